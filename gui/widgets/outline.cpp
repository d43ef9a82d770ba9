// SPDX-License-Identifier: MIT
#include "gui/widgets/outline.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace rapport::gui {
namespace {

/// Positive if c lies to the right of the way from a to b, as seen on a screen.
float side(Point a, Point b, Point c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

Point spline(Point before, Point from, Point to, Point after, float t) {
  const float t2 = t * t, t3 = t2 * t;
  return before * (-0.5F * t3 + t2 - 0.5F * t) + from * (1.5F * t3 - 2.5F * t2 + 1) +
         to * (-1.5F * t3 + 2 * t2 + 0.5F * t) + after * (0.5F * t3 - 0.5F * t2);
}

/// The way from one knot to the next, without its end.
void add_piece(Outline& line, const Knot* before, const Knot& from, const Knot& to, const Knot* after,
               int steps) {
  const auto p0 = from.corner || before == nullptr ? from.at : before->at;
  const auto p3 = to.corner || after == nullptr ? to.at : after->at;
  for (int i = 0; i < steps; ++i) {
    line.push_back(spline(p0, from.at, to.at, p3, static_cast<float>(i) / static_cast<float>(steps)));
  }
}

/// `share` of the way along, 0 to 1.
float width_at(std::span<const float> widths, float share) {
  const float at = share * static_cast<float>(widths.size() - 1);
  const auto first = std::min(static_cast<std::size_t>(at), widths.size() - 1);
  const auto next = std::min(first + 1, widths.size() - 1);
  return widths[first] + (widths[next] - widths[first]) * (at - static_cast<float>(first));
}

float length(Point p) {
  return std::sqrt(p.x * p.x + p.y * p.y);
}

/// Of length 1, to the right of the way from a to b as seen on a screen.
Point normal(Point a, Point b) {
  const auto way = b - a;
  const float far = length(way);
  return far > 0 ? Point{-way.y / far, way.x / far} : Point{};
}

bool is_inside(Point p, Point a, Point b, Point c) {
  return side(a, b, p) >= 0 && side(b, c, p) >= 0 && side(c, a, p) >= 0;
}

}  // namespace

Outline curve(std::span<const Knot> knots, int steps) {
  Outline line;
  for (std::size_t i = 0; i + 1 < knots.size(); ++i) {
    add_piece(line, i > 0 ? &knots[i - 1] : nullptr, knots[i], knots[i + 1],
              i + 2 < knots.size() ? &knots[i + 2] : nullptr, steps);
  }
  if (!knots.empty()) line.push_back(knots.back().at);
  return line;
}

Outline closed_curve(std::span<const Knot> knots, int steps) {
  Outline line;
  const auto count = knots.size();
  for (std::size_t i = 0; i < count; ++i) {
    add_piece(line, &knots[(i + count - 1) % count], knots[i], knots[(i + 1) % count],
              &knots[(i + 2) % count], steps);
  }
  return line;
}

std::vector<Knot> mirrored(std::span<const Knot> right_half) {
  std::vector<Knot> whole(right_half.begin(), right_half.end());
  for (std::size_t i = right_half.size(); i-- > 0;) {
    const auto& [at, corner] = right_half[i];
    if (at.x != 0) whole.push_back({{-at.x, at.y}, corner});
  }
  return whole;
}

Outline ellipse(Point centre, float radius_x, float radius_y, int points) {
  Outline line;
  for (int i = 0; i < points; ++i) {
    const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(i) / static_cast<float>(points);
    line.push_back({centre.x + radius_x * std::cos(angle), centre.y + radius_y * std::sin(angle)});
  }
  return line;
}

Ribbon ribbon(const Outline& line, std::span<const float> widths) {
  Ribbon shape;
  if (line.size() < 2 || widths.empty()) return shape;
  std::vector<float> along{0};
  for (std::size_t i = 1; i < line.size(); ++i) along.push_back(along.back() + length(line[i] - line[i - 1]));
  const float whole = std::max(along.back(), 1e-6F);
  const bool is_ring = line.front() == line.back();
  const auto last = line.size() - 1;
  const auto add = [&](Point at, Point out) {
    shape.left.push_back(at - out);
    shape.right.push_back(at + out);
  };
  /// A quarter of a circle, from its tip to its full width or back.
  const auto add_end = [&](Point at, Point way, float width, bool begins) {
    constexpr int kPieces = 4;
    for (int i = 0; i < kPieces; ++i) {
      const float angle =
          std::numbers::pi_v<float> / 2 * static_cast<float>(begins ? kPieces - i : i + 1) / kPieces;
      const Point out{-way.y * width / 2 * std::cos(angle), way.x * width / 2 * std::cos(angle)};
      add(at + way * (width / 2 * std::sin(angle) * (begins ? -1.0F : 1.0F)), out);
    }
  };
  const auto way_of = [](Point from, Point to) {
    const auto out = normal(from, to);
    return Point{out.y, -out.x};
  };
  if (!is_ring) add_end(line.front(), way_of(line[0], line[1]), widths.front(), true);
  for (std::size_t i = 0; i <= last; ++i) {
    const auto before = i > 0 ? line[i - 1] : line[is_ring ? last - 1 : 0];
    const auto after = i < last ? line[i + 1] : line[is_ring ? 1 : last];
    add(line[i], normal(before, after) * (width_at(widths, along[i] / whole) / 2));
  }
  if (!is_ring) add_end(line.back(), way_of(line[last - 1], line[last]), widths.back(), false);
  return shape;
}

Outline cut(const Outline& shape, const Outline& window) {
  Outline rest = shape;
  for (std::size_t i = 0; i < window.size() && !rest.empty(); ++i) {
    const auto a = window[i], b = window[(i + 1) % window.size()];
    if (std::ranges::all_of(rest, [&](Point p) { return side(a, b, p) >= 0; })) continue;
    const Outline whole = std::move(rest);
    rest.clear();
    for (std::size_t j = 0; j < whole.size(); ++j) {
      const auto from = whole[(j + whole.size() - 1) % whole.size()], to = whole[j];
      const float from_side = side(a, b, from), to_side = side(a, b, to);
      if ((from_side < 0) != (to_side < 0)) rest.push_back(mix(from, to, from_side / (from_side - to_side)));
      if (to_side >= 0) rest.push_back(to);
    }
  }
  return rest;
}

float signed_area(const Outline& shape) {
  float twice = 0;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const auto a = shape[i], b = shape[(i + 1) % shape.size()];
    twice += a.x * b.y - b.x * a.y;
  }
  return twice / 2;
}

