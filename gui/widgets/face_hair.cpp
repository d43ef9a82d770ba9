// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <vector>

#include "gui/widgets/face_parts.h"

namespace rapport::gui {
namespace {

using Style = Portrait::HairStyle;

Outline shape(std::initializer_list<Knot> half) {
  return closed_curve(mirrored({half.begin(), half.size()}));
}

/// An outline of round locks: bumps along an ellipse, from `from` to `to` in turns, clockwise from the right.
Outline locks(Point centre, float radius_x, float radius_y, int count, float depth) {
  Outline line;
  constexpr int kPieces = 8;
  for (int i = 0; i < count * kPieces; ++i) {
    const float turn = static_cast<float>(i) / static_cast<float>(count * kPieces);
    const float angle = 2 * std::numbers::pi_v<float> * turn;
    const float bump =
        1 + depth * (std::abs(std::sin(std::numbers::pi_v<float> * turn * static_cast<float>(count))) - 0.6F);
    line.push_back(
        {centre.x + radius_x * bump * std::cos(angle), centre.y + radius_y * bump * std::sin(angle)});
  }
  return line;
}

void strand(const Sitter& sitter, std::initializer_list<Knot> knots, float width, Colour colour) {
  sitter.skull_line(curve({knots.begin(), knots.size()}), {width * 0.2F, width, width * 0.2F}, colour);
}

// What lies before the forehead follows the face at its hairline and the skull at its outer edge, which
// Sitter::on_face() does by itself: at the edge nothing turns.

void draw_short(const Sitter& sitter) {
  const auto& c = sitter.colours;
  const std::array<Knot, 17> cap = {{{{-0.83F, 0.12F}, true},
                                     {{-0.89F, -0.35F}},
                                     {{-0.78F, -0.85F}},
                                     {{-0.42F, -1.2F}},
                                     {{0.15F, -1.29F}},
                                     {{0.65F, -1.1F}},
                                     {{0.88F, -0.68F}},
                                     {{0.88F, -0.25F}},
                                     {{0.83F, 0.12F}, true},
                                     {{0.74F, 0.0F}, true},
                                     {{0.73F, -0.35F}},
                                     {{0.63F, -0.60F}, true},
                                     {{0.3F, -0.63F}},
                                     {{-0.1F, -0.72F}},
                                     {{-0.45F, -0.88F}, true},
                                     {{-0.70F, -0.52F}},
                                     {{-0.74F, 0.0F}, true}}};
  sitter.face(closed_curve(cap, 6), c.hair);
  const std::array<Knot, 4> light = {
      {{{-0.36F, -0.98F}}, {{0.0F, -1.03F}}, {{0.4F, -0.95F}}, {{0.66F, -0.74F}}}};
  sitter.face_line(curve(light), {0.01F, 0.075F, 0.06F, 0.01F}, c.hair_light);
}

void draw_cropped(const Sitter& sitter) {
  const auto& c = sitter.colours;
  const std::array<Knot, 17> cap = {{{{-0.80F, 0.02F}, true},
                                     {{-0.84F, -0.42F}},
                                     {{-0.70F, -0.90F}},
                                     {{-0.36F, -1.12F}},
                                     {{0, -1.16F}},
                                     {{0.36F, -1.12F}},
                                     {{0.70F, -0.90F}},
                                     {{0.84F, -0.42F}},
                                     {{0.80F, 0.02F}, true},
                                     {{0.74F, -0.05F}, true},
                                     {{0.71F, -0.42F}},
                                     {{0.62F, -0.66F}, true},
                                     {{0.3F, -0.74F}},
                                     {{0, -0.76F}},
                                     {{-0.3F, -0.74F}},
                                     {{-0.62F, -0.66F}, true},
                                     {{-0.74F, -0.05F}, true}}};
  sitter.face(closed_curve(cap, 6), mix(c.hair, c.skin_shade, 0.14F));
}

void draw_sides(const Sitter& sitter, float top) {
  const auto& c = sitter.colours;
  for (const float side : {-1.0F, 1.0F}) {
    const std::array<Knot, 6> tuft = {{{{side * 0.80F, 0.1F}, true},
                                       {{side * 0.90F, -0.22F}},
                                       {{side * 0.85F, top + 0.16F}},
                                       {{side * 0.74F, top}, true},
                                       {{side * 0.72F, -0.35F}},
                                       {{side * 0.75F, -0.02F}, true}}};
    sitter.face(closed_curve(tuft, 6), c.hair);
  }
}

void draw_receding(const Sitter& sitter) {
  const auto& c = sitter.colours;
  const std::array<Knot, 17> cap = {{{{-0.82F, 0.1F}, true},
                                     {{-0.90F, -0.3F}},
                                     {{-0.78F, -0.84F}},
                                     {{-0.42F, -1.13F}},
                                     {{0, -1.2F}},
                                     {{0.42F, -1.13F}},
                                     {{0.78F, -0.84F}},
                                     {{0.90F, -0.3F}},
                                     {{0.82F, 0.1F}, true},
                                     {{0.745F, -0.02F}, true},
                                     {{0.72F, -0.45F}},
                                     {{0.56F, -0.86F}},
                                     {{0.33F, -0.93F}, true},
                                     {{0, -0.84F}},
                                     {{-0.33F, -0.93F}, true},
                                     {{-0.56F, -0.86F}},
                                     {{-0.745F, -0.02F}, true}}};
  sitter.face(closed_curve(cap, 6), c.hair);
  const std::array<Knot, 3> light = {{{{-0.3F, -1.05F}}, {{0.05F, -1.08F}}, {{0.36F, -1.02F}}}};
  sitter.face_line(curve(light), {0.01F, 0.05F, 0.01F}, c.hair_light);
}

void draw_bald(const Sitter& sitter) {
  const auto& c = sitter.colours;
  if (sitter.portrait.age >= 50) draw_sides(sitter, -0.52F);
  const std::array<Knot, 3> shine = {{{{-0.42F, -0.74F}}, {{-0.26F, -0.86F}}, {{-0.05F, -0.9F}}}};
  sitter.face_line(curve(shine), {0.01F, 0.06F, 0.01F}, mix(c.skin, colour(0xFFF6EA), 0.4F));
}

void draw_bob(const Sitter& sitter) {
  const auto& c = sitter.colours;
  // A fringe swept to one side, and the sides in front of the ears.
  const std::array<Knot, 18> cap = {{{{-0.80F, 0.72F}, true},
                                     {{-0.97F, 0.30F}},
                                     {{-0.97F, -0.35F}},
                                     {{-0.80F, -0.92F}},
                                     {{-0.4F, -1.22F}},
                                     {{0.05F, -1.28F}},
                                     {{0.5F, -1.19F}},
                                     {{0.84F, -0.88F}},
                                     {{0.98F, -0.35F}},
                                     {{0.98F, 0.30F}},
                                     {{0.80F, 0.74F}, true},
                                     {{0.68F, 0.3F}},
                                     {{0.70F, -0.22F}},
                                     {{0.52F, -0.50F}},
                                     {{0.1F, -0.66F}},
                                     {{-0.36F, -0.92F}, true},
                                     {{-0.66F, -0.45F}},
                                     {{-0.68F, 0.25F}}}};
  sitter.face(closed_curve(cap, 6), c.hair);
  const std::array<Knot, 4> light = {
      {{{-0.28F, -1.0F}}, {{0.15F, -0.96F}}, {{0.56F, -0.78F}}, {{0.80F, -0.42F}}}};
  sitter.face_line(curve(light), {0.01F, 0.08F, 0.05F, 0.01F}, c.hair_light);
}

void draw_long(const Sitter& sitter) {
  const auto& c = sitter.colours;
  // Parted in the middle and falling before the shoulders.
  const std::array<Knot, 9> half = {{{{0, -1.27F}},
                                     {{0.48F, -1.19F}},
                                     {{0.84F, -0.85F}},
                                     {{0.96F, -0.3F}},
                                     {{0.94F, 0.4F}},
                                     {{1.0F, 1.05F}},
                                     {{0.72F, 0.62F}, true},
                                     {{0.70F, -0.12F}},
                                     {{0, -0.98F}, true}}};
  std::vector<Knot> knots(half.begin(), half.end());
  knots.insert(knots.end() - 1, Knot{{0.42F, -0.66F}, false});
  sitter.face(closed_curve(mirrored(knots), 6), c.hair);
  for (const float side : {-1.0F, 1.0F}) {
    const std::array<Knot, 4> light = {
        {{{side * 0.2F, -1.04F}}, {{side * 0.56F, -0.82F}}, {{side * 0.79F, -0.4F}}, {{side * 0.83F, 0.1F}}}};
    if (side < 0) sitter.face_line(curve(light), {0.01F, 0.075F, 0.05F, 0.01F}, c.hair_light);
  }
}

void draw_bun(const Sitter& sitter) {
  const auto& c = sitter.colours;
  const std::array<Knot, 8> half = {{{{0, -1.24F}},
                                     {{0.46F, -1.16F}},
                                     {{0.81F, -0.82F}},
                                     {{0.89F, -0.3F}},
                                     {{0.80F, 0.06F}, true},
                                     {{0.73F, -0.22F}},
                                     {{0.50F, -0.62F}},
                                     {{0, -0.80F}}}};
  sitter.face(closed_curve(mirrored(half), 6), c.hair);
  // Combed back.
  for (const float x : {-0.36F, 0.0F, 0.36F}) {
    const std::array<Knot, 3> comb = {
        {{{x * 1.35F, -0.78F + 0.25F * x * x}}, {{x * 1.1F, -0.98F}}, {{x * 0.55F, -1.17F}}}};
    sitter.face_line(curve(comb), {0.006F, 0.03F, 0.006F},
                     x < 0 ? c.hair_light : mix(c.hair, c.hair_shade, 0.4F));
  }
}

void draw_curly(const Sitter& sitter) {
  const auto& c = sitter.colours;
  const std::array<Point, 9> curls = {{{-0.74F, -0.52F},
                                       {-0.66F, -0.72F},
                                       {-0.42F, -0.86F},
                                       {-0.14F, -0.86F},
                                       {0.14F, -0.82F},
                                       {0.40F, -0.84F},
                                       {0.62F, -0.72F},
                                       {0.75F, -0.54F},
                                       {0.0F, -1.05F}}};
  for (const auto at : curls) sitter.face(ellipse(at, 0.2F, 0.19F, 20), c.hair);
  const std::array<Knot, 9> half = {{{{0, -1.3F}},
                                     {{0.5F, -1.22F}},
                                     {{0.86F, -0.9F}},
                                     {{0.96F, -0.45F}},
                                     {{0.82F, -0.2F}, true},
                                     {{0.72F, -0.42F}},
                                     {{0.6F, -0.74F}},
                                     {{0.3F, -0.86F}},
                                     {{0, -0.86F}}}};
  sitter.face(closed_curve(mirrored(half), 6), c.hair);
  const std::array<std::array<Knot, 3>, 4> lights = {
      {{{{{-0.62F, -0.95F}}, {{-0.46F, -1.08F}}, {{-0.3F, -1.02F}}}},
       {{{{-0.12F, -1.1F}}, {{0.04F, -1.17F}}, {{0.18F, -1.09F}}}},
       {{{{0.36F, -0.98F}}, {{0.52F, -1.02F}}, {{0.62F, -0.9F}}}},
       {{{{-0.4F, -0.8F}}, {{-0.26F, -0.88F}}, {{-0.12F, -0.82F}}}}}};
  for (const auto& light : lights) sitter.face_line(curve(light), {0.01F, 0.05F, 0.01F}, c.hair_light);
}

void draw_afro(const Sitter& sitter) {
  const auto& c = sitter.colours;
  const std::array<Knot, 9> half = {{{{0, -1.36F}},
                                     {{0.55F, -1.26F}},
                                     {{0.92F, -0.9F}},
                                     {{1.02F, -0.4F}},
                                     {{0.86F, 0.02F}, true},
                                     {{0.74F, -0.2F}},
                                     {{0.64F, -0.58F}},
                                     {{0.34F, -0.76F}},
                                     {{0, -0.80F}}}};
  sitter.face(closed_curve(mirrored(half), 6), c.hair);
  const std::array<Knot, 4> light = {
      {{{-0.8F, -0.8F}}, {{-0.55F, -1.12F}}, {{-0.2F, -1.27F}}, {{0.15F, -1.29F}}}};
  sitter.face_line(curve(light), {0.01F, 0.08F, 0.07F, 0.01F}, c.hair_light);
}

void draw_headscarf(const Sitter& sitter) {
  const auto& c = sitter.colours;
  // The cloth around the face, with the face left free.
  const std::array<Knot, 6> outer = {{{{0, -1.2F}},
                                      {{0.5F, -1.12F}},
                                      {{0.86F, -0.7F}},
                                      {{0.92F, 0.1F}},
                                      {{0.80F, 0.8F}},
                                      {{0.56F, 1.4F}, true}}};
  std::vector<Knot> knots(outer.begin(), outer.end());
  const float drop = sitter.longer();
  const std::array<Knot, 6> inner = {{{{0, 1.09F + drop}},
                                      {{0.35F, 0.96F + drop}},
                                      {{0.63F, 0.58F}},
                                      {{0.72F, 0.0F}},
                                      {{0.58F, -0.56F}},
                                      {{0, -0.82F}}}};
  // Right half of a ring, then its mirror: two shapes that meet in the middle.
  for (const float side : {-1.0F, 1.0F}) {
    auto half = curve(knots);
    half.push_back({0, 1.55F});
    const auto back = curve(inner);
    half.insert(half.end(), back.begin(), back.end());
    for (auto& point : half) point.x = point.x * side + (point.x < 0.001F ? -0.01F * side : 0.0F);
    for (std::size_t i = half.size() - back.size(); i < half.size(); ++i)
      half[i] = half[i] + sitter.jaw_shift(half[i].y) * 0.8F;
    sitter.face(half, c.cloth);
  }
  const std::array<Knot, 4> band = {
      {{{-0.60F, -0.60F}}, {{-0.3F, -0.80F}}, {{0.2F, -0.86F}}, {{0.62F, -0.58F}}}};
  sitter.face_line(curve(band), {0.02F, 0.06F, 0.05F, 0.02F}, c.cloth_shade);
  const std::array<Knot, 4> light = {
      {{{-0.74F, -0.55F}}, {{-0.5F, -0.95F}}, {{-0.1F, -1.14F}}, {{0.3F, -1.12F}}}};
  sitter.face_line(curve(light), {0.01F, 0.07F, 0.05F, 0.01F}, c.cloth_light);
  const std::array<Knot, 4> fold = {{{{0.84F, 0.3F}}, {{0.72F, 0.85F}}, {{0.35F, 1.2F}}, {{-0.2F, 1.36F}}}};
  sitter.face_line(curve(fold), {0.01F, 0.05F, 0.04F, 0.01F}, c.cloth_shade);
}

}  // namespace

void draw_hair_behind(const Sitter& sitter) {
  const auto& c = sitter.colours;
  switch (sitter.portrait.hair_style) {
    case Style::Bob:
      sitter.loose_hair(shape({{{0, -1.24F}},
                               {{0.7F, -1.05F}},
                               {{1.0F, -0.3F}},
                               {{1.02F, 0.4F}},
                               {{0.9F, 0.92F}, true},
                               {{0.4F, 1.0F}},
                               {{0, 1.0F}}}),
                        c.hair_shade);
      break;
    case Style::Long:
      sitter.loose_hair(shape({{{0, -1.24F}},
                               {{0.7F, -1.05F}},
                               {{0.98F, -0.3F}},
                               {{1.02F, 0.6F}},
                               {{1.12F, 1.5F}},
                               {{0.95F, 2.05F}, true},
                               {{0, 2.1F}}}),
                        c.hair_shade);
      break;
    case Style::Bun:
      sitter.skull(ellipse({0.05F, -1.27F}, 0.36F, 0.29F), c.hair);
      strand(sitter, {{{-0.2F, -1.3F}}, {{0.0F, -1.44F}}, {{0.24F, -1.38F}}}, 0.06F, c.hair_light);
      break;
    case Style::Curly:
      sitter.skull(locks({0, -0.48F}, 1.04F, 0.9F, 15, 0.16F), c.hair);
      break;
    case Style::Afro:
      sitter.skull(locks({0, -0.5F}, 1.16F, 1.04F, 26, 0.05F), c.hair);
      break;
    case Style::Headscarf:
      sitter.skull(shape({{{0, -1.3F}},
                          {{0.58F, -1.15F}},
                          {{0.93F, -0.68F}},
                          {{1.0F, 0.1F}},
                          {{0.9F, 0.95F}},
                          {{0.7F, 1.7F}},
                          {{0, 1.9F}}}),
                   c.cloth);
      break;
    case Style::Short:
    case Style::Cropped:
    case Style::Receding:
    case Style::Bald:
      break;
  }
}

void draw_hair_before(const Sitter& sitter) {
  switch (sitter.portrait.hair_style) {
    case Style::Short:
      return draw_short(sitter);
    case Style::Cropped:
      return draw_cropped(sitter);
    case Style::Receding:
      return draw_receding(sitter);
    case Style::Bald:
      return draw_bald(sitter);
    case Style::Bob:
      return draw_bob(sitter);
    case Style::Long:
      return draw_long(sitter);
    case Style::Bun:
      return draw_bun(sitter);
    case Style::Curly:
      return draw_curly(sitter);
    case Style::Afro:
      return draw_afro(sitter);
    case Style::Headscarf:
      return draw_headscarf(sitter);
  }
}

}  // namespace rapport::gui
