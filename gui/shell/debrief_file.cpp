// SPDX-License-Identifier: MIT
#include "gui/shell/debrief_file.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <optional>
#include <sstream>
#include <system_error>

#include "engine/base/file.h"
#include "engine/base/words.h"
#include "engine/text/utf8.h"

namespace rapport::gui {
namespace {

namespace fs = std::filesystem;

/// A name may have 255 bytes; date, number and ending need some of them.
constexpr std::size_t kLongestTitle = 150;

/// The first `most` bytes at most, cut at a whole character.
std::string_view beginning(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
  return text.substr(0, most);
}

std::string title_for_name(std::string_view title) {
  constexpr std::string_view kNotInNames = "/\\:*?\"<>|";
  constexpr char kDelete = 0x7F;
  std::string name;
  for (const char c : repair_utf8(title)) {
    const bool is_control = static_cast<unsigned char>(c) < 0x20 || c == kDelete;
    const bool is_blank = c == ' ' || is_control || kNotInNames.find(c) != std::string_view::npos;
    if (!is_blank) {
      name += c;
    } else if (!name.empty() && name.back() != ' ') {
      name += ' ';
    }
  }
  name = beginning(name, kLongestTitle);
  while (!name.empty() && name.back() == ' ') name.pop_back();
  return name;
}

/// The value of a line such as `XDG_DOCUMENTS_DIR="$HOME/Documents"`; nothing if it is another line, or makes
/// no sense.
std::optional<fs::path> documents_in_line(std::string_view line, const fs::path& home) {
  constexpr std::string_view kKey = "XDG_DOCUMENTS_DIR=\"", kHome = "$HOME";
  if (!line.starts_with(kKey)) return std::nullopt;
  line.remove_prefix(kKey.size());
  std::string value;
  bool closed = false;
  for (std::size_t i = 0; i < line.size() && !closed; ++i) {
    closed = line[i] == '"';
    if (line[i] == '\\' && i + 1 < line.size()) ++i;
    if (!closed) value += line[i];
  }
  if (!closed) return std::nullopt;
  if (value == kHome) return home;
  if (value.starts_with("$HOME/")) return home / value.substr(kHome.size() + 1);
  if (value.starts_with('/')) return fs::path(value);
  return std::nullopt;
}

}  // namespace

std::string debrief_file_name(std::string_view title, TimePoint held, std::chrono::minutes utc_offset) {
  const auto shifted = std::chrono::floor<std::chrono::seconds>(held + utc_offset);
  const auto when =
      fmt::format("{:%Y-%m-%d %H.%M}", fmt::gmtime(std::chrono::system_clock::to_time_t(shifted)));
  const auto name = title_for_name(title);
  return name.empty() ? fmt::format("Rapport - {}.html", when)
                      : fmt::format("Rapport - {} - {}.html", name, when);
}

Result<fs::path> documents_folder(const std::function<const char*(const char* name)>& environment) {
  constexpr std::size_t kMostBytes = 65'536;
  const auto value = [&](const char* name) {
    const char* text = environment(name);
    return fs::path(text == nullptr ? "" : text);
  };
  const auto home = value("HOME");
  if (!home.is_absolute()) {
    return failure(ErrorCode::NotFound, tr("There is no place to save to: HOME is not set."),
                   tr("Set it and open Rapport again, or use: rapport debrief last --save-html FILE."));
  }
  auto config = value("XDG_CONFIG_HOME");
  if (!config.is_absolute()) config = home / ".config";
  const auto text = read_file(config / "user-dirs.dirs", kMostBytes);
  if (!text) return home;
  std::istringstream lines(*text);
  std::error_code problem;
  for (std::string line; std::getline(lines, line);) {
    const auto folder = documents_in_line(line, home);
    if (folder && fs::is_directory(*folder, problem)) return *folder;
  }
  return home;
}

Result<fs::path> save_page(const fs::path& folder, const DebriefPage& page) {
  constexpr int kMostNumbers = 1000;
  const fs::path name(page.file_name);
  Result<void> written;
  for (int number = 1; number <= kMostNumbers; ++number) {
    const auto path = number == 1 ? folder / name
                                  : folder / fmt::format("{} ({}){}", name.stem().string(), number,
                                                         name.extension().string());
    written = write_new_file(path, page.html);
    if (written) return path;
    if (written.error().code != ErrorCode::Conflict) break;
  }
  return tl::unexpected(written.error());
}

}  // namespace rapport::gui
