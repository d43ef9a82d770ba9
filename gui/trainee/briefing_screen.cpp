// SPDX-License-Identifier: MIT
#include "gui/trainee/briefing_screen.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/base/words.h"
#include "gui/trainee/case_file_screen.h"
#include "gui/widgets/button.h"
#include "gui/widgets/column.h"
#include "gui/widgets/panel.h"
#include "gui/widgets/region.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {
namespace {

constexpr float kBriefingPage = 1080;
constexpr float kBriefingSide = 360;
constexpr float kBriefingTwoColumns = 860;

void draw_story(const BriefingModel& model, const Look& look, float width) {
  const auto& palette = look.palette;
  const float measure = std::min(width, look.measure());
  text_block(look, TextStyle::Caption, palette.quiet_text, model.facts, width);
  gap(look, kTight);
  text_block(look, TextStyle::Title, palette.text, model.title, width);
  gap(look, kWide);
  text_block(look, TextStyle::Strong, palette.text, model.case_file.role, measure);
  gap(look, kSmall);
  text_block(look, TextStyle::Body, palette.text, model.case_file.situation, measure);
  gap(look, kSmall);
  text_block(look, TextStyle::Body, palette.quiet_text, model.customer, measure);
  gap(look, kLarge);
  if (!model.objectives.empty()) {
    draw_section_title(look, TextStyle::Body, tr("What to practise"), measure);
    for (const auto& objective : model.objectives) {
      bullet_block(look, TextStyle::Body, palette.text, objective, measure);
      gap(look, kTight);
    }
    gap(look, kMedium);
  }
  draw_case_file(model.case_file, look, TextStyle::Body, measure);
}

void draw_languages(const BriefingModel& model, const Look& look, const Dispatch& dispatch, float width) {
  text_block(look, TextStyle::Heading, look.palette.text, tr("Language of the conversation"), width);
  gap(look, kMedium);
  for (const auto& language : model.languages) {
    if (option_card(look, fmt::format("###language_{}", language.tag).c_str(), language.chosen, language.name,
                    language.meaning, width)) {
      dispatch(ChooseLanguage{language.tag});
    }
    gap(look, kSmall);
  }
  gap(look, kMedium);
}

void draw_modes(const BriefingModel& model, const Look& look, const Dispatch& dispatch, float width) {
  const bool practice = model.mode == Mode::Practice;
  if (option_card(look, "###mode_practice", practice, tr("Practice"),
                  tr("Coaching after each reply, hints, and replies can be taken back."), width)) {
    dispatch(ChooseMode{Mode::Practice});
  }
  gap(look, kSmall);
  if (option_card(look, "###mode_assessment", !practice, tr("Assessment"),
                  fmt::format("{} {}", tr("No help, and it counts."), model.pass_text), width)) {
    dispatch(ChooseMode{Mode::Assessment});
  }
  gap(look, kWide);
  if (button(look, with_id(tr("Start the conversation"), "###start"), ButtonKind::Primary, width))
    dispatch(BeginAttempt{});
}

void draw_criteria(const BriefingModel& model, const Look& look, float width) {
  const auto& palette = look.palette;
  text_block(look, TextStyle::Heading, palette.text, tr("What good looks like"), width);
  for (const auto& [name, question] : model.criteria) {
    gap(look, kMedium);
    text_block(look, TextStyle::Strong, palette.accent, name, width);
    text_block(look, TextStyle::Body, palette.text, question, width);
  }
}

void draw_side(const BriefingModel& model, const Look& look, const Dispatch& dispatch, float width) {
  {
    const Panel panel(look, width, {look.palette.surface, look.palette.outline, std::nullopt});
    if (!model.languages.empty()) draw_languages(model, look, dispatch, panel.inner());
    draw_modes(model, look, dispatch, panel.inner());
  }
  gap(look, kWide);
  const Panel panel(look, width, {look.palette.surface, look.palette.outline, std::nullopt});
  draw_criteria(model, look, panel.inner());
}

}  // namespace

void draw_briefing(const BriefingModel& model, UiState& ui, const Canvas& canvas, const Dispatch& dispatch) {
  const auto& look = canvas.look;
  const Region page("briefing", ImGui::GetContentRegionAvail());
  if (std::exchange(ui.to_top, false)) ImGui::SetScrollY(0);
  const Column column(look, kBriefingPage);
  gap(look, kWide);
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() - look.px(kMedium));
  if (button(look, with_id(tr("← Lobby"), "###back"), ButtonKind::Quiet)) dispatch(GoBack{});
  gap(look, kWide);
  if (column.width() < look.px(kBriefingTwoColumns)) {
    draw_story(model, look, column.width());
    draw_side(model, look, dispatch, column.width());
  } else {
    const float side = look.px(kBriefingSide), between = look.px(kHuge);
    {
      const Cell cell;
      draw_story(model, look, column.width() - side - between);
      ImGui::Dummy({column.width() - side - between, 0});
    }
    ImGui::SameLine(0, between);
    const Cell cell;
    draw_side(model, look, dispatch, side);
  }
  gap(look, kHuge);
}

}  // namespace rapport::gui
