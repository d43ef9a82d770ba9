// SPDX-License-Identifier: MIT
/// \file Closed shapes of points: rounded off, mirrored, cut to a window, taken apart into triangles.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace rapport::gui {

struct Point {
  float x = 0, y = 0;

  friend bool operator==(const Point&, const Point&) = default;
};

[[nodiscard]] constexpr Point operator+(Point a, Point b) {
  return {a.x + b.x, a.y + b.y};
}
[[nodiscard]] constexpr Point operator-(Point a, Point b) {
  return {a.x - b.x, a.y - b.y};
}
[[nodiscard]] constexpr Point operator*(Point a, float by) {
  return {a.x * by, a.y * by};
}
[[nodiscard]] constexpr Point mix(Point a, Point b, float share) {
  return a + (b - a) * share;
}

/// A line or the edge of a shape, in order. A shape's last point is joined to its first.
using Outline = std::vector<Point>;

/// Points that a curve goes through; at a corner it breaks.
struct Knot {
  Point at;
  bool corner = false;
};

/// The curve through the knots, with `steps` points from each to the next. Source: Catmull-Rom spline.
[[nodiscard]] Outline curve(std::span<const Knot> knots, int steps = 8);
[[nodiscard]] Outline closed_curve(std::span<const Knot> knots, int steps = 8);

/// A shape from its right half, from the top to the bottom: the left half follows in reverse. Knots on the
/// middle (x = 0) are not doubled.
[[nodiscard]] std::vector<Knot> mirrored(std::span<const Knot> right_half);

[[nodiscard]] Outline ellipse(Point centre, float radius_x, float radius_y, int points = 28);

/// A line with a width: its two sides, point by point.
struct Ribbon {
  Outline left, right;  ///< of equal length
};

/// As wide along `line` as `widths` say, which are spread evenly over its length. Its ends are round; a line
/// that ends where it begins is a ring and has none.
[[nodiscard]] Ribbon ribbon(const Outline& line, std::span<const float> widths);

/// What of `shape` lies inside `window`, which must be convex and clockwise as seen on a screen. Source:
/// Sutherland-Hodgman. Parts that fall apart stay joined along the window's edge.
[[nodiscard]] Outline cut(const Outline& shape, const Outline& window);

/// Triangles that fill a shape, as positions in it; concave shapes too. A shape that crosses itself is filled
/// somehow. Source: ear clipping.
[[nodiscard]] std::vector<std::array<std::size_t, 3>> triangles(const Outline& shape);

/// Positive if clockwise as seen on a screen.
[[nodiscard]] float signed_area(const Outline& shape);

}  // namespace rapport::gui
