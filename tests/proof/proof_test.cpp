// SPDX-License-Identifier: MIT
/// \file A proof says what brute force finds: every play of thousands of small scenarios, one after the
/// other.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <deque>
#include <functional>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/proof/freer_plays.h"
#include "engine/proof/play_text.h"
#include "engine/proof/proof.h"
#include "engine/session/advance.h"
#include "tests/proof/random_scenario.h"
#include "tests/support/test_scenario.h"

namespace rapport::test {
namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr std::uint32_t kScenarios =
    300;  // what they find they find as well in a tenth of them, at their pace
#else
constexpr std::uint32_t kScenarios = 3'000;
#endif
constexpr std::size_t kMostStates = 60'000;

/// Everything that the trainee can do; words that mean an option in a few tones too if wanted.
enum class Tones { Plain, All };

std::vector<Move> moves_at(const Program& program, const SessionState& state, Tones tones) {
  std::vector<Move> moves;
  for (std::size_t i = 0; i < kMostOptions; ++i) {
    if (!state.open_options[i]) continue;
    moves.push_back({Move::Kind::Option, static_cast<OptionIndex>(i), {}});
    if (tones == Tones::Plain) continue;
    for (const auto earned : std::to_array<std::uint8_t>({0, 30, 70})) {
      for (const auto harms : std::to_array<std::uint8_t>({0, 1, 4})) {
        moves.push_back({Move::Kind::Option, static_cast<OptionIndex>(i), {}});
        moves.back().heard.earned_percent = earned;
        moves.back().heard.harms = harms;
      }
    }
  }
  for (const auto listening : {Level::Harmful, Level::Missing, Level::Partial, Level::Strong}) {
    for (const auto empathy : {Level::Harmful, Level::Missing, Level::Partial, Level::Strong}) {
      Move move;
      move.kind = Move::Kind::Typed;
      move.heard.ratings.set(0, listening);
      move.heard.ratings.set(1, empathy);
      moves.push_back(move);
    }
  }
  Move silence;
  silence.kind = Move::Kind::Silence;
  if (is_allowed(program, state, silence)) moves.push_back(silence);
  return moves;
}

/// What brute force knows of a scenario: no state is merged with another, nothing is left out.
struct Brute {
  std::map<std::uint32_t, std::size_t> turns, endings;  ///< reached, with how few replies
  Seen seen;
  bool complete = true;
};

Brute brute_force(const Program& program, Tones tones) {
  Brute brute;
  brute.seen = Seen(program);
  const Witness witness(program);
  std::set<std::pair<std::pair<Phase, std::uint32_t>, std::vector<std::int32_t>>> known;
  std::deque<std::pair<SessionState, std::size_t>> open;
  SessionEvents events;
  const auto see = [&](SessionState state, std::size_t replies) {
    witness.note(events, brute.seen);
    for (const auto& event : events) {
      if (event.kind == SessionEvent::Kind::TurnReached) brute.turns.try_emplace(event.subject, replies);
      if (event.kind == SessionEvent::Kind::EndingReached) brute.endings.try_emplace(event.subject, replies);
    }
    if (state.phase != Phase::AwaitingReply) return;
    if (known.insert({{state.phase, state.place}, state.slots}).second)
      open.emplace_back(std::move(state), replies);
  };
  see(begin_conversation(program, 1, &events), 0);
  while (!open.empty()) {
    const auto [state, replies] = std::move(open.front());
    open.pop_front();
    if (known.size() > kMostStates) {
      brute.complete = false;
      return brute;
    }
    for (const auto& move : moves_at(program, state, tones)) {
      const auto& turn = program.turns[state.place];
      if (move.kind == Move::Kind::Option) brute.seen.options[turn.options.begin + move.option] = true;
      if (move.kind == Move::Kind::Typed) {
        const auto& rules = program.extras[turn.extra].rules;
        for (std::uint32_t i = rules.begin; i < rules.begin + rules.count; ++i) {
          if (!holds(program, program.rules[i].when, {state.slots.data(), turn.stage, &move.heard})) continue;
          brute.seen.rules[i] = true;
          break;
        }
      }
      events.clear();
      see(advance(program, state, move, &events), replies + 1);
    }
  }
  return brute;
}

/// Sums over all plays of written replies.
struct BruteScores {
  std::vector<double> shares;  ///< by ending
  std::vector<double> lowest, highest, mean, likely;
};

BruteScores brute_scores(const Program& program, const OptionWorths& worths) {
  const auto criteria = worths.criteria();
  BruteScores scores;
  scores.shares.assign(program.endings.size(), 0);
  scores.lowest.assign(criteria, 2);
  scores.highest.assign(criteria, -1);
  scores.mean.assign(criteria, 0);
  scores.likely.assign(criteria, 0);
  std::vector<int> halves(criteria), counted(criteria);
  const std::function<void(const SessionState&, double)> play = [&](const SessionState& state,
                                                                    double chance) {
    if (state.phase == Phase::Ended) {
      scores.shares[state.place] += chance;
      for (std::size_t c = 0; c < criteria; ++c) {
        if (counted[c] == 0) continue;
        const double score = std::max(0.0, halves[c] / (2.0 * counted[c]));
        scores.lowest[c] = std::min(scores.lowest[c], score);
        scores.highest[c] = std::max(scores.highest[c], score);
        scores.mean[c] += chance * score;
        scores.likely[c] += chance;
      }
      return;
    }
    if (state.phase != Phase::AwaitingReply) return;
    const auto open = static_cast<double>(state.open_options.count());
    for (std::size_t i = 0; i < kMostOptions; ++i) {
      if (!state.open_options[i]) continue;
      const auto option = static_cast<std::uint32_t>(program.turns[state.place].options.begin + i);
      for (std::size_t c = 0; c < criteria; ++c) {
        halves[c] += worths.at(option, c).halves;
        counted[c] += worths.at(option, c).counts ? 1 : 0;
      }
      play(advance(program, state, {Move::Kind::Option, static_cast<OptionIndex>(i), {}}, nullptr),
           chance / open);
      for (std::size_t c = 0; c < criteria; ++c) {
        halves[c] -= worths.at(option, c).halves;
        counted[c] -= worths.at(option, c).counts ? 1 : 0;
      }
    }
  };
  play(begin_conversation(program, 1, nullptr), 1);
  return scores;
}

/// The lists in which `a` has something that `b` has not.
std::string beyond(const Seen& a, const Seen& b) {
  std::string text;
  const auto compare = [&](const char* name, const std::vector<bool>& one, const std::vector<bool>& two) {
    for (std::size_t i = 0; i < one.size(); ++i) {
      if (one[i] && !two[i]) text += std::string(name) + " " + std::to_string(i) + "; ";
    }
  };
  compare("turn", a.turns, b.turns);
  compare("stuck", a.stuck, b.stuck);
  compare("ending", a.endings, b.endings);
  compare("branch", a.branches, b.branches);
  compare("option", a.options, b.options);
  compare("rule", a.rules, b.rules);
  compare("line", a.lines, b.lines);
  compare("fact", a.facts, b.facts);
  compare("made", a.promises_made, b.promises_made);
  compare("kept", a.promises_kept, b.promises_kept);
  compare("broken", a.promises_broken, b.promises_broken);
  return text;
}

/// A tenth of the scenarios each, so that they can run side by side.
class AgainstBruteForce : public testing::TestWithParam<std::uint32_t> {
 protected:
  template <typename Check>
  void for_each_scenario(const Check& check, std::uint32_t every = 1) const {
    for (std::uint32_t number = GetParam(); number < kScenarios; number += 10 * every) {
      const auto scenario = scenario_of(random_scenario(number));
      ASSERT_TRUE(scenario) << random_scenario(number);
      SCOPED_TRACE(number);
      check(*scenario);
      if (HasFailure()) FAIL() << random_scenario(number);
    }
  }
};

TEST_P(AgainstBruteForce, TheStateSpaceShowsWhatEveryPlayShows) {
  std::size_t compared = 0;
  for_each_scenario([&](const Scenario& scenario) {
    const auto brute = brute_force(scenario.program, Tones::Plain);
    const auto space = explore(scenario.program, {});
    if (!brute.complete || !space.complete) return;
    ++compared;
    EXPECT_EQ(beyond(space.seen, brute.seen), "") << "the state space has what no play has";
    EXPECT_EQ(beyond(brute.seen, space.seen), "") << "the state space lacks what a play has";
  });
  EXPECT_GE(compared, kScenarios / 10 * 9 / 10);
}

TEST_P(AgainstBruteForce, NothingThatAPlayShowsIsProvedImpossible) {
  for_each_scenario([&](const Scenario& scenario) {
    const auto brute = brute_force(scenario.program, Tones::All);
    for (const bool apart : {false, true}) {
      std::vector<Slot> slots;
      for (const auto& promise : scenario.program.promises) slots.push_back(promise.status_slot);
      const auto freely =
          follow_freely(scenario.program, kCoreCriteria, apart ? slots : std::vector<Slot>(), 20'000);
      EXPECT_EQ(beyond(brute.seen, freely.may), "") << (apart ? "told apart" : "together");
      for (const auto& [turn, replies] : brute.turns)
        EXPECT_LE(freely.fewest_replies_to_turn[turn], replies) << "turn " << turn;
      for (const auto& [ending, replies] : brute.endings)
        EXPECT_LE(freely.fewest_replies_to_ending[ending], replies) << "ending " << ending;
    }
  });
}

TEST_P(AgainstBruteForce, TheWaysAreShortestAndLeadThere) {
  for_each_scenario(
      [&](const Scenario& scenario) {
        const auto brute = brute_force(scenario.program, Tones::Plain);
        const auto proof = prove(scenario, *shipped_rubric());
        if (!brute.complete) return;
        for (const auto& [ending, replies] : brute.endings) {
          ASSERT_TRUE(proof.endings[ending].can_be);
          EXPECT_LE(proof.endings[ending].play.size(), replies);
          if (proof.endings[ending].is_shortest) {
            EXPECT_EQ(proof.endings[ending].play.size(), replies);
          }
          EXPECT_EQ(lines_of(scenario, proof.endings[ending].play).size(), proof.endings[ending].play.size())
              << in_one_line(scenario, proof.endings[ending].play);
        }
        for (const auto& [turn, replies] : brute.turns) EXPECT_LE(proof.turns[turn].play.size(), replies);
      },
      5);
}

TEST_P(AgainstBruteForce, TheScoresAreThoseOfAllPlays) {
  for_each_scenario([&](const Scenario& scenario) {
    const OptionWorths worths(scenario, *shipped_rubric());
    const auto space = explore(scenario.program, {});
    const auto ranges = exact_score_ranges(scenario.program, space, worths);
    const auto shares = exact_shares(scenario.program, space);
    ASSERT_TRUE(ranges && shares);
    const auto brute = brute_scores(scenario.program, worths);
    for (std::size_t i = 0; i < shares->size(); ++i) EXPECT_NEAR((*shares)[i], brute.shares[i], 1e-9);
    for (std::size_t c = 0; c < worths.criteria(); ++c) {
      const auto& range = (*ranges)[c];
      EXPECT_EQ(range.highest.has_value(), brute.likely[c] > 0);
      if (!range.highest || brute.likely[c] == 0) continue;
      EXPECT_NEAR(*range.highest, brute.highest[c], 1e-9);
      EXPECT_NEAR(*range.lowest, brute.lowest[c], 1e-9);
      ASSERT_TRUE(range.mean);
      EXPECT_NEAR(*range.mean, brute.mean[c] / brute.likely[c], 1e-9);
    }
  });
}

INSTANTIATE_TEST_SUITE_P(Tenths, AgainstBruteForce, testing::Range(0U, 10U));

// ---- what must be known of the rest

TEST(Proof, SaysSoWhenItCannotListAllStates) {
  const auto scenario = scenario_of(random_scenario(7));
  const auto proof = prove(*scenario, *shipped_rubric(), {3});
  EXPECT_FALSE(proof.lists_all_states);
  const auto whole = prove(*scenario, *shipped_rubric());
  EXPECT_TRUE(whole.lists_all_states);
  EXPECT_EQ(beyond(proof.seen, whole.may), "") << "what it found is true all the same";
}

TEST(Proof, IsTheSameEachTime) {
  const auto scenario = scenario_of(random_scenario(11));
  const auto one = prove(*scenario, *shipped_rubric(), {50});
  const auto two = prove(*scenario, *shipped_rubric(), {50});
  ASSERT_EQ(one.endings.size(), two.endings.size());
  for (std::size_t i = 0; i < one.endings.size(); ++i) {
    EXPECT_EQ(one.endings[i].play, two.endings[i].play);
    EXPECT_EQ(one.endings[i].share, two.endings[i].share);
  }
}

TEST(Proof, TellsTypedWordsInAWayFromRepliesThatCanBeGiven) {
  const auto scenario = scenario_of(R"(
turns:
- id: only
  stage: contact
  calls_for: [listening]
  customer: Well?
  replies:
  - {id: no, say: No., goto: gone}
  typed:
    rules: [{when: rated(listening) >= strong, goto: happy}]
)");
  const auto proof = prove(*scenario, *shipped_rubric());
  EXPECT_EQ(in_one_line(*scenario, proof.endings[1].play), "no");
  EXPECT_EQ(in_one_line(*scenario, proof.endings[0].play), "(words that meet rule 1 of only)");
  EXPECT_TRUE(proof.endings[0].is_shortest);
}

}  // namespace
}  // namespace rapport::test
