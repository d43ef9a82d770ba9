// SPDX-License-Identifier: MIT
/// \file A scenario's words in another language, as a translator keeps them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/source_span.h"
#include "engine/translation/scenario_texts.h"

namespace rapport {

/// One text in two languages.
struct TranslatedLine {
  std::string id;                  ///< the line id
  std::string source;              ///< the authored text for which `translation` stands here
  std::string translation;         ///< empty: not translated yet
  std::string previous;            ///< the text of which a stale translation was made; may be empty
  bool stale = false;              ///< to be looked at again before anybody reads it; `fuzzy` in a PO file
  bool gone = false;               ///< the scenario has no such line any more; kept for the day it comes back
  std::string note;                ///< for the translator, by the program
  std::string comment;             ///< by the translator; may have several lines
  std::vector<std::string> flags;  ///< of a PO file, other than `fuzzy`
  SourceSpan place;                ///< of the id, in the file it was read from
  SourceSpan translation_place;
};

enum class LineState : std::uint8_t { Translated, Missing, Stale, Gone };

[[nodiscard]] LineState state_of(const TranslatedLine& line);

/// One language of one scenario. A value.
struct Translation {
  std::string language;                                     ///< as in `es` or `pt-BR`
  std::string scenario_id;                                  ///< may be empty where a file does not say
  std::vector<std::pair<std::string, std::string>> header;  ///< of a PO file, keys and values in their order
  std::string comment;                                      ///< of the file
  std::vector<TranslatedLine> lines;
  SourceSpan language_place, scenario_place;
};

/// How many lines of each state there are.
struct LineCounts {
  std::size_t translated = 0, missing = 0, stale = 0, gone = 0;

  [[nodiscard]] std::size_t of_scenario() const { return translated + missing + stale; }
  [[nodiscard]] bool is_complete() const { return missing == 0 && stale == 0; }
};

[[nodiscard]] LineCounts counts_of(const Translation& translation);

/// The translation held against the scenario as it is now: every line of `texts` once and in their order,
/// then what the scenario has no more. A translation whose source text has changed is stale and remembers
/// what it was made of; one whose text only has another id now moves along. No translated word is ever lost.
[[nodiscard]] Translation brought_up_to_date(const std::vector<ScenarioText>& texts, Translation translation);

/// Whether there is nothing in it but blanks.
[[nodiscard]] bool is_blank(std::string_view text);

}  // namespace rapport
