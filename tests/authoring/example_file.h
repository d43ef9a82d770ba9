// SPDX-License-Identifier: MIT
/// \file Examples that change a small scenario without problems, as the pages of docs/diagnostics do.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace rapport::test {

inline const std::filesystem::path kPages =
    std::filesystem::path(RAPPORT_SOURCE_DIR) / "docs" / "diagnostics";

inline std::string contents_of(const std::filesystem::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

inline std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// The key of a line such as `turns:` or `title: ...` that begins in column 1, or nothing.
inline std::string key_of(const std::string& line) {
  const auto colon = line.find(':');
  const bool is_key =
      colon != std::string::npos && colon != 0 &&
      std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon),
                  [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
  return is_key ? line.substr(0, colon) : std::string();
}

/// A file's parts, each from its top-level key to the line before the next; what stands before the first has
/// no key.
inline std::vector<std::pair<std::string, std::string>> parts_of(const std::string& text) {
  std::vector<std::pair<std::string, std::string>> parts = {{"", ""}};
  for (const auto& line : lines_of(text)) {
    if (const auto key = key_of(line); !key.empty()) parts.emplace_back(key, "");
    parts.back().second += line + "\n";
  }
  return parts;
}

/// A base with each part of `changes` in the place of the part of the same name, or at the end.
inline std::string base_with(const std::string& changes, const std::string& base = "base.yaml") {
  auto parts = parts_of(contents_of(kPages / base));
  for (const auto& [key, text] : parts_of(changes)) {
    if (text.empty()) continue;
    const auto same = std::ranges::find(parts, key, &std::pair<std::string, std::string>::first);
    if (same == parts.end() || key.empty()) {
      parts.emplace_back(key, text);
    } else {
      same->second = text;
    }
  }
  std::string whole;
  for (const auto& part : parts) whole += part.second;
  return whole;
}

}  // namespace rapport::test
