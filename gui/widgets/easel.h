// SPDX-License-Identifier: MIT
/// \file Paints outlines into a square of the window.
#pragma once

#include <imgui.h>

#include "gui/theme/palette.h"
#include "gui/widgets/outline.h"

namespace rapport::gui {

/// Outlines and widths are in units of the square: (0, 0) is its left upper corner, (1, 1) the right lower
/// one. Nothing is painted outside of its rounded frame. Edges are smooth.
class Easel {
 public:
  /// `rounding` of the frame's corners, in units of the square.
  Easel(ImDrawList& list, ImVec2 at, float size, float rounding);

  /// Any shape, concave ones too.
  void fill(const Outline& shape, Colour colour) const;

  /// A stroke. Where it is finer than a pixel it is paler instead.
  void brush(const Ribbon& stroke, Colour colour) const;

  /// Colour that fades out from the centre. `strength` there is 0 to 1.
  void glow(Point centre, float radius_x, float radius_y, Colour colour, float strength) const;

  /// The square without its corners.
  [[nodiscard]] const Outline& frame() const { return frame_; }

 private:
  [[nodiscard]] ImVec2 place(Point at) const { return {at_.x + at.x * size_, at_.y + at.y * size_}; }

  ImDrawList& list_;
  ImVec2 at_;
  float size_, rounding_;
  Outline frame_;
};

}  // namespace rapport::gui
