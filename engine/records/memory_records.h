// SPDX-License-Identifier: MIT
/// \file Records kept as long as the program runs.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "engine/records/records.h"

namespace rapport {

/// An attempt with everything that a store keeps of it for reports.
struct HeldAttempt {
  AttemptSummary summary;
  SignSummary signs;
  std::vector<RatedReply> rated;
  std::size_t replies = 0;
};

/// Answers by looking at every attempt each time: the plain meaning of Records, which others are held
/// against. Whoever asks may see everything. One thread at a time.
class MemoryRecords final : public Records {
 public:
  /// Keeps an attempt, and its person where that is new. Its result is its first scoring.
  void add(HeldAttempt attempt);

  [[nodiscard]] Result<std::vector<PersonSummary>> people(const RecordFilter& filter) const override;
  [[nodiscard]] Result<std::vector<Activity>> activity(const RecordFilter& filter) const override;
  [[nodiscard]] Result<std::vector<ScenarioSummary>> scenarios(const RecordFilter& filter) const override;
  [[nodiscard]] Result<std::vector<MonthSummary>> months(const RecordFilter& filter) const override;
  [[nodiscard]] Result<SignSummary> signs(const RecordFilter& filter) const override;
  [[nodiscard]] Result<std::vector<AttemptSummary>> attempts(
      const RecordFilter& filter, std::size_t most, const std::optional<AttemptCursor>& after) const override;
  [[nodiscard]] Result<AttemptSummary> attempt(const AttemptId& id) const override;
  [[nodiscard]] Result<std::vector<RatedReply>> rated_replies(const RecordFilter& filter,
                                                              std::size_t most) const override;
  [[nodiscard]] Result<std::vector<RatedReply>> rated_replies_of(const AttemptId& id) const override;
  [[nodiscard]] Result<std::vector<Opinion>> opinions(const RecordFilter& filter) const override;
  Result<void> add_opinions(std::span<const Opinion> opinions) override;
  [[nodiscard]] Result<std::vector<Scoring>> scorings(const AttemptId& id) const override;
  Result<bool> add_scoring(const AttemptId& id, const Scoring& scoring) override;
  [[nodiscard]] Result<std::string> source(const ContentHash& hash) const override;
  Result<void> keep_source(std::string_view kind, const ContentHash& hash, std::string_view text) override;
  Result<void> share(const AttemptId& id, const std::optional<TimePoint>& at) override;
  [[nodiscard]] Result<std::vector<Team>> teams() const override;
  Result<void> put_team(const Team& team) override;
  [[nodiscard]] Result<Person> self(std::string_view name) override;
  Result<void> put_person(const Person& person) override;
  [[nodiscard]] Result<Person> person(std::string_view person_id) const override;
  Result<Erasure> erase_person(std::string_view person_id) override;

 private:
  struct Kept {
    HeldAttempt held;
    std::vector<Scoring> scorings;
  };

  [[nodiscard]] bool lets_in(const RecordFilter& filter, const AttemptSummary& attempt) const;
  [[nodiscard]] std::vector<const Kept*> kept_by(const RecordFilter& filter) const;
  [[nodiscard]] std::vector<std::string> teams_of(std::string_view person_id) const;
  [[nodiscard]] PersonSummary empty_summary(const Person& person) const;

  std::map<AttemptId, Kept> attempts_;
  std::map<std::string, Person, std::less<>> people_;
  std::map<std::string, Team, std::less<>> teams_;
  std::map<ContentHash, std::string> sources_;
  std::vector<Opinion> opinions_;
  std::int64_t last_serial_ = 0;
};

/// What every store asks of an opinion that it is to keep: Invalid for a correction without a reason, and for
/// a reason that is too long or has NUL characters in it.
[[nodiscard]] Result<void> check_opinion(const Opinion& opinion);

}  // namespace rapport
