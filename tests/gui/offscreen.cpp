// SPDX-License-Identifier: MIT
#include "offscreen.h"

#define GL_GLEXT_PROTOTYPES
#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <GL/gl.h>
#include <GL/glext.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <array>
#include <cstdlib>
#include <string>

namespace rapport::gui {
namespace {

tl::unexpected<Error> no_pixels(const char* what) {
  return failure(ErrorCode::NoDisplay, what, "Install libegl1 and libgl1-mesa-dri to compare pictures.");
}

/// A picture in the memory of the rasteriser, drawn into while it lives.
class Frame {
 public:
  Frame(int width, int height) {
    glGenTextures(1, &texture_);
    glBindTexture(GL_TEXTURE_2D, texture_);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glGenFramebuffers(1, &frame_);
    glBindFramebuffer(GL_FRAMEBUFFER, frame_);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_, 0);
  }
  ~Frame() {
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    glDeleteFramebuffers(1, &frame_);
    glDeleteTextures(1, &texture_);
  }
  Frame(const Frame&) = delete;
  Frame& operator=(const Frame&) = delete;
  Frame(Frame&&) = delete;
  Frame& operator=(Frame&&) = delete;

 private:
  GLuint texture_ = 0, frame_ = 0;
};

}  // namespace

Result<std::unique_ptr<Offscreen>> Offscreen::open() {
  // A graphics card would draw edges in its own way.
  setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);
  auto* display = eglGetPlatformDisplay(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
  if (display == EGL_NO_DISPLAY) return no_pixels("EGL knows no display without a surface.");
  if (eglInitialize(display, nullptr, nullptr) != EGL_TRUE) return no_pixels("EGL does not start.");
  if (eglBindAPI(EGL_OPENGL_API) != EGL_TRUE) return no_pixels("EGL has no OpenGL.");
  constexpr std::array<EGLint, 5> kWanted = {EGL_SURFACE_TYPE, 0, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT,
                                             EGL_NONE};
  EGLConfig config = nullptr;
  EGLint found = 0;
  eglChooseConfig(display, kWanted.data(), &config, 1, &found);
  if (found == 0) return no_pixels("EGL has no form of pixels for OpenGL.");
  constexpr std::array<EGLint, 7> kVersion = {EGL_CONTEXT_MAJOR_VERSION,
                                              3,
                                              EGL_CONTEXT_MINOR_VERSION,
                                              2,
                                              EGL_CONTEXT_OPENGL_PROFILE_MASK,
                                              EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                                              EGL_NONE};
  auto* context = eglCreateContext(display, config, EGL_NO_CONTEXT, kVersion.data());
  if (context == EGL_NO_CONTEXT) return no_pixels("EGL has no OpenGL 3.2.");
  if (eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context) != EGL_TRUE) {
    eglDestroyContext(display, context);
    return no_pixels("EGL cannot draw without a surface.");
  }
  if (!ImGui_ImplOpenGL3_Init("#version 150")) {
    eglDestroyContext(display, context);
    return no_pixels("OpenGL's functions were not found.");
  }
  return std::unique_ptr<Offscreen>(new Offscreen(display, context));
}

Offscreen::Offscreen(void* display, void* context) : display_(display), context_(context) {}

Offscreen::~Offscreen() {
  ImGui_ImplOpenGL3_Shutdown();
  eglMakeCurrent(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
  eglDestroyContext(display_, context_);
}

Pixels Offscreen::take(Colour ground) const {
#if IMGUI_VERSION_NUM < 19200
  const auto texture_before = ImGui::GetIO().Fonts->TexID;
  ImGui_ImplOpenGL3_NewFrame();             // makes the shaders the first time
  ImGui_ImplOpenGL3_DestroyFontsTexture();  // the atlas may have been built anew since the last picture
  ImGui_ImplOpenGL3_CreateFontsTexture();
  const auto texture = ImGui::GetIO().Fonts->TexID;
  auto& drawn = *ImGui::GetDrawData();
  for (int i = 0; i < drawn.CmdListsCount; ++i) {
    for (auto& command : drawn.CmdLists[i]->CmdBuffer) {
      if (command.TextureId == texture_before) command.TextureId = texture;
    }
  }
#else
  ImGui_ImplOpenGL3_NewFrame();
#endif
  const auto size = ImGui::GetDrawData()->DisplaySize;
  Pixels pixels{static_cast<int>(size.x), static_cast<int>(size.y), {}};
  const Frame frame(pixels.width, pixels.height);
  glViewport(0, 0, pixels.width, pixels.height);
  const auto share = [](std::uint8_t channel) { return static_cast<float>(channel) / 255.0F; };
  glClearColor(share(ground.red), share(ground.green), share(ground.blue), 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
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

}  // namespace rapport::gui
