// SPDX-License-Identifier: MIT
/// \file The few sizes and weights of text that the window uses.
#pragma once

#include <array>
#include <cstddef>

namespace rapport::gui {

enum class TextStyle : std::size_t {
  Caption,  ///< labels, ledger lines
  Body,     ///< everything that is read
  Strong,   ///< names, what matters in a line
  Heading,  ///< a part of a screen
  Title,    ///< a screen
};
inline constexpr std::size_t kTextStyles = 5;

struct TypeSize {
  float pixels;        ///< ascent to descent, at scale 1
  float line_spacing;  ///< distance of lines as a share of `pixels`
  bool bold;
};

inline constexpr std::array<TypeSize, kTextStyles> kTypeSizes = {{
    {16.0F, 1.22F, false},
    {19.0F, 1.24F, false},
    {19.0F, 1.24F, true},
    {23.0F, 1.18F, true},
    {34.0F, 1.12F, true},
}};

[[nodiscard]] constexpr const TypeSize& type_size(TextStyle style) {
  return kTypeSizes[static_cast<std::size_t>(style)];
}

/// The widest column of running text as a multiple of the body size: about 72 characters of a usual sans
/// serif.
inline constexpr float kMeasure = 30.5F;

}  // namespace rapport::gui
