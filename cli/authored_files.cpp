// SPDX-License-Identifier: MIT
#include "cli/authored_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string_view>

namespace rapport {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kRubricKey = "rubric:";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

Result<std::vector<fs::path>> authored_files(const Library& library, const std::string& name) {
  std::error_code problem;
  if (!fs::is_directory(name, problem)) {
    auto file = find_scenario(library, name);
    if (!file) return tl::unexpected(file.error());
    return std::vector<fs::path>{*file};
  }
  std::vector<fs::path> files;
  for (auto it =
           fs::recursive_directory_iterator(name, fs::directory_options::skip_permission_denied, problem);
       !problem && it != fs::recursive_directory_iterator(); it.increment(problem)) {
    if (it->path().extension() == ".yaml" && it->is_regular_file(problem)) files.push_back(it->path());
  }
  std::ranges::sort(files);
  if (!files.empty()) return files;
  return failure(ErrorCode::NotFound, fmt::format("There is no .yaml file in {}.", name),
                 "Name a file or another folder.");
}

bool is_rubric(const fs::path& file) {
  std::error_code problem;
  if (!fs::is_regular_file(file, problem)) return false;  // reading a pipe would wait
  constexpr std::streamsize kBeginning = 1 << 16;
  std::string text(kBeginning, '\0');
  std::ifstream in(file, std::ios::binary);
  in.read(text.data(), kBeginning);
  text.resize(static_cast<std::size_t>(in.gcount()));
  std::istringstream lines(text.starts_with(kByteOrderMark) ? text.substr(kByteOrderMark.size()) : text);
  for (std::string line; std::getline(lines, line) && !line.starts_with("format:");) {
    if (!line.starts_with(kRubricKey)) continue;
    const auto value = line.find_first_not_of(" \t", kRubricKey.size());
    return value != std::string::npos && line[value] >= '0' && line[value] <= '9';
  }
  return false;
}

}  // namespace rapport
