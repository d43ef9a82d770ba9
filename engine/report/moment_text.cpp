// SPDX-License-Identifier: MIT
#include "engine/report/moment_text.h"

#include <fmt/chrono.h>

#include <array>
#include <cstdlib>

#include "engine/base/words.h"

namespace rapport {
namespace {

constexpr std::array kMonths = {NC_("month", "January"), NC_("month", "February"), NC_("month", "March"),
                                NC_("month", "April"),   NC_("month", "May"),      NC_("month", "June"),
                                NC_("month", "July"),    NC_("month", "August"),   NC_("month", "September"),
                                NC_("month", "October"), NC_("month", "November"), NC_("month", "December")};

}  // namespace

std::string moment_text(TimePoint moment, std::chrono::minutes utc_offset) {
  const auto shifted = std::chrono::time_point_cast<std::chrono::seconds>(moment + utc_offset);
  const auto time = fmt::gmtime(std::chrono::system_clock::to_time_t(shifted));
  const auto* const month = tr_in("month", kMonths.at(static_cast<std::size_t>(time.tm_mon)));
  const auto clock = fmt::format("{:02}:{:02}", time.tm_hour, time.tm_min);
  constexpr int kFirstYear = 1900;  // of struct tm
  // Translators: day, month, year and time.
  return tr_format("{0} {1} {2}, {3}", time.tm_mday, month, time.tm_year + kFirstYear, clock);
}

std::string zone_text(std::chrono::minutes utc_offset) {
  if (utc_offset.count() == 0) return "UTC";
  constexpr int kHour = 60;
  const auto minutes = std::abs(static_cast<int>(utc_offset.count()));
  return fmt::format("UTC{}{:02}:{:02}", utc_offset.count() < 0 ? "-" : "+", minutes / kHour,
                     minutes % kHour);
}

}  // namespace rapport
