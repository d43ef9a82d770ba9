// SPDX-License-Identifier: MIT
#include <array>
#include <vector>

#include "gui/widgets/face_parts.h"

namespace rapport::gui {
namespace {

using Clothing = Portrait::Clothing;

constexpr float kHem = 2.7F;  ///< below the frame

/// Shoulders with an opening at the neck: from (x, y) beside the neck to `low` in the middle.
Outline garment(float neck, float neck_y, float low) {
  const std::array<Knot, 6> outer = {{{{neck, neck_y}, true},
                                      {{0.86F, 1.47F}},
                                      {{1.30F, 1.62F}},
                                      {{1.58F, 1.96F}},
                                      {{1.68F, kHem}, true},
                                      {{0, kHem}, true}}};
  auto half = curve(outer);
  Outline whole = half;
  for (std::size_t i = half.size(); i-- > 0;) whole.push_back({-half[i].x, half[i].y});
  const std::array<Knot, 5> opening = {{{{-neck, neck_y}, true},
                                        {{-neck * 0.62F, neck_y + (low - neck_y) * 0.72F}},
                                        {{0, low}},
                                        {{neck * 0.62F, neck_y + (low - neck_y) * 0.72F}},
                                        {{neck, neck_y}, true}}};
  const auto cut_out = curve(opening);
  whole.insert(whole.end(), cut_out.begin() + 1, cut_out.end() - 1);
  return whole;
}

/// A shape on both sides, mirrored.
void both(const Sitter& sitter, std::initializer_list<Knot> knots, Colour colour) {
  for (const float side : {-1.0F, 1.0F}) {
    std::vector<Knot> placed(knots);
    for (auto& knot : placed) knot.at.x *= side;
    sitter.body(closed_curve(placed, 5), colour);
  }
}

void line(const Sitter& sitter, std::initializer_list<Knot> knots, std::initializer_list<float> widths,
          Colour colour) {
  sitter.body_line(curve({knots.begin(), knots.size()}), widths, colour);
}

/// Folds where the arms begin.
void draw_arms(const Sitter& sitter) {
  for (const float side : {-1.0F, 1.0F}) {
    line(sitter, {{{side * 1.12F, 2.2F}}, {{side * 1.15F, 1.98F}}, {{side * 1.22F, 1.84F}}},
         {0.05F, 0.04F, 0.005F}, sitter.colours.cloth_shade);
  }
}

void draw_sweater(const Sitter& sitter) {
  const auto& c = sitter.colours;
  sitter.body(garment(0.56F, 1.36F, 1.66F), c.cloth);
  draw_arms(sitter);
  // The collar's band, with a rib now and then.
  line(sitter, {{{-0.55F, 1.38F}}, {{-0.36F, 1.6F}}, {{0, 1.7F}}, {{0.36F, 1.6F}}, {{0.55F, 1.38F}}},
       {0.12F, 0.15F, 0.16F, 0.15F, 0.12F}, c.cloth_shade);
  for (const float x : {-0.34F, -0.17F, 0.0F, 0.17F, 0.34F}) {
    const float y = 1.7F - 0.8F * x * x;
    line(sitter, {{{x * 0.95F, y - 0.06F}}, {{x * 1.06F, y + 0.06F}}}, {0.014F, 0.014F}, c.cloth_line);
  }
}

void draw_collar(const Sitter& sitter, Colour colour, Colour edge) {
  both(sitter,
       {{{0.40F, 1.24F}, true},
        {{0.60F, 1.34F}, true},
        {{0.60F, 1.62F}, true},
        {{0.32F, 1.86F}, true},
        {{0.02F, 1.66F}, true}},
       edge);
  both(sitter,
       {{{0.42F, 1.24F}, true},
        {{0.585F, 1.34F}, true},
        {{0.575F, 1.60F}, true},
        {{0.31F, 1.82F}, true},
        {{0.03F, 1.64F}, true}},
       colour);
}

void draw_shirt(const Sitter& sitter) {
  const auto& c = sitter.colours;
  sitter.body(garment(0.54F, 1.34F, 1.74F), c.cloth);
  draw_arms(sitter);
  line(sitter, {{{0.0F, 1.7F}}, {{0.02F, kHem}}}, {0.03F, 0.03F}, c.cloth_shade);
  draw_collar(sitter, c.cloth_light, c.cloth_shade);
  sitter.body(ellipse({0.07F, 1.92F}, 0.032F, 0.032F, 14), c.linen);
}

void draw_uniform(const Sitter& sitter) {
  const auto& c = sitter.colours;
  sitter.body(garment(0.54F, 1.34F, 1.74F), c.cloth);
  draw_arms(sitter);
  line(sitter, {{{0.0F, 1.7F}}, {{0.02F, kHem}}}, {0.03F, 0.03F}, c.cloth_shade);
  draw_collar(sitter, c.cloth, c.cloth_line);
  both(sitter, {{{0.74F, 1.46F}, true}, {{1.3F, 1.63F}, true}, {{1.25F, 1.76F}, true}, {{0.72F, 1.6F}, true}},
       c.cloth_shade);
  sitter.body(ellipse({1.16F, 1.66F}, 0.035F, 0.035F, 14), colour(0xE9C46A));
  sitter.body(ellipse({-1.16F, 1.66F}, 0.035F, 0.035F, 14), colour(0xE9C46A));
  both(sitter, {{{0.48F, 1.93F}, true}, {{0.92F, 1.93F}, true}, {{0.92F, 2.2F}, true}, {{0.48F, 2.2F}, true}},
       c.cloth_shade);
}

/// Something light in the opening of a jacket.
void draw_blouse(const Sitter& sitter, float low) {
  const auto& c = sitter.colours;
  sitter.body(garment(0.50F, 1.36F, low), c.linen);
}

void draw_cardigan(const Sitter& sitter) {
  const auto& c = sitter.colours;
  draw_blouse(sitter, 1.62F);
  line(sitter, {{{-0.48F, 1.38F}}, {{-0.3F, 1.56F}}, {{0, 1.63F}}, {{0.3F, 1.56F}}, {{0.48F, 1.38F}}},
       {0.05F, 0.06F, 0.06F, 0.06F, 0.05F}, c.linen_shade);
  for (const float side : {-1.0F, 1.0F}) {
    const std::array<Knot, 6> front = {{{{side * 0.56F, 1.33F}, true},
                                        {{side * 0.92F, 1.48F}},
                                        {{side * 1.32F, 1.63F}},
                                        {{side * 1.6F, 1.98F}},
                                        {{side * 1.7F, kHem}, true},
                                        {{side * 0.02F, 2.36F}, true}}};
    sitter.body(closed_curve(front), c.cloth);
    line(sitter, {{{side * 0.55F, 1.36F}}, {{side * 0.44F, 1.7F}}, {{side * 0.06F, 2.3F}}},
         {0.09F, 0.12F, 0.12F}, c.cloth_shade);
  }
  draw_arms(sitter);
}

void draw_lapels(const Sitter& sitter) {
  const auto& c = sitter.colours;
  for (const float side : {-1.0F, 1.0F}) {
    const std::array<Knot, 6> front = {{{{side * 0.54F, 1.30F}, true},
                                        {{side * 0.9F, 1.46F}},
                                        {{side * 1.36F, 1.6F}},
                                        {{side * 1.64F, 1.94F}},
                                        {{side * 1.74F, kHem}, true},
                                        {{-side * 0.04F, kHem}, true}}};
    sitter.body(closed_curve(front), c.cloth);
  }
  draw_arms(sitter);
  for (const float side : {-1.0F, 1.0F}) {
    const std::array<Knot, 6> lapel = {{{{side * 0.52F, 1.27F}, true},
                                        {{side * 0.70F, 1.44F}, true},
                                        {{side * 0.86F, 1.74F}, true},
                                        {{side * 0.66F, 1.78F}, true},
                                        {{side * 0.74F, 1.94F}, true},
                                        {{side * 0.06F, 2.5F}, true}}};
    sitter.body(closed_curve(lapel), side > 0 ? mix(c.cloth, c.cloth_shade, 0.6F) : c.cloth_light);
  }
}

void draw_suit(const Sitter& sitter) {
  const auto& c = sitter.colours;
  draw_blouse(sitter, 1.72F);
  line(sitter, {{{0, 1.72F}}, {{0.01F, kHem}}}, {0.02F, 0.02F}, c.linen_shade);
  draw_collar(sitter, c.linen, c.linen_shade);
  draw_lapels(sitter);
}

void draw_coat(const Sitter& sitter) {
  const auto& c = sitter.colours;
  // A scarf in the opening of a coat that is buttoned to the top.
  sitter.body(garment(0.60F, 1.22F, 1.5F), c.linen_shade);
  line(sitter, {{{-0.56F, 1.32F}}, {{-0.3F, 1.52F}}, {{0, 1.58F}}, {{0.3F, 1.52F}}, {{0.56F, 1.32F}}},
       {0.16F, 0.22F, 0.24F, 0.22F, 0.16F}, c.linen);
  line(sitter, {{{-0.4F, 1.52F}}, {{0, 1.66F}}, {{0.38F, 1.56F}}}, {0.01F, 0.035F, 0.01F}, c.linen_shade);
  for (const float side : {1.0F, -1.0F}) {
    const std::array<Knot, 7> front = {{{{side * 0.60F, 1.26F}, true},
                                        {{side * 0.95F, 1.44F}},
                                        {{side * 1.38F, 1.6F}},
                                        {{side * 1.66F, 1.94F}},
                                        {{side * 1.76F, kHem}, true},
                                        {{-side * 0.1F, kHem}, true},
                                        {{-side * 0.1F, 1.86F}, true}}};
    sitter.body(closed_curve(front), c.cloth);
  }
  draw_arms(sitter);
  both(sitter,
       {{{0.56F, 1.22F}, true},
        {{0.80F, 1.32F}, true},
        {{0.98F, 1.68F}, true},
        {{0.56F, 1.92F}, true},
        {{0.12F, 1.84F}, true}},
       c.cloth_shade);
  line(sitter, {{{0.13F, 1.86F}}, {{0.13F, kHem}}}, {0.022F, 0.022F}, c.cloth_line);
  sitter.body(ellipse({0.0F, 2.02F}, 0.055F, 0.055F, 16), c.cloth_line);
}

void draw_dress(const Sitter& sitter) {
  const auto& c = sitter.colours;
  sitter.body(garment(0.72F, 1.44F, 1.76F), c.cloth);
  draw_arms(sitter);
  line(sitter, {{{-0.71F, 1.46F}}, {{-0.45F, 1.67F}}, {{0, 1.76F}}, {{0.45F, 1.67F}}, {{0.71F, 1.46F}}},
       {0.03F, 0.045F, 0.045F, 0.045F, 0.03F}, c.cloth_shade);
}

}  // namespace

void draw_clothing(const Sitter& sitter) {
  switch (sitter.portrait.clothing) {
    case Clothing::Coat:
      return draw_coat(sitter);
    case Clothing::Shirt:
      return draw_shirt(sitter);
    case Clothing::Sweater:
      return draw_sweater(sitter);
    case Clothing::Cardigan:
      return draw_cardigan(sitter);
    case Clothing::Suit:
      return draw_suit(sitter);
    case Clothing::Uniform:
      return draw_uniform(sitter);
    case Clothing::Dress:
      return draw_dress(sitter);
  }
}

}  // namespace rapport::gui
