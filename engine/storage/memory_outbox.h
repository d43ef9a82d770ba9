// SPDX-License-Identifier: MIT
/// \file An outbox kept as long as the program runs.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/records/statement_outbox.h"

namespace rapport {

/// Behaves as SqlOutbox does, but for durability. One thread at a time.
class MemoryOutbox final : public StatementOutbox {
 public:
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
  struct Kept {
    OutgoingStatement statement;
    std::optional<SettledStatement> settled;
  };
  using List = std::vector<Kept>;

  [[nodiscard]] const List& list_of(std::string_view destination) const;

  std::map<std::string, List, std::less<>> lists_;
};

}  // namespace rapport
