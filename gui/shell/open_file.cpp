// SPDX-License-Identifier: MIT
#include "gui/shell/open_file.h"

#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <string>
#include <thread>

#include "engine/base/words.h"

namespace rapport::gui {

Result<void> open_file(const std::filesystem::path& file) {
  std::string program = "xdg-open";
  auto path = file.string();
  const std::array<char*, 3> arguments = {program.data(), path.data(), nullptr};
  pid_t child = 0;
  if (::posix_spawnp(&child, program.c_str(), nullptr, nullptr, arguments.data(), environ) != 0) {
    return failure(ErrorCode::NotFound, tr("The page could not be opened from here."),
                   tr_format("Open {} in a browser.", path));
  }
  // The child is waited for so that it does not stay behind as a zombie; it may take as long as it likes.
  std::thread([child] { ::waitpid(child, nullptr, 0); }).detach();
  return {};
}

}  // namespace rapport::gui
