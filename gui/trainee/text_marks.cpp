// SPDX-License-Identifier: MIT
#include "gui/trainee/text_marks.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace rapport::gui {

std::vector<TextMark> text_marks(const TurnDebrief& turn) {
  std::vector<TextMark> marks;
  for (const auto& feedback : turn.feedback) {
    for (const auto& sign : feedback.evidence) {
      const auto& [begin, end] = sign.words;
      if (sign.level == Level::Missing || begin >= end || end > turn.words.size()) continue;
      marks.push_back({sign.words, feedback.place, sign.level == Level::Harmful,
                       fmt::format("{}: {}", feedback.criterion, level_name(sign.level)),
                       fmt::format("{} {}", sign.sign, sign.coaching)});
    }
  }
  std::ranges::stable_sort(marks, {}, [](const TextMark& mark) {
    return std::tuple(mark.words.begin_byte, mark.criterion, mark.words.end_byte);
  });
  return marks;
}

}  // namespace rapport::gui
