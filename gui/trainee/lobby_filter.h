// SPDX-License-Identifier: MIT
/// \file Which scenarios the lobby is asked to show, and in which order.
#pragma once

#include <optional>
#include <string>

#include "engine/scenario/scenario.h"

namespace rapport::gui {

enum class LobbyOrder {
  Title,
  Shortest,
  Gentlest,
  LongestUntouched,  ///< those never played first
};

struct LobbyFilter {
  std::string words = {};   ///< as typed; all of them must be found
  std::string sector = {};  ///< empty: any
  std::optional<Difficulty> difficulty = {};
  std::string criterion = {};  ///< id of one that the scenario is mostly about; empty: any
  bool not_played = false;
  LobbyOrder order = LobbyOrder::Title;

  /// The same order, and everything shown.
  [[nodiscard]] LobbyFilter cleared() const {
    LobbyFilter all;
    all.order = order;
    return all;
  }
  [[nodiscard]] bool narrows() const { return *this != cleared(); }

  friend bool operator==(const LobbyFilter&, const LobbyFilter&) = default;
};

}  // namespace rapport::gui
