// SPDX-License-Identifier: MIT
#include "gui/trainee/conversation_screen.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cfloat>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/words.h"
#include "gui/trainee/case_file_screen.h"
#include "gui/trainee/coach_note_screen.h"
#include "gui/trainee/wording.h"
#include "gui/widgets/button.h"
#include "gui/widgets/chat_bubble.h"
#include "gui/widgets/column.h"
#include "gui/widgets/face.h"
#include "gui/widgets/face_expression.h"
#include "gui/widgets/meter.h"
#include "gui/widgets/panel.h"
#include "gui/widgets/region.h"
#include "gui/widgets/reply_box.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {
namespace {

constexpr float kThreeColumns = 1200;
constexpr float kConversationTwoColumns = 840;
constexpr float kCustomer = 272;
constexpr float kCoach = 348;
constexpr float kOneSide = 320;
constexpr float kWidestTalk = 760;
constexpr float kFace = 236, kSmallFace = 88;
constexpr float kShareOfHeight = 0.27F;  ///< of the window, for the face at most
constexpr float kBesideFace = 220;       ///< room that name and mood need there
constexpr float kTallEnoughForFace = 520;

using Speaker = TranscriptLine::Speaker;

/// One frame of the screen.
class ConversationScreen {
 public:
  ConversationScreen(const ConversationModel& model, UiState& ui, const Canvas& canvas,
                     const Dispatch& dispatch)
      : model_(model),
        ui_(ui),
        keys_(canvas.keys),
        settings_(canvas.settings),
        now_(canvas.now),
        look_(canvas.look),
        palette_(look_.palette),
        dispatch_(dispatch) {}

  void draw() {
    give_by_number();
    if (keys_.voice) dispatch_(SpeakOrHush{});
    draw_top();
    const float room = ImGui::GetContentRegionAvail().x;
    if (room >= look_.px(kThreeColumns) && model_.coach) return draw_three_columns(room);
    if (room >= look_.px(kConversationTwoColumns)) return draw_two_columns(room);
    draw_one_column();
  }

 private:
  void give_by_number() const {
    if (ImGui::GetIO().WantTextInput) return;
    if (const auto* choice = choice_for_key(model_, keys_.digit)) dispatch_(GiveReply{choice->id});
  }

  void draw_top() const {
    gap(look_, kSmall);
    ImGui::SetCursorPosX(look_.px(kMedium));
    if (button(look_, with_id(tr("← Lobby"), "###back"), ButtonKind::Quiet)) dispatch_(GoBack{});
    ImGui::SameLine(0, look_.px(kMedium));
    const auto at = ImGui::GetCursorScreenPos();
    const float drop = (look_.px(kButtonHeight) - look_.line_height(TextStyle::Strong)) / 2;
    const float room = ImGui::GetContentRegionAvail().x - look_.px(kLarge);
    const float mode_width = text_size(look_, TextStyle::Caption, model_.mode, room).x;
    auto& list = *ImGui::GetWindowDrawList();
    const auto title =
        shortened(look_, TextStyle::Strong, model_.title, room - mode_width - look_.px(kSmall));
    draw_text(list, look_, TextStyle::Strong, {at.x, at.y + drop}, FLT_MAX, palette_.text, title);
    const float mode_drop = (look_.px(kButtonHeight) - look_.line_height(TextStyle::Caption)) / 2;
    draw_text(list, look_, TextStyle::Caption, {at.x + room - mode_width, at.y + mode_drop}, room,
              palette_.quiet_text, model_.mode);
    ImGui::Dummy({0, look_.px(kButtonHeight)});
    gap(look_, kSmall);
    const auto line = ImGui::GetCursorScreenPos();
    list.AddLine(line, {line.x + ImGui::GetContentRegionAvail().x, line.y}, to_u32(palette_.outline),
                 std::max(1.0F, look_.px(kHair)));
    gap(look_, kWide);
  }

