// SPDX-License-Identifier: MIT
#include "engine/base/file.h"

#include <fmt/format.h>

#include <fstream>

namespace rapport {

Result<std::string> read_file(const std::filesystem::path& path, std::size_t most_bytes) {
  std::error_code problem;
  const auto status = std::filesystem::status(path, problem);
  if (!std::filesystem::exists(status)) {
    return failure(ErrorCode::NotFound, fmt::format("There is no file {}.", path.string()),
                   "Check the spelling of its name and folder.");
  }
  if (!std::filesystem::is_regular_file(status)) {
    return failure(ErrorCode::Unreadable, fmt::format("{} is not a file.", path.string()), "Name a file.");
  }
  const auto size = std::filesystem::file_size(path, problem);
  if (!problem && size > most_bytes) {
    return failure(ErrorCode::Invalid,
                   fmt::format("{} has {} bytes; at most {} are read.", path.string(), size, most_bytes),
                   "Split it, or take out what does not belong in it.");
  }
  std::ifstream in(path, std::ios::binary);
  std::string bytes(problem ? 0 : size, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!in || problem) {
    return failure(ErrorCode::Unreadable, fmt::format("{} cannot be read.", path.string()),
                   "Check that you may read it.");
  }
  return bytes;
}

}  // namespace rapport
