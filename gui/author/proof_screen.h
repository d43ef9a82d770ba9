// SPDX-License-Identifier: MIT
/// \file What a proof has found of the open file, as it is drawn.
#pragma once

#include "gui/author/author_model.h"
#include "gui/shell/actions.h"
#include "gui/theme/look.h"

namespace rapport::gui {

void draw_proof(const AuthorModel& model, const Look& look, const Dispatch& dispatch, float width);

}  // namespace rapport::gui
