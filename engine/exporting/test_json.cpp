// SPDX-License-Identifier: MIT
#include "engine/exporting/test_json.h"

#include <nlohmann/json.hpp>

#include "engine/text/utf8.h"

namespace rapport {

std::string test_json(const std::vector<TestedFile>& tested) {
  auto tests = nlohmann::ordered_json::array();
  std::size_t passed = 0;
  for (const auto& each : tested) {
    passed += each.outcome.passed() ? 1U : 0U;
    auto differences = nlohmann::ordered_json::array();
    for (const auto& difference : each.outcome.differences) {
      differences.push_back({{"line", difference.line},
                             {"column", difference.column},
                             {"message", repair_utf8(difference.message)},
                             {"hint", repair_utf8(difference.hint)}});
    }
    tests.push_back({{"name", repair_utf8(each.outcome.name)},
                     {"file", repair_utf8(each.file)},
                     {"scenario", repair_utf8(each.scenario)},
                     {"passed", each.outcome.passed()},
                     {"differences", std::move(differences)}});
  }
  const nlohmann::ordered_json json = {
      {"passed", passed}, {"failed", tested.size() - passed}, {"tests", std::move(tests)}};
  return json.dump(2) + "\n";
}

}  // namespace rapport
