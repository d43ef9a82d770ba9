// SPDX-License-Identifier: MIT
#include "gui/author/trial_screen.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cfloat>
#include <string>

#include "engine/base/words.h"
#include "gui/author/condition_screen.h"
#include "gui/author/trial_form_screen.h"
#include "gui/widgets/button.h"
#include "gui/widgets/chat_bubble.h"
#include "gui/widgets/column.h"
#include "gui/widgets/flow.h"
#include "gui/widgets/meter.h"
#include "gui/widgets/panel.h"
#include "gui/widgets/reply_box.h"
#include "gui/widgets/text_block.h"
#include "gui/widgets/verdict_mark.h"

namespace rapport::gui {
namespace {

constexpr float kTrialBeside = 700;  ///< a part at least this wide has the customer's state beside the talk
constexpr float kTrialSide = 264;
constexpr float kTalk = 760;
constexpr float kBadge = 26, kTrialMark = 18;

using Speaker = TranscriptLine::Speaker;

/// One frame of the page.
class TrialScreen {
 public:
  TrialScreen(const AuthorModel& model, const TrialModel& trial, UiState& ui, const Canvas& canvas,
              const Dispatch& dispatch)
      : model_(model),
        trial_(trial),
        ui_(ui),
        canvas_(canvas),
        look_(canvas.look),
        palette_(look_.palette),
        dispatch_(dispatch) {}

  void draw(float width) {
    if (!trial_.possible) {
      text_block(look_, TextStyle::Body, palette_.quiet_text,
                 tr("A file can be tried out once it has no errors."), width);
      return;
    }
    if (!trial_.running || ui_.author.set_up)
      return draw_trial_form(trial_, ui_.author, look_, dispatch_, std::min(width, look_.px(kTalk)));
    give_by_number();
    draw_not_beyond(width);
    const bool beside = width >= look_.px(kTrialBeside);
    const float side = look_.px(kTrialSide), between = look_.px(kLarge);
    if (!beside) {
      draw_state(width);
      gap(look_, kMedium);
      draw_talk(width);
      return;
    }
    const float talk = std::min(width - side - between, look_.px(kTalk));
    const float top = ImGui::GetCursorPosY(), left = ImGui::GetCursorPosX();
    {
      const Cell cell;
      draw_talk(talk);
    }
    const float bottom = ImGui::GetCursorPosY();
    // It stays in sight however long the talk becomes.
    const float lowest = std::max(top, bottom - ui_.author.side_height);
    const float side_top = std::clamp(ImGui::GetScrollY(), top, lowest);
    ImGui::SetCursorPos({left + talk + between, side_top});
    {
      const Cell cell;
      draw_state(side);
    }
    ui_.author.side_height = ImGui::GetCursorPosY() - side_top;
    ImGui::SetCursorPos({left, std::max(bottom, ImGui::GetCursorPosY())});
    ImGui::Dummy({0, 0});
  }

 private:
  void give_by_number() const {
    if (ImGui::GetIO().WantTextInput || canvas_.keys.digit == 0) return;
    for (const auto& choice : trial_.choices) {
      if (choice.number == canvas_.keys.digit && choice.open) give(choice);
    }
  }
  void give(const TrialChoice& choice) const {
    dispatch_(AuthorAction(GiveTrialReply{{WrittenReply::Kind::Option, choice.id}}));
  }

  void draw_doors(float width) {
    Flow flow(look_, width);
    const auto press = [&](const std::string& label) {
      flow.next(button_width(look_, label, ButtonKind::Plain));
      return button(look_, label, ButtonKind::Plain);
    };
    if (trial_.replies > 0 && press(with_id(tr("Take back"), "###trial_back")))
      dispatch_(AuthorAction(RewindTrial{trial_.replies - 1}));
    if (trial_.replies > 0 && press(with_id(tr("Begin again"), "###trial_again")))
      dispatch_(AuthorAction(RewindTrial{0}));
    if (press(with_id(tr("Other values"), "###trial_values"))) {
      ui_.author.start = trial_.here;
      ui_.author.set_up = true;
    }
    if (trial_.node && press(with_id(tr("Show in the graph"), "###trial_node"))) {
      dispatch_(AuthorAction(LookAtNode{trial_.node}));
      dispatch_(AuthorAction(ShowAuthorPage{AuthorPage::Graph}));
    }
    if (trial_.line > 0 && press(with_id(tr_format("Open line {}", trial_.line), "###trial_line")))
      dispatch_(AuthorAction(OpenInEditor{trial_.line}));
  }

