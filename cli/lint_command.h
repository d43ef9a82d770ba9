// SPDX-License-Identifier: MIT
/// \file `rapport lint`: what is wrong with authored files.
#pragma once

#include <string>
#include <vector>

namespace rapport {

enum class LintFormat { Text, Json, Sarif };

struct LintOptions {
  std::vector<std::string> paths;  ///< files, folders (every .yaml below them), or ids of shipped scenarios,
                                   ///< all with the translations beside them
  LintFormat format = LintFormat::Text;
  bool assess = false;  ///< rate every written reply with the assessor too, and tell where its author differs
  std::string version;  ///< of the program
};

/// Exit code: 0 clean, 1 findings, 2 could not run.
[[nodiscard]] int run_lint(const LintOptions& options, const std::string& program);

}  // namespace rapport
