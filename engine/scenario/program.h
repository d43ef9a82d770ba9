// SPDX-License-Identifier: MIT
/// \file A scenario lowered to flat tables, so that a step of a session touches little memory.
///
/// A scenario is written to be read; a program is written to be run. compile() derives the one from the other
/// and loses nothing that a session needs, so sessions, simulation and proof all work on the program alone.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rapport {

struct Scenario;

/// A half-open run of entries in one of the program's tables.
struct TableRange {
  std::uint32_t begin = 0;
  std::uint32_t count = 0;
};

/// A place in a session's memory: see SessionState::slots.
using Slot = std::uint16_t;

/// The slots that every scenario has; its variables follow, then facts, remedies, promises (two each) and the
/// visit counters of those turns that somebody asks about.
enum BuiltInSlot : Slot {
  kTrustSlot,
  kAngerSlot,
  kPatienceSlot,
  kCostSlot,
  kSecondsSlot,
  kTurnsSlot,
  kPromisesKeptSlot,
  kPromisesBrokenSlot,
  kPatienceSpentSlot,  ///< 1 once patience has run out and been acted on
  kBuiltInSlots,
};

/// What a promise's first slot holds; its second holds the second at which it falls due.
enum PromiseStatus : std::int32_t {
  kNotPromised,
  kPromised,
  kPromiseKept,
  kPromiseBroken,
  kPromiseWithdrawn
};

/// One step of a stack machine. Every sequence is straight-line and total.
struct Instruction {
  enum class Code : std::uint8_t {
    Push,       // value
    Load,       // slot
    LoadStage,  //
    LoadRated,  // value: criterion
    LoadShown,  // value: indicator
    SlotIs,     // slot, compared by `compare` with value: the common condition in one step
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Compare,  // by `compare`
    And,
    Or,
    Not,
  };
  enum class Comparison : std::uint8_t { Less, LessOrEqual, Greater, GreaterOrEqual, Equal, NotEqual };
  Code code = Code::Push;
  Comparison compare = Comparison::Equal;
  Slot slot = 0;
  std::int32_t value = 0;
};

/// A change to one slot, which stops at the slot's range.
struct ProgramEffect {
  enum class Mode : std::uint8_t { AddConstant, SetConstant, AddSum, SetSum };
  Slot slot = 0;
  Mode mode = Mode::AddConstant;
  std::int32_t value = 0;  ///< the constant, or an entry of `sums`
};

/// Least and greatest value of a slot that effects may change.
struct SlotRange {
  std::int32_t least = 0, most = 0;

  friend bool operator==(const SlotRange&, const SlotRange&) = default;
};

struct ProgramBranch {
  TableRange when;  ///< empty: always
  std::uint32_t index = 0;
  std::uint8_t kind = 0;  ///< Destination::Kind
};

/// Something a reply or a line does besides its effects.
struct Mark {
  enum class Kind : std::uint8_t { Reveal, Give, Promise, Withdraw };
  Kind kind = Kind::Reveal;
  std::uint32_t index = 0;
};

/// What a reply, a typed rule, a fallback or silence sets in motion.
struct Outcome {
  TableRange effects, marks, branches;
  std::int32_t seconds = 0;
};

struct ProgramOption {
  TableRange when;
  std::uint32_t words_begin = 0, words_size = 0;
  Outcome outcome;
};

struct ProgramLine {
  TableRange when, marks;
  std::int32_t from_visit = 1;
  TableRange wordings;
};

struct Wording {
  std::uint32_t begin = 0, size = 0;
};

struct ProgramRule {
  TableRange when;
  Outcome outcome;
};

struct ProgramTurn {
  TableRange options, lines, branches;
  std::uint32_t extra = 0;  ///< entry of `extras`: what most steps do not need
  std::int32_t passes_seconds = 0;
  Slot visits_slot = 0;  ///< 0: nobody asks
  std::uint8_t kind = 0;
  std::uint8_t stage = 0;
};

struct ProgramTurnExtra {
  TableRange rules;
  Outcome fallback;
  Outcome silence;
};

struct ProgramEnding {
  TableRange lines;
};

struct ProgramPromise {
  Slot status_slot = 0;  ///< the next slot holds when it falls due
  std::int32_t due_seconds = 0;
  bool kept_by_default = true;
  bool broken_by_default = false;  ///< `broken` is empty and the growing default applies
  TableRange kept_when, kept, broken;
};

/// Immutable. Texts are bytes of `words`.
struct Program {
  std::vector<std::int32_t> start_slots;
  std::vector<ProgramTurn> turns;
  std::vector<ProgramOption> options;
  std::vector<SlotRange> ranges;  ///< of the built-in slots and the variables
  std::vector<ProgramEffect> effects;
  std::vector<TableRange> sums;
  std::vector<ProgramBranch> branches;
  std::vector<Instruction> code;
  std::vector<ProgramLine> lines;
  std::vector<Wording> wordings;
  std::vector<Mark> marks;
  std::vector<ProgramRule> rules;
  std::vector<ProgramTurnExtra> extras;
  std::vector<ProgramEnding> endings;
  std::vector<ProgramPromise> promises;
  std::vector<std::int32_t> remedy_costs;
  TableRange out_of_patience;
  std::string words;
  std::uint32_t start = 0;
  std::int32_t failure_cost = 0;
  Slot first_variable = 0, first_fact = 0, first_remedy = 0;

  [[nodiscard]] std::string_view text(const Wording& wording) const {
    return {words.data() + wording.begin, wording.size};
  }
  [[nodiscard]] std::string_view text(const ProgramOption& option) const {
    return {words.data() + option.words_begin, option.words_size};
  }
};

/// Lowers a checked scenario. Total for whatever the loader lets through.
[[nodiscard]] Program compile(const Scenario& scenario);

}  // namespace rapport
