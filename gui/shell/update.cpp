// SPDX-License-Identifier: MIT
#include "gui/shell/update.h"

#include <fmt/format.h>

#include <utility>

namespace rapport::gui {
namespace {

/// Attempts that the lobby looks back on.
constexpr std::size_t kMostAttempts = 2000;

class Updater {
 public:
  Updater(AppState& state, const Services& services) : state_(state), services_(services) {}

  void enter_lobby() {
    leave_attempt();
    std::vector<Attempt> attempts;
    if (services_.attempts != nullptr) {
      auto listed = services_.attempts->list({}, kMostAttempts);
      if (listed) {
        attempts = std::move(*listed);
      } else {
        tell(listed.error());
      }
    }
    state_.lobby = make_lobby(state_.shelf, attempts);
    state_.place = Place::Lobby;
  }

  void operator()(const OpenScenario& action) {
    const auto* chosen = state_.shelf.find(action.id);
    if (chosen == nullptr)
      return tell({ErrorCode::NotFound, fmt::format("There is no scenario {}.", action.id), {}});
    leave_attempt();
    state_.briefing = make_briefing(*chosen, state_.briefing.mode);
    state_.place = Place::Briefing;
    state_.ui.to_top = true;
  }

  void operator()(const ChooseMode& action) { state_.briefing.mode = action.mode; }

  void operator()(const BeginAttempt&) {
    const auto* chosen = state_.shelf.find(state_.briefing.scenario_id);
    if (chosen == nullptr || state_.place != Place::Briefing) return;
    auto begun = AttemptRunner::begin(chosen->scenario, chosen->rubric, state_.briefing.mode,
                                      services_.new_seed(), services_.new_id(), services_.trainee, around());
    if (!begun) return tell(begun.error());
    hold(std::move(*begun));
  }

  void operator()(const ResumeAttempt& action) {
    if (services_.attempts == nullptr) return;
    const auto attempt = services_.attempts->find(action.id);
    if (!attempt) return tell(attempt.error());
    const auto* chosen = state_.shelf.find(attempt->saved.scenario_id);
    if (chosen == nullptr) {
      return tell({ErrorCode::NotFound,
                   fmt::format("The scenario {} is not here any more.", attempt->saved.scenario_id),
                   "The attempt is kept; bring the scenario's file back to go on."});
    }
    auto resumed = AttemptRunner::resume(chosen->scenario, chosen->rubric, *attempt, around());
    if (!resumed) return tell(resumed.error());
    hold(std::move(*resumed));
  }

  void operator()(const GiveReply& action) { submit({WrittenReply::Kind::Option, action.option_id}); }
  void operator()(const StaySilent&) { submit({WrittenReply::Kind::Silence, {}}); }

  void operator()(const SendWords& action) {
    if (!submit({WrittenReply::Kind::Typed, action.words})) return;
    state_.ui.draft.set_words({});
    state_.ui.focus_reply = !state_.conversation.over;
  }

  void operator()(const ShowHint&) {
    if (!in_conversation()) return;
    state_.hint_shown = true;
    state_.conversation = make_conversation(*state_.runner, state_.hint_shown);
  }

  void operator()(const RewindTo& action) {
    if (!state_.runner) return;
    const auto words = typed_words_of(action.reply);
    if (auto done = state_.runner->rewind(action.reply); !done) return tell(done.error());
    if (state_.ui.draft.is_blank()) state_.ui.draft.set_words(words);
    show_conversation();
  }

  void operator()(const OpenDebrief&) {
    if (!state_.runner) return;
    state_.debrief = make_debrief_model(*state_.runner);
    state_.place = Place::Debrief;
    state_.ui.to_top = true;
  }

  void operator()(const GoBack&) {
    if (state_.notice) {
      state_.notice.reset();
    } else if (state_.place != Place::Lobby) {
      enter_lobby();
    }
  }

  void operator()(const GoToLobby&) { enter_lobby(); }
  void operator()(const DismissNotice&) { state_.notice.reset(); }

 private:
  [[nodiscard]] AttemptRunner::Surroundings around() const {
    return {services_.attempts, services_.clock, services_.listener};
  }
  [[nodiscard]] bool in_conversation() const { return state_.runner && state_.place == Place::Conversation; }

  void tell(const Error& error) { state_.notice = Notice{error.message, error.way_out}; }

  void hold(AttemptRunner runner) {
    leave_attempt();
    state_.runner.emplace(std::move(runner));
    const auto draft = state_.drafts.find(state_.runner->attempt().id);
    state_.ui.draft.set_words(draft == state_.drafts.end() ? std::string() : draft->second);
    show_conversation();
  }

  /// Keeps the words that were typed and not sent.
  void leave_attempt() {
    if (!state_.runner) return;
    const auto& id = state_.runner->attempt().id;
    if (state_.ui.draft.is_blank()) {
      state_.drafts.erase(id);
    } else {
      state_.drafts[id] = state_.ui.draft.words();
    }
    state_.ui.draft.set_words({});
    state_.runner.reset();
  }

  void show_conversation() {
    state_.hint_shown = false;
    state_.conversation = make_conversation(*state_.runner, state_.hint_shown);
    state_.place = Place::Conversation;
    state_.ui.show_news = kFramesOfNews;
    const auto& session = state_.runner->session();
    if (services_.turn_reached && !session.is_over())
      services_.turn_reached(session.shared_scenario(), session.state().place);
  }

  /// The words of a reply that was typed, to be said better; none if it was chosen.
  [[nodiscard]] std::string typed_words_of(std::size_t reply) const {
    const auto& replies = state_.runner->session().replies();
    return reply < replies.size() ? replies[reply].words : std::string();
  }

  bool submit(const WrittenReply& reply) {
    if (!in_conversation()) return false;
    const auto before = state_.runner->session().replies().size();
    if (auto done = state_.runner->submit(reply); !done) tell(done.error());
    const bool taken = state_.runner->session().replies().size() > before;
    if (taken) show_conversation();
    return taken;
  }

  AppState& state_;
  const Services& services_;
};

}  // namespace

AppState open_app(Shelf shelf, const Services& services) {
  AppState state;
  state.shelf = std::move(shelf);
  Updater(state, services).enter_lobby();
  return state;
}

void update(AppState& state, Action action, const Services& services) {
  Updater updater(state, services);
  std::visit([&](const auto& one) { updater(one); }, action);
}

}  // namespace rapport::gui
