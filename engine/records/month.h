// SPDX-License-Identifier: MIT
/// \file A month of a calendar, by which attempts are counted.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/clock.h"

namespace rapport {

/// A month in UTC. An attempt belongs to the month in which it began.
struct Month {
  int year = 1970;
  int month = 1;  ///< 1 to 12

  // NOLINTNEXTLINE(modernize-use-nullptr): nothing here is a pointer; the check misreads what compares with 0
  friend auto operator<=>(const Month&, const Month&) = default;
};

[[nodiscard]] Month month_of(TimePoint moment);
/// Its first moment.
[[nodiscard]] TimePoint begin_of(Month month);
[[nodiscard]] Month month_after(Month month);

/// As "2026-03", and back; nothing for any other text, and for years outside 1970 to 9999.
[[nodiscard]] std::string text_of(Month month);
[[nodiscard]] std::optional<Month> month_from(std::string_view text);

}  // namespace rapport
