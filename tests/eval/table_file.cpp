// SPDX-License-Identifier: MIT
#include "tests/eval/table_file.h"

#include <algorithm>
#include <utility>

#include "engine/base/file.h"

namespace rapport::eval {
namespace {

constexpr std::size_t kLargestFile = 64U << 20U;

std::vector<std::string> parts_of(std::string_view text, char sign) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find(sign, begin), text.size());
    parts.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

}  // namespace

std::optional<std::size_t> TableFile::find(std::string_view column) const {
  const auto found = std::ranges::find(header, column);
  if (found == header.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header.begin());
}

std::optional<std::size_t> TableFile::find_any(const std::vector<std::string_view>& columns) const {
  for (const auto column : columns) {
    if (const auto found = find(column)) return found;
  }
  return std::nullopt;
}

Result<TableFile> read_table(const std::filesystem::path& path) {
  const auto text = read_file(path, kLargestFile);
  if (!text) return tl::unexpected(text.error());
  TableFile table;
  table.name = path.stem().string();
  for (auto& line : parts_of(*text, '\n')) {
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty()) continue;
    auto fields = parts_of(line, '\t');
    if (table.header.empty()) {
      table.header = std::move(fields);
      continue;
    }
    fields.resize(table.header.size());
    table.rows.push_back(std::move(fields));
  }
  return table;
}

}  // namespace rapport::eval
