// SPDX-License-Identifier: MIT
/// \file `rapport rate`: what a trainer says of the machine's ratings.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cli/catalogue.h"
#include "engine/records/records.h"

namespace rapport {

struct RateOptions {
  std::string name;  ///< the trainer's
  // A blind rating of a sample.
  RecordFilter filter;
  std::size_t sample = 20;
  std::uint64_t seed = 1;
  // Or a correction of one rating.
  std::string attempt;    ///< empty: blind
  std::size_t reply = 0;  ///< from 1
  std::string criterion, reason;
  std::optional<Level> level;
  StoreChoice store;
};

/// 2, 1, 0 and -1, or their names: strong, partial, missing, harmful.
[[nodiscard]] std::optional<Level> level_from(std::string_view word);

/// 0 done, 2 could not run.
int run_rate(const RateOptions& options, const std::string& program);

}  // namespace rapport
