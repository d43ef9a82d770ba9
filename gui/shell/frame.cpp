// SPDX-License-Identifier: MIT
#include "gui/shell/frame.h"

#include <imgui.h>

#include <algorithm>
#include <cfloat>
#include <string>

#include "engine/base/words.h"
#include "gui/author/author_screen.h"
#include "gui/manager/manager_screen.h"
#include "gui/shell/keyboard_focus.h"
#include "gui/trainee/briefing_screen.h"
#include "gui/trainee/conversation_screen.h"
#include "gui/trainee/debrief_screen.h"
#include "gui/trainee/keys_screen.h"
#include "gui/trainee/lobby_screen.h"
#include "gui/trainee/progress_screen.h"
#include "gui/trainee/settings_screen.h"
#include "gui/widgets/button.h"
#include "gui/widgets/column.h"
#include "gui/widgets/panel.h"
#include "gui/widgets/region.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {
namespace {

std::string open_label() {
  return with_id(tr("Open"), "###open_file");
}
std::string close_label() {
  return with_id(tr("Close"), "###dismiss_notice");
}

constexpr float kNoticeWidth = 1040;
constexpr float kNoticeRow = 620;  ///< a notice at least this wide has its buttons at its right

/// How a notice stands in so much room.
struct NoticeLayout {
  float words = 0;  ///< width of its text
  bool beside = true;
  float height = 0;
};

NoticeLayout lay_out(const Notice& notice, const Look& look, float room) {
  const float inner = Column::width_in(look, room, kNoticeWidth) - 2 * look.px(kWide);
  float buttons = button_width(look, close_label(), ButtonKind::Plain);
  if (!notice.file.empty()) buttons += button_width(look, open_label(), ButtonKind::Plain) + look.px(kWide);
  NoticeLayout layout;
  layout.beside = inner >= look.px(kNoticeRow);
  layout.words = layout.beside ? inner - buttons - look.px(kWide) : inner;
  const float text = text_size(look, TextStyle::Strong, notice.what, layout.words).y +
                     text_size(look, TextStyle::Body, notice.way_out, layout.words).y;
  const float row = look.px(kButtonHeight);
  layout.height =
      2 * look.px(kMedium + kWide) + (layout.beside ? std::max(text, row) : text + look.px(kSmall) + row);
  return layout;
}

void draw_notice_panel(const Notice& notice, const NoticeLayout& layout, const Look& look,
                       const Dispatch& dispatch) {
  const auto& palette = look.palette;
  gap(look, kMedium);
  {
    const Column column(look, kNoticeWidth);
    const bool is_good = !notice.file.empty();
    const Panel panel(look, column.width(),
                      {is_good ? palette.accent_wash : palette.warning_wash,
                       is_good ? palette.accent : palette.warning, std::nullopt, kWide});
    {
      const Cell cell;
      text_block(look, TextStyle::Strong, palette.text, notice.what, layout.words);
      text_block(look, TextStyle::Body, palette.text, notice.way_out, layout.words);
      ImGui::Dummy({layout.words, 0});
    }
    if (layout.beside) {
      ImGui::SameLine(0, look.px(kWide));
    } else {
      gap(look, kSmall);
    }
    if (is_good) {
      if (button(look, open_label(), ButtonKind::Plain)) dispatch(OpenFile{notice.file});
      ImGui::SameLine(0, look.px(kWide));
    }
    if (button(look, close_label(), ButtonKind::Plain)) dispatch(DismissNotice{});
  }
  gap(look, kMedium);
}

/// It never takes more than half of the window; what is longer scrolls.
void draw_notice(const Notice& notice, const Look& look, const Dispatch& dispatch) {
  const auto room = ImGui::GetContentRegionAvail();
  auto layout = lay_out(notice, look, room.x);
  if (layout.height <= room.y / 2) return draw_notice_panel(notice, layout, look, dispatch);
  const Region region("notice", {room.x, room.y / 2});
  layout = lay_out(notice, look, ImGui::GetContentRegionAvail().x);
  draw_notice_panel(notice, layout, look, dispatch);
}

/// Over everything, at the foot of the window.
void draw_long_job(const Look& look) {
  const auto words =
      shortened(look, TextStyle::Body, tr("One moment. What you asked for is still being done."),
                ImGui::GetIO().DisplaySize.x - 4 * look.px(kWide));
  const auto size = text_size(look, TextStyle::Body, words, FLT_MAX);
  const auto window = ImGui::GetIO().DisplaySize;
  const float pad = look.px(kWide), drop = look.px(kSmall);
  const ImVec2 at{(window.x - size.x) / 2, window.y - size.y - 2 * pad};
  auto& list = *ImGui::GetForegroundDrawList();
  const ImVec2 begin{at.x - pad, at.y - drop}, end{at.x + size.x + pad, at.y + size.y + drop};
  list.AddRectFilled(begin, end, to_u32(look.palette.raised), look.px(kRounding));
  list.AddRect(begin, end, to_u32(look.palette.accent), look.px(kRounding), 0, look.px(kHair));
  draw_text(list, look, TextStyle::Body, at, FLT_MAX, look.palette.text, words);
}

/// What keys ask for that mean the same on every page.
void obey_keys(const AppState& state, const Keys& keys, const Dispatch& dispatch) {
  const bool writing = ImGui::GetIO().WantTextInput;
  const auto with_text = [&](int percent) {
    auto settings = state.settings;
    settings.text_percent = percent;
    dispatch(ChangeSettings{settings});
  };
  if ((keys.escape && !writing) || keys.back) dispatch(GoBack{});
  if (keys.people) dispatch(OpenManager{});
  if (keys.help || (keys.question && !writing)) dispatch(OpenKeys{});
  if (keys.settings) dispatch(OpenSettings{});
  if (keys.larger_text) with_text(larger_text(state.settings.text_percent));
  if (keys.smaller_text) with_text(smaller_text(state.settings.text_percent));
  if (keys.usual_text) with_text(kUsualText);
}

void draw_place(AppState& state, const Canvas& canvas, const Dispatch& dispatch) {
  switch (state.place) {
    case Place::Lobby:
      return draw_lobby(state.lobby, state.ui, canvas, dispatch);
    case Place::Progress:
      return draw_progress(state.progress, state.ui, canvas, dispatch);
    case Place::Briefing:
      return draw_briefing(state.briefing, state.ui, canvas, dispatch);
    case Place::Conversation:
      return draw_conversation(state.conversation, state.ui, canvas, dispatch);
    case Place::Debrief:
      return draw_debrief(state.debrief, state.ui, canvas, dispatch);
    case Place::Author:
      return draw_author(state.author_page, state.trial_page, state.ui, canvas, dispatch);
    case Place::Manager:
      return draw_manager(state.manager_page, state.ui, canvas, dispatch);
  }
}

/// The place, or what lies over it.
void draw_page(AppState& state, const Canvas& canvas, const Dispatch& dispatch) {
  switch (state.overlay) {
    case Overlay::None:
      return draw_place(state, canvas, dispatch);
    case Overlay::Settings:
      return draw_settings(state.settings_page, state.ui, canvas, dispatch);
    case Overlay::Keys:
      return draw_keys(state.ui, canvas, dispatch);
  }
}

}  // namespace

void draw_frame(AppState& state, const Canvas& canvas, const Dispatch& dispatch) {
  constexpr auto kWholeWindow = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                                ImGuiWindowFlags_NoScrollWithMouse;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
  ImGui::PushFont(canvas.look.font(TextStyle::Body));
  if (ImGui::Begin("Rapport###window", nullptr, kWholeWindow)) {
    const KeyboardFocus focus(canvas.look);
    const Canvas here{canvas.look, canvas.keys, state.settings, canvas.now};
    state.ui.next_change.reset();
    obey_keys(state, here.keys, dispatch);
    if (state.notice) draw_notice(*state.notice, here.look, dispatch);
    draw_page(state, here, dispatch);
    if (state.ui.job_takes_long) draw_long_job(here.look);
  }
  ImGui::End();
  ImGui::PopFont();
}

}  // namespace rapport::gui
