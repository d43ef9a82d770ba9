// SPDX-License-Identifier: MIT
#include "gui/trainee/lobby_rows.h"

#include <algorithm>

namespace rapport::gui {

void LobbyRows::lay_out(const Setting& setting, std::size_t cards,
                        const std::function<float(std::size_t card)>& height_of) {
  if (measured_ && setting_ == setting && cards_ == cards) return;
  measured_ = true;
  setting_ = setting;
  cards_ = cards;
  tops_.clear();
  heights_.clear();
  float top = 0;
  for (std::size_t first = 0; first < cards; first += setting.columns) {
    float height = 0;
    const auto end = std::min(cards, first + setting.columns);
    for (auto card = first; card < end; ++card) height = std::max(height, height_of(card));
    tops_.push_back(top);
    heights_.push_back(height);
    top += height + setting.between;
  }
}

float LobbyRows::total() const {
  return heights_.empty() ? 0 : tops_.back() + heights_.back();
}

LobbyRows::Range LobbyRows::around(float top, float bottom) const {
  const auto first_below = std::ranges::upper_bound(tops_, bottom) - tops_.begin();
  auto first = std::ranges::upper_bound(tops_, top) - tops_.begin();
  first = std::max<std::ptrdiff_t>(0, first - 2);  // the row that `top` is in, and one before
  const auto end = std::min<std::ptrdiff_t>(std::ssize(tops_), first_below + 1);
  return {static_cast<std::size_t>(std::min(first, end)), static_cast<std::size_t>(end)};
}

}  // namespace rapport::gui
