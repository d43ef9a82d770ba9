// SPDX-License-Identifier: MIT
/// \file Notices when files in some folders are written, within some milliseconds.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "engine/base/folder_events.h"

namespace rapport {

/// The system tells of changes. Because it does not of what another machine writes on a shared disk, and may
/// have no watch to give, the files' times and sizes are looked at once a second too. look_at() and
/// take_change() belong to one thread.
class FileWatch {
 public:
  /// `endings` are those of the names that count, such as ".yaml"; hidden files never do. `stir` is called on
  /// the watch's own thread when something has changed, once for the several steps in which editors write a
  /// file. It must not destroy the watch.
  FileWatch(std::vector<std::string> endings, std::function<void()> stir);
  ~FileWatch();
  FileWatch(const FileWatch&) = delete;
  FileWatch& operator=(const FileWatch&) = delete;
  FileWatch(FileWatch&&) = delete;
  FileWatch& operator=(FileWatch&&) = delete;

  /// Watches the files in these folders, not those below them, and no others. A folder need not exist, and
  /// may come and go. Returns at once; read the files after this, and no later change here is missed.
  void look_at(std::vector<std::filesystem::path> folders);

  /// Whether a file was written, moved or removed, or a folder was made beside the files, since one asked
  /// last. It may be so although no file is different.
  [[nodiscard]] bool take_change() { return changed_.exchange(false); }

 private:
  void run(const std::stop_token& stop);
  [[nodiscard]] std::size_t look(const std::vector<std::filesystem::path>& folders) const;

  std::vector<std::string> endings_;
  std::function<void()> stir_;
  mutable std::mutex mutex_;
  std::vector<std::filesystem::path> folders_;
  std::optional<std::size_t> first_look_;  ///< at folders of which the system does not tell
  std::atomic<bool> changed_ = false;
  FolderEvents events_;
  std::jthread thread_;  ///< last: it uses all of the above
};

}  // namespace rapport
