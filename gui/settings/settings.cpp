// SPDX-License-Identifier: MIT
#include "gui/settings/settings.h"

#include <algorithm>
#include <array>

namespace rapport::gui {
namespace {

constexpr std::array kTextSizes = {kSmallestText, 90, kUsualText, 110, 125, 150, 175, 200, 250, kLargestText};

}  // namespace

int larger_text(int percent) {
  const auto* const next = std::ranges::upper_bound(kTextSizes, percent);
  return next == kTextSizes.end() ? kLargestText : *next;
}

int smaller_text(int percent) {
  const auto* const here = std::ranges::lower_bound(kTextSizes, percent);
  return here == kTextSizes.begin() ? kSmallestText : *std::prev(here);
}

Settings without_choices(const Settings& settings) {
  Settings usual;
  usual.window = settings.window;
  usual.team_store = settings.team_store;
  return usual;
}

}  // namespace rapport::gui
