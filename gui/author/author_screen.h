// SPDX-License-Identifier: MIT
/// \file Where scenarios are written, as it is drawn: the files at the left, and one of four pages on the
/// open one.
#pragma once

#include "gui/author/author_model.h"
#include "gui/author/trial_model.h"
#include "gui/shell/actions.h"
#include "gui/trainee/canvas.h"
#include "gui/trainee/ui_state.h"

namespace rapport::gui {

void draw_author(const AuthorModel& model, const TrialModel& trial, UiState& ui, const Canvas& canvas,
                 const Dispatch& dispatch);

}  // namespace rapport::gui
