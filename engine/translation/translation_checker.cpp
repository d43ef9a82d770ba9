// SPDX-License-Identifier: MIT
#include "engine/translation/translation_checker.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <unordered_set>

#include "engine/authoring/wording.h"

namespace rapport {
namespace {

/// Whether what stands between two brackets is a name rather than prose: no blanks around it, not long.
bool is_placeholder(std::string_view inside) {
  constexpr std::size_t kLongest = 60;
  if (inside.empty() || inside.size() > kLongest || inside.find('\n') != std::string_view::npos) return false;
  return inside.front() != ' ' && inside.back() != ' ';
}

std::vector<std::string> missing_from(const std::vector<std::string>& some,
                                      const std::vector<std::string>& others) {
  std::vector<std::string> missing;
  std::ranges::set_difference(some, others, std::back_inserter(missing));
  return missing;
}

void check_placeholders(const TranslatedLine& line, DiagnosticReport& report) {
  const auto wanted = placeholders_of(line.source);
  const auto found = placeholders_of(line.translation);
  if (const auto lost = missing_from(wanted, found); !lost.empty()) {
    report.add(DiagnosticCode::PlaceholderLost, line.translation_place,
               fmt::format("The translation has lost {}.", list_of(lost)),
               "Put it in as it stands in the source; it is not translated.");
  }
  if (const auto added = missing_from(found, wanted); !added.empty()) {
    report.add(DiagnosticCode::PlaceholderLost, line.translation_place,
               fmt::format("The source has no {}.", list_of(added)),
               "Take it out, or spell it as in the source; it is not translated.");
  }
}

void check_line(const TranslatedLine& line, DiagnosticReport& report) {
  switch (state_of(line)) {
    case LineState::Translated:
      return check_placeholders(line, report);
    case LineState::Missing:
      return report.add(DiagnosticCode::EmptyTranslation, line.translation_place,
                        fmt::format("The line {} is not translated.", line.id),
                        "Until it is, its source text is shown.");
    case LineState::Stale:
      return report.add(
          DiagnosticCode::StaleLine, line.translation_place,
          line.previous.empty()
              ? fmt::format("The translation of {} is marked as doubtful.", line.id)
              : fmt::format("The text of {} has changed since it was translated. It was {}.", line.id,
                            in_quotes(line.previous)),
          line.previous.empty()
              ? "Look at it, and take the mark fuzzy away. Until then its source text is shown."
              : fmt::format("It is {} now. Export the translation again, mend this line, and take the mark "
                            "fuzzy away. Until then its source text is shown.",
                            in_quotes(line.source)));
    case LineState::Gone:
      return;
  }
}

void report_unknown_lines(const std::vector<ScenarioText>& texts, const Translation& translation,
                          DiagnosticReport& report) {
  constexpr std::size_t kMostGuesses = 20;  // each looks at every id
  constexpr std::string_view kExport =
      "Export the translation again: what was translated is kept, and moves along where only the id has "
      "changed.";
  std::unordered_set<std::string_view> known, there;
  for (const auto& text : texts) known.insert(text.id);
  for (const auto& line : translation.lines) {
    if (!line.gone) there.insert(line.id);
  }
  std::vector<std::string> not_there;  // one of which a misspelt id may mean
  for (const auto& text : texts) {
    if (!there.contains(text.id)) not_there.push_back(text.id);
  }
  std::size_t unknown = 0;
  for (const auto& line : translation.lines) {
    if (line.gone || known.contains(line.id)) continue;
    if (++unknown > kMostDiagnostics) return;
    report.add(DiagnosticCode::UnknownLine, line.place,
               fmt::format("The scenario has no line {}.", in_quotes(line.id)),
               unknown > kMostGuesses ? std::string(kExport) : did_you_mean(line.id, not_there, kExport));
  }
}

}  // namespace

std::vector<std::string> placeholders_of(std::string_view text) {
  std::vector<std::string> found;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = text.find_first_of("{<", at);
    if (begin == std::string_view::npos) break;
    const auto end = text.find_first_of("{}<>", begin + 1);
    if (end == std::string_view::npos) break;
    const bool matches = text[end] == (text[begin] == '{' ? '}' : '>');
    if (matches && is_placeholder(text.substr(begin + 1, end - begin - 1)))
      found.emplace_back(text.substr(begin, end - begin + 1));
    at = matches ? end + 1 : end;
  }
  std::ranges::sort(found);
  return found;
}

void check_translation_head(const Translation& translation, const Scenario& scenario,
                            const std::string& language, DiagnosticReport& report) {
  if (!translation.scenario_id.empty() && translation.scenario_id != scenario.id) {
    report.add(DiagnosticCode::TranslationOfAnother, translation.scenario_place,
               fmt::format("This is a translation of {}, and the scenario beside it is {}.",
                           in_quotes(translation.scenario_id), scenario.id),
               "Give the file the name of its scenario's file, or mend the header.");
  }
  const auto& tag = translation.language;
  if (!is_language_tag(tag)) {
    return report.add(DiagnosticCode::TranslationLanguage, translation.language_place,
                      tag.empty() ? std::string("The header does not say which language the file is in.")
                                  : fmt::format("{} is not a language tag.", in_quotes(tag)),
                      "Write two small letters, as in es, or with a country, as in pt-BR.");
  }
  if (tag != language) {
    return report.add(
        DiagnosticCode::TranslationLanguage, translation.language_place,
        fmt::format("The header says {}, and the file's name says {}.", in_quotes(tag), in_quotes(language)),
        "Let both say the same: SCENARIO.es.po and Language: es.");
  }
  if (tag == scenario.language) {
    report.add(DiagnosticCode::TranslationLanguage, translation.language_place,
               fmt::format("The scenario itself is written in {}.", tag),
               "Name the language into which it is translated.");
  }
}

void check_translated_lines(const std::vector<ScenarioText>& texts, const Translation& translation,
                            DiagnosticReport& report) {
  report_unknown_lines(texts, translation, report);
  std::vector<std::string> without_entry;
  const auto present = brought_up_to_date(texts, translation);
  for (const auto& line : present.lines) {
    if (line.place.line == 0) {
      without_entry.push_back(line.id);
    } else {
      check_line(line, report);
    }
  }
  if (without_entry.empty()) return;
  report.add(DiagnosticCode::LineMissing, translation.language_place,
             without_entry.size() == 1
                 ? fmt::format("One line of the scenario is not in this file: {}.", without_entry.front())
                 : fmt::format("{} lines of the scenario are not in this file: {}.", without_entry.size(),
                               list_of(without_entry)),
             "Export the translation again: what is missing is then there, to be filled in.");
}

}  // namespace rapport
