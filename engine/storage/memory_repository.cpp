// SPDX-License-Identifier: MIT
#include "engine/storage/memory_repository.h"

#include <algorithm>

#include "engine/storage/store_rules.h"

namespace rapport {

Result<void> MemoryRepository::keep_source(std::string_view kind, const ContentHash& hash,
                                           std::string_view text) {
  if (auto checked = check_source(kind, hash, text); !checked) return checked;
  sources_.try_emplace(hash, text);
  return {};
}

Result<void> MemoryRepository::begin(const Attempt& attempt) {
  if (auto checked = check_new(attempt); !checked) return checked;
  auto kept = attempt;
  kept.saved.replies.clear();
  kept.readings.clear();
  kept.result = {};
  if (!attempts_.emplace(attempt.id, std::move(kept)).second) return attempt_exists(attempt.id);
  return {};
}

Result<void> MemoryRepository::append_reply(const AttemptId& id, std::size_t position, const KeptReply& reply,
                                            TimePoint at) {
  if (auto checked = check_reply(reply); !checked) return checked;
  const auto found = attempts_.find(id);
  if (found == attempts_.end()) return no_such_attempt(id);
  auto& attempt = found->second;
  if (attempt.result.status != AttemptStatus::Incomplete) return attempt_has_ended();
  auto& replies = attempt.saved.replies;
  if (replies.size() != position) return reply_out_of_order(position, replies.size());
  replies.push_back(reply.written);
  attempt.readings.push_back(reply.reading);
  attempt.given.push_back(at);
  attempt.updated = at;
  return {};
}

Result<void> MemoryRepository::take_back(const AttemptId& id, std::size_t count, TimePoint at) {
  const auto found = attempts_.find(id);
  if (found == attempts_.end()) return no_such_attempt(id);
  auto& attempt = found->second;
  if (count >= attempt.saved.replies.size()) return {};
  attempt.saved.replies.resize(count);
  attempt.readings.resize(count);
  attempt.given.resize(count);
  attempt.shared = std::nullopt;
  attempt.result = {};
  attempt.updated = at;
  return {};
}

Result<void> MemoryRepository::finish(const AttemptId& id, const AttemptResult& result, TimePoint at) {
  if (auto checked = check_result(result); !checked) return checked;
  const auto found = attempts_.find(id);
  if (found == attempts_.end()) return no_such_attempt(id);
  auto& attempt = found->second;
  if (attempt.result.status != AttemptStatus::Incomplete) {
    return is_same(attempt.result, result) ? Result<void>{} : ended_differently();
  }
  attempt.result = result;
  attempt.updated = at;
  return {};
}

Result<Attempt> MemoryRepository::find(const AttemptId& id) const {
  const auto found = attempts_.find(id);
  if (found == attempts_.end()) return no_such_attempt(id);
  return found->second;
}

Result<std::vector<Attempt>> MemoryRepository::list(std::string_view scenario_id, std::size_t most) const {
  std::vector<Attempt> attempts;
  for (const auto& [id, attempt] : attempts_) {
    if (scenario_id.empty() || attempt.saved.scenario_id == scenario_id) attempts.push_back(attempt);
  }
  std::ranges::sort(attempts, is_listed_before);
  attempts.resize(std::min(most, attempts.size()));
  return attempts;
}

}  // namespace rapport