  void draw_not_beyond(float width) const {
    if (trial_.not_beyond.empty()) return;
    {
      const Panel panel(look_, width,
                        {palette_.warning_wash, palette_.warning, std::nullopt, kMedium, kSmall});
      text_block(look_, TextStyle::Body, palette_.text, trial_.not_beyond, panel.inner());
    }
    gap(look_, kMedium);
  }

  // ---- the customer's state

  void draw_state(float width) {
    const Panel panel(look_, width, {palette_.surface, palette_.outline, std::nullopt, kWide});
    const float inner = panel.inner();
    text_block(look_, TextStyle::Strong, palette_.text, trial_.place, inner);
    gap(look_, kSmall);
    const std::array<SmallMeter, 2> mood = {
        {{tr("Trust"), trial_.trust, {}, Fill::Solid}, {tr("Anger"), trial_.anger, {}, Fill::Hatched}}};
    small_meters(look_, mood, inner);
    gap(look_, kTight);
    text_block(look_, TextStyle::Caption, palette_.quiet_text, tr_format("Patience: {}", trial_.patience),
               inner);
    for (const auto& changed : trial_.changed)
      text_block(look_, TextStyle::Caption, palette_.quiet_text, changed, inner);
    gap(look_, kMedium);
    draw_doors(inner);
  }

  // ---- the conversation

  void draw_talk(float width) {
    draw_lines(width);
    draw_rules(width);
    gap(look_, kLarge);
    if (trial_.over) {
      draw_end(width);
    } else {
      if (!trial_.ending.empty()) draw_stuck(width);
      for (const auto& choice : trial_.choices) draw_choice(choice, width);
      draw_composer(width);
    }
    if (ui_.author.show_end > 0) {
      --ui_.author.show_end;
      const float end = ImGui::GetCursorPosY() + look_.px(kLarge) - ImGui::GetWindowHeight();
      ImGui::SetScrollY(std::max(0.0F, std::min(end, news_at_ - look_.px(kSmall))));
    }
  }

  void draw_lines(float width) {
    auto before = Speaker::Narrator;
    const float left = ImGui::GetCursorPosX();
    for (std::size_t i = 0; i < trial_.lines.size(); ++i) {
      const auto& line = trial_.lines[i];
      if (i > 0) gap(look_, line.speaker == before ? kSmall : kWide);
      if (line.reply && *line.reply + 1 == trial_.replies) news_at_ = ImGui::GetCursorPosY();
      ImGui::PushID(static_cast<int>(i));
      ImGui::SetCursorPosX(left);
      chat_bubble(look_, line.speaker, line.text, width);
      ImGui::PopID();
      before = line.speaker;
    }
  }

  /// How the rules for typed words read the last ones.
  void draw_rules(float width) const {
    if (trial_.rules.empty()) return;
    gap(look_, kWide);
    const Panel panel(look_, width, {palette_.surface, palette_.outline, std::nullopt, kWide});
    for (const auto& rule : trial_.rules) {
      text_block(look_, TextStyle::Strong, palette_.text,
                 rule.met ? tr_format("{}: this one was taken", rule.name) : rule.name, panel.inner());
      gap(look_, kTight);
      draw_condition(rule.when, look_, panel.inner());
      gap(look_, kSmall);
    }
  }

  void draw_end(float width) const {
    const Panel panel(look_, width, {palette_.surface, palette_.outline, palette_.accent, kWide});
    text_block(look_, TextStyle::Heading, palette_.text, trial_.ending, panel.inner());
    text_block(look_, TextStyle::Body, palette_.quiet_text, tr("The conversation has ended."), panel.inner());
  }

  void draw_stuck(float width) const {
    {
      const Panel panel(look_, width, {palette_.warning_wash, palette_.warning, std::nullopt, kWide});
      text_block(look_, TextStyle::Strong, palette_.text, trial_.ending, panel.inner());
    }
    gap(look_, kMedium);
  }

