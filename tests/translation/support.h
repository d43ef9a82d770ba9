// SPDX-License-Identifier: MIT
/// \file A vocabulary for tests of translations.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "engine/translation/po_reader.h"
#include "engine/translation/po_writer.h"
#include "engine/translation/translated_scenario.h"
#include "engine/translation/translation.h"
#include "engine/translation/translation_csv.h"
#include "tests/support/test_scenario.h"

namespace rapport::test {

inline std::string text_of(const std::vector<Diagnostic>& diagnostics) {
  std::string text;
  for (const auto& each : diagnostics) text += to_text(each);
  return text;
}

/// What the reader of PO files makes of these bytes, and what it says of them.
struct PoReading {
  std::optional<Translation> translation;
  std::vector<Diagnostic> diagnostics;
};

inline PoReading po_of(std::string bytes) {
  const SourceText source("test.es.po", std::move(bytes));
  DiagnosticReport report(source);
  auto translation = read_po(source, report);
  return {std::move(translation), report.take()};
}

inline PoReading csv_of(std::string bytes, const std::vector<ScenarioText>& texts = {}) {
  const SourceText source("test.csv", std::move(bytes));
  DiagnosticReport report(source);
  auto translation = read_translation_csv(source, texts, report);
  return {std::move(translation), report.take()};
}

inline const TranslatedLine& line_of(const Translation& translation, std::string_view id) {
  static const TranslatedLine kNone;
  const auto found = std::ranges::find(translation.lines, id, &TranslatedLine::id);
  if (found == translation.lines.end()) ADD_FAILURE() << "There is no line " << id;
  return found == translation.lines.end() ? kNone : *found;
}

/// A line as a translator left it.
inline TranslatedLine line(std::string id, std::string source, std::string translation) {
  TranslatedLine made;
  made.id = std::move(id);
  made.source = std::move(source);
  made.translation = std::move(translation);
  return made;
}

inline Translation spanish(std::vector<TranslatedLine> lines) {
  Translation translation;
  translation.language = "es";
  translation.scenario_id = "test";
  translation.lines = std::move(lines);
  return translation;
}

/// Texts that formats stumble over, of a few pieces each. Never empty, nor only blanks.
class OddTexts {
 public:
  std::string next() {
    static constexpr auto kPieces = std::to_array<std::string_view>(
        {"\"",        "\"\"",       "'",       "''",       "\\",           "\\n",  "\n",         "\n\n",
         "\t",        "=",          "+1",      "-",        "@sum",         ",",    ";",          "#",
         "#~ ",       "# ",         "|",       "msgid \"", "{name}",       "<b>",  "\u200F",     "\u202E",
         "\u2028",    "\U0001F62C", "e\u0301", "\u00DF",   "\u65E5\u672C", " ",    "  ",         "a",
         "Lo siento", "\uFF1D",     "\uFEFF",  "sep=;",    "%s",           "\\\"", "translation"});
    std::uniform_int_distribution<std::size_t> piece(0, kPieces.size() - 1), count(1, 9);
    std::string text;
    for (auto left = count(random_); left > 0; --left) text += kPieces[piece(random_)];
    return is_blank(text) ? text + "x" : text;
  }

  bool one_in(int many) { return std::uniform_int_distribution(1, many)(random_) == 1; }

 private:
  std::mt19937 random_{20261122};
};

}  // namespace rapport::test
