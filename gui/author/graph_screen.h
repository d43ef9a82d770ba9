// SPDX-License-Identifier: MIT
/// \file The graph of the open file with what belongs to it, as it is drawn.
#pragma once

#include "gui/author/author_model.h"
#include "gui/author/author_ui.h"
#include "gui/shell/actions.h"
#include "gui/trainee/canvas.h"

namespace rapport::gui {

/// A page at least so many design pixels wide has what is looked at beside the graph, else under it.
inline constexpr float kGraphBesideDetail = 680;

/// `height` in pixels; 0: as high as the rest of the window.
void draw_graph(const AuthorModel& model, AuthorUi& ui, const Canvas& canvas, const Dispatch& dispatch,
                float width, float height);

}  // namespace rapport::gui
