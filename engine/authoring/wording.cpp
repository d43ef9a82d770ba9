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
  return fmt::format("Write the id of one that stands under {0}:, or declare it there.",
                     what == "remedy" ? "remedies" : fmt::format("{}s", what));
}

std::string odd_sign_hint(std::string_view word) {
  struct OddSigns {
    std::vector<std::string_view> signs;
    std::string_view hint;
  };
  static const std::vector<OddSigns> kOddSigns = {
      {{"\u201C", "\u201D", "\u201E", "\u00AB", "\u00BB", "\u2018", "\u2019", "\u201A"},
       "Take the curly quotes out: they came from a word processor and belong to the word here."},
      {{"\u00A0", "\u2007", "\u202F", "\u2003", "\u2009", "\u3000"},
       "A blank in it is not the one of the space bar, but was pasted: delete it and type it again."},
      {{"\u200B", "\u200C", "\u200D", "\u2060", "\uFEFF", "\u00AD"},
       "A sign that cannot be seen stands in it: delete the word and type it again."},
      {{"\u2010", "\u2011", "\u2013", "\u2014", "\u2212"},
       "The dash in it is not the one of the keyboard: type it again."},
  };
  for (const auto& each : kOddSigns) {
    const bool there = std::ranges::any_of(
        each.signs, [&](std::string_view sign) { return word.find(sign) != std::string_view::npos; });
    if (there) return std::string(each.hint);
  }
  return {};
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& known,
                         std::string_view otherwise) {
  if (auto odd = odd_sign_hint(word); !odd.empty()) return odd;
  const auto near = closest_word(word, known);
  return near ? fmt::format("Did you mean {}?", in_quotes(*near)) : std::string(otherwise);
}

bool is_language_tag(std::string_view word) {
  const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto large = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (word.size() != 2 && word.size() != 5) return false;
  if (!small(word[0]) || !small(word[1])) return false;
  return word.size() == 2 || (word[2] == '-' && large(word[3]) && large(word[4]));
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
