// SPDX-License-Identifier: MIT
/// \file The colours of one face.
#pragma once

#include "engine/scenario/portrait.h"
#include "gui/theme/palette.h"

namespace rapport::gui {

/// `share` of the way from `one` to `other`, 0 to 1.
[[nodiscard]] Colour mix(Colour one, Colour other, float share);

struct FaceColours {
  Colour skin, skin_shade, skin_line, blush;
  Colour lip, lip_shade, mouth, teeth, tongue;
  Colour eye_white, iris, lash;
  Colour hair, hair_shade, hair_light, brow;
  Colour cloth, cloth_shade, cloth_light, cloth_line;
  Colour linen, linen_shade;  ///< what is worn under it
  Colour backdrop;
};

/// `flush` as in FaceExpression; the backdrop fits surfaces of `palette`.
[[nodiscard]] FaceColours face_colours(const Portrait& portrait, float flush, const Palette& palette);

}  // namespace rapport::gui
