// SPDX-License-Identifier: MIT
#include "engine/authoring/cue_words.h"

#include <algorithm>
#include <array>

#include "engine/text/reply_words.h"

namespace rapport {
namespace {

constexpr auto kCueSigns = std::to_array<std::string_view>({"^", "$", "?", "..."});

/// Cuts off and gives what stands before the first `separator`.
std::string_view cut(std::string_view& text, char separator) {
  const auto end = std::min(text.find(separator), text.size());
  const auto piece = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return piece;
}

}  // namespace

std::vector<std::string_view> cue_words(std::string_view cue) {
  std::vector<std::string_view> words;
  while (!cue.empty()) {
    auto piece = cut(cue, ' ');
    if (std::ranges::find(kCueSigns, piece) != kCueSigns.end()) continue;
    if (piece.size() > 2 && piece.front() == '[' && piece.back() == ']')
      piece = piece.substr(1, piece.size() - 2);
    while (!piece.empty()) {
      if (const auto word = cut(piece, '/'); !word.empty()) words.push_back(word);
    }
  }
  return words;
}

bool is_plain_cue_word(std::string_view word) {
  const auto is_letter_or_digit = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  return std::ranges::any_of(word, is_letter_or_digit) &&
         std::ranges::all_of(word, [&](char c) { return is_letter_or_digit(c) || c == '-'; });
}

std::string read_instead(std::string_view word, const Lexicon& known) {
  std::string forms;
  for (const auto& read : read_words(word, known).words) {
    if (!forms.empty()) forms += ' ';
    forms += read.form;
  }
  return forms == word ? std::string() : forms;
}

}  // namespace rapport
