// SPDX-License-Identifier: MIT
#include "gui/manager/rating_screen.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <string>
#include <utility>

#include "engine/base/words.h"
#include "engine/report/debrief.h"
#include "gui/trainee/wording.h"
#include "gui/widgets/button.h"
#include "gui/widgets/chat_bubble.h"
#include "gui/widgets/column.h"
#include "gui/widgets/flow.h"
#include "gui/widgets/panel.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {
namespace {

constexpr float kRatedColumns = 760;  ///< from here on two criteria stand side by side

using Answer = RatingAnswer;

/// The level that a key means; none if it is another key.
std::optional<Level> level_of(const Keys& keys) {
  if (keys.digit == 2) return Level::Strong;
  if (keys.digit == 1) return Level::Partial;
  if (keys.zero) return Level::Missing;
  if (keys.minus) return Level::Harmful;
  return std::nullopt;
}

/// What stands on the key of a level.
std::string number_of(Level level) {
  return level == Level::Harmful ? "−1" : fmt::format("{}", static_cast<int>(level));
}

/// One frame of the screen.
class RatingScreen {
 public:
  RatingScreen(const RatingPage& page, ManagerUi& ui, const Canvas& canvas, const Dispatch& dispatch)
      : page_(page),
        ui_(ui),
        canvas_(canvas),
        look_(canvas.look),
        palette_(look_.palette),
        dispatch_(dispatch) {
    ui_.answers.resize(page_.criteria.size());
  }

  void draw(float width) {
    focus_ = std::exchange(ui_.to_criterion, std::nullopt);
    draw_conversation(width);
    gap(look_, kLarge);
    text_block(look_, TextStyle::Heading, palette_.text, tr("What do you give it?"), width);
    text_block(look_, TextStyle::Caption, palette_.quiet_text,
               tr("The questions are put as the trainee reads them: \"you\" is whoever gave the reply."),
               width);
    text_block(look_, TextStyle::Caption, palette_.quiet_text,
               tr("Keys: 2, 1, 0 and minus give a level where the frame stands, and go on to the next "
                  "criterion."),
               width);
    gap(look_, kMedium);
    draw_criteria(width);
    gap(look_, kLarge);
    draw_keep(width);
  }

 private:
  void draw_conversation(float width) {
    const float room = std::min(width, 1.6F * look_.measure());
    gap(look_, kMedium);
    if (!page_.problem.empty()) {
      text_block(look_, TextStyle::Body, palette_.quiet_text,
                 tr_format("What led to this reply cannot be shown. {}", page_.problem), room);
      gap(look_, kMedium);
    }
    for (std::size_t i = 0; i + 1 < page_.lines.size(); ++i) {
      chat_bubble(look_, page_.lines[i].speaker, page_.lines[i].text, room);
      gap(look_, kMedium);
    }
    if (page_.lines.empty()) return;
    const auto& reply = page_.lines.back();
    if (std::exchange(ui_.to_reply, false)) ImGui::SetScrollHereY(0.25F);
    const Panel panel(look_, room, {palette_.accent_wash, palette_.accent, palette_.accent, kWide});
    text_block(look_, TextStyle::Strong, palette_.accent, tr("The reply to rate"), panel.inner());
    gap(look_, kSmall);
    text_block(look_, TextStyle::Body, palette_.text, reply.text, panel.inner());
    if (page_.note.empty()) return;
    gap(look_, kSmall);
    text_block(look_, TextStyle::Caption, palette_.text, page_.note, panel.inner());
  }

  void draw_criteria(float width) {
    const bool beside = width >= look_.px(kRatedColumns);
    const float between = look_.px(kWide), each = beside ? (width - between) / 2 : width;
    for (std::size_t i = 0; i < page_.criteria.size(); ++i) {
      if (beside && i % 2 == 1) {
        ImGui::SameLine(0, between);
      } else if (i > 0) {
        gap(look_, kWide);
        const bool has_focus = focus_ == i || (beside && focus_ == i + 1);
        if (has_focus) ImGui::SetScrollHereY(0.05F);
        draw_reply_again(width);
      }
      const Cell cell;
      draw_criterion(i, each);
    }
  }

  /// Above each row but the first, so that what is rated is always in sight.
  void draw_reply_again(float width) const {
    if (page_.lines.empty()) return;
    {
      const Panel panel(look_, std::min(width, 1.6F * look_.measure()),
                        {palette_.ground, std::nullopt, palette_.accent, kMedium, kTight});
      text_block(look_, TextStyle::Body, palette_.text, page_.lines.back().text, panel.inner());
    }
    gap(look_, kWide);
  }

