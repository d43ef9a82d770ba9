// SPDX-License-Identifier: MIT
#include "gui/widgets/face.h"

#include "gui/widgets/face_parts.h"

namespace rapport::gui {

void draw_face(ImDrawList& list, ImVec2 at, float size, const Portrait& portrait, const FacePose& pose,
               const Palette& palette) {
  constexpr float kCorners = 0.16F;
  const Easel easel(list, at, size, kCorners);
  const auto colours = face_colours(portrait, pose.expression.flush, palette);
  const Sitter sitter(portrait, pose, colours, easel);
  easel.fill(easel.frame(), colours.backdrop);
  draw_hair_behind(sitter);
  draw_neck(sitter);
  draw_clothing(sitter);
  draw_head(sitter);
  draw_beard(sitter);
  draw_mouth(sitter);
  draw_eyes(sitter);
  draw_hair_before(sitter);
  draw_glasses(sitter);
  draw_brows(sitter);
}

}  // namespace rapport::gui
