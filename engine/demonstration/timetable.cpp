// SPDX-License-Identifier: MIT
#include "engine/demonstration/timetable.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>

namespace rapport {
namespace {

constexpr std::chrono::minutes kMorning{8 * 60 + 30};
constexpr std::chrono::milliseconds kWorkingDay{9LL * 3'600'000};

}  // namespace

Timetable::Timetable(TimePoint until, std::size_t weeks) : weeks_(std::max<std::size_t>(weeks, 1)) {
  const auto day = std::chrono::floor<std::chrono::days>(until);
  const auto monday = day - (std::chrono::weekday{day} - std::chrono::Monday);
  first_monday_ = TimePoint{monday.time_since_epoch()} - std::chrono::weeks{weeks_};
}

TimePoint Timetable::at(double working_days) const {
  const double bounded = std::clamp(working_days, 0.0, days() - 1e-6);
  const auto whole = static_cast<std::int64_t>(std::floor(bounded));
  const auto day = std::chrono::days{whole / 5 * 7 + whole % 5};
  const double of_day = bounded - static_cast<double>(whole);
  const std::chrono::milliseconds since{
      static_cast<std::int64_t>(of_day * static_cast<double>(kWorkingDay.count()))};
  return first_monday_ + day + kMorning + since;
}

std::vector<TimePoint> Timetable::moments(double from, double to, std::size_t count, Chance& chance) const {
  std::vector<double> drawn;
  for (std::size_t i = 0; i < count; ++i) drawn.push_back(from + (to - from) * chance.unit());
  std::ranges::sort(drawn);
  std::vector<TimePoint> moments;
  for (const double one : drawn) moments.push_back(at(one));
  return moments;
}

}  // namespace rapport
