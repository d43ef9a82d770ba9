// SPDX-License-Identifier: MIT
#include "gui/trainee/lobby_search.h"

#include <algorithm>

#include "engine/text/folded_text.h"

namespace rapport::gui {
namespace {

constexpr std::size_t kMostBytes = 20'000;

char plain(char c) {
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
  const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  return kept ? c : ' ';
}

}  // namespace

std::string searchable(std::string_view text) {
  const auto folded = fold_text(text, kMostBytes);
  std::string plain_text;
  plain_text.reserve(folded.text.size());
  for (std::size_t i = 0; i < folded.text.size(); ++i) {
    if (folded.text[i] == kForeignLetter) {
      plain_text += text.substr(folded.begins[i], folded.ends[i] - folded.begins[i]);
    } else {
      plain_text += plain(folded.text[i]);
    }
  }
  return plain_text;
}

bool finds(std::string_view text, std::string_view words) {
  while (!words.empty()) {
    const auto end = std::min(words.find(' '), words.size());
    const auto word = words.substr(0, end);
    words.remove_prefix(std::min(end + 1, words.size()));
    if (!word.empty() && text.find(word) == std::string_view::npos) return false;
  }
  return true;
}

}  // namespace rapport::gui
