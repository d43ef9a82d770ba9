// SPDX-License-Identifier: MIT
/// \file Makes a scenario's file of a story that was written for another tool.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/authoring/diagnostic.h"
#include "engine/base/result.h"
#include "engine/exchange/remark.h"
#include "engine/rubric/rubric.h"

namespace rapport {

enum class StoryLanguage : std::uint8_t { Twee, Yarn };

/// The largest story that is read.
inline constexpr std::size_t kLargestStory = 4U << 20U;

struct ImportedStory {
  std::string yaml;                  ///< loads without errors
  std::vector<Remark> remarks;       ///< what could not be brought as it is
  std::vector<Diagnostic> warnings;  ///< what `rapport lint` says of it
  std::size_t turns = 0, endings = 0, replies = 0;
};

/// What a file is written in, by the end of its name, else by how it begins. Nothing if that cannot be told.
[[nodiscard]] std::optional<StoryLanguage> story_language(std::string_view name, std::string_view bytes);

/// Any bytes are taken: what is no such story gives Invalid with the place and a way out. `name` is what
/// remarks call the file.
[[nodiscard]] Result<ImportedStory> import_story(const std::string& name, std::string bytes,
                                                 StoryLanguage language, const Rubric& rubric);

}  // namespace rapport
