// SPDX-License-Identifier: MIT
#include "engine/proof/possible_values.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/scenario/expression.h"

namespace rapport {

// ---- the values of one slot

PossibleValues PossibleValues::only(SlotRange range, std::int64_t value) {
  PossibleValues values(range);
  values.add(value);
  return values;
}

PossibleValues PossibleValues::all(SlotRange range) {
  PossibleValues values(range);
  values.add_from_to(range.least, range.most);
  return values;
}

std::int64_t PossibleValues::clamped(std::int64_t value) const {
  return std::clamp<std::int64_t>(value, range_.least, range_.most);
}

bool PossibleValues::bit(std::int64_t value) const {
  const auto position = static_cast<std::uint64_t>(value - range_.least);
  return ((bits_[position / 64] >> (position % 64)) & 1U) != 0;
}

void PossibleValues::set_bit(std::int64_t value) {
  const auto position = static_cast<std::uint64_t>(value - range_.least);
  bits_[position / 64] |= std::uint64_t{1} << (position % 64);
}

bool PossibleValues::may_be(std::int64_t value) const {
  return value >= least_ && value <= most_ && (!is_listed() || bit(value));
}

void PossibleValues::add(std::int64_t value) {
  add_from_to(value, value);
}

void PossibleValues::add_from_to(std::int64_t least, std::int64_t most) {
  least = clamped(least);
  most = clamped(most);
  const bool was_empty = empty();
  least_ = was_empty ? least : std::min(least_, least);
  most_ = was_empty ? most : std::max(most_, most);
  if (!is_listed()) return;
  for (auto value = least; value <= most; ++value) set_bit(value);
}

bool PossibleValues::join(const PossibleValues& other) {
  if (other.empty()) return false;
  const auto before = *this;
  if (!is_listed()) {
    add_from_to(other.least_, other.most_);
  } else {
    const bool was_empty = empty();
    least_ = was_empty ? other.least_ : std::min(least_, other.least_);
    most_ = was_empty ? other.most_ : std::max(most_, other.most_);
    for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] |= other.bits_[i];
  }
  return *this != before;
}

void PossibleValues::keep(Instruction::Comparison how, std::int64_t constant, bool holds) {
  using Comparison = Instruction::Comparison;
  constexpr std::array kOpposite = {Comparison::GreaterOrEqual, Comparison::Greater,  Comparison::LessOrEqual,
                                    Comparison::Less,           Comparison::NotEqual, Comparison::Equal};
  if (empty()) return;
  if (!holds) how = kOpposite[static_cast<std::size_t>(how)];
  switch (how) {
    case Comparison::Less:
      most_ = std::min(most_, constant - 1);
      break;
    case Comparison::LessOrEqual:
      most_ = std::min(most_, constant);
      break;
    case Comparison::Greater:
      least_ = std::max(least_, constant + 1);
      break;
    case Comparison::GreaterOrEqual:
      least_ = std::max(least_, constant);
      break;
    case Comparison::Equal:
      if (!may_be(constant)) {
        *this = PossibleValues(range_);
        return;
      }
      least_ = most_ = constant;
      break;
    case Comparison::NotEqual:
      if (is_listed() && may_be(constant)) {
        const auto position = static_cast<std::uint64_t>(constant - range_.least);
        bits_[position / 64] &= ~(std::uint64_t{1} << (position % 64));
      } else if (constant == least_) {
        ++least_;
      } else if (constant == most_) {
        --most_;
      }
      break;
  }
  if (empty()) {
    *this = PossibleValues(range_);
    return;
  }
  if (!is_listed()) return;
  auto kept = PossibleValues(range_);
  for (auto value = least_; value <= most_; ++value) {
    if (bit(value)) kept.add(value);
  }
  *this = kept;
}

void PossibleValues::move(std::int64_t by) {
  if (empty() || by == 0) return;
  PossibleValues moved(range_);
  if (!is_listed()) {
    moved.add_from_to(least_ + by, most_ + by);
  } else {
    for (auto value = least_; value <= most_; ++value) {
      if (bit(value)) moved.add(value + by);
    }
  }
  *this = moved;
}

// ---- conditions

namespace {

using Span = std::pair<std::int64_t, std::int64_t>;

Span truth(bool may_hold, bool may_fail) {
  return {may_fail ? 0 : 1, may_hold ? 1 : 0};
}

bool may_hold(const Span& span) {
  return span.first != 0 || span.second != 0;
}

bool may_fail(const Span& span) {
  return span.first <= 0 && span.second >= 0;
}

Span compared(const Span& a, Instruction::Comparison how, const Span& b) {
  using Comparison = Instruction::Comparison;
  switch (how) {
    case Comparison::Less:
      return truth(a.first < b.second, a.second >= b.first);
    case Comparison::LessOrEqual:
      return truth(a.first <= b.second, a.second > b.first);
    case Comparison::Greater:
      return truth(a.second > b.first, a.first <= b.second);
    case Comparison::GreaterOrEqual:
      return truth(a.second >= b.first, a.first < b.second);
    case Comparison::Equal:
    case Comparison::NotEqual:
      break;
  }
  const bool may_equal = a.first <= b.second && b.first <= a.second;
  const bool may_differ = !(a.first == a.second && a == b);
  return how == Comparison::Equal ? truth(may_equal, may_differ) : truth(may_differ, may_equal);
}

Span multiplied(const Span& a, const Span& b) {
  const std::array products = {a.first * b.first, a.first * b.second, a.second * b.first,
                               a.second * b.second};
  return {std::ranges::min(products), std::ranges::max(products)};
}

Span remainder(const Span& a, const Span& b) {
  const auto most = b.second - 1;  // the right side is a constant above 0
  if (a.first == a.second) return {a.first % b.first, a.first % b.first};
  return {a.first < 0 ? -most : 0, a.second > 0 ? most : 0};
}

Span of_slot(const Instruction& step, const PossibleValues& values) {
  if (step.code == Instruction::Code::Load) return {values.least(), values.most()};
  auto left = values;
  left.keep(step.compare, step.value, true);
  auto right = values;
  right.keep(step.compare, step.value, false);
  return truth(!left.empty(), !right.empty());
}

}  // namespace

