// SPDX-License-Identifier: MIT
#include "gui/author/author_update.h"

#include <algorithm>
#include <utility>

#include "engine/attempt/attempt_runner.h"
#include "gui/author/author_model.h"
#include "gui/author/trial_model.h"

namespace rapport::gui {
namespace {

class AuthorUpdater {
 public:
  AuthorUpdater(AppState& state, const Services& services)
      : state_(state), desk_(state.author), services_(services) {}

  void enter() {
    if (desk_.folder.empty()) desk_.folder = services_.author_folder;
    if (desk_.file.empty()) desk_.file = services_.author_file;
    if (services_.watch_folder) services_.watch_folder(desk_.folder);
    read();
    show();
  }

  void operator()(const OpenAuthored& action) {
    if (action.file == desk_.file) return;
    AuthorDesk fresh;
    fresh.folder = desk_.folder;
    fresh.files = std::move(desk_.files);
    fresh.reading = desk_.reading;
    fresh.proving = desk_.proving;
    fresh.page = desk_.page;
    fresh.file = action.file;
    desk_ = std::move(fresh);
    state_.ui.author.forget();
    read();
    show();
  }

  void operator()(const ShowAuthorPage& action) {
    desk_.page = action.page;
    state_.ui.author.to_top = true;
    show();
  }

  void operator()(const OpenInEditor& action) {
    if (desk_.file.empty() || !services_.open_in_editor) return;
    if (auto opened = services_.open_in_editor(action.file.empty() ? desk_.file : action.file, action.line);
        !opened)
      state_.notice = Notice{opened.error().message, opened.error().way_out};
  }

  void operator()(const LookAtNode& action) {
    const bool is_there =
        action.node && desk_.scenario != nullptr && *action.node < desk_.scenario->graph.nodes.size();
    desk_.node = is_there ? action.node : std::nullopt;
    show();
  }

  void operator()(BeginTrial& action) {
    if (desk_.scenario == nullptr) return;
    auto session = begin_trial(desk_.scenario->scenario, desk_.scenario->rubric, action.start);
    if (!session) {
      state_.notice = Notice{session.error().message, session.error().way_out};
      return;
    }
    desk_.trial = AuthorTrial{std::move(action.start), std::move(*session), {}};
    desk_.page = AuthorPage::Trial;
    state_.ui.author.show_end = kFramesToEnd;
    show();
  }

  void operator()(const GiveTrialReply& action) {
    if (!desk_.trial) return;
    later([trial = *desk_.trial, written = action.reply, listener = services_.listener]() mutable {
      auto reply = trial.session.read(written, understand_with(listener));
      auto given = reply ? trial.session.reply(std::move(*reply)) : tl::unexpected<Error>(reply.error());
      trial.not_beyond.clear();
      trial.replies = written_replies(trial.session);
      std::optional<Error> problem;
      if (!given) problem = given.error();
      return Action(AuthorAction(TrialAnswered{std::move(trial), std::move(problem)}));
    });
  }

  /// A trial that was changed meanwhile, as by an edit of the file, stays as it is.
  void operator()(TrialAnswered& answered) {
    if (!desk_.trial) return;
    const auto before = desk_.trial->session.replies().size();
    const bool same = desk_.trial->session.shared_scenario() == answered.trial.session.shared_scenario();
    const auto now = answered.trial.session.replies().size();
    if (answered.problem) {
      state_.notice = Notice{answered.problem->message, answered.problem->way_out};
    } else if (same && now == before + 1) {
      desk_.trial = std::move(answered.trial);
      state_.ui.author.words.set_words({});
      state_.ui.author.show_end = kFramesToEnd;
    }
    show();
  }

  void operator()(const RewindTrial& action) {
    if (!desk_.trial || action.reply > desk_.trial->session.replies().size()) return;
    desk_.trial->session.rewind(action.reply);
    desk_.trial->not_beyond.clear();
    desk_.trial->replies = written_replies(desk_.trial->session);
    state_.ui.author.show_end = kFramesToEnd;
    show();
  }

  void operator()(const EndTrial&) {
    desk_.trial.reset();
    show();
  }

  void operator()(const AuthorFilesChanged&) { read(); }

  void operator()(AuthorFolderRead& action) {
    desk_.reading = false;
    desk_.files = std::move(action.reading.files);
    auto& read_file = action.reading.file;
    if (read_file && read_file->file == desk_.file) take(std::move(*read_file));
    auto& translations = action.reading.translations;
    if (translations && translations->of == desk_.file) desk_.translations = std::move(*translations);
    if (std::exchange(desk_.read_again, false)) read();
    show();
  }

