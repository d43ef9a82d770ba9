// SPDX-License-Identifier: MIT
/// \file The longest line that authors are not warned of is seen whole in large type.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "ui_probe.h"

namespace rapport::gui {
namespace {

/// As people talk: five letters and a blank to a word, more or less.
std::string talk_of(std::size_t characters) {
  constexpr std::string_view kTalk =
      "We were told that somebody would come on Tuesday and nobody came, and when I rang they said it had "
      "been moved "
      "without a word to us. ";
  std::string text;
  while (text.size() < characters) text += kTalk;
  text.resize(characters - 1);
  return text + ".";
}

/// How high the bubble of a line of this length is, and how much of the conversation is seen at once.
struct Heights {
  float bubble = 0, seen = 0;
};

Heights heights_of(std::size_t characters) {
  UiProbe probe{TestDesk::small_shelf(), {1024, 700}, 2};
  update(probe.state, OpenScenario{kParcel}, probe.desk.services);
  update(probe.state, BeginAttempt{}, probe.desk.services);
  auto& model = probe.state.conversation;
  const auto text = talk_of(characters);
  model.lines.push_back({TranscriptLine::Speaker::Customer, text});
  model.news = model.lines.size() - 1;
  probe.state.ui.show_news = kFramesOfNews;
  probe.frames(6);
  Heights heights;
  const auto height = probe.state.ui.line_heights.at(model.lines.size() - 1, model.lines.back());
  heights.bubble = height.value_or(1e6F);
  for (const auto& drawn : probe.texts()) {
    if (drawn.words.size() > 10 && text.find(drawn.words) != std::string::npos)
      heights.seen = drawn.clip_end.y - drawn.clip_begin.y;
  }
  return heights;
}

TEST(LongLine, OfTwoHundredAndEightyCharactersIsSeenWholeAtTwiceTheSize) {
  const auto heights = heights_of(280);
  EXPECT_GT(heights.seen, 0);
  EXPECT_LE(heights.bubble, heights.seen);
}

TEST(LongLine, OfMoreIsNotSeenWholeFarBeyondThat) {
  const auto heights = heights_of(560);
  EXPECT_GT(heights.bubble, heights.seen);
}

}  // namespace
}  // namespace rapport::gui
