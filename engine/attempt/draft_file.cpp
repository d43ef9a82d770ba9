// SPDX-License-Identifier: MIT
#include "engine/attempt/draft_file.h"

#include <cstddef>
#include <string>

namespace rapport {
namespace {

constexpr std::string_view kDraftSuffix = ".draft.json";

bool is_draft_id(std::string_view name) {
  constexpr std::size_t kLength = 36;
  constexpr std::string_view kCharacters = "0123456789abcdef-";
  return name.size() == kLength && name.find_first_not_of(kCharacters) == std::string_view::npos;
}

}  // namespace

std::filesystem::path drafts_beside(const std::filesystem::path& store) {
  return store.empty() ? store : store.parent_path() / "drafts";
}

std::optional<std::filesystem::path> draft_file(const std::filesystem::path& folder, const AttemptId& id) {
  if (!is_draft_id(id)) return std::nullopt;
  return folder / (id + std::string(kDraftSuffix));
}

std::optional<AttemptId> attempt_of_draft(std::string_view file_name) {
  if (!file_name.ends_with(kDraftSuffix)) return std::nullopt;
  file_name.remove_suffix(kDraftSuffix.size());
  return is_draft_id(file_name) ? std::optional<AttemptId>(file_name) : std::nullopt;
}

}  // namespace rapport
