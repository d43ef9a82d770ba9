// SPDX-License-Identifier: MIT
/// \file The parts of a portrait, in the order in which they are painted over each other.
#pragma once

#include "gui/widgets/sitter.h"

namespace rapport::gui {

void draw_hair_behind(const Sitter& sitter);
void draw_neck(const Sitter& sitter);
void draw_clothing(const Sitter& sitter);
/// Ears, face, shade, nose and the lines of age.
void draw_head(const Sitter& sitter);
void draw_beard(const Sitter& sitter);
void draw_mouth(const Sitter& sitter);
void draw_eyes(const Sitter& sitter);
void draw_hair_before(const Sitter& sitter);
void draw_glasses(const Sitter& sitter);
void draw_brows(const Sitter& sitter);

}  // namespace rapport::gui
