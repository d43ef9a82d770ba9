// SPDX-License-Identifier: MIT
/// \file The yardstick story of docs/benchmarks.md, played through the real loader and session: `yardstick
/// TURNS PLAYS`.
///
/// Prints one JSON object. Every figure is CPU time of this process; peak_kb is its largest resident size.

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/authoring/rubric_loader.h"
#include "engine/authoring/scenario_loader.h"
#include "engine/session/session.h"
#include "tests/bench/yardstick_story.h"

namespace {

using namespace rapport;
using namespace rapport::bench;

/// The figures that every peer's run folds into one number.
class Player {
 public:
  explicit Player(std::shared_ptr<const Scenario> scenario, std::shared_ptr<const Rubric> rubric)
      : scenario_(std::move(scenario)), rubric_(std::move(rubric)) {}

  void play() {
    Session session(scenario_, rubric_, 1);
    const auto& program = scenario_->program;
    fold_lines(session);
    while (!session.is_over()) {
      const auto& turn = program.turns[session.state().place];
      const auto& open = session.state().open_options;
      std::array<OptionIndex, 3> offered{};
      std::uint32_t count = 0;
      for (std::uint32_t i = 0; i < turn.options.count; ++i) {
        if (!open[i]) continue;
        offered[count++] = static_cast<OptionIndex>(i);
        fold(static_cast<std::uint32_t>(program.text(program.options[turn.options.begin + i]).size()));
      }
      const auto pick = next_random() % count;
      fold(pick);
      Reply reply;
      reply.option = offered[pick];
      static_cast<void>(session.reply(std::move(reply)));
      fold_lines(session);
    }
    const auto* counter = session.state().slots.data() + program.first_variable;
    fold(static_cast<std::uint32_t>(counter[0] * 1000 + counter[1] * 100 + counter[2] * 10 + counter[3]));
  }

  [[nodiscard]] std::uint32_t sum() const { return sum_; }

 private:
  void fold(std::uint32_t value) { sum_ = sum_ * 31 + value; }
  void fold_lines(const Session& session) {
    const auto& program = scenario_->program;
    for (const auto& event : session.events()) {
      if (event.kind == SessionEvent::Kind::LineSpoken) fold(program.wordings[event.subject].size);
    }
  }
  std::uint32_t next_random() {
    random_ ^= random_ << 13U;
    random_ ^= random_ >> 17U;
    random_ ^= random_ << 5U;
    return random_;
  }

  std::shared_ptr<const Scenario> scenario_;
  std::shared_ptr<const Rubric> rubric_;
  std::uint32_t random_ = 12345;
  std::uint32_t sum_ = 17;
};

int number_argument(const char* text, int otherwise) {
  int value = otherwise;
  const std::string_view view(text);
  std::from_chars(view.data(), view.data() + view.size(), value);
  return std::max(value, 1);
}

}  // namespace

int main(int argc, char** argv) {
  const int turns = argc > 1 ? number_argument(argv[1], 30) : 30;
  const int plays = argc > 2 ? number_argument(argv[2], 2000) : 2000;
  const auto rubric = std::make_shared<const Rubric>(small_rubric());
  const auto text = yardstick_scenario(turns);

  std::shared_ptr<const Scenario> scenario;
  const double load = best_of(turns > 1000 ? 1 : 9, [&] {
    scenario.reset();
    scenario = load_scenario_text("yardstick", text, *rubric).value;
  });
  if (!scenario) {
    for (const auto& diagnostic : load_scenario_text("yardstick", text, *rubric).diagnostics)
      std::cerr << to_text(diagnostic);
    return 1;
  }

  Player checked(scenario, rubric);
  for (int i = 0; i < plays; ++i) checked.play();

  constexpr int kTimedPlays = 200'000;
  Player timed(scenario, rubric);
  for (int i = 0; i < kTimedPlays / 10; ++i) timed.play();
  const double seconds = best_of(5, [&] {
    for (int i = 0; i < kTimedPlays; ++i) timed.play();
  });

  Session session(scenario, rubric, 12345);
  while (!session.is_over()) {
    Reply reply;
    reply.option = 1;
    static_cast<void>(session.reply(reply));
  }
  const Understand nothing_typed = [](const Scenario&, const SessionState&, std::string_view) {
    return Understanding{};
  };
  constexpr int kSaves = 20'000;
  std::size_t bytes = 0;
  const double saving = best_of(5, [&] {
    for (int i = 0; i < kSaves; ++i) {
      const auto saved_text = to_text(session.save());
      bytes = saved_text.size();
      const auto back =
          Session::resume(scenario, rubric, *saved_session_from_text(saved_text), nothing_typed);
      if (!back || !(back->state() == session.state())) std::abort();
    }
  });

  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::cout << fmt::format(
      "{{\"turns\": {}, \"load_ms\": {:.2f}, \"plays_per_cpu_s\": {:.0f}, \"save_restore_us\": {:.2f}, "
      "\"save_bytes\": {}, "
      "\"peak_kb\": {}, \"plays\": {}, \"sum\": \"{:08x}\"}}\n",
      turns, load * 1e3, kTimedPlays / seconds, saving / kSaves * 1e6, bytes, usage.ru_maxrss, plays,
      checked.sum());
  return 0;
}
