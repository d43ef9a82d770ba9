// SPDX-License-Identifier: MIT
#include "gui/shell/window.h"

#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <string>

#include "gui/shell/key_table.h"

namespace rapport::gui {
namespace {

constexpr double kLongest = 0.5;  // seconds that the window sleeps at a stretch
constexpr std::size_t kButtons = 5;

tl::unexpected<Error> no_window(std::string what) {
  const char* reason = nullptr;
  glfwGetError(&reason);
  if (reason != nullptr) what += std::string(" (") + reason + ")";
  return failure(ErrorCode::NoDisplay, std::move(what),
                 "In a terminal, `rapport play` holds the same conversations.");
}

/// GLFW calls plain functions, so each finds its window again.
Window& owner_of(GLFWwindow* window) {
  return *static_cast<Window*>(glfwGetWindowUserPointer(window));
}

bool prints(int key, int mods) {
  const bool printable = key >= GLFW_KEY_SPACE && key <= GLFW_KEY_WORLD_2;
  const bool keypad = key >= GLFW_KEY_KP_0 && key <= GLFW_KEY_KP_EQUAL && key != GLFW_KEY_KP_ENTER;
  return (printable || keypad) && (mods & (GLFW_MOD_CONTROL | GLFW_MOD_ALT | GLFW_MOD_SUPER)) == 0;
}

int digit_of(int key) {
  if (key >= GLFW_KEY_1 && key <= GLFW_KEY_9) return key - GLFW_KEY_0;
  if (key >= GLFW_KEY_KP_1 && key <= GLFW_KEY_KP_9) return key - GLFW_KEY_KP_0;
  return 0;
}

/// What the key bears on the keyboard in use.
std::string name_of(const InputEvent& event) {
  if (const int digit = digit_of(event.code); digit != 0) return std::to_string(digit);
  switch (event.code) {
    case GLFW_KEY_ESCAPE:
      return "Esc";
    case GLFW_KEY_F1:
      return "F1";
    case GLFW_KEY_F7:
      return "F7";
    case GLFW_KEY_F9:
      return "F9";
    case GLFW_KEY_F10:
      return "F10";
    case GLFW_KEY_LEFT:
      return "Left";
    case GLFW_KEY_INSERT:
      return "Insert";
    case GLFW_KEY_DELETE:
      return "Delete";
    case GLFW_KEY_0:
    case GLFW_KEY_KP_0:
      return "0";
    case GLFW_KEY_KP_ADD:
      return "+";
    case GLFW_KEY_KP_SUBTRACT:
      return "-";
    default:
      break;
  }
  if (const char* name = glfwGetKeyName(event.code, event.scancode)) return name;
  const bool basic = event.code > GLFW_KEY_SPACE && event.code <= GLFW_KEY_GRAVE_ACCENT;
  return basic ? std::string(1, static_cast<char>(event.code)) : std::string();
}

void add_key(Keys& keys, const InputEvent& event) {
  if (event.kind == InputEvent::Kind::Character && event.code == U'?') press(keys, {"?"});
  if (event.kind != InputEvent::Kind::Key || !event.down || event.repeated) return;
  const auto held = [&](int which) { return (event.mods & which) != 0; };
  press(keys,
        {name_of(event), held(GLFW_MOD_CONTROL), held(GLFW_MOD_SHIFT), held(GLFW_MOD_ALT | GLFW_MOD_SUPER)});
}

/// Whether a window there could be taken hold of on some screen.
bool is_on_a_screen(WindowPlace place) {
  constexpr int kGrip = 64;
  int count = 0;
  auto** monitors = glfwGetMonitors(&count);
  for (int i = 0; i < count; ++i) {
    int x = 0, y = 0, width = 0, height = 0;
    glfwGetMonitorWorkarea(monitors[i], &x, &y, &width, &height);
    if (place.x + kGrip > x && place.x + kGrip < x + width && place.y >= y && place.y + kGrip < y + height)
      return true;
  }
  return false;
}

}  // namespace

Result<std::unique_ptr<Window>> Window::open(const char* title, const WindowOptions& options) {
  if (glfwInit() != GLFW_TRUE) return no_window("No screen could be opened.");
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 2);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_DEPTH_BITS,
                 0);  // what is drawn later lies on top: four megabytes less to keep and clear
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
  glfwWindowHint(GLFW_VISIBLE, options.visible ? GLFW_TRUE : GLFW_FALSE);
  glfwWindowHint(GLFW_MAXIMIZED, options.maximised ? GLFW_TRUE : GLFW_FALSE);
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, options.scale ? GLFW_FALSE : GLFW_TRUE);
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "rapport-gui");
  auto* window = glfwCreateWindow(options.width, options.height, title, nullptr, nullptr);
  if (window == nullptr) {
    auto error = no_window("No window could be opened.");
    glfwTerminate();
    return error;
  }
  if (options.place && is_on_a_screen(*options.place))
    glfwSetWindowPos(window, options.place->x, options.place->y);
  return std::unique_ptr<Window>(new Window(window, options.scale));
}

