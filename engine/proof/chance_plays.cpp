// SPDX-License-Identifier: MIT
#include "engine/proof/chance_plays.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/session/advance.h"

namespace rapport {
OptionWorths::OptionWorths(const Scenario& scenario, const Rubric& rubric)
    : criteria_(rubric.criteria.size()),
      worths_(scenario.program.options.size() * criteria_),
      totals_(scenario.program.options.size()) {
  for (std::size_t t = 0; t < scenario.turns.size(); ++t) {
    const auto& turn = scenario.turns[t];
    for (std::uint32_t i = 0; i < turn.replies.size(); ++i) {
      const auto option = scenario.program.turns[t].options.begin + i;
      const auto levels = turn.replies[i].levels();
      for (std::size_t c = 0; c < criteria_; ++c) {
        const auto level = levels.at(static_cast<CriterionIndex>(c));
        if (!level || (!turn.calls_for[c] && *level != Level::Harmful)) continue;
        const auto halves = static_cast<std::int8_t>(*level);
        worths_[option * criteria_ + c] = {halves, true};
        totals_[option] += halves * rubric.criteria[c].weight;
      }
    }
  }
}

bool OptionWorths::counts_anywhere(std::size_t criterion) const {
  for (std::size_t option = 0; option < totals_.size(); ++option) {
    if (worths_[option * criteria_ + criterion].counts) return true;
  }
  return false;
}

std::optional<double> ChancePlay::score(std::size_t criterion) const {
  if (counted[criterion] == 0) return std::nullopt;
  return std::max(0.0, halves[criterion] / (2.0 * counted[criterion]));
}

ChancePlayer::ChancePlayer(const Scenario& scenario, const OptionWorths& worths, std::uint64_t seed)
    : program_(scenario.program),
      worths_(worths),
      typed_(scenario.program),
      random_(seed),
      witness_(scenario.program),
      seen_(scenario.program),
      to_turns_(scenario.turns.size()),
      to_endings_(scenario.endings.size()) {}

/// A number from 0 to bound - 1. Source: splitmix64 (Steele, Lea and Flood 2014) and a multiplication in
/// place of a division (Lemire 2019); bounds are small, so its bias is too.
std::uint32_t ChancePlayer::below(std::uint32_t bound) {
  std::uint64_t z = (random_ += 0x9E3779B97F4A7C15ULL);
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
  z ^= z >> 31U;
  return static_cast<std::uint32_t>(((z >> 32U) * bound) >> 32U);
}

const ChancePlay& ChancePlayer::play(Policy policy) {
  return play(Choice{policy, {}});
}

const ChancePlay& ChancePlayer::play_for(std::size_t criterion, bool best) {
  return play(Choice{best ? Policy::Best : Policy::Worst, criterion});
}

/// How much a greedy player wants an option. For one criterion, what does not count is worth a little less
/// than a partial answer, and a little more than a missing one.
double ChancePlayer::value_of(std::uint32_t option, const Choice& choice) const {
  const double sign = choice.policy == Policy::Best ? 1 : -1;
  if (!choice.criterion) return sign * worths_.total(option);
  const auto& worth = worths_.at(option, *choice.criterion);
  if (!worth.counts) return choice.policy == Policy::Best ? 0.9 : -0.1;
  return sign * worth.halves;
}

std::uint32_t ChancePlayer::pick_option(const SessionState& state, const Choice& choice) {
  std::array<std::uint32_t, kMostOptions> open{};
  std::uint32_t count = 0;
  for (std::uint32_t i = 0; i < kMostOptions; ++i) {
    if (state.open_options[i]) open[count++] = i;
  }
  const auto first = program_.turns[state.place].options.begin;
  if (choice.policy == Policy::Best || choice.policy == Policy::Worst) {
    std::array<std::uint32_t, kMostOptions> wanted{};
    std::uint32_t ties = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
      const auto more =
          ties == 0 ? 1.0 : value_of(first + open[i], choice) - value_of(first + wanted[0], choice);
      if (more < 0) continue;
      if (more > 0) ties = 0;
      wanted[ties++] = open[i];
    }
    return wanted[below(ties)];
  }
  const auto one = open[below(count)];
  if (choice.policy != Policy::Weak && choice.policy != Policy::Strong) return one;
  const auto other = open[below(count)];
  const bool better = worths_.total(first + one) >= worths_.total(first + other);
  return better == (choice.policy == Policy::Strong) ? one : other;
}

