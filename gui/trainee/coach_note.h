// SPDX-License-Identifier: MIT
/// \file What a coach would say about one reply.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/report/debrief.h"

namespace rapport::gui {

struct RatingLine {
  std::string criterion;
  std::size_t place = 0;      ///< of the criterion in the rubric's order
  bool in_the_words = false;  ///< words of the reply are marked for it
  std::optional<Level> level;
  std::string level_name;
  bool called_for = false;
  std::string because;
};

/// How a moment could have sounded; several criteria may share the same words.
struct StrongerWords {
  std::string criteria;
  std::string words;  ///< empty if the scenario has none
};

struct SlipNote {
  std::string name, lesson;
};

struct CoachNote {
  std::size_t reply = 0;
  std::string customer;  ///< what was answered
  std::string words;     ///< the answer
  bool done = false;     ///< an act
  std::string unrated;   ///< why there are no ratings; empty if there are
  std::vector<RatingLine> ratings;
  std::vector<StrongerWords> missed;
  std::vector<SlipNote> slips;
  std::string about;  ///< what the moment was about
  int trust = 0, anger = 0;
  int trust_change = 0, anger_change = 0;
};

[[nodiscard]] CoachNote make_coach_note(const TurnDebrief& turn);

}  // namespace rapport::gui
