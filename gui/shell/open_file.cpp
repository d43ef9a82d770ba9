// SPDX-License-Identifier: MIT
#include "gui/shell/open_file.h"

#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "engine/base/words.h"
#include "gui/author/editor_command.h"

namespace rapport::gui {
namespace {

/// Starts a program by its name and does not wait for it; says whether there is one.
bool start(std::vector<std::string> words) {
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_t child = 0;
  if (::posix_spawnp(&child, arguments[0], nullptr, nullptr, arguments.data(), environ) != 0) return false;
  // The child is waited for so that it does not stay behind as a zombie; it may take as long as it likes.
  std::thread([child] { ::waitpid(child, nullptr, 0); }).detach();
  return true;
}

}  // namespace

Result<void> open_file(const std::filesystem::path& file) {
  if (start({"xdg-open", file.string()})) return {};
  return failure(ErrorCode::NotFound, tr("The page could not be opened from here."),
                 tr_format("Open {} in a browser.", file.string()));
}

Result<void> open_in_editor(const std::string& command, const std::filesystem::path& file, std::size_t line) {
  auto words = editor_command(command, file, line);
  const auto program = words.front();
  if (start(std::move(words))) return {};
  return failure(ErrorCode::NotFound, tr_format("There is no program {} to open the file with.", program),
                 tr("Name your editor in the variable VISUAL, and where the file and the line belong, as in "
                    "VISUAL=\"code --goto {file}:{line}\"."));
}

}  // namespace rapport::gui
