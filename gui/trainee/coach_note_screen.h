// SPDX-License-Identifier: MIT
/// \file What a coach says about one reply, as it is drawn.
#pragma once

#include "gui/theme/look.h"
#include "gui/trainee/coach_note.h"

namespace rapport::gui {

/// The ratings with their reasons, then what was missed and how it could have sounded, then the slips.
void draw_coach_note(const CoachNote& note, const Look& look, float width);

}  // namespace rapport::gui
