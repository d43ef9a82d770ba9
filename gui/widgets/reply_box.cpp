// SPDX-License-Identifier: MIT
#include "gui/widgets/reply_box.h"

#include <algorithm>
#include <optional>

#include "gui/shell/keyboard_focus.h"
#include "gui/theme/spacing.h"

namespace rapport::gui {
namespace {

constexpr std::ptrdiff_t kFewestLines = 2;
constexpr std::ptrdiff_t kMostLines = 6;

/// What the callback of one frame works on.
struct Edit {
  ReplyDraft& draft;
  const Advance& advance;
  const Keys& keys;
};

void put_text(ImGuiInputTextCallbackData& field, const std::string& shown, std::size_t cursor) {
  if (std::string_view(field.Buf, static_cast<std::size_t>(field.BufTextLen)) != shown) {
    field.DeleteChars(0, field.BufTextLen);
    field.InsertChars(0, shown.data(), shown.data() + shown.size());
    field.SelectionStart = field.SelectionEnd = static_cast<int>(cursor);
  }
  field.CursorPos = static_cast<int>(cursor);
}

int on_field(ImGuiInputTextCallbackData* field) {
  auto& edit = *static_cast<Edit*>(field->UserData);
  auto& draft = edit.draft;
  if (field->EventFlag == ImGuiInputTextFlags_CallbackResize) {
    draft.field.resize(static_cast<std::size_t>(field->BufTextLen));
    field->Buf = draft.field.data();
    return 0;
  }
  const std::string_view shown(field->Buf, static_cast<std::size_t>(field->BufTextLen));
  const auto place = [](int at) { return static_cast<std::size_t>(at); };
  const FieldState now{shown, place(field->CursorPos), place(field->SelectionStart),
                       place(field->SelectionEnd)};
  auto cursor = draft.take_edit(now, edit.advance);
  const auto stepped = edit.keys.undo   ? draft.undo(edit.advance)
                       : edit.keys.redo ? draft.redo(edit.advance)
                                        : std::nullopt;
  if (stepped) cursor = *stepped;
  put_text(*field, draft.wrapped().shown, cursor);
  return 0;
}

float padding(const Look& look) {
  return look.px(kMedium);
}

float height_of(const Look& look, const ReplyDraft& draft, std::ptrdiff_t fewest_lines) {
  const auto& shown = draft.wrapped().shown;
  const auto lines = std::clamp(std::ranges::count(shown, '\n') + 1, fewest_lines, kMostLines);
  return static_cast<float>(lines) * look.text_height(TextStyle::Body) + 2 * padding(look);
}

bool draw_box(const Look& look, const char* id, ReplyDraft& draft, const Keys& keys, SendKey send_with,
              bool take_focus, std::ptrdiff_t fewest_lines, float width) {
  const auto& palette = look.palette;
  auto* font = look.font(TextStyle::Body);
  const float stretch = look.text_height(TextStyle::Body) / font->FontSize;
  const Advance advance = [&](char32_t character) {
    return font->GetCharAdvance(character > 0xFFFFU ? ImWchar{0xFFFDU} : static_cast<ImWchar>(character)) *
           stretch;
  };
  const float room = width - 2 * padding(look) - ImGui::GetStyle().ScrollbarSize - look.px(kTight);
  draft.lay_out(std::max(room, look.text_height(TextStyle::Body)), advance);
  if (draft.field != draft.wrapped().shown) draft.field = draft.wrapped().shown;

  const float height = height_of(look, draft, fewest_lines);
  if (take_focus) ImGui::SetKeyboardFocusHere();
  ImGui::PushFont(font);
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2{padding(look), padding(look)});
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, look.px(draft.active ? 2.0F : kHair));
  ImGui::PushStyleColor(ImGuiCol_FrameBg, to_vec4(palette.surface));
  ImGui::PushStyleColor(ImGuiCol_Border, to_vec4(draft.active ? palette.accent : palette.field_outline));
  const auto copied = keys.copy && draft.active ? draft.selected_words() : std::string();
  Edit edit{draft, advance, keys};
  auto flags = ImGuiInputTextFlags_CallbackAlways | ImGuiInputTextFlags_CallbackResize |
               ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_NoUndoRedo;
  // With this flag Enter sends whatever else is held, but Ctrl; so it goes while Shift is held.
  if (send_with == SendKey::Enter && !ImGui::GetIO().KeyShift)
    flags |= ImGuiInputTextFlags_CtrlEnterForNewLine;
  const bool send = [&] {
    const OneTabStop one;
    return ImGui::InputTextMultiline(id, draft.field.data(), draft.field.capacity() + 1, {width, height},
                                     flags, on_field, &edit);
  }();
  draft.active = ImGui::IsItemActive();
  if (!copied.empty()) ImGui::SetClipboardText(copied.c_str());
  ImGui::PopStyleColor(2);
  ImGui::PopStyleVar(2);
  ImGui::PopFont();
  return send;
}

}  // namespace

float reply_box_height(const Look& look, const ReplyDraft& draft) {
  return height_of(look, draft, kFewestLines);
}

bool reply_box(const Look& look, const char* id, ReplyDraft& draft, const Keys& keys, SendKey send_with,
               bool take_focus, float width) {
  return draw_box(look, id, draft, keys, send_with, take_focus, kFewestLines, width);
}

void name_box(const Look& look, const char* id, ReplyDraft& draft, const Keys& keys, float width) {
  draw_box(look, id, draft, keys, SendKey::Enter, false, 1, width);
}

}  // namespace rapport::gui
