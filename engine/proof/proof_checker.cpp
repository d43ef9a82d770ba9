// SPDX-License-Identifier: MIT
#include "engine/proof/proof_checker.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "engine/proof/play_text.h"

namespace rapport {
namespace {

bool is_lost(Tier tier) {
  return tier >= Tier::LostQuietly;
}

/// Lives for the length of a call of check_proof().
class ProofChecker {
 public:
  ProofChecker(const Scenario& scenario, const Rubric& rubric, const Proof& proof, DiagnosticReport& report)
      : scenario_(scenario), rubric_(rubric), proof_(proof), report_(report) {
    for (const auto& said : report.so_far()) {
      if (is_about_ways(said.code)) lines_spoken_of_.insert(said.line);
    }
  }

  void check() {
    for (std::size_t i = 0; i < scenario_.turns.size(); ++i) check_turn(i);
    for (std::size_t i = 0; i < scenario_.endings.size(); ++i) check_ending(i);
    check_branches(scenario_.customer.out_of_patience, scenario_.program.out_of_patience);
    check_facts();
    check_promises();
    check_circle();
    check_scores();
    check_worth();
  }

 private:
  /// Whether the loader says by this code, of something that a proof looks at too, that it cannot happen.
  static bool is_about_ways(DiagnosticCode code) {
    return code >= DiagnosticCode::UnreachableTurn && code <= DiagnosticCode::RemedyNeverGiven;
  }

  void add(DiagnosticCode code, SourceSpan place, std::string message, std::string hint) {
    if (lines_spoken_of_.contains(place.line)) return;
    report_.add(code, place, std::move(message), std::move(hint));
  }

  void check_turn(std::size_t index) {
    const auto& turn = scenario_.turns[index];
    const auto& lowered = scenario_.program.turns[index];
    if (!proof_.may.turns[index]) {
      add(DiagnosticCode::TurnNeverReached, turn.place, fmt::format("No play ever gets to turn {}.", turn.id),
          "Look at the conditions on the ways that lead here, or take the turn out.");
      return;
    }
    if (proof_.seen.stuck[index]) {
      add(DiagnosticCode::GetsStuck, turn.place,
          fmt::format("The conversation can get stuck at turn {}: no branch is open.", turn.id),
          "Let the last branch of each goto have no condition.");
    }
    for (std::uint32_t i = 0; i < turn.replies.size(); ++i) {
      const auto& reply = turn.replies[i];
      const auto option = lowered.options.begin + i;
      if (!proof_.may.options[option]) {
        add(DiagnosticCode::ReplyNeverOffered, reply.place,
            fmt::format("In no play is reply {} offered.", reply.id),
            "Look at its when and at what changes the names in it, or take the reply out.");
        continue;
      }
      check_branches(reply.go, scenario_.program.options[option].outcome.branches);
    }
    const auto& extra = scenario_.program.extras[lowered.extra];
    for (std::uint32_t i = 0; i < turn.typed_rules.size(); ++i) {
      const auto rule = extra.rules.begin + i;
      if (!proof_.may.rules[rule]) {
        add(DiagnosticCode::RuleNeverMet, turn.typed_rules[i].place,
            fmt::format("No words ever meet rule {} of turn {}.", i + 1, turn.id),
            "A rule before it takes all of them, or its condition cannot hold here: change one of them.");
        continue;
      }
      check_branches(turn.typed_rules[i].go, scenario_.program.rules[rule].outcome.branches);
    }
    check_branches(turn.typed_fallback.go, extra.fallback.branches);
    if (turn.clock) check_branches(turn.clock->go, extra.silence.branches);
    check_branches(turn.go, lowered.branches);
    check_lines(turn.customer, lowered.lines);
  }

  void check_ending(std::size_t index) {
    const auto& ending = scenario_.endings[index];
    if (proof_.may.endings[index]) return check_lines(ending.say, scenario_.program.endings[index].lines);
    add(DiagnosticCode::EndingNeverReached, ending.place, fmt::format("No play ever ends in {}.", ending.id),
        "Look at the conditions on the ways that lead here, or take the ending out.");
  }

