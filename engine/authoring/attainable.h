// SPDX-License-Identifier: MIT
/// \file Which values the names of a scenario can take at all, and what that says about its conditions.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "engine/scenario/scenario.h"

namespace rapport {

/// What is known of a condition without playing.
enum class Verdict { NeverTrue, AlwaysTrue, Open };

/// For each name the values that some effect anywhere could give it, whatever the order of play: a superset
/// of what can happen, so that a verdict other than Open is certain.
class AttainableValues {
 public:
  explicit AttainableValues(const Scenario& scenario);

  /// The verdict on a condition that is asked at `turn`, or at no turn in particular.
  [[nodiscard]] Verdict judge(const Expression& condition, std::optional<TurnIndex> turn) const;

  /// True if some combination of attainable values makes all of the conditions false; nothing if there are
  /// too many combinations to try. False is certain.
  [[nodiscard]] std::optional<bool> may_all_be_false(const std::vector<const Expression*>& conditions,
                                                     TurnIndex turn) const;

 private:
  struct Span {
    std::int64_t least, most;
  };
  using Leaf = std::pair<Operator, std::int32_t>;
  struct Domain {
    Leaf leaf;
    std::vector<std::int32_t> values;
  };

  void widen(Span& span, const Effect& effect, std::int64_t least, std::int64_t most);
  [[nodiscard]] Span span_of(Leaf leaf, std::optional<TurnIndex> turn) const;
  [[nodiscard]] bool list_values(Leaf leaf, const std::vector<const Expression*>& conditions,
                                 std::optional<TurnIndex> turn, std::vector<std::int32_t>& values) const;
  [[nodiscard]] std::optional<std::vector<Domain>> domains_of(
      const std::vector<const Expression*>& conditions, std::optional<TurnIndex> turn) const;

  const Scenario& scenario_;
  Span trust_, anger_, patience_;
  std::vector<Span> variables_;
  std::vector<std::vector<bool>> assigned_;  ///< by variable and value; only for choices and booleans
  std::vector<bool> revealed_, given_, promised_;
};

}  // namespace rapport
