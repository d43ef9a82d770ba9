// SPDX-License-Identifier: MIT
#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <string_view>

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

int report_error(const Error& error) {
  std::cout.flush();
  std::cerr << "rapport: " << error.text() << "\n";
  return kCouldNotRun;
}

}  // namespace rapport
