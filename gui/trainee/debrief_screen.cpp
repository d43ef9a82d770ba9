// SPDX-License-Identifier: MIT
#include "gui/trainee/debrief_screen.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <utility>

#include "engine/base/words.h"
#include "gui/trainee/coach_note_screen.h"
#include "gui/trainee/wording.h"
#include "gui/widgets/button.h"
#include "gui/widgets/chat_bubble.h"
#include "gui/widgets/column.h"
#include "gui/widgets/face.h"
#include "gui/widgets/face_expression.h"
#include "gui/widgets/meter.h"
#include "gui/widgets/mood_chart.h"
#include "gui/widgets/panel.h"
#include "gui/widgets/region.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {
namespace {

constexpr float kDebriefPage = 1040;
constexpr float kDebriefTwoColumns = 760;
constexpr float kChart = 250;
constexpr float kDebriefFace = 104;
constexpr float kDebriefBesideFace = 340;  ///< room that the headline needs there

/// One frame of the screen.
class DebriefScreen {
 public:
  DebriefScreen(const DebriefModel& model, UiState& ui, const Look& look, const Dispatch& dispatch)
      : model_(model), ui_(ui), look_(look), palette_(look.palette), dispatch_(dispatch) {}

  void draw(float width) const {
    draw_headline(width);
    gap(look_, kLarge);
    draw_row(width, {&DebriefScreen::draw_criteria, &DebriefScreen::draw_mood});
    gap(look_, kWide);
    draw_row(width, {&DebriefScreen::draw_loyalty, &DebriefScreen::draw_ledger});
    gap(look_, kWide);
    draw_advice(width);
    gap(look_, kHuge);
    draw_turns(width);
    gap(look_, kLarge);
    draw_sharing(width);
    if (button(look_, with_id(tr("Back to the lobby"), "###lobby"), ButtonKind::Primary))
      dispatch_(GoToLobby{});
    if (next_button(with_id(tr("Play it again"), "###again"), width))
      dispatch_(OpenScenario{model_.scenario_id});
    if (next_button(with_id(tr("Save as HTML"), "###save_html_below"), width)) dispatch_(SaveDebrief{});
  }

  /// The way back, and the debrief as a file at the other end of the line.
  void draw_top(float width) const {
    const auto back_label = with_id(tr("← Lobby"), "###back");
    const auto save_label = with_id(tr("Save as HTML"), "###save_html");
    const float left = ImGui::GetCursorPosX(), hang = look_.px(kMedium);
    ImGui::SetCursorPosX(left - hang);
    if (button(look_, back_label, ButtonKind::Quiet)) dispatch_(GoBack{});
    const float back = button_width(look_, back_label, ButtonKind::Quiet) - hang,
                save = button_width(look_, save_label, ButtonKind::Plain);
    if (back + look_.px(kWide) + save > width) return;
    ImGui::SameLine();
    ImGui::SetCursorPosX(left + width - save);
    if (button(look_, save_label, ButtonKind::Plain)) dispatch_(SaveDebrief{});
  }

 private:
  using Part = void (DebriefScreen::*)(float) const;

  [[nodiscard]] PanelStyle panel_style() const { return {palette_.surface, palette_.outline, std::nullopt}; }

  /// Beside the last button if there is room, else under it.
  [[nodiscard]] bool next_button(const std::string& label, float width) const {
    const float between = look_.px(kMedium);
    const float right = ImGui::GetItemRectMax().x + between + button_width(look_, label, ButtonKind::Plain);
    if (right <= ImGui::GetCursorScreenPos().x + width) {
      ImGui::SameLine(0, between);
    } else {
      gap(look_, kMedium);
    }
    return button(look_, label, ButtonKind::Plain);
  }

  /// Parts side by side on one panel, or each on its own under the other where there is no room.
  void draw_row(float width, std::initializer_list<Part> parts) const {
    if (width < look_.px(kDebriefTwoColumns)) {
      for (const auto part : parts) {
        if (part != *parts.begin()) gap(look_, kWide);
        const Panel panel(look_, width, panel_style());
        (this->*part)(panel.inner());
      }
      return;
    }
    const Panel panel(look_, width, panel_style());
    const float between = look_.px(kHuge), count = static_cast<float>(parts.size());
    const float each = (panel.inner() - between * (count - 1)) / count;
    for (const auto part : parts) {
      if (part != *parts.begin()) ImGui::SameLine(0, between);
      const Cell cell;
      (this->*part)(each);
    }
  }

  /// The customer as the conversation left them.
  void draw_portrait(float size) const {
    const auto& last = model_.mood.back();
    const auto mood = expression_of(static_cast<float>(last.trust), static_cast<float>(last.anger));
    draw_face(*ImGui::GetWindowDrawList(), ImGui::GetCursorScreenPos(), size, model_.portrait,
              {.expression = mood}, palette_);
    ImGui::Dummy({size, size});
  }

