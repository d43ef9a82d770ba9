// SPDX-License-Identifier: MIT
/// \file Things one beside the other, in as many rows as they need.
#pragma once

#include <imgui.h>

#include "gui/theme/look.h"
#include "gui/theme/spacing.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {

class Flow {
 public:
  Flow(const Look& look, float width, float between = kSmall)
      : look_(look), width_(width), between_(between) {}

  /// Before each thing, which is so many pixels wide: puts the cursor where it belongs.
  void next(float wide) {
    const float gap_before = look_.px(between_);
    if (used_ > 0 && used_ + gap_before + wide <= width_) {
      ImGui::SameLine(0, gap_before);
      used_ += gap_before + wide;
      return;
    }
    if (used_ > 0) gap(look_, between_);
    used_ = wide;
  }

  /// What is left of the row, behind a gap.
  [[nodiscard]] float left() const { return width_ - used_ - look_.px(between_); }

 private:
  const Look& look_;
  float width_, between_;
  float used_ = 0;
};

}  // namespace rapport::gui
