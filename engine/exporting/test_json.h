// SPDX-License-Identifier: MIT
/// \file What came of scenarios' own tests, as JSON.
#pragma once

#include <string>
#include <vector>

#include "engine/rehearsal/scenario_test.h"

namespace rapport {

/// A test that was played, the file that it is in and the scenario that it is about.
struct TestedFile {
  std::string file;
  std::string scenario;  ///< its file
  TestOutcome outcome;
};

/// One object: `passed` and `failed`, how many; and `tests`, each with `name`, `file`, `scenario`, `passed`
/// and its `differences` (`line`, `column`, `message`, `hint`; a line of 0 is the test as a whole).
[[nodiscard]] std::string test_json(const std::vector<TestedFile>& tested);

}  // namespace rapport
