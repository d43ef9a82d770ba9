// SPDX-License-Identifier: MIT
/// \file What a test of a scenario expects of a conversation, as it is written in its file.
///
///     ending ID              it came to this ending
///     tier WORD              to an ending of this tier; also `tier WORD or better`, `tier WORD or worse`
///     result passed|failed   as the debrief will say
///     score NAME >= NUMBER   of overall or a criterion, in points of 100; any comparison
///     at TURN                this turn waits for a reply now
///     means OPTION|nothing   the reply before it was understood so
///     CONDITION              in the language of conditions: trust >= 60, kept(ID), known(ID), visited(TURN);
///                            rated(CRITERION) and shows(SIGN) ask about the reply before it
///
/// `not` before any of them turns it round.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/authoring/diagnostic.h"
#include "engine/authoring/names.h"
#include "engine/base/source_span.h"
#include "engine/rehearsal/moment.h"
#include "engine/rubric/rubric.h"
#include "engine/scenario/scenario.h"

namespace rapport {

struct Expectation {
  enum class Kind : std::uint8_t { Ending, Tier, Result, Score, At, Means, Condition };
  enum class Span : std::uint8_t { Exactly, OrBetter, OrWorse };
  Kind kind = Kind::Condition;
  bool negated = false;
  std::string text;           ///< as written
  std::string line;           ///< the whole line that it stands in
  SourceSpan place;           ///< line 0: it follows from the name of the test
  std::uint32_t subject = 0;  ///< ending, tier, turn or criterion (one behind the last: overall)
  Span span = Span::Exactly;  ///< of tiers
  bool passed = false;        ///< of results
  Instruction::Comparison compare = Instruction::Comparison::Equal;  ///< of scores
  int points = 0;                                                    ///< of scores
  std::string option;                                                ///< meant; empty: nothing
  std::optional<Expression> condition;                               ///< checked against the scenario
};

/// What there is to refer to in a scenario that was loaded, rated by `rubric`. It looks into both, which must
/// outlive it.
[[nodiscard]] Names names_of(const Scenario& scenario, const Rubric& rubric);

/// Whether the expectation speaks of a reply, or of the end of the conversation.
enum class SpeaksOf : std::uint8_t { TheEnd, AReply };

/// Reads `text`, which stands at `place` in the report's file. Nothing comes back if it cannot be understood;
/// the reason is in the report then.
[[nodiscard]] std::optional<Expectation> read_expectation(const std::string& text, SourceSpan place,
                                                          SpeaksOf subject, const Scenario& scenario,
                                                          const Names& names, DiagnosticReport& report);

}  // namespace rapport