  void operator()(AuthorProved& action) {
    desk_.proving = false;
    const bool is_of_now = action.reading.bytes == desk_.bytes;
    if (is_of_now) {
      desk_.diagnostics = std::move(action.reading.diagnostics);
      desk_.proof = std::move(action.reading.proof);
    } else if (desk_.bytes != nullptr && !desk_.has_errors) {
      prove();
    }
    show();
  }

 private:
  void later(const std::function<void(Job)>& door, Job job) {
    if (door) return door(std::move(job));
    update(state_, job(), services_);
  }
  void later(Job job) { later(services_.read_for_author, std::move(job)); }

  /// One reading at a time: what changes during it is read once more after it.
  void read() {
    if (desk_.folder.empty() || services_.rubric == nullptr) return;
    if (desk_.reading) {
      desk_.read_again = true;
      return;
    }
    desk_.reading = true;
    ReadingTask task;
    task.folder = desk_.folder;
    task.file = desk_.file;
    task.known = desk_.bytes;
    task.kept = desk_.kept;
    task.last = desk_.scenario;
    task.translations = desk_.translations.content;
    task.rubric = services_.rubric;
    task.listener = services_.listener;
    if (desk_.trial) {
      task.trial = desk_.trial->start;
      task.replies = desk_.trial->replies;
    }
    later([task = std::move(task)] { return Action(AuthorAction(AuthorFolderRead{read_for_author(task)})); });
  }

  void take(AuthorReading reading) {
    desk_.bytes = reading.bytes;
    desk_.diagnostics = std::move(reading.diagnostics);
    desk_.has_errors = reading.scenario == nullptr;
    if (desk_.has_errors) return;
    // Those of a large file take much room, and others are on their way.
    desk_.proof.reset();
    state_.author_page.proof.reset();
    state_.author_page.scenario.reset();
    desk_.scenario = std::move(reading.scenario);
    if (desk_.node && *desk_.node >= desk_.scenario->graph.nodes.size()) desk_.node.reset();
    state_.ui.author.graph_changed = true;
    follow_trial(std::move(reading.trial));
    prove();
  }

  /// The trial goes on in the scenario as it is now. Replies that were given since the reading began are
  /// given again.
  void follow_trial(std::optional<AuthorTrial> kept) {
    if (!desk_.trial) return;
    const auto& [start, session, not_beyond, replies] = *desk_.trial;
    if (!kept || kept->start != start || kept->replies != replies) {
      auto again = keep_trial(desk_.scenario->scenario, desk_.scenario->rubric, start, replies,
                              understand_with(services_.listener));
      kept = AuthorTrial{start, std::move(again.session),
                         again.not_beyond ? again.not_beyond->text() : std::string(), replies};
    }
    desk_.trial = std::move(kept);
  }

  /// One proof at a time; the one that is at work may be of words that are no longer there.
  void prove() {
    if (desk_.proving) return;
    desk_.proving = true;
    later(services_.prove_later,
          [file = desk_.file, bytes = desk_.bytes, scenario = desk_.scenario, rubric = services_.rubric] {
            return Action(AuthorAction(AuthorProved{prove_for_author(file, bytes, scenario, rubric)}));
          });
  }

  static std::vector<WrittenReply> written_replies(const Session& session) { return session.save().replies; }

  void show() { say_author(state_); }

  AppState& state_;
  AuthorDesk& desk_;
  const Services& services_;
};

}  // namespace

void enter_author(AppState& state, const Services& services) {
  AuthorUpdater(state, services).enter();
}

void say_author(AppState& state) {
  auto before = std::move(state.author_page);
  auto& page = state.author_page = make_author_model(state.author);
  // What was proved of the file as it was is worth reading until it is proved anew.
  if (page.proof == nullptr && state.author.proving && before.file == page.file) {
    page.proof_text = std::move(before.proof_text);
    page.endings = std::move(before.endings);
    page.scores = std::move(before.scores);
    page.undecided = std::move(before.undecided);
  }
  state.trial_page = make_trial_model(state.author);
}

void update_author(AppState& state, AuthorAction action, const Services& services) {
  AuthorUpdater updater(state, services);
  std::visit([&](auto& one) { updater(one); }, action);
}

}  // namespace rapport::gui
