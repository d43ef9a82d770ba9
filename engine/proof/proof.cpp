// SPDX-License-Identifier: MIT
#include "engine/proof/proof.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "engine/proof/freer_plays.h"

namespace rapport {
namespace {

constexpr std::uint64_t kSeed = 20260101;
constexpr int kPlaysInARound = 60'000;  ///< in search of what may happen and was not seen
constexpr int kMostRounds = 5;
constexpr int kPlaysForTheMean = 20'000;
constexpr int kGreedyPlays = 1'000;  ///< for the best and for the worst score of each criterion
constexpr std::size_t kMostCases = 20'000;

/// All the lists of flags of two observations, side by side.
template <typename Use>
void for_each_list(Seen& a, const Seen& b, const Use& use) {
  use(a.turns, b.turns);
  use(a.stuck, b.stuck);
  use(a.endings, b.endings);
  use(a.branches, b.branches);
  use(a.options, b.options);
  use(a.rules, b.rules);
  use(a.lines, b.lines);
  use(a.facts, b.facts);
  use(a.promises_made, b.promises_made);
  use(a.promises_kept, b.promises_kept);
  use(a.promises_broken, b.promises_broken);
}

void unite(Seen& seen, const Seen& more) {
  for_each_list(seen, more, [](std::vector<bool>& a, const std::vector<bool>& b) {
    for (std::size_t i = 0; i < a.size(); ++i) a[i] = a[i] || b[i];
  });
}

void intersect(Seen& may, const Seen& other) {
  for_each_list(may, other, [](std::vector<bool>& a, const std::vector<bool>& b) {
    for (std::size_t i = 0; i < a.size(); ++i) a[i] = a[i] && b[i];
  });
}

std::size_t count_beyond(Seen may, const Seen& seen) {
  std::size_t count = 0;
  for_each_list(may, seen, [&](std::vector<bool>& a, const std::vector<bool>& b) {
    for (std::size_t i = 0; i < a.size(); ++i) count += a[i] && !b[i] ? 1U : 0U;
  });
  return count;
}

/// Lives for the length of a call of prove().
class Prover {
 public:
  Prover(const Scenario& scenario, const Rubric& rubric, const ProofBounds& bounds)
      : scenario_(scenario),
        program_(scenario.program),
        worths_(scenario, rubric),
        player_(scenario, worths_, kSeed),
        bounds_(bounds),
        space_(explore(program_, bounds)) {}

  Proof run() {
    proof_.states = space_.size();
    proof_.lists_all_states = space_.complete;
    proof_.not_all_typed = space_.not_all_typed;
    proof_.seen = space_.seen;
    bounds_.tell(ProofPart::Freer);
    look_freely();
    bounds_.tell(ProofPart::Scores);
    play_for_scores();
    bounds_.tell(ProofPart::ByChance);
    measure_by_chance();
    find_ways();
    if (const auto state = find_circle(space_))
      proof_.circle = Circle{space_.where[*state].place, play_to(*state)};
    return std::move(proof_);
  }

 private:
  /// What may happen at all, told apart more and more finely until plays have shown all of it.
  void look_freely() {
    freely_ = follow_freely(program_, worths_.criteria(), {}, kMostCases);
    proof_.may = freely_.may;
    if (settled()) return;
    look_at_plays();
    for (const auto& apart : slots_to_tell_apart()) look_closer(apart);
    for (int round = 1; round < kMostRounds && !settled(); ++round) look_at_plays();
    proof_.undecided = count_beyond(proof_.may, proof_.seen);
  }

  [[nodiscard]] bool settled() const { return count_beyond(proof_.may, proof_.seen) == 0; }

  void look_at_plays() {
    constexpr std::array kTurns = {Policy::Anything, Policy::Strong,   Policy::Anything,
                                   Policy::Weak,     Policy::Anything, Policy::Uniform};
    for (std::size_t i = 0; i < kPlaysInARound; ++i) player_.play(kTurns[i % kTurns.size()]);
    unite(proof_.seen, player_.seen());
  }

