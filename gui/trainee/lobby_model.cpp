// SPDX-License-Identifier: MIT
#include "gui/trainee/lobby_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "gui/trainee/wording.h"

namespace rapport::gui {
namespace {

std::string trained_criteria(const Scenario& scenario, const Rubric& rubric) {
  struct Count {
    std::string name;
    int turns = 0;
  };
  std::vector<Count> counts;
  for (std::size_t c = 0; c < rubric.criteria.size(); ++c) {
    Count count{in_sentence(rubric.criteria[c].name), 0};
    for (const auto& turn : scenario.turns) count.turns += turn.calls_for[c] ? 1 : 0;
    if (count.turns > 0) counts.push_back(std::move(count));
  }
  std::ranges::stable_sort(counts, std::ranges::greater{}, &Count::turns);
  std::vector<std::string> names;
  for (auto& count : counts) names.push_back(std::move(count.name));
  return joined(names);
}

bool is_finished(const Attempt& attempt) {
  return attempt.result.status == AttemptStatus::Passed || attempt.result.status == AttemptStatus::Failed;
}

std::string result_text(const Attempt& attempt) {
  const auto score = attempt.result.overall ? points_text(attempt.result.overall) : std::string("not rated");
  return fmt::format("{}, {}", score, status_name(attempt.result.status));
}

void add_results(LobbyCard& card, const std::vector<Attempt>& attempts) {
  const Attempt* best = nullptr;
  const Attempt* last = nullptr;
  for (const auto& attempt : attempts) {
    if (attempt.saved.scenario_id != card.id) continue;
    const bool unfinished = attempt.result.status == AttemptStatus::Incomplete;
    if (unfinished && !card.unfinished) {
      card.unfinished = attempt.id;
      const auto replies = count_text(attempt.saved.replies.size(), "reply", "replies");
      card.unfinished_text = fmt::format("{}, {} so far", mode_name(attempt.mode), replies);
    }
    if (!is_finished(attempt)) continue;
    if (last == nullptr) last = &attempt;
    if (best == nullptr || attempt.result.overall > best->result.overall) best = &attempt;
  }
  if (best != nullptr) card.best = result_text(*best);
  if (last != nullptr) card.last = result_text(*last);
}

}  // namespace

LobbyModel make_lobby(const Shelf& shelf, const std::vector<Attempt>& attempts) {
  LobbyModel model;
  model.unplayable = shelf.unplayable;
  for (const auto& [scenario, rubric] : shelf.scenarios) {
    LobbyCard card;
    card.id = scenario->id;
    card.title = scenario->title;
    card.summary = scenario->summary;
    card.facts = dotted({scenario->sector,
                         count_text(static_cast<std::size_t>(scenario->minutes), "minute", "minutes"),
                         difficulty_name(scenario->difficulty), channel_name(scenario->channel)});
    card.trains = trained_criteria(*scenario, *rubric);
    card.tags = joined(scenario->tags);
    add_results(card, attempts);
    model.cards.push_back(std::move(card));
  }
  return model;
}

}  // namespace rapport::gui
