// SPDX-License-Identifier: MIT
/// \file What a manager sees of people: first, best, last, lift, who has not begun, what they lack.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/records/records.h"
#include "engine/report/skill_gap.h"
#include "engine/rubric/rubric.h"
#include "engine/scenario/scenario.h"

namespace rapport {

/// What a report is about. It speaks of one mode only: practice has hints and the way back, so that its
/// scores mean something else than those of counted attempts.
struct CohortQuestion {
  RecordFilter filter;          ///< its mode, where it has none, is Assessment
  TimePoint now;                ///< when it is asked
  int stalled_after_weeks = 4;  ///< without a reply or an ending

  [[nodiscard]] Mode mode() const { return mode_of(filter); }
};

/// What a store answers to it: all that a report is made of.
struct CohortFacts {
  std::vector<PersonSummary> people;
  /// Who has begun, and when they were last heard of: that depends neither on the scenario nor on the first
  /// month that the question is about.
  std::vector<Activity> activity;
  std::vector<ScenarioSummary> scenarios;
  std::vector<MonthSummary> months;
  SignSummary signs;
  std::vector<Team> teams;
};

[[nodiscard]] Result<CohortFacts> ask(const Records& records, const CohortQuestion& question);

/// Which way a score goes; a change of less than kNoChange points (progress.h) is Steady.
enum class Direction { Down, Steady, Up };

/// One person on one measure, in points of 100. By the moment of finishing.
struct MeasureCell {
  std::int64_t attempts = 0;
  int first = 0, best = 0, last = 0;
  double mean = 0;
  std::optional<int> lift;  ///< last minus first; none before the second attempt
  /// Where it goes now, whatever was gained since the first: the last attempt beside the mean of all before
  /// it. None before the third attempt, where it would be the lift once more.
  std::optional<Direction> trend;
};

/// One person.
struct PersonRow {
  std::string person_id;
  std::string name;  ///< to be shown: the id where the name was deleted
  std::vector<std::string> team_ids;
  bool demonstration = false;
  enum class State { NotBegun, Stalled, Active };
  State state = State::NotBegun;  ///< by all scenarios, whichever the report is about
  std::optional<TimePoint> last_active;
  std::int64_t begun = 0, finished = 0, passed = 0;
  PerMeasure<std::optional<MeasureCell>> measures;
  std::optional<double> felt;  ///< mean felt outcome, 1 to 5
  std::optional<SkillGap> gap;
};

/// Many people on one measure. None of the means without the people or attempts that it is made of.
struct MeasureTotal {
  std::int64_t attempts = 0;                      ///< finished ones that were rated on it
  std::optional<double> mean;                     ///< over these attempts, each counting once
  std::int64_t people = 0;                        ///< with at least one such attempt
  std::optional<double> first, best, last;        ///< means over these people
  std::int64_t lifted_people = 0;                 ///< with at least two such attempts
  std::optional<double> lift;                     ///< mean over the lifted people
  std::int64_t rose = 0, fell = 0;                ///< of the lifted people, by kNoChange points or more
  std::array<std::int64_t, 10> last_by_ten = {};  ///< people whose last is 0-9, 10-19, ..., 90-100 points
};

/// Many people together.
struct CohortTotal {
  std::int64_t people = 0, not_begun = 0, stalled = 0;
  std::int64_t begun = 0, finished = 0, passed = 0;
  std::int64_t people_passed = 0;    ///< who passed at least one attempt
  std::optional<double> pass_share;  ///< passed of finished, 0 to 1
  std::optional<double> felt;        ///< 1 to 5
  PerMeasure<MeasureTotal> measures;
};

struct TeamRow {
  std::string team_id, name;
  CohortTotal total;  ///< of its trainees; who is in two teams counts in both
};

/// One measure over attempts.
struct AttemptMean {
  std::int64_t attempts = 0;
  std::optional<double> mean;
};

/// An amount of one currency.
struct RemedyCost {
  std::string currency;  ///< empty: the scenario is not at hand, so its currency is not known
  std::int64_t amount = 0;
  std::int64_t attempts = 0;  ///< finished ones with scenarios of this currency

