// SPDX-License-Identifier: MIT
/// \file Conditions taken apart, as they are drawn.
#pragma once

#include <vector>

#include "gui/author/trial_model.h"
#include "gui/theme/look.h"

namespace rapport::gui {

/// Each part in a line of its own, with a mark that says whether it holds and what it asked.
void draw_condition(const std::vector<ConditionLine>& lines, const Look& look, float width);

/// The ways on from a reply, the one that would be taken first with a tick, each with its condition.
void draw_branches(const std::vector<BranchLine>& branches, const Look& look, float width);

}  // namespace rapport::gui