std::pair<std::int64_t, std::int64_t> PossibleAnswers::span_of(TableRange sum, const PossibleSlots& slots,
                                                               std::uint8_t stage, const Heard* heard) const {
  std::array<Span, kMostOperands + 1> stack;
  std::size_t height = 0;
  const auto binary = [&](auto&& combine) {
    const auto right = stack[--height];
    stack[height - 1] = combine(stack[height - 1], right);
  };
  for (std::uint32_t i = sum.begin; i < sum.begin + sum.count; ++i) {
    const auto& step = program_.code[i];
    using Code = Instruction::Code;
    switch (step.code) {
      case Code::Push:
        stack[height++] = {step.value, step.value};
        break;
      case Code::Load:
      case Code::SlotIs:
        stack[height++] = of_slot(step, slots[step.slot]);
        break;
      case Code::LoadStage:
        stack[height++] = {stage, stage};
        break;
      case Code::LoadRated:
        stack[height++] = {-1, 2};
        if (heard != nullptr) {
          const auto level = heard->ratings.value(static_cast<CriterionIndex>(step.value));
          stack[height - 1] = {level, level};
        }
        break;
      case Code::LoadShown:
        stack[height++] = {0, 1};
        if (heard != nullptr) {
          const int shown = heard->shown[static_cast<std::size_t>(step.value)] ? 1 : 0;
          stack[height - 1] = {shown, shown};
        }
        break;
      case Code::Add:
        binary([](Span a, Span b) { return Span{a.first + b.first, a.second + b.second}; });
        break;
      case Code::Subtract:
        binary([](Span a, Span b) { return Span{a.first - b.second, a.second - b.first}; });
        break;
      case Code::Multiply:
        binary(multiplied);
        break;
      case Code::Divide:
        binary([](Span a, Span b) { return Span{a.first / b.first, a.second / b.first}; });
        break;
      case Code::Remainder:
        binary(remainder);
        break;
      case Code::Compare:
        binary([&](Span a, Span b) { return compared(a, step.compare, b); });
        break;
      case Code::And:
        binary([](Span a, Span b) { return truth(may_hold(a) && may_hold(b), may_fail(a) || may_fail(b)); });
        break;
      case Code::Or:
        binary([](Span a, Span b) { return truth(may_hold(a) || may_hold(b), may_fail(a) && may_fail(b)); });
        break;
      case Code::Not: {
        const auto operand = stack[height - 1];
        stack[height - 1] = truth(may_fail(operand), may_hold(operand));
        break;
      }
    }
  }
  return stack[0];
}

Verdicts PossibleAnswers::judge(TableRange condition, const PossibleSlots& slots, std::uint8_t stage,
                                const Heard* heard) const {
  if (condition.count == 0) return {true, false};
  const auto span = span_of(condition, slots, stage, heard);
  return {may_hold(span), may_fail(span)};
}

/// Where the operand that ends with instruction `last` begins.
std::uint32_t PossibleAnswers::operand_begin(std::uint32_t last) const {
  int wanted = 1;
  auto at = last;
  for (;; --at) {
    switch (program_.code[at].code) {
      case Instruction::Code::Push:
      case Instruction::Code::Load:
      case Instruction::Code::LoadStage:
      case Instruction::Code::LoadRated:
      case Instruction::Code::LoadShown:
      case Instruction::Code::SlotIs:
        --wanted;
        break;
      case Instruction::Code::Not:
        break;
      default:
        ++wanted;
        break;
    }
    if (wanted == 0) return at;
  }
}

bool PossibleAnswers::suppose(TableRange condition, bool holds, PossibleSlots& slots,
                              std::uint8_t stage) const {
  if (condition.count == 0) return holds;
  const auto verdicts = judge(condition, slots, stage);
  if (!(holds ? verdicts.may_hold : verdicts.may_fail)) return false;
  return suppose_part(condition, holds, slots, stage);
}

bool PossibleAnswers::suppose_part(TableRange condition, bool holds, PossibleSlots& slots,
                                   std::uint8_t stage) const {
  using Code = Instruction::Code;
  const auto last = condition.begin + condition.count - 1;
  const auto& step = program_.code[last];
  if (step.code == Code::SlotIs || step.code == Code::Load) {
    auto& values = slots[step.slot];
    if (step.code == Code::SlotIs) {
      values.keep(step.compare, step.value, holds);
    } else {
      values.keep(Instruction::Comparison::NotEqual, 0, holds);
    }
    return !values.empty();
  }
  if (step.code == Code::Not) return suppose({condition.begin, condition.count - 1}, !holds, slots, stage);
  if (step.code != Code::And && step.code != Code::Or) return true;
  const auto middle = operand_begin(last - 1);
  const TableRange left{condition.begin, middle - condition.begin};
  const TableRange right{middle, last - middle};
  if ((step.code == Code::And) == holds)
    return suppose(left, holds, slots, stage) && suppose(right, holds, slots, stage);
  // One side is enough: what is left is what either leaves.
  auto other = slots;
  const bool one = suppose(left, holds, slots, stage);
  const bool two = suppose(right, holds, other, stage);
  if (one && two) {
    for (std::size_t i = 0; i < slots.size(); ++i) slots[i].join(other[i]);
  } else if (two) {
    slots = std::move(other);
  }
  return one || two;
}

}  // namespace rapport
