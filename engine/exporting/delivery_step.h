// SPDX-License-Identifier: MIT
/// \file What is to be done after a record store's answer to a batch of statements: the rules, as one pure
/// function.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "engine/base/result.h"

namespace rapport {

/// What came back for a batch.
struct BatchAnswer {
  std::optional<int> status;  ///< of HTTP; none: there was no answer
  std::optional<std::chrono::seconds> retry_after;
  bool confirmed = true;  ///< a status of 200 came with the ids of the very statements that were sent
};

/// How long one waits for a store that cannot answer now.
struct Patience {
  int most_tries = 6;                           ///< of one batch, the first included
  std::chrono::milliseconds first_wait{1'000};  ///< doubled with each try
  std::chrono::milliseconds longest_wait{60'000};
};

struct DeliveryStep {
  enum class Kind : std::uint8_t {
    Delivered,     ///< all of the batch
    AlreadyThere,  ///< the only statement of the batch
    Split,         ///< send the two halves, each by itself
    SetAside,      ///< the only statement of the batch, for good
    Wait,          ///< and send the same batch again
    Stop,          ///< send nothing more now; what was not delivered waits in the outbox
  };
  Kind kind = Kind::Stop;
  std::chrono::milliseconds wait{0};
  std::optional<Error> why;  ///< of what is set aside or stopped
};

/// The step after `answer` to a batch of `statements` (one at least) that was tried `tries` times, this one
/// included. `dice` from 0 up to 1 spreads the waits, so that many laptops do not come back at one moment:
/// a wait is between a half and all of what the doubling gives, and never shorter than the store asks for.
[[nodiscard]] DeliveryStep step_after(const BatchAnswer& answer, std::size_t statements, int tries,
                                      const Patience& patience, double dice);

}  // namespace rapport
