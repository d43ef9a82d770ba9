// SPDX-License-Identifier: MIT
#include "engine/proof/what_matters.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "engine/scenario/turn.h"

namespace rapport {
namespace {

constexpr std::int32_t kMost = std::numeric_limits<std::int32_t>::max();

/// Raises one bound to cover another; exact covers all.
bool cover(std::int32_t& bound, std::int32_t other) {
  if (bound == other || bound == -1 || other == 0) return false;
  if (other != -1 && other < bound) return false;
  bound = other;
  return true;
}

}  // namespace

WhatMatters::WhatMatters(const Program& program) : program_(program) {
  const auto size = program_.start_slots.size();
  counts_up_.assign(size, false);
  for (const auto slot :
       {kCostSlot, kSecondsSlot, kTurnsSlot, kPromisesKeptSlot, kPromisesBrokenSlot, kPatienceSpentSlot}) {
    counts_up_[slot] = true;
  }
  for (std::size_t slot = program_.first_fact; slot < size; ++slot) counts_up_[slot] = true;
  for (const auto& promise : program_.promises) counts_up_[promise.status_slot] = false;
  const auto always = read_by_promises();
  for (const auto& turn : program_.turns) {
    reads_.push_back(read_in_answering(turn));
    for (std::size_t slot = 0; slot < size; ++slot) cover(reads_.back()[slot], always[slot]);
  }
  std::vector<Reads> by_arriving;
  for (const auto& turn : program_.turns) {
    by_arriving.emplace_back(size, kNever);
    read_lines(turn.lines, turn.visits_slot, by_arriving.back());
  }
  for (const auto& ending : program_.endings) {
    by_arriving.emplace_back(size, kNever);
    read_lines(ending.lines, 0, by_arriving.back());
  }
  spread_backwards(by_arriving);
  set_ranges(by_arriving);
}

void WhatMatters::read(TableRange code, Reads& into) const {
  for (std::uint32_t i = code.begin; i < code.begin + code.count; ++i) {
    const auto& step = program_.code[i];
    if (step.code == Instruction::Code::Load) into[step.slot] = kExact;
    if (step.code != Instruction::Code::SlotIs) continue;
    const bool stops = counts_up_[step.slot] && step.value < kMost;
    cover(into[step.slot], stops ? std::max(step.value, 0) + 1 : kExact);
  }
}

void WhatMatters::read_effects(TableRange effects, Reads& into) const {
  for (std::uint32_t i = effects.begin; i < effects.begin + effects.count; ++i) {
    const auto& effect = program_.effects[i];
    if (effect.mode >= ProgramEffect::Mode::AddSum)
      read(program_.sums[static_cast<std::size_t>(effect.value)], into);
  }
}

void WhatMatters::read_branches(TableRange branches, Reads& into) const {
  for (std::uint32_t i = branches.begin; i < branches.begin + branches.count; ++i)
    read(program_.branches[i].when, into);
}

void WhatMatters::read(const Outcome& outcome, Reads& into) const {
  read_effects(outcome.effects, into);
  read_branches(outcome.branches, into);
}

/// Which of several wordings is spoken changes nothing, so only the choice of the line counts.
void WhatMatters::read_lines(TableRange lines, Slot visits_slot, Reads& into) const {
  for (std::uint32_t i = lines.begin; i < lines.begin + lines.count; ++i) {
    const auto& line = program_.lines[i];
    read(line.when, into);
    if (line.from_visit > 1 && visits_slot != 0) cover(into[visits_slot], line.from_visit);
  }
}

/// What the settling of promises and the loss of patience read, at whatever turn they come.
WhatMatters::Reads WhatMatters::read_by_promises() const {
  Reads reads(program_.start_slots.size(), kNever);
  reads[kPatienceSpentSlot] = 1;
  read_branches(program_.out_of_patience, reads);
  for (const auto& promise : program_.promises) {
    read(promise.kept_when, reads);
    read_effects(promise.kept, reads);
    read_effects(promise.broken, reads);
    if (promise.broken_by_default) reads[kPromisesBrokenSlot] = kExact;
  }
  return reads;
}

/// What is read between the reply at a turn and the arrival at the next, and by a reply that stays.
WhatMatters::Reads WhatMatters::read_in_answering(const ProgramTurn& turn) const {
  Reads reads(program_.start_slots.size(), kNever);
  for (std::uint32_t i = 0; i < turn.options.count; ++i) {
    const auto& option = program_.options[turn.options.begin + i];
    read(option.when, reads);
    read(option.outcome, reads);
  }
  read_branches(turn.branches, reads);
  const auto& extra = program_.extras[turn.extra];
  for (std::uint32_t i = 0; i < extra.rules.count; ++i) {
    const auto& rule = program_.rules[extra.rules.begin + i];
    read(rule.when, reads);
    read(rule.outcome, reads);
  }
  read(extra.fallback, reads);
  read(extra.silence, reads);
  return reads;
}

/// Where each turn can lead, whatever the conditions say; an ending stands behind the turns.
std::vector<std::vector<std::uint32_t>> WhatMatters::ways() const {
  std::vector<std::vector<std::uint32_t>> ways(program_.turns.size());
  const auto add = [&](std::vector<std::uint32_t>& to, TableRange branches) {
    for (std::uint32_t i = branches.begin; i < branches.begin + branches.count; ++i) {
      const auto& branch = program_.branches[i];
      const auto kind = static_cast<Destination::Kind>(branch.kind);
      const auto turns = static_cast<std::uint32_t>(program_.turns.size());
      if (kind == Destination::Kind::Turn) to.push_back(branch.index);
      if (kind == Destination::Kind::Ending) to.push_back(turns + branch.index);
    }
  };
  for (std::size_t t = 0; t < ways.size(); ++t) {
    const auto& turn = program_.turns[t];
    const auto& extra = program_.extras[turn.extra];
    auto& to = ways[t];
    for (std::uint32_t i = 0; i < turn.options.count; ++i)
      add(to, program_.options[turn.options.begin + i].outcome.branches);
    for (std::uint32_t i = 0; i < extra.rules.count; ++i)
      add(to, program_.rules[extra.rules.begin + i].outcome.branches);
    add(to, extra.fallback.branches);
    add(to, extra.silence.branches);
    add(to, turn.branches);
    add(to, program_.out_of_patience);
    std::ranges::sort(to);
    to.erase(std::unique(to.begin(), to.end()), to.end());
  }
  return ways;
}

/// A turn reads what the places behind it read, until nothing new comes of it.
void WhatMatters::spread_backwards(const std::vector<Reads>& by_arriving) {
  const auto ahead = ways();
  std::vector<std::vector<std::uint32_t>> back(by_arriving.size());
  for (std::uint32_t from = 0; from < ahead.size(); ++from) {
    for (const auto to : ahead[from]) back[to].push_back(from);
  }
  std::vector<std::uint32_t> open(by_arriving.size());
  std::vector<bool> is_open(by_arriving.size(), true);
  std::iota(open.begin(), open.end(), 0U);
  while (!open.empty()) {
    const auto place = open.back();
    open.pop_back();
    is_open[place] = false;
    for (const auto from : back[place]) {
      bool changed = false;
      for (std::size_t slot = 0; slot < program_.start_slots.size(); ++slot) {
        changed = cover(reads_[from][slot], by_arriving[place][slot]) || changed;
        if (place < reads_.size()) changed = cover(reads_[from][slot], reads_[place][slot]) || changed;
      }
      if (!changed || is_open[from]) continue;
      is_open[from] = true;
      open.push_back(from);
    }
  }
}

void WhatMatters::set_ranges(const std::vector<Reads>& by_arriving) {
  const auto slots = program_.start_slots.size();
  ranges_.assign(slots, {0, 0});
  for (std::size_t slot = 0; slot < slots; ++slot) {
    std::int32_t bound = kNever;
    for (const auto& reads : reads_) cover(bound, reads[slot]);
    for (const auto& reads : by_arriving) cover(bound, reads[slot]);
    if (bound == kNever) continue;
    const bool declared = slot < program_.ranges.size() && !counts_up_[slot];
    ranges_[slot] = declared ? program_.ranges[slot] : SlotRange{0, bound == kExact ? kMost : bound};
  }
  ranges_[kPatienceSlot] = program_.ranges[kPatienceSlot];
  for (const auto& promise : program_.promises) {
    ranges_[promise.status_slot] = {0, kPromiseWithdrawn};
    ranges_[promise.status_slot + 1U] = {0, promise.due_seconds};
  }
}

void WhatMatters::forget(std::uint32_t turn, std::vector<std::int32_t>& slots) const {
  const auto& reads = reads_[turn];
  const auto first_promise =
      program_.promises.empty() ? ranges_.size() : std::size_t{program_.promises.front().status_slot};
  const auto after_promises = first_promise + 2 * program_.promises.size();
  for (std::size_t slot = first_promise; slot < after_promises; slot += 2) {
    if (slots[slot] == kPromised) {
      slots[slot + 1] -= slots[kSecondsSlot];
    } else {
      slots[slot + 1] = 0;
      if (reads[slot] == kNever) slots[slot] = kNotPromised;
    }
  }
  const auto patience = slots[kPatienceSpentSlot] == 0 ? slots[kPatienceSlot] : -1;
  const auto forget_one = [&](std::size_t slot) {
    if (reads[slot] == kNever) {
      slots[slot] = ranges_[slot].least;
    } else if (reads[slot] != kExact) {
      slots[slot] = std::min(slots[slot], reads[slot]);
    }
  };
  for (std::size_t slot = 0; slot < first_promise; ++slot) forget_one(slot);
  for (std::size_t slot = after_promises; slot < ranges_.size(); ++slot) forget_one(slot);
  if (patience >= 0) slots[kPatienceSlot] = patience;  // until it is spent, every step looks at it
}

void WhatMatters::forget(std::uint32_t turn, PossibleSlots& slots) const {
  const auto& reads = reads_[turn];
  const auto last = [&](std::size_t slot) {
    slots[slot] = PossibleValues::only(slots[slot].range(), slots[slot].range().least);
  };
  std::size_t promises_end = ranges_.size();
  std::size_t promises_begin = promises_end;
  if (!program_.promises.empty()) {
    promises_begin = program_.promises.front().status_slot;
    promises_end = promises_begin + 2 * program_.promises.size();
  }
  for (std::size_t slot = 0; slot < slots.size(); ++slot) {
    if (slot >= promises_begin && slot < promises_end) continue;
    const bool patience_counts = slot == kPatienceSlot && slots[kPatienceSpentSlot].may_be(0);
    if (reads[slot] == kNever && !patience_counts) last(slot);
  }
  for (const auto& promise : program_.promises) {
    auto& status = slots[promise.status_slot];
    if (reads[promise.status_slot] != kNever) continue;
    const bool open = status.may_be(kPromised);
    const bool settled = !status.is_only(kPromised);
    status = PossibleValues(status.range());
    if (open) status.add(kPromised);
    if (settled) status.add(kNotPromised);
  }
}

void WhatMatters::forget_all(std::vector<std::int32_t>& slots) const {
  for (std::size_t slot = 0; slot < ranges_.size(); ++slot) slots[slot] = ranges_[slot].least;
}

void WhatMatters::restore(std::vector<std::int32_t>& slots) const {
  for (const auto& promise : program_.promises) {
    if (slots[promise.status_slot] == kPromised) slots[promise.status_slot + 1U] += slots[kSecondsSlot];
  }
}

}  // namespace rapport
