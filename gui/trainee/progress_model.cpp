// SPDX-License-Identifier: MIT
#include "gui/trainee/progress_model.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/base/words.h"
#include "engine/report/moment_text.h"
#include "gui/trainee/wording.h"

namespace rapport::gui {
namespace {

/// So many attempts fit into a chart.
constexpr std::size_t kMostInChart = 60;

using Direction = Trend::Direction;

std::string practice_text(const Trend& trend) {
  switch (trend.direction) {
    case Direction::Up:
      return tr_n_format("In practice: up from {} to {} over {} attempt.",
                         "In practice: up from {} to {} over {} attempts.", trend.attempts, trend.from,
                         trend.to, trend.attempts);
    case Direction::Down:
      return tr_n_format("In practice: down from {} to {} over {} attempt.",
                         "In practice: down from {} to {} over {} attempts.", trend.attempts, trend.from,
                         trend.to, trend.attempts);
    case Direction::Steady:
      return tr_n_format("In practice: steady over {} attempt, {} last time.",
                         "In practice: steady over {} attempts, {} last time.", trend.attempts,
                         trend.attempts, trend.to);
  }
  return {};
}

std::string assessment_text(const Trend& trend) {
  switch (trend.direction) {
    case Direction::Up:
      return tr_n_format("In assessment: up from {} to {} over {} attempt.",
                         "In assessment: up from {} to {} over {} attempts.", trend.attempts, trend.from,
                         trend.to, trend.attempts);
    case Direction::Down:
      return tr_n_format("In assessment: down from {} to {} over {} attempt.",
                         "In assessment: down from {} to {} over {} attempts.", trend.attempts, trend.from,
                         trend.to, trend.attempts);
    case Direction::Steady:
      return tr_n_format("In assessment: steady over {} attempt, {} last time.",
                         "In assessment: steady over {} attempts, {} last time.", trend.attempts,
                         trend.attempts, trend.to);
  }
  return {};
}

std::vector<std::string> words_of(const ScoreHistory& history) {
  const auto once = [&](Mode mode) { return std::ranges::find(history.attempts, mode, &RatedAttempt::mode); };
  const auto practice = once(Mode::Practice), assessment = once(Mode::Assessment);
  std::vector<std::string> words;
  if (history.practice) {
    words.push_back(practice_text(*history.practice));
  } else if (practice != history.attempts.end()) {
    words.push_back(tr_format("In practice: {} in one attempt, too few to compare.", practice->points));
  }
  if (history.assessment) {
    words.push_back(assessment_text(*history.assessment));
  } else if (assessment != history.attempts.end()) {
    words.push_back(tr_format("In assessment: {} in one attempt, too few to compare.", assessment->points));
  }
  if (words.empty()) words.emplace_back(tr("No attempt that you finished has called for it yet."));
  return words;
}

/// Which way it goes where it can be told; practice and assessment may differ, and then it is neither.
std::optional<Direction> direction_of(const ScoreHistory& history) {
  if (history.practice && history.assessment && history.practice->direction != history.assessment->direction)
    return std::nullopt;
  if (history.practice) return history.practice->direction;
  if (history.assessment) return history.assessment->direction;
  return std::nullopt;
}

std::vector<std::string> moving_text(const Progress& progress, const std::vector<CriterionChart>& charts) {
  const bool comparable = std::ranges::any_of(
      progress.criteria, [](const ScoreHistory& one) { return one.practice || one.assessment; });
  if (!comparable)
    return {tr("Once you have finished two attempts of one kind, you see here what is getting better.")};
  std::vector<std::string> up, down;
  for (std::size_t c = 0; c < charts.size(); ++c) {
    const auto direction = direction_of(progress.criteria[c]);
    if (direction == Direction::Up) up.push_back(in_sentence(charts[c].name));
    if (direction == Direction::Down) down.push_back(in_sentence(charts[c].name));
  }
  std::vector<std::string> sentences;
  if (!up.empty()) sentences.push_back(tr_format("Getting better: {}.", joined(up)));
  if (!down.empty()) sentences.push_back(tr_format("Needs another look: {}.", joined(down)));
  if (sentences.empty()) sentences.emplace_back(tr("Nothing moves clearly up or down of late."));
  return sentences;
}

std::string summary_text(const Progress& progress) {
  const auto finished = progress.practised + progress.assessed;
  if (progress.attempts.empty()) return tr("You have not begun a conversation yet.");
  if (finished == 0) return tr("You have not finished a conversation yet.");
  return tr_n_format("{} conversation finished: {} in practice, {} in assessment.",
                     "{} conversations finished: {} in practice, {} in assessment.", finished, finished,
                     progress.practised, progress.assessed);
}

ProgressRow row_of(const PastAttempt& attempt, const Shelf& shelf, const UtcOffset& utc_offset) {
  ProgressRow row;
  row.id = attempt.id;
  row.moment = moment_text(attempt.started, utc_offset(attempt.started));
  row.mode = mode_name(attempt.mode);
  const auto* const on_shelf = shelf.find(attempt.scenario_id);
  row.scenario = on_shelf == nullptr ? attempt.scenario_id : on_shelf->scenario->title;
  const bool finished = is_finished(attempt.status);
  row.result = capitalised(status_name(attempt.status));
  if (finished && attempt.overall)
    row.result = fmt::format("{}, {}", points_text(attempt.overall), status_name(attempt.status));
  if (on_shelf == nullptr) return row;
  if (finished) row.door = ProgressRow::Door::Debrief;
  if (attempt.status == AttemptStatus::Incomplete) row.door = ProgressRow::Door::Resume;
  return row;
}

}  // namespace

ProgressModel make_progress_model(const Progress& progress, const Shelf& shelf,
                                  const std::optional<LobbyNext>& next, const UtcOffset& utc_offset) {
  ProgressModel model;
  model.summary = summary_text(progress);
  model.next = next;
  for (const auto& attempt : progress.attempts) model.rows.push_back(row_of(attempt, shelf, utc_offset));
  if (shelf.scenarios.empty()) return model;
  const auto& criteria = shelf.scenarios.front().rubric->criteria;
  for (std::size_t c = 0; c < std::min(criteria.size(), kCoreCriteria); ++c) {
    const auto& history = progress.criteria[c];
    CriterionChart chart{spoken_text(criteria[c].name), history.attempts, words_of(history)};
    if (chart.attempts.size() > kMostInChart)
      chart.attempts.erase(chart.attempts.begin(), chart.attempts.end() - kMostInChart);
    model.charts.push_back(std::move(chart));
  }
  if (!progress.attempts.empty()) model.moving = moving_text(progress, model.charts);
  return model;
}

}  // namespace rapport::gui
