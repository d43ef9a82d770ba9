// SPDX-License-Identifier: MIT
#include "gui/manager/manager_desk.h"

#include <algorithm>
#include <map>
#include <utility>

#include "engine/base/words.h"

namespace rapport::gui {
namespace {

constexpr std::size_t kMostOfOnePerson = 2000;  ///< of one person that are listed

Result<OpenRecords> open_for(const ManagerTask& task) {
  if (task.stop.stop_requested()) return failure(ErrorCode::NotNow, tr("The question was stopped."));
  return task.open(task.stop);
}

CohortQuestion question_of(const ManagerTask& task) {
  return {task.filter, task.now};
}

/// The names of those who have rated, each asked for once.
std::vector<NamedOpinion> named(const Records& records, const std::vector<Opinion>& opinions,
                                const AttemptId& id) {
  std::map<std::string, std::string> names;
  std::vector<NamedOpinion> kept;
  for (const auto& opinion : opinions) {
    if (opinion.attempt_id != id) continue;
    const auto [at, is_new] = names.try_emplace(opinion.rater_id);
    if (is_new) {
      if (auto person = records.person(opinion.rater_id); person) at->second = std::move(person->name);
    }
    kept.push_back({opinion, at->second});
  }
  return kept;
}

/// Where what led to it cannot be had, the reply stands alone: it can be rated by itself, or passed over.
BlindReading read_reply(const OpenRecords& open, const ManagerTask& task, const BlindItem& item) {
  const auto led_to = open.attempts->find(item.attempt_id).and_then([&](const Attempt& attempt) {
    return as_played(*open.records, task.at_hand, attempt, task.listener, *task.clock);
  });
  if (led_to) return {lines_until(led_to->session(), item.reply), {}};
  return {{{TranscriptLine::Speaker::Trainee, item.words}}, led_to.error().message};
}

}  // namespace

Result<CohortReading> read_cohort(const ManagerTask& task, bool with_known) {
  const auto open = open_for(task);
  if (!open) return tl::unexpected(open.error());
  const auto facts = ask(*open->records, question_of(task));
  if (!facts) return tl::unexpected(facts.error());
  CohortReading reading;
  reading.report = std::make_shared<const CohortReport>(
      make_cohort_report(question_of(task), *facts, task.scenarios, *task.at_hand.rubric));
  reading.teams = facts->teams;
  if (!with_known) return reading;
  const auto months = open->records->months({});
  if (!months) return tl::unexpected(months.error());
  const auto scenarios = open->records->scenarios({});
  if (!scenarios) return tl::unexpected(scenarios.error());
  reading.known.emplace();
  for (const auto& month : *months) reading.known->push_back(month.month);
  for (const auto& scenario : *scenarios) reading.scenario_ids.push_back(scenario.scenario_id);
  return reading;
}

Result<PersonReading> read_person(const ManagerTask& task, const std::string& person_id) {
  const auto open = open_for(task);
  if (!open) return tl::unexpected(open.error());
  auto about = task;
  about.filter.person_id = person_id;
  const auto facts = ask(*open->records, question_of(about));
  if (!facts) return tl::unexpected(facts.error());
  auto report = make_cohort_report(question_of(about), *facts, task.scenarios, *task.at_hand.rubric);
  const auto row = std::ranges::find(report.people, person_id, &PersonRow::person_id);
  if (row == report.people.end()) {
    return failure(ErrorCode::NotFound, tr("This person is not in the store any more."),
                   tr("Somebody may have erased what was kept. Go back and look again."));
  }
  auto filter = about.filter;
  filter.mode = question_of(about).mode();
  auto attempts = open->records->attempts(filter, kMostOfOnePerson + 1, std::nullopt);
  if (!attempts) return tl::unexpected(attempts.error());
  PersonReading reading;
  reading.person_id = person_id;
  reading.row = std::move(*row);
  reading.attempts = std::move(*attempts);
  reading.more_attempts = reading.attempts.size() > kMostOfOnePerson;
  if (reading.more_attempts) reading.attempts.pop_back();
  reading.months = std::move(report.months);
  return reading;
}

Result<BehindReading> read_behind(const ManagerTask& task, const OpenBehind& asked) {
  const auto open = open_for(task);
  if (!open) return tl::unexpected(open.error());
  auto filter = task.filter;
  if (!asked.person_id.empty()) filter.person_id = asked.person_id;
  if (asked.month) filter.from = filter.to = asked.month;
  auto found = behind_number(*open->records, *open->attempts, task.at_hand, filter, asked.counted,
                             task.listener, *task.clock);
  if (!found) return tl::unexpected(found.error());
  return BehindReading{asked, std::move(*found)};
}

Result<HeldReading> read_held(const ManagerTask& task, const AttemptId& id) {
  const auto open = open_for(task);
  if (!open) return tl::unexpected(open.error());
  auto summary = open->records->attempt(id);
  if (!summary) return tl::unexpected(summary.error());
  const auto attempt = open->attempts->find(id);
  if (!attempt) return tl::unexpected(attempt.error());
  auto runner = as_played(*open->records, task.at_hand, *attempt, task.listener, *task.clock);
  if (!runner) return tl::unexpected(runner.error());
  RecordFilter filter;
  filter.person_id = summary->person_id;
  filter.scenario_id = summary->scenario_id;
  const auto opinions = open->records->opinions(filter);
  if (!opinions) return tl::unexpected(opinions.error());
  auto scorings = open->records->scorings(id);
  if (!scorings) return tl::unexpected(scorings.error());
  return HeldReading{std::move(*summary), std::move(*runner), named(*open->records, *opinions, id),
                     std::move(*scorings)};
}

Result<Certificate> read_certificate(const ManagerTask& task, const AttemptId& id) {
  const auto open = open_for(task);
  if (!open) return tl::unexpected(open.error());
  return certificate_of(*open->records, *open->attempts, task.at_hand, id, task.listener, *task.clock);
}

Result<CalibrationReport> read_calibration(const ManagerTask& task) {
  const auto open = open_for(task);
  if (!open) return tl::unexpected(open.error());
  return ask_calibration(*open->records, task.at_hand, task.filter);
}

Result<HeldReading> keep_correction(const ManagerTask& task, Correction correction,
                                    const std::string& rater) {
  const auto open = open_for(task);
  if (!open) return tl::unexpected(open.error());
  if (correction.reason.find_first_not_of(" \n\t") == std::string::npos) {
    return failure(ErrorCode::Invalid, tr("A correction needs a reason."),
                   tr("Say in a sentence what the machine has missed."));
  }
  const auto self = open->records->self(rater);
  if (!self) return tl::unexpected(self.error());
  correction.rater_id = self->id;
  if (const auto kept = correct(*open->records, correction, task.now); !kept)
    return tl::unexpected(kept.error());
  return read_held(task, correction.attempt_id);
}

Result<RatingRound> draw_round(const ManagerTask& task, std::size_t sample, std::uint64_t seed,
                               const std::string& rater) {
  const auto open = open_for(task);
  if (!open) return tl::unexpected(open.error());
  const auto self = open->records->self(rater);
  if (!self) return tl::unexpected(self.error());
  auto drawn = draw_blindly(*open->records, task.at_hand, {task.filter, sample, seed}, self->id);
  if (!drawn) return tl::unexpected(drawn.error());
  if (drawn->drawn == 0) {
    return failure(ErrorCode::NotFound, tr("There is no reply to rate among these attempts."),
                   tr("Only typed replies of finished attempts that the machine has rated can be rated."));
  }
  if (drawn->questions.empty()) {
    return failure(ErrorCode::NotFound, tr("You have rated every reply of this sample."),
                   tr("Draw another sample, or a larger one."));
  }
  RatingRound round;
  round.drawn = drawn->drawn;
  round.questions = std::move(drawn->questions);
  round.rater_id = self->id;
  round.reading = read_reply(*open, task, round.questions.front().item);
  return round;
}

Result<std::optional<BlindReading>> keep_rating(const ManagerTask& task, const RatingRound& round,
                                                const std::vector<BlindLevel>& levels) {
  const auto open = open_for(task);
  if (!open) return tl::unexpected(open.error());
  if (auto kept =
          keep_blindly(*open->records, round.questions[round.at].item, levels, round.rater_id, task.now);
      !kept)
    return tl::unexpected(kept.error());
  if (round.at + 1 >= round.questions.size()) return std::nullopt;
  return read_reply(*open, task, round.questions[round.at + 1].item);
}

}  // namespace rapport::gui
