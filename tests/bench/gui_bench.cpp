// SPDX-License-Identifier: MIT
/// \file What a frame of a long conversation, one of a full lobby and one of many people cost: `gui_bench
/// [TURNS]`, without a window or a screen.
///
/// Prints three JSON objects, the first of the author's screen (author_bench.h), the last of the manager's
/// (people_bench.h). Every figure of the other two is CPU time of this process; docs/benchmarks.md says what
/// each means.

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>
#include <functional>
#include <iostream>
#include <string>
#include <string_view>

#include "author_bench.h"
#include "gui/shell/dispatcher.h"
#include "gui/shell/fonts.h"
#include "gui/shell/frame.h"
#include "gui/shell/spare_memory.h"
#include "gui/theme/apply.h"
#include "people_bench.h"

namespace {

using namespace rapport;
using namespace rapport::gui;

constexpr std::array<std::string_view, 4> kCustomer = {
    "I have been on hold for forty minutes, and I am telling you this story again. The tank reads eight, "
    "there is "
    "a child in the house, and it will be nine below tonight.",
    "So what exactly are you going to do about it before tonight?",
    "You said tomorrow. On Monday you said tomorrow, too, and on Tuesday, and I stayed at home for it both "
    "times, "
    "and nobody came and nobody rang. I am not angry with you; I only want to know whom I can believe.",
    "Well. That is the first thing anybody has said to me that I can write down."};
constexpr std::array<std::string_view, 3> kTrainee = {
    "I hear you, Mrs. Haskell: two mornings at the window and not one call. That was ours to do and we did "
    "not do it.",
    "Dennis will be at your door with a loan tank by half past six. I'll ring you at seven to hear that it "
    "is warm, and "
    "if he is late you ring me, on this number, and I'll have your name in front of me.",
    "What worries you most about tonight?"};
constexpr std::string_view kLedger = "Promised: Dennis at the house with a loan tank by half past six";

ConversationModel conversation_of(int turns) {
  using Speaker = TranscriptLine::Speaker;
  ConversationModel model;
  model.title = "The needle on eight";
  model.customer = "Eleanor Haskell";
  model.mode = "Practice";
  model.trust = 54;
  model.anger = 36;
  for (int i = 0; i < turns; ++i) {
    const auto turn = static_cast<std::size_t>(i);
    model.lines.push_back({Speaker::Trainee, fmt::format("{} ({})", kTrainee[turn % kTrainee.size()], i)});
    if (i % 3 == 0) model.lines.push_back({Speaker::Ledger, std::string(kLedger)});
    model.news = model.lines.size();
    model.lines.push_back({Speaker::Customer, fmt::format("{} ({})", kCustomer[turn % kCustomer.size()], i)});
  }
  for (const auto words : kTrainee) {
    const int number = static_cast<int>(model.choices.size()) + 1;
    model.choices.push_back({number, fmt::format("reply-{}", number), {}, std::string(words)});
  }
  return model;
}

/// Scenarios of two turns, which is enough for the lobby.
Shelf shelf_of(std::size_t count) {
  constexpr std::array<std::string_view, 5> kSectors = {"Hotel", "Café", "Bank branch", "Airline", "Museum"};
  auto rubric = std::make_shared<Rubric>();
  rubric->criteria.resize(kCoreCriteria);
  Shelf shelf;
  for (std::size_t i = 0; i < count; ++i) {
    auto scenario = std::make_shared<Scenario>();
    scenario->id = fmt::format("scenario-{}", i);
    scenario->title = fmt::format("The corner that was booked {} times on the way out", i);
    scenario->sector = kSectors[i % kSectors.size()];
    scenario->summary = kCustomer[i % kCustomer.size()];
    scenario->tags = {"phone", "lateness"};
    scenario->turns.resize(2);
    scenario->turns.front().calls_for.set(i % kCoreCriteria);
    shelf.scenarios.push_back({std::move(scenario), rubric});
  }
  return shelf;
}

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// Milliseconds of one of `count` frames, best of seven rounds.
double frame_ms(int count, const std::function<void()>& frame) {
  double best = 1e9;
  for (int round = 0; round < 7; ++round) {
    const double begin = cpu_seconds();
    for (int i = 0; i < count; ++i) frame();
    best = std::min(best, (cpu_seconds() - begin) / count);
  }
  return best * 1e3;
}

class Bench {
 public:
  explicit Bench(int turns) : turns_(turns) {
    ImGui::CreateContext();
    auto& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {1280, 800};
    io.DeltaTime = 1.0F / 60.0F;
    look_.fonts = load_fonts(*io.Fonts, GlyphSet(), look_.scale).fonts;
    io.Fonts->SetTexID(io.Fonts);
    apply(look_);
    state_.place = Place::Conversation;
    state_.conversation = conversation_of(turns);
    state_.ui.show_news = kFramesOfNews;
  }
  ~Bench() { ImGui::DestroyContext(); }
  Bench(const Bench&) = delete;
  Bench& operator=(const Bench&) = delete;

