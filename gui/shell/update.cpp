// SPDX-License-Identifier: MIT
#include "gui/shell/update.h"

#include <fmt/format.h>

#include <algorithm>
#include <type_traits>
#include <utility>
#include <vector>

#include "engine/base/words.h"
#include "engine/exporting/debrief_html.h"
#include "engine/proof/proof.h"
#include "engine/report/earlier_results.h"
#include "engine/report/progress.h"
#include "gui/author/author_update.h"
#include "gui/manager/manager_update.h"

namespace rapport::gui {
namespace {

/// Attempts that the lobby looks back on.
constexpr std::size_t kMostAttempts = 2000;

/// All words that were written in the conversation and are not stored yet.
std::string words_at_hand(const AppState& state) {
  std::string words;
  for (const auto& one : state.unsent) words += words.empty() ? one : '\n' + one;
  if (!state.ui.draft.is_blank())
    words += words.empty() ? state.ui.draft.words() : '\n' + state.ui.draft.words();
  return words;
}

class Updater {
 public:
  Updater(AppState& state, const Services& services) : state_(state), services_(services) {}

  void carry_out(Action action) {
    std::visit([&](auto& one) { (*this)(one); }, action);
  }

  void enter_lobby() {
    leave_attempt();
    state_.place = Place::Lobby;
    show_lobby();
    list_attempts();
  }

  void operator()(const OpenScenario& action) {
    const auto* chosen = state_.shelf.find(action.id);
    if (chosen == nullptr)
      return tell({ErrorCode::NotFound, tr_format("There is no scenario {}.", action.id), {}});
    leave_attempt();
    state_.briefing = make_briefing(*chosen, state_.briefing.mode);
    state_.place = Place::Briefing;
    state_.ui.to_top = true;
  }

  void operator()(const ChooseMode& action) { state_.briefing.mode = action.mode; }

  void operator()(const ChooseLanguage& action) {
    if (state_.place != Place::Briefing) return;
    state_.settings.conversation_language = action.tag;
    state_.shelf.choose_language(action.tag);
    say_briefing();
    if (services_.save_settings) services_.save_settings(state_.settings);
  }

  void operator()(const BeginAttempt&) {
    const auto* chosen = state_.shelf.find(state_.briefing.scenario_id);
    if (chosen == nullptr || state_.place != Place::Briefing) return;
    later([chosen = *chosen, mode = state_.briefing.mode, seed = services_.new_seed(),
           id = services_.new_id(), trainee = services_.trainee, around = around()] {
      return Action(AttemptOpened{
          AttemptRunner::begin(chosen.scenario, chosen.rubric, mode, seed, id, trainee, around), id});
    });
  }

  void operator()(const ResumeAttempt& action) { bring_back(action.id, false); }
  void operator()(const ReviewAttempt& action) { bring_back(action.id, true); }

  void operator()(AttemptOpened& opened) {
    if (!opened.runner) return tell(opened.runner.error());
    prove_best(*opened.runner);
    if (opened.review) return review(std::move(*opened.runner));
    follow_draft(opened.asked_for, opened.runner->attempt().id);
    hold(std::move(*opened.runner));
  }

  void operator()(const GiveReply& action) { answer({WrittenReply::Kind::Option, action.option_id}); }
  void operator()(const StaySilent&) { answer({WrittenReply::Kind::Silence, {}}); }

  /// The box is empty at once, so that one can go on writing; what cannot be sent comes back into it.
  void operator()(const SendWords& action) {
    if (!in_conversation()) return;
    state_.ui.draft.set_words({});
    state_.ui.focus_reply = !state_.conversation.over;
    state_.unsent.push_back(action.words);
    send_next();
  }

