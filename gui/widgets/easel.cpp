// SPDX-License-Identifier: MIT
#include "gui/widgets/easel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "gui/theme/look.h"

namespace rapport::gui {
namespace {

/// The corners of a square of 1 rounded off.
Outline rounded_square(float rounding) {
  constexpr int kPieces = 10;
  constexpr float kQuarter = std::numbers::pi_v<float> / 2;
  const float near = rounding, far = 1 - rounding;
  const std::array<Point, 4> centres = {{{far, far}, {near, far}, {near, near}, {far, near}}};
  Outline frame;
  for (std::size_t corner = 0; corner < centres.size(); ++corner) {
    for (int i = 0; i <= kPieces; ++i) {
      const float angle = kQuarter * (static_cast<float>(corner) + static_cast<float>(i) / kPieces);
      frame.push_back(
          {centres[corner].x + rounding * std::cos(angle), centres[corner].y + rounding * std::sin(angle)});
    }
  }
  return frame;
}

bool lies_within(const Outline& shape, float least, float most) {
  return std::ranges::all_of(
      shape, [&](Point p) { return p.x >= least && p.x <= most && p.y >= least && p.y <= most; });
}

float length(Point p) {
  return std::sqrt(p.x * p.x + p.y * p.y);
}

/// How far `point` lies off the straight way from `a` to `b`.
float bend(Point a, Point point, Point b) {
  const auto way = b - a, off = point - a;
  const float far = length(way);
  return far > 0 ? std::abs(way.x * off.y - way.y * off.x) / far : length(off);
}

/// Without the points, in pixels, that nobody would see: next to the one before, or on the way to the one
/// after.
Outline tidy(const Outline& points) {
  constexpr float kNear = 0.25F, kStraight = 0.04F;
  Outline kept;
  for (const auto point : points) {
    if (!kept.empty() && length(point - kept.back()) < kNear) continue;
    if (kept.size() > 1 && bend(kept[kept.size() - 2], kept.back(), point) < kStraight) kept.pop_back();
    kept.push_back(point);
  }
  while (kept.size() > 1 && length(kept.back() - kept.front()) < kNear) kept.pop_back();
  return kept;
}

/// Half a pixel outwards at each point; more at a corner, so that its edges stay parallel.
Outline outwards(const Outline& shape) {
  const auto count = shape.size();
  const float sign = signed_area(shape) > 0 ? 1.0F : -1.0F;
  const auto normal = [&](std::size_t i) {
    const auto way = shape[(i + 1) % count] - shape[i % count];
    return Point{way.y, -way.x} * (sign / length(way));
  };
  Outline out;
  for (std::size_t i = 0; i < count; ++i) {
    const auto middle = mix(normal(i + count - 1), normal(i), 0.5F);
    const float square = std::max(middle.x * middle.x + middle.y * middle.y, 0.25F);
    out.push_back(middle * (0.5F / square));
  }
  return out;
}

}  // namespace

Easel::Easel(ImDrawList& list, ImVec2 at, float size, float rounding)
    : list_(list), at_(at), size_(size), rounding_(rounding), frame_(rounded_square(rounding)) {}

void Easel::fill(const Outline& shape, Colour colour) const {
  // Corners are the only place where the frame is more than a square.
  const bool whole = lies_within(shape, rounding_ * 0.3F, 1 - rounding_ * 0.3F);
  auto placed = whole ? shape : cut(shape, frame_);
  for (auto& point : placed) point = point * size_;
  placed = tidy(placed);
  const auto count = placed.size();
  if (count < 3) return;

  // Each edge fades over one pixel, half of it inside.
  const auto faces = triangles(placed);
  const auto out = outwards(placed);
  const auto solid = to_u32(colour), clear = to_u32(colour, 0);
  const auto pixel = ImGui::GetFontTexUvWhitePixel();
  list_.PrimReserve(static_cast<int>(faces.size() * 3 + count * 6), static_cast<int>(count * 2));
  const auto base = list_._VtxCurrentIdx;
  const auto index = [&](std::size_t vertex) { list_.PrimWriteIdx(static_cast<ImDrawIdx>(base + vertex)); };
  for (const auto& face : faces) {
    for (const auto corner : face) index(2 * corner);
  }
  for (std::size_t i = 0; i < count; ++i) {
    const auto here = 2 * i, next = 2 * ((i + 1) % count);
    for (const auto vertex : {here, next, next + 1, here, next + 1, here + 1}) index(vertex);
  }
  for (std::size_t i = 0; i < count; ++i) {
    const auto inner = placed[i] - out[i], outer = placed[i] + out[i];
    list_.PrimWriteVtx({at_.x + inner.x, at_.y + inner.y}, pixel, solid);
    list_.PrimWriteVtx({at_.x + outer.x, at_.y + outer.y}, pixel, clear);
  }
}

void Easel::brush(const Ribbon& stroke, Colour colour) const {
  if (!lies_within(stroke.left, 0, 1) || !lies_within(stroke.right, 0, 1)) {
    auto shape = stroke.left;
    shape.insert(shape.end(), stroke.right.rbegin(), stroke.right.rend());
    return fill(shape, colour);
  }
  const auto count = stroke.left.size();
  if (count < 2) return;
  const auto pixel = ImGui::GetFontTexUvWhitePixel();
  list_.PrimReserve(static_cast<int>((count - 1) * 18), static_cast<int>(count * 4));
  const auto base = list_._VtxCurrentIdx;
  for (std::size_t i = 0; i + 1 < count; ++i) {
    for (std::size_t lane = 0; lane < 3; ++lane) {
      const auto here = 4 * i + lane, next = here + 4;
      for (const auto vertex : {here, next, next + 1, here, next + 1, here + 1})
        list_.PrimWriteIdx(static_cast<ImDrawIdx>(base + vertex));
    }
  }
  for (std::size_t i = 0; i < count; ++i) {
    const auto left = place(stroke.left[i]), right = place(stroke.right[i]);
    const float x = right.x - left.x, y = right.y - left.y, width = std::sqrt(x * x + y * y);
    const float half = width > 1e-4F ? 0.5F / width : 0;
    const float inset = std::min(half, 0.5F);
    const auto solid = to_u32(colour, std::min(1.0F, width)), clear = to_u32(colour, 0);
    list_.PrimWriteVtx({left.x - x * half, left.y - y * half}, pixel, clear);
    list_.PrimWriteVtx({left.x + x * inset, left.y + y * inset}, pixel, solid);
    list_.PrimWriteVtx({right.x - x * inset, right.y - y * inset}, pixel, solid);
    list_.PrimWriteVtx({right.x + x * half, right.y + y * half}, pixel, clear);
  }
}

void Easel::glow(Point centre, float radius_x, float radius_y, Colour colour, float strength) const {
  constexpr int kRays = 32, kRings = 5;
  const auto pixel = ImGui::GetFontTexUvWhitePixel();
  list_.PrimReserve(kRings * kRays * 6, (kRings + 1) * kRays);
  const auto base = list_._VtxCurrentIdx;
  const auto index = [&](int vertex) {
    list_.PrimWriteIdx(static_cast<ImDrawIdx>(base + static_cast<unsigned>(vertex)));
  };
  for (int ring = 0; ring < kRings; ++ring) {
    for (int ray = 0; ray < kRays; ++ray) {
      const int here = ring * kRays + ray, next = ring * kRays + (ray + 1) % kRays;
      for (const int vertex : {here, next, next + kRays, here, next + kRays, here + kRays}) index(vertex);
    }
  }
  for (int ring = 0; ring <= kRings; ++ring) {
    const float share = static_cast<float>(ring) / kRings;
    const float left = 1 - share * share;
    for (int ray = 0; ray < kRays; ++ray) {
      const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(ray) / kRays;
      const Point at{centre.x + radius_x * share * std::cos(angle),
                     centre.y + radius_y * share * std::sin(angle)};
      list_.PrimWriteVtx(place(at), pixel, to_u32(colour, strength * left * left));
    }
  }
}

}  // namespace rapport::gui
