// SPDX-License-Identifier: MIT
#include "cli/json_lines.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>

#include "cli/terminal.h"

namespace rapport {
namespace {

constexpr std::size_t kLongestLine = 32U << 20U;

struct Line {
  std::string text;
  bool too_long = false;  ///< `text` is only its beginning
};

/// The next line without its break; nothing at the end.
std::optional<Line> next_line(std::istream& in) {
  Line line;
  bool any = false;
  for (char c = 0; in.get(c);) {
    any = true;
    if (c == '\n') break;
    if (line.text.size() < kLongestLine) {
      line.text += c;
    } else {
      line.too_long = true;
    }
  }
  return any ? std::optional(std::move(line)) : std::nullopt;
}

bool is_all_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r") == std::string_view::npos;
}

}  // namespace

int answer_lines(const std::string& file, const std::function<LineAnswer(std::string_view line)>& answer) {
  std::ifstream opened;
  const bool is_standard = file.empty() || file == "-";
  std::error_code ignored;
  if (!is_standard) opened.open(file, std::ios::binary);
  if (!is_standard && (!opened || std::filesystem::is_directory(file, ignored)))
    return report_error({ErrorCode::Unreadable, fmt::format("{} cannot be read.", file),
                         "Name a file of lines of JSON, or leave it out to read standard input."});
  std::istream& in = is_standard ? std::cin : opened;
  bool all_good = true;
  while (std::cout.good()) {
    const auto line = next_line(in);
    if (!line) break;
    if (is_all_blank(line->text)) continue;
    const auto answered =
        line->too_long
            ? LineAnswer{fmt::format("{{\"error\":\"The line has more than {} bytes.\"}}\n", kLongestLine),
                         false}
            : answer(line->text);
    std::cout << answered.line << std::flush;
    all_good &= answered.good;
  }
  if (in.bad())
    return report_error(
        {ErrorCode::Unreadable, "The next line cannot be read.", "What was read is answered."});
  return all_good ? kDone : kFindings;
}

}  // namespace rapport
