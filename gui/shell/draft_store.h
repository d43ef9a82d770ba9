// SPDX-License-Identifier: MIT
/// \file Words that were typed and not sent, kept on the disk.
#pragma once

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "engine/attempt/attempt.h"
#include "engine/base/result.h"

namespace rapport::gui {

/// The unsent words of each attempt that has any.
using Drafts = std::map<AttemptId, std::string>;

/// One draft as the bytes of its file, which names its form; and back. Nothing if these bytes are none, or
/// of a form that a later version of this program wrote.
[[nodiscard]] std::string draft_json(std::string_view words);
[[nodiscard]] std::optional<std::string> parse_draft(std::string_view json);

/// A folder with one file for each attempt, so that two windows do not write over each other. A thread of its
/// own writes, so that nobody who types waits for the disk. keep(), flush() and take_problem() belong to one
/// thread.
class DraftStore {
 public:
  /// Longest time from keep() to when the words are on the way to the disk.
  static constexpr std::chrono::milliseconds kPause{250};

  explicit DraftStore(std::filesystem::path folder, std::chrono::milliseconds pause = kPause);
  /// Writes what is still to be written.
  ~DraftStore();
  DraftStore(const DraftStore&) = delete;
  DraftStore& operator=(const DraftStore&) = delete;
  DraftStore(DraftStore&&) = delete;
  DraftStore& operator=(DraftStore&&) = delete;

  /// What the folder holds now. A file that makes no sense is passed over and left as it is.
  [[nodiscard]] Drafts read() const;

  /// From now on these are all the drafts; the files of others that this window knew are taken away. Returns
  /// at once.
  void keep(Drafts drafts);
  /// Waits until what was kept is on the disk.
  void flush();

  /// Why drafts could not be written, once for each time that it begins.
  [[nodiscard]] std::optional<Error> take_problem();

 private:
  void run(const std::stop_token& stop);
  [[nodiscard]] Result<void> write(const Drafts& wanted);

  std::filesystem::path folder_;
  std::chrono::milliseconds pause_;
  Drafts on_disk_;  ///< by the thread alone once it runs
  std::mutex mutex_;
  std::condition_variable_any changed_;
  Drafts wanted_;
  bool due_ = false;      ///< `wanted_` is still to be written
  bool hurry_ = false;    ///< somebody waits for it
  bool writing_ = false;  ///< the thread is at it
  bool failing_ = false;
  std::optional<Error> problem_;
  std::jthread thread_;  ///< last: it uses all of the above
};

}  // namespace rapport::gui