  void draw_three_columns(float room) {
    const float customer = look_.px(kCustomer), coach = look_.px(kCoach), margin = look_.px(kLarge),
                between = look_.px(kLarge);
    const float talk = std::min(room - customer - coach - 2 * margin - 2 * between, look_.px(kWidestTalk));
    const float all = customer + talk + coach + 2 * between;
    ImGui::SetCursorPosX((room - all) / 2);
    const float height = ImGui::GetContentRegionAvail().y;
    {
      const Region side("customer", {customer, height});
      draw_customer(ImGui::GetContentRegionAvail().x);
      gap(look_, kMedium);
      draw_case(ImGui::GetContentRegionAvail().x);
    }
    ImGui::SameLine(0, between);
    {
      const Region middle("talk", {talk, height}, Region::Scroll::None);
      draw_talk();
    }
    ImGui::SameLine(0, between);
    const Region side("coach", {coach, height});
    draw_coach(ImGui::GetContentRegionAvail().x);
  }

  void draw_two_columns(float room) {
    const float side_width = look_.px(kOneSide), margin = look_.px(kLarge), between = look_.px(kLarge);
    const float talk = std::min(room - side_width - 2 * margin - between, look_.px(kWidestTalk));
    ImGui::SetCursorPosX((room - side_width - talk - between) / 2);
    const float height = ImGui::GetContentRegionAvail().y;
    {
      const Region middle("talk", {talk, height}, Region::Scroll::None);
      draw_talk();
    }
    ImGui::SameLine(0, between);
    const Region side("side", {side_width, height});
    draw_customer(ImGui::GetContentRegionAvail().x);
    gap(look_, kMedium);
    if (model_.coach) {
      draw_coach(ImGui::GetContentRegionAvail().x);
      gap(look_, kMedium);
    }
    draw_case(ImGui::GetContentRegionAvail().x);
  }

  void draw_one_column() {
    // The face stays in sight where that leaves room for the words.
    const bool stays = ImGui::GetContentRegionAvail().y >= look_.px(kTallEnoughForFace);
    if (stays) {
      const Column column(look_, kWidestTalk);
      draw_customer(column.width());
    }
    if (stays) gap(look_, kMedium);
    const Region page("narrow", ImGui::GetContentRegionAvail());
    const Column column(look_, kWidestTalk);
    const float width = column.width();
    if (!stays) {
      draw_customer(width);
      gap(look_, kMedium);
    }
    draw_lines(width);
    draw_answers(width);
    draw_composer(width);
    if (model_.coach) {
      gap(look_, kLarge);
      draw_coach(width);
    }
    gap(look_, kMedium);
    draw_case(width);
    gap(look_, kLarge);
  }

  void draw_talk() {
    const float composer = composer_height(ImGui::GetContentRegionAvail().x);
    const float height = std::max(look_.px(kHuge), ImGui::GetContentRegionAvail().y - composer);
    {
      const Region scroll("lines", {0, height});
      const float width = ImGui::GetContentRegionAvail().x - look_.px(kTight);
      draw_lines(width);
      draw_answers(width);
    }
    draw_composer(ImGui::GetContentRegionAvail().x);
  }

  void draw_customer(float width) const {
    const Panel panel(look_, width, {palette_.surface, palette_.outline, std::nullopt, kWide});
    const float beside = panel.inner() - look_.px(kSmallFace + kWide);
    if (beside >= look_.px(kBesideFace)) {
      draw_portrait(look_.px(kSmallFace));
      ImGui::SameLine(0, look_.px(kWide));
      const Cell cell;
      draw_name_and_mood(beside);
      return;
    }
    const float face =
        std::min({panel.inner(), look_.px(kFace),
                  std::max(look_.px(kSmallFace), kShareOfHeight * ImGui::GetIO().DisplaySize.y)});
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + (panel.inner() - face) / 2);
    draw_portrait(face);
    gap(look_, kMedium);
    draw_name_and_mood(panel.inner());
  }

