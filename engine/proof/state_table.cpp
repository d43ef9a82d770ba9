// SPDX-License-Identifier: MIT
#include "engine/proof/state_table.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace rapport {
namespace {

constexpr StateIndex kFree = std::numeric_limits<StateIndex>::max();
constexpr std::size_t kFirstSize = 1 << 10;
constexpr std::uint32_t kWordBits = 64;

/// The finalizer of MurmurHash3 (Appleby 2011) over each word.
std::uint64_t mixed(std::uint64_t hash, std::uint64_t word) {
  hash ^= word;
  hash ^= hash >> 33U;
  hash *= 0xFF51AFD7ED558CCDULL;
  hash ^= hash >> 33U;
  hash *= 0xC4CEB9FE1A85EC53ULL;
  return hash ^ (hash >> 33U);
}

}  // namespace

StateTable::StateTable(const std::vector<SlotRange>& ranges) : index_(kFirstSize, kFree) {
  std::uint32_t used = 0;
  for (std::uint32_t i = 0; i < ranges.size(); ++i) {
    const auto [least, most] = ranges[i];
    const auto values = static_cast<std::uint64_t>(std::int64_t{most} - least);
    const auto bits = static_cast<std::uint32_t>(std::bit_width(values));
    if (bits == 0 && least == 0) continue;
    if (used + bits > kWordBits) {
      ++words_;
      used = 0;
    }
    const auto mask = bits == 0 ? 0 : ~std::uint64_t{0} >> (kWordBits - bits);
    fields_.push_back({i, static_cast<std::uint32_t>(words_ - 1), bits == 0 ? 0 : used, mask, least});
    used += bits;
  }
  row_.resize(words_);
}

std::size_t StateTable::slot_of(const std::uint64_t* row) const {
  std::uint64_t hash = 0;
  for (std::size_t i = 0; i < words_; ++i) hash = mixed(hash, row[i]);
  const auto last = index_.size() - 1;
  auto slot = static_cast<std::size_t>(hash) & last;
  while (index_[slot] != kFree && !std::equal(row, row + words_, rows_.data() + index_[slot] * words_))
    slot = (slot + 1) & last;
  return slot;
}

StateTable::Found StateTable::find_or_add(std::span<const std::int32_t> numbers) {
  std::ranges::fill(row_, 0);
  for (const auto& field : fields_) {
    const auto value = static_cast<std::uint64_t>(std::int64_t{numbers[field.number]} - field.least);
    row_[field.word] |= (value & field.mask) << field.shift;
  }
  const auto slot = slot_of(row_.data());
  if (index_[slot] != kFree) return {index_[slot], false};
  index_[slot] = static_cast<StateIndex>(size_);
  rows_.insert(rows_.end(), row_.begin(), row_.end());
  ++size_;
  if (size_ * 2 > index_.size()) grow();
  return {static_cast<StateIndex>(size_ - 1), true};
}

void StateTable::unpack(StateIndex index, std::span<std::int32_t> numbers) const {
  std::ranges::fill(numbers, 0);
  const auto* row = rows_.data() + index * words_;
  for (const auto& field : fields_) {
    const auto value = (row[field.word] >> field.shift) & field.mask;
    numbers[field.number] = static_cast<std::int32_t>(static_cast<std::int64_t>(value) + field.least);
  }
}

std::size_t StateTable::bytes() const {
  return rows_.capacity() * sizeof(rows_[0]) + index_.capacity() * sizeof(index_[0]);
}

void StateTable::grow() {
  index_.assign(index_.size() * 4, kFree);
  for (std::size_t i = 0; i < size_; ++i)
    index_[slot_of(rows_.data() + i * words_)] = static_cast<StateIndex>(i);
}

}  // namespace rapport
