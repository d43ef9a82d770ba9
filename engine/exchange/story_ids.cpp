// SPDX-License-Identifier: MIT
#include "engine/exchange/story_ids.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/authoring/condition_words.h"
#include "engine/base/content_hash.h"
#include "engine/text/folded_text.h"

namespace rapport {
namespace {

/// A scenario's ids have at most 60 characters; a number may have to follow.
constexpr std::size_t kLongest = 48;

/// Whether it can be an id as it is.
bool is_id(std::string_view name) {
  constexpr std::size_t kLongestId = 60;
  const auto is_part = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  return !name.empty() && name.size() <= kLongestId && name[0] >= 'a' && name[0] <= 'z' &&
         name.back() != '-' && name.find("--") == std::string_view::npos &&
         std::ranges::all_of(name, is_part) && name != "stay" && !is_condition_word(name);
}

}  // namespace

std::string readable_id(std::string_view name, std::string_view otherwise, std::size_t most_words) {
  constexpr std::size_t kMostBytesFolded = 1000;
  if (is_id(name)) return std::string(name);
  std::string id;
  std::size_t words = 0;
  bool between = true;
  bool foreign = false;
  for (const char c : fold_text(name, kMostBytesFolded).text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    foreign = foreign || c == kForeignLetter;
    if (c == '\'') continue;  // don't is one word
    if (!letter && !(c >= '0' && c <= '9')) {
      between = true;
      continue;
    }
    if (between && ++words > most_words) break;
    if (between && !id.empty()) id += '-';
    between = false;
    if (id.size() >= kLongest) break;
    id += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  while (id.ends_with('-')) id.pop_back();
  if (id.empty() || (foreign && id.size() < 3))
    return fmt::format("{}-{}", otherwise, content_hash(name).substr(0, 6));
  const bool begins_well = id[0] >= 'a' && id[0] <= 'z';
  if (!begins_well || id == "stay" || is_condition_word(id)) return fmt::format("{}-{}", otherwise, id);
  return id;
}

std::string id_with(std::string_view id, std::string_view word) {
  id = id.substr(0, kLongest - std::min(kLongest / 2, word.size() + 1));
  while (id.ends_with('-')) id.remove_suffix(1);
  return fmt::format("{}-{}", id, word);
}

std::string IdsInUse::take(const std::string& id) {
  if (used_.insert(id).second) return id;
  auto& number = next_number_[id];
  if (number == 0) number = 2;
  for (;; ++number) {
    auto numbered =
        id.size() < kLongest ? fmt::format("{}-{}", id, number) : id_with(id, std::to_string(number));
    if (used_.insert(numbered).second) return numbered;
  }
}

}  // namespace rapport
