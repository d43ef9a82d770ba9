// SPDX-License-Identifier: MIT
/// \file What each set of human labels is compared with, and the goals. docs/evaluation.md says why.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/rubric/rating.h"

namespace rapport::eval {

inline constexpr CriterionIndex kListening = 0, kEmpathy = 1, kOwnership = 2, kFollowUp = 3;

/// One figure over one kind of file: a text with a human label is held against one yes-or-no question to its
/// reading.
struct Mapping {
  std::string_view prefix;  ///< of the file's name
  std::string_view what;
  enum class Figure { MacroF1, PositiveF1 } figure = Figure::MacroF1;
  double goal = 0;
  bool (*is_yes)(std::string_view label) = nullptr;
  /// The reading says yes if this criterion is at least Partial, its score says how much ...
  std::optional<CriterionIndex> criterion;
  /// ... or else if it shows any of these signs; the highest confidence says how much, 0 if none is shown.
  std::vector<std::string_view> signs;
};

inline const std::vector<Mapping>& mappings() {
  using enum Mapping::Figure;
  static const std::vector<std::string_view> kPromises = {"ownership.commits-to-act", "followup.intends",
                                                          "followup.dated-promise"};
  static const std::vector<Mapping> kMappings = {
      {"epitome_er",
       "emotional reaction, any or none",
       MacroF1,
       .78,
       [](std::string_view label) { return label != "0"; },
       kEmpathy,
       {}},
      {"epitome_ex",
       "exploration, any or none",
       MacroF1,
       .90,
       [](std::string_view label) { return label != "0"; },
       std::nullopt,
       {"listening.open-question", "listening.closed-question", "listening.interrogates"}},
      {"annomi_reflection",
       "reflection",
       MacroF1,
       .74,
       [](std::string_view label) { return label.starts_with("True"); },
       std::nullopt,
       {"listening.restates", "listening.checks"}},
      {"mrda",
       "apology",
       PositiveF1,
       .80,
       [](std::string_view label) { return label == "apology"; },
       std::nullopt,
       {"ownership.apologises"}},
      {"mrda", "commitment", PositiveF1, .50, [](std::string_view label) { return label == "commit"; },
       std::nullopt, kPromises},
      {"emailintent",
       "request or commitment",
       MacroF1,
       .75,
       [](std::string_view label) { return label == "Yes"; },
       std::nullopt,
       {"followup.requests", "ownership.commits-to-act", "followup.intends", "followup.dated-promise"}},
  };
  return kMappings;
}

/// Sets for matching a reply to options.
struct MatchingGoal {
  std::string_view prefix;
  double accuracy = 0;
  double none_auc = 0;
};
inline constexpr std::array<MatchingGoal, 2> kMatchingGoals = {
    {{"banking77", .95, .92}, {"clinc150", .985, .97}}};

inline constexpr std::string_view kAdversarialPrefix = "adversarial";

/// Weighted kappa on each criterion, in our own held-out split and in any file of service replies.
inline constexpr double kKappaGoal = .85;
/// The calibration error of confidence, at most.
inline constexpr double kCalibrationGoal = .05;

/// The clean form of a text with typing errors, by its id: made up for this purpose.
struct CleanText {
  std::string_view id;
  std::string_view text;
};
inline constexpr std::array<CleanText, 1> kCleanTexts = {
    {{"t1", "I'm really sorry your order is late, Ms Lee. I will track it now and call you by 3pm."}}};

}  // namespace rapport::eval
