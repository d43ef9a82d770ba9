// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cmath>

#include "gui/widgets/face_parts.h"

namespace rapport::gui {
namespace {

Outline shifted(Outline line, Point by) {
  for (auto& point : line) point = point + by;
  return line;
}

void draw_ears(const Sitter& sitter) {
  const auto style = sitter.portrait.hair_style;
  using enum Portrait::HairStyle;
  if (style == Bob || style == Long || style == Headscarf) return;
  for (const float side : {-1.0F, 1.0F}) {
    // The ear on the far side of a turned head hides behind the cheek.
    const float hidden = std::max(0.0F, side * sitter.mood.turn);
    const float width = (sitter.portrait.face == Portrait::Face::Round ? 0.86F : 0.80F) - 0.15F * hidden;
    const Point centre{side * width, 0.1F};
    sitter.skull(ellipse(centre, 0.11F - 0.03F * hidden, 0.2F - 0.02F * hidden),
                 side > 0 ? sitter.colours.skin_shade : sitter.colours.skin);
    const std::array<Knot, 3> fold = {{{{centre.x + side * 0.045F, -0.02F}},
                                       {{centre.x + side * 0.05F, 0.1F}},
                                       {{centre.x + side * 0.01F, 0.19F}}}};
    sitter.skull_line(curve(fold), {0.01F, 0.035F, 0.01F}, sitter.colours.skin_line);
  }
}

void draw_cheeks(const Sitter& sitter) {
  const float warm = std::max(0.0F, sitter.mood.flush), cold = std::max(0.0F, -sitter.mood.flush);
  const float smile = std::max(0.0F, sitter.mood.mouth_corners);
  const float strength = 0.1F * (1 - cold) + 0.16F * warm;
  for (const float side : {-1.0F, 1.0F}) {
    sitter.easel.glow(sitter.on_face(Point{side * 0.43F, 0.36F - 0.05F * smile}), 0.115F, 0.095F,
                      sitter.colours.blush, strength);
  }
}

void draw_nose(const Sitter& sitter) {
  const auto& c = sitter.colours;
  const float rise = 0.2F, drop = sitter.longer() * 0.4F;
  const float flare = 0.02F * std::max(0.0F, sitter.mood.brow_slant) * sitter.mood.brow_knit;
  const std::array<Knot, 6> side = {{{{0.06F, -0.08F}, true},
                                     {{0.085F, 0.16F + drop}},
                                     {{0.175F + flare, 0.375F + drop}},
                                     {{0.14F, 0.445F + drop}, true},
                                     {{0.02F, 0.43F + drop}},
                                     {{0.045F, 0.14F + drop}}}};
  sitter.easel.fill(sitter.on_face(closed_curve(side), rise), c.skin_shade);
  const std::array<Knot, 5> base = {{{{-0.145F - flare, 0.37F + drop}},
                                     {{-0.125F - flare, 0.43F + drop}},
                                     {{0, 0.465F + drop}},
                                     {{0.125F + flare, 0.43F + drop}},
                                     {{0.15F + flare, 0.36F + drop}}}};
  sitter.face_line(curve(base), {0.012F, 0.034F, 0.028F, 0.034F, 0.012F}, c.skin_line, rise);
}

/// A fold of the skin, as strong as `strength` from 0 to 1.
void fold(const Sitter& sitter, const Outline& line, float strength, float width = 0.03F) {
  if (strength < 0.04F) return;
  const auto& c = sitter.colours;
  const auto colour = mix(c.skin, c.skin_line, std::min(0.75F, 0.12F + 0.6F * strength));
  sitter.face_line(line, {width * 0.3F, width, width * 0.3F}, colour);
}

void draw_folds(const Sitter& sitter) {
  const auto& mood = sitter.mood;
  const float years = sitter.years();
  const float smile = std::max(0.0F, mood.mouth_corners),
              snarl = mood.teeth * std::max(0.0F, -mood.mouth_corners);
  const float raised = std::max(0.0F, mood.brow_height) * 0.7F + std::max(0.0F, -mood.brow_slant) * 0.5F;
  for (const float side : {-1.0F, 1.0F}) {
    // From the nose to the corner of the mouth.
    const float out = 0.05F * smile;
    const std::array<Knot, 3> cheek = {{{{side * 0.2F, 0.36F}},
                                        {{side * (0.34F + out), 0.52F}},
                                        {{side * (0.40F + out), 0.70F - 0.04F * smile}}}};
    fold(sitter, curve(cheek), std::max({years * 0.75F, smile * 0.45F, snarl * 0.9F}));
    if (years > 0.45F) {
      const std::array<Knot, 3> jowl = {
          {{{side * 0.37F, 0.80F}}, {{side * 0.40F, 0.9F}}, {{side * 0.37F, 0.98F}}}};
      fold(sitter, curve(jowl), years * 0.22F, 0.022F);
      const std::array<Knot, 3> bag = {
          {{{side * 0.22F, 0.16F}}, {{side * 0.36F, 0.21F}}, {{side * 0.5F, 0.15F}}}};
      fold(sitter, curve(bag), (years - 0.3F) * 0.7F, 0.025F);
    }
    for (const float lift : {-0.05F, 0.05F}) {  // crow's feet
      const std::array<Knot, 2> ray = {
          {{{side * 0.585F, 0.02F + lift * 0.6F}}, {{side * 0.68F, 0.02F + lift * 1.7F}}}};
      fold(sitter, curve(ray), std::max(0.0F, years - 0.2F) * (0.45F + 0.5F * smile), 0.022F);
    }
  }
  for (const float side : {-1.0F, 1.0F}) {  // between the brows
    const float y = -0.27F - 0.06F * mood.brow_height + 0.08F * mood.brow_slant;
    const std::array<Knot, 2> furrow = {{{{side * 0.062F, y - 0.08F}}, {{side * 0.048F, y + 0.07F}}}};
    fold(sitter, curve(furrow), std::max(0.0F, mood.brow_knit - 0.25F) * 1.4F, 0.028F);
  }
  for (int i = 0; i < 2; ++i) {  // forehead
    const float y = -0.56F - 0.13F * static_cast<float>(i), lift = 0.05F * raised;
    const std::array<Knot, 3> line = {{{{-0.32F, y}}, {{0, y - 0.02F - lift}}, {{0.32F, y}}}};
    fold(sitter, curve(line),
         (raised * (0.35F + years) + std::max(0.0F, years - 0.55F)) * (i == 0 ? 0.6F : 0.45F), 0.026F);
  }
}

}  // namespace

void draw_neck(const Sitter& sitter) {
  const float drop = sitter.longer();
  const auto top_left = sitter.on_skull({-0.40F, 0.6F}), top_right = sitter.on_skull({0.40F, 0.6F});
  const std::array<Knot, 3> half = {{{{0.45F, 1.4F}}, {{0.8F, 1.62F}, true}, {{0.5F, 2.2F}, true}}};
  const auto lower = sitter.on_body(curve(half));
  const auto mirrored_lower = [&] {
    auto knots = half;
    for (auto& knot : knots) knot.at.x = -knot.at.x;
    return sitter.on_body(curve(knots));
  }();
  Outline neck{top_left, top_right};
  neck.insert(neck.end(), lower.begin(), lower.end());
  neck.insert(neck.end(), mirrored_lower.rbegin(), mirrored_lower.rend());
  sitter.easel.fill(neck, sitter.colours.skin);
  // The shadow that the chin throws.
  const std::array<Knot, 6> shadow = {{{{-0.6F, 0.7F}, true},
                                       {{0.6F, 0.7F}, true},
                                       {{0.6F, 1.16F + drop}, true},
                                       {{0.2F, 1.36F + drop}},
                                       {{-0.15F, 1.34F + drop}},
                                       {{-0.6F, 1.08F + drop}, true}}};
  const Outline within{top_left, top_right, lower.front(), mirrored_lower.front()};
  sitter.easel.fill(cut(sitter.on_skull(closed_curve(shadow)), within), sitter.colours.skin_shade);
}

void draw_head(const Sitter& sitter) {
  draw_ears(sitter);
  const auto head = sitter.on_skull(sitter.head());
  sitter.easel.fill(head, sitter.colours.skin_shade);
  const float light = -0.075F - 0.05F * sitter.mood.turn;
  sitter.easel.fill(cut(sitter.on_skull(shifted(sitter.head(), {light, -0.02F})), head), sitter.colours.skin);
  draw_cheeks(sitter);
  draw_folds(sitter);
  draw_nose(sitter);
}

}  // namespace rapport::gui
