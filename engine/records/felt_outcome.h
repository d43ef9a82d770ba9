// SPDX-License-Identifier: MIT
/// \file How the customer feels about it at the end, as one would answer a survey.
#pragma once

#include <cstdint>

namespace rapport {

/// The answer to "How satisfied are you with how this was handled?", from 100 (1: very dissatisfied) to 500
/// (5: very satisfied), in hundredths of a step so that sums are exact: half of it is the trust won, half of
/// it the anger gone. 100 trust and no anger are 500; no trust and 100 anger are 100. Trust and anger are
/// those at the end, 0 to 100. It is the product's own measure, shaped like a survey of customer satisfaction
/// and not comparable with one; docs/reports.md says so to its readers.
[[nodiscard]] constexpr std::int64_t felt_outcome(int trust, int anger) {
  return 300 + 2 * (static_cast<std::int64_t>(trust) - anger);
}

}  // namespace rapport
