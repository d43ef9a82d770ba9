// SPDX-License-Identifier: MIT
/// \file What is to be told to learning record stores, kept until it has been told: the interface.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/clock.h"
#include "engine/base/result.h"
#include "engine/session/attempt_words.h"

namespace rapport {

/// A statement that waits. Its bytes never change: what is sent again is the same statement.
struct OutgoingStatement {
  std::string id;  ///< a UUID; one statement for each destination
  AttemptId attempt;
  std::string json;
};

/// What became of a statement.
enum class DeliveryOutcome : std::uint8_t {
  Delivered,     ///< the record store has acknowledged it
  AlreadyThere,  ///< the record store has one with its id
  SetAside,      ///< the record store does not take it, and never will
};

struct SettledStatement {
  std::string id;
  DeliveryOutcome outcome = DeliveryOutcome::Delivered;
  std::string reason;  ///< of what was set aside; may be empty otherwise
};

struct OutboxCount {
  std::int64_t waiting = 0, delivered = 0, already_there = 0, set_aside = 0;
};

/// A list of statements for each destination, an address. What a function has acknowledged is durable.
/// Several processes may send from one outbox at once: a statement may then be sent twice, which a record
/// store knows by its id.
class StatementOutbox {
 public:
  virtual ~StatementOutbox() = default;

  /// Puts the statements of one attempt in, all or none. Those that are there already, sent or not, stay as
  /// they are.
  virtual Result<void> put(std::string_view destination, std::span<const OutgoingStatement> statements,
                           TimePoint now) = 0;

  /// Whether statements of that attempt were ever put in.
  [[nodiscard]] virtual Result<bool> holds(std::string_view destination, const AttemptId& attempt) const = 0;

  /// Those that wait, in the order in which they were put in, at most `most`.
  [[nodiscard]] virtual Result<std::vector<OutgoingStatement>> waiting(std::string_view destination,
                                                                       std::size_t most) const = 0;

  /// Records what became of statements; their text is forgotten unless they were set aside. What is settled
  /// already stays as it is.
  virtual Result<void> settle(std::string_view destination, std::span<const SettledStatement> statements,
                              TimePoint now) = 0;

  [[nodiscard]] virtual Result<OutboxCount> count(std::string_view destination) const = 0;

  /// What was set aside, with its reason, the latest first, at most `most`.
  [[nodiscard]] virtual Result<std::vector<SettledStatement>> set_aside(std::string_view destination,
                                                                        std::size_t most) const = 0;
};

}  // namespace rapport
