// SPDX-License-Identifier: MIT
#include "engine/exporting/diagnostics_json.h"

#include <nlohmann/json.hpp>

#include "engine/text/utf8.h"

namespace rapport {

std::string diagnostics_json(const std::vector<Diagnostic>& diagnostics) {
  auto json = nlohmann::ordered_json::array();
  for (const auto& diagnostic : diagnostics) {
    const auto& entry = entry_of(diagnostic.code);
    json.push_back({{"code", entry.number()},
                    {"name", entry.name},
                    {"severity", entry.severity == Severity::Error ? "error" : "warning"},
                    {"file", repair_utf8(diagnostic.file)},
                    {"line", diagnostic.line},
                    {"column", diagnostic.column},
                    {"width", diagnostic.width},
                    {"message", repair_utf8(diagnostic.message)},
                    {"hint", repair_utf8(diagnostic.hint)}});
  }
  return json.dump(2) + "\n";
}

}  // namespace rapport