Window::Window(GLFWwindow* window, std::optional<float> scale)
    : window_(window), scale_(scale), buttons_(kButtons) {
  glfwMakeContextCurrent(window_);
  glfwSwapInterval(1);
  glfwSetWindowSizeLimits(window_, 320, 240, GLFW_DONT_CARE, GLFW_DONT_CARE);
  ImGui::CreateContext();
  auto& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  io.ConfigInputTextCursorBlink = false;  // a window that waits need not wake for it
  ImGui_ImplGlfw_InitForOpenGL(window_, false);
  ImGui_ImplOpenGL3_Init("#version 150");
  listen();
}

Window::~Window() {
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplGlfw_Shutdown();
  ImGui::DestroyContext();
  glfwDestroyWindow(window_);
  glfwTerminate();
}

bool Window::should_close() const {
  return glfwWindowShouldClose(window_) == GLFW_TRUE;
}

float Window::density() const {
  int width = 0, height = 0, pixels_wide = 0, pixels_high = 0;
  glfwGetWindowSize(window_, &width, &height);
  glfwGetFramebufferSize(window_, &pixels_wide, &pixels_high);
  return width > 0 && pixels_wide > 0 ? static_cast<float>(pixels_wide) / static_cast<float>(width) : 1.0F;
}

float Window::scale() const {
  if (scale_) return *scale_;
  float x = 1, y = 1;
  glfwGetWindowContentScale(window_, &x, &y);
  return std::clamp(std::max(x, y) / density(), 0.5F, 4.0F);
}

WindowSettings Window::settings(const WindowSettings& usual) const {
  auto now = usual;
  now.maximised = glfwGetWindowAttrib(window_, GLFW_MAXIMIZED) == GLFW_TRUE;
  if (now.maximised) return now;
  const auto design = [&](int pixels) {
    return static_cast<int>(std::lround(static_cast<float>(pixels) / scale()));
  };
  int width = 0, height = 0;
  glfwGetWindowSize(window_, &width, &height);
  now.width = design(width);
  now.height = design(height);
  WindowPlace place;
  glfwGetWindowPos(window_, &place.x, &place.y);
  if (is_on_a_screen(place)) now.place = place;
  return now;
}