/// A reply in own words as often as a chosen one, sometimes cold or harmful; silence now and then.
PlayStep ChancePlayer::pick_anything(const SessionState& state, Heard& heard) {
  constexpr std::uint32_t kKinds = 8;
  const auto& turn = program_.turns[state.place];
  const auto kind = below(kKinds);
  if (kind == 0 && program_.extras[turn.extra].silence.branches.count != 0)
    return {Way::Kind::Silence, 0, 100, 0};
  if (kind <= 2) {
    const auto& ways = typed_.from(state.place, state.slots);
    const auto& way = ways[below(static_cast<std::uint32_t>(ways.size()))];
    heard = way.heard;
    if (way.rule == TypedWays::kFallback) return {Way::Kind::Fallback, 0, 100, 0};
    return {Way::Kind::Rule, static_cast<std::uint16_t>(way.rule), 100, 0};
  }
  PlayStep step{Way::Kind::Option, static_cast<std::uint16_t>(pick_option(state, {})), 100, 0};
  if (kind == 3) {
    step.earned_percent = static_cast<std::uint8_t>(below(5) * 25);
    step.harms = static_cast<std::uint8_t>(below(3));
    heard.earned_percent = step.earned_percent;
    heard.harms = step.harms;
  }
  return step;
}

const ChancePlay& ChancePlayer::play(const Choice& choice) {
  play_.steps.clear();
  play_.halves.assign(worths_.criteria(), 0);
  play_.counted.assign(worths_.criteria(), 0);
  events_.clear();
  auto state = begin_conversation(program_, kAnySeed, &events_);
  take_note();
  while (state.phase == Phase::AwaitingReply && play_.steps.size() < kMostReplies) {
    Move move;
    PlayStep step;
    if (choice.policy == Policy::Anything) {
      step = pick_anything(state, move.heard);
    } else {
      step.number = static_cast<std::uint16_t>(pick_option(state, choice));
    }
    move.kind = step.kind == Way::Kind::Option    ? Move::Kind::Option
                : step.kind == Way::Kind::Silence ? Move::Kind::Silence
                                                  : Move::Kind::Typed;
    move.option = static_cast<OptionIndex>(step.number);
    const auto& turn = program_.turns[state.place];
    if (step.kind == Way::Kind::Option) {
      seen_.options[turn.options.begin + step.number] = true;
      for (std::size_t c = 0; c < worths_.criteria(); ++c) {
        const auto& worth = worths_.at(turn.options.begin + step.number, c);
        play_.halves[c] += worth.halves;
        play_.counted[c] += worth.counts ? 1 : 0;
      }
    }
    if (step.kind == Way::Kind::Rule)
      seen_.rules[program_.extras[turn.extra].rules.begin + step.number] = true;
    play_.steps.push_back(step);
    events_.clear();
    state = advance(program_, std::move(state), move, &events_);
    take_note();
  }
  play_.ended = state.phase == Phase::Ended;
  play_.ending = play_.ended ? state.place : 0;
  play_.trust = state.trust();
  play_.anger = state.anger();
  play_.cost = state.cost();
  return play_;
}

void ChancePlayer::take_note() {
  witness_.note(events_, seen_);
  const auto keep_if_shorter = [&](std::vector<PlayStep>& known) {
    if (known.empty() || play_.steps.size() < known.size()) known = play_.steps;
  };
  for (const auto& event : events_) {
    if (event.kind == SessionEvent::Kind::TurnReached) keep_if_shorter(to_turns_[event.subject]);
    if (event.kind == SessionEvent::Kind::EndingReached) keep_if_shorter(to_endings_[event.subject]);
  }
}

}  // namespace rapport
