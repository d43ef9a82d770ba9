// SPDX-License-Identifier: MIT
#include "gui/widgets/underline.h"

#include <algorithm>
#include <cmath>

namespace rapport::gui {
namespace {

constexpr float kThickness = 2.0F;
constexpr float kDash = 7.0F, kDashGap = 4.0F;
constexpr float kDotGap = 3.0F;
constexpr float kWave = 8.0F;  ///< from crest to crest
constexpr float kWaveHeight = 1.6F;

/// Pieces of `piece` pixels with `between` pixels between them.
void pieces(ImDrawList& list, ImVec2 from, float length, float piece, float between, ImU32 colour,
            float thickness) {
  for (float x = 0; x < length; x += piece + between)
    list.AddLine({from.x + x, from.y}, {from.x + std::min(x + piece, length), from.y}, colour, thickness);
}

void wave(ImDrawList& list, const Look& look, ImVec2 from, float length, ImU32 colour) {
  constexpr int kStepsOfWave = 8;
  const float step = look.px(kWave) / kStepsOfWave, height = look.px(kWaveHeight);
  for (float x = 0; x <= length; x += step)
    list.PathLineTo({from.x + x, from.y + height * std::sin(x / look.px(kWave) * 6.2831853F)});
  list.PathStroke(colour, ImDrawFlags_None, look.px(kThickness * 0.8F));
}

}  // namespace

float underline_height(const Look& look) {
  return look.px(kThickness + 1);
}

void underline(ImDrawList& list, const Look& look, const EvidenceStyle& style, ImVec2 from, float length) {
  const auto colour = to_u32(style.colour);
  const float thick = look.px(kThickness);
  switch (style.pattern) {
    case LinePattern::Solid:
      return list.AddLine(from, {from.x + length, from.y}, colour, thick);
    case LinePattern::Dashed:
      return pieces(list, from, length, look.px(kDash), look.px(kDashGap), colour, thick);
    case LinePattern::Double: {
      const float half = thick * 0.75F;
      list.AddLine({from.x, from.y - half}, {from.x + length, from.y - half}, colour, thick / 2);
      return list.AddLine({from.x, from.y + half}, {from.x + length, from.y + half}, colour, thick / 2);
    }
    case LinePattern::Dotted:
      return pieces(list, from, length, thick, look.px(kDotGap), colour, thick);
    case LinePattern::Wavy:
      return wave(list, look, from, length, colour);
  }
}

}  // namespace rapport::gui
