// SPDX-License-Identifier: MIT
/// \file Everything the window shows and remembers.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "engine/attempt/attempt_runner.h"
#include "gui/shell/shelf.h"
#include "gui/trainee/briefing_model.h"
#include "gui/trainee/conversation_model.h"
#include "gui/trainee/debrief_model.h"
#include "gui/trainee/lobby_model.h"
#include "gui/trainee/ui_state.h"

namespace rapport::gui {

enum class Place { Lobby, Briefing, Conversation, Debrief };

/// A failure of the outside world, shown until it is dismissed.
struct Notice {
  std::string what, way_out;
};

/// Changed by update() alone, except for `ui`, which belongs to the screens too.
struct AppState {
  Place place = Place::Lobby;
  Shelf shelf;
  std::optional<AttemptRunner> runner;      ///< the attempt in the conversation or the debrief
  std::map<AttemptId, std::string> drafts;  ///< words typed and not sent, of attempts that were left
  bool hint_shown = false;
  LobbyModel lobby;
  BriefingModel briefing;
  ConversationModel conversation;
  DebriefModel debrief;
  std::optional<Notice> notice;
  UiState ui;
};

}  // namespace rapport::gui
