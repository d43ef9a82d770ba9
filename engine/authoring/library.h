// SPDX-License-Identifier: MIT
/// \file The scenarios, the rubric and the model that come with the program, and those of a folder.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/authoring/loaded.h"
#include "engine/base/result.h"
#include "engine/rubric/rubric.h"
#include "engine/scenario/scenario.h"

namespace rapport {

/// A folder with `scenarios/`, `rubrics/` and `models/`, as installed or as in the source tree. There may be
/// no models.
struct Library {
  std::filesystem::path scenarios;
  std::filesystem::path rubrics;
  std::filesystem::path models;  ///< what was fitted, a file `ID.model` for each rubric
};

/// The folder of this program's data: $RAPPORT_DATA if set (NotFound if that has no such folders), else
/// beside the program (`../share/rapport`), else the source tree it was built from.
[[nodiscard]] Result<Library> find_library(const std::filesystem::path& program);

/// The rubric with this id.
[[nodiscard]] Loaded<Rubric> load_rubric_of(const Library& library, std::string_view id);

/// Every scenario file of the library, by file name. Unreadable folders give none.
[[nodiscard]] std::vector<std::filesystem::path> scenario_files(const Library& library);

/// The file of a scenario that somebody named: a path, or the id of a shipped one. NotFound says what there
/// is.
[[nodiscard]] Result<std::filesystem::path> find_scenario(const Library& library,
                                                          std::string_view path_or_id);

}  // namespace rapport
