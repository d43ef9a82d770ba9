// SPDX-License-Identifier: MIT
#include "engine/proof/freer_plays.h"

#include <algorithm>
#include <deque>
#include <map>
#include <utility>

#include "engine/proof/possible_values.h"
#include "engine/proof/typed_ways.h"
#include "engine/proof/what_matters.h"
#include "engine/scenario/turn.h"
#include "engine/session/advance.h"

namespace rapport {
namespace {

/// As often may the values at one case grow before spans of time are taken as wide as they can be: seconds
/// add up in steps too small to wait for.
constexpr int kPatientJoins = 6;
/// More promises than this falling due at once are settled as if anything could come of them.
constexpr std::size_t kMostOrders = 4;

/// Lives for the length of a call of follow_freely().
class FreerPlay {
 public:
  FreerPlay(const Program& program, std::size_t criteria, const std::vector<Slot>& apart,
            std::size_t most_cases)
      : program_(program),
        matters_(program),
        answers_(program),
        typed_(program),
        criteria_(static_cast<std::int64_t>(criteria)),
        apart_(apart),
        most_cases_(most_cases) {
    plays_.may = Seen(program);
    plays_.fewest_replies_to_turn.assign(program.turns.size(), 0);
    plays_.fewest_replies_to_ending.assign(program.endings.size(), 0);
  }

  FreerPlays run() {
    PossibleSlots slots;
    for (std::size_t i = 0; i < program_.start_slots.size(); ++i)
      slots.push_back(PossibleValues::only(range_of(i), program_.start_slots[i]));
    for (const auto& promise : program_.promises)
      slots[promise.status_slot + 1U] = PossibleValues(range_of(promise.status_slot + 1U));
    arrive(program_.start, std::move(slots));
    while (!open_.empty() && plays_.finished) {
      const auto index = open_.front();
      open_.pop_front();
      cases_[index].is_open = false;
      replies_ = cases_[index].replies + 1;
      answer(cases_[index].turn, PossibleSlots(cases_[index].slots));
    }
    if (!plays_.finished) take_everything_as_possible();
    return std::move(plays_);
  }

 private:
  /// A turn that waits for a reply, with values that are told apart from those of its other cases.
  struct Case {
    std::uint32_t turn = 0;
    std::uint32_t replies = 0;  ///< the fewest that lead here
    PossibleSlots slots;
    int joins = 0;
    bool is_open = false;
  };

  [[nodiscard]] SlotRange range_of(std::size_t slot) const {
    const auto& range = matters_.ranges()[slot];
    return range.most == range.least && slot < program_.ranges.size() ? program_.ranges[slot] : range;
  }
  [[nodiscard]] std::uint8_t stage_of(std::uint32_t turn) const { return program_.turns[turn].stage; }

  void take_everything_as_possible() {
    auto& may = plays_.may;
    for (auto* flags : {&may.turns, &may.stuck, &may.endings, &may.branches, &may.options, &may.rules,
                        &may.lines, &may.facts, &may.promises_made, &may.promises_kept, &may.promises_broken})
      flags->assign(flags->size(), true);
    std::ranges::fill(plays_.fewest_replies_to_turn, 0);
    std::ranges::fill(plays_.fewest_replies_to_ending, 0);
  }

  // ---- one reply

  void answer(std::uint32_t turn, const PossibleSlots& slots) {
    const auto& here = program_.turns[turn];
    for (std::uint32_t i = here.options.begin; i < here.options.begin + here.options.count; ++i) {
      auto chosen = slots;
      if (!answers_.suppose(program_.options[i].when, true, chosen, stage_of(turn))) continue;
      plays_.may.options[i] = true;
      play(turn, std::move(chosen), program_.options[i].outcome, How::MeaningAnOption);
    }
    const auto& extra = program_.extras[here.extra];
    auto rest = slots;
    const auto end = extra.rules.begin + extra.rules.count;
    bool falls_back = some_words_meet(turn, end, slots);
    for (std::uint32_t i = extra.rules.begin; i < end; ++i) {
      auto met = rest;
      if (!plays_.may.rules[i] && !some_words_meet(turn, i, slots)) continue;
      if (!answers_.suppose(program_.rules[i].when, true, met, stage_of(turn))) continue;
      plays_.may.rules[i] = true;
      play(turn, std::move(met), program_.rules[i].outcome, How::Plainly);
      if (answers_.suppose(program_.rules[i].when, false, rest, stage_of(turn))) continue;
      falls_back = false;
      break;
    }
    if (falls_back) play(turn, std::move(rest), extra.fallback, How::Plainly);
    if (extra.silence.branches.count != 0) play(turn, slots, extra.silence, How::Plainly);
  }

