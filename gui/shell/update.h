// SPDX-License-Identifier: MIT
/// \file What each action does.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "engine/assessment/listener.h"
#include "engine/attempt/attempt_repository.h"
#include "engine/base/clock.h"
#include "gui/shell/actions.h"
#include "gui/shell/app_state.h"
#include "gui/shell/debrief_file.h"
#include "gui/shell/shelf_reader.h"
#include "gui/voice/customer_voice.h"

namespace rapport::gui {

/// What the window needs of the outside world. Everything must outlive the AppState that it is used with.
struct Services {
  AttemptRepository* attempts = nullptr;  ///< null: nothing is kept; used by jobs alone
  const Clock* clock = nullptr;
  std::function<std::uint64_t()> new_seed;
  std::function<AttemptId()> new_id;
  std::string trainee;
  const Listener* listener = nullptr;  ///< who understands typed words; null: authored wordings only
  /// Told of a turn at which somebody has begun to write, so that the words will be understood quickly; may
  /// be empty.
  std::function<void(std::shared_ptr<const Scenario>, TurnIndex)> words_to_come;
  /// Keeps settings for the next time, without waiting for the disk; may be empty.
  std::function<void(const Settings&)> save_settings;
  /// Why settings could not be kept, once each time; may be empty.
  std::function<std::optional<Error>()> settings_problem;
  /// Keeps unsent words for when the program was killed, without waiting for the disk; may be empty.
  std::function<void(std::map<AttemptId, std::string>)> keep_drafts;
  /// Why unsent words could not be kept, once each time; may be empty.
  std::function<std::optional<Error>()> drafts_problem;
  /// Saves a debrief among the person's documents, without waiting for the disk; may be empty.
  std::function<void(DebriefPage)> save_debrief;
  /// Where a debrief has come to lie, or why it has not, once for each; may be empty.
  std::function<std::optional<Result<std::filesystem::path>>()> debrief_saved;
  /// Shares a practice attempt with the team since then, or makes it private; used by jobs alone. Empty:
  /// there is no team that could see it.
  std::function<Result<void>(const AttemptId&, const std::optional<TimePoint>&)> share;
  /// Told when something has ended or was shared that the team's server may have; may be empty.
  std::function<void()> hand_on_soon;
  /// What became of that, once for each; may be empty.
  std::function<std::optional<TeamDelivery>()> team_news;
  /// Opens a file in the person's program for it; may be empty.
  std::function<Result<void>(const std::filesystem::path&)> open_file;
  /// Does a job on another thread, one after the other. Empty: update() does it at once.
  std::function<void(Job)> do_later;
  /// What came of a job, once for each; may be empty.
  std::function<std::optional<Action>()> job_done;
  /// Scenarios that were read since one asked last; may be empty.
  std::function<std::optional<ShelfNews>()> shelf_news;
  /// From now on the words of this language are shown ("" for the system's); may be empty.
  std::function<void(const std::string& language)> speak;
  LanguagesHere languages;
  /// Where the author's files lie, and the one that is open at first; may be empty.
  std::filesystem::path author_folder, author_file;
  /// What scenarios are rated by unless they say otherwise; null: none can be written here.
  std::shared_ptr<const Rubric> rubric;
  /// Reads files for the author, one job after the other on another thread. Empty: at once.
  std::function<void(Job)> read_for_author;
  /// Proves scenarios, one after the other on another thread. Empty: the author's at once, others never.
  std::function<void(Job)> prove_later;
  /// What came of those, once for each; may be empty.
  std::function<std::optional<Action>()> side_job_done;
  /// From now on watches this folder, and no other; may be empty.
  std::function<void(const std::filesystem::path&)> watch_folder;
  /// Whether files of that folder were written since one asked last; may be empty.
  std::function<bool()> folder_changed;
  /// Opens a file at a line in the person's own editor; may be empty.
  std::function<Result<void>(const std::filesystem::path& file, std::size_t line)> open_in_editor;
  /// Opens what many attempts are asked through; for jobs of `look_up_later` alone. Empty: there is no store
  /// to ask.
  OpenRecordsLater open_records;
  /// Asks a store, one question after the other on another thread. Empty: at once.
  std::function<void(Job)> look_up_later;
  /// Who corrects ratings unless they say otherwise; may be empty.
  std::string rater;
  CustomerVoice* voice = nullptr;  ///< null: the customer is never heard
};

/// The window as it opens: in the lobby. `reading`: how far the shelf is filled; the rest comes as ShelfRead.
[[nodiscard]] AppState open_app(Shelf shelf, const Services& services, const ShelfReading& reading = {});

/// The unsent words of every attempt that has any, with those in the reply box now.
[[nodiscard]] std::map<AttemptId, std::string> drafts_at_hand(const AppState& state);

/// Whether an action has to wait for the job that is at work: all that would change the attempt or leave it.
/// So everything happens in the order in which it was asked for, as if each job took no time, while the
/// window goes on drawing and the reply box goes on taking words.
[[nodiscard]] bool must_wait(const AppState& state, const Action& action);

/// Call after each frame: what it takes to understand typed words is made ready once there are some, and
/// costs nothing where nobody writes.
void notice_writing(AppState& state, const Services& services);

/// Carries out one action. What cannot be done becomes a notice and changes nothing else.
void update(AppState& state, Action action, const Services& services);

}  // namespace rapport::gui
