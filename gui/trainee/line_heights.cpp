// SPDX-License-Identifier: MIT
#include "gui/trainee/line_heights.h"

namespace rapport::gui {
namespace {

bool is_same(const TranscriptLine& one, const TranscriptLine& other) {
  return one.speaker == other.speaker && one.text == other.text;
}

}  // namespace

void LineHeights::begin(const Setting& setting) {
  if (setting_ == setting) return;
  setting_ = setting;
  lines_.clear();
}

std::optional<float> LineHeights::at(std::size_t place, const TranscriptLine& line) const {
  if (place >= lines_.size() || !is_same(lines_[place].line, line)) return std::nullopt;
  return lines_[place].height;
}

void LineHeights::note(std::size_t place, const TranscriptLine& line, float height) {
  if (place >= lines_.size()) lines_.resize(place + 1);
  auto& known = lines_[place];
  known.height = height;
  if (!is_same(known.line, line)) known.line = line;
}

}  // namespace rapport::gui