  /// Whether words can be rated so that they meet a rule of the turn and none before it; or none at all, for
  /// the number behind the last.
  [[nodiscard]] bool some_words_meet(std::uint32_t turn, std::uint32_t rule, const PossibleSlots& slots) {
    if (!typed_.tries_all(turn)) return true;
    const auto [answers, is_new] = all_answers_.try_emplace(turn);
    if (is_new) answers->second = typed_.all_answers(turn);
    const auto& rules = program_.extras[program_.turns[turn].extra].rules;
    const auto judged = [&](std::uint32_t index, const Heard& heard) {
      return answers_.judge(program_.rules[index].when, slots, stage_of(turn), &heard);
    };
    return std::ranges::any_of(answers->second, [&](const Heard& heard) {
      if (rule < rules.begin + rules.count && !judged(rule, heard).may_hold) return false;
      for (auto before = rules.begin; before < rule; ++before) {
        if (!judged(before, heard).may_fail) return false;
      }
      return true;
    });
  }

  enum class How { Plainly, MeaningAnOption };

  void play(std::uint32_t turn, PossibleSlots slots, const Outcome& outcome, How how) {
    const auto trust = slots[kTrustSlot];
    const auto anger = slots[kAngerSlot];
    apply(slots, outcome.effects, turn);
    if (how == How::MeaningAnOption) earn_any_part(slots, trust, anger);
    slots[kTurnsSlot].move(1);
    mark(slots, outcome.marks);
    for (auto& later : after(std::move(slots), outcome.seconds, turn)) {
      auto gone = later;
      if (suppose_patience_runs_out(gone)) follow(turn, std::move(gone), program_.out_of_patience);
      if (suppose_patience_lasts(later)) follow(turn, std::move(later), outcome.branches);
    }
  }

  /// Typed words may earn any part of what an option wins, and do harm on every criterion besides.
  void earn_any_part(PossibleSlots& slots, const PossibleValues& trust, const PossibleValues& anger) const {
    auto& now = slots[kTrustSlot];
    now.add_from_to(std::min(trust.least(), now.least()), now.most());
    now.add_from_to(now.least() - criteria_ * kTrustLostByHarm, now.least());
    auto& heat = slots[kAngerSlot];
    heat.add_from_to(heat.least(), std::max(anger.most(), heat.most()));
    heat.add_from_to(heat.most(), heat.most() + criteria_ * kAngerRaisedByHarm);
  }

  [[nodiscard]] static bool suppose_patience_runs_out(PossibleSlots& slots) {
    slots[kPatienceSlot].keep(Instruction::Comparison::Equal, 0, true);
    slots[kPatienceSpentSlot].keep(Instruction::Comparison::Equal, 0, true);
    if (slots[kPatienceSlot].empty() || slots[kPatienceSpentSlot].empty()) return false;
    slots[kPatienceSpentSlot] = PossibleValues::only(slots[kPatienceSpentSlot].range(), 1);
    return true;
  }

  [[nodiscard]] static bool suppose_patience_lasts(PossibleSlots& slots) {
    if (slots[kPatienceSpentSlot].is_only(0))
      slots[kPatienceSlot].keep(Instruction::Comparison::Equal, 0, false);
    return !slots[kPatienceSlot].empty();
  }

  // ---- effects, marks, time

  void apply(PossibleSlots& slots, TableRange effects, std::uint32_t turn) const {
    using Mode = ProgramEffect::Mode;
    if (effects.count == 0) return;
    const auto before = slots;
    for (std::uint32_t i = effects.begin; i < effects.begin + effects.count; ++i) {
      const auto& effect = program_.effects[i];
      auto& values = slots[effect.slot];
      std::pair<std::int64_t, std::int64_t> by{effect.value, effect.value};
      if (effect.mode >= Mode::AddSum) {
        by = answers_.span_of(program_.sums[static_cast<std::size_t>(effect.value)], before, stage_of(turn));
      }
      if (effect.mode == Mode::SetConstant || effect.mode == Mode::SetSum) {
        values = PossibleValues(values.range());
        values.add_from_to(by.first, by.second);
      } else if (by.first == by.second) {
        values.move(by.first);
      } else {
        const auto least = values.least() + by.first;
        const auto most = values.most() + by.second;
        values = PossibleValues(values.range());
        values.add_from_to(least, most);
      }
    }
  }

