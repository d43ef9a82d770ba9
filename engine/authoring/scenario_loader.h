// SPDX-License-Identifier: MIT
/// \file From an authored file to a Scenario, with every problem of the file at once.
#pragma once

#include <filesystem>
#include <string>

#include "engine/authoring/loaded.h"
#include "engine/rubric/rubric.h"
#include "engine/scenario/scenario.h"

namespace rapport {

/// Reads, checks and compiles a scenario. `name` is what diagnostics call the file.
[[nodiscard]] Loaded<Scenario> load_scenario_text(std::string name, std::string bytes, const Rubric& rubric);

/// The same for a file. A file that cannot be read is a diagnostic like any other.
[[nodiscard]] Loaded<Scenario> load_scenario(const std::filesystem::path& path, const Rubric& rubric);

}  // namespace rapport
