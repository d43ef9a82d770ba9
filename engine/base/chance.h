// SPDX-License-Identifier: MIT
/// \file Numbers drawn by chance, the same ones for the same seed on every machine.
#pragma once

#include <cstdint>

namespace rapport {

/// Source: splitmix64 (Steele, Lea and Flood 2014). A value: a copy draws the same from here on.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}

  /// Any number, each as likely.
  [[nodiscard]] std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
  }

  /// From 0 to bound - 1; bound must not be 0. By a multiplication in place of a division (Lemire 2019):
  /// bounds are small, so its bias is too.
  [[nodiscard]] std::uint32_t below(std::uint32_t bound) {
    return static_cast<std::uint32_t>(((next() >> 32U) * bound) >> 32U);
  }

  /// From 0 up to, and without, 1.
  [[nodiscard]] double unit() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }

 private:
  std::uint64_t state_;
};

}  // namespace rapport