  static void set(PossibleSlots& slots, std::size_t slot, std::int64_t value) {
    slots[slot] = PossibleValues::only(slots[slot].range(), value);
  }

  void mark(PossibleSlots& slots, TableRange marks) {
    for (std::uint32_t i = marks.begin; i < marks.begin + marks.count; ++i) {
      const auto& mark = program_.marks[i];
      switch (mark.kind) {
        case Mark::Kind::Reveal: {
          const auto fact = program_.first_fact + mark.index;
          if (program_.start_slots[fact] == 0) plays_.may.facts[mark.index] = true;
          set(slots, fact, 1);
          break;
        }
        case Mark::Kind::Give:
          set(slots, program_.first_remedy + mark.index, 1);
          slots[kCostSlot].move(program_.remedy_costs[mark.index]);
          break;
        case Mark::Kind::Promise: {
          const auto& promise = program_.promises[mark.index];
          plays_.may.promises_made[mark.index] = true;
          slots[promise.status_slot + 1U].add(promise.due_seconds);  // an open one keeps its own
          set(slots, promise.status_slot, kPromised);
          break;
        }
        case Mark::Kind::Withdraw: {
          auto& status = slots[program_.promises[mark.index].status_slot];
          if (!status.may_be(kPromised)) break;
          status.keep(Instruction::Comparison::Equal, kPromised, false);
          status.add(kPromiseWithdrawn);
          slots[program_.promises[mark.index].status_slot + 1U] = no_due_time(mark.index);
          break;
        }
      }
    }
  }

  /// A promise's second slot holds the seconds until it falls due, 0 once it has; nothing while it is not
  /// open.
  [[nodiscard]] PossibleValues no_due_time(std::uint32_t promise) const {
    return PossibleValues(range_of(program_.promises[promise].status_slot + 1U));
  }

  /// The cases that come of time passing: promises that fall due are kept or broken.
  std::vector<PossibleSlots> after(PossibleSlots slots, std::int32_t seconds, std::uint32_t turn) {
    if (seconds == 0) return {std::move(slots)};
    slots[kSecondsSlot].move(seconds);
    std::vector<std::uint32_t> due;
    for (std::uint32_t i = 0; i < program_.promises.size(); ++i) {
      const auto status = program_.promises[i].status_slot;
      if (!slots[status].may_be(kPromised)) continue;
      slots[status + 1U].move(-std::int64_t{seconds});
      if (slots[status + 1U].may_be(0)) due.push_back(i);
    }
    if (due.empty()) return {std::move(slots)};
    if (due.size() > kMostOrders) return {settled_anyhow(std::move(slots), due)};
    std::vector<PossibleSlots> results;
    settle(std::move(slots), due, turn, results);
    if (results.size() <= 1) return results;
    // One case of all of them, as what follows would join them anyway; kept apart only where `apart_` asks.
    std::vector<PossibleSlots> merged;
    for (auto& result : results) {
      const auto same = std::ranges::find_if(merged, [&](const PossibleSlots& other) {
        return std::ranges::all_of(program_.promises, [&](const ProgramPromise& promise) {
          return other[promise.status_slot] == result[promise.status_slot];
        });
      });
      if (same == merged.end()) {
        merged.push_back(std::move(result));
      } else {
        join(*same, result);
      }
    }
    return merged;
  }

