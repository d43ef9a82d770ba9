// SPDX-License-Identifier: MIT
/// \file What a slot may hold when only a set of values is known, and what conditions say of such sets.
#pragma once

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "engine/scenario/evaluate.h"
#include "engine/scenario/program.h"

namespace rapport {

/// The values that a slot may have: each of them if the slot's range is small, else from the least to the
/// greatest. May be empty: then what led here cannot happen.
class PossibleValues {
 public:
  /// No value of a slot with this range.
  explicit PossibleValues(SlotRange range) : range_(range) {}
  [[nodiscard]] static PossibleValues only(SlotRange range, std::int64_t value);
  [[nodiscard]] static PossibleValues all(SlotRange range);

  [[nodiscard]] bool empty() const { return least_ > most_; }
  [[nodiscard]] std::int64_t least() const { return least_; }
  [[nodiscard]] std::int64_t most() const { return most_; }
  [[nodiscard]] SlotRange range() const { return range_; }
  /// Whether each value is known for itself.
  [[nodiscard]] bool is_listed() const { return std::int64_t{range_.most} - range_.least < kMostListed; }
  [[nodiscard]] bool may_be(std::int64_t value) const;
  [[nodiscard]] bool is_only(std::int64_t value) const { return least_ == value && most_ == value; }

  void add(std::int64_t value);
  void add_from_to(std::int64_t least, std::int64_t most);
  /// Returns whether there is more than before.
  bool join(const PossibleValues& other);
  /// Keeps the values for which the comparison with `constant` holds, or does not.
  void keep(Instruction::Comparison how, std::int64_t constant, bool holds);
  /// Every value moved by `by`, stopping at the ends of the range.
  void move(std::int64_t by);

  friend bool operator==(const PossibleValues&, const PossibleValues&) = default;

 private:
  static constexpr std::int64_t kMostListed = 256;

  [[nodiscard]] std::int64_t clamped(std::int64_t value) const;
  [[nodiscard]] bool bit(std::int64_t value) const;
  void set_bit(std::int64_t value);

  SlotRange range_;
  std::int64_t least_ = 1, most_ = 0;
  std::array<std::uint64_t, 4> bits_{};  ///< by value - range_.least, if listed()
};

/// The possible values of every slot, each for itself.
using PossibleSlots = std::vector<PossibleValues>;

/// What a condition may be.
struct Verdicts {
  bool may_hold = false, may_fail = false;
};

/// What conditions and sums of a program say of possible values. Never leaves a possibility out.
class PossibleAnswers {
 public:
  explicit PossibleAnswers(const Program& program) : program_(program) {}

  /// `heard`: how typed words were rated; null if they may have been rated in any way.
  [[nodiscard]] Verdicts judge(TableRange condition, const PossibleSlots& slots, std::uint8_t stage,
                               const Heard* heard = nullptr) const;

  /// Takes out of `slots` what contradicts the condition's being true, or false. Returns false if nothing is
  /// left. Questions about typed words may have any answer.
  [[nodiscard]] bool suppose(TableRange condition, bool holds, PossibleSlots& slots,
                             std::uint8_t stage) const;

  /// Least and greatest value of a sum.
  [[nodiscard]] std::pair<std::int64_t, std::int64_t> span_of(TableRange sum, const PossibleSlots& slots,
                                                              std::uint8_t stage,
                                                              const Heard* heard = nullptr) const;

 private:
  [[nodiscard]] bool suppose_part(TableRange condition, bool holds, PossibleSlots& slots,
                                  std::uint8_t stage) const;
  [[nodiscard]] std::uint32_t operand_begin(std::uint32_t last) const;

  const Program& program_;
};

}  // namespace rapport
