// SPDX-License-Identifier: MIT
/// \file Numbers as lengths, always with their name and figure.
#pragma once

#include <optional>
#include <string_view>

#include "gui/theme/look.h"

namespace rapport::gui {

/// Two fills that are told apart without colour.
enum class Fill { Solid, Hatched };

/// A value of 0 to 100 under its name. `change` says what the last reply did to it; may be empty.
void meter(const Look& look, std::string_view name, int value, std::string_view change, Fill fill,
           float width);

/// A score of 0 to 1 with its name before and its words behind it; `detail` stands under the name. A tick
/// shows `mark`.
void score_bar(const Look& look, std::string_view name, std::optional<double> score, std::string_view text,
               std::string_view detail, double mark, float width);

}  // namespace rapport::gui
