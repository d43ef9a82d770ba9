// SPDX-License-Identifier: MIT
#include "gui/manager/attempt_screen.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "engine/base/words.h"
#include "engine/report/debrief.h"
#include "gui/trainee/coach_note_screen.h"
#include "gui/trainee/wording.h"
#include "gui/widgets/button.h"
#include "gui/widgets/chat_bubble.h"
#include "gui/widgets/column.h"
#include "gui/widgets/flow.h"
#include "gui/widgets/menu.h"
#include "gui/widgets/meter.h"
#include "gui/widgets/panel.h"
#include "gui/widgets/reply_box.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {
namespace {

constexpr float kHeldColumns = 760;

/// One frame of the screen.
class HeldScreen {
 public:
  HeldScreen(const HeldPage& page, ManagerUi& ui, const Canvas& canvas, const Dispatch& dispatch)
      : page_(page),
        ui_(ui),
        canvas_(canvas),
        look_(canvas.look),
        palette_(look_.palette),
        dispatch_(dispatch) {}

  void draw(float width) {
    const float measure = std::min(width, 1.6F * look_.measure());
    text_block(look_, TextStyle::Caption, palette_.quiet_text, dotted({page_.person, page_.moment}), width);
    text_block(look_, TextStyle::Strong, palette_.accent, page_.result, width);
    gap(look_, kSmall);
    text_block(look_, TextStyle::Body, palette_.text, dotted({page_.debrief.headline, page_.debrief.tier}),
               measure);
    text_block(look_, TextStyle::Caption, palette_.quiet_text, page_.texts, measure);
    for (const auto& remark : page_.remarks)
      text_block(look_, TextStyle::Caption, palette_.quiet_text, remark, measure);
    gap(look_, kMedium);
    if (page_.can_certify) {
      if (button(look_, with_id(tr("Certificate"), "###certificate"), ButtonKind::Primary))
        dispatch_(ManagerAction(OpenCertificate{}));
      gap(look_, kMedium);
    }
    draw_criteria(width);
    gap(look_, kLarge);
    text_block(look_, TextStyle::Heading, palette_.text, tr("Reply by reply"), width);
    for (const auto& turn : page_.turns) {
      gap(look_, kMedium);
      draw_turn(turn, width);
    }
  }

 private:
  void draw_criteria(float width) const {
    const Panel panel(look_, width, {palette_.surface, palette_.outline, std::nullopt, kWide});
    const bool beside = panel.inner() >= look_.px(kHeldColumns);
    const float between = look_.px(kHuge), each = beside ? (panel.inner() - between) / 2 : panel.inner();
    for (std::size_t i = 0; i < page_.debrief.criteria.size(); ++i) {
      const auto& bar = page_.debrief.criteria[i];
      if (beside && i % 2 == 1) {
        ImGui::SameLine(0, between);
      } else if (i > 0) {
        gap(look_, kMedium);
      }
      const Cell cell;
      score_bar(look_, bar.name, bar.score, bar.text, bar.detail, {page_.debrief.pass_each, {}, {}, {}},
                each);
    }
    gap(look_, kMedium);
    text_block(look_, TextStyle::Caption, palette_.quiet_text, page_.mark, panel.inner());
  }

  void draw_words(const HeldTurn& turn, float width) const {
    const Cell cell;
    if (!turn.note.customer.empty()) {
      chat_bubble(look_, TranscriptLine::Speaker::Customer, turn.note.customer, width);
      gap(look_, kMedium);
    }
    chat_bubble(look_,
                turn.note.done ? TranscriptLine::Speaker::TraineeAct : TranscriptLine::Speaker::Trainee,
                turn.note.words, width, turn.marks);
    gap(look_, kMedium);
    const auto moved =
        tr_format("Trust {} ({}), anger {} ({})", turn.note.trust, change_text(turn.note.trust_change),
                  turn.note.anger, change_text(turn.note.anger_change));
    text_block(look_, TextStyle::Caption, palette_.quiet_text, moved, width);
  }

  void draw_turn(const HeldTurn& turn, float width) {
    const bool is_meant = page_.reply == turn.note.reply;
    if (ui_.to_turn == turn.note.reply) {
      ui_.to_turn.reset();
      ImGui::SetScrollHereY(0);
    }
    const Panel panel(look_, width,
                      {palette_.surface, is_meant ? palette_.accent : palette_.outline, std::nullopt});
    const float inner = panel.inner();
    text_block(look_, TextStyle::Caption, palette_.quiet_text, tr_format("Reply {}", turn.note.reply + 1),
               inner);
    gap(look_, kSmall);
    const bool beside = inner >= look_.px(kHeldColumns);
    const float between = look_.px(kHuge), half = beside ? (inner - between) / 2 : inner;
    ImGui::PushID(static_cast<int>(turn.note.reply));  // the marks of each reply count from 0
    draw_words(turn, half);
    ImGui::PopID();
    if (beside) {
      ImGui::SameLine(0, between);
    } else {
      gap(look_, kWide);
    }
    {
      const Cell cell;
      draw_coach_note(turn.note, look_, half);
      draw_opinions(turn, half);
      if (open_form(turn) == nullptr) draw_corrections(turn, half);
    }
    if (const auto* const one = open_form(turn)) {
      gap(look_, kWide);
      draw_form(*one, turn.note, inner);
    }
  }

  /// The rating of this reply that is being corrected; null if none is.
  [[nodiscard]] const HeldTurn::Correctable* open_form(const HeldTurn& turn) const {
    const auto& form = ui_.correcting;
    if (!form || form->reply != turn.note.reply) return nullptr;
    const auto open = std::ranges::find(turn.correctable, form->criterion_id, &HeldTurn::Correctable::id);
    return open == turn.correctable.end() ? nullptr : &*open;
  }

