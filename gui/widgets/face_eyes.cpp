// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "gui/widgets/face_parts.h"

namespace rapport::gui {
namespace {

constexpr float kEyeX = 0.345F, kEyeY = 0.01F, kEyeWidth = 0.178F;

/// One eye, mirrored so that its inner corner lies towards the middle of the face.
class Eye {
 public:
  Eye(const Sitter& sitter, float side) : sitter_(sitter), side_(side) {
    const auto& mood = sitter.mood;
    const float lid = mood.upper_lid * (1 - 0.13F * sitter.years()) * (1 - sitter.pose.blink);
    up_ = -0.175F * lid + 0.05F * (1 - lid);
    cheek_ = 0.10F - 0.125F * mood.lower_lid;
    down_ = std::max(0.025F, cheek_);  // the opening stays convex: cut() wants it so
    slant_ = mood.brow_slant * 0.045F * (1 - sitter.pose.blink);
  }

  void draw() const {
    const auto& c = sitter_.colours;
    const bool is_open = down_ - up_ > 0.035F;
    if (is_open) {
      const auto above = upper(), below = lower(down_);
      sitter_.face_band(above, below, c.eye_white);
      auto opening = above;
      opening.insert(opening.end(), below.rbegin() + 1, below.rend() - 1);
      if (side_ < 0) std::ranges::reverse(opening);
      draw_iris(sitter_.on_face(opening));
      if (cheek_ < down_) sitter_.face_band(lower(cheek_), below, c.skin);
    }
    draw_lids(is_open);
  }

 private:
  /// From the inner corner (x = -1) to the outer one (x = 1).
  [[nodiscard]] Point at(float x, float y) const { return {side_ * (kEyeX + x * kEyeWidth), kEyeY + y}; }

  [[nodiscard]] Outline upper() const {
    const std::array<Knot, 5> knots = {{{at(-1, 0.03F), true},
                                        {at(-0.55F, up_ * 0.62F + std::max(0.0F, slant_) * 0.8F)},
                                        {at(0.02F, up_ + std::max(0.0F, slant_) * 0.3F)},
                                        {at(0.6F, up_ * 0.68F - std::min(0.0F, slant_) * 0.8F)},
                                        {at(1, -0.005F - std::min(0.0F, slant_) * 0.4F), true}}};
    return curve(knots, 6);
  }
  /// Through `y` in the middle.
  [[nodiscard]] Outline lower(float y) const {
    const std::array<Knot, 5> knots = {{{at(-1, 0.03F), true},
                                        {at(-0.55F, 0.035F + (y - 0.03F) * 0.75F)},
                                        {at(0.02F, y * 0.97F)},
                                        {at(0.6F, y * 0.82F)},
                                        {at(1, -0.005F - std::min(0.0F, slant_) * 0.4F), true}}};
    return curve(knots, 6);
  }

  void draw_iris(const Outline& opening) const {
    const auto& c = sitter_.colours;
    const auto& mood = sitter_.mood;
    const Point look{mood.gaze_x * 0.085F, mood.gaze_y * 0.05F - 0.025F};
    const auto centre = Point{side_ * kEyeX, kEyeY} + look;
    const auto within = [&](const Outline& shape, Colour colour) {
      sitter_.easel.fill(cut(sitter_.on_face(shape), opening), colour);
    };
    // The lid's shadow on the white.
    constexpr float kIris = 0.103F;
    within(ellipse(centre, kIris, kIris), mix(c.iris, c.lash, 0.45F));
    within(ellipse(centre, kIris * 0.8F, kIris * 0.8F), c.iris);
    within(ellipse(centre, kIris * 0.48F, kIris * 0.48F), c.lash);
    within(ellipse(centre + Point{-0.035F, -0.038F}, 0.028F, 0.028F, 14), c.eye_white);
  }

