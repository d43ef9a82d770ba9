// SPDX-License-Identifier: MIT
#include "gui/trainee/lobby_next_screen.h"

#include <algorithm>

#include "engine/base/words.h"
#include "gui/widgets/button.h"
#include "gui/widgets/column.h"
#include "gui/widgets/panel.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {
namespace {

constexpr float kLobbyNextBeside = 560;  ///< a panel at least this wide has the button at its right

}  // namespace

void draw_next(const LobbyNext& next, const Look& look, const Dispatch& dispatch, float width) {
  const auto& palette = look.palette;
  const auto label = next.attempt ? with_id(tr("Resume"), "###next") : with_id(tr("Open"), "###next");
  const float wide = button_width(look, label, ButtonKind::Primary);
  const Panel panel(look, width, {palette.accent_wash, std::nullopt, palette.accent});
  const bool beside = panel.inner() >= look.px(kLobbyNextBeside);
  const float between = look.px(kHuge), words = beside ? panel.inner() - wide - between : panel.inner();
  {
    const Cell cell;
    text_block(look, TextStyle::Caption, palette.accent, tr("Do this next"), words);
    gap(look, kTight);
    text_block(look, TextStyle::Heading, palette.text, next.title, words);
    gap(look, kTight);
    text_block(look, TextStyle::Body, palette.text, next.reason, std::min(words, look.measure()));
    gap(look, kTight);
    text_block(look, TextStyle::Caption, palette.quiet_text, next.facts, words);
    ImGui::Dummy({words, 0});
  }
  const float above = (ImGui::GetItemRectSize().y - look.px(kButtonHeight)) / 2;
  if (beside) {
    ImGui::SameLine(0, between);
  } else {
    gap(look, kWide);
  }
  const Cell cell;
  if (beside) ImGui::Dummy({wide, std::max(0.0F, above)});
  if (!button(look, label, ButtonKind::Primary, wide)) return;
  if (next.attempt) {
    dispatch(ResumeAttempt{*next.attempt});
  } else {
    dispatch(OpenScenario{next.scenario_id});
  }
}

}  // namespace rapport::gui
