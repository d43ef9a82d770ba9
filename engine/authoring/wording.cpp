// SPDX-License-Identifier: MIT
#include "engine/authoring/wording.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "engine/text/closest_word.h"

namespace rapport {

std::string in_quotes(std::string_view word) { return fmt::format("\"{}\"", word); }

std::string capitalised(std::string text) {
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

std::string list_of(const std::vector<std::string>& words) {
  constexpr std::size_t kMostWords = 8;
  if (words.empty()) return "none";
  const auto shown = std::min(words.size(), kMostWords);
  std::string text = words[0];
  for (std::size_t i = 1; i < shown; ++i) {
    text += i + 1 == words.size() ? " and " : ", ";
    text += words[i];
  }
  if (words.size() > shown) text += fmt::format(" and {} more", words.size() - shown);
  return text;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& known, std::string_view otherwise) {
  const auto near = closest_word(word, known);
  return near ? fmt::format("Did you mean {}?", in_quotes(*near)) : std::string(otherwise);
}

const std::vector<std::string>& stage_words() {
  static const std::vector<std::string> kWords = {"contact", "listen",  "acknowledge", "investigate",
                                                  "resolve", "agree",   "follow-up"};
  return kWords;
}

}  // namespace rapport
