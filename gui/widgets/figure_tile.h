// SPDX-License-Identifier: MIT
/// \file Numbers that are read at a glance, each on a tile of its own.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

#include "gui/theme/look.h"
#include "gui/widgets/figures.h"

namespace rapport::gui {

/// In as many rows as they need, all equally large. Pointed at, a tile says how its number is made. Gives
/// which was pressed.
std::optional<std::size_t> figure_tiles(const Look& look, std::span<const FigureTile> tiles, float width);

}  // namespace rapport::gui
