// SPDX-License-Identifier: MIT
/// \file Attempts without their replies, for other programs.
#pragma once

#include <string>
#include <vector>

#include "engine/records/summaries.h"

namespace rapport {

/// A table (RFC 4180) with a row for each, in their order; docs/exports.md tells the columns. People stand by
/// their pseudonyms.
[[nodiscard]] std::string attempts_csv(const std::vector<AttemptSummary>& attempts);

/// The same as one JSON object, with the scores of sub-skills. Ends with a line break.
[[nodiscard]] std::string attempts_json(const std::vector<AttemptSummary>& attempts);

}  // namespace rapport
