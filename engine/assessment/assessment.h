// SPDX-License-Identifier: MIT
/// \file What one reply was worth, and why.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/rubric/rating.h"

namespace rapport {

/// A run of bytes of the reply's words.
struct WordSpan {
  std::size_t begin_byte = 0;
  std::size_t end_byte = 0;

  friend bool operator==(const WordSpan&, const WordSpan&) = default;
};

/// An indicator that was found, and the very words that show it.
struct Evidence {
  IndicatorIndex indicator = 0;
  WordSpan words;

  friend bool operator==(const Evidence&, const Evidence&) = default;
};

/// Why a criterion was rated as it was. A value, so that it can be said in any language: see reason_text().
struct Reason {
  enum class Kind {
    None,
    Authored,  ///< `words` are the author's
    Shown,     ///< by `words`, which are the trainee's, in which `sign` was found
    NotShown,  ///< nothing in the reply shows it
    Silence,   ///< the customer waited in vain
  };
  Kind kind = Kind::None;
  std::string words;
  IndicatorIndex sign = 0;
  bool unsure = false;  ///< below kSure
};

/// One criterion of one reply.
struct CriterionAssessment {
  bool called_for = false;     ///< the moment called for it; otherwise its absence is never a fault
  std::optional<Level> level;  ///< none: not rated
  double confidence = 1;       ///< 0 to 1; authored ratings are certain
  Reason because;
  std::vector<Evidence> evidence;

  /// Called for and not given.
  [[nodiscard]] bool is_missed() const { return called_for && level.has_value() && *level <= Level::Missing; }
  /// Whether it counts in a score: what was called for and rated, and any harm.
  [[nodiscard]] bool counts() const { return level.has_value() && (called_for || *level == Level::Harmful); }
};

/// Where the ratings of a reply come from.
enum class RatedBy {
  Author,    ///< a chosen option, or typed words that say the same
  Assessor,  ///< typed words, rated by the assessor
  Nobody,    ///< typed words that could not be rated; they count neither for nor against
};

/// One reply. `criteria` has one entry for each criterion of the rubric, in its order.
struct Assessment {
  RatedBy rated_by = RatedBy::Author;
  std::vector<CriterionAssessment> criteria;
  std::vector<std::string> slips;  ///< codes of anti-patterns shown
};

}  // namespace rapport
