// SPDX-License-Identifier: MIT
/// \file Where attempts are kept: the interface.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/attempt/attempt.h"
#include "engine/base/result.h"

namespace rapport {

/// A reply with how its words were understood, if it was typed; see assessment/kept_hearing.h.
struct KeptReply {
  // NOLINTNEXTLINE(google-explicit-constructor): a reply that was chosen is all that is kept of it
  KeptReply(WrittenReply reply, std::string kept_reading = {})
      : written(std::move(reply)), reading(std::move(kept_reading)) {}

  WrittenReply written;
  std::string reading;  ///< empty: none
};

/// Keeps attempts. What a function has acknowledged by returning a value is durable: it survives the death of
/// the process and of the machine's power. One thread at a time; several processes may use one store.
class AttemptRepository {
 public:
  virtual ~AttemptRepository() = default;

  /// Keeps an authored text under the hash of its bytes, `kind` being "scenario" or "rubric"; once, however
  /// often it is called. Invalid if the hash is another.
  virtual Result<void> keep_source(std::string_view kind, const ContentHash& hash, std::string_view text) = 0;

  /// Stores a new attempt without replies. Conflict if the id exists.
  virtual Result<void> begin(const Attempt& attempt) = 0;

  /// Appends reply number `position` (from 0). Conflict if the attempt does not have exactly that many
  /// replies, or is not Incomplete: nothing is stored twice or out of order.
  virtual Result<void> append_reply(const AttemptId& id, std::size_t position, const KeptReply& reply,
                                    TimePoint at) = 0;

  /// Takes replies from `count` on back. They stay in the store, marked as taken back: nothing typed is ever
  /// lost.
  virtual Result<void> take_back(const AttemptId& id, std::size_t count, TimePoint at) = 0;

  /// Records how it ended. Conflict if it has ended already with another result.
  virtual Result<void> finish(const AttemptId& id, const AttemptResult& result, TimePoint at) = 0;

  /// NotFound if there is none.
  [[nodiscard]] virtual Result<Attempt> find(const AttemptId& id) const = 0;

  /// Attempts with one scenario, or with all if the id is empty; the latest first, at most `most`. Their
  /// replies are included. On a server that knows our account: only our own.
  [[nodiscard]] virtual Result<std::vector<Attempt>> list(std::string_view scenario_id,
                                                          std::size_t most) const = 0;
};

}  // namespace rapport
