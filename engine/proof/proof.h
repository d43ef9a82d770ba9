// SPDX-License-Identifier: MIT
/// \file Everything that can and that cannot happen in a scenario, proved.
///
/// A claim that something can happen is proved by a play in which it does. A claim that it cannot is proved
/// by listing every state, or, where there are too many, by freer conversations in which even more could
/// happen and this cannot (see freer_plays.h). What neither settles is counted as undecided, never guessed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "engine/attempt/score.h"
#include "engine/proof/chance_plays.h"
#include "engine/proof/score_ranges.h"
#include "engine/proof/seen.h"
#include "engine/proof/state_space.h"
#include "engine/rubric/rubric.h"
#include "engine/scenario/scenario.h"

namespace rapport {

/// How a turn or an ending is reached.
struct Reached {
  bool can_be = false;
  std::vector<PlayStep> play;  ///< a shortest one known; empty for the start, and where none is known
  bool is_shortest = false;    ///< proved: nothing shorter leads there
  double share = 0;  ///< endings: of the plays that pick replies by chance, how many end here, 0 to 1
};

/// A reply after which the conversation is where it was before, in everything that matters.
struct Circle {
  TurnIndex turn = 0;
  std::vector<PlayStep> play;  ///< leads to the turn
};

struct Proof {
  std::size_t states = 0;  ///< that were listed
  bool lists_all_states = false;
  std::size_t undecided = 0;  ///< claims that neither a play nor the freer conversations settled
  Seen seen;                  ///< what happens in some play
  Seen may;                   ///< what is not proved impossible; beyond `seen` it is undecided
  std::vector<Reached> turns, endings;
  std::vector<ScoreRange> criteria;  ///< in the rubric's order
  std::optional<Circle> circle;
  /// The best tier that the best replies, taken greedily, lead to; and the worst replies. Chance breaks ties.
  std::optional<Tier> best_replies_reach, worst_replies_reach;
  std::vector<TurnIndex> not_all_typed;  ///< typed rules that ask too much together to be tried whole
};

/// What the best choice of written replies scores on each criterion; none where that is not proved, or no
/// reply counts.
[[nodiscard]] CriterionScores best_scores(const Proof& proof);

/// Proves what can be proved of a scenario without errors, rated by rubric_of() it and `base`. Pure: the same
/// arguments give the same proof. Takes about half a second for a conversation of a quarter of an hour.
[[nodiscard]] Proof prove(const Scenario& scenario, const Rubric& rubric, const ProofBounds& bounds = {});

}  // namespace rapport
