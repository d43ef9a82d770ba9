// SPDX-License-Identifier: MIT
/// \file Words that were typed and not sent go with the attempts that they belong to.
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

#include "engine/base/result.h"
#include "engine/records/records.h"

namespace rapport {

/// The attempts with a draft in the folder that `records` shows. The folder need not be there.
[[nodiscard]] std::vector<AttemptId> attempts_with_draft(const Records& records,
                                                         const std::filesystem::path& folder);

/// Deletes the drafts of those of them that are not in the records any more, and says how many. Unreadable,
/// naming the file, if one cannot be deleted.
Result<std::size_t> delete_drafts_of_gone(const Records& records, const std::filesystem::path& folder,
                                          const std::vector<AttemptId>& attempts);

}  // namespace rapport
