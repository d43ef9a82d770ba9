// SPDX-License-Identifier: MIT
/// \file What the debrief shows of one attempt.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/attempt/attempt_runner.h"
#include "engine/report/debrief.h"
#include "engine/report/earlier_results.h"
#include "gui/trainee/coach_note.h"

namespace rapport::gui {

struct CriterionBar {
  std::string name;
  std::optional<double> score;       ///< 0 to 1
  std::string text;                  ///< the score in words
  std::string detail;                ///< how often it was called for and missed
  std::string compared;              ///< with earlier attempts and the best possible, in words; may be empty
  std::optional<double> last, best;  ///< of earlier attempts, 0 to 1
  std::optional<double> reachable;   ///< the best that the scenario allows, 0 to 1; none if not known
};

/// A remark beside a headline, such as a promise and what became of it.
struct LedgerEntry {
  std::string what, became;
  bool bad = false;
};

/// Whether the team may open this practice attempt.
struct Sharing {
  bool shared = false;
};

struct DebriefModel {
  std::string scenario_id, scenario_title, customer;
  Portrait portrait;
  std::string headline;  ///< the ending's title
  std::string tier;
  std::string account;  ///< how it felt, in the customer's words
  std::string word_of_mouth;
  std::string status;  ///< "Passed", and what was needed
  std::string overall;
  std::string overall_compared;  ///< with earlier attempts; empty before the second
  std::vector<CriterionBar> criteria;
  bool has_earlier = false;  ///< there is an attempt to compare with
  double pass_each = 0;      ///< the mark for each criterion, 0 to 1
  std::vector<MoodPoint> mood;
  int loyalty_before = 0;
  std::optional<int> loyalty_after;
  std::string loyalty_text;
  std::string worry, worry_text;
  std::string trust_text;  ///< what was lost before and won back
  std::vector<LedgerEntry> promises, remedies;
  std::string cost_text;
  std::string keep, start, stop;
  std::vector<CoachNote> turns;
  std::optional<Sharing> sharing;  ///< none: it is counted, or there is no team
  bool can_try_again = false;      ///< a single turn may be tried again
};

/// `earlier`: what finished attempts before this one reached. `best_written`: see make_debrief().
[[nodiscard]] DebriefModel make_debrief_model(const AttemptRunner& runner, const EarlierResults& earlier,
                                              const CriterionScores& best_written);

}  // namespace rapport::gui
