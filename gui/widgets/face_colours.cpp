// SPDX-License-Identifier: MIT
#include "gui/widgets/face_colours.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace rapport::gui {
namespace {

// From light to dark.
constexpr std::array kSkins = {colour(0xF7D9C6), colour(0xECBF9F), colour(0xD9A27A),
                               colour(0xB97C52), colour(0x8C5838), colour(0x6C4532)};
constexpr std::array kBlushes = {colour(0xE0685A), colour(0xD85F4C), colour(0xC4503A),
                                 colour(0xA83E2C), colour(0x8A2F27), colour(0x7C2A2A)};
constexpr std::array kLips = {colour(0xC9665F), colour(0xBC5A52), colour(0xA84B43),
                              colour(0x8A3434), colour(0xAB5654), colour(0xAC5E5F)};
// In the order of the enumerators of Portrait.
constexpr std::array kHairs = {colour(0x2A2429), colour(0x5B3A29), colour(0xD2A45C),
                               colour(0xA84F2A), colour(0x8F8E93), colour(0xE4E1DC)};
constexpr std::array kIrises = {colour(0x5A3620), colour(0x8A6A35), colour(0x567A4C), colour(0x4C7FA8),
                                colour(0x71808A)};
constexpr std::array kCloths = {colour(0x34507A), colour(0x2E7F80), colour(0x5C7F52), colour(0xD09A3C),
                                colour(0xB5573B), colour(0x7C4A72), colour(0x6E7680), colour(0xE2D6BF)};
/// What sets off each of the cloths.
constexpr std::array kBackdrops = {colour(0xE3B778), colour(0xE7A98B), colour(0xE9C58F), colour(0x7FA9B5),
                                   colour(0x8FB7AE), colour(0xC9BE8C), colour(0xD8A48F), colour(0x86A58F)};

constexpr Colour kNight = colour(0x2B1420);
constexpr Colour kPale = colour(0xD9D6CE);

template <typename Word, std::size_t N>
Colour of(const std::array<Colour, N>& colours, Word word) {
  return colours[std::min(static_cast<std::size_t>(word), N - 1)];
}

}  // namespace

Colour mix(Colour one, Colour other, float share) {
  const auto channel = [share](std::uint8_t a, std::uint8_t b) {
    return static_cast<std::uint8_t>(
        std::lround(static_cast<float>(a) + (static_cast<float>(b) - static_cast<float>(a)) * share));
  };
  return {channel(one.red, other.red), channel(one.green, other.green), channel(one.blue, other.blue)};
}

FaceColours face_colours(const Portrait& portrait, float flush, const Palette& palette) {
  const auto tone = static_cast<std::size_t>(std::clamp(portrait.skin, 1, 6) - 1);
  FaceColours c;
  c.blush = kBlushes[tone];
  const float warm = std::max(0.0F, flush), cold = std::max(0.0F, -flush);
  c.skin = mix(mix(kSkins[tone], c.blush, 0.2F * warm), kPale, (tone < 3 ? 0.2F : 0.07F) * cold);
  // Without blood the shade is grey too, or a pale face would be a mask before a rosy neck.
  c.skin_shade = mix(c.skin, mix(mix(c.blush, c.skin, 0.6F * cold), kNight, 0.45F), 0.24F);
  c.skin_line = mix(c.skin, mix(c.blush, kNight, 0.65F), 0.58F);
  c.lip = mix(c.skin, kLips[tone], 0.75F - 0.3F * cold);
  c.lip_shade = mix(c.lip, kNight, 0.35F);
  c.mouth = colour(0x4A1520);
  c.teeth = colour(0xF6F1E9);
  c.tongue = colour(0xB5484E);
  c.eye_white = mix(colour(0xFBF7F1), c.skin, 0.05F);
  c.iris = of(kIrises, portrait.eyes);
  c.lash = colour(0x2A1A1C);
  c.hair = of(kHairs, portrait.hair_colour);
  c.hair_shade = mix(c.hair, kNight, 0.32F);
  c.hair_light = mix(c.hair, colour(0xFFE9CF), 0.16F);
  const bool fair = luminance(c.hair) > 0.25;
  c.brow = mix(mix(c.hair_shade, c.skin_line, fair ? 0.6F : 0.15F), kNight, fair ? 0.3F : 0.12F);
  c.cloth = of(kCloths, portrait.clothing_colour);
  c.cloth_shade = mix(c.cloth, kNight, 0.26F);
  c.cloth_light = mix(c.cloth, colour(0xFFF4E2), 0.22F);
  c.cloth_line = mix(c.cloth, kNight, 0.5F);
  c.linen = colour(0xF1ECE2);
  c.linen_shade = colour(0xCFC9C2);
  c.backdrop = mix(of(kBackdrops, portrait.clothing_colour), palette.surface,
                   luminance(palette.surface) > 0.4 ? 0.35F : 0.2F);
  return c;
}

}  // namespace rapport::gui