void Window::listen() {
  using Kind = InputEvent::Kind;
  glfwSetWindowUserPointer(window_, this);
  glfwSetKeyCallback(window_, [](GLFWwindow* window, int key, int scancode, int action, int mods) {
    owner_of(window).stir();
    if (key < 0 || action == GLFW_REPEAT) return;  // ImGui repeats by itself
    InputEvent event{Kind::Key, key, scancode, mods};
    event.down = action == GLFW_PRESS;
    event.prints = prints(key, mods);
    event.only_types = event.prints && key != GLFW_KEY_SPACE && digit_of(key) == 0;
    owner_of(window).take(event);
  });
  glfwSetCharCallback(window_, [](GLFWwindow* window, unsigned int character) {
    owner_of(window).take({Kind::Character, static_cast<int>(character)});
  });
  glfwSetMouseButtonCallback(window_, [](GLFWwindow* window, int button, int action, int mods) {
    if (button < 0 || button >= static_cast<int>(kButtons)) return;
    InputEvent event{Kind::Button, button, 0, mods};
    event.down = action == GLFW_PRESS;
    owner_of(window).take(event);
  });
  glfwSetCursorPosCallback(window_, [](GLFWwindow* window, double x, double y) {
    InputEvent event{Kind::Pointer};
    event.x = x;
    event.y = y;
    owner_of(window).take(event);
  });
  glfwSetScrollCallback(window_, [](GLFWwindow* window, double x, double y) {
    InputEvent event{Kind::Scroll};
    event.x = x;
    event.y = y;
    owner_of(window).take(event);
  });
  glfwSetWindowFocusCallback(window_, [](GLFWwindow* window, int focused) {
    InputEvent event{Kind::Focus};
    event.down = focused == GLFW_TRUE;
    owner_of(window).take(event);
  });
  glfwSetCursorEnterCallback(window_, [](GLFWwindow* window, int entered) {
    if (entered == GLFW_TRUE) return owner_of(window).stir();
    InputEvent event{Kind::Pointer};
    event.x = event.y = -FLT_MAX;
    owner_of(window).take(event);
  });
  glfwSetWindowRefreshCallback(window_, [](GLFWwindow* window) { owner_of(window).stir(); });
  glfwSetFramebufferSizeCallback(window_, [](GLFWwindow* window, int, int) { owner_of(window).stir(); });
  glfwSetWindowContentScaleCallback(window_,
                                    [](GLFWwindow* window, float, float) { owner_of(window).stir(); });
}

void Window::stir_from_outside() {
  stirred_ = true;
  glfwPostEmptyEvent();
}

void Window::wait(std::optional<double> longest) {
  const double begin = glfwGetTime();
  const auto left = [&] { return longest ? begin + *longest - glfwGetTime() : kLongest; };
  const auto is_due = [&] {
    return frames_due_ > 0 || !queue_.is_empty() || stirred_ || left() <= 0 || should_close();
  };
  if (is_due()) {
    glfwPollEvents();
  } else {
    while (!is_due()) glfwWaitEventsTimeout(std::min(kLongest, left()));
  }
  if (stirred_.exchange(false)) stir();
  if (frames_due_ > 0) --frames_due_;
}

#if IMGUI_VERSION_NUM < 18700

void Window::forward(const InputEvent& event) {
  using Kind = InputEvent::Kind;
  auto& io = ImGui::GetIO();
  switch (event.kind) {
    case Kind::Key:
      if (event.code >= IM_ARRAYSIZE(io.KeysDown)) break;
      io.KeysDown[event.code] = event.down;
      break;
    case Kind::Character:
      io.AddInputCharacter(static_cast<unsigned int>(event.code));
      break;
    case Kind::Button:
      buttons_[static_cast<std::size_t>(event.code)] = event.down;
      break;
    case Kind::Pointer:
      pointer_x_ = event.x;
      pointer_y_ = event.y;
      break;
    case Kind::Scroll:
      io.MouseWheelH += static_cast<float>(event.x);
      io.MouseWheel += static_cast<float>(event.y);
      break;
    case Kind::Focus:
      io.AddFocusEvent(event.down);
      break;
  }
}

#else

void Window::forward(const InputEvent& event) {
  using Kind = InputEvent::Kind;
  const int action = event.down ? GLFW_PRESS : GLFW_RELEASE;
  switch (event.kind) {
    case Kind::Key:
      ImGui_ImplGlfw_KeyCallback(window_, event.code, event.scancode, action, event.mods);
      break;
    case Kind::Character:
      ImGui_ImplGlfw_CharCallback(window_, static_cast<unsigned int>(event.code));
      break;
    case Kind::Button:
      ImGui_ImplGlfw_MouseButtonCallback(window_, event.code, action, event.mods);
      break;
    case Kind::Pointer:
      ImGui_ImplGlfw_CursorPosCallback(window_, event.x, event.y);
      break;
    case Kind::Scroll:
      ImGui_ImplGlfw_ScrollCallback(window_, event.x, event.y);
      break;
    case Kind::Focus:
      ImGui_ImplGlfw_WindowFocusCallback(window_, event.down ? GLFW_TRUE : GLFW_FALSE);
      break;
  }
}

