// SPDX-License-Identifier: MIT
/// \file The attempts of a store that are told to other programs, each brought back as it was held.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "cli/catalogue.h"
#include "cli/record_store.h"
#include "engine/attempt/attempt_runner.h"
#include "engine/base/result.h"
#include "engine/exporting/xapi_statements.h"

namespace rapport {

/// Which finished attempts are told.
struct ToldChoice {
  std::string scenario;  ///< an id; empty: all
  /// Practice too, shared or not: for a file of one's own. Counted attempts and shared practice always are.
  bool with_practice = false;
  bool with_demonstration = false;  ///< what `rapport demo` made up
};

/// How many were told, and how many were not and why.
struct ToldCount {
  std::size_t told = 0, unfinished = 0, practice = 0, demonstration = 0;
  std::size_t changed = 0;  ///< what they were held with is gone
};

/// Calls `tell` with every chosen attempt, the earliest first, until it fails. `skip` may say that an attempt
/// need not be brought back. An attempt is told by the very text that it was held with, or not at all.
[[nodiscard]] Result<ToldCount> for_each_told(
    const Catalogue& catalogue, const RecordStore& store, const ToldChoice& choice,
    const std::function<Result<bool>(const AttemptId&)>& skip,
    const std::function<Result<void>(const AttemptRunner&, const StatementFrame&)>& tell);

/// One sentence for each reason for which attempts were left out; empty if none were.
[[nodiscard]] std::string left_out_text(const ToldCount& count);

}  // namespace rapport
