// SPDX-License-Identifier: MIT
#include "engine/authoring/wording.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "engine/text/closest_word.h"

namespace rapport {

std::string shortened(std::string_view text) {
  constexpr std::size_t kMostBytes = 120;
  if (text.size() <= kMostBytes) return std::string(text);
  auto end = kMostBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return fmt::format("{}...", text.substr(0, end));
}

std::string in_quotes(std::string_view word) {
  return fmt::format("\"{}\"", shortened(word));
}

std::string capitalised(std::string text) {
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

std::string list_of(const std::vector<std::string>& words, std::string_view joiner) {
  constexpr std::size_t kMostWords = 8;
  if (words.empty()) return "none";
  const auto shown = std::min(words.size(), kMostWords);
  std::string text = words[0];
  for (std::size_t i = 1; i < shown; ++i) {
    text += i + 1 == words.size() ? fmt::format(" {} ", joiner) : ", ";
    text += words[i];
  }
  if (words.size() > shown) text += fmt::format(" and {} more", words.size() - shown);
  return text;
}

std::string declare_first(std::string_view what) {
  if (what == "turn") return "Write that turn, or name another.";
  return fmt::format("Declare it under {}:.", what == "remedy" ? "remedies" : fmt::format("{}s", what));
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& known,
                         std::string_view otherwise) {
  const auto near = closest_word(word, known);
  return near ? fmt::format("Did you mean {}?", in_quotes(*near)) : std::string(otherwise);
}

const std::vector<std::string>& stage_words() {
  static const std::vector<std::string> kWords = {"contact", "listen", "acknowledge", "investigate",
                                                  "resolve", "agree",  "follow-up"};
  return kWords;
}

const std::vector<std::string>& channel_words() {
  static const std::vector<std::string> kWords = {"in-person", "phone", "chat", "email"};
  return kWords;
}

}  // namespace rapport
