// SPDX-License-Identifier: MIT
/// \file Attempts kept in a database. The tables: docs/storage-schema.md.
#pragma once

#include <memory>
#include <string_view>

#include "engine/attempt/attempt_repository.h"

namespace rapport {

class SqliteStore;

/// Attempts in an SQLite file. A call may take five seconds while another process writes; it answers NotNow
/// then.
class SqlRepository final : public AttemptRepository {
 public:
  /// Opens the store that `sqlite:PATH` or a plain path names, making the file, its folders and its tables as
  /// needed. NewerSchema if a later version of this program wrote it, Invalid if it is no store: it is left
  /// as it is then.
  [[nodiscard]] static Result<std::unique_ptr<SqlRepository>> open(std::string_view url);

  ~SqlRepository() override;
  SqlRepository(const SqlRepository&) = delete;
  SqlRepository(SqlRepository&&) = delete;
  SqlRepository& operator=(const SqlRepository&) = delete;
  SqlRepository& operator=(SqlRepository&&) = delete;

  Result<void> begin(const Attempt& attempt) override;
  Result<void> append_reply(const AttemptId& id, std::size_t position, const WrittenReply& reply,
                            TimePoint at) override;
  Result<void> take_back(const AttemptId& id, std::size_t count, TimePoint at) override;
  Result<void> finish(const AttemptId& id, const AttemptResult& result, TimePoint at) override;
  [[nodiscard]] Result<Attempt> find(const AttemptId& id) const override;
  [[nodiscard]] Result<std::vector<Attempt>> list(std::string_view scenario_id,
                                                  std::size_t most) const override;

 private:
  explicit SqlRepository(std::unique_ptr<SqliteStore> store);

  std::unique_ptr<SqliteStore> store_;
};

}  // namespace rapport
