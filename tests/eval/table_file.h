// SPDX-License-Identifier: MIT
/// \file A file of tab-separated columns under a header.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace rapport::eval {

struct TableFile {
  std::string name;  ///< the file's, without its ending
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;  ///< each as long as the header

  [[nodiscard]] std::optional<std::size_t> find(std::string_view column) const;
  /// The first of the columns that there is.
  [[nodiscard]] std::optional<std::size_t> find_any(const std::vector<std::string_view>& columns) const;
};

/// Fields are taken as they are: there are no quotes and no escapes. What a row lacks is empty.
[[nodiscard]] Result<TableFile> read_table(const std::filesystem::path& path);

}  // namespace rapport::eval
