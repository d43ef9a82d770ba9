// SPDX-License-Identifier: MIT
#include "engine/storage/memory_outbox.h"

#include <algorithm>

namespace rapport {

const MemoryOutbox::List& MemoryOutbox::list_of(std::string_view destination) const {
  static const List kNone;
  const auto found = lists_.find(destination);
  return found == lists_.end() ? kNone : found->second;
}

Result<void> MemoryOutbox::put(std::string_view destination, std::span<const OutgoingStatement> statements,
                               TimePoint /*now*/) {
  auto& list = lists_[std::string(destination)];
  for (const auto& statement : statements) {
    const bool is_there =
        std::ranges::any_of(list, [&](const Kept& kept) { return kept.statement.id == statement.id; });
    if (!is_there) list.push_back({statement, std::nullopt});
  }
  return {};
}

Result<bool> MemoryOutbox::holds(std::string_view destination, const AttemptId& attempt) const {
  return std::ranges::any_of(list_of(destination),
                             [&](const Kept& kept) { return kept.statement.attempt == attempt; });
}

Result<std::vector<OutgoingStatement>> MemoryOutbox::waiting(std::string_view destination,
                                                             std::size_t most) const {
  std::vector<OutgoingStatement> found;
  for (const auto& kept : list_of(destination)) {
    if (!kept.settled && found.size() < most) found.push_back(kept.statement);
  }
  return found;
}

Result<void> MemoryOutbox::settle(std::string_view destination, std::span<const SettledStatement> statements,
                                  TimePoint /*now*/) {
  const auto list = lists_.find(destination);
  if (list == lists_.end()) return {};
  for (const auto& settled : statements) {
    for (auto& kept : list->second) {
      if (kept.statement.id != settled.id || kept.settled) continue;
      kept.settled = settled;
      if (settled.outcome != DeliveryOutcome::SetAside) kept.statement.json.clear();
    }
  }
  return {};
}

Result<OutboxCount> MemoryOutbox::count(std::string_view destination) const {
  OutboxCount count;
  for (const auto& kept : list_of(destination)) {
    if (!kept.settled) {
      ++count.waiting;
    } else if (kept.settled->outcome == DeliveryOutcome::Delivered) {
      ++count.delivered;
    } else if (kept.settled->outcome == DeliveryOutcome::AlreadyThere) {
      ++count.already_there;
    } else {
      ++count.set_aside;
    }
  }
  return count;
}

Result<std::vector<SettledStatement>> MemoryOutbox::set_aside(std::string_view destination,
                                                              std::size_t most) const {
  std::vector<SettledStatement> found;
  const auto& list = list_of(destination);
  for (auto kept = list.rbegin(); kept != list.rend() && found.size() < most; ++kept) {
    if (kept->settled && kept->settled->outcome == DeliveryOutcome::SetAside) found.push_back(*kept->settled);
  }
  return found;
}

}  // namespace rapport
