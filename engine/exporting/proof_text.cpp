// SPDX-License-Identifier: MIT
#include "engine/exporting/proof_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "engine/attempt/score.h"
#include "engine/proof/play_text.h"
#include "engine/proof/undecided.h"

namespace rapport {
namespace {

std::string_view plural(std::size_t count) {
  return count == 1 ? "" : "s";
}

std::string way_of(const Scenario& scenario, const Reached& reached, const TextStyle& style) {
  if (reached.play.empty()) return {};
  return style.wrapped(in_one_line(scenario, reached.play), "      ", "      ");
}

std::string replies_of(const Reached& reached) {
  if (!reached.can_be) return "never";
  return fmt::format("{}{} repl{}", reached.is_shortest ? "" : "at most ", reached.play.size(),
                     reached.play.size() == 1 ? "y" : "ies");
}

std::string points_of(const std::optional<double>& score, bool is_proved, std::string_view otherwise) {
  if (!score) return "-";
  return fmt::format("{}{}", is_proved ? "" : otherwise, points(*score));
}

std::string mean_of(const ScoreRange& range) {
  if (!range.mean) return "-";
  if (range.mean_may_err_by == 0) return fmt::format("{:.1f}", *range.mean * 100);
  return fmt::format("{:.1f} \u00b1 {:.1f}", *range.mean * 100, range.mean_may_err_by * 100);
}

std::string listed(const Proof& proof) {
  return fmt::format(
      "{} state{} listed, {}.", proof.states, plural(proof.states),
      proof.lists_all_states ? "which is all of them" : "and freer conversations followed for the rest");
}

std::string settled(const Proof& proof) {
  if (proof.undecided == 0 && proof.not_all_typed.empty())
    return "Every turn, reply, branch, typed rule, line, fact, promise and ending is settled: each can "
           "happen, or "
           "no play ever gets there.";
  return fmt::format(
      "Not proved: {} claim{} could neither be shown by a play nor ruled out. What is told below holds all "
      "the "
      "same.",
      proof.undecided, plural(proof.undecided));
}

double percent(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

/// How many flags are set, of how many.
std::string share_of(const std::vector<bool>& flags) {
  return fmt::format("{} of {}", std::ranges::count(flags, true), flags.size());
}

}  // namespace

std::string proof_text(const Scenario& scenario, const Rubric& rubric, const Proof& proof, WaysToldTo ways,
                       const TextStyle& style) {
  using Emphasis = TextStyle::Emphasis;
  std::string text = style.marked(Emphasis::Strong, scenario.title) + "\n";
  text += style.wrapped(listed(proof) + " " + settled(proof));
  for (const auto& claim : undecided_claims(scenario, proof)) text += style.wrapped(claim, "  ", "    ");
  text += "\n" + style.marked(Emphasis::Strong, "Endings") +
          " (shortest way; how many of those who pick by chance)\n";
  for (std::size_t i = 0; i < proof.endings.size(); ++i) {
    const auto& ending = scenario.endings[i];
    const auto& reached = proof.endings[i];
    text += fmt::format("  {:<28} {:<13} {:<18} {:>5.1f} %\n", ending.id, word_of(ending.tier),
                        replies_of(reached), reached.share * 100);
    text += way_of(scenario, reached, style);
  }
  if (ways == WaysToldTo::EndingsAndTurns) {
    text += "\n" + style.marked(Emphasis::Strong, "Turns") + " (shortest way)\n";
    for (std::size_t i = 0; i < proof.turns.size(); ++i) {
      text += fmt::format("  {:<42} {}\n", scenario.turns[i].id, replies_of(proof.turns[i]));
      text += way_of(scenario, proof.turns[i], style);
    }
  }
  text += "\n" + style.marked(Emphasis::Strong, "Scores of the written replies") + ", in points of 100\n";
  text += fmt::format("  {:<24} {:>9} {:>16} {:>9}\n", "", "lowest", "mean by chance", "highest");
  for (std::size_t c = 0; c < proof.criteria.size(); ++c) {
    const auto& range = proof.criteria[c];
    text += fmt::format("  {:<24} {:>9} {:>16} {:>9}\n", rubric.criteria[c].name,
                        points_of(range.lowest, range.lowest_is_proved, "\u2264 "), mean_of(range),
                        points_of(range.highest, range.highest_is_proved, "\u2265 "));
  }
  return text;
}

std::string simulation_text(const Scenario& scenario, const Rubric& rubric, const Simulation& simulation,
                            const TextStyle& style) {
  using Emphasis = TextStyle::Emphasis;
  constexpr std::size_t kBarColumns = 30;
  std::string text = style.marked(Emphasis::Strong, scenario.title) + "\n";
  text += fmt::format(
      "{} plays, {:.1f} replies each. At the end: trust {:.0f}, anger {:.0f}, remedies {:.0f} {}.\n",
      simulation.plays, simulation.mean_replies, simulation.mean_trust, simulation.mean_anger,
      simulation.mean_cost, scenario.currency);
  text += "\n" + style.marked(Emphasis::Strong, "Endings") + "\n";
  for (std::size_t i = 0; i < simulation.endings.size(); ++i) {
    const double share = percent(simulation.endings[i], simulation.plays);
    const auto columns = static_cast<std::size_t>(std::lround(share / 100 * kBarColumns));
    text += fmt::format("  {:<28} {:<13} {:>5.1f} %  {}\n", scenario.endings[i].id,
                        word_of(scenario.endings[i].tier), share, std::string(columns, '#'));
  }
  if (simulation.unfinished > 0) text += fmt::format("  {} did not come to an end.\n", simulation.unfinished);
  text += "\n" + style.marked(Emphasis::Strong, "Scores") + ", in points of 100\n";
  text += fmt::format("  {:<24} {:>6} {:>6} {:>6}   {}\n", "", "least", "mean", "most",
                      "plays by tens of points");
  for (std::size_t c = 0; c < simulation.criteria.size(); ++c) {
    const auto& criterion = simulation.criteria[c];
    if (criterion.plays == 0) continue;
    text +=
        fmt::format("  {:<24} {:>6} {:>6.1f} {:>6}   {}\n", rubric.criteria[c].name, points(criterion.least),
                    criterion.mean * 100, points(criterion.most), fmt::join(criterion.histogram, " "));
  }
  const auto& seen = simulation.seen;
  text += "\n" + style.marked(Emphasis::Strong, "Coverage") + "\n";
  text += fmt::format("  turns {}, replies offered {}, branches {}, lines {}, endings {}\n",
                      share_of(seen.turns), share_of(seen.options), share_of(seen.branches),
                      share_of(seen.lines), share_of(seen.endings));
  return text;
}

}  // namespace rapport
