// SPDX-License-Identifier: MIT
#include "cli/terminal.h"

#include <fmt/format.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string_view>

#include "engine/base/words.h"
#include "engine/exporting/text_style.h"

namespace rapport {

TextStyle standard_style() {
  TextStyle style;
  if (isatty(STDOUT_FILENO) == 0) return style;
  const char* terminal = std::getenv("TERM");
  const char* no_colour = std::getenv("NO_COLOR");
  const bool dumb = terminal == nullptr || std::string_view(terminal) == "dumb";
  style.colour = !dumb && (no_colour == nullptr || *no_colour == '\0');
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    style.width = std::clamp<std::size_t>(size.ws_col, 40, 100);
  }
  return style;
}

bool is_interactive() {
  return isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0;
}

int checked_output(int code) {
  std::cout.flush();
  if (std::cout.good()) return code;
  pollfd output{STDOUT_FILENO, POLLOUT, 0};
  const bool is_read = ::poll(&output, 1, 0) < 0 || (output.revents & (POLLERR | POLLHUP)) == 0;
  if (!is_read) return code;
  return report_error({ErrorCode::Unreadable, tr("Not everything could be written to standard output."),
                       tr("What was stored is safe. Look whether the disk is full.")});
}

Result<std::optional<std::string>> read_line(std::istream& in, std::size_t most_bytes) {
  std::string line;
  for (char c = 0; in.get(c) && c != '\n'; line += c) {
    if (line.size() == most_bytes)
      return failure(ErrorCode::Invalid, tr_format("A line has more than {} bytes.", most_bytes),
                     tr("Say it in fewer words."));
  }
  if (in.bad())
    return failure(ErrorCode::Unreadable, tr("The next line cannot be read."), tr("Try it again."));
  if (!in && line.empty()) return std::optional<std::string>();
  return std::optional<std::string>(std::move(line));
}

std::string counted(std::size_t count, std::string_view what) {
  if (count == 1) return fmt::format("{} {}", count, what);
  if (what.ends_with('y')) return fmt::format("{} {}ies", count, what.substr(0, what.size() - 1));
  return fmt::format("{} {}s", count, what);
}

int report_error(const Error& error) {
  std::cout.flush();
  // There are names, ids and answers of others in it: none of them drives the terminal.
  std::istringstream lines(error.text());
  std::string_view before = "rapport: ";
  for (std::string line; std::getline(lines, line); before = "")
    std::cerr << before << in_one_harmless_line(line) << "\n";
  return kCouldNotRun;
}

}  // namespace rapport
