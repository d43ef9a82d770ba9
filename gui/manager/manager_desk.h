// SPDX-License-Identifier: MIT
/// \file What lies before somebody who looks at many people: what was asked, what the store answered, and
/// where one is in it. Values, and the jobs that make them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "engine/attempt/attempt_repository.h"
#include "engine/attempt/attempt_runner.h"
#include "engine/base/result.h"
#include "engine/records/records.h"
#include "engine/report/behind_number.h"
#include "engine/report/blind_rating.h"
#include "engine/report/calibration.h"
#include "engine/report/certificate.h"
#include "engine/report/cohort_report.h"
#include "engine/report/played_attempt.h"
#include "gui/widgets/figures.h"

namespace rapport::gui {

/// A store in the eyes of who looks at many attempts. Used on one thread.
struct OpenRecords {
  Records* records = nullptr;
  const AttemptRepository* attempts = nullptr;
  std::shared_ptr<void> watch = {};  ///< as long as it lives, what is asked ends early once one wants it to
};

/// Opens the store for one question, which ends early once a stop is requested; for jobs alone.
using OpenRecordsLater = std::function<Result<OpenRecords>(const std::stop_token& stop)>;

enum class ManagerPage : std::uint8_t { People, Trend, Criteria, Compare, Calibration };

/// Which of the people are listed.
enum class Who : std::uint8_t {
  Everybody,
  NotBegun,
  Stalled,
  Waiting,  ///< one or the other
  Passed,   ///< at least one attempt
  Rated,    ///< with points overall
  Lifted    ///< with two such attempts or more
};
inline constexpr std::size_t kWhos = 7;

/// Asks what a number of the report, or of one person, was counted from.
struct OpenBehind {
  Counted counted;
  std::string person_id = {};       ///< empty: of all who are asked about
  std::optional<Month> month = {};  ///< of that month alone

  friend bool operator==(const OpenBehind&, const OpenBehind&) = default;
};

/// Everything that is asked about a cohort is asked about one filter, so all numbers change with it.
struct CohortReading {
  std::shared_ptr<const CohortReport> report;
  std::vector<Team> teams;                  ///< all of them
  std::optional<std::vector<Month>> known;  ///< months in which anybody held anything; asked once
  std::vector<std::string> scenario_ids;    ///< of those, likewise
};

/// One person's attempts.
struct PersonReading {
  std::string person_id;
  PersonRow row;
  std::vector<AttemptSummary> attempts;  ///< the latest first
  bool more_attempts = false;            ///< than are listed
  std::vector<MonthRow> months;
};

/// What a number was counted from.
struct BehindReading {
  OpenBehind asked;
  BehindNumber found;
};

/// An opinion and who gave it.
struct NamedOpinion {
  Opinion opinion;
  std::string rater;  ///< empty: the name was deleted, or may not be seen
};

/// One attempt that was held, played again.
struct HeldReading {
  AttemptSummary summary;
  AttemptRunner runner;
  std::vector<NamedOpinion> opinions;
  std::vector<Scoring> scorings;
};

/// One reply that is to be rated, with what led to it. Holds nothing of what the machine gave.
struct BlindReading {
  std::vector<TranscriptLine> lines;  ///< the reply last
  std::string problem;                ///< why there is the reply alone; may be empty
};

/// A sample that a trainer rates, reply by reply.
struct RatingRound {
  std::size_t drawn = 0;
  std::vector<BlindQuestion> questions;
  std::string rater_id;
  std::size_t at = 0;    ///< which of them is shown
  std::size_t kept = 0;  ///< how many have been rated
  BlindReading reading;  ///< of the one that is shown
};

/// Where one is in a report: at its numbers, or further down.
struct ManagerDesk {
  RecordFilter filter;                  ///< as it is set
  RecordFilter asked_about, shown;      ///< by the question of now; of the numbers that are there
  bool asking = false;                  ///< the store is being asked about the cohort
  bool ask_again = false;               ///< the filter has changed since
  std::uint64_t question = 0;           ///< its number; what answers an older one is thrown away
  std::stop_source stop;                ///< of that question
  std::optional<CohortReading> cohort;  ///< the last answer; of another filter as long as `asking`
  std::vector<Month> months;            ///< that can be chosen
  std::vector<std::string> scenario_ids;
  std::optional<Error> problem;  ///< why there is no answer
  ManagerPage page = ManagerPage::People;
  Who who = Who::Everybody;
  bool looking = false;  ///< at work on what was last asked further down
  bool keeping = false;  ///< something is being kept by it, which is never stopped
  FigureOrder order;
  std::string words;  ///< that are searched for in names

  std::uint64_t number = 0;  ///< of the last question further down; what answers an older one is thrown away
  std::stop_source look_stop;
  std::optional<PersonReading> person;
  std::optional<BehindReading> behind;
  std::optional<HeldReading> held;
  std::optional<std::size_t> reply;  ///< of `held`, to which a number led
  std::optional<Certificate> certificate;
  std::optional<CalibrationReport> calibration;  ///< of the filter; none: it is still to be asked
  std::optional<RatingRound> rating;
  std::size_t rated = 0;  ///< replies in the round that has just ended
  std::string came_from;  ///< the person that one came back from
  AttemptId left;         ///< the attempt, likewise, and which of its replies
  std::optional<std::size_t> left_reply;
};

/// What a question needs to know; holds values, so that it can be asked on another thread.
struct ManagerTask {
  OpenRecordsLater open;
  RecordFilter filter;
  TimePoint now;
  std::vector<std::shared_ptr<const Scenario>> scenarios;  ///< those at hand
  TextsAtHand at_hand;
  const Listener* listener = nullptr;
  const Clock* clock = nullptr;
  std::stop_token stop;  ///< none: it may not be stopped
};

/// Any thread that the store belongs to.
[[nodiscard]] Result<CohortReading> read_cohort(const ManagerTask& task, bool with_known);
[[nodiscard]] Result<PersonReading> read_person(const ManagerTask& task, const std::string& person_id);
[[nodiscard]] Result<BehindReading> read_behind(const ManagerTask& task, const OpenBehind& asked);
[[nodiscard]] Result<HeldReading> read_held(const ManagerTask& task, const AttemptId& id);
[[nodiscard]] Result<Certificate> read_certificate(const ManagerTask& task, const AttemptId& id);
[[nodiscard]] Result<CalibrationReport> read_calibration(const ManagerTask& task);
/// Keeps a correction by the person of this name, and reads the attempt anew.
[[nodiscard]] Result<HeldReading> keep_correction(const ManagerTask& task, Correction correction,
                                                  const std::string& rater);

/// Draws a round for the person of this name. NotFound if there is nothing left to rate in it.
[[nodiscard]] Result<RatingRound> draw_round(const ManagerTask& task, std::size_t sample, std::uint64_t seed,
                                             const std::string& rater);
/// Keeps levels of the reply that the round shows, and reads the next one; none if that was the last.
[[nodiscard]] Result<std::optional<BlindReading>> keep_rating(const ManagerTask& task,
                                                              const RatingRound& round,
                                                              const std::vector<BlindLevel>& levels);

}  // namespace rapport::gui
