// SPDX-License-Identifier: MIT
#include "engine/storage/gone_drafts.h"

#include <system_error>
#include <utility>

#include "engine/attempt/draft_file.h"
#include "engine/base/words.h"

namespace rapport {

std::vector<AttemptId> attempts_with_draft(const Records& records, const std::filesystem::path& folder) {
  std::vector<AttemptId> ids;
  std::error_code problem;
  for (std::filesystem::directory_iterator entry(folder, problem), end; !problem && entry != end;
       entry.increment(problem)) {
    auto id = attempt_of_draft(entry->path().filename().string());
    if (id && records.attempt(*id)) ids.push_back(std::move(*id));
  }
  return ids;
}

Result<std::size_t> delete_drafts_of_gone(const Records& records, const std::filesystem::path& folder,
                                          const std::vector<AttemptId>& attempts) {
  std::size_t deleted = 0;
  for (const auto& id : attempts) {
    const auto file = draft_file(folder, id);
    const auto there = records.attempt(id);
    if (!file || there || there.error().code != ErrorCode::NotFound) continue;
    std::error_code problem;
    if (std::filesystem::remove(*file, problem)) ++deleted;
    if (problem) {
      return failure(ErrorCode::Unreadable, tr_format("{} could not be deleted.", file->string()),
                     tr("It holds words that were typed and not sent in an attempt that is gone. Delete it "
                        "yourself."));
    }
  }
  return deleted;
}

}  // namespace rapport
