// SPDX-License-Identifier: MIT
/// \file When invented people train: on working days, during working hours.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/base/chance.h"
#include "engine/base/clock.h"

namespace rapport {

/// The working days of some weeks, Monday to Friday from 08:30 to 17:30 UTC, the last of them before a
/// moment.
class Timetable {
 public:
  Timetable(TimePoint until, std::size_t weeks);

  [[nodiscard]] double days() const { return static_cast<double>(weeks_ * 5); }

  /// The moment after so many working days, at most days(). A later one for a later argument.
  [[nodiscard]] TimePoint at(double working_days) const;

  /// `count` moments between two of them, in order, spread by chance.
  [[nodiscard]] std::vector<TimePoint> moments(double from, double to, std::size_t count,
                                               Chance& chance) const;

 private:
  TimePoint first_monday_;
  std::size_t weeks_;
};

}  // namespace rapport
