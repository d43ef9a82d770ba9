// SPDX-License-Identifier: MIT
#include "engine/report/cohort_report.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "engine/base/words.h"
#include "engine/report/progress.h"

namespace rapport {
namespace {

std::optional<double> share(std::int64_t part, std::int64_t whole) {
  if (whole == 0) return std::nullopt;
  return static_cast<double>(part) / static_cast<double>(whole);
}

/// The mean felt outcome, 1 to 5: the sums are in hundredths of a step.
std::optional<double> felt_mean(const HeldSummary& held) {
  const auto mean = share(held.felt_sum, held.felt);
  return mean ? std::optional(*mean / 100) : std::nullopt;
}

Direction direction_of(double change) {
  if (change >= kNoChange) return Direction::Up;
  return change <= -kNoChange ? Direction::Down : Direction::Steady;
}

/// The last attempt beside the mean of those before it.
std::optional<Direction> trend_of(const MeasureSummary& summary) {
  constexpr int kFewest = 3;
  if (summary.attempts < kFewest) return std::nullopt;
  return direction_of(summary.last - *share(summary.sum - summary.last, summary.attempts - 1));
}

MeasureCell cell_of(const MeasureSummary& summary) {
  MeasureCell cell;
  cell.attempts = summary.attempts;
  cell.first = summary.first;
  cell.best = summary.best;
  cell.last = summary.last;
  cell.mean = *share(summary.sum, summary.attempts);
  if (summary.attempts >= 2) cell.lift = summary.last - summary.first;
  cell.trend = trend_of(summary);
  return cell;
}

PerMeasure<AttemptMean> means_of(const HeldSummary& held) {
  PerMeasure<AttemptMean> means;
  for (std::size_t m = 0; m < kMeasures; ++m) {
    if (held.measures[m])
      means[m] = {held.measures[m]->attempts, share(held.measures[m]->sum, held.measures[m]->attempts)};
  }
  return means;
}

/// Adds people up to a total.
class Totals {
 public:
  void add(const PersonRow& row, const HeldSummary& held) {
    ++total_.people;
    if (row.state == PersonRow::State::NotBegun) ++total_.not_begun;
    if (row.state == PersonRow::State::Stalled) ++total_.stalled;
    if (row.passed > 0) ++total_.people_passed;
    held_ = together(held_, held);
    for (std::size_t m = 0; m < kMeasures; ++m) {
      if (row.measures[m]) add(total_.measures[m], sums_[m], *row.measures[m]);
    }
  }

  [[nodiscard]] CohortTotal make() const {
    auto total = total_;
    total.begun = held_.begun;
    total.finished = held_.finished;
    total.passed = held_.passed;
    total.pass_share = share(held_.passed, held_.finished);
    total.felt = felt_mean(held_);
    for (std::size_t m = 0; m < kMeasures; ++m) {
      auto& measure = total.measures[m];
      if (held_.measures[m]) {
        measure.attempts = held_.measures[m]->attempts;
        measure.mean = share(held_.measures[m]->sum, measure.attempts);
      }
      measure.first = share(sums_[m].first, measure.people);
      measure.best = share(sums_[m].best, measure.people);
      measure.last = share(sums_[m].last, measure.people);
      measure.lift = share(sums_[m].lift, measure.lifted_people);
    }
    return total;
  }

 private:
  struct Sums {
    std::int64_t first = 0, best = 0, last = 0, lift = 0;
  };

  static void add(MeasureTotal& total, Sums& sums, const MeasureCell& cell) {
    ++total.people;
    sums.first += cell.first;
    sums.best += cell.best;
    sums.last += cell.last;
    ++total.last_by_ten[static_cast<std::size_t>(std::clamp(cell.last / 10, 0, 9))];
    if (!cell.lift) return;
    ++total.lifted_people;
    sums.lift += *cell.lift;
    const auto moved = direction_of(*cell.lift);
    if (moved == Direction::Up) ++total.rose;
    if (moved == Direction::Down) ++total.fell;
  }

