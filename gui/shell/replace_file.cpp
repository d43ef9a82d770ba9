// SPDX-License-Identifier: MIT
#include "gui/shell/replace_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

#include "engine/base/words.h"

namespace rapport::gui {
namespace {

tl::unexpected<Error> cannot_write(const std::filesystem::path& path, int error) {
  return failure(
      ErrorCode::Unreadable,
      tr_format("{} cannot be written: {}.", path.string(), std::generic_category().message(error)),
      tr("Make room on the disk, or see that you may write to its folder."));
}

bool make_folders(const std::filesystem::path& folder) {
  std::error_code problem;
  if (folder.empty() || std::filesystem::is_directory(folder, problem)) return true;
  if (!make_folders(folder.parent_path())) return false;
  constexpr mode_t kOwnerOnly = 0700;
  return ::mkdir(folder.c_str(), kOwnerOnly) == 0 || errno == EEXIST;
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::fsync(file) == 0;
}

/// So that the new name survives the loss of power. A file system that cannot do it is no reason to fail.
void sync_folder(const std::filesystem::path& folder) {
  const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) return;
  ::fsync(opened);
  ::close(opened);
}

std::filesystem::path behind_links(const std::filesystem::path& path) {
  std::error_code problem;
  if (!std::filesystem::is_symlink(path, problem)) return path;
  auto target = std::filesystem::weakly_canonical(path, problem);
  return problem ? path : target;
}

}  // namespace

Result<void> replace_file(const std::filesystem::path& path, std::string_view bytes) {
  const auto target = behind_links(path);
  if (!make_folders(target.parent_path())) return cannot_write(path, errno);
  auto fresh = target.string() + ".XXXXXX";
  const int file = ::mkostemp(fresh.data(), O_CLOEXEC);
  if (file < 0) return cannot_write(path, errno);
  const bool whole = write_all(file, bytes);
  const int error = errno;
  ::close(file);
  if (!whole || ::rename(fresh.c_str(), target.c_str()) != 0) {
    const auto told = cannot_write(path, whole ? errno : error);
    ::unlink(fresh.c_str());
    return told;
  }
  sync_folder(target.parent_path());
  return {};
}

}  // namespace rapport::gui