  void draw_name_and_mood(float width) const {
    text_block(look_, TextStyle::Heading, palette_.text, model_.customer, width);
    if (!settings_.numbers_shown) return;
    gap(look_, kSmall);
    const std::array<SmallMeter, 2> mood = {
        {{tr("Trust"), model_.trust, model_.trust_change, Fill::Solid},
         {tr("Anger"), model_.anger, model_.anger_change, Fill::Hatched}}};
    small_meters(look_, mood, width);
  }

  /// The demeanour is what the trainee is to read; it moves where motion is wanted.
  void draw_portrait(float size) const {
    const auto mood = expression_of(static_cast<float>(model_.trust), static_cast<float>(model_.anger));
    const bool moves = now_ && !settings_.reduced_motion;
    const double now = now_.value_or(0);
    ui_.face.aim(mood, now, moves ? Motion::Full : Motion::Reduced);
    draw_face(*ImGui::GetWindowDrawList(), ImGui::GetCursorScreenPos(), size, model_.portrait,
              ui_.face.at(now), palette_);
    ui_.next_change = ui_.face.next_change(now);
    ImGui::Dummy({size, size});
  }

  void draw_case(float width) {
    const Panel panel(look_, width, {palette_.surface, palette_.outline, std::nullopt, kWide});
    disclosure(look_, with_id(tr("Case file"), "###case_file"), ui_.case_file_open, panel.inner());
    if (!ui_.case_file_open) return;
    gap(look_, kSmall);
    draw_case_file(model_.case_file, look_, TextStyle::Caption, panel.inner());
  }

  void draw_coach(float width) const {
    const Panel panel(look_, width, {palette_.surface, palette_.outline, std::nullopt, kWide});
    text_block(look_, TextStyle::Heading, palette_.text, tr("Your last reply"), panel.inner());
    gap(look_, kMedium);
    draw_coach_note(*model_.coach, look_, panel.inner());
  }

  /// Only what is in sight, and a window's height before and after it for the keyboard to go on to.
  void draw_lines(float width) {
    auto& heights = ui_.line_heights;
    heights.begin({width, look_.scale, look_.font(TextStyle::Body)->Glyphs.Size});
    const float near = ImGui::GetWindowHeight();
    const float from = ImGui::GetScrollY() - near, to = ImGui::GetScrollY() + 2 * near;
    auto before = Speaker::Narrator;
    for (std::size_t i = 0; i < model_.lines.size(); ++i) {
      const auto& line = model_.lines[i];
      if (i > 0) gap(look_, line.speaker == before ? kSmall : kWide);
      const float top = ImGui::GetCursorPosY();
      if (i == model_.news && ui_.show_news > 0) news_at_ = top;
      const auto known = heights.at(i, line);
      if (known && (top + *known < from || top > to)) {
        ImGui::Dummy({width, *known});
      } else {
        ImGui::PushID(static_cast<int>(i));
        chat_bubble(look_, line.speaker, line.text, width, line.marks, heard_of(i));
        ImGui::PopID();
        heights.note(i, line, ImGui::GetCursorPosY() - top);
      }
      before = line.speaker;
    }
  }

  /// The word of this line that the customer says aloud now.
  [[nodiscard]] std::optional<WordSpan> heard_of(std::size_t line) const {
    const auto& spoken = model_.spoken;
    if (!spoken || spoken->line != line || spoken->end_byte > model_.lines[line].text.size())
      return std::nullopt;
    return WordSpan{spoken->begin_byte, spoken->end_byte};
  }