  void operator()(Answered& answered) {
    const auto before = state_.runner->session().replies().size();
    state_.runner = std::move(answered.runner);
    const bool taken = state_.runner->session().replies().size() > before;
    if (answered.problem) tell(*answered.problem);
    if (taken && answered.typed) state_.unsent.pop_front();
    if (taken) show_conversation();
    if ((answered.typed && !taken) || state_.conversation.over) take_unsent_back();
    send_next();
    if (taken && state_.conversation.over && services_.hand_on_soon) services_.hand_on_soon();
  }

  void operator()(const ShowHint&) {
    if (!in_conversation()) return;
    state_.hint_shown = true;
    say_conversation();
  }

  void operator()(const RewindTo& action) {
    if (!state_.runner || state_.reviewing) return;
    const auto words = typed_words_of(action.reply);
    later([runner = *state_.runner, words, reply = action.reply]() mutable {
      auto done = runner.rewind(reply);
      return Action(TakenBack{std::move(runner), words, problem_of(std::move(done))});
    });
  }

  void operator()(const ShareAttempt& action) {
    if (state_.place != Place::Debrief || !state_.debrief.sharing) return;
    const auto at = action.shared ? std::optional(services_.clock->now()) : std::nullopt;
    later([share = services_.share, id = state_.runner->attempt().id, at] {
      return Action(AttemptShared{id, at, problem_of(share(id, at))});
    });
  }

  void operator()(AttemptShared& shared) {
    if (shared.problem) return tell(*shared.problem);
    if (services_.hand_on_soon) services_.hand_on_soon();
    const bool is_open = state_.runner && state_.runner->attempt().id == shared.id;
    if (is_open) note_attempt(state_.runner->attempt());
    if (auto* known = known_attempt(shared.id)) known->shared = shared.at;
    if (is_open && state_.place == Place::Debrief) say_debrief();
  }

  void operator()(TeamHeard& heard) {
    state_.team = std::move(heard.delivery);
    show_again();
  }

  void operator()(TakenBack& taken) {
    if (taken.problem) {
      tell(*taken.problem);
    } else {
      state_.runner = std::move(taken.runner);
      if (state_.ui.draft.is_blank()) state_.ui.draft.set_words(taken.words);
      show_conversation();
    }
    send_next();
  }

  void operator()(BestProved& proved) {
    state_.best_written[proved.scenario_hash] = std::move(proved.best);
    if (state_.runner && state_.place == Place::Debrief) say_debrief();
  }

  void operator()(const OpenDebrief&) {
    if (!state_.runner) return;
    hush();
    say_debrief();
    state_.place = Place::Debrief;
    state_.ui.to_top = true;
  }

  void operator()(const SaveDebrief&) {
    if (!state_.runner || state_.place != Place::Debrief || !services_.save_debrief) return;
    const auto& runner = *state_.runner;
    const auto offset = utc_offset_at(runner.attempt().started);
    services_.save_debrief({debrief_file_name(runner.scenario().title, runner.attempt().started, offset),
                            debrief_html(make_debrief(runner, best_written_in(runner.scenario())),
                                         earlier_results_of(runner), imprint_of(runner, offset))});
  }

  void operator()(const DebriefSaved& action) {
    state_.notice = Notice{tr_format("Saved as {}", action.file.string()),
                           action.file.extension() == ".html"
                               ? tr("It opens in any browser, and can be printed from there.")
                               : tr("It opens in the program that you use for such files."),
                           action.file};
  }

  void operator()(const OpenFile& action) {
    if (!services_.open_file) return;
    if (auto opened = services_.open_file(action.file); !opened) tell(opened.error());
  }

  void operator()(const GoBack&) {
    if (state_.notice) {
      state_.notice.reset();
    } else if (state_.overlay != Overlay::None) {
      state_.overlay = Overlay::None;
    } else if (state_.place == Place::Debrief && state_.reviewing) {
      enter_progress();
    } else if (state_.place == Place::Manager && leave_manager_detail(state_, services_)) {
      return;
    } else if (state_.place != Place::Lobby) {
      enter_lobby();
    }
  }

