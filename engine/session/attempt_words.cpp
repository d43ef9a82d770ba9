// SPDX-License-Identifier: MIT
#include "engine/session/attempt_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rapport {
namespace {

constexpr std::array<std::pair<Mode, std::string_view>, 2> kModes = {{
    {Mode::Practice, "practice"},
    {Mode::Assessment, "assessment"},
}};
constexpr std::array<std::pair<AttemptStatus, std::string_view>, 4> kStatuses = {{
    {AttemptStatus::Incomplete, "incomplete"},
    {AttemptStatus::Passed, "passed"},
    {AttemptStatus::Failed, "failed"},
    {AttemptStatus::Abandoned, "abandoned"},
}};

template <typename Words, typename Value>
std::string_view find_word(const Words& words, Value value) {
  return std::ranges::find(words, value, &Words::value_type::first)->second;
}

template <typename Words>
auto find_value(const Words& words, std::string_view word) -> std::optional<decltype(words.front().first)> {
  const auto* found = std::ranges::find(words, word, &Words::value_type::second);
  if (found == words.end()) return std::nullopt;
  return found->first;
}

}  // namespace

std::string_view word_of(Mode mode) {
  return find_word(kModes, mode);
}
std::string_view word_of(AttemptStatus status) {
  return find_word(kStatuses, status);
}
std::optional<Mode> mode_from(std::string_view word) {
  return find_value(kModes, word);
}
std::optional<AttemptStatus> status_from(std::string_view word) {
  return find_value(kStatuses, word);
}

}  // namespace rapport
