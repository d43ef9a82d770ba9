// SPDX-License-Identifier: MIT
/// \file What of a state can still make a difference, turn by turn.
///
/// Two states of a conversation that differ only in what nothing will ever ask again have the same future. A
/// proof counts them as one; that is what keeps the number of states small without losing anything.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/proof/possible_values.h"
#include "engine/scenario/program.h"

namespace rapport {

/// Derived from a program once, by following every way forward from every turn. Immutable.
class WhatMatters {
 public:
  /// `program` must outlive it.
  explicit WhatMatters(const Program& program);

  /// Wipes out of `slots`, which begin with the memory of a conversation that waits for a reply at `turn`,
  /// what cannot matter any more: slots that nothing reads have one value, counters stop where every
  /// comparison with them is decided, a promise's due time counts from now. Equal results have equal futures.
  void forget(std::uint32_t turn, std::vector<std::int32_t>& slots) const;

  /// The same for sets of values; a promise's due time counts from now there already.
  void forget(std::uint32_t turn, PossibleSlots& slots) const;

  /// The same at an ending, or where there is no way on: nothing matters any more.
  void forget_all(std::vector<std::int32_t>& slots) const;

  /// Turns what forget() left back into a memory that can go on.
  void restore(std::vector<std::int32_t>& slots) const;

  /// Least and greatest value of each slot after forget(); both 0 if it never matters.
  [[nodiscard]] const std::vector<SlotRange>& ranges() const { return ranges_; }

 private:
  static constexpr std::int32_t kExact = -1;  ///< every value of the slot matters
  static constexpr std::int32_t kNever = 0;   ///< no value does

  /// For each slot how far up its values matter: kNever, kExact, or the first value above every constant
  /// that it is compared with.
  using Reads = std::vector<std::int32_t>;

  void read(TableRange code, Reads& into) const;
  void read(const Outcome& outcome, Reads& into) const;
  void read_branches(TableRange branches, Reads& into) const;
  void read_effects(TableRange effects, Reads& into) const;
  void read_lines(TableRange lines, Slot visits_slot, Reads& into) const;
  [[nodiscard]] Reads read_by_promises() const;
  [[nodiscard]] Reads read_in_answering(const ProgramTurn& turn) const;
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> ways() const;
  void spread_backwards(const std::vector<Reads>& by_arriving);
  void set_ranges(const std::vector<Reads>& by_arriving);

  const Program& program_;
  std::vector<bool> counts_up_;  ///< by slot: never falls
  std::vector<Reads> reads_;     ///< by turn: what is read from its reply on
  std::vector<SlotRange> ranges_;
};

}  // namespace rapport
