// SPDX-License-Identifier: MIT
#include "gui/shell/input_queue.h"

#include <gtest/gtest.h>

namespace rapport::gui {
namespace {

using Kind = InputEvent::Kind;

InputEvent key(int code, bool down, bool prints) {
  InputEvent event{Kind::Key, code};
  event.down = down;
  event.prints = prints;
  return event;
}

InputEvent character(int code) {
  return {Kind::Character, code};
}

InputEvent button(bool down) {
  InputEvent event{Kind::Button, 0};
  event.down = down;
  return event;
}

InputEvent pointer(double x) {
  InputEvent event{Kind::Pointer};
  event.x = x;
  return event;
}

constexpr int kEnter = 257;

TEST(InputQueue, ShowsAKeyThatWasPressedAndReleasedBetweenTwoFrames) {
  InputQueue queue;
  queue.push(key(kEnter, true, false));
  queue.push(key(kEnter, false, false));
  const auto first = queue.take_frame();
  ASSERT_EQ(first.size(), 1U);
  EXPECT_TRUE(first[0].down);
  const auto second = queue.take_frame();
  ASSERT_EQ(second.size(), 1U);
  EXPECT_FALSE(second[0].down);
  EXPECT_TRUE(queue.is_empty());
}

TEST(InputQueue, KeepsACharacterAndAnEditingKeyInOrder) {
  InputQueue queue;
  queue.push(key('A', true, true));
  queue.push(character('a'));
  queue.push(key(kEnter, true, false));
  queue.push(character('b'));
  EXPECT_EQ(queue.take_frame().size(), 2U);
  EXPECT_EQ(queue.take_frame().size(), 1U);
  EXPECT_EQ(queue.take_frame().size(), 1U);
}

TEST(InputQueue, HoldsCtrlUntilTheFrameThatSeesReturn) {
  constexpr int kCtrl = 341;
  InputQueue queue;
  queue.push(key(kCtrl, true, false));
  queue.push(key(kEnter, true, false));
  queue.push(key(kCtrl, false, false));
  queue.push(key(kEnter, false, false));
  EXPECT_EQ(queue.take_frame().size(), 1U);
  const auto with_ctrl = queue.take_frame();
  ASSERT_EQ(with_ctrl.size(), 1U);
  EXPECT_EQ(with_ctrl[0].code, kEnter);
  EXPECT_EQ(queue.take_frame().size(), 2U);
}

TEST(InputQueue, TakesManyCharactersAtOnce) {
  InputQueue queue;
  for (int i = 0; i < 40; ++i) queue.push(character('a' + i % 26));
  EXPECT_EQ(queue.take_frame().size(), 40U);
}

TEST(InputQueue, LetsAFastTypistTypeAWordInOneFrame) {
  InputQueue queue;
  for (const char letter : {'s', 'o', 'o', 'n'}) {
    for (const bool down : {true, false}) {
      auto event = key(letter, down, true);
      event.only_types = true;
      queue.push(event);
      if (down) queue.push(character(letter));
    }
  }
  EXPECT_EQ(queue.take_frame().size(), 12U);
}

TEST(InputQueue, ShowsTheSameDigitTwice) {
  InputQueue queue;
  for (const bool down : {true, false, true, false}) queue.push(key('1', down, true));
  for (int i = 0; i < 4; ++i) EXPECT_EQ(queue.take_frame().size(), 1U);
}

TEST(InputQueue, ClicksWhereThePointerWas) {
  InputQueue queue;
  queue.push(pointer(10));
  queue.push(button(true));
  queue.push(pointer(500));
  queue.push(button(false));
  const auto first = queue.take_frame();
  ASSERT_EQ(first.size(), 2U);
  EXPECT_EQ(first[0].x, 10);
  EXPECT_EQ(queue.take_frame().size(), 2U);
}

TEST(InputQueue, ShowsADoubleClickAsTwoClicks) {
  InputQueue queue;
  for (const bool down : {true, false, true, false}) queue.push(button(down));
  for (int i = 0; i < 4; ++i) EXPECT_EQ(queue.take_frame().size(), 1U);
  EXPECT_TRUE(queue.is_empty());
}

TEST(InputQueue, LosesNothingWhateverComes) {
  InputQueue queue;
  std::size_t pushed = 0;
  for (int i = 0; i < 3000; ++i) {
    switch (i * 7919 % 6) {
      case 0:
        queue.push(key('A' + i % 5, i % 2 == 0, true));
        break;
      case 1:
        queue.push(key(kEnter + i % 3, i % 2 == 0, false));
        break;
      case 2:
        queue.push(character('a'));
        break;
      case 3:
        queue.push(button(i % 2 == 0));
        break;
      case 4:
        queue.push({Kind::Scroll});
        break;
      default:
        queue.push({Kind::Focus});
        break;
    }
    ++pushed;
  }
  std::size_t taken = 0;
  while (!queue.is_empty()) {
    const auto frame = queue.take_frame();
    ASSERT_FALSE(frame.empty());
    taken += frame.size();
  }
  EXPECT_EQ(taken, pushed);
}

}  // namespace
}  // namespace rapport::gui