  /// What to tell apart, in the order of what helps most often.
  [[nodiscard]] std::vector<std::vector<Slot>> slots_to_tell_apart() const {
    constexpr std::size_t kFewValues = 8;
    std::vector<Slot> promises, facts, variables;
    for (const auto& promise : program_.promises) promises.push_back(promise.status_slot);
    for (auto slot = program_.first_fact; slot < program_.first_remedy; ++slot) facts.push_back(slot);
    for (auto slot = program_.first_variable; slot < program_.first_fact; ++slot) {
      const auto& range = program_.ranges[slot];
      if (range.most - range.least < static_cast<std::int32_t>(kFewValues)) variables.push_back(slot);
    }
    const auto with = [](std::vector<Slot> some, const std::vector<Slot>& more) {
      some.insert(some.end(), more.begin(), more.end());
      return some;
    };
    return {promises,
            with(promises, facts),
            {kPatienceSlot},
            with({kPatienceSlot}, variables),
            with(promises, variables)};
  }

  void look_closer(const std::vector<Slot>& apart) {
    if (settled()) return;
    const auto closer = follow_freely(program_, worths_.criteria(), apart, kMostCases);
    if (!closer.finished) return;
    intersect(proof_.may, closer.may);
    for (std::size_t i = 0; i < freely_.fewest_replies_to_turn.size(); ++i)
      raise(freely_.fewest_replies_to_turn[i], closer.fewest_replies_to_turn[i]);
    for (std::size_t i = 0; i < freely_.fewest_replies_to_ending.size(); ++i)
      raise(freely_.fewest_replies_to_ending[i], closer.fewest_replies_to_ending[i]);
  }

  static void raise(std::uint32_t& value, std::uint32_t other) { value = std::max(value, other); }

  // ---- scores

  void play_for_scores() {
    const auto exact = exact_score_ranges(program_, space_, worths_);
    proof_.criteria = exact.value_or(std::vector<ScoreRange>(worths_.criteria()));
    if (exact) return;
    for (std::size_t c = 0; c < worths_.criteria(); ++c) {
      if (!worths_.counts_anywhere(c)) continue;
      auto& range = proof_.criteria[c];
      for (int i = 0; i < kGreedyPlays; ++i) {
        note_score(player_.play_for(c, true), c, range);
        note_score(player_.play_for(c, false), c, range);
      }
      range.highest_is_proved = range.highest && *range.highest >= most_of_any_option(c);
      range.lowest_is_proved = range.lowest && *range.lowest <= least_of_any_option(c);
    }
    unite(proof_.seen, player_.seen());
  }

  static void note_score(const ChancePlay& play, std::size_t criterion, ScoreRange& range) {
    const auto score = play.score(criterion);
    if (!play.ended || !score) return;
    if (!range.highest || *score > *range.highest) {
      range.highest = score;
      range.highest_play = play.steps;
    }
    if (!range.lowest || *score < *range.lowest) {
      range.lowest = score;
      range.lowest_play = play.steps;
    }
  }

  /// No mean is above its greatest part.
  [[nodiscard]] double most_of_any_option(std::size_t criterion) const {
    double most = 0;
    for (std::uint32_t option = 0; option < program_.options.size(); ++option) {
      const auto& worth = worths_.at(option, criterion);
      if (worth.counts && proof_.may.options[option]) most = std::max(most, worth.halves / 2.0);
    }
    return most;
  }

  [[nodiscard]] double least_of_any_option(std::size_t criterion) const {
    double least = 1;
    for (std::uint32_t option = 0; option < program_.options.size(); ++option) {
      const auto& worth = worths_.at(option, criterion);
      if (worth.counts && proof_.may.options[option]) least = std::min(least, worth.halves / 2.0);
    }
    return std::max(0.0, least);
  }

  // ---- what chance leads to

  void measure_by_chance() {
    proof_.endings.resize(program_.endings.size());
    bool counts = false;
    bool means_are_known = true;
    for (std::size_t c = 0; c < worths_.criteria(); ++c) {
      if (!worths_.counts_anywhere(c)) continue;
      counts = true;
      means_are_known = means_are_known && proof_.criteria[c].mean;
    }
    const auto shares = exact_shares(program_, space_);
    if (!shares || !means_are_known) play_for_means();
    if (shares) {
      for (std::size_t i = 0; i < shares->size(); ++i) proof_.endings[i].share = (*shares)[i];
    }
    if (counts) {
      proof_.best_replies_reach = best_tier(Policy::Best);
      proof_.worst_replies_reach = best_tier(Policy::Worst);
    }
    unite(proof_.seen, player_.seen());
  }

