// SPDX-License-Identifier: MIT
#include "engine/proof/typed_ways.h"

#include <algorithm>
#include <array>

namespace rapport {
namespace {

constexpr int kLevels = 4;                          ///< harmful, missing, partial, strong
constexpr std::size_t kMostCombinations = 1 << 14;  ///< of ratings and signs that are tried together

template <typename T>
void insert_once(std::vector<T>& values, T value) {
  if (std::ranges::find(values, value) == values.end()) values.push_back(value);
}

}  // namespace

TypedWays::TypedWays(const Program& program) : program_(program), turns_(program.turns.size()) {
  for (std::size_t t = 0; t < turns_.size(); ++t) {
    const auto& rules = program.extras[program.turns[t].extra].rules;
    for (std::uint32_t i = 0; i < rules.count; ++i) collect(program.rules[rules.begin + i].when, turns_[t]);
  }
}

void TypedWays::collect(TableRange code, Asked& asked) const {
  for (std::uint32_t i = 0; i < code.count; ++i) {
    const auto& step = program_.code[code.begin + i];
    if (step.code == Instruction::Code::LoadRated) insert_once(asked.criteria, step.value);
    if (step.code == Instruction::Code::LoadShown) insert_once(asked.indicators, step.value);
    if (step.code == Instruction::Code::Load || step.code == Instruction::Code::SlotIs)
      insert_once(asked.slots, step.slot);
  }
}

/// How many combinations of levels and signs there are, or nothing if they are too many to try.
std::optional<std::size_t> TypedWays::combinations_of(const Asked& asked) {
  std::size_t count = 1;
  for (std::size_t i = 0; i < asked.criteria.size() && count <= kMostCombinations; ++i) count *= kLevels;
  for (std::size_t i = 0; i < asked.indicators.size() && count <= kMostCombinations; ++i) count *= 2;
  if (count > kMostCombinations) return std::nullopt;
  return count;
}

/// One combination; the first is of words that do nothing at all.
Heard TypedWays::heard_of(const Asked& asked, std::size_t combination) {
  constexpr std::array<Level, kLevels> kOrder = {Level::Missing, Level::Partial, Level::Strong,
                                                 Level::Harmful};
  Heard heard;
  for (const auto criterion : asked.criteria) {
    heard.ratings.set(static_cast<CriterionIndex>(criterion), kOrder[combination % kLevels]);
    combination /= kLevels;
  }
  for (const auto indicator : asked.indicators) {
    heard.shown[static_cast<std::size_t>(indicator)] = combination % 2 != 0;
    combination /= 2;
  }
  return heard;
}

const std::vector<TypedWays::Way>& TypedWays::from(std::uint32_t turn,
                                                   const std::vector<std::int32_t>& slots) {
  auto& asked = turns_[turn];
  std::vector<std::int32_t> values;
  values.reserve(asked.slots.size());
  for (const auto slot : asked.slots) values.push_back(slots[slot]);
  const auto [entry, is_new] = asked.known.try_emplace(std::move(values));
  if (is_new) entry->second = find(turn, slots);
  return entry->second;
}

std::vector<Heard> TypedWays::all_answers(std::uint32_t turn) const {
  std::vector<Heard> answers;
  const auto count = combinations_of(turns_[turn]).value_or(0);
  for (std::size_t i = 0; i < count; ++i) answers.push_back(heard_of(turns_[turn], i));
  return answers;
}

bool TypedWays::tries_all(std::uint32_t turn) const {
  return combinations_of(turns_[turn]).has_value();
}

std::vector<TypedWays::Way> TypedWays::find(std::uint32_t turn,
                                            const std::vector<std::int32_t>& slots) const {
  const auto stage = program_.turns[turn].stage;
  const auto& rules = program_.extras[program_.turns[turn].extra].rules;
  std::vector<Way> ways;
  const auto try_words = [&](const Heard& heard) {
    std::uint32_t rule = 0;
    while (rule < rules.count &&
           !holds(program_, program_.rules[rules.begin + rule].when, {slots.data(), stage, &heard}))
      ++rule;
    if (rule == rules.count) rule = kFallback;
    if (std::ranges::find(ways, rule, &Way::rule) == ways.end()) ways.push_back({rule, heard});
  };
  const auto try_all = [&](const Asked& asked) {
    const auto count = combinations_of(asked).value_or(1);
    for (std::size_t i = 0; i < count; ++i) try_words(heard_of(asked, i));
  };
  if (combinations_of(turns_[turn])) {
    try_all(turns_[turn]);
    return ways;
  }
  // Too much is asked together: what each rule asks for itself is tried, and tries_all() says that it is so.
  for (std::uint32_t i = 0; i < rules.count; ++i) {
    Asked own;
    collect(program_.rules[rules.begin + i].when, own);
    try_all(own);
  }
  return ways;
}

}  // namespace rapport
