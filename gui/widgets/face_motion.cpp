// SPDX-License-Identifier: MIT
#include "gui/widgets/face_motion.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

namespace rapport::gui {
namespace {

constexpr double kEasing = 0.6;
constexpr double kBlinkPeriod = 14;  ///< seldom enough for an idle window to sleep
/// How much earlier or later than usual it may come, as a share of the period: two are always ten seconds
/// apart.
constexpr double kBlinkJitter = 0.28;
constexpr double kBlinkLength = 0.18;
constexpr double kBreath = 3.2;
/// A stirred face is seen to breathe twice and then rests, so that the window can sleep.
constexpr double kBreathing = 2 * kBreath;

/// Slow at both ends.
float eased(double share) {
  const auto s = static_cast<float>(std::clamp(share, 0.0, 1.0));
  return s * s * (3 - 2 * s);
}

/// When the blink of a period begins. Not quite regular, as people are.
double blink_of(std::int64_t period) {
  auto z = static_cast<std::uint64_t>(period) * 0x9E3779B97F4A7C15U;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  const auto jitter = static_cast<double>(z >> 40U) / static_cast<double>(1U << 24U);
  return (static_cast<double>(period) + 0.15 + kBlinkJitter * jitter) * kBlinkPeriod;
}

std::int64_t period_of(double now) {
  return static_cast<std::int64_t>(std::floor(now / kBlinkPeriod));
}

bool is_blinking(double now) {
  const double since = now - blink_of(period_of(now));
  return since >= 0 && since < kBlinkLength;
}

/// Shut fast, open slowly.
float blink_at(double now) {
  constexpr double kShut = 0.35;
  const double share = (now - blink_of(period_of(now))) / kBlinkLength;
  if (share <= 0 || share >= 1) return 0;
  return share < kShut ? eased(share / kShut) : 1 - eased((share - kShut) / (1 - kShut));
}

double next_blink(double now) {
  const auto period = period_of(now);
  const double begin = blink_of(period);
  return begin > now ? begin : blink_of(period + 1);
}

}  // namespace

void FaceMotion::aim(const FaceExpression& goal, double now, Motion motion) {
  motion_ = motion;
  if (known_ && goal == goal_ && motion == Motion::Full) return;
  const bool at_once = !known_ || motion == Motion::Reduced;
  from_ = at_once ? goal : expression_at(now);
  stirred_ = !at_once;
  goal_ = goal;
  since_ = now;
  known_ = true;
}

FaceExpression FaceMotion::expression_at(double now) const {
  return mix(from_, goal_, eased((now - since_) / kEasing));
}

FacePose FaceMotion::at(double now) const {
  if (motion_ == Motion::Reduced) return {goal_, 0, 0};
  FacePose pose{expression_at(now), blink_at(now), 0};
  const double since = now - since_;
  if (stirred_ && since > 0 && since < kBreathing) {
    const double phase = 2 * std::numbers::pi * since / kBreath;
    pose.breath = static_cast<float>(std::sin(phase));
  }
  return pose;
}

std::optional<double> FaceMotion::next_change(double now) const {
  if (!known_ || motion_ == Motion::Reduced) return std::nullopt;
  const double since = now - since_;
  const bool moves = from_ != goal_ && since < kEasing;
  const bool breathes = stirred_ && since < kBreathing;
  return moves || breathes || is_blinking(now) ? now : next_blink(now);
}

}  // namespace rapport::gui
