// SPDX-License-Identifier: MIT
/// \file What a face does, from trust and anger.
#pragma once

#include <array>

namespace rapport::gui {

/// The posture of one face. Parts go from -1 to 1 or from 0 to 1; a resting face is all defaults. Left and
/// right are the viewer's.
struct Expression {
  float brow_height = 0;    ///< 1 raised
  float brow_slant = 0;     ///< 1 inner ends down as in anger, -1 inner ends up as in worry
  float brow_knit = 0;      ///< 0 to 1, drawn together
  float upper_lid = 0.8F;   ///< 0 shut to 1 wide open
  float lower_lid = 0;      ///< 1 raised as in a smile or a squint
  float gaze_x = 0;         ///< 1 to the right
  float gaze_y = 0;         ///< 1 down
  float mouth_corners = 0;  ///< 1 up
  float mouth_width = 0;    ///< 1 wide
  float mouth_open = 0;     ///< 0 to 1
  float lip_press = 0;      ///< 0 to 1, lips pressed to a line
  float teeth = 0;          ///< 0 to 1, how much of an open mouth they fill
  float jaw = 0;            ///< 0 to 1, dropped
  float tilt = 0;           ///< 1 to the right shoulder
  float turn = 0;           ///< 1 turned to the right
  float nod = 0;            ///< 1 chin down, -1 chin up
  float flush = 0;          ///< 1 blood in the cheeks, -1 pale
  float shoulders = 0;      ///< 0 to 1, drawn up

  friend bool operator==(const Expression&, const Expression&) = default;
};

/// Every part, for what is done to all of them alike.
inline constexpr std::array kExpressionParts = {
    &Expression::brow_height, &Expression::brow_slant, &Expression::brow_knit, &Expression::upper_lid,
    &Expression::lower_lid,   &Expression::gaze_x,     &Expression::gaze_y,    &Expression::mouth_corners,
    &Expression::mouth_width, &Expression::mouth_open, &Expression::lip_press, &Expression::teeth,
    &Expression::jaw,         &Expression::tilt,       &Expression::turn,      &Expression::nod,
    &Expression::flush,       &Expression::shoulders,
};

/// `share` of the way from `one` to `other`, 0 to 1.
[[nodiscard]] Expression mix(const Expression& one, const Expression& other, float share);

/// The largest difference of a part.
[[nodiscard]] float distance(const Expression& one, const Expression& other);

/// Trust and anger from 0 to 100; beyond, they count as the end. Nine moods are authored, over low, middle
/// and high of each; between them a face is in between, without a jump.
[[nodiscard]] Expression expression_of(float trust, float anger);

}  // namespace rapport::gui
