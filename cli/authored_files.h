// SPDX-License-Identifier: MIT
/// \file The authored files that somebody named: one by one, by folder or by id.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/authoring/library.h"
#include "engine/base/result.h"

namespace rapport {

/// A file, or all `.yaml` files of a folder and of those below it, in their order. NotFound if there is none.
[[nodiscard]] Result<std::vector<std::filesystem::path>> authored_files(const Library& library,
                                                                        const std::string& name);

/// A rubric begins with `rubric:` and the number of its format; everything else is a scenario, which may name
/// its rubric by the same key.
[[nodiscard]] bool is_rubric(const std::filesystem::path& file);

}  // namespace rapport
