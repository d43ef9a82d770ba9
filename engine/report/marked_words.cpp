// SPDX-License-Identifier: MIT
#include "engine/report/marked_words.h"

#include <algorithm>
#include <string_view>

namespace rapport {
namespace {

/// The first byte of the character that `byte` is part of.
std::size_t character_start(std::string_view text, std::size_t byte) {
  constexpr unsigned kContinues = 0x80, kMask = 0xC0;
  byte = std::min(byte, text.size());
  while (byte > 0 && byte < text.size() && (static_cast<unsigned char>(text[byte]) & kMask) == kContinues)
    --byte;
  return byte;
}

struct PlacedMark {
  WordSpan words;
  WordMark mark;
};

std::vector<PlacedMark> placed_marks(const TurnDebrief& turn) {
  std::vector<PlacedMark> placed;
  for (const auto& criterion : turn.feedback) {
    for (const auto& sign : criterion.evidence) {
      const WordSpan words{character_start(turn.words, sign.words.begin_byte),
                           character_start(turn.words, sign.words.end_byte)};
      if (words.begin_byte < words.end_byte) placed.push_back({words, {&criterion, &sign}});
    }
  }
  return placed;
}

}  // namespace

std::vector<MarkedRun> marked_words(const TurnDebrief& turn) {
  const auto placed = placed_marks(turn);
  std::vector<std::size_t> cuts = {0, turn.words.size()};
  for (const auto& one : placed) {
    cuts.push_back(one.words.begin_byte);
    cuts.push_back(one.words.end_byte);
  }
  std::ranges::sort(cuts);
  cuts.erase(std::ranges::unique(cuts).begin(), cuts.end());
  std::vector<MarkedRun> runs;
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    MarkedRun run{{cuts[i], cuts[i + 1]}, {}};
    for (const auto& one : placed) {
      if (one.words.begin_byte <= cuts[i] && cuts[i + 1] <= one.words.end_byte) run.marks.push_back(one.mark);
    }
    runs.push_back(std::move(run));
  }
  return runs;
}

}  // namespace rapport
