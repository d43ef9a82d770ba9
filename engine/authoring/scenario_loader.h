// SPDX-License-Identifier: MIT
/// \file From an authored file to a Scenario, with every problem of the file at once.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "engine/authoring/diagnostic.h"
#include "engine/authoring/loaded.h"
#include "engine/rubric/rubric.h"
#include "engine/scenario/scenario.h"

namespace rapport {

class KeptYaml;

/// Adds what it finds in a compiled scenario to the report of its file, such as the findings of a proof.
using FurtherCheck = std::function<void(const Scenario& scenario, DiagnosticReport& report)>;

/// Reads, checks and compiles a scenario. `name` is what diagnostics call the file. `further_check` is asked
/// only of a scenario without errors; what it finds keeps nobody from using the scenario.
[[nodiscard]] Loaded<Scenario> load_scenario_text(std::string name, std::string bytes, const Rubric& rubric,
                                                  const FurtherCheck& further_check = nullptr);

/// The same of a file that may have been loaded before in another version: `kept` holds what was read then,
/// and afterwards what was read now.
[[nodiscard]] Loaded<Scenario> load_edited_scenario(std::string name, std::string bytes, const Rubric& rubric,
                                                    KeptYaml& kept);

/// The same as load_scenario_text() for a file. A file that cannot be read is a diagnostic like any other.
[[nodiscard]] Loaded<Scenario> load_scenario(const std::filesystem::path& path, const Rubric& rubric,
                                             const FurtherCheck& further_check = nullptr);

}  // namespace rapport