#endif

/// From 1.87 on Dear ImGui has a queue of its own, which must be told at once; ours is for our own keys then.
void Window::take(const InputEvent& event) {
  stir();
#if IMGUI_VERSION_NUM >= 18700
  forward(event);
#endif
  queue_.push(event);
}

FrameInput Window::take_input() {
  FrameInput input;
  for (const auto& event : queue_.take_frame()) {
#if IMGUI_VERSION_NUM < 18700
    forward(event);
#endif
    add_key(input.keys, event);
    if (event.kind == InputEvent::Kind::Character) input.typed.push_back(static_cast<char32_t>(event.code));
  }
  return input;
}

void Window::begin_frame() {
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
#if IMGUI_VERSION_NUM < 18700
  // The backend asks what is the case now; what counts is what was the case when the events of this frame
  // came.
  auto& io = ImGui::GetIO();
  const auto either = [&](int left, int right) { return io.KeysDown[left] || io.KeysDown[right]; };
  io.KeyCtrl = either(GLFW_KEY_LEFT_CONTROL, GLFW_KEY_RIGHT_CONTROL);
  io.KeyShift = either(GLFW_KEY_LEFT_SHIFT, GLFW_KEY_RIGHT_SHIFT);
  io.KeyAlt = either(GLFW_KEY_LEFT_ALT, GLFW_KEY_RIGHT_ALT);
  io.KeySuper = either(GLFW_KEY_LEFT_SUPER, GLFW_KEY_RIGHT_SUPER);
  io.MousePos = {static_cast<float>(pointer_x_), static_cast<float>(pointer_y_)};
  for (std::size_t i = 0; i < kButtons; ++i) io.MouseDown[i] = buttons_[i];
#endif
  ImGui::NewFrame();
}

void Window::end_frame(Colour ground) {
  ImGui::Render();
  int width = 0, height = 0;
  glfwGetFramebufferSize(window_, &width, &height);
  glViewport(0, 0, width, height);
  const auto share = [](std::uint8_t channel) { return static_cast<float>(channel) / 255.0F; };
  glClearColor(share(ground.red), share(ground.green), share(ground.blue), 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  glfwSwapBuffers(window_);
}

Pixels Window::read_pixels() const {
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  Pixels pixels;
  glfwGetFramebufferSize(window_, &pixels.width, &pixels.height);
  const auto row = static_cast<std::size_t>(pixels.width) * 3;
  std::vector<std::uint8_t> upside_down(row * static_cast<std::size_t>(pixels.height));
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, pixels.width, pixels.height, GL_RGB, GL_UNSIGNED_BYTE, upside_down.data());
  pixels.rgb.reserve(upside_down.size());
  for (auto y = static_cast<std::size_t>(pixels.height); y-- > 0;) {
    const auto begin = upside_down.begin() + static_cast<std::ptrdiff_t>(y * row);
    pixels.rgb.insert(pixels.rgb.end(), begin, begin + static_cast<std::ptrdiff_t>(row));
  }
  return pixels;
}

void Window::upload_fonts() {
#if IMGUI_VERSION_NUM < 19200
  auto& fonts = *ImGui::GetIO().Fonts;
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  // The first time this makes the shaders, and the texture with them. If that came after the texture's data
  // was given back, the letters would be packed anew, and lie elsewhere than the texts expect.
  ImGui_ImplOpenGL3_NewFrame();
  if (fonts.TexID == nullptr) ImGui_ImplOpenGL3_CreateFontsTexture();
  fonts.ClearTexData();  // the driver has its own
#endif
}

}  // namespace rapport::gui
