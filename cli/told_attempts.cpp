// SPDX-License-Identifier: MIT
#include "cli/told_attempts.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "cli/played_texts.h"
#include "engine/base/words.h"

namespace rapport {
namespace {

/// Counts an attempt that is not told under its reason.
bool is_told(const AttemptSummary& attempt, const ToldChoice& choice, ToldCount& count) {
  const bool is_private = attempt.mode == Mode::Practice && !attempt.shared;
  auto* reason = !is_finished(attempt.status)                          ? &count.unfinished
                 : is_private && !choice.with_practice                 ? &count.practice
                 : attempt.demonstration && !choice.with_demonstration ? &count.demonstration
                                                                       : nullptr;
  if (reason != nullptr) ++*reason;
  return reason == nullptr;
}

/// The ids of all that are told, the earliest first: there may be more attempts than fit into memory.
Result<std::vector<AttemptId>> chosen_attempts(const RecordStore& store, const ToldChoice& choice,
                                               ToldCount& count) {
  constexpr std::size_t kAtOnce = 10'000;
  RecordFilter filter;
  filter.scenario_id = choice.scenario;
  std::vector<AttemptId> ids;
  std::optional<AttemptCursor> after;
  while (true) {
    const auto some = store.records->attempts(filter, kAtOnce, after);
    if (!some) return tl::unexpected(some.error());
    if (some->empty()) break;
    after = AttemptCursor{some->back().started, some->back().id};
    for (const auto& attempt : *some) {
      if (is_told(attempt, choice, count)) ids.push_back(attempt.id);
    }
  }
  std::ranges::reverse(ids);
  return ids;
}

/// The teams of which somebody is a trainee, in the order of their ids.
std::map<std::string, std::vector<CohortTeam>> teams_of_trainees(const std::vector<Team>& teams) {
  std::map<std::string, std::vector<CohortTeam>> of;
  for (const auto& team : teams) {
    for (const auto& member : team.members) {
      if (member.role == Role::Trainee) of[member.person_id].push_back({team.id, team.name});
    }
  }
  return of;
}

}  // namespace

Result<ToldCount> for_each_told(
    const Catalogue& catalogue, const RecordStore& store, const ToldChoice& choice,
    const std::function<Result<bool>(const AttemptId&)>& skip,
    const std::function<Result<void>(const AttemptRunner&, const StatementFrame&)>& tell) {
  ToldCount count;
  const auto chosen = chosen_attempts(store, choice, count);
  if (!chosen) return tl::unexpected(chosen.error());
  const auto listener = open_listener(catalogue);
  const SystemClock clock;
  PlayedTexts texts(catalogue, store, listener, clock);
  const auto all_teams = store.records->teams();
  if (!all_teams) return tl::unexpected(all_teams.error());
  const auto teams = teams_of_trainees(*all_teams);
  for (const auto& id : *chosen) {
    const auto skipped = skip(id);
    if (!skipped) return tl::unexpected(skipped.error());
    if (*skipped) continue;
    const auto attempt = as_first_scored(*store.records, *store.attempts, id);
    if (!attempt) return tl::unexpected(attempt.error());
    const auto runner = texts.bring_back(*attempt);
    if (!runner || !is_finished(runner->attempt().result.status)) {
      ++count.changed;
      continue;
    }
    StatementFrame frame;
    frame.person = attempt->person_id;
    frame.given = attempt->given;
    if (const auto theirs = teams.find(attempt->person_id); theirs != teams.end())
      frame.teams = theirs->second;
    frame.demonstration = attempt->demonstration;
    if (auto told = tell(*runner, frame); !told) return tl::unexpected(told.error());
    ++count.told;
  }
  return count;
}

std::string left_out_text(const ToldCount& count) {
  std::string text;
  const auto unfinished = count.unfinished, practice = count.practice, made_up = count.demonstration,
             changed = count.changed;
  if (unfinished > 0) {
    text += tr_n_format("{} attempt was left out: it is not finished.",
                        "{} attempts were left out: they are not finished.", unfinished, unfinished) +
            "\n";
  }
  if (practice > 0) {
    text += tr_n_format("{} attempt was left out: it was practice, which is its trainee's own.",
                        "{} attempts were left out: they were practice, which is its trainee's own.",
                        practice, practice) +
            "\n";
  }
  if (made_up > 0) {
    text += tr_n_format("{} attempt was left out: it is a demonstration.",
                        "{} attempts were left out: they are demonstrations.", made_up, made_up) +
            "\n";
  }
  if (changed > 0) {
    text += tr_n_format("{} attempt was left out: what it was held with is gone.",
                        "{} attempts were left out: what they were held with is gone.", changed, changed) +
            "\n";
  }
  return text;
}

}  // namespace rapport
