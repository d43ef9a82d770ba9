// SPDX-License-Identifier: MIT
/// \file Where words that were typed and not sent lie: one file for each attempt, beside the store.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "engine/session/attempt_words.h"

namespace rapport {

/// The folder beside the attempt store of this path, which may be empty: then there is none.
[[nodiscard]] std::filesystem::path drafts_beside(const std::filesystem::path& store);

/// The file of an attempt's draft in that folder; nothing for an id that can be no file's name: ids come from
/// a store that anybody may have written.
[[nodiscard]] std::optional<std::filesystem::path> draft_file(const std::filesystem::path& folder,
                                                              const AttemptId& id);

/// Whose draft the file of this name is; nothing if it is none.
[[nodiscard]] std::optional<AttemptId> attempt_of_draft(std::string_view file_name);

}  // namespace rapport
