// SPDX-License-Identifier: MIT
/// \file What a manager asks of a store, answered from its tables.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/records/records.h"

namespace rapport {

class Conditions;
class SqlStore;

/// Summaries come from sums that are kept up to date, but where no sum is that fine: one scenario in some
/// months of some people, or their signs in it.
class SqlRecords final : public Records {
 public:
  /// Opens the store that a URL names; see SqlStore::open().
  [[nodiscard]] static Result<std::unique_ptr<SqlRecords>> open(std::string_view url);

  /// `store` must not be null. Others may use it too, on the same thread.
  explicit SqlRecords(std::shared_ptr<SqlStore> store);

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
  /// Everybody that may be seen, in the order of their ids.
  [[nodiscard]] Result<std::vector<Person>> everybody() const;
  Result<Erasure> erase_person(std::string_view person_id) override;

 private:
  [[nodiscard]] Result<std::vector<RatedReply>> rated_where(Conditions conditions, std::size_t most) const;

  std::shared_ptr<SqlStore> store_;
};

}  // namespace rapport
