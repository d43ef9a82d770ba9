// SPDX-License-Identifier: MIT
/// \file A scenario's own test: replies, and what they must lead to.
///
/// A test is a file of replies (see session/reply.h) whose comments say what is expected (see expectation.h):
///
///     # expect: ending five-shirts
///     still-in-the-basket
///     # expect: trust >= 50
///
/// What stands before the first reply speaks of the end, what stands behind a reply of the moment after it.
/// The tests of `jacket.yaml` are the files `jacket.tests/NAME.replies`.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "engine/assessment/listener.h"
#include "engine/authoring/diagnostic.h"
#include "engine/rehearsal/expectation.h"
#include "engine/rubric/rubric.h"
#include "engine/scenario/scenario.h"
#include "engine/session/reply.h"

namespace rapport {

/// The largest file of a test that is read.
inline constexpr std::size_t kLargestTestBytes = 1 << 20;

/// What was not as expected, and where that is written.
struct Difference {
  std::size_t line = 0;    ///< from 1; 0: the test as a whole
  std::size_t column = 0;  ///< in characters from 1; 0: the line as a whole
  std::string message;
  std::string hint;  ///< may be empty
};

/// One test that was played.
struct TestOutcome {
  std::string name;
  std::vector<Difference> differences;  ///< in the order of the file
  [[nodiscard]] bool passed() const { return differences.empty(); }
};

/// Plays the test `name` whose file holds `bytes`. A test without any expectation must come to an ending; one
/// whose name says what it expects must come to that: `ending-ID`, `typed-TIER`, `best` and `worst` (passed
/// and failed) and `broken-promise`. What cannot be understood is a difference, too, and nothing is played
/// then. The same arguments give the same outcome.
[[nodiscard]] TestOutcome run_scenario_test(const std::string& name, std::string bytes,
                                            const std::shared_ptr<const Scenario>& scenario,
                                            const std::shared_ptr<const Rubric>& rubric,
                                            const Listener& listener);

}  // namespace rapport
