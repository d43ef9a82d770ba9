// SPDX-License-Identifier: MIT
/// \file The outbox kept in a database, beside the attempts that it tells of. The table:
/// docs/storage-schema.md.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/records/statement_outbox.h"

namespace rapport {

class SqlStore;

/// In an SQLite file or on a PostgreSQL server. Conflict for statements of an attempt that is not in the same
/// store: with an attempt its statements go.
class SqlOutbox final : public StatementOutbox {
 public:
  /// `store` must not be null. Others may use it too, on the same thread.
  explicit SqlOutbox(std::shared_ptr<SqlStore> store);

  Result<void> put(std::string_view destination, std::span<const OutgoingStatement> statements,
                   TimePoint now) override;
  [[nodiscard]] Result<bool> holds(std::string_view destination, const AttemptId& attempt) const override;
  [[nodiscard]] Result<std::vector<OutgoingStatement>> waiting(std::string_view destination,
                                                               std::size_t most) const override;
  Result<void> settle(std::string_view destination, std::span<const SettledStatement> statements,
                      TimePoint now) override;
  [[nodiscard]] Result<OutboxCount> count(std::string_view destination) const override;
  [[nodiscard]] Result<std::vector<SettledStatement>> set_aside(std::string_view destination,
                                                                std::size_t most) const override;

 private:
  std::shared_ptr<SqlStore> store_;
};

}  // namespace rapport
