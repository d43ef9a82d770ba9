// SPDX-License-Identifier: MIT
/// \file The author's play-test of a scenario, as it is drawn.
#pragma once

#include "gui/author/author_model.h"
#include "gui/author/trial_model.h"
#include "gui/shell/actions.h"
#include "gui/trainee/canvas.h"
#include "gui/trainee/ui_state.h"

namespace rapport::gui {

void draw_trial(const AuthorModel& model, const TrialModel& trial, UiState& ui, const Canvas& canvas,
                const Dispatch& dispatch, float width);

}  // namespace rapport::gui