  /// What can be answered, under the last thing that was said.
  void draw_answers(float width) {
    gap(look_, kLarge);
    if (model_.message) draw_message_brief(width);
    for (const auto& choice : model_.choices) {
      const auto id = fmt::format("###reply_{}", choice.id);
      if (choice_button(look_, id.c_str(), choice.number, choice.kind, choice.words, width))
        dispatch_(GiveReply{choice.id});
      gap(look_, kSmall);
    }
    if (!model_.hint.empty()) draw_hint(width);
    gap(look_, kSmall);
    if (ui_.show_news > 0) {
      --ui_.show_news;
      show_news();
    }
  }

  /// The last exchange in sight: its end if it fits, else its beginning.
  void show_news() const {
    const float end = ImGui::GetCursorPosY() - ImGui::GetWindowHeight();
    ImGui::SetScrollY(std::max(0.0F, std::min(end, news_at_ - look_.px(kSmall))));
  }

  void draw_message_brief(float width) const {
    {
      const Panel panel(look_, width, {palette_.surface, palette_.outline, palette_.accent, kWide});
      const auto& [to, subject, task] = *model_.message;
      text_block(look_, TextStyle::Strong, palette_.text, tr("Write a message"), panel.inner());
      gap(look_, kTight);
      text_block(look_, TextStyle::Caption, palette_.quiet_text, tr_format("To {}, about {}", to, subject),
                 panel.inner());
      gap(look_, kTight);
      text_block(look_, TextStyle::Body, palette_.text, task, panel.inner());
    }
    gap(look_, kMedium);
  }

  void draw_hint(float width) const {
    const Panel panel(look_, width, {palette_.surface, palette_.outline, palette_.accent, kWide});
    text_block(look_, TextStyle::Caption, palette_.accent, tr("Hint"), panel.inner());
    text_block(look_, TextStyle::Body, palette_.text, model_.hint, panel.inner());
  }

  [[nodiscard]] float composer_height(float width) const {
    const float row = look_.px(kButtonHeight);
    if (model_.over)
      return look_.px(kMedium + 2 * kWide + kMedium + kWide) + look_.line_height(TextStyle::Heading) * 2 +
             row;
    return look_.px(kMedium + kTight + kSmall + kWide) + look_.line_height(TextStyle::Caption) +
           reply_box_height(look_, ui_.draft) +
           static_cast<float>(flow_helps(width - send_width()).rows) * row;
  }

  void draw_composer(float width) {
    gap(look_, kMedium);
    if (model_.over) return draw_end(width);
    text_block(look_, TextStyle::Caption, palette_.quiet_text,
               model_.choices.empty() ? tr("In your own words") : tr("Or in your own words"), width);
    gap(look_, kTight);
    const bool take_focus = std::exchange(ui_.focus_reply, false);
    const bool hushes = model_.spoken && settings_.voice.quiet_while_writing;
    const auto before = hushes ? ui_.draft.words() : std::string();
    const bool by_keys =
        reply_box(look_, "###reply_words", ui_.draft, keys_, settings_.send_with, take_focus, width);
    if (hushes && ui_.draft.words() != before) dispatch_(Hush{});
    if (by_keys && ui_.draft.is_blank()) ui_.focus_reply = true;  // nothing to send: go on writing
    gap(look_, kSmall);

    const float left = ImGui::GetCursorPosX();
    const float used = draw_helps(left, width - send_width());
    draw_send_keys(width - used - send_width());
    ImGui::SetCursorPosX(left + width - send_width());
    const bool by_button = button(
        look_, send_label(), ui_.draft.is_blank() ? ButtonKind::Plain : ButtonKind::Primary, send_width());
    if ((by_keys || by_button) && !ui_.draft.is_blank()) dispatch_(SendWords{ui_.draft.words()});
    gap(look_, kWide);
  }

  [[nodiscard]] float send_width() const { return button_width(look_, send_label(), ButtonKind::Primary); }
  static std::string send_label() { return with_id(tr("Send"), "###send_reply"); }

