// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>

#include "gui/widgets/face_parts.h"

namespace rapport::gui {
namespace {

using Beard = Portrait::Beard;

/// The opening between the lips, and the lips around it.
class Mouth {
 public:
  explicit Mouth(const Sitter& sitter) : sitter_(sitter) {
    const auto& mood = sitter.mood;
    width_ = 0.275F * (1 + 0.3F * mood.mouth_width);
    smile_ = std::max(0.0F, mood.mouth_corners);
    sulk_ = std::max(0.0F, -mood.mouth_corners);
    snarl_ = mood.teeth * sulk_;
    const float y = 0.69F + sitter.longer() * 0.7F + 0.02F * mood.jaw;
    // Pressed lips are a straight line, and clenched teeth stand in one.
    const float bend = (1 - 0.55F * mood.lip_press) * (1 - 0.5F * snarl_);
    corner_ = y - (0.085F * smile_ - 0.085F * sulk_) * bend - 0.03F * snarl_;
    middle_ = y + (0.05F * smile_ - 0.03F * sulk_) * bend - 0.03F * snarl_;
    above_ = 0.05F * mood.mouth_open + 0.05F * snarl_;
    below_ = 0.27F * mood.mouth_open * (1 - 0.35F * snarl_);
    round_ = std::min(1.0F, (above_ + below_) / 0.1F) * (0.75F + 0.25F * snarl_);
  }

  void draw() const {
    const auto& mood = sitter_.mood;
    draw_lips();
    if (mood.mouth_open > 0.03F) {
      sitter_.face_band(opening(0), opening(1), sitter_.colours.mouth);
      draw_inside();
    }
    if (mood.mouth_open <= 0.12F) {
      constexpr Colour kDark = colour(0x3A111A);
      const float press = mood.lip_press, fade = 1 - mood.mouth_open / 0.12F;
      sitter_.face_line(
          opening(0.5F),
          {0.016F, 0.03F + 0.012F * press, 0.034F + 0.006F * press, 0.03F + 0.012F * press, 0.016F},
          mix(sitter_.colours.lip_shade, kDark, 0.4F + 0.3F * fade));
    }
    draw_corners();
    draw_chin();
  }

 private:
  using Shares = std::array<float, 6>;

  /// From corner (-1) to corner (1), close together where the outline turns about.
  template <typename PointAt>
  static Outline across(PointAt point_at) {
    constexpr int kPieces = 24;
    Outline line;
    for (int i = 0; i <= kPieces; ++i)
      line.push_back(point_at(-std::cos(std::numbers::pi_v<float> * static_cast<float>(i) / kPieces)));
    return line;
  }

  /// Where the lips meet, or would.
  [[nodiscard]] float seam(float x) const { return corner_ + (middle_ - corner_) * (1 - x * x); }
  /// How far the mouth opens, 1 in the middle: a closed one comes to points, an open one has round corners.
  [[nodiscard]] float gape(float x) const {
    return std::lerp(1 - x * x, std::sqrt(std::max(0.0F, 1 - x * x * x * x)), round_);
  }
  /// `share` of the way down the opening, 0 to 1.
  [[nodiscard]] Point inside(float x, float share) const {
    return {x * width_, seam(x) + std::lerp(-above_, below_, share) * gape(x)};
  }
  [[nodiscard]] Outline opening(float share) const {
    return across([&](float x) { return inside(x, share); });
  }

  void draw_lips() const {
    const auto& c = sitter_.colours;
    // Plain lips, but never so plain that a beard or brown skin swallows them.
    const bool hard_to_see = sitter_.portrait.beard != Beard::None || sitter_.portrait.skin >= 4;
    const float plain = (1 - sitter_.fineness()) * (hard_to_see ? 0.35F : 1.0F);
    const float thick = (1 - 0.3F * plain) * (1 - 0.75F * sitter_.mood.lip_press) * (1 - 0.35F * smile_) *
                        (1 - 0.3F * sulk_ * (1 - snarl_)) * (1 - 0.2F * sitter_.years());
    const auto colour = mix(c.lip, c.skin, 0.38F * plain);
    // Thicknesses over half the mouth, from the middle to the corner: the upper lip has its bow.
    constexpr Shares kBow = {0.78F, 1, 0.86F, 0.6F, 0.28F, 0}, kPlain = {1, 0.97F, 0.84F, 0.6F, 0.28F, 0};
    draw_lip(-above_, -0.078F * thick, kBow, mix(colour, c.lip_shade, 0.3F));
    draw_lip(below_, 0.105F * thick, kPlain, colour);
  }