  void draw_choice(const TrialChoice& choice, float width) const {
    if (choice.open) {
      const auto id = fmt::format("###trial_reply_{}", choice.id);
      // Keys go as far as 9.
      const int shown = choice.number <= 9 ? choice.number : 0;
      if (choice_button(look_, id.c_str(), shown, head_of(choice), choice.words, width)) give(choice);
    } else {
      draw_closed(choice, width);
    }
    const float indent = look_.px(kBadge + 2 * kMedium);
    if (!choice.when.empty() || !choice.branches.empty()) {
      gap(look_, kTight);
      ImGui::SetCursorPosX(ImGui::GetCursorPosX() + indent);
      const Cell cell;
      draw_condition(choice.when, look_, width - indent);
      draw_branches(choice.branches, look_, width - indent);
    }
    gap(look_, kMedium);
  }

  static std::string head_of(const TrialChoice& choice) {
    return choice.leads_to.empty() ? choice.id : fmt::format("{} → {}", choice.id, choice.leads_to);
  }

  void draw_closed(const TrialChoice& choice, float width) const {
    const auto at = ImGui::GetCursorScreenPos();
    auto& list = *ImGui::GetWindowDrawList();
    const float pad = look_.px(kMedium), left = look_.px(kBadge) + 2 * pad, room = width - left - pad;
    const auto head = tr_format("{} · closed", choice.id);
    const float head_height = text_size(look_, TextStyle::Caption, head, room).y,
                words = text_size(look_, TextStyle::Body, choice.words, room).y;
    const ImVec2 end{at.x + width, at.y + head_height + words + 2 * pad};
    list.AddRect(at, end, to_u32(palette_.outline), look_.px(kSmall), 0, std::max(1.0F, look_.px(kHair)));
    draw_verdict(list, look_, {at.x + pad + look_.px(kBadge) / 2, at.y + pad + look_.px(kBadge) / 2},
                 look_.px(kTrialMark), false);
    draw_text(list, look_, TextStyle::Caption, {at.x + left, at.y + pad}, room, palette_.quiet_text, head);
    draw_text(list, look_, TextStyle::Body, {at.x + left, at.y + pad + head_height}, room,
              palette_.quiet_text, choice.words);
    ImGui::Dummy({width, end.y - at.y});
  }

  void draw_composer(float width) {
    auto& draft = ui_.author.words;
    gap(look_, kSmall);
    text_block(look_, TextStyle::Caption, palette_.quiet_text, tr("In your own words"), width);
    gap(look_, kTight);
    const bool by_keys =
        reply_box(look_, "###reply_words", draft, canvas_.keys, canvas_.settings.send_with, false, width);
    gap(look_, kSmall);
    Flow flow(look_, width);
    const auto send = with_id(tr("Send"), "###send_reply");
    const auto kind = draft.is_blank() ? ButtonKind::Plain : ButtonKind::Primary;
    flow.next(button_width(look_, send, ButtonKind::Primary));
    const bool by_button = button(look_, send, kind, button_width(look_, send, ButtonKind::Primary));
    if ((by_keys || by_button) && !draft.is_blank())
      dispatch_(AuthorAction(GiveTrialReply{{WrittenReply::Kind::Typed, draft.words()}}));
    if (trial_.silence.empty()) return;
    const auto silence = with_id(trial_.silence, "###stay_silent");
    flow.next(button_width(look_, silence, ButtonKind::Quiet));
    if (button(look_, silence, ButtonKind::Quiet))
      dispatch_(AuthorAction(GiveTrialReply{{WrittenReply::Kind::Silence, {}}}));
  }

  const AuthorModel& model_;
  const TrialModel& trial_;
  UiState& ui_;
  const Canvas& canvas_;
  const Look& look_;
  const Palette& palette_;
  const Dispatch& dispatch_;
  float news_at_ = FLT_MAX;
};

}  // namespace

void draw_trial(const AuthorModel& model, const TrialModel& trial, UiState& ui, const Canvas& canvas,
                const Dispatch& dispatch, float width) {
  TrialScreen(model, trial, ui, canvas, dispatch).draw(width);
}

}  // namespace rapport::gui
