// SPDX-License-Identifier: MIT
#include "cli/explain_command.h"

#include <fmt/format.h>

#include <iostream>
#include <vector>

#include "cli/terminal.h"
#include "engine/authoring/diagnostic_catalog.h"
#include "engine/authoring/wording.h"
#include "engine/exporting/diagnostic_page_text.h"

namespace rapport {

int run_explain(const std::string& code) {
  if (code.empty()) {
    std::cout << diagnostic_list_text(standard_style());
    return kDone;
  }
  if (const auto found = find_diagnostic(code)) {
    std::cout << diagnostic_page_text(*found, standard_style());
    return kDone;
  }
  std::vector<std::string> known;
  for (const auto& entry : diagnostic_catalog()) {
    known.push_back(entry.number());
    known.emplace_back(entry.name);
  }
  return report_error({ErrorCode::NotFound, fmt::format("There is no diagnostic {}.", in_quotes(code)),
                       did_you_mean(code, known, "rapport explain lists them all.")});
}

}  // namespace rapport
