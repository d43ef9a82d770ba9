// SPDX-License-Identifier: MIT
/// \file What the lobby shows: the scenarios at hand, how one has done in them, and what to do next.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/attempt/attempt.h"
#include "gui/shell/shelf.h"
#include "gui/shell/team_courier.h"
#include "gui/trainee/lobby_filter.h"

namespace rapport::gui {

struct LobbyCard {
  std::string id, title, summary;
  std::string facts;       ///< sector, minutes, difficulty
  std::string trains;      ///< the criteria that it calls for, most often first
  std::string best, last;  ///< results; empty before the first finished attempt
  std::optional<AttemptId> unfinished;
  std::string unfinished_text;        ///< how far it had come
  std::vector<std::string> standing;  ///< all of that in lines, or that there is nothing yet

  // What it is found and put in order by.
  std::string found_by;  ///< title, sector, tags and summary; see lobby_search.h
  std::string sector;
  Difficulty difficulty = Difficulty::Moderate;
  int minutes = 0;
  std::vector<std::string> mostly;  ///< ids of the criteria that it is mostly about
  bool played = false;              ///< to an end
  TimePoint touched;                ///< when an attempt with it was touched last
};

/// One entry of a menu, and the lobby that it leads to.
struct LobbyChoice {
  std::string name;
  LobbyFilter leads_to;
  bool chosen = false;
};

/// A criterion that a scenario here is mostly about.
struct LobbyCriterion {
  std::string id, name;
};

struct LobbyMenu {
  std::string id;     ///< of its button
  std::string title;  ///< such as "Sector"
  std::vector<LobbyChoice> choices;
};

/// The one recommendation.
struct LobbyNext {
  std::string scenario_id, title, facts;
  std::string reason;                ///< one or two sentences
  std::optional<AttemptId> attempt;  ///< to go on with; none: open the scenario
};

struct LobbyModel {
  std::vector<LobbyCard> cards;  ///< all of them, as they lie on the shelf
  std::vector<UnplayableFile> unplayable;
  std::optional<LobbyNext> next;  ///< none while scenarios are still being read

  std::vector<std::string> sectors;      ///< in the order of their letters
  std::vector<LobbyCriterion> criteria;  ///< in the rubric's order

  LobbyFilter filter;
  std::vector<std::size_t> shown;  ///< which cards, in order
  std::string count;               ///< "12 of 500 scenarios"
  bool has_tools = false;          ///< there is enough to search in
  std::vector<LobbyMenu> menus;
  LobbyChoice only_new;  ///< to be switched: only scenarios that were never played

  std::string team;         ///< what the team's server has and has not; empty where there is none
  std::string reading;      ///< "Reading scenarios, 120 of 500"; empty once all are read
  float reading_share = 1;  ///< 0 to 1
};

/// How far the reading of scenarios has come. All that there are, once `read` is `total`.
struct ShelfReading {
  std::size_t read = 0, total = 0;

  [[nodiscard]] bool is_done() const { return read >= total; }
};

/// `attempts` with the latest first, as AttemptRepository::list gives them. Attempts with scenarios that are
/// not on the shelf are passed over. Practice counts in the last result and in the best. While scenarios are
/// being read the cards stay in the order in which they come, so that none moves under the pointer.
[[nodiscard]] LobbyModel make_lobby(const Shelf& shelf, const std::vector<Attempt>& attempts,
                                    const LobbyFilter& filter = {}, const ShelfReading& reading = {});

/// What was handed on to the team and what waits, in a sentence or two.
[[nodiscard]] std::string team_text(const TeamDelivery& delivery);

/// Shows another part of the same cards.
void narrow(LobbyModel& model, const LobbyFilter& filter);

}  // namespace rapport::gui
