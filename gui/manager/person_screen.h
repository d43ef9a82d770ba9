// SPDX-License-Identifier: MIT
/// \file One person in the eyes of who looks at many, as it is drawn.
#pragma once

#include "gui/manager/manager_model.h"
#include "gui/shell/actions.h"
#include "gui/theme/look.h"

namespace rapport::gui {

void draw_person(const PersonPage& page, const Look& look, const Dispatch& dispatch, float width);

}  // namespace rapport::gui
