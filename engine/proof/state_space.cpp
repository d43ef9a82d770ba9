// SPDX-License-Identifier: MIT
#include "engine/proof/state_space.h"

#include <utility>

#include "engine/proof/typed_ways.h"
#include "engine/proof/what_matters.h"
#include "engine/session/advance.h"

namespace rapport {
namespace {

constexpr StateIndex kStatesBetweenNews = 4096;

/// Lives for the length of a call of explore().
class Explorer {
 public:
  Explorer(const Program& program, const ProofBounds& bounds)
      : program_(program),
        bounds_(bounds),
        witness_(program),
        matters_(program),
        typed_(program),
        slots_(program.start_slots.size()),
        table_(ranges_of_rows()),
        row_(slots_ + 2) {
    space_.seen = Seen(program);
    space_.turns_reached_by.resize(program.turns.size());
  }

  StateSpace run() {
    events_.clear();
    auto state = begin_conversation(program_, kAnySeed, &events_);
    witness_.note(events_, space_.seen);
    keep(state, {0, 0});
    for (StateIndex i = 0; i < space_.where.size(); ++i) {
      if (i % kStatesBetweenNews == 0) bounds_.tell(ProofPart::Listing, space_.where.size());
      space_.first_way.push_back(static_cast<std::uint32_t>(space_.ways.size()));
      if (space_.where[i].kind != StateSpace::Where::Kind::Waiting) continue;
      if (space_.where.size() > bounds_.most_states) {
        space_.complete = false;
        space_.where[i].kind = StateSpace::Where::Kind::Left;
        continue;
      }
      follow_all(i, state);
    }
    space_.first_way.push_back(static_cast<std::uint32_t>(space_.ways.size()));
    for (std::uint32_t turn = 0; turn < program_.turns.size(); ++turn) {
      if (space_.seen.turns[turn] && !typed_.tries_all(turn)) space_.not_all_typed.push_back(turn);
    }
    return std::move(space_);
  }

 private:
  [[nodiscard]] std::vector<SlotRange> ranges_of_rows() const {
    auto ranges = matters_.ranges();
    ranges.push_back({0, static_cast<std::int32_t>(2 * program_.turns.size() + program_.endings.size())});
    ranges.push_back({0, (1 << kMostOptions) - 1});
    return ranges;
  }

  void follow_all(StateIndex from, SessionState& state) {
    const auto turn = space_.where[from].place;
    table_.unpack(from, row_);
    before_.assign(row_.begin(), row_.begin() + static_cast<std::ptrdiff_t>(slots_));
    matters_.restore(before_);
    const OptionSet open(static_cast<unsigned>(row_[slots_ + 1]));
    const auto& options = program_.turns[turn].options;
    for (std::uint32_t i = 0; i < options.count; ++i) {
      if (!open[i]) continue;
      space_.seen.options[options.begin + i] = true;
      follow(from, state, open, {Move::Kind::Option, static_cast<OptionIndex>(i), {}},
             {0, Way::Kind::Option, static_cast<std::uint16_t>(i)});
    }
    for (const auto& typed : typed_.from(turn, before_)) {
      const bool falls_back = typed.rule == TypedWays::kFallback;
      if (!falls_back)
        space_.seen.rules[program_.extras[program_.turns[turn].extra].rules.begin + typed.rule] = true;
      follow(from, state, open, {Move::Kind::Typed, 0, typed.heard},
             {0, falls_back ? Way::Kind::Fallback : Way::Kind::Rule,
              static_cast<std::uint16_t>(falls_back ? 0 : typed.rule)});
    }
    if (program_.extras[program_.turns[turn].extra].silence.branches.count != 0)
      follow(from, state, open, {Move::Kind::Silence, 0, {}}, {0, Way::Kind::Silence, 0});
  }

  /// One step from the state in `before_`; `state` is only borrowed for its memory.
  void follow(StateIndex from, SessionState& state, const OptionSet& open, const Move& move, Way way) {
    state.phase = Phase::AwaitingReply;
    state.place = space_.where[from].place;
    state.open_options = open;
    state.slots = before_;
    events_.clear();
    state = advance(program_, std::move(state), move, &events_);
    const StateSpace::Step step{from, static_cast<std::uint32_t>(space_.ways.size())};
    for (const auto& event : events_) {
      if (event.kind == SessionEvent::Kind::TurnReached && !space_.seen.turns[event.subject])
        space_.turns_reached_by[event.subject] = step;
    }
    witness_.note(events_, space_.seen);
    way.to = keep(state, step);
    space_.ways.push_back(way);
  }

  /// The place of a state, which is new or known.
  StateIndex keep(const SessionState& state, StateSpace::Step by) {
    const auto turns = program_.turns.size();
    StateSpace::Where where{StateSpace::Where::Kind::Waiting, state.place};
    auto number = std::size_t{state.place};
    std::copy(state.slots.begin(), state.slots.end(), row_.begin());
    if (state.phase == Phase::AwaitingReply) {
      matters_.forget(state.place, row_);
    } else {
      matters_.forget_all(row_);
      const bool ended = state.phase == Phase::Ended;
      where.kind = ended ? StateSpace::Where::Kind::Ended : StateSpace::Where::Kind::Stuck;
      number += ended ? turns : turns + program_.endings.size();
    }
    row_[slots_] = static_cast<std::int32_t>(number);
    row_[slots_ + 1] = static_cast<std::int32_t>(state.open_options.to_ulong());
    const auto found = table_.find_or_add(row_);
    if (found.is_new) {
      space_.where.push_back(where);
      space_.reached_by.push_back(by);
    }
    return found.index;
  }

  const Program& program_;
  const ProofBounds& bounds_;
  Witness witness_;
  WhatMatters matters_;
  TypedWays typed_;
  std::size_t slots_;
  StateTable table_;
  std::vector<std::int32_t> row_, before_;
  SessionEvents events_;
  StateSpace space_;
};

}  // namespace

StateSpace explore(const Program& program, const ProofBounds& bounds) {
  return Explorer(program, bounds).run();
}

}  // namespace rapport