  void draw_headline(float width) const {
    const float measure = std::min(width, look_.measure() + look_.px(60));
    const float face = look_.px(kDebriefFace), between = look_.px(kLarge);
    const bool has_face = !model_.mood.empty() && width - face - between >= look_.px(kDebriefBesideFace);
    if (has_face) {
      draw_portrait(face);
      ImGui::SameLine(0, between);
    }
    {
      const Cell cell;
      const float words = has_face ? width - face - between : width;
      text_block(look_, TextStyle::Caption, palette_.quiet_text,
                 dotted({model_.scenario_title, model_.customer}), words);
      gap(look_, kTight);
      text_block(look_, TextStyle::Title, palette_.text, model_.headline, words);
      gap(look_, kTight);
      text_block(look_, TextStyle::Strong, palette_.accent, model_.tier, words);
    }
    gap(look_, kWide);
    if (!model_.account.empty()) {
      const Panel panel(look_, measure, {palette_.surface, std::nullopt, palette_.accent, kWide});
      text_block(look_, TextStyle::Caption, palette_.quiet_text,
                 tr_format("How {} tells it", model_.customer), panel.inner());
      gap(look_, kTight);
      text_block(look_, TextStyle::Body, palette_.text, model_.account, panel.inner());
    }
    if (model_.word_of_mouth.empty()) return;
    gap(look_, kMedium);
    text_block(look_, TextStyle::Caption, palette_.quiet_text, tr("What others will hear"), measure);
    text_block(look_, TextStyle::Body, palette_.text, model_.word_of_mouth, measure);
  }

  /// What it is set beside stands on a line of its own where there is much of it.
  static std::string details_of(const CriterionBar& bar) {
    if (bar.last) return fmt::format("{}\n{}", bar.detail, capitalised(bar.compared));
    return dotted({bar.detail, bar.compared});
  }

  void draw_criteria(float width) const {
    text_block(look_, TextStyle::Caption, palette_.quiet_text, tr("Overall"), width);
    text_block(look_, TextStyle::Title, palette_.text, model_.overall, width);
    text_block(look_, TextStyle::Caption, palette_.quiet_text, model_.overall_compared, width);
    text_block(look_, TextStyle::Caption, palette_.quiet_text, model_.status, width);
    for (const auto& bar : model_.criteria) {
      gap(look_, kWide);
      score_bar(look_, bar.name, bar.score, bar.text, details_of(bar),
                {model_.pass_each, bar.reachable, bar.last, bar.best}, width);
    }
    gap(look_, kWide);
    score_key(look_, model_.has_earlier ? MarkKey::WithEarlier : MarkKey::PathAlone, width);
  }

  void draw_mood(float width) const {
    text_block(look_, TextStyle::Heading, palette_.text, tr("Trust and anger"), width);
    gap(look_, kMedium);
    if (const auto reply = mood_chart(look_, model_.mood, {width, look_.px(kChart)})) ui_.show_reply = reply;
    gap(look_, kMedium);
    text_block(look_, TextStyle::Body, palette_.text, model_.trust_text, width);
  }

  void draw_loyalty(float width) const {
    text_block(look_, TextStyle::Heading, palette_.text, tr("Loyalty"), width);
    gap(look_, kMedium);
    meter(look_, tr("Before the failure"), model_.loyalty_before, {}, Fill::Hatched, width);
    gap(look_, kMedium);
    if (model_.loyalty_after) meter(look_, tr("Afterwards"), *model_.loyalty_after, {}, Fill::Solid, width);
    gap(look_, kMedium);
    text_block(look_, TextStyle::Body, palette_.text, model_.loyalty_text, width);
    if (model_.worry.empty()) return;
    gap(look_, kWide);
    text_block(look_, TextStyle::Strong, palette_.text, tr("What it was really about"), width);
    gap(look_, kTight);
    text_block(look_, TextStyle::Body, palette_.text, model_.worry, width);
    text_block(look_, TextStyle::Body, palette_.accent, model_.worry_text, width);
  }

  void draw_entries(const std::vector<LedgerEntry>& entries, const char* none, float width) const {
    if (entries.empty()) text_block(look_, TextStyle::Body, palette_.quiet_text, none, width);
    for (const auto& entry : entries) {
      text_block(look_, TextStyle::Body, palette_.text, entry.what, width);
      text_block(look_, TextStyle::Caption, entry.bad ? palette_.warning : palette_.quiet_text, entry.became,
                 width);
      gap(look_, kSmall);
    }
  }

  void draw_ledger(float width) const {
    text_block(look_, TextStyle::Heading, palette_.text, tr("Promises"), width);
    gap(look_, kSmall);
    draw_entries(model_.promises, tr("None were made."), width);
    gap(look_, kWide);
    text_block(look_, TextStyle::Heading, palette_.text, tr("Remedies"), width);
    gap(look_, kSmall);
    draw_entries(model_.remedies, tr("None were given."), width);
    text_block(look_, TextStyle::Strong, palette_.text, model_.cost_text, width);
  }

  void draw_piece(const char* name, const std::string& advice, float width) const {
    const Cell cell;
    text_block(look_, TextStyle::Heading, palette_.accent, name, width);
    gap(look_, kTight);
    text_block(look_, TextStyle::Body, palette_.text, advice, std::min(width, look_.measure()));
    ImGui::Dummy({width, 0});
  }

