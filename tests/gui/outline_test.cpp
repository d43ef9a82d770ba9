// SPDX-License-Identifier: MIT
#include "gui/widgets/outline.h"

#include <gtest/gtest.h>

#include <cmath>

namespace rapport::gui {
namespace {

float filled_area(const Outline& shape) {
  float area = 0;
  for (const auto& [a, b, c] : triangles(shape))
    area += std::abs(signed_area({shape[a], shape[b], shape[c]}));
  return area;
}

const Outline kSquare = {{0, 0}, {1, 0}, {1, 1}, {0, 1}};
const Outline kHook = {{0, 0}, {3, 0}, {3, 3}, {2, 3}, {2, 1}, {0, 1}};
const Outline kComb = {{0, 0}, {5, 0}, {5, 4}, {4, 1}, {3, 4}, {2, 1}, {1, 4}, {0.5F, 1}, {0, 4}};

TEST(Outline, TrianglesFillAConcaveShapeOnceAndNothingElse) {
  for (const auto& shape : {kSquare, kHook, kComb}) {
    EXPECT_EQ(triangles(shape).size(), shape.size() - 2);
    EXPECT_NEAR(filled_area(shape), std::abs(signed_area(shape)), 1e-4F);
    const Outline other_way(shape.rbegin(), shape.rend());
    EXPECT_NEAR(filled_area(other_way), std::abs(signed_area(shape)), 1e-4F);
  }
}

TEST(Outline, TrianglesOfABrokenShapeComeToAnEnd) {
  const Outline bow = {{0, 0}, {1, 1}, {1, 0}, {0, 1}}, line = {{0, 0}, {1, 0}, {2, 0}, {1, 0}};
  EXPECT_LE(triangles(bow).size(), 2U);
  EXPECT_TRUE(triangles(line).empty());
  EXPECT_TRUE(triangles({}).empty());
  EXPECT_TRUE(triangles({{0, 0}, {1, 1}}).empty());
}

TEST(Outline, IsCutToAWindow) {
  const Outline window = {{0.5F, -1}, {5, -1}, {5, 5}, {0.5F, 5}};
  EXPECT_NEAR(std::abs(signed_area(cut(kSquare, window))), 0.5F, 1e-5F);
  EXPECT_EQ(cut(kSquare, {{-1, -1}, {2, -1}, {2, 2}, {-1, 2}}), kSquare);
  EXPECT_TRUE(cut(kSquare, {{7, 7}, {8, 7}, {8, 8}, {7, 8}}).empty());
}

TEST(Outline, CurveGoesThroughItsKnots) {
  const std::array<Knot, 3> knots = {{{{0, 0}}, {{1, 1}, true}, {{2, 0}}}};
  const auto line = curve(knots, 4);
  ASSERT_EQ(line.size(), 9U);
  EXPECT_EQ(line[0], (Point{0, 0}));
  EXPECT_EQ(line[4], (Point{1, 1}));
  EXPECT_EQ(line[8], (Point{2, 0}));
}

TEST(Outline, MirroredHalvesAreSymmetricAndDoNotDoubleTheMiddle) {
  const std::array<Knot, 3> half = {{{{0, -1}}, {{1, 0}}, {{0, 1}}}};
  const auto whole = mirrored(half);
  ASSERT_EQ(whole.size(), 4U);
  EXPECT_EQ(whole[3].at, (Point{-1, 0}));
}

TEST(Outline, RibbonIsAsWideAsItIsTold) {
  const std::array<float, 3> widths = {0, 0.4F, 0};
  const auto stroke = ribbon({{0, 0}, {1, 0}, {2, 0}}, widths);
  ASSERT_EQ(stroke.left.size(), stroke.right.size());
  float widest = 0;
  for (std::size_t i = 0; i < stroke.left.size(); ++i)
    widest = std::max(widest, std::abs(stroke.right[i].y - stroke.left[i].y));
  EXPECT_NEAR(widest, 0.4F, 1e-5F);
  EXPECT_EQ(stroke.left.front(), stroke.right.front()) << "its tip";
}

TEST(Outline, RibbonOfNothingIsNothing) {
  const std::array<float, 1> widths = {1};
  EXPECT_TRUE(ribbon({}, widths).left.empty());
  EXPECT_TRUE(ribbon({{1, 1}}, widths).left.empty());
  const auto dot = ribbon({{1, 1}, {1, 1}}, widths);
  for (const auto point : dot.left) EXPECT_FALSE(std::isnan(point.x) || std::isnan(point.y));
}

}  // namespace
}  // namespace rapport::gui
