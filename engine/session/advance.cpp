// SPDX-License-Identifier: MIT
#include "engine/session/advance.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <limits>

#include "engine/scenario/turn.h"

namespace rapport {
namespace {

/// splitmix64 (Steele, Lea and Flood 2014): spreads a seed and two numbers over 64 bits, the same on every
/// machine.
std::uint64_t spread(std::uint64_t seed, std::uint64_t a, std::uint64_t b) {
  std::uint64_t z = seed + 0x9E3779B97F4A7C15ULL * (a * 0x10001ULL + b + 1);
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
  return z ^ (z >> 31U);
}

std::int32_t saturated(std::int64_t value) {
  return static_cast<std::int32_t>(
      std::clamp<std::int64_t>(value, 0, std::numeric_limits<std::int32_t>::max()));
}

/// One step being made. Lives for the length of a call.
class Step {
 public:
  Step(const Program& program, SessionState& state, const Heard* heard, SessionEvents* events)
      : program_(program), state_(state), slots_(state.slots.data()), heard_(heard), events_(events) {}

  /// `said` is how the words of an option were said, if the trainee typed them.
  void play(const Outcome& outcome, const Heard& said = {}) {
    if (said.earned_percent == 100 && said.harms == 0) {
      apply(outcome.effects);
    } else {
      apply_as_said(outcome.effects, said);
    }
    ++slots_[kTurnsSlot];
    mark(outcome.marks);
    pass_time(outcome.seconds);
    follow(loses_patience() ? program_.out_of_patience : outcome.branches);
  }

  /// Arrives at turns until one of them waits for a reply or the conversation is over. The loader refuses
  /// loops of turns that go on by themselves, so this ends.
  void arrive(std::uint32_t turn_index) {
    for (;;) {
      const auto& turn = program_.turns[turn_index];
      state_.place = turn_index;
      state_.phase = Phase::AwaitingReply;
      tell(SessionEvent::Kind::TurnReached, turn_index);
      if (turn.visits_slot != 0) ++slots_[turn.visits_slot];
      if (turn.passes_seconds != 0) {
        pass_time(turn.passes_seconds);
        if (loses_patience()) return follow(program_.out_of_patience);
      }
      speak(turn.lines, turn_index, turn.visits_slot == 0 ? 1 : slots_[turn.visits_slot]);
      open_options(turn);
      if (state_.open_options.any()) return;
      const auto* branch = take_first_open(turn.branches);
      if (branch == nullptr) {
        state_.phase = Phase::Stuck;
        return tell(SessionEvent::Kind::NoWayOn, turn_index);
      }
      if (branch->kind == static_cast<std::uint8_t>(Destination::Kind::Ending)) return end(branch->index);
      turn_index = branch->index;
    }
  }

 private:
  [[nodiscard]] Surroundings around() const { return {slots_, program_.turns[state_.place].stage, heard_}; }

  /// True once: when patience has just run out.
  bool loses_patience() {
    if (slots_[kPatienceSlot] != 0 || slots_[kPatienceSpentSlot] != 0) return false;
    slots_[kPatienceSpentSlot] = 1;
    tell(SessionEvent::Kind::PatienceRanOut);
    return true;
  }

  void tell(SessionEvent::Kind kind, std::uint32_t subject = 0, std::int32_t detail = 0) {
    if (events_ != nullptr) events_->push_back({kind, subject, detail});
  }

  std::int32_t clamped(Slot slot, std::int64_t value) const {
    const auto& range = program_.ranges[slot];
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(value, range.least, range.most));
  }

  void apply(TableRange effects) {
    using Mode = ProgramEffect::Mode;
    const auto* first = program_.effects.data() + effects.begin;
    const auto* last = first + effects.count;
    const bool has_sum = std::any_of(first, last, [](const auto& e) { return e.mode >= Mode::AddSum; });
    if (has_sum) return apply_at_once(first, last);
    for (const auto* effect = first; effect != last; ++effect) {
      auto& slot = slots_[effect->slot];
      const std::int64_t before = effect->mode == Mode::AddConstant ? slot : 0;
      slot = clamped(effect->slot, before + effect->value);
    }
  }

  /// Trust won and anger calmed shrink to the share that was earned; each harm costs both.
  void apply_as_said(TableRange effects, const Heard& said) {
    const auto trust = slots_[kTrustSlot];
    const auto anger = slots_[kAngerSlot];
    apply(effects);
    const auto share = [&](std::int32_t change) { return change * said.earned_percent / 100; };
    if (slots_[kTrustSlot] > trust) slots_[kTrustSlot] = trust + share(slots_[kTrustSlot] - trust);
    if (slots_[kAngerSlot] < anger) slots_[kAngerSlot] = anger + share(slots_[kAngerSlot] - anger);
    const auto harms = std::int64_t{said.harms};
    slots_[kTrustSlot] = clamped(kTrustSlot, slots_[kTrustSlot] - harms * kTrustLostByHarm);
    slots_[kAngerSlot] = clamped(kAngerSlot, slots_[kAngerSlot] + harms * kAngerRaisedByHarm);
  }

