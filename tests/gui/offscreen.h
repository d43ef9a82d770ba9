// SPDX-License-Identifier: MIT
/// \file The pixels of a frame, without a screen.
#pragma once

#include <memory>

#include "engine/base/result.h"
#include "gui/shell/window.h"

namespace rapport::gui {

/// An OpenGL context without any window (EGL, "surfaceless") in which the current Dear ImGui context's frames
/// are drawn by the same backend as in the product, always by the software rasteriser, so that the same frame
/// is the same bytes every time. One at a time; it must end before the ImGui context.
class Offscreen {
 public:
  /// NoDisplay, with the reason, where the machine has no EGL that can do it.
  [[nodiscard]] static Result<std::unique_ptr<Offscreen>> open();
  ~Offscreen();
  Offscreen(const Offscreen&) = delete;
  Offscreen& operator=(const Offscreen&) = delete;
  Offscreen(Offscreen&&) = delete;
  Offscreen& operator=(Offscreen&&) = delete;

  /// What the last ImGui::Render() drew, over `ground`.
  [[nodiscard]] Pixels take(Colour ground) const;

 private:
  Offscreen(void* display, void* context);

  void* display_;  ///< EGL's handles
  void* context_;
};

}  // namespace rapport::gui