  void draw_opinions(const HeldTurn& turn, float width) const {
    if (turn.opinions.empty()) return;
    gap(look_, kSmall);
    const Panel panel(look_, width, {palette_.raised, std::nullopt, palette_.accent, kMedium, kSmall});
    text_block(look_, TextStyle::Caption, palette_.quiet_text, tr("What trainers say"), panel.inner());
    for (const auto& opinion : turn.opinions) {
      gap(look_, kTight);
      text_block(look_, TextStyle::Body, palette_.text, opinion.words, panel.inner());
      if (!opinion.reason.empty())
        text_block(look_, TextStyle::Body, palette_.quiet_text, opinion.reason, panel.inner());
    }
  }

  void draw_corrections(const HeldTurn& turn, float width) {
    if (turn.correctable.empty()) return;
    gap(look_, kMedium);
    text_block(look_, TextStyle::Caption, palette_.quiet_text,
               tr("If a rating is wrong, say so. Both stay in the record, and no score changes:"), width);
    gap(look_, kSmall);
    Flow flow(look_, width);
    for (const auto& one : turn.correctable) {
      const auto label = with_id(tr_format("Correct {}", in_sentence(one.name)),
                                 fmt::format("###correct_{}_{}", turn.note.reply, one.id));
      flow.next(std::min(width, button_width(look_, label, ButtonKind::Plain)));
      if (button(look_, label, ButtonKind::Plain)) {
        ui_.correcting = CorrectionForm{turn.note.reply, one.id, std::nullopt};
        ui_.reason.set_words({});
        ui_.show_form = true;
      }
    }
  }

  /// As wide as the reply and what is said of it, and with the reply in it, which may be out of sight.
  void draw_form(const HeldTurn::Correctable& one, const CoachNote& note, float width) {
    auto& form = *ui_.correcting;
    if (std::exchange(ui_.show_form, false)) ImGui::SetScrollHereY(0.2F);
    const Panel panel(look_, width, {palette_.raised, palette_.accent, std::nullopt, kMedium, kSmall});
    const float inner = panel.inner();
    text_block(look_, TextStyle::Strong, palette_.text,
               tr_format("{}: the machine gave {}.", one.name, one.machine_name), inner);
    gap(look_, kSmall);
    {
      const Panel said(look_, inner, {palette_.accent_wash, std::nullopt, palette_.accent, kMedium, kTight});
      text_block(look_, TextStyle::Body, palette_.text, note.words, said.inner());
    }
    gap(look_, kMedium);
    text_block(look_, TextStyle::Caption, palette_.quiet_text, tr("What it should have given"), inner);
    gap(look_, kTight);
    Flow flow(look_, inner);
    for (const auto level : {Level::Strong, Level::Partial, Level::Missing, Level::Harmful}) {
      if (level == one.machine) continue;
      const auto name = level_name(level);
      const float wide = std::min(inner, choice_width(look_, name));
      flow.next(wide);
      if (choice(look_, fmt::format("###level_{}", static_cast<int>(level)).c_str(), form.level == level,
                 name, wide)) {
        form.level = level;
      }
    }
    gap(look_, kMedium);
    text_block(look_, TextStyle::Caption, palette_.quiet_text, tr("Why? A reason is needed."), inner);
    gap(look_, kTight);
    reply_box(look_, "###correction_reason", ui_.reason, canvas_.keys, canvas_.settings.send_with, false,
              inner);
    gap(look_, kSmall);
    text_block(look_, TextStyle::Caption, palette_.quiet_text, tr("Your name in the record"), inner);
    gap(look_, kTight);
    name_box(look_, "###correction_name", ui_.rater, canvas_.keys, std::min(inner, look_.measure()));
    gap(look_, kMedium);
    draw_keep(one, note.reply, inner);
  }

  void draw_keep(const HeldTurn::Correctable& one, std::size_t reply, float width) {
    auto& form = *ui_.correcting;
    const auto keep = with_id(tr("Keep the correction"), "###correction_keep"),
               cancel = with_id(tr("Leave it"), "###correction_cancel");
    Flow flow(look_, width);
    const bool is_whole = form.level && !ui_.reason.is_blank() && !ui_.rater.is_blank();
    flow.next(button_width(look_, keep, ButtonKind::Primary));
    ImGui::BeginDisabled(!is_whole);
    if (button(look_, keep, ButtonKind::Primary) && is_whole) {
      Correction correction;
      correction.attempt_id = page_.id;
      correction.reply = reply;
      correction.criterion_id = one.id;
      correction.level = *form.level;
      correction.reason = ui_.reason.words();
      dispatch_(ManagerAction(CorrectRating{std::move(correction), ui_.rater.words()}));
    }
    ImGui::EndDisabled();
    flow.next(button_width(look_, cancel, ButtonKind::Quiet));
    if (button(look_, cancel, ButtonKind::Quiet)) ui_.correcting.reset();
  }

  const HeldPage& page_;
  ManagerUi& ui_;
  const Canvas& canvas_;
  const Look& look_;
  const Palette& palette_;
  const Dispatch& dispatch_;
};

}  // namespace

void draw_held(const HeldPage& page, ManagerUi& ui, const Canvas& canvas, const Dispatch& dispatch,
               float width) {
  HeldScreen(page, ui, canvas, dispatch).draw(width);
}

}  // namespace rapport::gui