  /// A single branch is not worth a word: what stands before it is reported.
  void check_branches(const std::vector<Branch>& branches, TableRange lowered) {
    if (branches.size() < 2) return;
    for (std::uint32_t i = 0; i < branches.size(); ++i) {
      if (proof_.may.branches[lowered.begin + i]) continue;
      add(DiagnosticCode::BranchNeverFollowed, branches[i].place,
          branches[i].when ? "No play ever follows this branch."
                           : "No play ever follows this branch: one before it is always open.",
          "Look at the conditions of this branch and of those before it, or take it out.");
    }
  }

  void check_lines(const std::vector<LineVariant>& lines, TableRange lowered) {
    for (std::uint32_t i = 0; i < lines.size(); ++i) {
      if (proof_.may.lines[lowered.begin + i]) continue;
      add(DiagnosticCode::LineNeverHeard, lines[i].place, "In no play is this line spoken.",
          "Look at its conditions and at those of the lines before it, or take it out.");
    }
  }

  void check_facts() {
    for (std::size_t i = 0; i < scenario_.facts.size(); ++i) {
      const auto& fact = scenario_.facts[i];
      if (fact.known || proof_.may.facts[i]) continue;
      add(DiagnosticCode::FactNeverLearnt, fact.place,
          fmt::format("No play ever reveals the fact {}.", fact.id),
          "Let a line or a reply that can be reached reveal it.");
    }
  }

  void check_promises() {
    for (std::size_t i = 0; i < scenario_.promises.size(); ++i) {
      if (!proof_.seen.promises_made[i] || proof_.may.promises_kept[i] || proof_.may.promises_broken[i])
        continue;
      add(DiagnosticCode::PromiseNeverSettled, scenario_.promises[i].place,
          fmt::format("{} can be promised, and no play lasts until it falls due.", scenario_.promises[i].id),
          "Let a passage after it carry the time past it.");
    }
  }

  void check_circle() {
    if (!proof_.circle) return;
    const auto& turn = scenario_.turns[proof_.circle->turn];
    add(DiagnosticCode::GoesRound, turn.place,
        fmt::format("Replies can lead from turn {} back to it with nothing changed, for ever.", turn.id),
        "Let each way round change something: lower patience, close the reply, or lead out of it.");
  }

  void check_scores() {
    for (std::size_t c = 0; c < proof_.criteria.size(); ++c) {
      const auto& range = proof_.criteria[c];
      if (!range.highest || !range.highest_is_proved || *range.highest > 0.5) continue;
      add(DiagnosticCode::ScoreOutOfReach, scenario_.turns[scenario_.start].place,
          fmt::format("No choice of replies scores more than {} of 100 on {}.",
                      std::lround(*range.highest * 100), rubric_.criteria[c].name),
          "Write a strong reply where the moment calls for it.");
    }
  }

  /// Whether the endings reward what the ratings reward.
  void check_worth() {
    const bool replies_differ = std::ranges::any_of(
        proof_.criteria, [](const ScoreRange& range) { return range.highest > range.lowest; });
    if (!replies_differ || !proof_.best_replies_reach || !proof_.worst_replies_reach) return;
    std::optional<Tier> best;
    for (std::size_t i = 0; i < scenario_.endings.size(); ++i) {
      if (proof_.seen.endings[i] && (!best || scenario_.endings[i].tier < *best))
        best = scenario_.endings[i].tier;
    }
    const auto& place = scenario_.turns[scenario_.start].place;
    if (is_lost(*proof_.best_replies_reach) && best && !is_lost(*best)) {
      add(DiagnosticCode::BestRepliesLose, place,
          "Whoever picks the best reply each time loses the customer, though another ending can be had.",
          "Let the replies with the best ratings raise trust, or look at the conditions of the endings.");
    }
    if (best && *proof_.worst_replies_reach == *best && !is_lost(*best)) {
      add(DiagnosticCode::WorstRepliesWin, place,
          "Whoever picks the worst reply each time can still get the best ending.",
          "Let replies with bad ratings cost trust, and let the best ending ask for it.");
    }
  }

  const Scenario& scenario_;
  const Rubric& rubric_;
  const Proof& proof_;
  DiagnosticReport& report_;
  std::set<std::size_t> lines_spoken_of_;
};

}  // namespace

void check_proof(const Scenario& scenario, const Rubric& rubric, const Proof& proof,
                 DiagnosticReport& report) {
  ProofChecker(scenario, rubric, proof, report).check();
}

}  // namespace rapport
