// SPDX-License-Identifier: MIT
#include "engine/records/month.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>

namespace rapport {

Month month_of(TimePoint moment) {
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(moment)};
  return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month()))};
}

TimePoint begin_of(Month month) {
  const std::chrono::year_month_day first{std::chrono::year{month.year},
                                          std::chrono::month{static_cast<unsigned>(month.month)},
                                          std::chrono::day{1}};
  return TimePoint{std::chrono::sys_days{first}.time_since_epoch()};
}

Month month_after(Month month) {
  return month.month == 12 ? Month{month.year + 1, 1} : Month{month.year, month.month + 1};
}

std::string text_of(Month month) {
  return fmt::format("{:04}-{:02}", month.year, month.month);
}

std::optional<Month> month_from(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  if (!std::ranges::all_of(text.substr(0, 4), is_digit) || !std::ranges::all_of(text.substr(5), is_digit))
    return std::nullopt;
  Month month;
  std::from_chars(text.data(), text.data() + 4, month.year);
  std::from_chars(text.data() + 5, text.data() + 7, month.month);
  if (month.year < 1970 || month.month < 1 || month.month > 12) return std::nullopt;
  return month;
}

}  // namespace rapport
