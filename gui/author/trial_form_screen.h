// SPDX-License-Identifier: MIT
/// \file Where a play-test begins and with what values, as it is drawn.
#pragma once

#include "gui/author/author_ui.h"
#include "gui/author/trial_model.h"
#include "gui/shell/actions.h"
#include "gui/theme/look.h"

namespace rapport::gui {

/// Changes `ui.start` as the author sets it.
void draw_trial_form(const TrialModel& trial, AuthorUi& ui, const Look& look, const Dispatch& dispatch,
                     float width);

}  // namespace rapport::gui