  void draw_criterion(std::size_t place, float width) {
    const auto& asked = page_.criteria[place];
    auto& answer = ui_.answers[place];
    const bool is_open = answer.kind == Answer::Kind::Open;
    const Panel panel(
        look_, width,
        {palette_.surface, is_open ? palette_.outline : palette_.accent, std::nullopt, kMedium});
    const float inner = panel.inner();
    text_block(look_, TextStyle::Strong, palette_.text, asked.name, inner);
    text_block(look_, TextStyle::Caption, palette_.quiet_text, asked.question, inner);
    bool has_keyboard = false;
    for (std::size_t i = 0; i < kLevelsAsked.size(); ++i) {
      const auto level = kLevelsAsked[i];
      gap(look_, i == 0 ? kSmall : kTight);
      if (i == 0 && focus_ == place) ImGui::SetKeyboardFocusHere();
      const bool chosen = answer.kind == Answer::Kind::Given && answer.level == level;
      const auto title = fmt::format("{}   {}", number_of(level), capitalised(level_name(level)));
      const auto id = fmt::format("###rate_{}_{}", place, static_cast<int>(level));
      if (option_card(look_, id.c_str(), chosen, title, asked.anchors[i], inner))
        answer = {Answer::Kind::Given, level};
      has_keyboard = has_keyboard || ImGui::IsItemFocused();
    }
    gap(look_, kTight);
    const auto id = fmt::format("###rate_{}_skip", place);
    if (option_card(look_, id.c_str(), answer.kind == Answer::Kind::Skipped, tr("Skip"),
                    tr("Not to be told from these words."), inner)) {
      answer.kind = Answer::Kind::Skipped;
    }
    has_keyboard = has_keyboard || ImGui::IsItemFocused();
    const auto level = level_of(canvas_.keys);
    if (!has_keyboard || !level || page_.is_kept) return;
    answer = {Answer::Kind::Given, *level};
    ui_.to_criterion = next_open(place);
    ui_.to_reply = *ui_.to_criterion < place;  // one that was left out above
  }

  /// The next criterion without an answer; behind the last one if all have one.
  [[nodiscard]] std::size_t next_open(std::size_t place) const {
    const auto count = ui_.answers.size();
    for (std::size_t step = 1; step < count; ++step) {
      const auto other = (place + step) % count;
      if (ui_.answers[other].kind == Answer::Kind::Open) return other;
    }
    return count;
  }

  void draw_keep(float width) const {
    const auto keep = with_id(page_.is_last ? tr("Keep and finish") : tr("Keep and go on"), "###rating_keep"),
               pass = with_id(tr("Pass over this reply"), "###rating_pass");
    const auto is_open = [](const Answer& answer) { return answer.kind == Answer::Kind::Open; };
    const auto open = static_cast<std::size_t>(std::ranges::count_if(ui_.answers, is_open));
    const bool can_keep = open == 0 && !page_.is_kept;
    Flow flow(look_, width);
    flow.next(std::min(width, button_width(look_, keep, ButtonKind::Primary)));
    ImGui::BeginDisabled(!can_keep);
    if (focus_ == ui_.answers.size()) ImGui::SetKeyboardFocusHere();
    if (button(look_, keep, ButtonKind::Primary) && can_keep) dispatch_(ManagerAction(KeepRating{levels()}));
    ImGui::EndDisabled();
    flow.next(std::min(width, button_width(look_, pass, ButtonKind::Quiet)));
    ImGui::BeginDisabled(page_.is_kept);
    if (button(look_, pass, ButtonKind::Quiet) && !page_.is_kept) dispatch_(ManagerAction(KeepRating{}));
    ImGui::EndDisabled();
    gap(look_, kSmall);
    text_block(look_, TextStyle::Caption, palette_.quiet_text,
               open == 0 ? tr("A reply is kept as a whole. Back leaves what was kept as it is.")
                         : tr_n_format("{} criterion has no answer yet.", "{} criteria have no answer yet.",
                                       open, open),
               width);
  }

  [[nodiscard]] std::vector<BlindLevel> levels() const {
    std::vector<BlindLevel> levels;
    for (std::size_t i = 0; i < page_.criteria.size(); ++i) {
      if (ui_.answers[i].kind == Answer::Kind::Given)
        levels.push_back({page_.criteria[i].id, ui_.answers[i].level});
    }
    return levels;
  }

  const RatingPage& page_;
  ManagerUi& ui_;
  const Canvas& canvas_;
  const Look& look_;
  const Palette& palette_;
  const Dispatch& dispatch_;
  std::optional<std::size_t> focus_;  ///< the criterion that the keyboard goes to in this frame
};

}  // namespace

void draw_rating(const RatingPage& page, ManagerUi& ui, const Canvas& canvas, const Dispatch& dispatch,
                 float width) {
  RatingScreen(page, ui, canvas, dispatch).draw(width);
}

}  // namespace rapport::gui
