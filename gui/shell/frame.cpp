// SPDX-License-Identifier: MIT
#include "gui/shell/frame.h"

#include <imgui.h>

#include <algorithm>

#include "gui/trainee/briefing_screen.h"
#include "gui/trainee/conversation_screen.h"
#include "gui/trainee/debrief_screen.h"
#include "gui/trainee/lobby_screen.h"
#include "gui/widgets/button.h"
#include "gui/widgets/column.h"
#include "gui/widgets/panel.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {
namespace {

void draw_notice(const Notice& notice, const Look& look, const Dispatch& dispatch) {
  const auto& palette = look.palette;
  gap(look, kMedium);
  {
    const Column column(look, 1040);
    const Panel panel(look, column.width(), {palette.warning_wash, palette.warning, std::nullopt, kWide});
    const float close = button_width(look, "Close###dismiss_notice", ButtonKind::Plain),
                between = look.px(kWide);
    const float words = std::max(look.px(kHuge), panel.inner() - close - between);
    {
      const Cell cell;
      text_block(look, TextStyle::Strong, palette.text, notice.what, words);
      text_block(look, TextStyle::Body, palette.text, notice.way_out, words);
      ImGui::Dummy({words, 0});
    }
    ImGui::SameLine(0, between);
    if (button(look, "Close###dismiss_notice", ButtonKind::Plain)) dispatch(DismissNotice{});
  }
  gap(look, kMedium);
}

void draw_place(AppState& state, const Canvas& canvas, const Dispatch& dispatch) {
  switch (state.place) {
    case Place::Lobby:
      return draw_lobby(state.lobby, canvas, dispatch);
    case Place::Briefing:
      return draw_briefing(state.briefing, state.ui, canvas, dispatch);
    case Place::Conversation:
      return draw_conversation(state.conversation, state.ui, canvas, dispatch);
    case Place::Debrief:
      return draw_debrief(state.debrief, state.ui, canvas, dispatch);
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
    if (canvas.keys.escape && !ImGui::GetIO().WantTextInput) dispatch(GoBack{});
    if (state.notice) draw_notice(*state.notice, canvas.look, dispatch);
    draw_place(state, canvas, dispatch);
  }
  ImGui::End();
  ImGui::PopFont();
}

}  // namespace rapport::gui
