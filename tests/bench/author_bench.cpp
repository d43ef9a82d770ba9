// SPDX-License-Identifier: MIT
#include "author_bench.h"

#include <fmt/format.h>
#include <imgui.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <future>
#include <iostream>
#include <memory>
#include <string>
#include <thread>

#include "engine/authoring/rubric_loader.h"
#include "engine/base/file.h"
#include "engine/base/file_watch.h"
#include "gui/shell/bell.h"
#include "gui/shell/dispatcher.h"
#include "gui/shell/fonts.h"
#include "gui/shell/frame.h"
#include "gui/shell/spare_memory.h"
#include "gui/shell/worker.h"
#include "gui/theme/apply.h"
#include "yardstick_story.h"

namespace rapport::bench {
namespace {

using namespace gui;
using Time = std::chrono::steady_clock;

double ms_since(Time::time_point begin) {
  return std::chrono::duration<double, std::milli>(Time::now() - begin).count();
}

double peak_mb() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// The window without its screen: the threads, the watch and the frames are those that it has.
class AuthorBench {
 public:
  AuthorBench() {
    std::filesystem::create_directories(folder_);
    ImGui::CreateContext();
    auto& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {1280, 800};
    io.DeltaTime = 1.0F / 60.0F;
    look_.fonts = load_fonts(*io.Fonts, GlyphSet(), look_.scale).fonts;
    io.Fonts->SetTexID(io.Fonts);
    apply(look_);
    services_.author_folder = folder_;
    services_.rubric = load_rubric(RAPPORT_SOURCE_DIR "/assets/rubrics/recovery.yaml").value;
    services_.read_for_author = [&](Job job) { reader_.do_later(std::move(job)); };
    services_.prove_later = [&](Job job) {
      prover_.do_later([job = std::move(job)] {
        give_back_spare_memory();
        return job();
      });
    };
    services_.side_job_done = [&] {
      auto done = reader_.take_done();
      return done ? std::move(done) : prover_.take_done();
    };
    services_.watch_folder = [&](const std::filesystem::path& folder) { watch_.look_at({folder}); };
  }
  ~AuthorBench() {
    ImGui::DestroyContext();
    std::filesystem::remove_all(folder_);
  }
  AuthorBench(const AuthorBench&) = delete;
  AuthorBench& operator=(const AuthorBench&) = delete;

  void run(int turns) {
    write("small.yaml",
          read_file(RAPPORT_SOURCE_DIR "/scenarios/propane-missed-delivery.yaml", kLargestScenario).value());
    write("large.yaml", yardstick_scenario(turns));
    update(state_, OpenAuthor{}, services_);
    const double small_opened = open("small.yaml");
    settle();
    const double small_proved = state_.author.proof->seconds * 1e3;
    const double small_saved = save("small.yaml");
    settle();
    const double large_opened = open("large.yaml");
    const double unproved_peak = peak_mb();
    settle();
    const double proved_peak = peak_mb();
    const double large_proved = state_.author.proof == nullptr ? 0 : state_.author.proof->seconds * 1e3;
    update(state_, AuthorAction(ShowAuthorPage{AuthorPage::Graph}), services_);
    frames(3);
    const auto& layout = state_.author.scenario->layout;
    auto& view = state_.ui.author.view;
    view.show_all(layout, 1);
    const double all = frame_ms();
    const int vertices = vertices_;
    state_.ui.author.heat = true;
    const double heat = frame_ms();
    view.show_node(layout, static_cast<std::uint32_t>(turns / 2), 1);
    const double near = frame_ms();
    view.zoom_about_middle(0.2F);
    const double middle = frame_ms();
    update(state_, AuthorAction(LookAtNode{static_cast<std::uint32_t>(turns / 2)}), services_);
    const double lit =
        best_of(5,
                [&] {
                  update(state_, AuthorAction(LookAtNode{static_cast<std::uint32_t>(turns / 3)}), services_);
                }) *
        1e3;
    const double large_saved = save("large.yaml");
    settle();
    const double saved_peak = peak_mb();
    std::cout << fmt::format(
        "{{\"turns\": {}, \"graph_frame_ms\": {:.2f}, \"graph_heat_frame_ms\": {:.2f}, "
        "\"graph_middle_frame_ms\": {:.2f}, \"graph_near_frame_ms\": {:.2f}, \"graph_vertices\": {}, "
        "\"choose_turn_ms\": {:.1f}, \"open_ms\": {:.0f}, \"save_to_shown_ms\": {:.0f}, \"prove_ms\": "
        "{:.0f}, "
        "\"peak_mb\": {:.0f}, \"peak_proved_mb\": {:.0f}, \"peak_saved_mb\": {:.0f}, \"small_open_ms\": "
        "{:.0f}, "
        "\"small_save_to_shown_ms\": {:.0f}, \"small_prove_ms\": {:.0f}}}\n",
        turns, all, heat, middle, near, vertices, lit, large_opened, large_saved, large_proved, unproved_peak,
        proved_peak, saved_peak, small_opened, small_saved, small_proved);
  }

 private:
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }

  void frame() {
    ImGui::NewFrame();
    const Keys no_keys;
    draw_frame(state_, {look_, no_keys}, dispatcher_.door());
    ImGui::Render();
    vertices_ = ImGui::GetDrawData()->TotalVtxCount;
    if (watch_.take_change()) dispatcher_.door()(AuthorAction(AuthorFilesChanged{}));
    dispatcher_.drain(state_, services_);
  }
  void frames(int count) {
    for (int i = 0; i < count; ++i) frame();
  }

  /// Draws whenever something has happened, as the window does, until it is so.
  template <typename So>
  void draw_until(const So& so) {
    while (!so()) {
      frame();
      if (!so()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    frame();
  }
  void settle() {
    draw_until([&] { return !state_.author_page.at_work; });
  }

  /// Milliseconds until a file that was chosen is on the screen.
  double open(const std::string& name) {
    const auto begin = Time::now();
    update(state_, AuthorAction(OpenAuthored{folder_ / name}), services_);
    draw_until([&] { return state_.author.bytes != nullptr; });
    return ms_since(begin);
  }

  /// Milliseconds from the moment at which an editor has written the file until the change is on the screen.
  double save(const std::string& name) {
    auto text = *state_.author.bytes;
    const auto title = text.find("title: ");
    text.insert(title + 7, "Another ");
    const auto before = state_.author.bytes;
    write(name, text);
    const auto begin = Time::now();
    draw_until([&] { return state_.author.bytes != before; });
    return ms_since(begin);
  }

  /// CPU milliseconds of a frame, best of seven rounds.
  double frame_ms() {
    constexpr int kFrames = 20;
    return best_of(7, [&] { frames(kFrames); }) / kFrames * 1e3;
  }

  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / fmt::format("rapport-author-bench-{}", ::getpid());
  Look look_;
  Services services_;
  AppState state_;
  Dispatcher dispatcher_;
  Worker reader_{give_back_spare_memory}, prover_{give_back_spare_memory};
  FileWatch watch_{{".yaml", ".po"}, [] {}};
  int vertices_ = 0;
};

}  // namespace

void measure_author(int turns) {
  AuthorBench().run(turns);
}

}  // namespace rapport::bench
