// SPDX-License-Identifier: MIT
/// \file Where the rows of cards stand, so that only those in sight need be drawn.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace rapport::gui {

/// Cards in rows of equal height, as high as their highest card. Remembered from frame to frame; all lengths
/// in pixels.
class LobbyRows {
 public:
  /// What the heights of cards depend on beside the cards.
  struct Setting {
    std::size_t columns = 1;
    float card_width = 0, between = 0, scale = 0;
    int characters = 0;  ///< in the font: words get wider or narrower when it learns some

    friend bool operator==(const Setting&, const Setting&) = default;
  };

  /// Rows of other cards: they are measured again.
  void forget() { measured_ = false; }

  /// Measures the cards by `height_of` (a card's place among those shown) unless that is known already.
  void lay_out(const Setting& setting, std::size_t cards,
               const std::function<float(std::size_t card)>& height_of);

  [[nodiscard]] std::size_t count() const { return heights_.size(); }
  /// From the top of the first row.
  [[nodiscard]] float top(std::size_t row) const { return tops_[row]; }
  [[nodiscard]] float height(std::size_t row) const { return heights_[row]; }
  /// From the top of the first row to the bottom of the last; 0 without cards.
  [[nodiscard]] float total() const;

  struct Range {
    std::size_t begin = 0, end = 0;
  };
  /// The rows that touch what lies between `top` and `bottom`, and one more on both sides, so that the
  /// keyboard finds something to go on to.
  [[nodiscard]] Range around(float top, float bottom) const;

 private:
  bool measured_ = false;
  Setting setting_;
  std::size_t cards_ = 0;
  std::vector<float> tops_, heights_;
};

}  // namespace rapport::gui
