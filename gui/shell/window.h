// SPDX-License-Identifier: MIT
/// \file The window of the operating system, its input and its pixels.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "engine/base/result.h"
#include "gui/settings/settings.h"
#include "gui/shell/input_queue.h"
#include "gui/shell/keys.h"
#include "gui/theme/palette.h"

struct GLFWwindow;

namespace rapport::gui {

struct WindowOptions {
  int width = 1280, height = 800;    ///< at scale 1; pixels if `scale` is given
  std::optional<float> scale;        ///< instead of what the screen asks for
  std::optional<WindowPlace> place;  ///< passed over if no screen shows it
  bool maximised = false;
  bool visible = true;
};

/// What came in since the last frame, as far as one frame can tell it apart.
struct FrameInput {
  Keys keys;
  std::vector<char32_t> typed;
};

/// Rows from the top, three bytes a pixel.
struct Pixels {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgb;
};

/// A GLFW window with an OpenGL 3 context and a Dear ImGui context. There can be one at a time, on the main
/// thread.
class Window {
 public:
  /// NotFound if there is no screen, or none that can show OpenGL 3.
  [[nodiscard]] static Result<std::unique_ptr<Window>> open(const char* title, const WindowOptions& options);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;
  Window(Window&&) = delete;
  Window& operator=(Window&&) = delete;

  [[nodiscard]] bool should_close() const;
  /// Pixels of the layout per pixel of the design. Changes when the window moves to another screen.
  [[nodiscard]] float scale() const;
  /// Pixels of the screen per pixel of the layout: 1 except where the system counts in points.
  [[nodiscard]] float density() const;

  /// Size, place and whether it is maximised; then `usual` tells the size and place that it goes back to.
  [[nodiscard]] WindowSettings settings(const WindowSettings& usual) const;

  /// Sleeps until there is a reason to draw: input, a change of the window, stir_from_outside(), or that so
  /// many seconds have gone by.
  void wait(std::optional<double> longest = {});
  /// Asks for a few more frames, since what was drawn has changed something.
  void stir() { frames_due_ = kFramesAfterEvent; }
  /// The same from any thread while the window is open.
  void stir_from_outside();

  [[nodiscard]] FrameInput take_input();
  void begin_frame();
  void end_frame(Colour ground);
  /// The pixels of the last frame. Call it after end_frame().
  [[nodiscard]] Pixels read_pixels() const;
  /// Hands the atlas to the graphics card again.
  void upload_fonts();

 private:
  static constexpr int kFramesAfterEvent = 3;

  Window(GLFWwindow* window, std::optional<float> scale);
  void listen();
  void take(const InputEvent& event);
  void forward(const InputEvent& event);

  GLFWwindow* window_;
  std::optional<float> scale_;
  InputQueue queue_;
  int frames_due_ = kFramesAfterEvent;
  std::atomic<bool> stirred_ = false;  ///< from outside, and not noticed yet
  double pointer_x_ = -1, pointer_y_ = -1;
  std::vector<bool> buttons_;
};

}  // namespace rapport::gui
