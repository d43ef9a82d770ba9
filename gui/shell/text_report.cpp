// SPDX-License-Identifier: MIT
#include "gui/shell/text_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <system_error>

namespace rapport::gui {

std::string text_report(std::span<const DrawnText> texts) {
  std::string report;
  for (const auto& text : texts) {
    const float left = std::max(text.begin.x, text.clip_begin.x),
                right = std::min(text.end.x, text.clip_end.x),
                top = std::max(text.begin.y, text.clip_begin.y),
                bottom = std::min(text.end.y, text.clip_end.y);
    if (left >= right || top >= bottom) continue;
    report += fmt::format("{:.0f}\t{:.0f}\t{}\t{}\n", (left + right) / 2, (top + bottom) / 2,
                          text.has_keyboard ? 1 : 0, text.words);
  }
  return report;
}

Result<void> write_report(const std::filesystem::path& file, const std::string& report) {
  auto fresh = file;
  fresh += ".new";
  std::error_code problem;
  if (std::ofstream out(fresh, std::ios::binary); out << report << std::flush)
    std::filesystem::rename(fresh, file, problem);
  else
    problem = std::make_error_code(std::errc::io_error);
  if (!problem) return {};
  return failure(ErrorCode::Unreadable, fmt::format("The file {} could not be written.", file.string()),
                 "Choose a folder that exists and that you may write to.");
}

}  // namespace rapport::gui
