// SPDX-License-Identifier: MIT
#include "gui/shell/key_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace rapport::gui {
namespace {

using Shift = Chord::Shift;

constexpr bool kCtrl = true;

const std::vector<KeyBinding>& table() {
  static const std::vector<KeyBinding> kTable = {
      {KeyGroup::Everywhere, {{"F1"}}, "Show this page.", &Keys::help},
      {KeyGroup::Everywhere, {{"?"}}, "Show this page, unless you are writing.", &Keys::question},
      {KeyGroup::Everywhere,
       {{"F10"}, {",", kCtrl, Shift::Either, "Comma"}},
       "Open the settings.",
       &Keys::settings},
      {KeyGroup::Everywhere, {{"F", kCtrl}}, "Search the scenarios, in the lobby.", &Keys::find},
      {KeyGroup::Everywhere,
       {{"+", kCtrl, Shift::Either, "Plus"}, {"=", kCtrl, Shift::Either, {}, false}},
       "Make the text larger.",
       &Keys::larger_text},
      {KeyGroup::Everywhere,
       {{"-", kCtrl, Shift::Either, "Minus"}},
       "Make the text smaller.",
       &Keys::smaller_text},
      {KeyGroup::Everywhere, {{"0", kCtrl}}, "Make the text as large as usual.", &Keys::usual_text},
      {KeyGroup::Everywhere,
       {{"Esc"}},
       "Leave the box you write in, close a message, or go back.",
       &Keys::escape},

      {KeyGroup::MovingAbout, {{"Tab"}}, "Go to the next thing that can be used."},
      {KeyGroup::MovingAbout, {{"Tab", false, Shift::Yes}}, "Go to the one before."},
      {KeyGroup::MovingAbout, {{"Arrow keys"}}, "Go to what lies in that direction."},
      {KeyGroup::MovingAbout, {{"Enter"}, {"Space"}}, "Press what the ring is around."},
      {KeyGroup::MovingAbout, {{"Page Up"}, {"Page Down"}}, "Scroll by a page."},
      {KeyGroup::MovingAbout, {{"Home"}, {"End"}}, "Scroll to the beginning or the end."},

      {KeyGroup::Conversation, {{"1 to 9"}}, "Give the reply of that number, unless you are writing."},
      {KeyGroup::Conversation, {{"F9"}}, "Hear what the customer said last, or silence it.", &Keys::voice},

      {KeyGroup::Writing,
       {{"Left", kCtrl}, {"Right", kCtrl}},
       "Move by a word. With Shift held, select as you move."},
      {KeyGroup::Writing, {{"A", kCtrl}}, "Select everything you wrote."},
      {KeyGroup::Writing,
       {{"C", kCtrl}, {"Insert", kCtrl}},
       "Copy what is selected, or all of it if nothing is.",
       &Keys::copy},
      {KeyGroup::Writing,
       {{"X", kCtrl}, {"Delete", false, Shift::Yes}},
       "Cut what is selected.",
       &Keys::copy},
      {KeyGroup::Writing, {{"V", kCtrl}, {"Insert", false, Shift::Yes}}, "Paste."},
      {KeyGroup::Writing, {{"Z", kCtrl, Shift::No}}, "Take back the last change.", &Keys::undo},
      {KeyGroup::Writing, {{"Y", kCtrl}, {"Z", kCtrl, Shift::Yes}}, "Make the change again.", &Keys::redo},
  };
  return kTable;
}

std::string upper(std::string_view key) {
  std::string text(key);
  if (text.size() == 1 && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string names_of(const std::vector<Chord>& chords) {
  std::string names;
  for (const auto& chord : chords) {
    if (!chord.listed) continue;
    names = names.empty() ? chord.name() : fmt::format("{} or {}", names, chord.name());
  }
  return names;
}

std::string title_of(KeyGroup group) {
  switch (group) {
    case KeyGroup::Everywhere:
      return "Everywhere";
    case KeyGroup::MovingAbout:
      return "Moving about";
    case KeyGroup::Conversation:
      return "In a conversation";
    case KeyGroup::Writing:
      return "While you write";
  }
  return {};
}

}  // namespace

bool Chord::is(const PressedKey& pressed) const {
  if (pressed.alt || pressed.ctrl != ctrl) return false;
  if (shift != Shift::Either && pressed.shift != (shift == Shift::Yes)) return false;
  return upper(pressed.name) == key;
}

std::string Chord::name() const {
  return fmt::format("{}{}{}", ctrl ? "Ctrl+" : "", shift == Shift::Yes ? "Shift+" : "",
                     called.empty() ? key : called);
}

std::span<const KeyBinding> key_table() {
  return table();
}

void press(Keys& keys, const PressedKey& pressed) {
  for (const auto& binding : table()) {
    const bool meant =
        std::ranges::any_of(binding.chords, [&](const Chord& chord) { return chord.is(pressed); });
    if (meant && binding.means != nullptr) keys.*binding.means = true;
  }
  const bool plain = !pressed.ctrl && !pressed.alt && pressed.name.size() == 1;
  if (plain && pressed.name[0] >= '1' && pressed.name[0] <= '9') keys.digit = pressed.name[0] - '0';
}

std::vector<KeyLines> key_page(SendKey send_with) {
  std::vector<KeyLines> page;
  for (const auto group :
       {KeyGroup::Everywhere, KeyGroup::Conversation, KeyGroup::MovingAbout, KeyGroup::Writing}) {
    KeyLines part{title_of(group), {}};
    if (group == KeyGroup::Writing) {
      const bool by_enter = send_with == SendKey::Enter;
      part.lines.push_back({by_enter ? "Enter" : "Ctrl+Enter", "Send what you wrote."});
      part.lines.push_back({by_enter ? "Shift+Enter" : "Enter", "Begin a new line."});
    }
    for (const auto& binding : table()) {
      if (binding.group == group) part.lines.push_back({names_of(binding.chords), std::string(binding.does)});
    }
    page.push_back(std::move(part));
  }
  return page;
}

}  // namespace rapport::gui
