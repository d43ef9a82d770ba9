// SPDX-License-Identifier: MIT
/// \file A surface under whatever is laid out while it lives.
#pragma once

#include <imgui.h>

#include <optional>

#include "gui/theme/look.h"
#include "gui/theme/spacing.h"

namespace rapport::gui {

struct PanelStyle {
  Colour fill;
  std::optional<Colour> edge;   ///< a line around it
  std::optional<Colour> spine;  ///< a bar along its left side
  float padding = kLarge;       ///< in design pixels
  float rounding = kRounding;
};

/// Grows with its content, which may hold everything but child windows. Panels may be nested.
class Panel {
 public:
  Panel(const Look& look, float width, PanelStyle style);
  ~Panel();
  Panel(const Panel&) = delete;
  Panel& operator=(const Panel&) = delete;
  Panel(Panel&&) = delete;
  Panel& operator=(Panel&&) = delete;

  /// Width for the content.
  [[nodiscard]] float inner() const { return width_ - 2 * padding_; }

 private:
  const Look& look_;
  PanelStyle style_;
  float width_, padding_;
  ImVec2 start_;
  ImDrawList* list_;
  ImDrawListSplitter layers_;
};

}  // namespace rapport::gui
