// SPDX-License-Identifier: MIT
/// \file A library of as many small scenarios as one likes, for tests of the lobby. None of them is shipped.
#pragma once

#include <cstddef>
#include <filesystem>

#include "engine/authoring/library.h"

namespace rapport::gui {

/// Writes `count` scenario files and the shipped rubric below `folder`, which is emptied first. They differ
/// in id, title, sector, tags, summary, minutes, difficulty and in what they call for; always the same ones.
Library write_many_scenarios(const std::filesystem::path& folder, std::size_t count);

}  // namespace rapport::gui
