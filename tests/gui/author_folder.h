// SPDX-License-Identifier: MIT
/// \file A folder of scenarios that are being written, for tests.
#pragma once

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "engine/base/file.h"
#include "test_desk.h"

namespace rapport::gui {

/// Holds the small scenario of these tests as `parcel.yaml`, without anything to mend. Removed with
/// everything in it.
class AuthorFolder {
 public:
  AuthorFolder()
      : path_(std::filesystem::path(testing::TempDir()) /
              fmt::format("rapport-author-{}-{}", ::getpid(), ++count())) {
    std::filesystem::create_directories(path_);
    text_ = read_file(TestDesk::source("tests/gui/scenarios/late-parcel.yaml"), kLargestScenario).value();
    replace("empathy: {level: 1,", "empathy: {level: 2,");  // so that there is nothing to warn of
  }
  ~AuthorFolder() { std::filesystem::remove_all(path_); }
  AuthorFolder(const AuthorFolder&) = delete;
  AuthorFolder& operator=(const AuthorFolder&) = delete;

  /// Saves the file with something else in it.
  void replace(std::string_view what, std::string_view by) {
    const auto at = text_.find(what);
    ASSERT_NE(at, std::string::npos) << what;
    text_.replace(at, what.size(), by);
    write();
  }

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::filesystem::path file() const { return path_ / "parcel.yaml"; }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  static int& count() {
    static int made = 0;
    return made;
  }
  void write() const { std::ofstream(file(), std::ios::binary) << text_; }

  std::filesystem::path path_;
  std::string text_;
};

}  // namespace rapport::gui
