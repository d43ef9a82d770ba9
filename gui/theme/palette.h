// SPDX-License-Identifier: MIT
/// \file Every colour of the window, and the contrast between two of them.
#pragma once

#include <cmath>
#include <cstdint>

namespace rapport::gui {

/// Opaque, as sRGB.
struct Colour {
  std::uint8_t red = 0, green = 0, blue = 0;

  friend bool operator==(const Colour&, const Colour&) = default;
};

/// 0xRRGGBB.
[[nodiscard]] constexpr Colour colour(std::uint32_t rgb) {
  return {static_cast<std::uint8_t>(rgb >> 16U & 0xFFU), static_cast<std::uint8_t>(rgb >> 8U & 0xFFU),
          static_cast<std::uint8_t>(rgb & 0xFFU)};
}

/// Colours by what they are for. Surfaces go from the window's ground up to what lies nearest to the eye.
struct Palette {
  Colour ground;         ///< behind everything
  Colour surface;        ///< cards and panels
  Colour raised;         ///< bubbles, buttons, fields
  Colour hovered;        ///< a raised thing under the pointer
  Colour pressed;        ///< a raised thing being pressed
  Colour outline;        ///< the edge of a surface
  Colour field_outline;  ///< the edge of what can be operated, 3:1 at least
  Colour text;
  Colour quiet_text;  ///< captions and second thoughts, still 4.5:1
  Colour accent;      ///< the one colour: what to do next, what is good
  Colour accent_hovered;
  Colour accent_pressed;
  Colour on_accent;    ///< text on the accent
  Colour accent_wash;  ///< a surface tinted with the accent: the trainee's own words
  Colour warning;      ///< problems and harm; never without a word beside it
  Colour warning_wash;
};

inline constexpr Palette kDarkPalette = {
    .ground = colour(0x12161C),
    .surface = colour(0x1A2028),
    .raised = colour(0x252D38),
    .hovered = colour(0x303A48),
    .pressed = colour(0x3A4657),
    .outline = colour(0x2C3541),
    .field_outline = colour(0x74829A),
    .text = colour(0xEDF0F4),
    .quiet_text = colour(0xAFBAC9),
    .accent = colour(0x6FD3C3),
    .accent_hovered = colour(0x8AE0D2),
    .accent_pressed = colour(0x57BBAB),
    .on_accent = colour(0x0A201D),
    .accent_wash = colour(0x1C443F),
    .warning = colour(0xFFB38A),
    .warning_wash = colour(0x40291D),
};

/// Relative luminance, 0 to 1. Source: WCAG 2.2, "relative luminance".
[[nodiscard]] inline double luminance(Colour c) {
  const auto linear = [](std::uint8_t channel) {
    const double s = channel / 255.0;
    return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

/// From 1 (none) to 21. Source: WCAG 2.2, "contrast ratio".
[[nodiscard]] inline double contrast(Colour one, Colour other) {
  const double a = luminance(one), b = luminance(other);
  return a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05);
}

}  // namespace rapport::gui
