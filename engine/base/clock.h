// SPDX-License-Identifier: MIT
/// \file The only way in which the engine learns what time it is.
#pragma once

#include <chrono>

namespace rapport {

using TimePoint = std::chrono::sys_time<std::chrono::milliseconds>;

/// Gives the present moment. Tests pass a clock of their own; a conversation never asks it, since a session
/// must not depend on when it is held. Implementations must be callable from one thread at a time.
class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual TimePoint now() const = 0;
};

/// The machine's clock.
class SystemClock final : public Clock {
 public:
  [[nodiscard]] TimePoint now() const override {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
  }
};

/// How far the clock on this machine's wall is ahead of UTC at that moment, by its time zone.
[[nodiscard]] std::chrono::minutes utc_offset_at(TimePoint moment);

}  // namespace rapport
