// SPDX-License-Identifier: MIT
/// \file `rapport explain`: what a diagnostic means and how to mend it.
#pragma once

#include <string>

namespace rapport {

/// `code` as find_diagnostic() takes it; empty lists them all. Exit code: 0, or 2 if there is no such code.
[[nodiscard]] int run_explain(const std::string& code);

}  // namespace rapport
