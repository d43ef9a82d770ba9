// SPDX-License-Identifier: MIT
/// \file Distances, in pixels at scale 1. One step is four.
#pragma once

namespace rapport::gui {

inline constexpr float kHair = 1.0F;
inline constexpr float kTight = 4.0F;
inline constexpr float kSmall = 8.0F;
inline constexpr float kMedium = 12.0F;
inline constexpr float kWide = 16.0F;
inline constexpr float kLarge = 24.0F;
inline constexpr float kHuge = 40.0F;

inline constexpr float kRounding = 10.0F;
inline constexpr float kButtonHeight = 38.0F;
inline constexpr float kBarHeight = 10.0F;

/// Below this width of the window, panels go under each other instead of side by side.
inline constexpr float kNarrow = 980.0F;

}  // namespace rapport::gui
