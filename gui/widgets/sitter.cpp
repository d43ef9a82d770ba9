// SPDX-License-Identifier: MIT
#include "gui/widgets/sitter.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace rapport::gui {
namespace {

constexpr float kUnit = 0.285F;  ///< of the head, in units of the square
constexpr Point kMiddle = {0.5F, 0.475F};
constexpr Point kNeck = {0, 1.55F};  ///< about which the head tilts
constexpr float kTilt = 0.13F;       ///< radians
constexpr float kTurn = 0.13F, kNod = 0.13F;

/// How much of the jaw at `y` belongs to the front of the face: 0 at the ears, 1 at the chin.
float front(float y) {
  return std::clamp((y - 0.15F) / 0.95F, 0.0F, 1.0F);
}

}  // namespace

Sitter::Sitter(const Portrait& who, const FacePose& how, const FaceColours& palette, const Easel& on)
    : portrait(who),
      pose(how),
      mood(how.expression),
      colours(palette),
      easel(on),
      sine_(std::sin(how.expression.tilt * kTilt)),
      cosine_(std::cos(how.expression.tilt * kTilt)) {}

Point Sitter::placed(Point at) const {
  const auto from_neck = at - kNeck;
  const Point tilted{kNeck.x + from_neck.x * cosine_ - from_neck.y * sine_,
                     kNeck.y + from_neck.x * sine_ + from_neck.y * cosine_};
  // A head that turns or nods moves a little as a whole.
  const Point moved{tilted.x + mood.turn * 0.05F, tilted.y + mood.nod * 0.05F - pose.breath * 0.008F};
  return kMiddle + moved * kUnit;
}

Point Sitter::on_face(Point at, float height) const {
  const float edge = at.x * at.x / 0.72F + (at.y - 0.05F) * (at.y - 0.05F) / 1.5F;
  const float depth = std::max(0.0F, 1 - edge) + height;
  return placed({at.x + mood.turn * kTurn * depth, at.y + mood.nod * kNod * depth});
}

Point Sitter::on_skull(Point at) const {
  return placed(at);
}

Outline Sitter::on_face(Outline line, float height) const {
  for (auto& point : line) point = on_face(point, height);
  return line;
}

Outline Sitter::on_skull(Outline line) const {
  for (auto& point : line) point = placed(point);
  return line;
}

Outline Sitter::on_loose_hair(Outline line) const {
  constexpr float kEars = 0.3F, kHang = 0.6F;
  for (auto& point : line) {
    const Point rigid = placed(point), ears = placed({point.x, std::min(point.y, kEars)});
    const Point hanging = ears + Point{0, std::max(0.0F, point.y - kEars)} * kUnit;
    point = mix(rigid, hanging, kHang);
  }
  return line;
}

Outline Sitter::on_body(Outline line) const {
  const float rise = 0.1F * mood.shoulders + 0.022F * pose.breath;
  for (auto& point : line) {
    const float share = std::clamp((2.6F - point.y) / 1.2F, 0.0F, 1.0F);
    const float near_neck =
        std::max(0.0F, 1 - point.x * point.x / 1.4F) * std::clamp((2.0F - point.y) / 0.7F, 0.0F, 1.0F);
    point = kMiddle + Point{point.x + 0.05F * mood.tilt * near_neck, point.y - rise * share} * kUnit;
  }
  return line;
}

float Sitter::years() const {
  return std::clamp((static_cast<float>(portrait.age) - 34.0F) / 42.0F, 0.0F, 1.0F);
}

float Sitter::fineness() const {
  using Style = Portrait::HairStyle;
  if (portrait.beard != Portrait::Beard::None) return 0;
  switch (portrait.hair_style) {
    case Style::Bob:
    case Style::Long:
    case Style::Bun:
    case Style::Headscarf:
      return 1;
    case Style::Curly:
    case Style::Afro:
      return 0.7F;
    case Style::Short:
    case Style::Cropped:
    case Style::Receding:
    case Style::Bald:
      return 0;
  }
  return 0;
}

float Sitter::longer() const {
  return portrait.face == Portrait::Face::Long    ? 0.1F
         : portrait.face == Portrait::Face::Round ? -0.05F
                                                  : 0.0F;
}

void Sitter::brush(const Outline& line, std::initializer_list<float> widths, Colour colour) const {
  std::vector<float> scaled(widths);
  for (auto& width : scaled) width *= kUnit;
  easel.brush(ribbon(line, scaled), colour);
}

Outline Sitter::head() const {
  // Half-widths at temple, cheek, jaw and chin.
  struct Shape {
    float temple, cheek, jaw, chin;
  };
  constexpr Shape kOval{0.79F, 0.77F, 0.60F, 0.27F}, kRound{0.82F, 0.86F, 0.71F, 0.32F},
      kSquare{0.80F, 0.80F, 0.71F, 0.37F}, kLong{0.75F, 0.73F, 0.58F, 0.27F};
  const auto& shape = portrait.face == Portrait::Face::Round    ? kRound
                      : portrait.face == Portrait::Face::Square ? kSquare
                      : portrait.face == Portrait::Face::Long   ? kLong
                                                                : kOval;
  const float drop = mood.jaw * 0.09F + longer(), heavy = 0.03F * years();
  const std::array<Knot, 7> half = {{{{0, -1.06F}},
                                     {{shape.temple * 0.66F, -0.93F}},
                                     {{shape.temple, -0.42F}},
                                     {{shape.cheek, 0.18F}},
                                     {{shape.jaw + heavy, 0.68F + drop * 0.6F}},
                                     {{shape.chin + heavy, 1.02F + drop}},
                                     {{0, 1.13F + drop}}}};
  auto whole = closed_curve(mirrored(half));
  for (auto& point : whole) {
    const float far_side = std::max(0.0F, point.x * mood.turn);
    point.x -= std::copysign(0.13F * far_side * front(point.y), point.x);
    point = point + jaw_shift(point.y);
  }
  return whole;
}

Point Sitter::jaw_shift(float y) const {
  const float share = front(y) * (2 - front(y));
  return Point{mood.turn * kTurn * 0.75F, mood.nod * kNod * 0.5F} * share;
}

}  // namespace rapport::gui