  void draw_advice(float width) const {
    const std::array<std::pair<const char*, const std::string*>, 3> pieces = {
        {{tr("Keep"), &model_.keep}, {tr("Start"), &model_.start}, {tr("Stop"), &model_.stop}}};
    const auto said = std::ranges::count_if(pieces, [](const auto& piece) { return !piece.second->empty(); });
    if (said == 0) return;
    const Panel panel(look_, width, {palette_.surface, palette_.outline, palette_.accent});
    const bool beside = width >= look_.px(kDebriefTwoColumns);
    const float between = look_.px(kHuge);
    const auto count = static_cast<float>(said);
    const float each = beside ? (panel.inner() - between * (count - 1)) / count : panel.inner();
    bool first = true;
    for (const auto& [name, advice] : pieces) {
      if (advice->empty()) continue;
      if (!first && beside) ImGui::SameLine(0, between);
      if (!first && !beside) gap(look_, kWide);
      draw_piece(name, *advice, each);
      first = false;
    }
  }

  void draw_turns(float width) const {
    if (model_.turns.empty()) return;
    text_block(look_, TextStyle::Heading, palette_.text, tr("Reply by reply"), width);
    for (const auto& turn : model_.turns) {
      gap(look_, kMedium);
      draw_turn(turn, width);
    }
  }

  /// Practice is private until its trainee decides otherwise, and that can be seen here.
  void draw_sharing(float width) const {
    if (!model_.sharing) return;
    {
      const Panel panel(look_, width, panel_style());
      const bool shared = model_.sharing->shared;
      text_block(look_, TextStyle::Body, palette_.text,
                 shared ? tr("Your team's trainers and managers may open this conversation. It counts in no "
                             "report of theirs.")
                        : tr("This was practice: nobody but you can see it."),
                 std::min(panel.inner(), look_.measure()));
      gap(look_, kMedium);
      const auto label = with_id(shared ? tr("Make it private again") : tr("Let my team see it"), "###share");
      if (button(look_, label, ButtonKind::Plain)) dispatch_(ShareAttempt{!shared});
    }
    gap(look_, kLarge);
  }

  void draw_words(const CoachNote& turn, float width) const {
    const Cell cell;
    if (!turn.customer.empty()) {
      chat_bubble(look_, TranscriptLine::Speaker::Customer, turn.customer, width);
      gap(look_, kMedium);
    }
    chat_bubble(look_, turn.done ? TranscriptLine::Speaker::TraineeAct : TranscriptLine::Speaker::Trainee,
                turn.words, width);
    gap(look_, kMedium);
    const auto moved = tr_format("Trust {} ({}), anger {} ({})", turn.trust, change_text(turn.trust_change),
                                 turn.anger, change_text(turn.anger_change));
    text_block(look_, TextStyle::Caption, palette_.quiet_text, moved, width);
    if (!model_.can_try_again) return;
    gap(look_, kMedium);
    const auto label = with_id(tr("Try again from here"), fmt::format("###again_{}", turn.reply));
    if (button(look_, label, ButtonKind::Plain)) dispatch_(RewindTo{turn.reply});
  }

  void draw_turn(const CoachNote& turn, float width) const {
    if (ui_.show_reply == turn.reply) {
      ImGui::SetScrollHereY(0);
      ui_.shown_reply = std::exchange(ui_.show_reply, std::nullopt);
    }
    auto style = panel_style();
    if (ui_.shown_reply == turn.reply) style.spine = palette_.accent;
    const Panel panel(look_, width, style);
    const float inner = panel.inner();
    text_block(look_, TextStyle::Caption, palette_.quiet_text, tr_format("Reply {}", turn.reply + 1), inner);
    gap(look_, kSmall);
    if (inner < look_.px(kDebriefTwoColumns)) {
      draw_words(turn, inner);
      gap(look_, kWide);
      draw_coach_note(turn, look_, inner);
      return;
    }
    const float between = look_.px(kHuge), half = (inner - between) / 2;
    draw_words(turn, half);
    ImGui::SameLine(0, between);
    const Cell cell;
    draw_coach_note(turn, look_, half);
  }

  const DebriefModel& model_;
  UiState& ui_;
  const Look& look_;
  const Palette& palette_;
  const Dispatch& dispatch_;
};

}  // namespace

void draw_debrief(const DebriefModel& model, UiState& ui, const Canvas& canvas, const Dispatch& dispatch) {
  const auto& look = canvas.look;
  const Region page("debrief", ImGui::GetContentRegionAvail());
  if (std::exchange(ui.to_top, false)) {
    ImGui::SetScrollY(0);
    ui.shown_reply.reset();
  }
  const Column column(look, kDebriefPage);
  gap(look, kWide);
  const DebriefScreen screen(model, ui, look, dispatch);
  screen.draw_top(column.width());
  gap(look, kMedium);
  screen.draw(column.width());
  gap(look, kHuge);
}

}  // namespace rapport::gui
