// SPDX-License-Identifier: MIT
#include "engine/exporting/moment_iso.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>

namespace rapport {

std::string moment_iso(TimePoint moment) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(moment);
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(seconds)), (moment - seconds).count());
}

}  // namespace rapport
