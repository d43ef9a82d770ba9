// SPDX-License-Identifier: MIT
/// \file Every colour of the window, and the contrast between two of them.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "gui/settings/settings.h"

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

/// How a line is drawn, so that nobody needs to tell its colour.
enum class LinePattern { Solid, Dashed, Double, Dotted, Wavy };

/// What shows the evidence for one criterion, in underlines and bars.
struct EvidenceStyle {
  Colour colour;
  LinePattern pattern = LinePattern::Solid;
};

inline constexpr std::size_t kEvidenceStyles = 4;

/// A surface that says how much by how light it is, and the colour of words on it.
struct Shade {
  Colour fill, words;
};
inline constexpr std::size_t kPointShades = 5;

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
  Colour focus;  ///< the ring around what the keyboard acts on

  /// In the rubric's order, each darker than the one before; harm is the darkest. Told apart without red and
  /// green, or yellow and blue.
  std::array<EvidenceStyle, kEvidenceStyles> criteria;
  EvidenceStyle harm;

  /// From few points to many, in steps of lightness that go one way; never without the number itself.
  std::array<Shade, kPointShades> shades;

  /// A rubric may have more criteria than there are styles; those begin anew.
  [[nodiscard]] constexpr const EvidenceStyle& criterion(std::size_t place) const {
    return criteria[place % kEvidenceStyles];
  }
};

inline constexpr Palette kDarkPalette = {
    .ground = colour(0x12161C),
    .surface = colour(0x1A2028),
    .raised = colour(0x252D38),
    .hovered = colour(0x303A48),
    .pressed = colour(0x3A4657),
    .outline = colour(0x2C3541),
    .field_outline = colour(0x7E8CA4),
    .text = colour(0xEDF0F4),
    .quiet_text = colour(0xAFBAC9),
    .accent = colour(0x6FD3C3),
    .accent_hovered = colour(0x8AE0D2),
    .accent_pressed = colour(0x57BBAB),
    .on_accent = colour(0x0A201D),
    .accent_wash = colour(0x1C443F),
    .warning = colour(0xFFB38A),
    .warning_wash = colour(0x40291D),
    .focus = colour(0xFFD666),
    .criteria = {{
        {colour(0xFDEDC0), LinePattern::Solid},
        {colour(0x76E6D5), LinePattern::Dashed},
        {colour(0xA9B8F2), LinePattern::Double},
        {colour(0xE57FCB), LinePattern::Dotted},
    }},
    .harm = {colour(0xF4552F), LinePattern::Wavy},
    .shades = {{{colour(0x1E1715), colour(0xEDF0F4)},
                {colour(0x1F3330), colour(0xEDF0F4)},
                {colour(0x22463F), colour(0xEDF0F4)},
                {colour(0x2A6156), colour(0xEDF0F4)},
                {colour(0x8FE3D5), colour(0x0D1A18)}}},
};

inline constexpr Palette kLightPalette = {
    .ground = colour(0xF3F1EC),
    .surface = colour(0xFFFFFF),
    .raised = colour(0xE9ECF0),
    .hovered = colour(0xDDE2E8),
    .pressed = colour(0xCDD5DE),
    .outline = colour(0xD5D8DC),
    .field_outline = colour(0x6B7686),
    .text = colour(0x171C23),
    .quiet_text = colour(0x444E5C),
    .accent = colour(0x00645A),
    .accent_hovered = colour(0x00544B),
    .accent_pressed = colour(0x003F38),
    .on_accent = colour(0xFFFFFF),
    .accent_wash = colour(0xD3ECE7),
    .warning = colour(0x94330B),
    .warning_wash = colour(0xFBE5D8),
    .focus = colour(0x1A4FD6),
    .criteria = {{
        {colour(0xA56E08), LinePattern::Solid},
        {colour(0x147658), LinePattern::Dashed},
        {colour(0x1152A9), LinePattern::Double},
        {colour(0x66236C), LinePattern::Dotted},
    }},
    .harm = {colour(0x5A050D), LinePattern::Wavy},
    .shades = {{{colour(0xFDF3EA), colour(0x171C23)},
                {colour(0xE4F1EE), colour(0x171C23)},
                {colour(0xBFE0D8), colour(0x171C23)},
                {colour(0x86C4B7), colour(0x171C23)},
                {colour(0x00645A), colour(0xFFFFFF)}}},
};

/// Text at 7:1 at least, and every surface with an edge.
inline constexpr Palette kHighContrastPalette = {
    .ground = colour(0x000000),
    .surface = colour(0x000000),
    .raised = colour(0x14181D),
    .hovered = colour(0x26303C),
    .pressed = colour(0x35424F),
    .outline = colour(0x8C97A5),
    .field_outline = colour(0xFFFFFF),
    .text = colour(0xFFFFFF),
    .quiet_text = colour(0xDDE3EA),
    .accent = colour(0xFFDD33),
    .accent_hovered = colour(0xFFE97A),
    .accent_pressed = colour(0xE8C400),
    .on_accent = colour(0x000000),
    .accent_wash = colour(0x2A2400),
    .warning = colour(0xFFB08A),
    .warning_wash = colour(0x331200),
    .focus = colour(0x5CE1FF),
    .criteria = {{
        {colour(0xFEF4C6), LinePattern::Solid},
        {colour(0x72EDEA), LinePattern::Dashed},
        {colour(0x8ECAF9), LinePattern::Double},
        {colour(0xE995B5), LinePattern::Dotted},
    }},
    .harm = {colour(0xFE6761), LinePattern::Wavy},
    .shades = {{{colour(0x000000), colour(0xFFFFFF)},
                {colour(0x1C232B), colour(0xFFFFFF)},
                {colour(0x303B47), colour(0xFFFFFF)},
                {colour(0x465260), colour(0xFFFFFF)},
                {colour(0xFFDD33), colour(0x000000)}}},
};

/// What the system prefers cannot be asked yet; it counts as dark.
[[nodiscard]] constexpr const Palette& palette_of(Theme theme) {
  switch (theme) {
    case Theme::AsSystem:
    case Theme::Dark:
      return kDarkPalette;
    case Theme::Light:
      return kLightPalette;
    case Theme::HighContrast:
      return kHighContrastPalette;
  }
  return kDarkPalette;
}

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