  void operator()(const GoToLobby&) { enter_lobby(); }
  void operator()(const OpenProgress&) { enter_progress(); }

  void operator()(const ChangeLobby& action) {
    narrow(state_.lobby, action.filter);
    state_.ui.lobby_rows.forget();
  }

  void operator()(ShelfRead& read) {
    auto& shelf = state_.shelf;
    read.more.choose_language(state_.settings.conversation_language);
    for (auto& one : read.more.scenarios) shelf.scenarios.push_back(std::move(one));
    for (auto& one : read.more.unplayable) shelf.unplayable.push_back(std::move(one));
    state_.reading = read.reading;
    show_again();
    // Reports name scenarios.
    if (state_.place == Place::Manager && state_.reading.is_done()) ask_manager_again(state_, services_);
  }

  void operator()(AttemptsListed& listed) {
    if (!listed.attempts) return tell(listed.attempts.error());
    state_.attempts = std::move(*listed.attempts);
    show_again();
  }

  void operator()(const OpenAuthor&) {
    leave_attempt();
    state_.place = Place::Author;
    enter_author(state_, services_);
  }

  void operator()(AuthorAction& action) { update_author(state_, std::move(action), services_); }

  void operator()(const OpenManager&) {
    leave_attempt();
    state_.overlay = Overlay::None;
    state_.place = Place::Manager;
    if (state_.ui.manager.rater.is_blank()) state_.ui.manager.rater.set_words(services_.rater);
    enter_manager(state_, services_);
  }

  void operator()(ManagerAction& action) { update_manager(state_, std::move(action), services_); }

  void operator()(const DismissNotice&) { state_.notice.reset(); }

  void operator()(const OpenSettings&) {
    if (services_.voice != nullptr) services_.voice->try_out();
    show_settings();
    state_.overlay = Overlay::Settings;
    state_.ui.overlay_to_top = true;
    state_.ui.reset_asked = false;
  }

  void operator()(const OpenKeys&) {
    state_.overlay = Overlay::Keys;
    state_.ui.overlay_to_top = true;
  }

  void operator()(const ChangeSettings& action) {
    if (action.settings == state_.settings) return;
    const auto before = std::exchange(state_.settings, action.settings);
    if (before.conversation_language != state_.settings.conversation_language)
      state_.shelf.choose_language(state_.settings.conversation_language);
    if (before.language != state_.settings.language) change_language();
    show_settings();
    if (services_.save_settings) services_.save_settings(state_.settings);
    follow_voice(before.voice);
  }

  void operator()(const SpeakOrHush&) {
    if (services_.voice == nullptr || !in_conversation()) return;
    services_.voice->is_speaking() ? hush() : speak();
  }

  void operator()(const Hush&) { hush(); }

  void operator()(const VoiceHeard& heard) {
    state_.voice = heard.state;
    state_.conversation.spoken = heard.state.word;
    show_settings();
  }

  void operator()(const Tell& action) { state_.notice = Notice{action.what, action.way_out}; }

 private:
  [[nodiscard]] AttemptRunner::Surroundings around() const {
    return {services_.attempts, services_.clock, services_.listener};
  }
  [[nodiscard]] bool in_conversation() const { return state_.runner && state_.place == Place::Conversation; }

  static std::optional<Error> problem_of(Result<void> done) {
    if (done) return std::nullopt;
    return std::move(done.error());
  }

  void later(Job job) {
    if (!services_.do_later) return carry_out(job());
    state_.job_at_work = true;
    services_.do_later(std::move(job));
  }

  /// Well before anybody comes to a debrief.
  void prove_best(const AttemptRunner& runner) {
    if (!services_.prove_later || state_.best_written.contains(runner.scenario().hash)) return;
    services_.prove_later(
        [scenario = runner.session().shared_scenario(), rubric = runner.session().shared_rubric()] {
          return Action(BestProved{scenario->hash, best_scores(prove(*scenario, *rubric))});
        });
  }