  friend bool operator==(const RemedyCost&, const RemedyCost&) = default;
};

struct ScenarioRow {
  std::string scenario_id;
  std::string title;             ///< the id where the scenario is not at hand
  std::optional<PassMark> mark;  ///< as it is now
  std::int64_t begun = 0, finished = 0, passed = 0;
  std::optional<double> pass_share, felt;
  PerMeasure<AttemptMean> measures;
  RemedyCost cost;
};

struct MonthRow {
  Month month;
  std::int64_t begun = 0, finished = 0, passed = 0;
  std::optional<double> felt;
  PerMeasure<AttemptMean> measures;
};

/// One sign of the rubric in typed replies.
struct SignRow {
  std::string indicator_id, criterion_id;
  std::string sign;  ///< what can be observed; the id where the rubric does not know it
  Polarity polarity = Polarity::Earns;
  std::int64_t shown = 0;    ///< typed replies in which it was found
  std::int64_t chances = 0;  ///< typed replies whose moment called for its criterion
  std::int64_t missed = 0;   ///< chances without it; 0 for signs that harm or are only noted

  /// Chances with it; of signs that earn. `shown` may be more: it counts replies that nothing called for.
  [[nodiscard]] std::int64_t shown_when_called() const { return chances - missed; }
};

/// How often a criterion was called for and was missing or harmful, in replies of every kind.
struct MomentRow {
  std::string criterion_id, criterion;
  std::int64_t called = 0, missed = 0;
};

/// All of it. Rows are in a settled order: people by name, then id; teams and scenarios by id; months by
/// time, without gaps from the first to the last; signs and moments as the rubric has them.
struct CohortReport {
  CohortQuestion question;
  /// Of the attempts and people in it, some or all were made by `rapport demo`: it must say so.
  bool some_demonstration = false, all_demonstration = false;
  CohortTotal total;
  std::vector<PersonRow> people;
  std::vector<TeamRow> teams;
  std::vector<ScenarioRow> scenarios;
  std::vector<MonthRow> months;
  std::vector<RemedyCost> costs;  ///< one for each currency: amounts of two are never added
  std::vector<SignRow> signs;
  std::vector<MomentRow> moments;
};

/// Pure. `scenarios` are those at hand, for titles, marks, currencies and suggestions; `rubric` gives signs
/// and criteria their words, in the language that is spoken.
[[nodiscard]] CohortReport make_cohort_report(const CohortQuestion& question, const CohortFacts& facts,
                                              const std::vector<std::shared_ptr<const Scenario>>& scenarios,
                                              const Rubric& rubric);

/// The signs that earn and come least often for how often they could, and those that harm most often: at most
/// `most` of either. They point into the report.
[[nodiscard]] std::vector<const SignRow*> rarest_signs(const CohortReport& report, std::size_t most);
[[nodiscard]] std::vector<const SignRow*> harmful_signs(const CohortReport& report, std::size_t most);

/// The sentence that every report over demonstration data begins with; empty if there is none in it.
[[nodiscard]] std::string demonstration_note(const CohortReport& report);
/// How much of it is demonstration, as a stable word of files: "all", "some" or "none".
[[nodiscard]] std::string_view demonstration_word(const CohortReport& report);

/// A person's state and a score's way, in plain words; a measure's name as it is shown.
[[nodiscard]] std::string state_name(PersonRow::State state);
[[nodiscard]] std::string direction_name(Direction direction);
[[nodiscard]] std::string measure_name(Measure measure);

/// The same and how a sign speaks, as stable words of files.
[[nodiscard]] std::string_view word_of(PersonRow::State state);
[[nodiscard]] std::string_view word_of(Direction direction);
[[nodiscard]] std::string_view word_of(Polarity polarity);

}  // namespace rapport
