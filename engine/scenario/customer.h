// SPDX-License-Identifier: MIT
/// \file The simulated person.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/rubric/rating.h"
#include "engine/scenario/portrait.h"
#include "engine/scenario/turn.h"

namespace rapport {

/// The most missteps that a customer may be given to put up with.
inline constexpr int kMostPatience = 20;

/// How the customer sounds.
struct Voice {
  enum class Pitch : std::uint8_t { Low, Medium, High };
  enum class Pace : std::uint8_t { Slow, Medium, Quick };
  Pitch pitch = Pitch::Medium;
  Pace pace = Pace::Medium;
};

/// Trust, anger and loyalty are whole numbers from 0 to 100.
struct Customer {
  std::string name;
  std::string pronouns;
  bool long_standing = false;
  int trust = 50;         ///< at the first turn
  int trust_before = 50;  ///< before the failure
  int anger = 50;
  int patience = 3;  ///< missteps until out_of_patience, 1 to 20
  std::vector<Branch> out_of_patience;
  int loyalty = 50;  ///< before the failure
  std::string problem;
  std::string worry;
  std::optional<FactIndex> worry_fact;  ///< revealing it shows that the worry was found
  Portrait portrait;
  Voice voice;
  std::array<std::string, kMostCriteria> reactions;  ///< to what was missing, by criterion; may be empty
  std::string reaction_otherwise;

  /// What the failure cost in trust, at least 0.
  [[nodiscard]] int failure_cost() const { return trust_before > trust ? trust_before - trust : 0; }
};

}  // namespace rapport
