// SPDX-License-Identifier: MIT
/// \file A person, head and shoulders.
#pragma once

#include <imgui.h>

#include "engine/scenario/portrait.h"
#include "gui/theme/palette.h"
#include "gui/widgets/face_motion.h"

namespace rapport::gui {

/// Draws into a square of `size` pixels and takes no room in the layout. Made for 64 to 400 pixels.
void draw_face(ImDrawList& list, ImVec2 at, float size, const Portrait& portrait, const FacePose& pose,
               const Palette& palette);

}  // namespace rapport::gui
