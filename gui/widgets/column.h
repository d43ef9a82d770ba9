// SPDX-License-Identifier: MIT
/// \file A column in the middle of the page.
#pragma once

#include <imgui.h>

#include <algorithm>

#include "gui/theme/look.h"
#include "gui/theme/spacing.h"

namespace rapport::gui {

/// What is laid out while it lives stands in a column of at most `widest` design pixels, with a margin on
/// both sides.
class Column {
 public:
  Column(const Look& look, float widest) {
    const float room = ImGui::GetContentRegionAvail().x;
    width_ = width_in(look, room, widest);
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(0.0F, (room - width_) / 2));
    ImGui::BeginGroup();
  }
  ~Column() { ImGui::EndGroup(); }
  Column(const Column&) = delete;
  Column& operator=(const Column&) = delete;
  Column(Column&&) = delete;
  Column& operator=(Column&&) = delete;

  [[nodiscard]] float width() const { return width_; }

  /// The width that it would have in so much room.
  [[nodiscard]] static float width_in(const Look& look, float room, float widest) {
    const float margin = look.px(room < look.px(kNarrow) ? kWide : kLarge);
    return std::max(look.px(kHuge), std::min(room - 2 * margin, look.px(widest)));
  }

 private:
  float width_;
};

/// A cell of a row: what is laid out while it lives stands together, and the next cell beside it.
class Cell {
 public:
  Cell() { ImGui::BeginGroup(); }
  ~Cell() { ImGui::EndGroup(); }
  Cell(const Cell&) = delete;
  Cell& operator=(const Cell&) = delete;
  Cell(Cell&&) = delete;
  Cell& operator=(Cell&&) = delete;
};

}  // namespace rapport::gui
