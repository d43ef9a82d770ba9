// SPDX-License-Identifier: MIT
/// \file What the system tells of the files in some folders. The only door to inotify.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rapport {

/// Whether a name has one of some endings, such as ".yaml".
[[nodiscard]] bool has_ending(std::string_view name, const std::vector<std::string>& endings);

/// Where one waits until files are written, moved or removed. wait() belongs to one thread; all else may be
/// called from any. Where there is no inotify nothing is ever told, and only wake() ends a wait early.
class FolderEvents {
 public:
  /// `endings` are those of the names that count, such as ".yaml". Hidden files never do.
  explicit FolderEvents(std::vector<std::string> endings);
  ~FolderEvents();
  FolderEvents(const FolderEvents&) = delete;
  FolderEvents& operator=(const FolderEvents&) = delete;
  FolderEvents(FolderEvents&&) = delete;
  FolderEvents& operator=(FolderEvents&&) = delete;

  /// From now on these folders and no others are listened to, not those below them; but that a folder was
  /// made or brought into one of them is told. One that is not there, or of which the system cannot tell, is
  /// left out, and false comes back: ask again later. To ask again for the same loses nothing.
  bool watch(const std::vector<std::filesystem::path>& folders);

  enum class Woken : bool { Otherwise, ByChange };
  /// Waits until something changes, wake() is called or `most` is over; for ever if that is negative. What
  /// happened since watch() and before this call ends it at once.
  Woken wait(std::chrono::milliseconds most);

  /// Ends the wait() that is under way, or else the next one.
  void wake();

 private:
  struct System;
  std::vector<std::string> endings_;
  std::unique_ptr<System> system_;
};

}  // namespace rapport
