// SPDX-License-Identifier: MIT
/// \file What a face does, from trust and anger.
#pragma once

#include <array>

namespace rapport::gui {

/// The posture of one face. Parts go from -1 to 1 or from 0 to 1; a resting face is all defaults. Left and
/// right are the viewer's.
struct FaceExpression {
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

  friend bool operator==(const FaceExpression&, const FaceExpression&) = default;
};

/// Every part, for what is done to all of them alike.
inline constexpr std::array kExpressionParts = {
    &FaceExpression::brow_height, &FaceExpression::brow_slant,    &FaceExpression::brow_knit,
    &FaceExpression::upper_lid,   &FaceExpression::lower_lid,     &FaceExpression::gaze_x,
    &FaceExpression::gaze_y,      &FaceExpression::mouth_corners, &FaceExpression::mouth_width,
    &FaceExpression::mouth_open,  &FaceExpression::lip_press,     &FaceExpression::teeth,
    &FaceExpression::jaw,         &FaceExpression::tilt,          &FaceExpression::turn,
    &FaceExpression::nod,         &FaceExpression::flush,         &FaceExpression::shoulders,
};

/// `share` of the way from `one` to `other`, 0 to 1.
[[nodiscard]] FaceExpression mix(const FaceExpression& one, const FaceExpression& other, float share);

/// The largest difference of a part.
[[nodiscard]] float distance(const FaceExpression& one, const FaceExpression& other);

/// Trust and anger from 0 to 100; beyond, they count as the end. Nine moods are authored, over low, middle
/// and high of each; between them a face is in between, without a jump.
[[nodiscard]] FaceExpression expression_of(float trust, float anger);

}  // namespace rapport::gui
