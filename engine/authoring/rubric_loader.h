// SPDX-License-Identifier: MIT
/// \file From a rubric's file to a Rubric.
#pragma once

#include <filesystem>
#include <string>

#include "engine/authoring/loaded.h"
#include "engine/rubric/rubric.h"

namespace rapport {

/// Reads a rubric from text; problems as for scenarios. `name` is what diagnostics call the file.
[[nodiscard]] Loaded<Rubric> load_rubric_text(std::string name, std::string bytes);

/// The same for a file.
[[nodiscard]] Loaded<Rubric> load_rubric(const std::filesystem::path& path);

}  // namespace rapport
