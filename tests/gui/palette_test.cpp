// SPDX-License-Identifier: MIT
#include "gui/theme/palette.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace rapport::gui {
namespace {

constexpr double kPart = 3.0;

struct Themed {
  std::string name;
  Palette palette;
  double text;  ///< the contrast that words need
};

class Palettes : public testing::TestWithParam<Themed> {
 protected:
  const Palette& p = GetParam().palette;
  const double text = GetParam().text;

  [[nodiscard]] std::array<EvidenceStyle, kEvidenceStyles + 1> evidence() const {
    return {p.criteria[0], p.criteria[1], p.criteria[2], p.criteria[3], p.harm};
  }
};

TEST_P(Palettes, TextStandsOutFromEverythingItIsWrittenOn) {
  for (const auto behind :
       {p.ground, p.surface, p.raised, p.hovered, p.pressed, p.accent_wash, p.warning_wash}) {
    EXPECT_GE(contrast(p.text, behind), text);
    EXPECT_GE(contrast(p.quiet_text, behind), text);
  }
}

TEST_P(Palettes, AccentAndWarningCanBeReadOnSurfaces) {
  for (const auto behind : {p.ground, p.surface, p.raised, p.hovered, p.accent_wash, p.warning_wash}) {
    EXPECT_GE(contrast(p.accent, behind), text);
    EXPECT_GE(contrast(p.warning, behind), text);
  }
  EXPECT_GE(contrast(p.accent, p.pressed), 4.5);
  for (const auto accent : {p.accent, p.accent_hovered, p.accent_pressed})
    EXPECT_GE(contrast(p.on_accent, accent), text);
}

TEST_P(Palettes, WhatCanBeOperatedStandsOutFromWhatItLiesOn) {
  for (const auto behind : {p.ground, p.surface, p.raised}) {
    EXPECT_GE(contrast(p.field_outline, behind), kPart);
    EXPECT_GE(contrast(p.accent, behind), kPart);
    EXPECT_GE(contrast(p.accent_hovered, behind), kPart);
    EXPECT_GE(contrast(p.accent_pressed, behind), kPart);
  }
  EXPECT_GE(contrast(p.field_outline, p.hovered), kPart);
  EXPECT_GE(contrast(p.warning, p.warning_wash), kPart);
  EXPECT_GE(contrast(p.quiet_text, p.ground), kPart);  // the scrollbar under the pointer
}

TEST_P(Palettes, TheKeyboardsRingStandsOutFromEverything) {
  for (const auto behind :
       {p.ground, p.surface, p.raised, p.hovered, p.pressed, p.accent_wash, p.warning_wash})
    EXPECT_GE(contrast(p.focus, behind), kPart);
}

TEST_P(Palettes, EvidenceCanBeSeenWhereItIsDrawn) {
  for (const auto& style : evidence()) {
    for (const auto behind : {p.ground, p.surface, p.raised, p.accent_wash, p.warning_wash})
      EXPECT_GE(contrast(style.colour, behind), kPart);
  }
}

TEST_P(Palettes, ShadesGoOneWayFromDarkToLightOrBackAndCarryWords) {
  for (const auto& shade : p.shades) EXPECT_GE(contrast(shade.words, shade.fill), text);
  const bool lighter = luminance(p.shades.back().fill) > luminance(p.shades.front().fill);
  for (std::size_t i = 1; i < kPointShades; ++i) {
    const double step = luminance(p.shades[i].fill) - luminance(p.shades[i - 1].fill);
    EXPECT_GT(lighter ? step : -step, 0.005) << i;
  }
}

TEST_P(Palettes, EvidenceIsToldApartByPatternToo) {
  const auto styles = evidence();
  for (std::size_t i = 0; i < styles.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) EXPECT_NE(styles[i].pattern, styles[k].pattern);
  }
}

using Vector = std::array<double, 3>;

Vector linear(Colour c) {
  const auto one = [](std::uint8_t channel) {
    const double s = channel / 255.0;
    return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
  };
  return {one(c.red), one(c.green), one(c.blue)};
}

/// CIE L*a*b* for daylight.
Vector lab(const Vector& rgb) {
  const auto part = [&](double r, double g, double b, double white) {
    const double t = (r * rgb[0] + g * rgb[1] + b * rgb[2]) / white;
    return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116;
  };
  const double x = part(0.4124, 0.3576, 0.1805, 0.9505), y = part(0.2126, 0.7152, 0.0722, 1),
               z = part(0.0193, 0.1192, 0.9505, 1.089);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double lightness(Colour c) {
  return lab(linear(c))[0];
}

/// As eyes see that lack one kind of cone. Source: Machado, Oliveira, Fernandes 2009, severity 1.
using Sight = std::array<Vector, 3>;
constexpr std::array<Sight, 4> kSights = {{
    {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
    {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
    {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}},
}};

double difference(Colour one, Colour other, const Sight& sight) {
  const auto seen = [&](Colour c) {
    const auto rgb = linear(c);
    Vector result{};
    for (std::size_t i = 0; i < 3; ++i) {
      const auto& row = sight[i];
      result[i] = std::clamp(row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2], 0.0, 1.0);
    }
    return lab(result);
  };
  const auto a = seen(one), b = seen(other);
  return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

TEST_P(Palettes, EvidenceIsOrderedByLightness) {
  constexpr double kStep = 6;
  const auto styles = evidence();
  for (std::size_t i = 1; i < styles.size(); ++i)
    EXPECT_GE(lightness(styles[i - 1].colour) - lightness(styles[i].colour), kStep) << i;
}

TEST_P(Palettes, EvidenceIsToldApartByEyesThatLackACone) {
  constexpr double kPlain = 12;  // 1 is what can be just noticed with the colours side by side
  const auto styles = evidence();
  for (const auto& sight : kSights) {
    for (std::size_t i = 0; i < styles.size(); ++i) {
      for (std::size_t k = 0; k < i; ++k)
        EXPECT_GE(difference(styles[i].colour, styles[k].colour, sight), kPlain) << i << " and " << k;
    }
  }
}

std::string name_of(const testing::TestParamInfo<Themed>& info) {
  return info.param.name;
}

INSTANTIATE_TEST_SUITE_P(Themes, Palettes,
                         testing::Values(Themed{"Dark", kDarkPalette, 4.5},
                                         Themed{"Light", kLightPalette, 4.5},
                                         Themed{"HighContrast", kHighContrastPalette, 7.0}),
                         name_of);

TEST(Palette, ContrastOfBlackAndWhiteIsTwentyOne) {
  EXPECT_NEAR(contrast(colour(0x000000), colour(0xFFFFFF)), 21, 0.01);
  EXPECT_NEAR(contrast(colour(0x777777), colour(0xFFFFFF)), 4.48, 0.01);
}

TEST(Palette, EveryThemeHasOne) {
  EXPECT_EQ(palette_of(Theme::Light).ground, kLightPalette.ground);
  EXPECT_EQ(palette_of(Theme::HighContrast).ground, kHighContrastPalette.ground);
  EXPECT_EQ(palette_of(Theme::Dark).ground, palette_of(Theme::AsSystem).ground);
}

}  // namespace
}  // namespace rapport::gui
