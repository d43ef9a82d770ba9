// SPDX-License-Identifier: MIT
#include "gui/widgets/face_expression.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace rapport::gui {
namespace {

/// Won back: warm and relieved, eyes narrowed by the smile.
constexpr FaceExpression kRelieved = {.brow_height = 0.25F,
                                      .brow_slant = -0.5F,
                                      .upper_lid = 0.74F,
                                      .lower_lid = 0.8F,
                                      .mouth_corners = 0.85F,
                                      .mouth_width = 0.5F,
                                      .mouth_open = 0.34F,
                                      .teeth = 0.7F,
                                      .jaw = 0.1F,
                                      .tilt = 0.45F,
                                      .flush = 0.35F};
/// On your side, and something still hurts.
constexpr FaceExpression kConcerned = {.brow_height = 0.45F,
                                       .brow_slant = -0.7F,
                                       .brow_knit = 0.35F,
                                       .upper_lid = 0.85F,
                                       .lower_lid = 0.1F,
                                       .mouth_corners = -0.1F,
                                       .mouth_width = -0.1F,
                                       .mouth_open = 0.06F,
                                       .tilt = 0.35F,
                                       .flush = 0.15F};
/// Upset and open: hurt, asking to be heard.
constexpr FaceExpression kUpset = {.brow_height = 0.5F,
                                   .brow_slant = -1,
                                   .brow_knit = 1,
                                   .upper_lid = 0.84F,
                                   .lower_lid = 0.3F,
                                   .mouth_corners = -0.9F,
                                   .mouth_width = 0.15F,
                                   .mouth_open = 0.3F,
                                   .jaw = 0.35F,
                                   .tilt = 0.45F,
                                   .nod = 0.1F,
                                   .flush = 0.7F,
                                   .shoulders = 0.6F};
/// At ease, and no more than that.
constexpr FaceExpression kCalm = {.brow_height = 0.1F,
                                  .brow_slant = -0.1F,
                                  .upper_lid = 0.78F,
                                  .lower_lid = 0.2F,
                                  .mouth_corners = 0.3F,
                                  .tilt = 0.1F,
                                  .flush = 0.05F};
/// Waiting to see: level and closed.
constexpr FaceExpression kGuarded = {.brow_height = -0.1F,
                                     .brow_slant = 0.2F,
                                     .brow_knit = 0.35F,
                                     .upper_lid = 0.72F,
                                     .lower_lid = 0.15F,
                                     .gaze_x = 0,
                                     .mouth_corners = -0.2F,
                                     .mouth_width = -0.15F,
                                     .lip_press = 0.4F,
                                     .turn = -0.2F};
/// Speaking up.
constexpr FaceExpression kCross = {.brow_height = -0.3F,
                                   .brow_slant = 0.7F,
                                   .brow_knit = 0.8F,
                                   .upper_lid = 0.85F,
                                   .lower_lid = 0.3F,
                                   .mouth_corners = -0.55F,
                                   .mouth_width = -0.05F,
                                   .mouth_open = 0.4F,
                                   .teeth = 0.5F,
                                   .jaw = 0.25F,
                                   .nod = 0.25F,
                                   .flush = 0.5F,
                                   .shoulders = 0.4F};
/// Cold and shut: has stopped arguing, and looks past you.
constexpr FaceExpression kCold = {.brow_height = -0.4F,
                                  .brow_slant = 0.3F,
                                  .brow_knit = 0,
                                  .upper_lid = 0.5F,
                                  .lower_lid = 0,
                                  .gaze_x = -0.75F,
                                  .gaze_y = 0.25F,
                                  .mouth_corners = -0.15F,
                                  .mouth_width = 0.1F,
                                  .lip_press = 1,
                                  .tilt = -0.1F,
                                  .turn = -0.8F,
                                  .nod = -0.6F,
                                  .flush = -0.8F};
/// Does not believe a word.
constexpr FaceExpression kSuspicious = {.brow_height = -0.5F,
                                        .brow_slant = 0.55F,
                                        .brow_knit = 0.6F,
                                        .upper_lid = 0.55F,
                                        .lower_lid = 0.45F,
                                        .gaze_x = 0.05F,
                                        .mouth_corners = -0.6F,
                                        .mouth_width = -0.1F,
                                        .lip_press = 0.85F,
                                        .turn = -0.45F,
                                        .nod = 0,
                                        .flush = 0,
                                        .shoulders = 0.2F};
/// Furious.
constexpr FaceExpression kFurious = {.brow_height = -0.75F,
                                     .brow_slant = 1,
                                     .brow_knit = 1,
                                     .upper_lid = 0.95F,
                                     .lower_lid = 0.5F,
                                     .mouth_corners = -0.85F,
                                     .mouth_width = 0.2F,
                                     .mouth_open = 0.5F,
                                     .teeth = 1,
                                     .jaw = 0.25F,
                                     .nod = 0.55F,
                                     .flush = 1,
                                     .shoulders = 1};

/// By trust, then anger: low, middle, high.
constexpr std::array<std::array<const FaceExpression*, 3>, 3> kMoods = {{
    {&kCold, &kSuspicious, &kFurious},
    {&kCalm, &kGuarded, &kCross},
    {&kRelieved, &kConcerned, &kUpset},
}};

/// Which two moods of three a number lies between, and how far from the first.
struct Between {
  std::size_t first;
  float share;
};

Between between(float number) {
  const float steps = std::clamp(number, 0.0F, 100.0F) / 50.0F;
  const std::size_t first = steps < 1 ? 0 : 1;
  return {first, steps - static_cast<float>(first)};
}

}  // namespace

FaceExpression mix(const FaceExpression& one, const FaceExpression& other, float share) {
  FaceExpression mixed;
  for (const auto part : kExpressionParts) mixed.*part = std::lerp(one.*part, other.*part, share);
  return mixed;
}

float distance(const FaceExpression& one, const FaceExpression& other) {
  float largest = 0;
  for (const auto part : kExpressionParts) largest = std::max(largest, std::abs(one.*part - other.*part));
  return largest;
}

FaceExpression expression_of(float trust, float anger) {
  const auto [row, down] = between(trust);
  const auto [column, right] = between(anger);
  return mix(mix(*kMoods[row][column], *kMoods[row][column + 1], right),
             mix(*kMoods[row + 1][column], *kMoods[row + 1][column + 1], right), down);
}

}  // namespace rapport::gui
