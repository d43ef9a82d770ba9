// SPDX-License-Identifier: MIT
#include "gui/shell/app.h"

#include <fmt/format.h>
#include <imgui.h>

#include <cmath>
#include <cstdio>

#include "gui/shell/dispatcher.h"
#include "gui/shell/fonts.h"
#include "gui/shell/frame.h"
#include "gui/shell/picture.h"
#include "gui/theme/apply.h"

namespace rapport::gui {
namespace {

constexpr int kFramesOfPicture = 4;

class App {
 public:
  App(Window& window, AppState state, const Services& services, GlyphSet glyphs, const AppOptions& options)
      : window_(window), state_(std::move(state)), services_(services), glyphs_(glyphs), options_(options) {
    note_texts();
  }

  Result<void> run() {
    int frames = 0;
    while (!window_.should_close()) {
      if (!options_.screenshot) window_.wait();
      frame();
      if (++frames == 1 && options_.timing) report_timing();
      if (options_.screenshot && frames == kFramesOfPicture)
        return write_png(*options_.screenshot, window_.read_pixels());
    }
    return {};
  }

 private:
  void frame() {
    const auto input = window_.take_input();
    for (const auto character : input.typed) {
      if (glyphs_.add(character)) fonts_due_ = true;
    }
    refresh_look();
    window_.begin_frame();
    draw_frame(state_, {look_, input.keys}, dispatcher_.door());
    window_.end_frame(look_.palette.ground);
    if (!dispatcher_.drain(state_, services_)) return;
    note_texts();
    window_.stir();
  }

  /// Texts that come from attempts rather than from scenarios may need characters of their own.
  void note_texts() {
    for (const auto& line : state_.conversation.lines) {
      if (glyphs_.add_text(line.text)) fonts_due_ = true;
    }
    if (state_.notice && glyphs_.add_text(state_.notice->what)) fonts_due_ = true;
  }

  void refresh_look() {
    const float scale = window_.scale(), density = window_.density();
    if (!fonts_due_ && scale == look_.scale && density == density_) return;
    fonts_due_ = false;
    density_ = density;
    look_.scale = scale;
    auto& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    const auto report = load_fonts(atlas, glyphs_, scale, density);
    look_.fonts = report.fonts;
    window_.upload_fonts();
    apply(look_);
    tell(report);
  }

  void tell(const FontReport& report) {
    if (report.family.empty()) {
      fmt::print(stderr,
                 "rapport-gui: no outline font was found, so the letters are coarse. Install fonts-inter or "
                 "fonts-dejavu-core.\n");
    }
    if (report.missing.size() <= missing_told_) return;
    missing_told_ = report.missing.size();
    fmt::print(stderr,
               "rapport-gui: no installed font has {} of the characters in use, the first being U+{:04X}.\n",
               report.missing.size(), static_cast<unsigned>(report.missing.front()));
  }

  void report_timing() const {
    const auto taken = std::chrono::steady_clock::now() - options_.started;
    fmt::print(stderr, "first frame after {} ms\n",
               std::chrono::duration_cast<std::chrono::milliseconds>(taken).count());
  }

  Window& window_;
  AppState state_;
  const Services& services_;
  GlyphSet glyphs_;
  const AppOptions& options_;
  Dispatcher dispatcher_;
  Look look_;
  float density_ = 1;
  bool fonts_due_ = true;
  std::size_t missing_told_ = 0;
};

}  // namespace

Result<void> run_app(AppState state, const Services& services, GlyphSet glyphs, const AppOptions& options) {
  auto window = Window::open("Rapport", options.window);
  if (!window) return tl::unexpected(window.error());
  return App(**window, std::move(state), services, glyphs, options).run();
}

}  // namespace rapport::gui
