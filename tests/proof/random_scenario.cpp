// SPDX-License-Identifier: MIT
#include "tests/proof/random_scenario.h"

#include <fmt/format.h>

#include <array>
#include <random>
#include <string_view>

namespace rapport::test {
namespace {

/// Writes one scenario. Ways only lead to later turns, so that every conversation ends.
class RandomScenario {
 public:
  explicit RandomScenario(std::uint32_t number) : random_(number) {}

  std::string write() {
    turns_ = 2 + below(4);
    text_ = R"(
facts: {secret: It is a secret., other: It is another.}
variables:
  count: {type: integer, min: 0, max: 3, start: 0}
  mood: {type: choice, values: [low, middle, high], start: low}
promises:
  call: {what: A call, due: 40 seconds, authority: within}
  visit: {what: A visit, due: 5 minutes, authority: beyond, broken: {trust: -30, patience: -1}}
  letter: {what: A letter, due: 1 hour, authority: within, kept_when: "count >= 2"}
remedies: {gift: {what: A gift, cost: 20, authority: within}}
turns:
)";
    for (int turn = 0; turn < turns_; ++turn) write_turn(turn);
    return text_;
  }

 private:
  // Not std::uniform_int_distribution, whose numbers differ between libraries.
  int below(int bound) { return static_cast<int>(random_() % static_cast<std::uint32_t>(bound)); }
  bool one_in(int count) { return below(count) == 0; }

  std::string simple_condition() {
    switch (below(10)) {
      case 0:
        return fmt::format("trust {} {}", one_in(2) ? ">=" : "<", 10 * below(11));
      case 1:
        return fmt::format("anger {} {}", one_in(2) ? ">" : "<=", 10 * below(11));
      case 2:
        return fmt::format("count {} {}", one_in(2) ? "==" : ">=", below(4));
      case 3:
        return fmt::format("mood {} {}", one_in(2) ? "==" : "!=", one_in(2) ? "low" : "high");
      case 4:
        return "known(secret)";
      case 5:
        return one_in(2) ? "promised(call)" : "broken(visit)";
      case 6:
        return one_in(2) ? "kept(letter)" : "given(gift)";
      case 7:
        return fmt::format("elapsed_turns >= {}", 1 + below(4));
      case 8:
        return "trust + anger >= 90";
      default:
        return "promises_broken >= 1";
    }
  }

  std::string condition() {
    switch (below(5)) {
      case 0:
        return fmt::format("{} and {}", simple_condition(), simple_condition());
      case 1:
        return fmt::format("({}) or not ({})", simple_condition(), simple_condition());
      default:
        return simple_condition();
    }
  }

  std::string destination(int turn) {
    const int later = turns_ - turn - 1;
    if (later == 0 || one_in(4)) return one_in(2) ? "happy" : "gone";
    return fmt::format("t{}", turn + 1 + below(later));
  }

  std::string branches(int turn) {
    if (!one_in(3)) return destination(turn);
    return fmt::format("[{{when: \"{}\", to: {}}}, {{to: {}}}]", condition(), destination(turn),
                       destination(turn));
  }

  std::string effects() {
    std::string text = fmt::format("{{trust: {}{}, anger: {}{}", one_in(2) ? "+" : "-", 1 + 7 * below(5),
                                   one_in(2) ? "+" : "-", 1 + 9 * below(4));
    if (one_in(3)) text += fmt::format(", count: +{}", 1 + below(2));
    if (one_in(3)) text += ", mood: " + std::string(one_in(2) ? "middle" : "high");
    if (one_in(5)) text += ", patience: -1";
    return text + "}";
  }

  std::string rating() {
    constexpr std::array<std::string_view, 4> kCriteria = {"listening", "empathy", "ownership", "followup"};
    std::string text = "{";
    for (const auto criterion : kCriteria) {
      if (one_in(2)) continue;
      if (text.size() > 1) text += ", ";
      text += fmt::format("{}: {{level: {}, because: So.}}", criterion, below(4) - 1);
    }
    return text + "}";
  }

  void write_turn(int turn) {
    text_ += fmt::format("- id: t{}\n", turn);
    if (turn > 0 && one_in(5)) {
      text_ += fmt::format("  kind: passage\n  passes: {} minutes\n  narration: Time.\n  goto: {}\n",
                           1 + below(70), branches(turn));
      return;
    }
    text_ += "  stage: contact\n  calls_for: [listening, empathy]\n";
    if (one_in(3)) {
      text_ += fmt::format(
          "  customer:\n    - {{when: \"{}\", say: One., reveals: other}}\n    - say: Two.\n", condition());
    } else {
      text_ += "  customer: Well?\n";
    }
    text_ += "  replies:\n";
    const int replies = 1 + below(3);
    for (int i = 0; i < replies; ++i) {
      text_ += fmt::format("  - id: r{}\n    say: Reply {} of {}.\n", i, i, turn);
      if (one_in(3)) text_ += fmt::format("    when: \"{}\"\n", condition());
      if (const auto rated = rating(); rated != "{}") text_ += "    rating: " + rated + "\n";
      text_ += "    effects: " + effects() + "\n";
      constexpr std::array<std::string_view, 3> kPromises = {"call", "visit", "letter"};
      if (one_in(3))
        text_ += fmt::format("    promises: {}\n", kPromises[static_cast<std::size_t>(below(3))]);
      if (one_in(4)) text_ += "    gives: gift\n";
      if (one_in(4)) text_ += "    reveals: secret\n";
      text_ += "    goto: " + branches(turn) + "\n";
    }
    // Whatever is closed, there is a way on.
    text_ += "  goto: " + destination(turn) + "\n";
    if (one_in(3)) {
      text_ += fmt::format("  clock: {{seconds: 40, goto: {}}}\n", destination(turn));
    }
    if (one_in(2)) {
      text_ += "  typed:\n    rules:\n";
      const int rules = 1 + below(2);
      for (int i = 0; i < rules; ++i) {
        text_ += fmt::format("      - {{when: \"rated({}) >= {}{}\", effects: {}, goto: {}}}\n",
                             one_in(2) ? "listening" : "empathy", one_in(2) ? "partial" : "strong",
                             one_in(2) ? " and " + simple_condition() : "", effects(), branches(turn));
      }
    }
  }

  std::mt19937 random_;
  int turns_ = 0;
  std::string text_;
};

}  // namespace

std::string random_scenario(std::uint32_t number) {
  return RandomScenario(number).write();
}

}  // namespace rapport::test
