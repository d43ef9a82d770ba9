// SPDX-License-Identifier: MIT
#include "picture_compare.h"

#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_PNG
#include <stb_image.h>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <vector>

namespace rapport::gui {
namespace {

constexpr int kSquare = 16;
constexpr double kMostDistance = 6;  // of 255, the mean over a square

constexpr int kColumns = 64;
constexpr std::string_view kShades = " .:-=+*#%@";
constexpr double kMostInk = 0.6;      // that of dense text
constexpr int kMostSteps = 1;         // between two shades, by rounding
constexpr double kMostCells = 0.004;  // of a sketch, farther than that

/// A rectangle of whole pixels.
struct Cell {
  int x, y, width, height;
};

const std::uint8_t* pixel(const Pixels& picture, int x, int y) {
  return picture.rgb.data() + (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) +
                               static_cast<std::size_t>(x)) *
                                  3;
}

/// Calls `see(square)` for each square of a picture; those at the far edges may be smaller.
template <typename See>
void for_each_square(const Pixels& picture, const See& see) {
  for (int y = 0; y < picture.height; y += kSquare) {
    for (int x = 0; x < picture.width; x += kSquare)
      see(Cell{x, y, std::min(kSquare, picture.width - x), std::min(kSquare, picture.height - y)});
  }
}

bool differs(const Pixels& one, const Pixels& other, const Cell& square) {
  int distance = 0;
  for (int y = square.y; y < square.y + square.height; ++y) {
    for (int x = square.x; x < square.x + square.width; ++x) {
      const auto *a = pixel(one, x, y), *b = pixel(other, x, y);
      distance += std::max({std::abs(a[0] - b[0]), std::abs(a[1] - b[1]), std::abs(a[2] - b[2])});
    }
  }
  return distance > kMostDistance * square.width * square.height;
}

/// How far the pixels of a cell are from one colour: 0 for a plain surface, 1 for black and white in equal
/// parts.
double ink(const Pixels& picture, const Cell& cell) {
  double sum = 0, squares = 0;
  for (int y = cell.y; y < cell.y + cell.height; ++y) {
    for (int x = cell.x; x < cell.x + cell.width; ++x) {
      const auto* at = pixel(picture, x, y);
      const double light = 0.2126 * at[0] + 0.7152 * at[1] + 0.0722 * at[2];
      sum += light;
      squares += light * light;
    }
  }
  const double count = cell.width * cell.height, mean = sum / count;
  return std::sqrt(std::max(0.0, squares / count - mean * mean)) / 127.5;
}

}  // namespace

Result<Pixels> read_png(const std::filesystem::path& file) {
  constexpr int kChannels = 3;
  Pixels pixels;
  const std::unique_ptr<stbi_uc, decltype(&stbi_image_free)> read(
      stbi_load(file.c_str(), &pixels.width, &pixels.height, nullptr, kChannels), &stbi_image_free);
  if (read == nullptr)
    return failure(ErrorCode::Unreadable, fmt::format("{} cannot be read as a picture.", file.string()));
  pixels.rgb.assign(read.get(), read.get() + static_cast<std::ptrdiff_t>(pixels.width) * pixels.height * 3);
  return pixels;
}

std::string difference(const Pixels& one, const Pixels& other) {
  if (one.width != other.width || one.height != other.height) {
    return fmt::format("one is {}x{}, the other {}x{}", one.width, one.height, other.width, other.height);
  }
  int count = 0;
  Cell first{};
  for_each_square(one, [&](const Cell& square) {
    if (!differs(one, other, square)) return;
    if (count++ == 0) first = square;
  });
  if (count == 0) return {};
  return fmt::format("{} squares of {} pixels differ, the first at {}, {}", count, kSquare, first.x, first.y);
}

Pixels difference_picture(const Pixels& one, const Pixels& other) {
  Pixels shown = one;
  for (auto& channel : shown.rgb) channel = static_cast<std::uint8_t>(160 + channel / 4);
  if (one.width != other.width || one.height != other.height) return shown;
  for_each_square(one, [&](const Cell& square) {
    if (!differs(one, other, square)) return;
    for (int y = square.y; y < square.y + square.height; ++y) {
      for (int x = square.x; x < square.x + square.width; ++x) {
        const auto at = static_cast<std::size_t>(pixel(one, x, y) - one.rgb.data());
        shown.rgb[at] = 200;
        shown.rgb[at + 1] = shown.rgb[at + 2] = static_cast<std::uint8_t>(one.rgb[at + 1] / 2);
      }
    }
  });
  return shown;
}

std::string sketch(const Pixels& picture) {
  // A character is about twice as high as wide, so the sketch looks right in an editor.
  const int rows = std::max(1, picture.height * kColumns / picture.width / 2);
  std::string lines;
  for (int row = 0; row < rows; ++row) {
    const int y = row * picture.height / rows, end_y = (row + 1) * picture.height / rows;
    for (int column = 0; column < kColumns; ++column) {
      const int x = column * picture.width / kColumns, end_x = (column + 1) * picture.width / kColumns;
      const double share = std::min(1.0, ink(picture, {x, y, end_x - x, end_y - y}) / kMostInk);
      lines +=
          kShades[static_cast<std::size_t>(std::lround(share * static_cast<double>(kShades.size() - 1)))];
    }
    lines += '\n';
  }
  return lines;
}

std::string sketch_difference(std::string_view one, std::string_view other) {
  if (one.size() != other.size()) return "the sketches are not of the same size";
  std::size_t far = 0, first = one.size();
  for (std::size_t i = 0; i < one.size(); ++i) {
    const auto a = static_cast<int>(kShades.find(one[i])), b = static_cast<int>(kShades.find(other[i]));
    if (std::abs(a - b) <= kMostSteps) continue;
    ++far;
    first = std::min(first, i);
  }
  if (static_cast<double>(far) <= kMostCells * static_cast<double>(one.size())) return {};
  return fmt::format("{} of {} cells differ, the first in line {}, column {}", far, one.size(),
                     first / (kColumns + 1) + 1, first % (kColumns + 1) + 1);
}

}  // namespace rapport::gui
