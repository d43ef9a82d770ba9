// SPDX-License-Identifier: MIT
/// \file What the lobby shows: the scenarios at hand and how one has done in them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/attempt/attempt.h"
#include "gui/shell/shelf.h"

namespace rapport::gui {

struct LobbyCard {
  std::string id, title, summary;
  std::string facts;   ///< sector, minutes, difficulty
  std::string trains;  ///< the criteria that it calls for, most often first
  std::string tags;
  std::string best, last;  ///< results; empty before the first finished attempt
  std::optional<AttemptId> unfinished;
  std::string unfinished_text;  ///< how far it had come
};

struct LobbyModel {
  std::vector<LobbyCard> cards;
  std::vector<UnplayableFile> unplayable;
};

/// `attempts` with the latest first, as AttemptRepository::list gives them. Attempts with scenarios that are
/// not on the shelf are passed over. Practice counts in the last result and in the best.
[[nodiscard]] LobbyModel make_lobby(const Shelf& shelf, const std::vector<Attempt>& attempts);

}  // namespace rapport::gui