  /// Empty as long as it is not proved.
  [[nodiscard]] CriterionScores best_written_in(const Scenario& scenario) const {
    const auto known = state_.best_written.find(scenario.hash);
    return known == state_.best_written.end() ? CriterionScores() : known->second;
  }

  /// What this person has reached in the same scenario before; nothing if the store cannot say.
  [[nodiscard]] EarlierResults earlier_results_of(const AttemptRunner& runner) const {
    return earlier_results(state_.attempts, runner.attempt(), runner.rubric().criteria.size());
  }

  void show_lobby() {
    state_.lobby = make_lobby(state_.shelf, state_.attempts, state_.lobby.filter, state_.reading);
    if (state_.team) state_.lobby.team = team_text(*state_.team);
    state_.ui.lobby_rows.forget();
  }

  void show_progress() {
    show_lobby();  // it knows what to do next
    state_.progress = make_progress_model(make_progress(state_.attempts), state_.shelf, state_.lobby.next,
                                          [](TimePoint moment) { return utc_offset_at(moment); });
  }

  void enter_progress() {
    leave_attempt();
    state_.place = Place::Progress;
    state_.ui.to_top = true;
    show_progress();
    list_attempts();
  }

  /// After the shelf or the attempts have changed.
  void show_again() {
    if (state_.place == Place::Lobby) show_lobby();
    if (state_.place == Place::Progress) show_progress();
  }

  /// What is shown meanwhile is right but for what other windows have done.
  void list_attempts() {
    if (services_.attempts == nullptr) return;
    later([attempts = services_.attempts] {
      return Action(AttemptsListed{attempts->list({}, kMostAttempts)});
    });
  }

  void bring_back(const AttemptId& id, bool for_review) {
    if (services_.attempts == nullptr) return;
    later([id, for_review, shelf = state_.shelf, around = around()] {
      return Action(AttemptOpened{brought_back(id, shelf, around), id, for_review});
    });
  }

  static Result<AttemptRunner> brought_back(const AttemptId& id, const Shelf& shelf,
                                            const AttemptRunner::Surroundings& around) {
    const auto attempt = around.repository->find(id);
    if (!attempt) return tl::unexpected(attempt.error());
    const auto* chosen = shelf.find(attempt->saved.scenario_id);
    if (chosen == nullptr) {
      return failure(ErrorCode::NotFound,
                     tr_format("The scenario {} is not here any more.", attempt->saved.scenario_id),
                     tr("The attempt is kept; bring the scenario's file back to go on."));
    }
    return AttemptRunner::resume(chosen->scenario, chosen->rubric, *attempt, around);
  }

  /// A result that was reached stays as it was: nothing is tried again in an attempt that one looks back on.
  void review(AttemptRunner runner) {
    leave_attempt();
    state_.runner.emplace(std::move(runner));
    state_.reviewing = true;
    (*this)(OpenDebrief{});
  }

  void show_settings() {
    state_.settings_page = make_settings_model(state_.settings, state_.voice.trouble, services_.languages);
  }

  /// Says again, in other words, what is shown, and leaves everything else as it is.
  void change_language() {
    if (services_.speak) services_.speak(state_.settings.language);
    state_.ui.line_heights = {};
    show_again();
    if (state_.place == Place::Author) say_author(state_);
    if (state_.place == Place::Manager) ask_manager_again(state_, services_);
    if (state_.place == Place::Briefing) say_briefing();
    if (state_.place == Place::Conversation) say_conversation();
    if (state_.place == Place::Debrief) say_debrief();
  }

  void say_briefing() {
    const auto* chosen = state_.shelf.find(state_.briefing.scenario_id);
    if (chosen != nullptr) state_.briefing = make_briefing(*chosen, state_.briefing.mode);
  }

  void say_conversation() {
    state_.conversation = make_conversation(*state_.runner, state_.hint_shown);
    state_.conversation.spoken = state_.voice.word;
  }