  void run() {
    constexpr int kFrames = 100;
    const double first = frame_ms_of_first();
    for (int i = 0; i < kFrames; ++i) draw_window();
    const double at_end = frame_ms(kFrames, [&] { draw_window(); });
    const double reflow = frame_ms(2, [&] {
      auto& width = ImGui::GetIO().DisplaySize.x;
      width = width == 1280 ? 1100 : 1280;
      draw_window();
    });
    const double plain = frame_ms(kFrames, [&] { draw_plain_lines(); });
    const int vertices = vertices_;
    const auto lobby = measure_lobby();
    std::cout << fmt::format(
        "{{\"turns\": {}, \"lines\": {}, \"frame_ms\": {:.3f}, \"plain_lines_ms\": {:.3f}, "
        "\"first_frame_ms\": {:.2f}, "
        "\"reflow_ms\": {:.2f}, \"vertices\": {}, \"lobby_cards\": {}, \"lobby_frame_ms\": {:.3f}, "
        "\"lobby_search_ms\": {:.2f}, \"lobby_made_ms\": {:.2f}, \"lobby_vertices\": {}}}\n",
        turns_, state_.conversation.lines.size(), at_end, plain, first, reflow, vertices, kLobbyCards,
        lobby.frame, lobby.search, lobby.made, vertices_);
    bench::measure_people(
        state_, kPeople,
        [&] {
          draw_window();
          return vertices_;
        },
        frame_ms);
  }

 private:
  static constexpr std::size_t kLobbyCards = 500, kPeople = 5000;
  struct LobbyFigures {
    double made = 0, search = 0, frame = 0;
  };

  /// A frame of the lobby; one after a letter was typed into its search; and the making of what it shows.
  LobbyFigures measure_lobby() {
    constexpr int kFrames = 100;
    const auto shelf = shelf_of(kLobbyCards);
    state_.place = Place::Lobby;
    LobbyFigures figures;
    figures.made = frame_ms(2, [&] { state_.lobby = make_lobby(shelf, {}); });
    LobbyFilter filter;
    figures.search = frame_ms(10, [&] {
      filter.words = filter.words.empty() ? "o" : "";
      narrow(state_.lobby, filter);
      state_.ui.lobby_rows.forget();
      draw_window();
    });
    figures.frame = frame_ms(kFrames, [&] { draw_window(); });
    return figures;
  }

  double frame_ms_of_first() {
    const double begin = cpu_seconds();
    draw_window();
    return (cpu_seconds() - begin) * 1e3;
  }

  void draw_window() {
    ImGui::NewFrame();
    const Keys no_keys;
    draw_frame(state_, {look_, no_keys}, dispatcher_.door());
    ImGui::Render();
    vertices_ = ImGui::GetDrawData()->TotalVtxCount;
  }

  /// The yardstick: as many lines of text as the conversation has, by the plainest means that Dear ImGui
  /// offers.
  void draw_plain_lines() const {
    ImGui::NewFrame();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::Begin("plain");
    for (const auto& line : state_.conversation.lines)
      ImGui::TextUnformatted(line.text.data(), line.text.data() + line.text.size());
    ImGui::SetScrollY(ImGui::GetScrollMaxY());
    ImGui::End();
    ImGui::Render();
  }

  int turns_;
  Look look_;
  AppState state_;
  Dispatcher dispatcher_;
  int vertices_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  int turns = 500;
  if (argc > 1) {
    const std::string_view text(argv[1]);
    std::from_chars(text.data(), text.data() + text.size(), turns);
  }
  constexpr int kLargeStory = 10'000;
  give_back_large_blocks();            // as the window's own program does
  bench::measure_author(kLargeStory);  // first: it tells of the largest size of the process
  Bench(std::max(turns, 1)).run();
}