  void draw_lids(bool is_open) const {
    const auto& c = sitter_.colours;
    const float fine = sitter_.fineness();
    if (is_open) {
      sitter_.face_line(lower(cheek_), {0.008F, 0.018F, 0.026F}, mix(c.skin_line, c.skin, 0.2F));
    }
    auto lashes = upper();
    // Lashes that reach beyond the eye go with fine features, and thin out with the years.
    const float reach = 0.1F * fine - 0.25F * sitter_.years();
    if (reach > 0.02F) lashes.push_back(at(1 + reach, -0.005F - 0.22F * reach));
    sitter_.face_line(lashes, {0.02F, 0.05F + 0.008F * fine, 0.045F, 0.018F}, c.lash);
    // The fold above the lid; the heavier the lid, the lower it lies.
    auto crease = upper();
    for (auto& point : crease) point.y = (point.y - kEyeY) * 0.8F + kEyeY - 0.075F;
    sitter_.face_line(crease, {0.006F, 0.022F, 0.012F}, mix(c.skin_shade, c.skin_line, 0.55F));
    if (sitter_.mood.lower_lid > 0.3F) {  // a cheek pushes up from below
      const float y = down_ + 0.075F;
      const std::array<Knot, 3> push = {{{at(-0.7F, y)}, {at(0.1F, y + 0.03F)}, {at(0.95F, y - 0.035F)}}};
      const float strength = (sitter_.mood.lower_lid - 0.3F) / 0.7F;
      sitter_.face_line(curve(push), {0.004F, 0.026F, 0.004F}, mix(c.skin, c.skin_line, 0.55F * strength));
    }
  }

  const Sitter& sitter_;
  float side_, up_, down_, slant_;
  float cheek_;  ///< where the lower lid is: a smile pushes it up over the eye
};

}  // namespace

void draw_eyes(const Sitter& sitter) {
  for (const float side : {-1.0F, 1.0F}) Eye(sitter, side).draw();
}

void draw_brows(const Sitter& sitter) {
  const auto& mood = sitter.mood;
  const auto& c = sitter.colours;
  const float weight = (1.1F - 0.35F * sitter.fineness()) * (1 - 0.2F * sitter.years());
  const float angry = std::max(0.0F, mood.brow_slant), hurt = std::max(0.0F, -mood.brow_slant);
  const float base = -0.285F - 0.10F * mood.brow_height;
  for (const float side : {-1.0F, 1.0F}) {
    const float inner = base + 0.14F * angry - 0.12F * hurt,
                outer = base + 0.055F - 0.04F * angry + 0.06F * hurt;
    const float middle = base - 0.05F + 0.03F * angry - 0.01F * hurt;
    const std::array<Knot, 4> knots = {{{{side * (0.155F - 0.045F * mood.brow_knit), inner}},
                                        {{side * 0.30F, middle + (inner - middle) * 0.42F}},
                                        {{side * 0.44F, middle + (outer - middle) * 0.2F}},
                                        {{side * 0.60F, outer}}}};
    sitter.face_line(curve(knots), {0.075F * weight, 0.098F * weight, 0.078F * weight, 0.02F * weight},
                     c.brow);
  }
}

void draw_glasses(const Sitter& sitter) {
  if (!sitter.portrait.glasses) return;
  const auto& c = sitter.colours;
  const bool dark_hair = luminance(c.hair) < 0.2;
  const auto rim = dark_hair ? colour(0x7A3B2E) : colour(0x3A4048);
  constexpr float kThick = 0.042F, kLift = 0.1F;
  for (const float side : {-1.0F, 1.0F}) {
    const std::array<Knot, 8> lens = {{{{side * 0.10F, -0.03F}},
                                       {{side * 0.15F, -0.19F}},
                                       {{side * 0.36F, -0.225F}},
                                       {{side * 0.585F, -0.18F}},
                                       {{side * 0.62F, 0.0F}},
                                       {{side * 0.56F, 0.19F}},
                                       {{side * 0.34F, 0.25F}},
                                       {{side * 0.15F, 0.17F}}}};
    auto ring = closed_curve(lens, 6);
    ring.push_back(ring.front());
    sitter.face_line(ring, {kThick}, rim, kLift);
    const std::array<Knot, 3> temple = {
        {{{side * 0.61F, -0.08F}}, {{side * 0.74F, -0.09F}}, {{side * 0.81F, -0.07F}}}};
    sitter.face_line(curve(temple), {kThick}, rim, kLift * 0.5F);
  }
  const std::array<Knot, 3> bridge = {{{{-0.11F, -0.06F}}, {{0, -0.10F}}, {{0.11F, -0.06F}}}};
  sitter.face_line(curve(bridge), {kThick}, rim, kLift);
}

}  // namespace rapport::gui
