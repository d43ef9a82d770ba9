// SPDX-License-Identifier: MIT
/// \file A part of the window that scrolls by itself.
#pragma once

#include <imgui.h>

namespace rapport::gui {

/// Between construction and destruction everything is laid out inside. Keyboard navigation passes its edge.
class Region {
 public:
  enum class Scroll { Vertical, None };

  Region(const char* id, ImVec2 size, Scroll scroll = Scroll::Vertical) {
    auto flags = ImGuiWindowFlags_NavFlattened | ImGuiWindowFlags_NoSavedSettings;
    if (scroll == Scroll::None) flags |= ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse;
    ImGui::BeginChild(id, size, false, flags);
  }
  ~Region() { ImGui::EndChild(); }
  Region(const Region&) = delete;
  Region& operator=(const Region&) = delete;
  Region(Region&&) = delete;
  Region& operator=(Region&&) = delete;
};

}  // namespace rapport::gui
