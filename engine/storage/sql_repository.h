// SPDX-License-Identifier: MIT
/// \file Attempts kept in a database. The tables: docs/storage-schema.md.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/attempt/attempt_repository.h"
#include "engine/attempt/finished_attempt.h"

namespace rapport {

class SqlStore;

/// Attempts in an SQLite file or on a PostgreSQL server. A call may take five seconds while others write; it
/// answers NotNow then.
class SqlRepository final : public AttemptRepository {
 public:
  /// Opens the store that a URL names; see SqlStore::open().
  [[nodiscard]] static Result<std::unique_ptr<SqlRepository>> open(std::string_view url);

  /// `store` must not be null. Others may use it too, on the same thread.
  explicit SqlRepository(std::shared_ptr<SqlStore> store);
  ~SqlRepository() override;
  SqlRepository(const SqlRepository&) = delete;
  SqlRepository(SqlRepository&&) = delete;
  SqlRepository& operator=(const SqlRepository&) = delete;
  SqlRepository& operator=(SqlRepository&&) = delete;

  Result<void> keep_source(std::string_view kind, const ContentHash& hash, std::string_view text) override;
  Result<void> begin(const Attempt& attempt) override;
  Result<void> append_reply(const AttemptId& id, std::size_t position, const KeptReply& reply,
                            TimePoint at) override;
  Result<void> take_back(const AttemptId& id, std::size_t count, TimePoint at) override;
  Result<void> finish(const AttemptId& id, const AttemptResult& result, TimePoint at) override;
  [[nodiscard]] Result<Attempt> find(const AttemptId& id) const override;
  [[nodiscard]] Result<std::vector<Attempt>> list(std::string_view scenario_id,
                                                  std::size_t most) const override;

  /// Adds many attempts at once, all or none of them; some thousands are best, those of one person together.
  /// Their people must be in the store, where they are named by their ids. Conflict if an id exists.
  Result<void> add(std::span<const FinishedAttempt> attempts);

  [[nodiscard]] const std::shared_ptr<SqlStore>& store() const { return store_; }

 private:
  std::shared_ptr<SqlStore> store_;
};

}  // namespace rapport
