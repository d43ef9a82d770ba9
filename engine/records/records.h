// SPDX-License-Identifier: MIT
/// \file What a manager asks of a store: the interface.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/records/opinion.h"
#include "engine/records/people.h"
#include "engine/records/scoring.h"
#include "engine/records/summaries.h"

namespace rapport {

/// Which attempts are asked about. What is empty asks for all that whoever asks may see.
struct RecordFilter {
  std::string person_id;
  std::string team_id;  ///< attempts of the team's trainees
  std::string scenario_id;
  std::optional<Mode> mode;           ///< the other mode's summaries are empty then
  std::optional<Month> from, to;      ///< both months included
  std::optional<bool> demonstration;  ///< made by `rapport demo`, or held by somebody

  friend bool operator==(const RecordFilter&, const RecordFilter&) = default;
};

/// What is said of many attempts is said of one mode: practice has hints and the way back, so it means
/// something else than counted attempts. These, where the filter names none.
[[nodiscard]] inline Mode mode_of(const RecordFilter& filter) {
  return filter.mode.value_or(Mode::Assessment);
}

/// Where a list of attempts goes on: behind this one.
struct AttemptCursor {
  TimePoint started;
  AttemptId id;
};

/// What was erased of a person.
struct Erasure {
  std::size_t attempts = 0, replies = 0;
};

/// Answers from a store, for whoever asks: on a server, its own rules say what may be seen, and what may not
/// is as if it were not there. A practice attempt is its trainee's own business until it is shared; even then
/// it may be opened by others and is in no summary that others see. Whatever a function has acknowledged is
/// durable. One thread at a time.
class Records {
 public:
  virtual ~Records() = default;

  /// Everybody that may be seen: who has an attempt that the filter lets in, and every trainee of the teams
  /// asked about, who need not have begun. In the order of their ids.
  [[nodiscard]] virtual Result<std::vector<PersonSummary>> people(const RecordFilter& filter) const = 0;

  /// Everybody with an attempt that the filter would let in if it named no scenario and no first month. In
  /// the order of their ids.
  [[nodiscard]] virtual Result<std::vector<Activity>> activity(const RecordFilter& filter) const = 0;

  /// In the order of their ids, only those with attempts.
  [[nodiscard]] virtual Result<std::vector<ScenarioSummary>> scenarios(const RecordFilter& filter) const = 0;

  /// In the order of time, only those with attempts.
  [[nodiscard]] virtual Result<std::vector<MonthSummary>> months(const RecordFilter& filter) const = 0;

  [[nodiscard]] virtual Result<SignSummary> signs(const RecordFilter& filter) const = 0;

  /// The latest begun first, of equals the larger id; at most `most`, behind `after` if that is given.
  [[nodiscard]] virtual Result<std::vector<AttemptSummary>> attempts(
      const RecordFilter& filter, std::size_t most, const std::optional<AttemptCursor>& after) const = 0;

  /// NotFound if there is none.
  [[nodiscard]] virtual Result<AttemptSummary> attempt(const AttemptId& id) const = 0;

  /// Typed replies of finished attempts that the assessor rated, of the latest attempts first, in order
  /// within each; at most `most` replies.
  [[nodiscard]] virtual Result<std::vector<RatedReply>> rated_replies(const RecordFilter& filter,
                                                                      std::size_t most) const = 0;

  /// Those of one attempt, in their order. Empty if it is not there or not finished.
  [[nodiscard]] virtual Result<std::vector<RatedReply>> rated_replies_of(const AttemptId& id) const = 0;

  /// In the order in which they were given.
  [[nodiscard]] virtual Result<std::vector<Opinion>> opinions(const RecordFilter& filter) const = 0;

  /// Keeps opinions, all of them or none; `serial` is given by the store, `demonstration` follows from the
  /// attempt. NotFound if an attempt or a reply does not exist; Invalid for a correction without a reason, a
  /// reason that is too long or not UTF-8, or an unknown rater.
  virtual Result<void> add_opinions(std::span<const Opinion> opinions) = 0;
  Result<void> add_opinion(const Opinion& opinion) { return add_opinions({&opinion, 1}); }

  /// All scorings of an attempt, the first one first. NotFound if there is no such attempt; empty if it is
  /// not finished.
  [[nodiscard]] virtual Result<std::vector<Scoring>> scorings(const AttemptId& id) const = 0;

  /// Adds a scoring, which is the current one from now on; the attempt's status follows it and the summaries
  /// are those of the new scores. False if the current one says the same already: then nothing is stored.
  /// Conflict if the attempt is not passed or failed.
  virtual Result<bool> add_scoring(const AttemptId& id, const Scoring& scoring) = 0;

  /// The authored text with that hash: the scenario or rubric as it was when an attempt began. NotFound if
  /// the store has not got it.
  [[nodiscard]] virtual Result<std::string> source(const ContentHash& hash) const = 0;

  /// Keeps an authored text under its hash. Kept once.
  virtual Result<void> keep_source(std::string_view kind, const ContentHash& hash, std::string_view text) = 0;

  /// Shares a practice attempt, or takes that back. Conflict for a counted one.
  virtual Result<void> share(const AttemptId& id, const std::optional<TimePoint>& at) = 0;

  /// With their members, in the order of their ids.
  [[nodiscard]] virtual Result<std::vector<Team>> teams() const = 0;

  /// Adds a team, or changes its name and members to these.
  virtual Result<void> put_team(const Team& team) = 0;

  /// Who asks: on a server the person of the account; elsewhere the person of that name, added if there is
  /// none.
  [[nodiscard]] virtual Result<Person> self(std::string_view name) = 0;

  /// Adds a person, or changes the name and account. Conflict if another person has the account.
  virtual Result<void> put_person(const Person& person) = 0;

  /// NotFound if there is none.
  [[nodiscard]] virtual Result<Person> person(std::string_view person_id) const = 0;

  /// Takes a person with all attempts, replies and opinions out of the store, and notes that something was
  /// erased, not whose.
  virtual Result<Erasure> erase_person(std::string_view person_id) = 0;
};

}  // namespace rapport
