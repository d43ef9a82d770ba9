// SPDX-License-Identifier: MIT
#include "engine/proof/play_text.h"

#include <fmt/format.h>

#include <utility>

#include "engine/proof/typed_ways.h"
#include "engine/session/advance.h"

namespace rapport {
namespace {

std::string text_of(const Turn& turn, const PlayStep& step) {
  switch (step.kind) {
    case Way::Kind::Silence:
      return "~";
    case Way::Kind::Fallback:
      return "# words that mean none of the replies and meet no rule";
    case Way::Kind::Rule:
      return fmt::format("# words that meet rule {} of {}", step.number + 1, turn.id);
    case Way::Kind::Option:
      break;
  }
  const auto& id = turn.replies[step.number].id;
  if (step.earned_percent == 100 && step.harms == 0) return id;
  return fmt::format("# words that mean {}, said {}", id, step.harms > 0 ? "harmfully" : "coldly");
}

Move move_of(const PlayStep& step, std::uint32_t turn, const SessionState& state, TypedWays& typed) {
  Move move;
  move.option = static_cast<OptionIndex>(step.number);
  if (step.kind == Way::Kind::Option) {
    move.heard.earned_percent = step.earned_percent;
    move.heard.harms = step.harms;
    return move;
  }
  move.kind = step.kind == Way::Kind::Silence ? Move::Kind::Silence : Move::Kind::Typed;
  if (move.kind == Move::Kind::Silence) return move;
  const auto wanted = step.kind == Way::Kind::Fallback ? TypedWays::kFallback : step.number;
  for (const auto& way : typed.from(turn, state.slots)) {
    if (way.rule == wanted) move.heard = way.heard;
  }
  return move;
}

}  // namespace

std::vector<PlayLine> lines_of(const Scenario& scenario, const std::vector<PlayStep>& play) {
  TypedWays typed(scenario.program);
  auto state = begin_conversation(scenario.program, kAnySeed, nullptr);
  std::vector<PlayLine> lines;
  for (const auto& step : play) {
    const auto& turn = scenario.turns[state.place];
    auto text = text_of(turn, step);
    const bool can_be_given = !text.starts_with('#');
    lines.push_back({state.place, step, std::move(text), can_be_given});
    const auto move = move_of(step, state.place, state, typed);
    if (!is_allowed(scenario.program, state, move)) break;
    state = advance(scenario.program, std::move(state), move, nullptr);
  }
  return lines;
}

std::string in_one_line(const Scenario& scenario, const std::vector<PlayStep>& play) {
  std::string text;
  for (const auto& line : lines_of(scenario, play)) {
    if (!text.empty()) text += ", ";
    text += line.can_be_given ? line.text : fmt::format("({})", line.text.substr(2));
  }
  return text;
}

}  // namespace rapport
