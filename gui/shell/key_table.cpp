// SPDX-License-Identifier: MIT
#include "gui/shell/key_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "engine/base/words.h"

namespace rapport::gui {
namespace {

using Shift = Chord::Shift;

constexpr bool kCtrl = true;

const std::vector<KeyBinding>& table() {
  static const std::vector<KeyBinding> kTable = {
      {KeyGroup::Everywhere, {{"F1"}}, N_("Show this page."), &Keys::help},
      {KeyGroup::Everywhere, {{"?"}}, N_("Show this page, unless you are writing."), &Keys::question},
      {KeyGroup::Everywhere,
       {{"F10"}, {",", kCtrl, Shift::Either, NC_("key", "Comma")}},
       N_("Open the settings."),
       &Keys::settings},
      {KeyGroup::Everywhere, {{"F7"}}, N_("Look at people and teams."), &Keys::people},
      {KeyGroup::Everywhere,
       {{"F", kCtrl}},
       N_("Search the scenarios, in the lobby, or people."),
       &Keys::find},
      {KeyGroup::Everywhere,
       {{"+", kCtrl, Shift::Either, NC_("key", "Plus")}, {"=", kCtrl, Shift::Either, nullptr, false}},
       N_("Make the text larger."),
       &Keys::larger_text},
      {KeyGroup::Everywhere,
       {{"-", kCtrl, Shift::Either, NC_("key", "Minus")}},
       N_("Make the text smaller."),
       &Keys::smaller_text},
      {KeyGroup::Everywhere, {{"0", kCtrl}}, N_("Make the text as large as usual."), &Keys::usual_text},
      {KeyGroup::Everywhere,
       {{NC_("key", "Esc")}},
       N_("Leave the box you write in, close a message, or go back."),
       &Keys::escape},
      {KeyGroup::Everywhere,
       {{NC_("key", "Left"), false, Shift::Either, nullptr, true, true}},
       N_("Go back."),
       &Keys::back},

      {KeyGroup::MovingAbout, {{NC_("key", "Tab")}}, N_("Go to the next thing that can be used.")},
      {KeyGroup::MovingAbout, {{NC_("key", "Tab"), false, Shift::Yes}}, N_("Go to the one before.")},
      {KeyGroup::MovingAbout, {{NC_("key", "Arrow keys")}}, N_("Go to what lies in that direction.")},
      {KeyGroup::MovingAbout,
       {{NC_("key", "Enter")}, {NC_("key", "Space")}},
       N_("Press what the ring is around.")},
      {KeyGroup::MovingAbout, {{NC_("key", "Page Up")}, {NC_("key", "Page Down")}}, N_("Scroll by a page.")},
      {KeyGroup::MovingAbout,
       {{NC_("key", "Home")}, {NC_("key", "End")}},
       N_("Scroll to the beginning or the end.")},

      {KeyGroup::Conversation,
       {{NC_("key", "1 to 9")}},
       N_("Give the reply of that number, unless you are writing.")},
      {KeyGroup::Conversation,
       {{"F9"}},
       N_("Hear what the customer said last, or silence it."),
       &Keys::voice},

      {KeyGroup::Writing,
       {{NC_("key", "Left"), kCtrl}, {NC_("key", "Right"), kCtrl}},
       N_("Move by a word. With Shift held, select as you move.")},
      {KeyGroup::Writing, {{"A", kCtrl}}, N_("Select everything you wrote.")},
      {KeyGroup::Writing,
       {{"C", kCtrl}, {NC_("key", "Insert"), kCtrl}},
       N_("Copy what is selected, or all of it if nothing is."),
       &Keys::copy},
      {KeyGroup::Writing,
       {{"X", kCtrl}, {NC_("key", "Delete"), false, Shift::Yes}},
       N_("Cut what is selected."),
       &Keys::copy},
      {KeyGroup::Writing, {{"V", kCtrl}, {NC_("key", "Insert"), false, Shift::Yes}}, N_("Paste.")},
      {KeyGroup::Writing, {{"Z", kCtrl, Shift::No}}, N_("Take back the last change."), &Keys::undo},
      {KeyGroup::Writing,
       {{"Y", kCtrl}, {"Z", kCtrl, Shift::Yes}},
       N_("Make the change again."),
       &Keys::redo},

      {KeyGroup::Graph, {{NC_("key", "Arrow keys")}}, N_("Move the graph, while the ring is around it.")},
      {KeyGroup::Graph,
       {{"+"}, {"-", false, Shift::Either, NC_("key", "Minus")}},
       N_("Make it larger or smaller.")},
      {KeyGroup::Graph, {{"0"}}, N_("Show all of it.")},
      {KeyGroup::Graph,
       {{NC_("key", "Enter")}},
       N_("Look at the turn in the middle, or at the next that was found.")},

      {KeyGroup::Rating,
       {{"2"}, {"1"}, {"0"}, {"-", false, Shift::Either, NC_("key", "Minus")}},
       N_("Give strong, partial, missing or harmful to the criterion that the ring is in.")},
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
    names = names.empty() ? chord.name() : tr_format("{} or {}", names, chord.name());
  }
  return names;
}

std::string title_of(KeyGroup group) {
  switch (group) {
    case KeyGroup::Everywhere:
      return tr("Everywhere");
    case KeyGroup::MovingAbout:
      return tr("Moving about");
    case KeyGroup::Conversation:
      return tr("In a conversation");
    case KeyGroup::Writing:
      return tr("While you write");
    case KeyGroup::Rating:
      return tr("While you rate replies");
    case KeyGroup::Graph:
      return tr("In the graph of a scenario");
  }
  return {};
}

}  // namespace

bool Chord::is(const PressedKey& pressed) const {
  if (pressed.alt != alt || pressed.ctrl != ctrl) return false;
  if (shift != Shift::Either && pressed.shift != (shift == Shift::Yes)) return false;
  return upper(pressed.name) == key;
}

std::string Chord::name() const {
  const auto* const bears = tr_in("key", called == nullptr ? key : called);
  return fmt::format("{}{}{}{}", alt ? tr_in("key", "Alt+") : "", ctrl ? tr_in("key", "Ctrl+") : "",
                     shift == Shift::Yes ? tr_in("key", "Shift+") : "", bears);
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
  if (plain && pressed.name[0] == '0') keys.zero = true;
  if (plain && pressed.name[0] == '-') keys.minus = true;
  if (plain && pressed.name[0] >= '1' && pressed.name[0] <= '9') keys.digit = pressed.name[0] - '0';
}

std::vector<KeyLines> key_page(SendKey send_with) {
  std::vector<KeyLines> page;
  for (const auto group : {KeyGroup::Everywhere, KeyGroup::Conversation, KeyGroup::MovingAbout,
                           KeyGroup::Writing, KeyGroup::Graph, KeyGroup::Rating}) {
    KeyLines part{title_of(group), {}};
    if (group == KeyGroup::Writing) {
      const bool by_enter = send_with == SendKey::Enter;
      part.lines.push_back(
          {by_enter ? tr_in("key", "Enter") : tr_in("key", "Ctrl+Enter"), tr("Send what you wrote.")});
      part.lines.push_back(
          {by_enter ? tr_in("key", "Shift+Enter") : tr_in("key", "Enter"), tr("Begin a new line.")});
    }
    for (const auto& binding : table()) {
      if (binding.group == group) part.lines.push_back({names_of(binding.chords), tr(binding.does)});
    }
    page.push_back(std::move(part));
  }
  return page;
}

}  // namespace rapport::gui
