// SPDX-License-Identifier: MIT
#include "engine/base/file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <system_error>

#include "engine/base/words.h"

namespace rapport {
namespace {

/// Whether all of it has been written, and is kept by the disk; errno says why not.
bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::fsync(file) == 0 || errno == EINVAL;  // EINVAL: a file system that cannot promise it
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path, std::size_t most_bytes) {
  std::error_code problem;
  const auto status = std::filesystem::status(path, problem);
  if (!std::filesystem::exists(status)) {
    return failure(ErrorCode::NotFound, tr_format("There is no file {}.", path.string()),
                   tr("Check the spelling of its name and folder."));
  }
  if (!std::filesystem::is_regular_file(status)) {
    return failure(ErrorCode::Unreadable, tr_format("{} is not a file.", path.string()), tr("Name a file."));
  }
  const auto size = std::filesystem::file_size(path, problem);
  if (!problem && size > most_bytes) {
    return failure(ErrorCode::Invalid,
                   tr_format("{} has {} bytes; at most {} are read.", path.string(), size, most_bytes),
                   tr("Split it, or take out what does not belong in it."));
  }
  std::ifstream in(path, std::ios::binary);
  std::string bytes(problem ? 0 : size, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!in || problem) {
    return failure(ErrorCode::Unreadable, tr_format("{} cannot be read.", path.string()),
                   tr("Check that you may read it."));
  }
  return bytes;
}

Result<void> write_new_file(const std::filesystem::path& path, std::string_view bytes) {
  const auto cannot = [&](int reason) {
    return failure(
        ErrorCode::Unreadable,
        tr_format("{} cannot be written: {}.", path.string(), std::generic_category().message(reason)),
        tr("Look whether the folder is there and may be written to, and whether the disk is full."));
  };
  constexpr mode_t kOwnerOnly = 0600;
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kOwnerOnly);
  if (file < 0 && errno == EEXIST) {
    return failure(ErrorCode::Conflict, tr_format("There is something called {} already.", path.string()),
                   tr("Name a file that is not there yet."));
  }
  if (file < 0) return cannot(errno);
  bool whole = write_all(file, bytes);
  int reason = errno;
  if (::close(file) != 0 && whole) {
    whole = false;
    reason = errno;
  }
  if (whole) return {};
  ::unlink(path.c_str());
  return cannot(reason);
}

Result<void> replace_file(const std::filesystem::path& path, std::string_view bytes) {
  auto beside = path;
  beside += fmt::format(".{}.new", ::getpid());
  if (auto written = write_new_file(beside, bytes); !written) return written;
  std::error_code problem;
  const auto status = std::filesystem::status(path, problem);
  if (std::filesystem::exists(status)) std::filesystem::permissions(beside, status.permissions(), problem);
  std::filesystem::rename(beside, path, problem);
  if (!problem) return {};
  ::unlink(beside.c_str());
  return failure(ErrorCode::Unreadable,
                 fmt::format("{} cannot be written: {}.", path.string(), problem.message()),
                 "Look whether it may be written to.");
}

}  // namespace rapport