  void say_debrief() {
    state_.debrief = make_debrief_model(*state_.runner, earlier_results_of(*state_.runner),
                                        best_written_in(state_.runner->scenario()));
    state_.debrief.can_try_again = state_.debrief.can_try_again && !state_.reviewing;
    const auto& attempt = state_.runner->attempt();
    if (services_.share && attempt.mode == Mode::Practice &&
        attempt.result.status != AttemptStatus::Incomplete) {
      const auto* known = known_attempt(attempt.id);
      state_.debrief.sharing = Sharing{(known != nullptr ? known->shared : attempt.shared).has_value()};
    }
  }

  /// What the customer said last, in the voice of how they feel now.
  void speak() {
    if (services_.voice == nullptr) return;
    const auto& conversation = state_.conversation;
    std::vector<SpokenLine> lines;
    for (auto i = conversation.latest; i < conversation.lines.size(); ++i) {
      const auto& line = conversation.lines[i];
      if (line.speaker == TranscriptLine::Speaker::Customer) lines.push_back({i, line.text});
    }
    const auto& scenario = state_.runner->scenario();
    const Mood mood{static_cast<float>(conversation.trust), static_cast<float>(conversation.anger)};
    services_.voice->say(std::move(lines), delivery_of(scenario.customer, scenario.language, mood,
                                                       state_.settings.voice.volume));
  }

  void hush() const {
    if (services_.voice != nullptr) services_.voice->stop();
  }

  /// One who changes how the customer is heard wants to hear it.
  void follow_voice(const VoiceSettings& before) {
    const auto& now = state_.settings.voice;
    if (now.on == before.on && now.volume == before.volume) return;
    if (!now.on) return hush();
    if (in_conversation()) speak();
  }

  void tell(const Error& error) { state_.notice = Notice{error.message, error.way_out}; }

  void hold(AttemptRunner runner) {
    leave_attempt();
    state_.ui.face.reset();
    state_.runner.emplace(std::move(runner));
    const auto draft = state_.drafts.find(state_.runner->attempt().id);
    state_.ui.draft.set_words(draft == state_.drafts.end() ? std::string() : unsent_part(draft->second));
    show_conversation();
  }

  /// An attempt that goes on with an edited scenario has another id.
  void follow_draft(const AttemptId& before, const AttemptId& now) {
    auto draft = state_.drafts.extract(before);
    if (draft.empty()) return;
    draft.key() = now;
    state_.drafts.insert(std::move(draft));
  }

  /// A program that was killed may have stored a reply and not yet thrown its draft away.
  [[nodiscard]] std::string unsent_part(const std::string& draft) const {
    const auto& replies = state_.runner->session().replies();
    const auto sent = replies.empty() ? std::string() : replies.back().words;
    if (sent.empty() || !draft.starts_with(sent)) return draft;
    if (draft.size() == sent.size()) return {};
    return draft[sent.size()] == '\n' ? draft.substr(sent.size() + 1) : draft;
  }

  /// Keeps the words that were typed and not sent.
  void leave_attempt() {
    if (!state_.runner) return;
    hush();
    if (!state_.reviewing) {
      state_.drafts = drafts_at_hand(state_);
      note_attempt(state_.runner->attempt());
    }
    state_.ui.draft.set_words({});
    state_.unsent.clear();
    state_.runner.reset();
    state_.reviewing = false;
  }

  /// As the store would list it now.
  void note_attempt(const Attempt& attempt) {
    if (services_.attempts == nullptr) return;
    auto noted = attempt;
    if (const auto* known = known_attempt(attempt.id)) noted.shared = known->shared;
    std::erase_if(state_.attempts, [&](const Attempt& one) { return one.id == attempt.id; });
    state_.attempts.insert(state_.attempts.begin(), std::move(noted));
  }

