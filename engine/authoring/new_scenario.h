// SPDX-License-Identifier: MIT
/// \file A scenario to begin with, made from a few answers.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace rapport {

/// What an author says before there is a scenario. Every text stands on one line.
struct NewScenario {
  std::string file;  ///< its name, for a note in it; not opened
  std::string id;
  std::string title;
  std::string trade;
  std::string customer;  ///< the name
  std::string problem;   ///< what went wrong, as the customer would say it
  std::string channel = "phone";
  std::string severity = "moderate";
};

/// The longest answers of people, in characters: what is made of them can be read at a glance.
inline constexpr std::size_t kLongestTitle = 80;
inline constexpr std::size_t kLongestTrade = 60;
inline constexpr std::size_t kLongestName = 60;
inline constexpr std::size_t kLongestProblem = 180;

/// An answer as it goes into a scenario, without blanks around it. Invalid if nothing is left, if it is too
/// long, is not UTF-8 or has control characters.
[[nodiscard]] Result<std::string> checked_answer(std::string_view answer, std::size_t most_characters);

/// The file that is filled in, below the library's scenarios.
[[nodiscard]] std::filesystem::path new_scenario_template(const std::filesystem::path& scenarios);

/// `pattern` with the answers in the places of `@TITLE@` and the like. Texts are written so that no sign in
/// them means anything to YAML, and after a critical failure the best ending is not above what was.
[[nodiscard]] std::string filled_in(std::string_view pattern, const NewScenario& answers);

}  // namespace rapport
