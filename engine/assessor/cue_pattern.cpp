// SPDX-License-Identifier: MIT
#include "engine/assessor/cue_pattern.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace rapport {
namespace {

constexpr std::string_view kGap = "(?:[^ ]+ ){0,5}?";
constexpr auto kClasses =
    std::to_array<std::string_view>({"<time>", "<day>", "<n>", "<money>", "<name>", "<code>", "<contact>"});

bool is_word(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

class CueTranslation {
 public:
  explicit CueTranslation(const std::vector<WordList>& lists) : lists_(lists) {}

  tl::expected<std::string, CueMistake> translate(std::string_view cue) {
    expression_ = "(?: )";
    bool says = false;
    while (!cue.empty()) {
      const auto blank = std::min(cue.find(' '), cue.size());
      const auto piece = cue.substr(0, blank);
      cue.remove_prefix(std::min(blank + 1, cue.size()));
      if (piece.empty()) continue;
      if (piece == "^" || piece == "$" || piece == "?" || piece == "...") {
        expression_ += piece == "^" ? "" : piece == "..." ? kGap : piece == "?" ? "\\? " : "(?:[.!?,] )*$";
        if (piece == "^") expression_ = "^" + expression_;
        continue;
      }
      says = true;
      if (auto mistake = add(piece)) return tl::unexpected(std::move(*mistake));
    }
    if (!says)
      return tl::unexpected(CueMistake{"This cue names no word.", "Write the words that show the sign."});
    return std::move(expression_);
  }

 private:
  std::optional<CueMistake> add(std::string_view piece) {
    const bool may_lack = piece.size() > 2 && piece.front() == '[' && piece.back() == ']';
    if (may_lack) piece = piece.substr(1, piece.size() - 2);
    std::string ways;
    while (!piece.empty()) {
      const auto slash = std::min(piece.find('/'), piece.size());
      const auto way = piece.substr(0, slash);
      piece.remove_prefix(std::min(slash + 1, piece.size()));
      if (!ways.empty()) ways += '|';
      if (auto mistake = add_way(way, ways)) return mistake;
    }
    expression_ += fmt::format("(?:(?:{}) ){}", ways, may_lack ? "?" : "");
    return std::nullopt;
  }

  std::optional<CueMistake> add_way(std::string_view way, std::string& ways) const {
    if (way.size() > 2 && way.front() == '{' && way.back() == '}')
      return add_list(way.substr(1, way.size() - 2), ways);
    if (way == "_") {
      ways += "[^ ]+";
      return std::nullopt;
    }
    if (std::ranges::find(kClasses, way) != kClasses.end()) {
      ways += way;
      return std::nullopt;
    }
    const bool open = way.size() > 1 && way.back() == '*';
    if (open) way.remove_suffix(1);
    if (way == "," || is_word(way)) {
      ways += fmt::format("{}{}", way, open ? "[^ ]*" : "");
      return std::nullopt;
    }
    return CueMistake{
        fmt::format("A cue cannot hold \"{}\".", way),
        "Write lower-case words without apostrophes (\"i will\" for \"I'll\"), or one of the signs that "
        "docs/rubric-format.md lists."};
  }

  std::optional<CueMistake> add_list(std::string_view name, std::string& ways) const {
    const auto found = std::ranges::find_if(lists_, [&](const WordList& list) { return list.name == name; });
    if (found == lists_.end()) {
      return CueMistake{fmt::format("There is no list of words named {}.", name), "Add it under words:."};
    }
    for (std::size_t i = 0; i < found->words.size(); ++i) {
      if (i > 0) ways += '|';
      if (auto mistake = add_way(found->words[i], ways)) return mistake;
    }
    return std::nullopt;
  }

  const std::vector<WordList>& lists_;
  std::string expression_;
};

}  // namespace

tl::expected<std::string, CueMistake> cue_expression(std::string_view cue,
                                                     const std::vector<WordList>& lists) {
  return CueTranslation(lists).translate(cue);
}

}  // namespace rapport
