// SPDX-License-Identifier: MIT
#include "engine/authoring/habit_checker.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "engine/authoring/wording.h"
#include "engine/text/utf8.h"

namespace rapport {
namespace {

/// In characters. What is said should be seen whole above the reply that answers it, also at 200 % in a
/// window of 1024 by 700; tests/gui/long_line_test.cpp holds this number against the screen.
constexpr std::size_t kLongestLine = 280;

/// Habits of writing that give the right answer away, or leave the wrong one without a price.
class HabitChecker {
 public:
  HabitChecker(const Scenario& scenario, DiagnosticReport& report) : scenario_(scenario), report_(report) {}

  void check() {
    check_giveaways();
    check_lengths();
    for (const auto& turn : scenario_.turns) {
      for (const auto& reply : turn.replies) check_slips(turn, reply);
      for (const auto& reply : turn.replies) check_reward(turn, reply);
      for (const auto& reply : turn.replies) check_movement(turn, reply);
    }
  }

 private:
  static int worth(const ReplyOption& reply) {
    int sum = 0;
    for (const auto& rating : reply.ratings) sum += static_cast<int>(rating.level);
    return sum;
  }

  void check_giveaways() {
    constexpr int kEnoughTurns = 4;
    int turns = 0;
    bool always_first = true;
    bool always_longest = true;
    const Turn* first_seen = nullptr;
    for (const auto& turn : scenario_.turns) {
      if (turn.replies.size() < 3) continue;
      const auto best = std::ranges::max_element(turn.replies, {}, worth);
      const bool decided = std::ranges::count(turn.replies, worth(*best), worth) == 1;
      if (!decided) continue;
      ++turns;
      if (first_seen == nullptr) first_seen = &turn;
      always_first = always_first && best == turn.replies.begin();
      const auto length = [](const ReplyOption& reply) { return count_characters(reply.words); };
      always_longest = always_longest && best == std::ranges::max_element(turn.replies, {}, length);
    }
    if (turns < kEnoughTurns) return;
    if (always_first) {
      report_.add(DiagnosticCode::BestReplyAlwaysFirst, first_seen->place,
                  fmt::format("The best reply is the first at all {} turns that have three or more.", turns),
                  "Change the order at some turns; a trainee sees through it in two minutes.");
    }
    if (always_longest) {
      report_.add(
          DiagnosticCode::BestReplyAlwaysLongest, first_seen->place,
          fmt::format("The best reply is the longest at all {} turns that have three or more.", turns),
          "Give some weaker replies more words, and some strong ones fewer.");
    }
  }

  /// The best reply that shows no slip, or null.
  static const ReplyOption* best_without_slips(const Turn& turn) {
    const ReplyOption* best = nullptr;
    for (const auto& reply : turn.replies) {
      if (reply.slips.empty() && (best == nullptr || worth(reply) > worth(*best))) best = &reply;
    }
    return best;
  }

  static std::vector<Destination> destinations(const ReplyOption& reply) {
    std::vector<Destination> to;
    for (const auto& branch : reply.go) to.push_back(branch.to);
    return to;
  }

  /// A slip that no better reply puts right teaches itself.
  void check_reward(const Turn& turn, const ReplyOption& reply) {
    const auto* best = best_without_slips(turn);
    if (reply.slips.empty() || best == nullptr || worth(reply) <= 0 || worth(reply) < worth(*best)) return;
    report_.add(DiagnosticCode::SlipRewarded, reply.place,
                fmt::format("Reply {} shows {}, and no reply of its turn is rated better.", reply.id,
                            list_of(reply.slips)),
                "Rate it lower and say in because what it costs, or take the slip out.");
  }

  void check_length(std::string_view words, SourceSpan place, std::string_view what) {
    const auto characters = count_characters(words);
    if (characters <= kLongestLine) return;
    report_.add(DiagnosticCode::LineTooLong, place,
                fmt::format("{} has {} characters; about {} can be read at a glance in large type.", what,
                            characters, kLongestLine),
                "Shorten it, or let the other side speak in between.");
  }

  void check_lengths() {
    for (const auto& turn : scenario_.turns) {
      check_length(turn.narration, turn.place, fmt::format("The narration of turn {}", turn.id));
      for (const auto& line : turn.customer) {
        for (const auto& words : line.wordings) check_length(words, line.place, "This line");
      }
      for (const auto& reply : turn.replies) {
        if (reply.kind != ReplyOption::Kind::Written)
          check_length(reply.words, reply.place, fmt::format("Reply {}", reply.id));
      }
    }
    for (const auto& ending : scenario_.endings) {
      for (const auto& line : ending.say) {
        for (const auto& words : line.wordings) check_length(words, line.place, "This line");
      }
    }
  }

  void check_slips(const Turn& turn, const ReplyOption& reply) {
    if (reply.slips.empty() || !reply.promises.empty()) return;
    const bool hurts = std::ranges::any_of(reply.effects, [](const Effect& effect) {
      if (effect.target == Effect::Target::Variable || effect.value.op != Operator::Constant) return true;
      return effect.mode == Effect::Mode::Set ||
             (effect.target == Effect::Target::Anger ? effect.value.subject > 0 : effect.value.subject < 0);
    });
    const auto* best = best_without_slips(turn);
    const bool leads_elsewhere = best != nullptr && destinations(*best) != destinations(reply);
    if (hurts || leads_elsewhere) return;
    report_.add(
        DiagnosticCode::SlipWithoutConsequence, reply.place,
        fmt::format("Reply {} shows {}, and nothing follows from it.", reply.id, list_of(reply.slips)),
        "Let it cost trust, raise anger, or lead somewhere else.");
  }

  void check_movement(const Turn& turn, const ReplyOption& reply) {
    const bool stays = !reply.go.empty() && std::ranges::all_of(reply.go, [](const Branch& branch) {
      return branch.to.kind == Destination::Kind::Stay;
    });
    const bool changes = !reply.effects.empty() || !reply.reveals.empty() || !reply.promises.empty() ||
                         !reply.gives.empty() || !reply.withdraws.empty();
    if (!stays || changes) return;
    report_.add(DiagnosticCode::NothingMoves, reply.place,
                fmt::format("Reply {} of turn {} changes nothing and leads nowhere.", reply.id, turn.id),
                "Give it an effect, a fact to reveal, or somewhere to go.");
  }

  const Scenario& scenario_;
  DiagnosticReport& report_;
};

}  // namespace

void check_habits(const Scenario& scenario, DiagnosticReport& report) {
  HabitChecker(scenario, report).check();
}

}  // namespace rapport