  /// An attempt as it was listed or noted last; null if it was not.
  [[nodiscard]] Attempt* known_attempt(const AttemptId& id) const {
    const auto known = std::ranges::find(state_.attempts, id, &Attempt::id);
    return known == state_.attempts.end() ? nullptr : &*known;
  }

  void show_conversation() {
    state_.hint_shown = false;
    state_.conversation = make_conversation(*state_.runner, state_.hint_shown);
    state_.place = Place::Conversation;
    state_.ui.show_news = kFramesOfNews;
    state_.settings.voice.on ? speak() : hush();
  }

  /// The words of a reply that was typed, to be said better; none if it was chosen.
  [[nodiscard]] std::string typed_words_of(std::size_t reply) const {
    const auto& replies = state_.runner->session().replies();
    return reply < replies.size() ? replies[reply].words : std::string();
  }

  /// What is chosen while another reply is on its way was meant for a turn that is over by then.
  void answer(WrittenReply reply) {
    if (!in_conversation() || state_.job_at_work) return;
    later([runner = *state_.runner, reply = std::move(reply)]() mutable {
      auto done = runner.submit(reply);
      const bool typed = reply.kind == WrittenReply::Kind::Typed;
      return Action(Answered{std::move(runner), typed, problem_of(std::move(done))});
    });
  }

  void send_next() {
    if (!state_.unsent.empty()) answer({WrittenReply::Kind::Typed, state_.unsent.front()});
  }

  /// Words that could not be sent, before those written since.
  void take_unsent_back() {
    if (state_.unsent.empty()) return;
    state_.ui.draft.set_words(words_at_hand(state_));
    state_.unsent.clear();
  }

  AppState& state_;
  const Services& services_;
};

}  // namespace

AppState open_app(Shelf shelf, const Services& services, const ShelfReading& reading) {
  AppState state;
  state.shelf = std::move(shelf);
  state.reading = reading;
  Updater(state, services).enter_lobby();
  return state;
}

std::map<AttemptId, std::string> drafts_at_hand(const AppState& state) {
  auto drafts = state.drafts;
  if (!state.runner) return drafts;
  const auto& id = state.runner->attempt().id;
  if (auto words = words_at_hand(state); words.empty()) {
    drafts.erase(id);
  } else {
    drafts[id] = std::move(words);
  }
  return drafts;
}

bool must_wait(const AppState& state, const Action& action) {
  if (!state.job_at_work) return false;
  return std::visit(
      []<typename One>(const One&) {
        // Replies see to it themselves, and these change nothing that a job works with.
        return !(std::is_same_v<One, GiveReply> || std::is_same_v<One, StaySilent> ||
                 std::is_same_v<One, SendWords> || std::is_same_v<One, ChangeLobby> ||
                 std::is_same_v<One, ShelfRead> || std::is_same_v<One, DebriefSaved> ||
                 std::is_same_v<One, OpenFile> || std::is_same_v<One, DismissNotice> ||
                 std::is_same_v<One, OpenSettings> || std::is_same_v<One, OpenKeys> ||
                 std::is_same_v<One, ChangeSettings> || std::is_same_v<One, SpeakOrHush> ||
                 std::is_same_v<One, Hush> || std::is_same_v<One, AuthorAction> ||
                 std::is_same_v<One, ManagerAction> || std::is_same_v<One, VoiceHeard> ||
                 std::is_same_v<One, Tell> || std::is_same_v<One, TeamHeard>);
      },
      action);
}

void notice_writing(AppState& state, const Services& services) {
  if (!services.words_to_come || !state.runner || state.place != Place::Conversation) return;
  const auto& session = state.runner->session();
  if (session.is_over() || state.ui.draft.is_blank()) return;
  std::pair here(session.scenario().hash, session.state().place);
  if (state.words_expected == here) return;
  state.words_expected = std::move(here);
  services.words_to_come(session.shared_scenario(), session.state().place);
}

void update(AppState& state, Action action, const Services& services) {
  Updater(state, services).carry_out(std::move(action));
}

}  // namespace rapport::gui