  /// Effects that ask for values see those from before any of them.
  void apply_at_once(const ProgramEffect* first, const ProgramEffect* last) {
    using Mode = ProgramEffect::Mode;
    const auto before = state_.slots;
    const Surroundings then{before.data(), program_.turns[state_.place].stage, heard_};
    for (const auto* effect = first; effect != last; ++effect) {
      const bool adds = effect->mode == Mode::AddConstant || effect->mode == Mode::AddSum;
      const std::int64_t value =
          effect->mode >= Mode::AddSum
              ? evaluate_code(program_, program_.sums[static_cast<std::size_t>(effect->value)], then)
              : effect->value;
      slots_[effect->slot] = clamped(effect->slot, (adds ? before[effect->slot] : 0) + value);
    }
  }

  void mark(TableRange marks) {
    for (std::uint32_t i = 0; i < marks.count; ++i) {
      const auto& mark = program_.marks[marks.begin + i];
      switch (mark.kind) {
        case Mark::Kind::Reveal:
          reveal(mark.index);
          break;
        case Mark::Kind::Give:
          give(mark.index);
          break;
        case Mark::Kind::Promise:
          promise(mark.index);
          break;
        case Mark::Kind::Withdraw:
          withdraw(mark.index);
          break;
      }
    }
  }

  void reveal(std::uint32_t fact) {
    auto& known = slots_[program_.first_fact + fact];
    if (known == 0) tell(SessionEvent::Kind::FactRevealed, fact);
    known = 1;
  }

  void give(std::uint32_t remedy) {
    slots_[program_.first_remedy + remedy] = 1;
    const auto cost = program_.remedy_costs[remedy];
    slots_[kCostSlot] = saturated(std::int64_t{slots_[kCostSlot]} + cost);
    tell(SessionEvent::Kind::RemedyGiven, remedy, cost);
  }

  /// A promise that is open already keeps its first due time: saying it twice does not put it off.
  void promise(std::uint32_t index) {
    const auto& made = program_.promises[index];
    if (slots_[made.status_slot] == kPromised) return;
    const auto due = saturated(std::int64_t{slots_[kSecondsSlot]} + made.due_seconds);
    slots_[made.status_slot] = kPromised;
    slots_[made.status_slot + 1] = due;
    tell(SessionEvent::Kind::PromiseMade, index, due);
  }

  /// Bad news before the promise falls due costs what the author says, not what a broken promise costs.
  void withdraw(std::uint32_t index) {
    auto& status = slots_[program_.promises[index].status_slot];
    if (status != kPromised) return;
    status = kPromiseWithdrawn;
    tell(SessionEvent::Kind::PromiseWithdrawn, index);
  }

  void pass_time(std::int32_t seconds) {
    if (seconds == 0) return;
    slots_[kSecondsSlot] = saturated(std::int64_t{slots_[kSecondsSlot]} + seconds);
    if (program_.turns[state_.place].passes_seconds != 0) tell(SessionEvent::Kind::TimePassed, 0, seconds);
    if (!program_.promises.empty()) settle_promises();
  }

  /// Settles what has fallen due, the earliest first.
  void settle_promises() {
    for (;;) {
      std::optional<std::uint32_t> next;
      for (std::uint32_t i = 0; i < program_.promises.size(); ++i) {
        const auto slot = program_.promises[i].status_slot;
        if (slots_[slot] != kPromised || slots_[slot + 1] > slots_[kSecondsSlot]) continue;
        if (!next || slots_[slot + 1] < slots_[program_.promises[*next].status_slot + 1]) next = i;
      }
      if (!next) return;
      settle(*next);
    }
  }

  void settle(std::uint32_t index) {
    const auto& promise = program_.promises[index];
    const bool kept =
        promise.kept_when.count == 0 ? promise.kept_by_default : holds(program_, promise.kept_when, around());
    slots_[promise.status_slot] = kept ? kPromiseKept : kPromiseBroken;
    tell(kept ? SessionEvent::Kind::PromiseKept : SessionEvent::Kind::PromiseBroken, index);
    ++slots_[kept ? kPromisesKeptSlot : kPromisesBrokenSlot];
    if (kept) return apply(promise.kept);
    if (!promise.broken_by_default) return apply(promise.broken);
    const auto times = slots_[kPromisesBrokenSlot];
    slots_[kTrustSlot] = std::max(0, slots_[kTrustSlot] - times * (program_.failure_cost + 10));
    slots_[kAngerSlot] = std::min(100, slots_[kAngerSlot] + times * 25);
  }

