// SPDX-License-Identifier: MIT
#include "engine/storage/store_location.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "engine/base/words.h"

namespace rapport {
namespace {

constexpr std::string_view kSqlite = "sqlite:";

std::string reason(int error) {
  return std::generic_category().message(error);
}

/// So that a new name in `folder` survives the loss of power. A file system that cannot do it is no reason to
/// stop.
void sync_folder(const std::filesystem::path& folder) {
  const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) return;
  ::fsync(opened);
  ::close(opened);
}

Result<void> make_folder(const std::filesystem::path& folder) {
  std::error_code problem;
  if (folder.empty() || std::filesystem::is_directory(folder, problem)) return {};
  if (auto made = make_folder(folder.parent_path()); !made) return made;
  constexpr mode_t kOwnerOnly = 0700;
  if (::mkdir(folder.c_str(), kOwnerOnly) != 0 && errno != EEXIST) {
    return failure(
        ErrorCode::Unreadable,
        tr_format("The folder {} for the attempt store cannot be made: {}.", folder.string(), reason(errno)),
        tr("Nothing was stored. Name a store in a folder that you may write."));
  }
  sync_folder(folder.parent_path());
  return {};
}

}  // namespace

Result<std::string> default_store_url(const Environment& environment) {
  const auto value = [&](const char* name) {
    const char* text = environment(name);
    return std::filesystem::path(text == nullptr ? "" : text);
  };
  auto folder = value("XDG_DATA_HOME");
  if (!folder.is_absolute()) {
    const auto home = value("HOME");
    if (!home.is_absolute()) {
      return failure(ErrorCode::NotFound,
                     tr("There is no place for attempts: neither HOME nor XDG_DATA_HOME is set."),
                     tr("Set one of them, or name a store."));
    }
    folder = home / ".local" / "share";
  }
  return std::string(kSqlite) + (folder / "rapport" / "attempts.sqlite").string();
}

bool is_server_url(std::string_view url) {
  return url.starts_with("postgresql:") || url.starts_with("postgres:");
}

Result<std::filesystem::path> store_path(std::string_view url) {
  if (is_server_url(url)) {  // not repeated: it may hold a password
    return failure(ErrorCode::Invalid, tr("This names a database on a server, where a file is needed."),
                   tr("Name a store as sqlite:PATH."));
  }
  const bool is_sqlite = url.starts_with(kSqlite);
  if (is_sqlite) url.remove_prefix(kSqlite.size());
  if (url.empty() || url.find('\0') != std::string_view::npos ||
      (!is_sqlite && url.find("://") != std::string_view::npos)) {
    return failure(ErrorCode::Invalid, tr("This is not the name of an attempt store."),
                   tr("Name a store as sqlite:PATH, or as postgresql://HOST/DATABASE."));
  }
  std::error_code problem;
  auto path = std::filesystem::absolute(url, problem);
  if (problem || !path.has_filename()) {
    return failure(ErrorCode::Invalid, tr_format("{} names no file.", url),
                   tr("Name a store as sqlite:PATH."));
  }
  return path;
}

Result<void> make_store_file(const std::filesystem::path& path) {
  if (auto made = make_folder(path.parent_path()); !made) return made;
  // Only a file that is new may be opened here: closing any descriptor of a file drops SQLite's locks on it.
  constexpr mode_t kOwnerOnly = 0600;
  const int opened = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, kOwnerOnly);
  if (opened >= 0) {
    ::close(opened);
    return {};
  }
  if (errno != EEXIST) {
    return failure(ErrorCode::Unreadable,
                   tr_format("The attempt store {} cannot be made: {}.", path.string(), reason(errno)),
                   tr("Nothing was stored. Name a store in a folder that you may write."));
  }
  std::error_code problem;
  if (!std::filesystem::is_regular_file(path, problem)) {
    return failure(ErrorCode::Unreadable, tr_format("{} is not a file.", path.string()),
                   tr("Name a file as the store, or one that does not exist yet."));
  }
  return {};
}

}  // namespace rapport
