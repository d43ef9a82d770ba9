// SPDX-License-Identifier: MIT
/// \file Replies that are meant to fool the assessor, or to put it off.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/assessor/assessor.h"
#include "tests/eval/table_file.h"

namespace rapport::eval {

struct AdversarialResult {
  std::size_t cases = 0;
  std::vector<std::string>
      failures;  ///< a line for each case that fails: its id, what is wrong, levels and scores
  std::vector<std::string> unjudged;  ///< ids of cases that nothing can be held against
};

/// `table` has the columns id, family, context, reply, must_not_credit and must_penalise (letters of L, E, O,
/// F).
[[nodiscard]] AdversarialResult try_adversarial(const TableFile& table, const Assessor& assessor);

}  // namespace rapport::eval