std::vector<std::array<std::size_t, 3>> triangles(const Outline& shape) {
  std::vector<std::array<std::size_t, 3>> filled;
  std::vector<std::size_t> left(shape.size());
  std::iota(left.begin(), left.end(), std::size_t{0});
  if (signed_area(shape) < 0) std::ranges::reverse(left);

  // Only a point at which the shape bends inwards can lie in an ear. Cutting ears off never makes a new one.
  std::vector<Point> inward;
  for (std::size_t i = 0; i < left.size(); ++i) {
    const auto before = shape[left[(i + left.size() - 1) % left.size()]], here = shape[left[i]],
               after = shape[left[(i + 1) % left.size()]];
    if (side(before, here, after) <= 0) inward.push_back(here);
  }
  const auto is_ear = [&](Point a, Point b, Point c) {
    if (side(a, b, c) <= 0) return false;
    return std::ranges::none_of(inward,
                                [&](Point p) { return p != a && p != b && p != c && is_inside(p, a, b, c); });
  };
  std::size_t at = 0, tried = 0;
  while (left.size() >= 3) {
    const auto count = left.size();
    const auto a = left[at % count], b = left[(at + 1) % count], c = left[(at + 2) % count];
    const bool stuck = tried > count;  // it crosses itself, or runs back over its own edge
    if (!stuck && !is_ear(shape[a], shape[b], shape[c])) {
      ++at;
      ++tried;
      continue;
    }
    if (side(shape[a], shape[b], shape[c]) != 0) filled.push_back({a, b, c});
    left.erase(left.begin() + static_cast<std::ptrdiff_t>((at + 1) % count));
    tried = 0;
  }
  return filled;
}

}  // namespace rapport::gui
