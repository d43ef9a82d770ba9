// SPDX-License-Identifier: MIT
#include "engine/authoring/library.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "engine/authoring/rubric_loader.h"
#include "engine/authoring/wording.h"

namespace rapport {
namespace {

namespace fs = std::filesystem;

bool is_folder(const fs::path& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

bool is_complete(const Library& library) {
  return is_folder(library.scenarios) && is_folder(library.rubrics);
}

}  // namespace

Result<Library> find_library(const fs::path& program) {
  if (const char* data = std::getenv("RAPPORT_DATA"); data != nullptr && *data != '\0') {
    Library named{fs::path(data) / "scenarios", fs::path(data) / "rubrics", fs::path(data) / "models"};
    if (is_complete(named)) return named;
    return failure(ErrorCode::NotFound,
                   fmt::format("RAPPORT_DATA is {}, which has no scenarios/ and rubrics/.", in_quotes(data)),
                   "Set it to the folder that has both, or unset it.");
  }
  std::vector<Library> candidates;
  std::error_code problem;
  auto real = fs::canonical("/proc/self/exe", problem);
  if (problem) real = fs::absolute(program, problem);
  const auto installed = real.parent_path().parent_path() / "share" / "rapport";
  candidates.push_back({installed / "scenarios", installed / "rubrics", installed / "models"});
  const fs::path source = RAPPORT_SOURCE_DIR;
  candidates.push_back({source / "scenarios", source / "assets" / "rubrics", source / "assets" / "models"});
  for (const auto& candidate : candidates) {
    if (is_complete(candidate)) return candidate;
  }
  return failure(ErrorCode::NotFound, "The scenarios that belong to this program cannot be found.",
                 "Install it again, or set RAPPORT_DATA to the folder that has scenarios/ and rubrics/.");
}

Loaded<Rubric> load_rubric_of(const Library& library, std::string_view id) {
  return load_rubric(library.rubrics / fmt::format("{}.yaml", id));
}

std::vector<fs::path> scenario_files(const Library& library) {
  std::vector<fs::path> files;
  std::error_code problem;
  for (const auto& entry : fs::directory_iterator(library.scenarios, problem)) {
    if (entry.path().extension() == ".yaml" && entry.is_regular_file(problem)) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

Result<fs::path> find_scenario(const Library& library, std::string_view path_or_id) {
  const auto shipped = scenario_files(library);
  const auto found =
      std::ranges::find(shipped, path_or_id, [](const fs::path& file) { return file.stem().string(); });
  if (found != shipped.end()) return *found;
  const fs::path path(path_or_id);
  std::error_code ignored;
  if (path.has_extension() || path.has_parent_path() || fs::exists(path, ignored)) return path;
  std::vector<std::string> ids;
  for (const auto& file : shipped) ids.push_back(file.stem().string());
  return failure(ErrorCode::NotFound, fmt::format("There is no scenario {}.", in_quotes(path_or_id)),
                 did_you_mean(path_or_id, ids,
                              fmt::format("There are {}. A path to a file will do as well.", list_of(ids))));
}

}  // namespace rapport
