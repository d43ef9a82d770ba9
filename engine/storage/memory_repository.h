// SPDX-License-Identifier: MIT
/// \file Attempts kept as long as the program runs.
#pragma once

#include <map>
#include <string>

#include "engine/attempt/attempt_repository.h"

namespace rapport {

/// Behaves as SqlRepository does, but for durability; replies taken back are forgotten. For tests and for
/// practice that should leave no trace. One thread at a time.
class MemoryRepository final : public AttemptRepository {
 public:
  Result<void> keep_source(std::string_view kind, const ContentHash& hash, std::string_view text) override;
  Result<void> begin(const Attempt& attempt) override;
  Result<void> append_reply(const AttemptId& id, std::size_t position, const KeptReply& reply,
                            TimePoint at) override;
  Result<void> take_back(const AttemptId& id, std::size_t count, TimePoint at) override;
  Result<void> finish(const AttemptId& id, const AttemptResult& result, TimePoint at) override;
  [[nodiscard]] Result<Attempt> find(const AttemptId& id) const override;
  [[nodiscard]] Result<std::vector<Attempt>> list(std::string_view scenario_id,
                                                  std::size_t most) const override;

 private:
  std::map<AttemptId, Attempt> attempts_;
  std::map<ContentHash, std::string> sources_;
};

}  // namespace rapport
