// SPDX-License-Identifier: MIT
/// \file Everything the window shows and remembers.
#pragma once

#include <deque>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/attempt/attempt_runner.h"
#include "gui/author/author_desk.h"
#include "gui/author/author_model.h"
#include "gui/author/trial_model.h"
#include "gui/manager/manager_desk.h"
#include "gui/manager/manager_model.h"
#include "gui/settings/settings.h"
#include "gui/shell/shelf.h"
#include "gui/shell/team_courier.h"
#include "gui/trainee/briefing_model.h"
#include "gui/trainee/conversation_model.h"
#include "gui/trainee/debrief_model.h"
#include "gui/trainee/lobby_model.h"
#include "gui/trainee/progress_model.h"
#include "gui/trainee/settings_model.h"
#include "gui/trainee/ui_state.h"
#include "gui/voice/customer_voice.h"

namespace rapport::gui {

enum class Place { Lobby, Progress, Briefing, Conversation, Debrief, Author, Manager };

/// A page that lies over the place, which stays as it is.
enum class Overlay { None, Settings, Keys };

/// A failure of the outside world, or a file that was written; shown until it is dismissed.
struct Notice {
  std::string what, way_out;
  std::filesystem::path file = {};  ///< good news: it may be opened from here; empty: a failure
};

/// Changed by update() alone, except for `ui`, which belongs to the screens too.
struct AppState {
  Place place = Place::Lobby;
  Overlay overlay = Overlay::None;
  Settings settings;
  Shelf shelf;
  ShelfReading reading;           ///< how far the shelf is filled
  std::vector<Attempt> attempts;  ///< as the store listed them last, the latest first, with what came since
  std::optional<AttemptRunner> runner;      ///< the attempt in the conversation or the debrief
  std::map<AttemptId, std::string> drafts;  ///< words typed and not sent, of attempts that were left
  std::map<std::string, CriterionScores> best_written;  ///< by the hash of scenarios: see BestProved
  bool job_at_work = false;                             ///< its outcome is still to come; see must_wait()
  /// The scenario, by its hash, and the turn for which it was told last that words are to come.
  std::optional<std::pair<std::string, TurnIndex>> words_expected;
  std::deque<std::string> unsent;  ///< words given to be sent, the first of which is on its way
  bool hint_shown = false;
  bool reviewing = false;  ///< the debrief is one of an earlier attempt
  LobbyModel lobby;
  BriefingModel briefing;
  ConversationModel conversation;
  DebriefModel debrief;
  ProgressModel progress;
  SettingsModel settings_page;
  AuthorDesk author;
  AuthorModel author_page;
  TrialModel trial_page;
  ManagerDesk manager;
  ManagerModel manager_page;
  std::optional<Notice> notice;
  std::optional<TeamDelivery> team;  ///< as it was told last; none: nothing is handed on, or not yet
  VoiceState voice;                  ///< as it was told last
  UiState ui;
};

}  // namespace rapport::gui