  const ProgramBranch* take_first_open(TableRange branches) {
    const auto here = around();
    for (std::uint32_t i = branches.begin; i < branches.begin + branches.count; ++i) {
      const auto& branch = program_.branches[i];
      if (!holds(program_, branch.when, here)) continue;
      tell(SessionEvent::Kind::BranchTaken, i);
      return &branch;
    }
    return nullptr;
  }

  void follow(TableRange branches) {
    const auto* branch = take_first_open(branches);
    if (branch == nullptr) {
      state_.phase = Phase::Stuck;
      return tell(SessionEvent::Kind::NoWayOn, state_.place);
    }
    switch (static_cast<Destination::Kind>(branch->kind)) {
      case Destination::Kind::Turn:
        return arrive(branch->index);
      case Destination::Kind::Ending:
        return end(branch->index);
      case Destination::Kind::Stay:
        return stay();
    }
  }

  /// The turn goes on; what is open may have changed.
  void stay() {
    const auto& turn = program_.turns[state_.place];
    open_options(turn);
    if (state_.open_options.any()) return;
    follow(turn.branches);
  }

  void end(std::uint32_t ending) {
    tell(SessionEvent::Kind::EndingReached, ending);
    speak(program_.endings[ending].lines, ending, 1);
    state_.phase = Phase::Ended;
    state_.place = ending;
    state_.open_options.reset();
  }

  void speak(TableRange lines, std::uint32_t where, std::int32_t visit) {
    const auto here = around();
    for (std::uint32_t i = 0; i < lines.count; ++i) {
      const auto& line = program_.lines[lines.begin + i];
      if (visit < line.from_visit || !holds(program_, line.when, here)) continue;
      auto wording = line.wordings.begin;
      if (line.wordings.count > 1) {
        wording += static_cast<std::uint32_t>(spread(state_.seed, where, static_cast<std::uint64_t>(visit)) %
                                              line.wordings.count);
      }
      tell(SessionEvent::Kind::LineSpoken, wording);
      return mark(line.marks);
    }
  }

  void open_options(const ProgramTurn& turn) {
    const auto here = around();
    state_.open_options.reset();
    for (std::uint32_t i = 0; i < turn.options.count; ++i) {
      const auto& option = program_.options[turn.options.begin + i];
      if (holds(program_, option.when, here)) state_.open_options.set(i);
    }
  }

  const Program& program_;
  SessionState& state_;
  std::int32_t* slots_;
  const Heard* heard_;
  SessionEvents* events_;
};

const Outcome& route_typed(const Program& program, const SessionState& state, const Heard& heard,
                           SessionEvents* events) {
  const auto& turn = program.turns[state.place];
  const auto& extra = program.extras[turn.extra];
  const Surroundings around{state.slots.data(), turn.stage, &heard};
  for (std::uint32_t i = 0; i < extra.rules.count; ++i) {
    const auto& rule = program.rules[extra.rules.begin + i];
    if (holds(program, rule.when, around)) return rule.outcome;
  }
  if (events != nullptr) events->push_back({SessionEvent::Kind::ReactionSpoken, state.place, 0});
  return extra.fallback;
}

}  // namespace

SessionState begin_conversation(const Program& program, std::uint64_t seed, SessionEvents* events) {
  SessionState state;
  state.slots = program.start_slots;
  state.seed = seed;
  state.place = program.start;
  Step(program, state, nullptr, events).arrive(program.start);
  return state;
}

bool is_allowed(const Program& program, const SessionState& state, const Move& move) {
  if (state.phase != Phase::AwaitingReply) return false;
  switch (move.kind) {
    case Move::Kind::Option:
      return state.is_open(move.option);
    case Move::Kind::Typed:
      return true;
    case Move::Kind::Silence:
      return program.extras[program.turns[state.place].extra].silence.branches.count != 0;
  }
  return false;
}

SessionState advance(const Program& program, SessionState state, const Move& move, SessionEvents* events) {
  assert(is_allowed(program, state, move) && "the caller checks a move before it makes it");
  const auto& turn = program.turns[state.place];
  switch (move.kind) {
    case Move::Kind::Option: {
      const auto& option = program.options[turn.options.begin + move.option];
      Step(program, state, nullptr, events).play(option.outcome, move.heard);
      break;
    }
    case Move::Kind::Typed: {
      const auto& outcome = route_typed(program, state, move.heard, events);
      Step(program, state, &move.heard, events).play(outcome);
      break;
    }
    case Move::Kind::Silence: {
      if (events != nullptr) events->push_back({SessionEvent::Kind::SilenceBroken, state.place, 0});
      Step(program, state, nullptr, events).play(program.extras[turn.extra].silence);
      break;
    }
  }
  return state;
}

}  // namespace rapport
