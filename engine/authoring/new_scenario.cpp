// SPDX-License-Identifier: MIT
#include "engine/authoring/new_scenario.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "engine/authoring/plain_bytes.h"
#include "engine/text/utf8.h"

namespace rapport {
namespace {

/// Between double quotes of YAML only these two mean anything.
std::string within_quotes(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '"' || c == '\\') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

/// With a full stop, where there is no other sign at its end.
std::string as_sentence(std::string text) {
  constexpr std::string_view kEnds = ".!?\"'";
  const bool ends_in_letter = !text.empty() && static_cast<unsigned char>(text.back()) < 0x80 &&
                              kEnds.find(text.back()) == std::string_view::npos;
  if (ends_in_letter) text += '.';
  return text;
}

}  // namespace

Result<std::string> checked_answer(std::string_view answer, std::size_t most_characters) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const auto begin = answer.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos)
    return failure(ErrorCode::Invalid, "There is nothing in this answer.", "Write some words.");
  const auto text = answer.substr(begin, answer.find_last_not_of(kBlanks) - begin + 1);
  const bool on_one_line = text.find_first_of("\t\r\n") == std::string_view::npos;
  if (first_invalid_utf8(text) || first_control_character(text) || !on_one_line)
    return failure(ErrorCode::Invalid, "This answer has signs that cannot be in a scenario.",
                   "Write it on one line, without tabs.");
  const auto characters = count_characters(text);
  if (characters > most_characters)
    return failure(ErrorCode::Invalid,
                   fmt::format("This answer has {} characters; {} can be read at a glance.", characters,
                               most_characters),
                   "Say it in fewer words.");
  return std::string(text);
}

std::filesystem::path new_scenario_template(const std::filesystem::path& scenarios) {
  return scenarios / "templates" / "new-scenario.yaml.in";
}

std::string filled_in(std::string_view pattern, const NewScenario& answers) {
  const bool critical = answers.severity == "critical";
  const auto places = std::to_array<std::pair<std::string_view, std::string>>({
      {"@FILE@", answers.file},
      {"@ID@", answers.id},
      {"@TITLE@", within_quotes(answers.title)},
      {"@TRADE@", within_quotes(answers.trade)},
      {"@NAME@", within_quotes(answers.customer)},
      {"@PROBLEM@", within_quotes(as_sentence(answers.problem))},
      {"@CHANNEL@", answers.channel},
      {"@SEVERITY@", answers.severity},
      {"@BEST_TIER@", critical ? "recovered" : "advocate"},
      {"@BEST_LOYALTY@", critical ? "60" : "78"},
  });
  std::string text;
  for (std::size_t at = 0; at < pattern.size();) {
    const auto place = std::ranges::find_if(
        places, [&](const auto& each) { return pattern.substr(at).starts_with(each.first); });
    if (place == places.end()) {
      text += pattern[at++];
    } else {
      text += place->second;
      at += place->first.size();
    }
  }
  return text;
}

}  // namespace rapport
