// SPDX-License-Identifier: MIT
/// \file How long the proof of the yardstick story takes, with eight and with twelve replies to the end;
/// beside it, in the same run, the same states listed plainly: each kept whole in a std::set. Prints one JSON
/// object.
#include <fmt/format.h>

#include <deque>
#include <iostream>
#include <set>
#include <utility>
#include <vector>

#include "engine/authoring/scenario_loader.h"
#include "engine/proof/proof.h"
#include "engine/session/advance.h"
#include "tests/bench/yardstick_story.h"

namespace {

using namespace rapport;
using namespace rapport::bench;

/// How many states written replies lead to, each with all it holds.
std::size_t list_plainly(const Program& program) {
  std::set<std::pair<std::uint32_t, std::vector<std::int32_t>>> known;
  std::deque<SessionState> open;
  const auto keep = [&](SessionState state) {
    if (known.insert({state.place + (state.phase == Phase::Ended ? 1U << 31U : 0U), state.slots}).second)
      open.push_back(std::move(state));
  };
  keep(begin_conversation(program, 1, nullptr));
  while (!open.empty()) {
    const auto state = std::move(open.front());
    open.pop_front();
    if (state.phase != Phase::AwaitingReply) continue;
    for (OptionIndex i = 0; i < kMostOptions; ++i) {
      if (state.is_open(i)) keep(advance(program, state, {Move::Kind::Option, i, {}}, nullptr));
    }
  }
  return known.size();
}

}  // namespace

int main() {
  const auto rubric = small_rubric();
  std::cout << "{";
  for (const int replies : {8, 12}) {
    const auto scenario = load_scenario_text("yardstick", yardstick_scenario(30, replies), rubric).value;
    if (!scenario) return 1;
    Proof proof;
    const double proving = best_of(5, [&] { proof = prove(*scenario, rubric, {2'000'000}); });
    std::size_t plain_states = 0;
    const double plainly =
        best_of(replies > 8 ? 2 : 5, [&] { plain_states = list_plainly(scenario->program); });
    std::cout << fmt::format(
        "{}\"replies_{}\": {{\"prove_ms\": {:.1f}, \"states\": {}, \"lists_all_states\": {}, \"undecided\": "
        "{}, "
        "\"plain_ms\": {:.1f}, \"plain_states\": {}}}",
        replies == 8 ? "" : ", ", replies, proving * 1e3, proof.states, proof.lists_all_states,
        proof.undecided, plainly * 1e3, plain_states);
  }
  std::cout << "}\n";
  return 0;
}
