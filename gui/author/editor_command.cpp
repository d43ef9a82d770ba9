// SPDX-License-Identifier: MIT
#include "gui/author/editor_command.h"

#include <algorithm>
#include <initializer_list>
#include <sstream>
#include <string_view>
#include <utility>

namespace rapport::gui {
namespace {

std::string replaced(std::string word, std::string_view what, const std::string& by) {
  for (auto at = word.find(what); at != std::string::npos; at = word.find(what, at + by.size()))
    word.replace(at, what.size(), by);
  return word;
}

bool is_one_of(std::string_view editor, std::initializer_list<std::string_view> names) {
  return std::ranges::find(names, editor) != names.end();
}

/// The words behind the program's own that name the file and the line.
void add_file(std::vector<std::string>& words, std::string_view editor, const std::string& file,
              const std::string& line) {
  if (is_one_of(editor, {"code", "codium", "code-oss"})) {
    words.insert(words.end(), {"--goto", file + ":" + line});
  } else if (is_one_of(editor, {"kate", "kwrite"})) {
    words.insert(words.end(), {"--line", line, file});
  } else if (is_one_of(editor, {"subl", "hx", "zed", "micro"})) {
    words.push_back(file + ":" + line);
  } else if (is_one_of(editor, {"gvim", "gedit", "gnome-text-editor", "emacs", "emacsclient", "mousepad",
                                "geany", "vim", "vi", "nvim", "nano", "pluma", "xed"})) {
    words.insert(words.end(), {"+" + line, file});
  } else {
    words.push_back(file);
  }
}

}  // namespace

std::vector<std::string> editor_command(const std::string& command, const std::filesystem::path& file,
                                        std::size_t line) {
  std::vector<std::string> words;
  std::istringstream split(command);
  for (std::string word; split >> word;) words.push_back(std::move(word));
  if (words.empty()) return {"xdg-open", file.string()};
  const auto number = std::to_string(std::max<std::size_t>(1, line));
  bool names_file = false;
  for (auto& word : words) {
    names_file = names_file || word.find("{file}") != std::string::npos;
    word = replaced(replaced(std::move(word), "{line}", number), "{file}", file.string());
  }
  const auto editor = std::filesystem::path(words.front()).filename().string();
  if (!names_file) add_file(words, editor, file.string(), number);
  if (is_one_of(editor, {"vim", "vi", "nvim", "nano", "hx", "micro"}))
    words.insert(words.begin(), {"x-terminal-emulator", "-e"});
  return words;
}

std::string editor_of(const std::function<const char*(const char* name)>& environment) {
  for (const auto* const name : {"VISUAL", "EDITOR"}) {
    const auto* const command = environment(name);
    if (command != nullptr && *command != '\0') return command;
  }
  return {};
}

}  // namespace rapport::gui
