// SPDX-License-Identifier: MIT
/// \file `rapport test`: whether scenarios do what their own tests expect.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace rapport {

enum class TestFormat : std::uint8_t { Text, Json };

struct TestOptions {
  /// Scenarios (files or ids), `.replies` files, folders of either. A folder's tests are those below it in
  /// folders called `NAME.tests`, beside NAME.yaml, or as a shipped scenario.
  std::vector<std::string> paths;
  TestFormat format = TestFormat::Text;
};

/// Exit code: 0 all passed, 1 some failed, 2 could not run.
[[nodiscard]] int run_test(const TestOptions& options, const std::string& program);

}  // namespace rapport