  /// Every order in which the promises in `due` may be settled, and each of them being settled or not yet
  /// due.
  void settle(const PossibleSlots& slots, const std::vector<std::uint32_t>& due, std::uint32_t turn,
              std::vector<PossibleSlots>& results) {
    using Comparison = Instruction::Comparison;
    auto none = slots;
    bool possible = true;
    for (const auto index : due) {
      const auto status = program_.promises[index].status_slot;
      if (!none[status].may_be(kPromised)) continue;
      none[status + 1U].keep(Comparison::Equal, 0, false);
      if (none[status + 1U].empty()) none[status].keep(Comparison::Equal, kPromised, false);
      possible = possible && !none[status].empty();
    }
    if (possible) results.push_back(std::move(none));
    for (std::size_t i = 0; i < due.size(); ++i) {
      const auto& promise = program_.promises[due[i]];
      auto now = slots;
      now[promise.status_slot].keep(Comparison::Equal, kPromised, true);
      now[promise.status_slot + 1U].keep(Comparison::Equal, 0, true);
      if (now[promise.status_slot].empty() || now[promise.status_slot + 1U].empty()) continue;
      auto left = due;
      left.erase(left.begin() + static_cast<std::ptrdiff_t>(i));
      auto kept = now;
      const bool may_keep = promise.kept_when.count == 0
                                ? promise.kept_by_default
                                : answers_.suppose(promise.kept_when, true, kept, stage_of(turn));
      if (may_keep) {
        plays_.may.promises_kept[due[i]] = true;
        set(kept, promise.status_slot, kPromiseKept);
        kept[promise.status_slot + 1U] = no_due_time(due[i]);
        kept[kPromisesKeptSlot].move(1);
        apply(kept, promise.kept, turn);
        settle(std::move(kept), left, turn, results);
      }
      const bool may_break = promise.kept_when.count == 0
                                 ? !promise.kept_by_default
                                 : answers_.suppose(promise.kept_when, false, now, stage_of(turn));
      if (!may_break) continue;
      plays_.may.promises_broken[due[i]] = true;
      set(now, promise.status_slot, kPromiseBroken);
      now[promise.status_slot + 1U] = no_due_time(due[i]);
      now[kPromisesBrokenSlot].move(1);
      if (promise.broken_by_default) {
        now[kTrustSlot].add_from_to(0, now[kTrustSlot].most());
        now[kAngerSlot].add_from_to(now[kAngerSlot].least(), 100);
      } else {
        apply(now, promise.broken, turn);
      }
      settle(std::move(now), left, turn, results);
    }
  }

  /// Anything may have come of them.
  PossibleSlots settled_anyhow(PossibleSlots slots, const std::vector<std::uint32_t>& due) {
    for (std::size_t slot = 0; slot < program_.first_fact; ++slot) {
      if (slot != kTurnsSlot && slot != kSecondsSlot && slot != kCostSlot && slot != kPatienceSpentSlot)
        slots[slot] = PossibleValues::all(slots[slot].range());
    }
    for (const auto index : due) {
      plays_.may.promises_kept[index] = plays_.may.promises_broken[index] = true;
      auto& status = slots[program_.promises[index].status_slot];
      status.add(kPromiseKept);
      status.add(kPromiseBroken);
    }
    return slots;
  }

  // ---- where it leads

  void follow(std::uint32_t turn, PossibleSlots slots, TableRange branches) {
    for (std::uint32_t i = branches.begin; i < branches.begin + branches.count; ++i) {
      const auto& branch = program_.branches[i];
      auto taken = slots;
      if (answers_.suppose(branch.when, true, taken, stage_of(turn))) {
        plays_.may.branches[i] = true;
        switch (static_cast<Destination::Kind>(branch.kind)) {
          case Destination::Kind::Turn:
            arrive(branch.index, std::move(taken));
            break;
          case Destination::Kind::Ending:
            end(branch.index, turn, std::move(taken));
            break;
          case Destination::Kind::Stay:
            wait(turn, std::move(taken));
            break;
        }
      }
      if (!answers_.suppose(branch.when, false, slots, stage_of(turn))) return;
    }
    plays_.may.stuck[turn] = true;
  }

  void end(std::uint32_t ending, std::uint32_t turn, PossibleSlots slots) {
    auto& fewest = plays_.fewest_replies_to_ending[ending];
    if (!plays_.may.endings[ending] || replies_ < fewest) fewest = replies_;
    plays_.may.endings[ending] = true;
    speak(slots, program_.endings[ending].lines, 0, stage_of(turn));
  }

  void arrive(std::uint32_t turn, PossibleSlots slots) {
    auto& fewest = plays_.fewest_replies_to_turn[turn];
    if (!plays_.may.turns[turn] || replies_ < fewest) fewest = replies_;
    plays_.may.turns[turn] = true;
    const auto& here = program_.turns[turn];
    if (here.visits_slot != 0) slots[here.visits_slot].move(1);
    for (auto& later : after(std::move(slots), here.passes_seconds, turn)) {
      if (here.passes_seconds != 0) {
        auto gone = later;
        if (suppose_patience_runs_out(gone)) follow(turn, std::move(gone), program_.out_of_patience);
        if (!suppose_patience_lasts(later)) continue;
      }
      speak(later, here.lines, here.visits_slot, here.stage);
      wait(turn, std::move(later));
    }
  }