  /// From the seam over an opening of `open` to an edge that lies `thick` further, both in the middle.
  void draw_lip(float open, float thick, const Shares& shares, Colour colour) const {
    const float wide = width_ * (1 + 0.07F * round_);
    const auto edge = across([&](float x) {
      const float share = std::lerp(share_at(shares, std::abs(x)), gape(x), round_);
      return Point{x * wide, seam(x) + open * gape(x) + thick * share};
    });
    const auto middle = across([&](float x) { return Point{x * wide, seam(x)}; });
    sitter_.face_band(edge, middle, colour);
  }

  static float share_at(const Shares& shares, float x) {
    const float at = x * 5;
    const auto first = std::min(static_cast<std::size_t>(at), std::size_t{4});
    return std::lerp(shares[first], shares[first + 1], at - static_cast<float>(first));
  }

  /// What of the opening lies between two shares of the way down, which depend on the place across.
  template <typename From, typename To>
  void draw_strip(From from, To to, Colour colour) const {
    sitter_.face_band(across([&](float x) { return inside(x, from(x)); }),
                      across([&](float x) { return inside(x, to(x)); }), colour);
  }

  void draw_inside() const {
    const auto& c = sitter_.colours;
    const float teeth = sitter_.mood.teeth;
    const auto top = [](float) { return 0.0F; };
    const auto bottom = [](float) { return 1.0F; };
    const float tongue = 0.45F * std::max(0.0F, 1 - 1.5F * sulk_);
    draw_strip([&](float x) { return 1 - tongue * std::sqrt(std::max(0.0F, 1 - x * x / 0.4F)); }, bottom,
               mix(c.tongue, c.mouth, 0.3F));
    if (teeth < 0.05F) return;
    // They recede into the dark towards the corners, and a strip too thin to be teeth is dark as well.
    const auto row = [](float x) { return std::sqrt(std::clamp((0.97F - std::abs(x)) / 0.3F, 0.0F, 1.0F)); };
    const float clenched = std::clamp((snarl_ - 0.3F) / 0.4F, 0.0F, 1.0F);
    const float upper = 0.3F + 0.22F * teeth, lower = 0.44F * clenched;
    // Bared they shine; under a lip that hangs they lie in its shade.
    const float light = 1 - 0.35F * sulk_ * (1 - clenched);
    const auto tooth = [&](float share) {
      const float seen = std::clamp((above_ + below_) * share / 0.055F, 0.0F, 1.0F);
      return mix(c.mouth, c.teeth, seen * light);
    };
    draw_strip(
        top, [&](float x) { return upper * row(x); }, tooth(upper));
    if (clenched <= 0) return;
    draw_strip([&](float x) { return 1 - lower * row(x); }, bottom, mix(tooth(lower), c.mouth, 0.1F));
    for (const float x : {-0.72F, -0.5F, -0.26F, 0.0F, 0.26F, 0.5F, 0.72F}) {
      const auto gap = mix(c.teeth, c.mouth, 0.3F * clenched);
      sitter_.face_line({inside(x, 0.02F), inside(x, upper * row(x))}, {0.012F, 0.012F}, gap);
      sitter_.face_line({inside(x, 1 - lower * row(x)), inside(x, 0.98F)}, {0.012F, 0.012F}, gap);
    }
  }

  void draw_corners() const {
    if (sitter_.portrait.beard == Beard::Short || sitter_.portrait.beard == Beard::Full) return;
    const auto& c = sitter_.colours;
    const float strength =
        std::max({0.25F, smile_ * 0.8F, sitter_.mood.lip_press * 0.8F, sulk_ * 0.8F * (1 - 0.5F * snarl_)});
    for (const float side : {-1.0F, 1.0F}) {
      const float turn = 0.05F * sulk_ - 0.045F * smile_, out = width_ * (1 + 0.07F * round_);
      const std::array<Knot, 3> dimple = {{{{side * (out - 0.01F), corner_ - turn * 0.2F}},
                                           {{side * (out + 0.03F), corner_ + turn * 0.3F}},
                                           {{side * (out + 0.055F), corner_ + turn * 1.2F}}}};
      sitter_.face_line(curve(dimple), {0.02F, 0.03F, 0.01F}, mix(c.skin, c.skin_line, strength));
    }
  }

