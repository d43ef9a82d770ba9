// SPDX-License-Identifier: MIT
/// \file How far the machine's ratings agree with what trainers say of the same replies.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/records/opinion.h"
#include "engine/records/records.h"
#include "engine/report/agreement.h"
#include "engine/report/played_attempt.h"
#include "engine/rubric/rubric.h"
#include "engine/scenario/scenario.h"

namespace rapport {

/// Below so many blindly rated replies nothing is said of how far the machine can be trusted: an interval
/// over fewer is wider than any of the words below.
inline constexpr std::size_t kEnoughReplies = 30;

/// What kappa's interval allows to say. By the low end of the interval, so that a small sample never sounds
/// better than it is. The steps and their words follow Landis, J. R. and Koch, G. G. (1977), The measurement
/// of observer agreement for categorical data, Biometrics 33(1), 159-174.
enum class Trust {
  TooFew,         ///< fewer than kEnoughReplies, or kappa cannot be told from them
  Not,            ///< low end below 0.2
  WithEveryCare,  ///< below 0.4: look at each reply
  WithCare,       ///< below 0.6: for coaching, not for a decision about a person
  Well,           ///< below 0.8: for coaching and for a first sorting
  VeryWell,       ///< 0.8 and more
};
[[nodiscard]] Trust trust_in(const Agreement& agreement);

/// One opinion far from the machine's level.
struct Disagreement {
  AttemptId attempt_id;
  std::size_t reply = 0;
  std::string scenario_id, scenario;  ///< `scenario` is its title, or the id if it is not at hand
  std::string criterion_id, criterion;
  Level machine = Level::Missing, trainer = Level::Missing;
  std::string reason;
  bool blind = false;
};

/// One criterion: the machine is `one`, trainers are `other`.
struct CriterionCalibration {
  std::string criterion_id;
  std::string criterion;    ///< in words; one that a scenario adds with that scenario's title
  std::string scenario_id;  ///< of the scenario that adds it; empty: it is the rubric's
  Agreement blind;
  LevelTable table{};               ///< of the blind ones: [machine][trainer]
  std::size_t corrections = 0;      ///< apart, since they were chosen for being wrong
  double correction_bias = 0;       ///< mean of machine minus trainer over them
  std::vector<Disagreement> worst;  ///< as CalibrationReport::worst, of this criterion
};

/// One sign: whether replies in which the machine found it are rated by it as by trainers.
struct SignCalibration {
  std::string indicator_id, sign;
  Agreement blind;  ///< of its criteria where it was found
  std::size_t corrections = 0;
  std::vector<Disagreement> worst;  ///< as CalibrationReport::worst, where it was found
};

struct CalibrationReport {
  RecordFilter filter;                         ///< what it is about, as far as that was asked of a store
  std::string team, person, scenario;          ///< names of what `filter` names; empty where it has none
  Agreement all;                               ///< every blind pair, the criteria together
  std::vector<CriterionCalibration> criteria;  ///< all of the rubric, in its order; then those of scenarios
  std::vector<SignCalibration> signs;  ///< with at least one opinion; see least_wrong_share() for the order
  Agreement trainers;                  ///< two trainers on the same reply, blind
  std::size_t corrections = 0, unrated = 0;  ///< unrated: opinions where the machine had said nothing
  std::size_t not_blind = 0;  ///< left out: called blind, but given after a correction by the same trainer
  std::vector<Disagreement> worst;  ///< levels furthest apart first, then the latest; of blind and corrected
  bool some_demonstration = false;
};

/// Pure; the same opinions and seed give the same report. The latest opinion of a rater on one criterion of
/// one reply counts, blind ones and corrections each for themselves; a blind one only if that rater had not
/// corrected the reply before. The machine's level is the one that it had given then. `scenarios` name the
/// criteria that they add. `most_worst` bounds each list of disagreements. Without opinions there are no
/// rows.
[[nodiscard]] CalibrationReport make_calibration(
    const std::vector<Opinion>& opinions, const Rubric& rubric,
    const std::vector<std::shared_ptr<const Scenario>>& scenarios, std::size_t most_worst,
    std::uint64_t seed);

/// The same of what a store holds of one mode: see mode_of(). Scenarios whose criteria are asked about come
/// from the store as they were held last, or from those at hand, which must have a rubric.
[[nodiscard]] Result<CalibrationReport> ask_calibration(const Records& records, const TextsAtHand& at_hand,
                                                        const RecordFilter& filter);

/// Of so many ratings, this share of wrong ones is the least that they are evidence of: the low end of the
/// 95 % interval after Wilson, E. B. (1927), Probable inference, the law of succession, and statistical
/// inference, JASA 22(158), 209-212. The share is that of ratings other than the trainer's, the number that
/// of replies. 0 where there is none. So one wrong rating of one weighs less than eight of twenty.
[[nodiscard]] double least_wrong_share(const Agreement& agreement);

/// The criteria of which the same can be said.
struct TrustGroup {
  Trust trust = Trust::TooFew;
  std::vector<const CriterionCalibration*> criteria;  ///< never empty; of the report
};

/// What cannot be relied on first, up to what can be most; last what too little is known of. The groups
/// point into the report. There is no word over all criteria together: it would be untrue of the weakest.
[[nodiscard]] std::vector<TrustGroup> trust_groups(const CalibrationReport& report);

}  // namespace rapport