  /// A quiet button before Send, and its place in the rows of them.
  struct Help {
    std::string label;
    Action action;
    float x = 0;
    std::size_t row = 0;
  };
  struct Helps {
    std::vector<Help> buttons;
    float used = 0;        ///< width of the last row
    std::size_t rows = 1;  ///< with the one that Send stands in
  };

  /// The helps in as many rows of `width` as they need, so that Send fits behind the last one.
  [[nodiscard]] Helps flow_helps(float width) const {
    Helps helps;
    const auto add = [&](std::string label, Action action) {
      const float wide = button_width(look_, label, ButtonKind::Quiet);
      if (helps.used > 0 && helps.used + wide > width) {
        ++helps.rows;
        helps.used = 0;
      }
      helps.buttons.push_back({std::move(label), std::move(action), helps.used, helps.rows - 1});
      helps.used += wide + look_.px(kTight);
    };
    if (model_.hint_offered) add(with_id(tr("Hint"), "###hint"), ShowHint{});
    if (model_.take_back) add(with_id(tr("Take back"), "###take_back"), RewindTo{*model_.take_back});
    if (!model_.silence.empty()) add(with_id(model_.silence, "###stay_silent"), StaySilent{});
    if (helps.used > width) {
      ++helps.rows;
      helps.used = 0;
    }
    return helps;
  }

  /// Gives the width used in the last row, which stays open.
  float draw_helps(float left, float width) const {
    const auto helps = flow_helps(width);
    std::size_t row = 0;
    const auto go_to_row = [&](std::size_t wanted) {
      for (; row < wanted; ++row) ImGui::NewLine();
    };
    for (const auto& help : helps.buttons) {
      go_to_row(help.row);
      ImGui::SetCursorPosX(left + help.x);
      if (button(look_, help.label, ButtonKind::Quiet)) dispatch_(help.action);
      ImGui::SameLine(0, 0);
    }
    go_to_row(helps.rows - 1);
    return helps.used;
  }

  /// Which keys send, at the right of the room before Send if there is enough of it.
  void draw_send_keys(float room) const {
    const auto* const keys =
        settings_.send_with == SendKey::Enter ? tr_in("key", "Enter") : tr_in("key", "Ctrl+Enter");
    const float wide = text_size(look_, TextStyle::Caption, keys, FLT_MAX).x, between = look_.px(kMedium);
    if (room < wide + 2 * between) return;
    const auto at = ImGui::GetCursorScreenPos();
    const float drop = (look_.px(kButtonHeight) - look_.line_height(TextStyle::Caption)) / 2;
    draw_text(*ImGui::GetWindowDrawList(), look_, TextStyle::Caption,
              {at.x + room - wide - between, at.y + drop}, FLT_MAX, palette_.quiet_text, keys);
  }

  void draw_end(float width) const {
    {
      const Panel panel(look_, width, {palette_.surface, palette_.outline, palette_.accent, kWide});
      text_block(look_, TextStyle::Heading, palette_.text, model_.ending, panel.inner());
      gap(look_, kMedium);
      if (button(look_, with_id(tr("See the debrief"), "###debrief"), ButtonKind::Primary))
        dispatch_(OpenDebrief{});
      if (model_.take_back) {
        ImGui::SameLine(0, look_.px(kSmall));
        if (button(look_, with_id(tr("Take back"), "###take_back"), ButtonKind::Quiet))
          dispatch_(RewindTo{*model_.take_back});
      }
    }
    gap(look_, kWide);
  }

  const ConversationModel& model_;
  UiState& ui_;
  const Keys& keys_;
  const Settings& settings_;
  const std::optional<double> now_;
  const Look& look_;
  const Palette& palette_;
  const Dispatch& dispatch_;
  float news_at_ = 0;
};

}  // namespace

void draw_conversation(const ConversationModel& model, UiState& ui, const Canvas& canvas,
                       const Dispatch& dispatch) {
  ConversationScreen(model, ui, canvas, dispatch).draw();
}

}  // namespace rapport::gui