  void draw_chin() const {
    const auto& c = sitter_.colours;
    if (sitter_.portrait.beard == Beard::Full || sitter_.portrait.beard == Beard::Short) return;
    const float y = middle_ + below_ + 0.16F, tense = std::max(sitter_.mood.lip_press, sulk_);
    const std::array<Knot, 3> under = {{{{-0.11F, y}}, {{0, y + 0.025F}}, {{0.11F, y}}}};
    sitter_.face_line(curve(under), {0.005F, 0.03F, 0.005F}, mix(c.skin, c.skin_line, 0.22F + 0.3F * tense));
  }

  const Sitter& sitter_;
  float width_, corner_, middle_, above_, below_;
  float smile_, sulk_, snarl_;  ///< 0 to 1
  float round_;                 ///< 0: the mouth's corners are points, 1: nearly square
};

void draw_moustache(const Sitter& sitter, Colour colour) {
  const float drop = sitter.longer() * 0.6F, smile = sitter.mood.mouth_corners;
  const std::array<Knot, 6> half = {{{{0, 0.535F + drop}, true},
                                     {{0.13F, 0.505F + drop}},
                                     {{0.30F, 0.60F + drop - 0.03F * smile}},
                                     {{0.37F, 0.74F + drop - 0.07F * smile}, true},
                                     {{0.18F, 0.655F + drop}},
                                     {{0, 0.645F + drop}, true}}};
  sitter.face(closed_curve(mirrored(half), 5), colour);
}

}  // namespace

void draw_beard(const Sitter& sitter) {
  const auto beard = sitter.portrait.beard;
  if (beard == Beard::None) return;
  const auto& c = sitter.colours;
  const auto colour = beard == Beard::Short ? mix(c.skin_shade, c.hair, 0.62F) : c.hair;
  if (beard != Beard::Moustache) {
    // Along the jaw from ear to ear, and free around the mouth.
    const float drop = sitter.longer() + 0.09F * sitter.mood.jaw, more = beard == Beard::Full ? 0.1F : 0.0F;
    const auto head = sitter.head();
    Outline shape;
    for (const auto point : head) {
      if (point.y < -0.02F) continue;
      const float reach = 1 + std::max(0.0F, point.y - 0.1F) * (0.02F + more * 0.75F);
      shape.push_back({point.x * reach, point.y + std::max(0.0F, point.y - 0.5F) * more});
    }
    // head() begins at the crown and goes down on the right: so does this, and the inner edge leads back up.
    const std::array<Knot, 8> inner = {{{{-0.73F, -0.02F}, true},
                                        {{-0.64F, 0.40F}},
                                        {{-0.46F, 0.62F + drop * 0.5F}},
                                        {{-0.2F, 0.58F + drop * 0.5F}},
                                        {{0.2F, 0.58F + drop * 0.5F}},
                                        {{0.46F, 0.62F + drop * 0.5F}},
                                        {{0.64F, 0.40F}},
                                        {{0.73F, -0.02F}, true}}};
    const auto back = sitter.on_face(curve(inner, 5));
    shape = sitter.on_skull(shape);
    shape.insert(shape.end(), back.begin(), back.end());
    sitter.easel.fill(shape, colour);
    if (beard == Beard::Full) {
      const std::array<Knot, 3> strand = {
          {{{-0.2F, 1.05F + drop}}, {{0, 1.12F + drop}}, {{0.2F, 1.05F + drop}}}};
      sitter.skull_line(curve(strand), {0.01F, 0.04F, 0.01F}, c.hair_shade);
    }
  }
  draw_moustache(sitter,
                 beard == Beard::Short ? mix(colour, c.hair, 0.2F) : mix(c.hair, c.hair_shade, 0.25F));
}

void draw_mouth(const Sitter& sitter) {
  Mouth(sitter).draw();
}

}  // namespace rapport::gui
