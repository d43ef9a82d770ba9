// SPDX-License-Identifier: MIT
/// \file A store's file in plain SQL, without any code of ours.
#pragma once

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace rapport::test {

/// A connection of its own to the file.
class RawStore {
 public:
  explicit RawStore(const std::filesystem::path& path) {
    sqlite3* opened = nullptr;
    EXPECT_EQ(sqlite3_open(path.c_str(), &opened), SQLITE_OK);
    connection_.reset(opened);
  }

  /// Runs statements; the rows' columns joined by `|`, one row an element.
  std::vector<std::string> run(const std::string& sql) {
    std::vector<std::string> rows;
    char* problem = nullptr;
    const auto take = [](void* into, int count, char** values, char**) {
      std::string row;
      for (int i = 0; i < count; ++i)
        row += (i > 0 ? "|" : "") + std::string(values[i] == nullptr ? "null" : values[i]);
      static_cast<std::vector<std::string>*>(into)->push_back(row);
      return 0;
    };
    EXPECT_EQ(sqlite3_exec(connection_.get(), sql.c_str(), take, &rows, &problem), SQLITE_OK)
        << sql << ": " << problem;
    sqlite3_free(problem);
    return rows;
  }

 private:
  struct Close {
    void operator()(sqlite3* connection) const { sqlite3_close(connection); }
  };
  std::unique_ptr<sqlite3, Close> connection_;
};

}  // namespace rapport::test
