// SPDX-License-Identifier: MIT
/// \file Feedback on one attempt, as a value that every front end shows.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/assessment/assessment.h"
#include "engine/attempt/attempt.h"
#include "engine/attempt/attempt_runner.h"
#include "engine/attempt/score.h"
#include "engine/report/transcript.h"
#include "engine/rubric/rubric.h"
#include "engine/scenario/scenario.h"

namespace rapport {

/// One criterion over the whole conversation.
struct CriterionDebrief {
  std::string id, name;
  std::optional<double> score;  ///< 0 to 1; none if never called for
  int called = 0;               ///< replies that were given where it was called for
  int missed = 0;               ///< called for, and missing or harmful
  /// The best that this scenario allows, or what was reached if own words were better still; none if that is
  /// not known, or the conversation never called for it.
  std::optional<double> best_possible;
};

/// A sign that was found in a reply, and the very words that show it.
struct EvidenceDebrief {
  std::string indicator_id, sign, coaching;
  Level level = Level::Strong;  ///< what the sign is worth by itself; Missing: it is only worth noting
  WordSpan words;               ///< bytes of TurnDebrief::words
};

/// One rated criterion of one reply, in words.
struct ReplyFeedback {
  std::string criterion_id, criterion;
  std::optional<Level> level;
  bool called_for = false;
  std::string because;
  std::vector<EvidenceDebrief> evidence;  ///< of typed words; an author's ratings have none
  CriterionIndex place = 0;               ///< in the rubric's order
};

/// What the moment called for and did not get, and how it could have sounded.
struct MissedOpportunity {
  std::string criterion_id, criterion;
  std::string stronger;  ///< the words of this turn's strongest open reply on that criterion; may be empty
};

/// One reply of the trainee with everything that is said about it. Trust and anger are after the reply, 0 to
/// 100.
struct TurnDebrief {
  std::size_t reply = 0;  ///< number of the reply from 0: rewind to it to try again from here
  std::string turn_id;
  std::string customer;  ///< what the customer had said last
  std::string words;     ///< the reply
  bool done = false;     ///< an act rather than words
  int trust = 0, anger = 0;
  int trust_change = 0, anger_change = 0;
  RatedBy rated_by = RatedBy::Author;
  std::vector<ReplyFeedback> feedback;
  std::vector<MissedOpportunity> missed;
  std::vector<Slip> slips;  ///< in the language that is spoken
  std::string coaching;     ///< what this moment was about
};

struct PromiseDebrief {
  enum class State { Open, Kept, Broken, Withdrawn };
  std::string id, what;
  State state = State::Open;
  bool within_authority = true;
};

struct RemedyDebrief {
  std::string id, what;
  std::int32_t cost = 0;
};

/// Trust and anger at one point of the conversation; point 0 is before the first reply.
struct MoodPoint {
  int trust = 0, anger = 0;
};

struct Debrief {
  std::string scenario_title;
  std::string customer;  ///< name
  bool ended = false;    ///< an ending was reached; otherwise the fields of the ending are empty
  Tier tier = Tier::Fragile;
  std::string ending_id, ending_title, account, word_of_mouth;
  AttemptStatus status = AttemptStatus::Incomplete;
  PassMark mark;
  std::optional<double> overall;  ///< 0 to 1
  std::vector<CriterionDebrief> criteria;
  std::vector<MoodPoint> mood;  ///< one more than there are replies
  int trust_before_failure = 0;
  int loyalty_before = 0;
  std::optional<int> loyalty_after;  ///< none before an ending
  bool paradox = false;              ///< more loyal than before the failure
  std::string worry;                 ///< what it was really about
  std::optional<bool> worry_found;   ///< none if the scenario does not say how it shows
  std::vector<TurnDebrief> turns;
  std::vector<PromiseDebrief> promises;  ///< those that were made
  std::vector<RemedyDebrief> remedies;   ///< those that were given, in order
  std::string currency;
  std::int32_t remedy_cost = 0;
  int trust_regained = 0;         ///< since the first turn; may be negative
  std::string keep, start, stop;  ///< one of each; empty if there is nothing true to say
};

/// Feedback on an attempt as far as it has come, by the rubric that it was held with, whatever a later
/// scoring says. `best_written`: what the best choice of written replies scores on each criterion, in the
/// rubric's order (best_scores() proves it); empty if it is not known.
[[nodiscard]] Debrief make_debrief(const AttemptRunner& runner, const CriterionScores& best_written = {});

/// The name of a tier and of a level, in plain words.
[[nodiscard]] std::string tier_name(Tier tier);
[[nodiscard]] std::string level_name(std::optional<Level> level);
/// Whether the attempt was passed, and by which mark, in a sentence.
[[nodiscard]] std::string status_text(const Debrief& debrief);
/// What became of a promise: "kept", "still open".
[[nodiscard]] std::string promise_state_name(PromiseDebrief::State state);

}  // namespace rapport
