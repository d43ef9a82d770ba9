// SPDX-License-Identifier: MIT
/// \file How far the machine's ratings can be trusted, by what trainers say of the same replies.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/records/opinion.h"
#include "engine/report/agreement.h"
#include "engine/rubric/rubric.h"

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
/// In one or two plain sentences, in the language that is spoken.
[[nodiscard]] std::string trust_text(const Agreement& agreement);
/// Whether the machine rates milder or stricter than trainers, and by how much; empty below kEnoughReplies.
[[nodiscard]] std::string bias_text(const Agreement& agreement);

/// One criterion: the machine is `one`, trainers are `other`.
struct CriterionCalibration {
  std::string criterion_id, criterion;
  Agreement blind;
  LevelTable table{};           ///< of the blind ones: [machine][trainer]
  std::size_t corrections = 0;  ///< apart, since they were chosen for being wrong
  double correction_bias = 0;   ///< mean of machine minus trainer over them
};

/// One sign: whether replies in which the machine found it are rated by it as by trainers.
struct SignCalibration {
  std::string indicator_id, sign;
  Agreement blind;  ///< of its criteria where it was found; without an interval
  std::size_t corrections = 0;
};

/// One opinion far from the machine's level.
struct Disagreement {
  AttemptId attempt_id;
  std::size_t reply = 0;
  std::string scenario_id, criterion_id, criterion;
  Level machine = Level::Missing, trainer = Level::Missing;
  std::string reason;
  bool blind = false;
};

struct CalibrationReport {
  Agreement all;                               ///< every blind pair, the criteria together
  std::vector<CriterionCalibration> criteria;  ///< in the rubric's order, then others by id
  std::vector<SignCalibration> signs;        ///< with at least one opinion; those where most are wrong first
  Agreement trainers;                        ///< two trainers on the same reply, blind
  std::size_t corrections = 0, unrated = 0;  ///< unrated: opinions where the machine had said nothing
  std::vector<Disagreement> worst;  ///< levels furthest apart first, then the latest; of blind and corrected
  bool some_demonstration = false;
};

/// Pure; the same opinions and seed give the same report. The latest opinion of a rater on one criterion of
/// one reply counts, blind ones and corrections each for themselves. `most_worst` bounds the list.
[[nodiscard]] CalibrationReport make_calibration(const std::vector<Opinion>& opinions, const Rubric& rubric,
                                                 std::size_t most_worst, std::uint64_t seed);

}  // namespace rapport
