// SPDX-License-Identifier: MIT
#include "engine/records/memory_records.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "engine/base/words.h"

namespace rapport {
namespace {

tl::unexpected<Error> no_such_attempt(const AttemptId& id) {
  return failure(ErrorCode::NotFound, tr_format("There is no attempt {}.", id));
}

void add(SignSummary& sum, const SignSummary& more) {
  for (const auto& sign : more.signs) {
    auto place = std::ranges::lower_bound(sum.signs, sign.indicator_id, {}, &SignCount::indicator_id);
    if (place == sum.signs.end() || place->indicator_id != sign.indicator_id) {
      sum.signs.insert(place, sign);
      continue;
    }
    place->shown += sign.shown;
    place->shown_called += sign.shown_called;
    place->attempts += sign.attempts;
  }
  for (const auto& moment : more.moments) {
    auto place = std::ranges::lower_bound(sum.moments, moment.criterion_id, {}, &MomentCount::criterion_id);
    if (place == sum.moments.end() || place->criterion_id != moment.criterion_id) {
      sum.moments.insert(place, moment);
      continue;
    }
    place->called += moment.called;
    place->missed += moment.missed;
    place->typed_called += moment.typed_called;
  }
}

/// Of many people's attempts nobody asks which was the first, the last or the best.
void keep_sums_only(HeldByMode& held) {
  for (auto& of_mode : held) {
    for (auto& measure : of_mode.measures) {
      if (measure) measure = MeasureSummary{measure->attempts, measure->sum, 0, 0, 0, {}, {}};
    }
  }
}

}  // namespace

Result<void> check_opinion(const Opinion& opinion) {
  if (!opinion.blind && opinion.reason.find_first_not_of(" \t\r\n") == std::string::npos) {
    return failure(ErrorCode::Invalid, tr("A correction needs its reason."),
                   tr("Say in a sentence what you saw in the reply."));
  }
  if (opinion.reason.size() > kLongestReasonBytes || opinion.reason.find('\0') != std::string::npos) {
    return failure(
        ErrorCode::Invalid,
        tr_format("The reason is longer than {} bytes, or holds what is not text.", kLongestReasonBytes),
        tr("Say it shorter."));
  }
  return {};
}

void MemoryRecords::add(HeldAttempt attempt) {
  const auto& summary = attempt.summary;
  if (!people_.contains(summary.person_id))
    people_[summary.person_id] = {summary.person_id, {}, {}, summary.demonstration};
  Kept kept{std::move(attempt), {}};
  if (is_finished(kept.held.summary.status)) {
    const auto& of = kept.held.summary;
    const auto rubric = rubric_of_scores(of);
    kept.scorings.push_back({++last_serial_, rubric.id, rubric.version, rubric.hash,
                             of.finished.value_or(of.updated), of.status, of.overall, of.criteria, true});
  }
  const auto id = kept.held.summary.id;
  attempts_.insert_or_assign(id, std::move(kept));
}

std::vector<std::string> MemoryRecords::teams_of(std::string_view person_id) const {
  std::vector<std::string> ids;
  for (const auto& [id, team] : teams_) {
    const bool trains = std::ranges::any_of(team.members, [&](const TeamMember& member) {
      return member.person_id == person_id && member.role == Role::Trainee;
    });
    if (trains) ids.push_back(id);
  }
  return ids;
}

bool MemoryRecords::lets_in(const RecordFilter& filter, const AttemptSummary& attempt) const {
  const auto month = month_of(attempt.started);
  const auto teams = filter.team_id.empty() ? std::vector<std::string>{} : teams_of(attempt.person_id);
  return (filter.person_id.empty() || filter.person_id == attempt.person_id) &&
         (filter.team_id.empty() || std::ranges::find(teams, filter.team_id) != teams.end()) &&
         (filter.scenario_id.empty() || filter.scenario_id == attempt.scenario_id) &&
         (!filter.mode || *filter.mode == attempt.mode) && (!filter.from || *filter.from <= month) &&
         (!filter.to || month <= *filter.to) &&
         (!filter.demonstration || *filter.demonstration == attempt.demonstration);
}

std::vector<const MemoryRecords::Kept*> MemoryRecords::kept_by(const RecordFilter& filter) const {
  std::vector<const Kept*> kept;
  for (const auto& [id, each] : attempts_) {
    if (lets_in(filter, each.held.summary)) kept.push_back(&each);
  }
  std::ranges::sort(kept, std::ranges::greater{}, [](const Kept* one) {
    return std::tie(one->held.summary.started, one->held.summary.id);
  });
  return kept;
}

PersonSummary MemoryRecords::empty_summary(const Person& person) const {
  PersonSummary summary;
  summary.person_id = person.id;
  summary.name = person.name;
  summary.team_ids = teams_of(person.id);
  summary.demonstration = person.demonstration;
  return summary;
}

Result<std::vector<PersonSummary>> MemoryRecords::people(const RecordFilter& filter) const {
  std::map<std::string, PersonSummary> summaries;
  for (const auto& [id, person] : people_) {
    auto summary = empty_summary(person);
    const auto& teams = summary.team_ids;
    const bool asked_for =
        (filter.person_id.empty() || filter.person_id == id) &&
        (!filter.demonstration || *filter.demonstration == person.demonstration) &&
        (filter.team_id.empty() ? !teams.empty() : std::ranges::find(teams, filter.team_id) != teams.end());
    if (asked_for) summaries[id] = std::move(summary);
  }
  for (const auto* kept : kept_by(filter)) {
    const auto& attempt = kept->held.summary;
    const auto& person = people_.at(attempt.person_id);
    auto& summary = summaries.try_emplace(person.id, empty_summary(person)).first->second;
    count(summary.held[place_of(attempt.mode)], attempt);
    summary.last_active = std::max(summary.last_active.value_or(attempt.updated), attempt.updated);
  }
  std::vector<PersonSummary> people;
  for (auto& [id, summary] : summaries) people.push_back(std::move(summary));
  return people;
}

Result<std::vector<Activity>> MemoryRecords::activity(const RecordFilter& filter) const {
  auto wider = filter;
  wider.scenario_id.clear();
  wider.from.reset();
  std::map<std::string, Activity> by_person;
  for (const auto* kept : kept_by(wider)) {
    const auto& attempt = kept->held.summary;
    auto& activity = by_person.try_emplace(attempt.person_id, Activity{attempt.person_id, 0, attempt.updated})
                         .first->second;
    ++activity.begun;
    activity.last_active = std::max(activity.last_active, attempt.updated);
  }
  std::vector<Activity> all;
  for (const auto& [id, activity] : by_person) all.push_back(activity);
  return all;
}

Result<std::vector<ScenarioSummary>> MemoryRecords::scenarios(const RecordFilter& filter) const {
  std::map<std::string, ScenarioSummary> summaries;
  for (const auto* kept : kept_by(filter)) {
    const auto& attempt = kept->held.summary;
    auto& summary = summaries[attempt.scenario_id];
    summary.scenario_id = attempt.scenario_id;
    count(summary.held[place_of(attempt.mode)], attempt);
  }
  std::vector<ScenarioSummary> scenarios;
  for (auto& [id, summary] : summaries) {
    keep_sums_only(summary.held);
    scenarios.push_back(std::move(summary));
  }
  return scenarios;
}

Result<std::vector<MonthSummary>> MemoryRecords::months(const RecordFilter& filter) const {
  std::map<Month, MonthSummary> summaries;
  for (const auto* kept : kept_by(filter)) {
    const auto& attempt = kept->held.summary;
    auto& summary = summaries[month_of(attempt.started)];
    summary.month = month_of(attempt.started);
    count(summary.held[place_of(attempt.mode)], attempt);
  }
  std::vector<MonthSummary> months;
  for (auto& [month, summary] : summaries) {
    keep_sums_only(summary.held);
    months.push_back(summary);
  }
  return months;
}

Result<SignSummary> MemoryRecords::signs(const RecordFilter& filter) const {
  SignSummary sum;
  for (const auto* kept : kept_by(filter)) {
    if (is_finished(kept->held.summary.status)) rapport::add(sum, kept->held.signs);
  }
  return sum;
}

Result<std::vector<AttemptSummary>> MemoryRecords::attempts(const RecordFilter& filter, std::size_t most,
                                                            const std::optional<AttemptCursor>& after) const {
  std::vector<AttemptSummary> list;
  for (const auto* kept : kept_by(filter)) {
    const auto& attempt = kept->held.summary;
    if (list.size() == most) break;
    const bool is_behind =
        !after || std::tie(attempt.started, attempt.id) < std::tie(after->started, after->id);
    if (is_behind) list.push_back(attempt);
  }
  return list;
}

Result<AttemptSummary> MemoryRecords::attempt(const AttemptId& id) const {
  const auto found = attempts_.find(id);
  if (found == attempts_.end()) return no_such_attempt(id);
  return found->second.held.summary;
}

Result<std::vector<RatedReply>> MemoryRecords::rated_replies(const RecordFilter& filter,
                                                             std::size_t most) const {
  std::vector<RatedReply> list;
  for (const auto* kept : kept_by(filter)) {
    if (!is_finished(kept->held.summary.status)) continue;
    for (const auto& reply : kept->held.rated) {
      if (list.size() == most) return list;
      list.push_back(reply);
    }
  }
  return list;
}

Result<std::vector<RatedReply>> MemoryRecords::rated_replies_of(const AttemptId& id) const {
  const auto found = attempts_.find(id);
  if (found == attempts_.end() || !is_finished(found->second.held.summary.status))
    return std::vector<RatedReply>{};
  return found->second.held.rated;
}

Result<std::vector<Opinion>> MemoryRecords::opinions(const RecordFilter& filter) const {
  std::vector<Opinion> list;
  for (const auto& opinion : opinions_) {
    const auto attempt = attempts_.find(opinion.attempt_id);
    if (attempt != attempts_.end() && lets_in(filter, attempt->second.held.summary)) list.push_back(opinion);
  }
  return list;
}

Result<void> MemoryRecords::add_opinions(std::span<const Opinion> opinions) {
  for (const auto& opinion : opinions) {
    if (auto good = check_opinion(opinion); !good) return good;
    const auto attempt = attempts_.find(opinion.attempt_id);
    if (attempt == attempts_.end()) return no_such_attempt(opinion.attempt_id);
    if (opinion.reply >= attempt->second.held.replies) {
      return failure(ErrorCode::NotFound,
                     tr_format("Attempt {} has no reply {}.", opinion.attempt_id, opinion.reply + 1));
    }
    if (!people_.contains(opinion.rater_id)) {
      return failure(ErrorCode::Invalid, tr("Nobody knows who gives this rating."),
                     tr("Say your name, and try again."));
    }
  }
  for (const auto& opinion : opinions) {
    opinions_.push_back(opinion);
    opinions_.back().serial = ++last_serial_;
    opinions_.back().demonstration = attempts_.at(opinion.attempt_id).held.summary.demonstration;
  }
  return {};
}

Result<std::vector<Scoring>> MemoryRecords::scorings(const AttemptId& id) const {
  const auto found = attempts_.find(id);
  if (found == attempts_.end()) return no_such_attempt(id);
  return found->second.scorings;
}

Result<bool> MemoryRecords::add_scoring(const AttemptId& id, const Scoring& scoring) {
  const auto found = attempts_.find(id);
  if (found == attempts_.end()) return no_such_attempt(id);
  auto& [held, scorings] = found->second;
  if (!is_finished(held.summary.status) || !is_finished(scoring.status)) {
    return failure(ErrorCode::Conflict, tr("Only a finished attempt can be scored again."));
  }
  const auto current = std::ranges::find_if(scorings, &Scoring::is_current);
  if (current != scorings.end() && has_same_result(*current, scoring)) return false;
  for (auto& each : scorings) each.is_current = false;
  scorings.push_back(scoring);
  scorings.back().serial = ++last_serial_;
  scorings.back().is_current = true;
  held.summary.status = scoring.status;
  held.summary.overall = scoring.overall;
  held.summary.criteria = scoring.criteria;
  held.summary.scored_again_by =
      RubricVersion{scoring.rubric_id, scoring.rubric_version, scoring.rubric_hash};
  return true;
}

Result<std::string> MemoryRecords::source(const ContentHash& hash) const {
  const auto found = sources_.find(hash);
  if (found == sources_.end())
    return failure(ErrorCode::NotFound, tr_format("The text with the hash {} was not kept.", hash));
  return found->second;
}

Result<void> MemoryRecords::keep_source(std::string_view /*kind*/, const ContentHash& hash,
                                        std::string_view text) {
  sources_.try_emplace(hash, text);
  return {};
}

Result<void> MemoryRecords::share(const AttemptId& id, const std::optional<TimePoint>& at) {
  const auto found = attempts_.find(id);
  if (found == attempts_.end()) return no_such_attempt(id);
  auto& attempt = found->second.held.summary;
  if (attempt.mode != Mode::Practice)
    return failure(ErrorCode::Conflict, tr("A counted attempt is seen by the team's manager as it is."));
  attempt.shared = at;
  return {};
}

Result<std::vector<Team>> MemoryRecords::teams() const {
  std::vector<Team> list;
  for (const auto& [id, team] : teams_) list.push_back(team);
  return list;
}

Result<void> MemoryRecords::put_team(const Team& team) {
  teams_.insert_or_assign(team.id, team);
  return {};
}

Result<Person> MemoryRecords::self(std::string_view name) {
  for (const auto& [id, person] : people_) {
    if (person.name == name) return person;
  }
  const Person person{fmt::format("p-{}", people_.size() + 1), std::string(name), {}, false};
  people_[person.id] = person;
  return person;
}

Result<void> MemoryRecords::put_person(const Person& person) {
  for (const auto& [id, other] : people_) {
    if (id != person.id && !person.account.empty() && other.account == person.account)
      return failure(ErrorCode::Conflict, tr_format("The account {} is another person's.", person.account));
  }
  people_.insert_or_assign(person.id, person);
  return {};
}

Result<Person> MemoryRecords::person(std::string_view person_id) const {
  const auto found = people_.find(person_id);
  if (found == people_.end())
    return failure(ErrorCode::NotFound, tr_format("There is no person {}.", person_id));
  return found->second;
}

Result<Erasure> MemoryRecords::erase_person(std::string_view person_id) {
  const auto found = people_.find(person_id);
  if (found == people_.end())
    return failure(ErrorCode::NotFound, tr_format("There is no person {}.", person_id));
  Erasure erased;
  std::erase_if(attempts_, [&](const auto& entry) {
    const bool is_theirs = entry.second.held.summary.person_id == person_id;
    if (!is_theirs) return false;
    ++erased.attempts;
    erased.replies += entry.second.held.replies;
    std::erase_if(opinions_, [&](const Opinion& one) { return one.attempt_id == entry.first; });
    return true;
  });
  std::erase_if(opinions_, [&](const Opinion& one) { return one.rater_id == person_id; });
  for (auto& [id, team] : teams_)
    std::erase_if(team.members, [&](const TeamMember& member) { return member.person_id == person_id; });
  people_.erase(found);
  return erased;
}

}  // namespace rapport
