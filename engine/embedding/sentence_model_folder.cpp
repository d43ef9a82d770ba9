// SPDX-License-Identifier: MIT
#include "engine/embedding/sentence_model_folder.h"

#include <cstdlib>
#include <vector>

namespace rapport {
namespace {

namespace fs = std::filesystem;

/// A relative path in the environment counts as none, as the XDG Base Directory Specification 0.8 has it.
fs::path absolute_path_of(const char* variable) {
  const char* text = std::getenv(variable);
  fs::path path(text == nullptr ? "" : text);
  return path.is_absolute() ? path : fs::path();
}

bool has_model(const fs::path& folder) {
  std::error_code ignored;
  return fs::is_regular_file(folder / "model.json", ignored);
}

}  // namespace

std::optional<fs::path> sentence_model_folder() {
  std::vector<fs::path> candidates;
  if (const char* named = std::getenv("RAPPORT_SENTENCE_MODEL"); named != nullptr && *named != '\0') {
    candidates.emplace_back(named);
  } else {
    auto data = absolute_path_of("XDG_DATA_HOME");
    if (const auto home = absolute_path_of("HOME"); data.empty() && !home.empty())
      data = home / ".local" / "share";
    if (!data.empty()) candidates.push_back(data / "rapport" / "sentence-model");
    std::error_code problem;
    const auto program = fs::canonical("/proc/self/exe", problem);
    if (!problem)
      candidates.push_back(program.parent_path().parent_path() / "share" / "rapport" / "sentence-model");
    candidates.emplace_back(RAPPORT_BUILT_SENTENCE_MODEL);
  }
  for (auto& candidate : candidates) {
    if (has_model(candidate)) return std::move(candidate);
  }
  return std::nullopt;
}

}  // namespace rapport
