// SPDX-License-Identifier: MIT
#include "gui/manager/detail_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "engine/base/words.h"
#include "engine/exporting/certificate_text.h"
#include "engine/exporting/text_style.h"
#include "engine/report/calibration_words.h"
#include "engine/report/moment_text.h"
#include "gui/manager/figure_words.h"
#include "gui/trainee/text_marks.h"
#include "gui/trainee/wording.h"

namespace rapport::gui {
namespace {

std::vector<std::shared_ptr<const Scenario>> scenarios_on(const Shelf& shelf) {
  std::vector<std::shared_ptr<const Scenario>> scenarios;
  for (const auto& one : shelf.scenarios) scenarios.push_back(one.scenario);
  return scenarios;
}

// ---- one person

FigureRow criterion_row(Measure measure, const std::optional<MeasureCell>& cell) {
  if (!cell) {
    return {{measure_name(measure)},
            {"0"},
            {kNoFigure},
            {kNoFigure},
            {kNoFigure},
            {kNoFigure},
            {kNoFigure},
            {kNoFigure}};
  }
  const auto lift = cell->lift ? std::optional<double>(*cell->lift) : std::nullopt;
  return {{measure_name(measure)},
          {count_text(cell->attempts)},
          {count_text(cell->first)},
          {count_text(cell->best)},
          {count_text(cell->last), {}, ground_of(cell->last)},
          {mean_text(cell->mean)},
          {lift_text(lift)},
          {cell->trend ? direction_name(*cell->trend) : std::string(kNoFigure)}};
}

std::vector<FigureTile> person_tiles(const PersonRow& row) {
  return {{"###tile_begun", tr("Begun"), count_text(row.begun), tr("attempts"),
           tr("All attempts of this kind: those that were finished, those that go on, and those that were "
              "left.")},
          {"###tile_finished", tr("Finished"), count_text(row.finished), tr("attempts"),
           tr("Attempts that came to an ending. The others go on, or were left.")},
          {"###tile_passed", tr("Passed"), count_text(row.passed), tr("attempts"),
           tr("Attempts that reached the mark of their scenario.")},
          {"###tile_felt", tr("Felt outcome"), felt_text(row.felt), tr("of 5"),
           tr("How customers felt at the end, from 1 to 5: from their trust and their anger. They are "
              "invented; it "
              "is no survey.")}};
}

/// What a number of this person was counted from.
OpenBehind behind_of(const PersonRow& row, Counted::Kind kind, Measure measure = Measure::Overall) {
  OpenBehind opened;
  opened.counted.kind = kind;
  opened.counted.measure = measure;
  opened.person_id = row.person_id;
  return opened;
}

// ---- one attempt

std::string opinion_words(const std::string& criterion, const NamedOpinion& named) {
  const auto& opinion = named.opinion;
  const auto who =
      named.rater.empty() ? std::string(tr("somebody without a name")) : in_one_harmless_line(named.rater);
  return opinion.blind ? tr_format("{}, rated blindly: {} by {}. The machine: {}.", criterion,
                                   level_name(opinion.level), who, level_name(opinion.machine))
                       : tr_format("{}, corrected: {} by {}. The machine: {}.", criterion,
                                   level_name(opinion.level), who, level_name(opinion.machine));
}

std::string criterion_name(const Rubric& rubric, const std::string& id) {
  const auto found = rubric.find_criterion(id);
  return found ? spoken_text(rubric.criteria[*found].name) : id;
}

HeldTurn held_turn(const TurnDebrief& turn, const HeldReading& reading) {
  HeldTurn held;
  held.note = make_coach_note(turn);
  held.marks = text_marks(turn);
  for (const auto& named : reading.opinions) {
    if (named.opinion.reply != turn.reply) continue;
    const auto name = criterion_name(reading.runner.rubric(), named.opinion.criterion_id);
    held.opinions.push_back({named.opinion.criterion_id, opinion_words(name, named), named.opinion.reason});
  }
  if (turn.rated_by != RatedBy::Assessor || !is_finished(reading.summary.status)) return held;
  for (const auto& feedback : turn.feedback) {
    held.correctable.push_back(
        {feedback.criterion_id, feedback.criterion, feedback.level, level_name(feedback.level)});
  }
  return held;
}

std::string scoring_words(const Scoring& scoring) {
  return tr_format("Scored by the rubric \"{}\", version {}: {}, {}.", scoring.rubric_id,
                   scoring.rubric_version, points_text(scoring.overall), status_name(scoring.status));
}

// ---- how far ratings can be trusted

std::string kappa_words(const Agreement& agreement) {
  if (!agreement.kappa || agreement.replies < kEnoughReplies) return kNoFigure;
  return fmt::format("{:.2f}", *agreement.kappa);
}

std::string range_words(const Agreement& agreement) {
  if (!agreement.interval || agreement.replies < kEnoughReplies) return {};
  return tr_format("{:.2f} to {:.2f}", agreement.interval->low, agreement.interval->high);
}

std::string bias_words(const std::optional<double>& bias) {
  if (!bias) return kNoFigure;
  const auto shown = fmt::format("{:.2f}", std::abs(*bias));
  if (shown == "0.00") return "±0";
  return (*bias > 0 ? "+" : "−") + shown;
}

std::vector<CalibrationPage::Apart> apart_of(const std::vector<Disagreement>& worst) {
  std::vector<CalibrationPage::Apart> list;
  for (const auto& one : worst) {
    list.push_back({apart_text(one),
                    tr_format("{}, reply {}", in_one_harmless_line(one.scenario), one.reply + 1), one.reason,
                    one.attempt_id});
  }
  return list;
}

CalibrationPage::Detail detail_of(const std::string& title, const Agreement& agreement,
                                  const std::vector<Disagreement>& worst) {
  CalibrationPage::Detail detail{title, {trust_text(agreement)}, apart_of(worst)};
  if (auto bias = bias_text(agreement); !bias.empty()) detail.words.push_back(std::move(bias));
  if (worst.empty()) detail.words.emplace_back(tr("Nobody has said otherwise than the machine here."));
  return detail;
}

FigureRow agreement_row(const std::string& name, const Agreement& agreement) {
  return {{name},
          {count_text(static_cast<std::int64_t>(agreement.replies))},
          {kappa_words(agreement), range_words(agreement)},
          {share_text(agreement.exact)},
          {share_text(agreement.near)},
          {bias_words(agreement.bias)}};
}

}  // namespace

std::string shown_title(const std::string& scenario_id, const Shelf& shelf) {
  const auto* const there = shelf.find(scenario_id);
  return in_one_harmless_line(there == nullptr ? scenario_id : there->scenario->title);
}

void add_result_columns(FigureTable& table) {
  table.columns.push_back({tr("Result"), false});
  for (const auto measure : kAllMeasures) {
    table.columns.push_back({measure_name(measure), true, false,
                             tr("Points of 100 in this attempt; none where no moment called for it.")});
  }
}

void add_result(FigureRow& row, const AttemptSummary& attempt) {
  row.push_back({capitalised(status_name(attempt.status)),
                 attempt.typed ? std::string(tr("own words")) : std::string()});
  for (const auto measure : kAllMeasures) {
    const auto reached = points_of(attempt, measure);
    row.push_back(reached ? Figure{count_text(*reached), {}, ground_of(*reached)} : Figure{kNoFigure});
  }
}

PersonPage person_page(const PersonReading& reading, const ManagerDesk& desk, const Shelf& shelf,
                       const UtcOffset& utc_offset) {
  const auto& row = reading.row;
  PersonPage page;
  page.name = shown_name(row.name, row.person_id);
  std::vector<std::string> teams;
  for (const auto& id : row.team_ids) {
    const auto team = std::ranges::find(desk.cohort->teams, id, &Team::id);
    teams.push_back(
        in_one_harmless_line(team == desk.cohort->teams.end() || team->name.empty() ? id : team->name));
  }
  page.summary = joined(teams);
  if (row.demonstration)
    page.note = tr("DEMONSTRATION: this person does not exist. \"rapport demo\" made these attempts.");
  if (row.state != PersonRow::State::Active) page.state = capitalised(state_name(row.state)) + ".";
  if (row.last_active)
    page.state +=
        (page.state.empty() ? "" : " ") +
        tr_format("Last active on {}.", moment_text(*row.last_active, utc_offset(*row.last_active)));
  if (row.gap) {
    page.gap = reason_text(*row.gap, scenarios_on(shelf));
    if (!row.gap->scenario_id.empty()) page.gap_scenario = shown_title(row.gap->scenario_id, shelf);
  }
  page.tiles = person_tiles(row);
  for (const auto kind :
       {Counted::Kind::Begun, Counted::Kind::Finished, Counted::Kind::Passed, Counted::Kind::Felt})
    page.tile_leads.emplace_back(behind_of(row, kind));
  page.criteria.title = tr("Criteria");
  page.criteria.columns = {{tr("Points of 100"), false}};
  const std::array<std::pair<const char*, const char*>, 7> columns = {
      {{tr("attempts"), tr("Finished attempts that were rated on it.")},
       {tr("first"), tr("Points in the first of them, by the moment of finishing.")},
       {tr("best"), tr("The most points in any of them.")},
       {tr("last"), tr("Points in the last of them.")},
       {tr("mean"), tr("The sum of points by the number of attempts.")},
       {tr("lift"), tr("Points in the last attempt less those in the first; from two attempts on.")},
       {tr("trend"), tr("Where it goes now: the last attempt beside the mean of all before it; less than 5 "
                        "points is steady. From "
                        "three attempts on.")}}};
  for (const auto& [name, meaning] : columns) page.criteria.columns.push_back({name, true, false, meaning});
  for (const auto measure : kAllMeasures)
    page.criteria.rows.push_back(criterion_row(measure, row.measures[place_of(measure)]));
  for (const auto measure : kAllMeasures)
    page.criteria.leads.emplace_back(behind_of(row, Counted::Kind::Rated, measure));
  page.trend = trend_of(reading.months, desk.cohort->report->question.now);
  for (const auto& month : reading.months) {
    auto lead = behind_of(row, Counted::Kind::Finished);
    lead.month = month.month;
    page.month_leads.emplace_back(std::move(lead));
  }
  page.attempts.title = tr("Attempts");
  page.attempts.caption = tr("The latest first. Open one to see what was said, and why it was rated so.");
  page.attempts.columns = {{tr("Scenario"), false}};
  add_result_columns(page.attempts);
  for (const auto& attempt : reading.attempts) {
    FigureRow line = {
        {shown_title(attempt.scenario_id, shelf), moment_text(attempt.started, utc_offset(attempt.started))}};
    add_result(line, attempt);
    page.attempts.rows.push_back(std::move(line));
    page.ids.push_back(attempt.id);
  }
  if (reading.more_attempts)
    page.more = tr_format("These are the last {} attempts. Choose months to see earlier ones.",
                          reading.attempts.size());
  return page;
}

HeldPage held_page(const HeldReading& reading, const ManagerDesk& desk, const UtcOffset& utc_offset) {
  const auto& [summary, runner, opinions, scorings] = reading;
  HeldPage page;
  page.id = summary.id;
  const auto& people = desk.cohort->report->people;
  const auto person = std::ranges::find(people, summary.person_id, &PersonRow::person_id);
  page.person = shown_name(person == people.end() ? std::string() : person->name, summary.person_id);
  page.debrief = make_debrief_model(runner, {}, {});
  page.debrief.can_try_again = false;
  page.scenario = page.debrief.scenario_title;
  page.moment = moment_text(summary.started, utc_offset(summary.started));
  page.reply = desk.reply;
  page.result = dotted({kind_name(summary.mode), capitalised(status_name(summary.status)),
                        summary.overall ? points_text(summary.overall) : std::string(),
                        summary.demonstration ? std::string(tr("demonstration")) : std::string()});
  page.texts = tr_format("Scenario {}, version {}; rubric {}, version {}.", summary.scenario_id,
                         summary.scenario_version, summary.rubric_id, summary.rubric_version);
  if (scorings.size() > 1) {
    for (const auto& scoring : scorings) page.remarks.push_back(scoring_words(scoring));
  }
  const auto debrief = make_debrief(runner);
  page.mark = tr_format(
      "To pass: {} overall, and {} on each criterion that was called for, which is the line in each bar.",
      debrief.mark.overall, debrief.mark.each);
  for (const auto& turn : debrief.turns) page.turns.push_back(held_turn(turn, reading));
  page.can_certify = summary.mode == Mode::Assessment && summary.status == AttemptStatus::Passed;
  return page;
}

CertificatePage certificate_page(const Certificate& certificate, const UtcOffset& utc_offset) {
  CertificatePage page;
  page.note = certificate_note(certificate);
  page.sentence = in_one_harmless_line(certificate_sentence(certificate, utc_offset(certificate.finished)));
  page.overall = certificate_points(certificate);
  page.criteria.columns = {{tr("Criterion"), false}, {tr("points")}};
  for (const auto& score : certificate.criteria) {
    page.criteria.rows.push_back(
        {{score.criterion}, {score.points ? count_text(*score.points) : std::string(tr("not called for"))}});
  }
  page.grounds = certificate_grounds(certificate);
  page.texts = certificate_texts(certificate);
  return page;
}

std::string rated_text(std::size_t replies) {
  if (replies == 0) return {};
  return tr_n_format("{} reply was rated and kept. It is in the numbers below.",
                     "{} replies were rated and kept. They are in the numbers below.", replies, replies);
}

RatingPage rating_page(const RatingRound& round, bool keeping, const Shelf& shelf) {
  const auto& question = round.questions[round.at];
  RatingPage page;
  page.position = tr_format("Reply {} of {}", round.at + 1, round.questions.size());
  page.scenario = shown_title(question.item.scenario_id, shelf);
  if (question.item.demonstration) page.note = tr("Demonstration: nobody gave this reply.");
  page.problem = round.reading.problem;
  page.lines = round.reading.lines;
  page.is_last = round.at + 1 == round.questions.size();
  page.is_kept = keeping;
  for (const auto place : question.criteria()) {
    const auto& criterion = question.rubric->criteria[place];
    RatingPage::Asked asked{criterion.id, spoken_text(criterion.name), spoken_text(criterion.question), {}};
    for (std::size_t i = 0; i < kLevelsAsked.size(); ++i)
      asked.anchors[i] = spoken_text(criterion.anchor(kLevelsAsked[i]));
    page.criteria.push_back(std::move(asked));
  }
  return page;
}

CalibrationPage calibration_page(const CalibrationReport& report) {
  CalibrationPage page;
  page.verdict = verdict_text(report);
  page.bias = bias_lines(report);
  page.scope = scope_lines(report);
  if (report.all.pairs + report.corrections == 0) return page;
  page.criteria.title = tr("Blind ratings");
  page.criteria.caption = kappa_note() + " " + tr("Press a row to see where they are furthest apart.");
  page.criteria.columns = {{tr("Criterion"), false}, {tr("replies")}, {tr("kappa (95 %)")}, {tr("same")},
                           {tr("within one")},       {tr("bias")}};
  for (const auto& row : report.criteria) {
    page.criteria.rows.push_back(agreement_row(row.criterion, row.blind));
    page.of_criteria.push_back(detail_of(row.criterion, row.blind, row.worst));
  }
  page.criteria.rows.push_back(agreement_row(tr("All criteria"), report.all));
  if (report.trainers.pairs > 0)
    page.criteria.rows.push_back(agreement_row(tr("Two trainers"), report.trainers));
  page.signs.title = tr("Where the machine found this sign");
  page.signs.caption = tr("Those first of which the ratings are surest to be often wrong.");
  page.signs.columns = {{tr("Sign"), false}, {tr("replies")}, {tr("kappa (95 %)")},
                        {tr("same")},        {tr("bias")},    {tr("corrected")}};
  for (std::size_t i = 0; i < std::min(kMostSignsRated, report.signs.size()); ++i) {
    const auto& row = report.signs[i];
    page.signs.rows.push_back({{row.sign},
                               {count_text(static_cast<std::int64_t>(row.blind.replies))},
                               {kappa_words(row.blind), range_words(row.blind)},
                               {share_text(row.blind.exact)},
                               {bias_words(row.blind.bias)},
                               {count_text(static_cast<std::int64_t>(row.corrections))}});
    page.of_signs.push_back(detail_of(row.sign, row.blind, row.worst));
  }
  page.corrections = correction_lines(report);
  page.worst = apart_of(report.worst);
  return page;
}

}  // namespace rapport::gui
