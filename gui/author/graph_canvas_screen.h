// SPDX-License-Identifier: MIT
/// \file The graph of a scenario: moved, made larger and smaller, and drawn only as far as it is seen.
#pragma once

#include <imgui.h>

#include "gui/author/author_model.h"
#include "gui/author/author_ui.h"
#include "gui/shell/actions.h"
#include "gui/trainee/canvas.h"

namespace rapport::gui {

/// The model must have a scenario. The keyboard moves what is seen while the ring is around it.
void draw_graph_canvas(const AuthorModel& model, AuthorUi& ui, const Canvas& canvas, const Dispatch& dispatch,
                       ImVec2 size);

}  // namespace rapport::gui