  CohortTotal total_;
  HeldSummary held_;
  PerMeasure<Sums> sums_;
};

/// When it is, as far as the report looks: the end of its last month, if that is over.
TimePoint end_of(const CohortQuestion& question) {
  return question.filter.to ? std::min(question.now, begin_of(month_after(*question.filter.to)))
                            : question.now;
}

/// Whether somebody has begun, and is still heard of; `activity` is null if they have not.
PersonRow::State state_of(const Activity* activity, const CohortQuestion& question) {
  if (activity == nullptr) return PersonRow::State::NotBegun;
  const auto oldest = end_of(question) - std::chrono::weeks(question.stalled_after_weeks);
  return activity->last_active < oldest ? PersonRow::State::Stalled : PersonRow::State::Active;
}

PersonRow row_of(const PersonSummary& person, const Activity* activity, const CohortQuestion& question,
                 const std::vector<std::shared_ptr<const Scenario>>& scenarios) {
  const auto& held = person.held[place_of(question.mode())];
  PersonRow row;
  row.person_id = person.person_id;
  row.name = person.name.empty() ? person.person_id : person.name;
  row.team_ids = person.team_ids;
  row.demonstration = person.demonstration;
  row.begun = held.begun;
  row.finished = held.finished;
  row.passed = held.passed;
  row.state = state_of(activity, question);
  if (activity != nullptr) row.last_active = activity->last_active;
  for (std::size_t m = 0; m < kMeasures; ++m) {
    if (held.measures[m]) row.measures[m] = cell_of(*held.measures[m]);
  }
  row.felt = felt_mean(held);
  row.gap = skill_gap(held, scenarios, {});
  return row;
}

void add_people(CohortReport& report, const CohortFacts& facts,
                const std::vector<std::shared_ptr<const Scenario>>& scenarios) {
  Totals all;
  std::map<std::string, Totals> by_team;
  std::map<std::string_view, const Activity*> activity;
  for (const auto& each : facts.activity) activity.emplace(each.person_id, &each);
  for (const auto& person : facts.people) {
    const auto known = activity.find(person.person_id);
    auto row = row_of(person, known == activity.end() ? nullptr : known->second, report.question, scenarios);
    const auto& held = person.held[place_of(report.question.mode())];
    all.add(row, held);
    for (const auto& team : row.team_ids) {
      if (report.question.filter.team_id.empty() || report.question.filter.team_id == team)
        by_team[team].add(row, held);
    }
    report.people.push_back(std::move(row));
  }
  const auto demonstrations = std::ranges::count_if(report.people, &PersonRow::demonstration);
  report.some_demonstration = demonstrations > 0;
  report.all_demonstration = demonstrations > 0 && demonstrations == std::ssize(report.people);
  std::ranges::sort(report.people, {},
                    [](const PersonRow& row) { return std::tie(row.name, row.person_id); });
  report.total = all.make();
  for (const auto& [id, totals] : by_team) {
    const auto team = std::ranges::find(facts.teams, id, &Team::id);
    const bool has_name = team != facts.teams.end() && !team->name.empty();
    report.teams.push_back({id, has_name ? team->name : id, totals.make()});
  }
}

void add_scenarios(CohortReport& report, const CohortFacts& facts,
                   const std::vector<std::shared_ptr<const Scenario>>& scenarios, const Rubric& rubric) {
  std::map<std::string, RemedyCost> costs;
  for (const auto& summary : facts.scenarios) {
    const auto& held = summary.held[place_of(report.question.mode())];
    if (held.begun == 0) continue;
    const auto scenario =
        std::ranges::find_if(scenarios, [&](const auto& one) { return one->id == summary.scenario_id; });
    ScenarioRow row;
    row.scenario_id = row.title = summary.scenario_id;
    if (scenario != scenarios.end()) {
      row.title = (*scenario)->title;
      row.mark = (*scenario)->pass.value_or(rubric.pass);
      row.cost.currency = (*scenario)->currency;
    }
    row.begun = held.begun;
    row.finished = held.finished;
    row.passed = held.passed;
    row.pass_share = share(held.passed, held.finished);
    row.felt = felt_mean(held);
    row.measures = means_of(held);
    row.cost.amount = held.remedy_cost;
    row.cost.attempts = held.finished;
    auto& cost = costs[row.cost.currency];
    cost.currency = row.cost.currency;
    cost.amount += row.cost.amount;
    cost.attempts += row.cost.attempts;
    report.scenarios.push_back(std::move(row));
  }
  for (const auto& [currency, cost] : costs) {
    if (cost.attempts > 0) report.costs.push_back(cost);
  }
}

/// Whether the months between two are few enough to be shown, each as an empty one: a clock that was wrong by
/// centuries must not make a report without end.
bool can_be_filled(Month from, Month to) {
  constexpr std::int64_t kMostYears = 150;
  return std::int64_t{to.year} - from.year <= kMostYears;
}

void add_months(CohortReport& report, const CohortFacts& facts) {
  for (const auto& summary : facts.months) {
    const auto& held = summary.held[place_of(report.question.mode())];
    if (held.begun == 0) continue;
    const bool fills = !report.months.empty() && can_be_filled(report.months.back().month, summary.month);
    while (fills && month_after(report.months.back().month) < summary.month) {
      MonthRow empty;
      empty.month = month_after(report.months.back().month);
      report.months.push_back(std::move(empty));
    }
    report.months.push_back(
        {summary.month, held.begun, held.finished, held.passed, felt_mean(held), means_of(held)});
  }
}

const MomentCount* moments_of(const SignSummary& signs, std::string_view criterion_id) {
  const auto found = std::ranges::find(signs.moments, criterion_id, &MomentCount::criterion_id);
  return found == signs.moments.end() ? nullptr : &*found;
}

SignRow sign_row(const SignSummary& signs, std::string_view indicator_id, const SignCount* count) {
  SignRow row;
  row.indicator_id = row.sign = indicator_id;
  row.criterion_id = indicator_id.substr(0, indicator_id.find('.'));
  if (count != nullptr) row.shown = count->shown;
  if (const auto* moments = moments_of(signs, row.criterion_id); moments != nullptr)
    row.chances = moments->typed_called;
  return row;
}

void add_signs(CohortReport& report, const SignSummary& signs, const Rubric& rubric) {
  std::map<std::string_view, const SignCount*> counts;
  for (const auto& count : signs.signs) counts[count.indicator_id] = &count;
  for (const auto& indicator : rubric.indicators) {
    const auto found = counts.find(indicator.id);
    const auto* count = found == counts.end() ? nullptr : found->second;
    auto row = sign_row(signs, indicator.id, count);
    row.sign = spoken_text(indicator.sign);
    row.polarity = indicator.polarity;
    if (row.polarity == Polarity::Earns)
      row.missed = row.chances - (count == nullptr ? 0 : count->shown_called);
    if (count != nullptr) counts.erase(found);
    if (row.shown > 0 || (row.polarity == Polarity::Earns && row.chances > 0)) report.signs.push_back(row);
  }
  // Those that scenarios add of their own.
  for (const auto& [id, count] : counts) {
    auto row = sign_row(signs, id, count);
    row.polarity = Polarity::Notes;
    report.signs.push_back(std::move(row));
  }
  for (const auto& criterion : rubric.criteria) {
    if (const auto* moments = moments_of(signs, criterion.id); moments != nullptr)
      report.moments.push_back({criterion.id, spoken_text(criterion.name), moments->called, moments->missed});
  }
  for (const auto& moments : signs.moments) {
    if (!rubric.find_criterion(moments.criterion_id))
      report.moments.push_back({moments.criterion_id, moments.criterion_id, moments.called, moments.missed});
  }
}

}  // namespace

Result<CohortFacts> ask(const Records& records, const CohortQuestion& question) {
  auto filter = question.filter;
  filter.mode = question.mode();
  CohortFacts facts;
  const auto take = [](auto answer, auto& into) -> Result<void> {
    if (!answer) return tl::unexpected(answer.error());
    into = std::move(*answer);
    return {};
  };
  if (auto taken = take(records.people(filter), facts.people); !taken) return tl::unexpected(taken.error());
  if (!filter.scenario_id.empty() || filter.from) {
    auto until = filter;
    // Nothing has begun after now: a store knows at once what is not bounded.
    if (end_of(question) == question.now) until.to.reset();
    if (auto taken = take(records.activity(until), facts.activity); !taken)
      return tl::unexpected(taken.error());
  } else {
    for (const auto& person : facts.people) {
      const auto begun = person.held[place_of(question.mode())].begun;
      if (begun > 0 && person.last_active)
        facts.activity.push_back({person.person_id, begun, *person.last_active});
    }
  }
  if (auto taken = take(records.scenarios(filter), facts.scenarios); !taken)
    return tl::unexpected(taken.error());
  if (auto taken = take(records.months(filter), facts.months); !taken) return tl::unexpected(taken.error());
  if (auto taken = take(records.signs(filter), facts.signs); !taken) return tl::unexpected(taken.error());
  if (auto taken = take(records.teams(), facts.teams); !taken) return tl::unexpected(taken.error());
  return facts;
}

CohortReport make_cohort_report(const CohortQuestion& question, const CohortFacts& facts,
                                const std::vector<std::shared_ptr<const Scenario>>& scenarios,
                                const Rubric& rubric) {
  CohortReport report;
  report.question = question;
  report.question.filter.mode = question.mode();
  add_people(report, facts, scenarios);
  add_scenarios(report, facts, scenarios, rubric);
  add_months(report, facts);
  add_signs(report, facts.signs, rubric);
  return report;
}

std::vector<const SignRow*> rarest_signs(const CohortReport& report, std::size_t most) {
  std::vector<const SignRow*> signs;
  for (const auto& row : report.signs) {
    if (row.polarity == Polarity::Earns && row.chances > 0) signs.push_back(&row);
  }
  std::ranges::stable_sort(signs, {}, [](const SignRow* row) {
    return static_cast<double>(row->shown_when_called()) / static_cast<double>(row->chances);
  });
  if (signs.size() > most) signs.resize(most);
  return signs;
}

std::vector<const SignRow*> harmful_signs(const CohortReport& report, std::size_t most) {
  std::vector<const SignRow*> signs;
  for (const auto& row : report.signs) {
    if (row.polarity == Polarity::Harms && row.shown > 0) signs.push_back(&row);
  }
  std::ranges::stable_sort(signs, std::ranges::greater{}, &SignRow::shown);
  if (signs.size() > most) signs.resize(most);
  return signs;
}

std::string demonstration_note(const CohortReport& report) {
  if (report.all_demonstration)
    return tr("DEMONSTRATION: these people do not exist. \"rapport demo\" made them and their attempts.");
  if (report.some_demonstration) {
    return tr(
        "DEMONSTRATION: some of these people do not exist. \"rapport demo\" made them and their attempts; "
        "their rows say so.");
  }
  return {};
}

std::string_view demonstration_word(const CohortReport& report) {
  return report.all_demonstration ? "all" : report.some_demonstration ? "some" : "none";
}

std::string state_name(PersonRow::State state) {
  switch (state) {
    case PersonRow::State::NotBegun:
      return tr("not begun");
    case PersonRow::State::Stalled:
      return tr("stalled");
    case PersonRow::State::Active:
      return tr("active");
  }
  return {};
}

std::string direction_name(Direction direction) {
  switch (direction) {
    case Direction::Down:
      return tr("falling");
    case Direction::Steady:
      return tr("steady");
    case Direction::Up:
      return tr("rising");
  }
  return {};
}

std::string_view word_of(PersonRow::State state) {
  constexpr std::array<std::string_view, 3> kWords = {"not-begun", "stalled", "active"};
  return kWords[static_cast<std::size_t>(state)];
}

std::string_view word_of(Direction direction) {
  constexpr std::array<std::string_view, 3> kWords = {"falling", "steady", "rising"};
  return kWords[static_cast<std::size_t>(direction)];
}

std::string_view word_of(Polarity polarity) {
  constexpr std::array<std::string_view, 3> kWords = {"earns", "harms", "notes"};
  return kWords[static_cast<std::size_t>(polarity)];
}

std::string measure_name(Measure measure) {
  switch (measure) {
    case Measure::Overall:
      return tr("Overall");
    case Measure::Listening:
      return tr("Listening");
    case Measure::Empathy:
      return tr("Empathy");
    case Measure::Ownership:
      return tr("Ownership");
    case Measure::FollowUp:
      return tr("Follow-up");
  }
  return {};
}

}  // namespace rapport
