// SPDX-License-Identifier: MIT
#include "engine/training/word_counts.h"

#include <cctype>
#include <map>
#include <set>
#include <string_view>

#include "engine/text/folded_text.h"
#include "engine/text/short_forms.h"

namespace rapport {
namespace {

struct Seen {
  std::uint32_t plain = 0, capital = 0;
};

bool is_letter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0;
}
bool is_upper(char c) {
  return std::isupper(static_cast<unsigned char>(c)) != 0;
}

void count(std::string_view text, std::map<std::string, Seen>& seen) {
  const auto folded = fold_text(text).text;
  bool starts_sentence = true;
  for (std::size_t at = 0; at < folded.size();) {
    if (!is_letter(folded[at])) {
      starts_sentence |= std::string_view(".!?\n\":-").find(folded[at]) != std::string_view::npos;
      ++at;
      continue;
    }
    auto end = at;
    while (end < folded.size() && (is_letter(folded[end]) || folded[end] == '\'')) ++end;
    while (end > at && folded[end - 1] == '\'') --end;
    std::string word = folded.substr(at, end - at);
    const bool capital = is_upper(word[0]) && word != "I" && word.find('\'') == std::string::npos;
    const bool shouted = word.size() > 1 && is_upper(word[1]);
    for (char& c : word) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (!shouted) {
      for (const auto& full : full_words(word)) {
        if (!capital) ++seen[full].plain;
        if (capital && !starts_sentence) ++seen[full].capital;
      }
    }
    starts_sentence = false;
    at = end;
  }
}

}  // namespace

std::vector<std::pair<std::string, std::uint32_t>> word_counts(const Corpus& corpus) {
  std::map<std::string, Seen> seen;
  std::set<std::string_view> told;
  for (const auto& reply : corpus.replies) {
    if (told.insert(reply.customer).second) count(reply.customer, seen);
    if (reply.voice != "typos") count(reply.words, seen);
  }
  std::vector<std::pair<std::string, std::uint32_t>> counts;
  for (const auto& [word, times] : seen) {
    if (times.plain > times.capital) counts.emplace_back(word, times.plain);
  }
  return counts;
}

}  // namespace rapport