  void play_for_means() {
    std::vector<double> sum(worths_.criteria()), squares(sum), plays(sum);
    double ended = 0;
    for (int i = 0; i < kPlaysForTheMean; ++i) {
      const auto& play = player_.play(Policy::Uniform);
      if (!play.ended) continue;
      ++ended;
      proof_.endings[play.ending].share += 1;
      for (std::size_t c = 0; c < sum.size(); ++c) {
        const auto score = play.score(c);
        if (!score) continue;
        sum[c] += *score;
        squares[c] += *score * *score;
        ++plays[c];
      }
    }
    for (auto& ending : proof_.endings) ending.share = ended > 0 ? ending.share / ended : 0;
    for (std::size_t c = 0; c < sum.size(); ++c) {
      auto& range = proof_.criteria[c];
      if (plays[c] < 2 || range.mean) continue;
      const double mean = sum[c] / plays[c];
      const double variance = std::max(0.0, squares[c] / plays[c] - mean * mean);
      range.mean = mean;
      range.mean_may_err_by = 2 * std::sqrt(variance / plays[c]);
    }
  }

  [[nodiscard]] std::optional<Tier> best_tier(Policy policy) {
    std::optional<Tier> best;
    for (int i = 0; i < kGreedyPlays; ++i) {
      const auto& play = player_.play(policy);
      if (!play.ended) continue;
      const auto tier = scenario_.endings[play.ending].tier;
      if (!best || tier < *best) best = tier;
    }
    return best;
  }

  // ---- the ways there

  [[nodiscard]] std::vector<PlayStep> play_to(StateIndex state) const {
    std::vector<PlayStep> play;
    while (state != 0) {
      const auto& step = space_.reached_by[state];
      play.push_back(step_of(step));
      state = step.from;
    }
    std::ranges::reverse(play);
    return play;
  }

  [[nodiscard]] PlayStep step_of(const StateSpace::Step& step) const {
    const auto& way = space_.ways[step.way];
    return {way.kind, way.number};
  }

  /// What the states show is shortest, since they are listed in the order of how many replies they are away.
  /// A play by chance is if the freer conversations need as many replies.
  static Reached reached(bool seen, std::optional<std::vector<PlayStep>> listed,
                         const std::vector<PlayStep>& by_chance, std::uint32_t fewest) {
    Reached way;
    way.can_be = seen;
    if (!seen) return way;
    if (listed) {
      way.play = std::move(*listed);
      way.is_shortest = true;
    } else {
      way.play = by_chance;
      way.is_shortest = by_chance.size() == fewest;
    }
    return way;
  }

  void find_ways() {
    for (std::uint32_t i = 0; i < program_.turns.size(); ++i) {
      std::optional<std::vector<PlayStep>> listed;
      if (const auto& last = space_.turns_reached_by[i]) {
        listed = play_to(last->from);
        listed->push_back(step_of(*last));
      } else if (space_.seen.turns[i]) {
        listed.emplace();
      }
      proof_.turns.push_back(reached(proof_.seen.turns[i], std::move(listed), player_.to_turns()[i],
                                     freely_.fewest_replies_to_turn[i]));
    }
    std::vector<std::optional<std::vector<PlayStep>>> listed(program_.endings.size());
    for (StateIndex i = 0; i < space_.size(); ++i) {
      if (space_.where[i].kind == StateSpace::Where::Kind::Ended) listed[space_.where[i].place] = play_to(i);
    }
    for (std::size_t i = 0; i < proof_.endings.size(); ++i) {
      const auto share = proof_.endings[i].share;
      proof_.endings[i] = reached(proof_.seen.endings[i], std::move(listed[i]), player_.to_endings()[i],
                                  freely_.fewest_replies_to_ending[i]);
      proof_.endings[i].share = share;
    }
  }

  const Scenario& scenario_;
  const Program& program_;
  OptionWorths worths_;
  ChancePlayer player_;
  const ProofBounds& bounds_;
  StateSpace space_;
  FreerPlays freely_;
  Proof proof_;
};

}  // namespace

CriterionScores best_scores(const Proof& proof) {
  CriterionScores scores;
  for (const auto& range : proof.criteria)
    scores.push_back(range.highest_is_proved ? range.highest : std::nullopt);
  return scores;
}

Proof prove(const Scenario& scenario, const Rubric& rubric, const ProofBounds& bounds) {
  return Prover(scenario, rubric, bounds).run();
}

}  // namespace rapport
