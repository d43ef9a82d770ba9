// SPDX-License-Identifier: MIT
#include "engine/base/clock.h"

#include <ctime>

namespace rapport {

std::chrono::minutes utc_offset_at(TimePoint moment) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(moment);
  const auto time = std::chrono::system_clock::to_time_t(seconds);
  std::tm wall{};
  if (::localtime_r(&time, &wall) == nullptr) return std::chrono::minutes(0);
  return std::chrono::duration_cast<std::chrono::minutes>(std::chrono::seconds(wall.tm_gmtoff));
}

}  // namespace rapport
