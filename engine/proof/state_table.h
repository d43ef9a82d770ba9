// SPDX-License-Identifier: MIT
/// \file A set of states, each kept in a few machine words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/scenario/program.h"

namespace rapport {

/// Position of a state in a StateTable, in the order in which states were first seen.
using StateIndex = std::uint32_t;

/// Grows only. Rows are numbers within given ranges, packed bit by bit; a row is found by its hash.
class StateTable {
 public:
  /// `ranges`: of each number of a row.
  explicit StateTable(const std::vector<SlotRange>& ranges);

  struct Found {
    StateIndex index;
    bool is_new;
  };
  /// The place of a row; `numbers` must lie in the ranges.
  Found find_or_add(std::span<const std::int32_t> numbers);

  /// Writes the numbers of a row.
  void unpack(StateIndex index, std::span<std::int32_t> numbers) const;

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::size_t bytes() const;

 private:
  struct Field {
    std::uint32_t number;  ///< position in the row of numbers
    std::uint32_t word;
    std::uint32_t shift;
    std::uint64_t mask;
    std::int32_t least;
  };

  void grow();
  [[nodiscard]] std::size_t slot_of(const std::uint64_t* row) const;

  std::vector<Field> fields_;
  std::size_t words_ = 1;  ///< of a row
  std::size_t size_ = 0;
  std::vector<std::uint64_t> rows_;
  std::vector<std::uint64_t> row_;  ///< being looked for
  std::vector<StateIndex> index_;   ///< open addressing, by hash; kFree or a row
};

}  // namespace rapport
