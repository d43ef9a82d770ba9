// SPDX-License-Identifier: MIT
/// \file Conditions, changes and words as SugarCube writes them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rubric/rubric.h"
#include "engine/scenario/scenario.h"

namespace rapport {

/// What a scenario can ask and SugarCube cannot, each found at most once.
struct SugarCubeLimits {
  bool time = false;              ///< elapsed_seconds: counted as 20 seconds a turn
  bool promises_counted = false;  ///< promises_kept, promises_broken: taken as none
  bool promise_outcome = false;   ///< kept(), broken(): asked at once rather than when the promise falls due
  bool order_matters = false;     ///< an effect asks for what an earlier one of the same reply changed
};

/// Writes expressions of one scenario; notes in `limits` what it had to bend.
class SugarCubeWriter {
 public:
  SugarCubeWriter(const Scenario& scenario, const Rubric& rubric, SugarCubeLimits& limits)
      : scenario_(scenario), rubric_(rubric), limits_(limits) {}

  /// For <<if>>; `turn` is where it is asked, or null.
  [[nodiscard]] std::string condition(const Expression& expression, const Turn* turn) const;
  /// <<set>> macros, one after another.
  [[nodiscard]] std::string effects(const std::vector<Effect>& effects, const Turn* turn) const;
  /// <<set $x to true>>
  [[nodiscard]] static std::string set(const std::string& name, std::string_view value);

  /// $known_the_id and its like.
  [[nodiscard]] static std::string name(std::string_view kind, std::string_view id);
  [[nodiscard]] std::string name(const Effect& effect) const;

 private:
  [[nodiscard]] std::string write(const Expression& expression, const Turn* turn, int needed) const;
  [[nodiscard]] std::string outcome(const Expression& expression, const Turn* turn, bool kept) const;
  [[nodiscard]] std::string value_of(const Expression& expression) const;

  const Scenario& scenario_;
  const Rubric& rubric_;
  SugarCubeLimits& limits_;
};

/// Words in a passage: whatever SugarCube or Twee would take for markup is written so that it is shown as it
/// is.
[[nodiscard]] std::string sugarcube_words(std::string_view words);

/// The same as a text in double quotes, for a macro.
[[nodiscard]] std::string sugarcube_quoted(std::string_view words);

}  // namespace rapport
