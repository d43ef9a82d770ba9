// SPDX-License-Identifier: MIT
/// \file Sends what waits in the outbox to a learning record store.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "engine/base/clock.h"
#include "engine/base/result.h"
#include "engine/exporting/delivery_step.h"
#include "engine/exporting/http_post.h"
#include "engine/records/statement_outbox.h"

namespace rapport {

/// Lets time pass. Tests pass one that does not.
class Pause {
 public:
  virtual ~Pause() = default;
  virtual void pause(std::chrono::milliseconds length) = 0;
};

/// What one round of sending came to.
struct Delivery {
  std::size_t delivered = 0, already_there = 0, set_aside = 0;
  std::optional<Error> stopped_by;  ///< none: nothing waits any more
};

/// How much goes at once.
struct BatchSize {
  std::size_t most_statements = 50;
  std::size_t most_bytes = 1U << 20U;  ///< but one statement always goes
};

/// A statement is settled in the outbox as soon as the store has answered for it, and never before: whatever
/// stops, is killed or loses its network in the middle, it is sent again, and known by its id. One thread at
/// a time.
class RecordStoreSender {
 public:
  /// All must outlive the sender.
  struct Means {
    StatementOutbox& outbox;
    HttpPost& post;
    const Clock& clock;
    Pause& pause;
  };

  /// `seed` spreads the waits; see step_after().
  RecordStoreSender(Means means, std::string destination, std::uint64_t seed, Patience patience = {},
                    BatchSize size = {});

  /// Sends until nothing waits or something stops it.
  [[nodiscard]] Delivery send_waiting();

 private:
  using Batch = std::vector<OutgoingStatement>;

  [[nodiscard]] std::vector<Batch> batches_of(Batch statements) const;
  Result<void> send(const Batch& whole);
  [[nodiscard]] DeliveryStep try_until_answered(const Batch& batch);
  Result<void> settle(const Batch& batch, DeliveryOutcome outcome, const std::string& reason);
  [[nodiscard]] double dice();

  Means means_;
  std::string destination_;
  Patience patience_;
  BatchSize size_;
  std::mt19937_64 random_;
  Delivery delivery_;
};

}  // namespace rapport
