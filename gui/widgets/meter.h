// SPDX-License-Identifier: MIT
/// \file Numbers as lengths, always with their name and figure.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "gui/theme/look.h"

namespace rapport::gui {

/// Two fills that are told apart without colour.
enum class Fill { Solid, Hatched };

/// A value of 0 to 100 under its name. `change` says what the last reply did to it; may be empty.
void meter(const Look& look, std::string_view name, int value, std::string_view change, Fill fill,
           float width);

/// A share of 0 to 1 as a bar alone, as of work that is being done.
void share_bar(const Look& look, float share, float width);

/// A value of 0 to 100; `change` says what the last reply did to it, and may be empty.
struct SmallMeter {
  std::string_view name;
  int value = 0;
  std::string_view change;
  Fill fill = Fill::Solid;
};

/// Each in one line under the other, their bars beginning and ending together.
void small_meters(const Look& look, std::span<const SmallMeter> meters, float width);

/// What a score is set beside, each from 0 to 1.
struct ScoreMarks {
  double pass = 0;                  ///< needed to pass: a line through the bar
  std::optional<double> reachable;  ///< could be had: a dashed line
  std::optional<double> last;       ///< a triangle that stands on the bar
  std::optional<double> best;       ///< a diamond in the bar
};

/// A score of 0 to 1 with its name before and its words behind it; `detail` stands under the bar.
void score_bar(const Look& look, std::string_view name, std::optional<double> score, std::string_view text,
               std::string_view detail, const ScoreMarks& marks, float width);

/// Which mark is which; `earlier`: those of earlier attempts too.
enum class MarkKey { PathAlone, WithEarlier };
void score_key(const Look& look, MarkKey key, float width);

}  // namespace rapport::gui