  /// One of the lines is spoken; which facts that reveals is left open if it may be another.
  void speak(PossibleSlots& slots, TableRange lines, Slot visits_slot, std::uint8_t stage) {
    auto rest = slots;
    std::vector<PossibleSlots> spoken;
    for (std::uint32_t i = lines.begin; i < lines.begin + lines.count; ++i) {
      const auto& line = program_.lines[i];
      auto now = rest;
      if (line.from_visit > 1) {
        if (visits_slot == 0) continue;
        now[visits_slot].keep(Instruction::Comparison::GreaterOrEqual, line.from_visit, true);
        if (now[visits_slot].empty()) continue;
      }
      if (!answers_.suppose(line.when, true, now, stage)) continue;
      plays_.may.lines[i] = true;
      mark(now, line.marks);
      spoken.push_back(std::move(now));
      if (line.from_visit <= 1 && !answers_.suppose(line.when, false, rest, stage)) {
        rest.clear();
        break;
      }
    }
    if (!rest.empty()) spoken.push_back(std::move(rest));
    slots = std::move(spoken.front());
    for (std::size_t i = 1; i < spoken.size(); ++i) join(slots, spoken[i]);
  }

  void wait(std::uint32_t turn, PossibleSlots slots) {
    const auto& here = program_.turns[turn];
    auto closed = slots;
    bool all_may_close = true;
    bool any_may_open = false;
    for (std::uint32_t i = here.options.begin; i < here.options.begin + here.options.count; ++i) {
      const auto when = program_.options[i].when;
      any_may_open = any_may_open || answers_.judge(when, slots, here.stage).may_hold;
      all_may_close = all_may_close && answers_.suppose(when, false, closed, here.stage);
    }
    if (all_may_close) follow(turn, std::move(closed), here.branches);
    if (any_may_open) keep(turn, std::move(slots));
  }

  // ---- cases

  static bool join(PossibleSlots& slots, const PossibleSlots& others) {
    bool grew = false;
    for (std::size_t i = 0; i < slots.size(); ++i) grew = slots[i].join(others[i]) || grew;
    return grew;
  }

  /// Values that are told apart and not certain make a case each.
  void keep(std::uint32_t turn, PossibleSlots slots) {
    matters_.forget(turn, slots);
    for (const auto slot : apart_) {
      if (slots[slot].least() == slots[slot].most()) continue;
      const auto values = slots[slot];
      for (auto value = values.least(); value <= values.most(); ++value) {
        if (!values.may_be(value)) continue;
        auto one = slots;
        set(one, slot, value);
        keep(turn, std::move(one));
      }
      return;
    }
    std::vector<std::int32_t> key = {static_cast<std::int32_t>(turn)};
    for (const auto slot : apart_) key.push_back(static_cast<std::int32_t>(slots[slot].least()));
    const auto [found, is_new] = index_.try_emplace(std::move(key), cases_.size());
    if (is_new) {
      if (cases_.size() == most_cases_) {
        plays_.finished = false;
        return;
      }
      cases_.push_back({turn, replies_, std::move(slots), 0, false});
    } else {
      auto& known = cases_[found->second];
      const bool sooner = replies_ < known.replies;
      known.replies = std::min(known.replies, replies_);
      if (!join(known.slots, slots) && !sooner) return;
      if (++known.joins > kPatientJoins) widen(known.slots);
    }
    auto& one = cases_[found->second];
    if (std::exchange(one.is_open, true)) return;
    open_.push_back(found->second);
  }

  /// Spans of time become as wide as they can be.
  static void widen(PossibleSlots& slots) {
    for (auto& values : slots) {
      if (!values.is_listed() && values.least() != values.most())
        values = PossibleValues::all(values.range());
    }
  }

  const Program& program_;
  WhatMatters matters_;
  PossibleAnswers answers_;
  TypedWays typed_;
  std::map<std::uint32_t, std::vector<Heard>> all_answers_;  ///< by turn
  std::int64_t criteria_;
  const std::vector<Slot>& apart_;
  std::size_t most_cases_;
  std::uint32_t replies_ = 0;  ///< given when what is being followed happens
  std::deque<Case> cases_;
  std::map<std::vector<std::int32_t>, std::size_t> index_;
  std::deque<std::size_t> open_;
  FreerPlays plays_;
};

}  // namespace

FreerPlays follow_freely(const Program& program, std::size_t criteria, const std::vector<Slot>& apart,
                         std::size_t most_cases) {
  return FreerPlay(program, criteria, apart, most_cases).run();
}

}  // namespace rapport
