// SPDX-License-Identifier: MIT
#include "gui/trainee/progress_screen.h"

#include <fmt/format.h>

#include <algorithm>
#include <cfloat>
#include <utility>

#include "engine/base/words.h"
#include "gui/trainee/lobby_next_screen.h"
#include "gui/widgets/button.h"
#include "gui/widgets/column.h"
#include "gui/widgets/panel.h"
#include "gui/widgets/region.h"
#include "gui/widgets/score_chart.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {
namespace {

constexpr float kProgressPage = 1080;
constexpr float kTwoCharts = 820;  ///< a page at least this wide has two charts in a row
constexpr float kChartHeight = 130;
constexpr float kOneLine = 760;  ///< a row at least this wide has everything in one line
constexpr float kMoment = 210, kMode = 110, kResult = 190;  ///< columns

/// One frame of the page.
class ProgressScreen {
 public:
  ProgressScreen(const ProgressModel& model, const Look& look, const Dispatch& dispatch)
      : model_(model), look_(look), palette_(look.palette), dispatch_(dispatch) {}

  void draw(float width) const {
    text_block(look_, TextStyle::Title, palette_.text, tr("My progress"), width);
    gap(look_, kTight);
    text_block(look_, TextStyle::Body, palette_.quiet_text, model_.summary, width);
    gap(look_, kMedium);
    for (const auto& sentence : model_.moving)
      text_block(look_, TextStyle::Strong, palette_.text, sentence, std::min(width, look_.measure()));
    gap(look_, kLarge);
    if (model_.next) {
      draw_next(*model_.next, look_, dispatch_, width);
      gap(look_, kLarge);
    }
    if (model_.rows.empty()) return;
    draw_charts(width);
    draw_rows(width);
  }

 private:
  void draw_charts(float width) const {
    const bool two = width >= look_.px(kTwoCharts);
    const float between = look_.px(kWide), each = two ? (width - between) / 2 : width;
    float most_words = 0;
    for (const auto& chart : model_.charts) most_words = std::max(most_words, words_height(chart, each));
    for (std::size_t i = 0; i < model_.charts.size(); ++i) {
      if (two && i % 2 == 1) ImGui::SameLine(0, between);
      draw_chart(model_.charts[i], each, most_words);
      if (!two || i % 2 == 1) gap(look_, kWide);
    }
    gap(look_, kWide);
  }

  /// The sentences under charts side by side end together.
  [[nodiscard]] float words_height(const CriterionChart& chart, float width) const {
    float height = 0;
    for (const auto& sentence : chart.words)
      height += text_size(look_, TextStyle::Body, sentence, width - 2 * look_.px(kLarge)).y;
    return height;
  }

  void draw_chart(const CriterionChart& chart, float width, float words) const {
    const Panel panel(look_, width, {palette_.surface, palette_.outline, std::nullopt});
    text_block(look_, TextStyle::Heading, palette_.text, chart.name, panel.inner());
    gap(look_, kMedium);
    if (chart.attempts.empty()) {
      ImGui::Dummy({panel.inner(), look_.px(kChartHeight)});
    } else {
      score_chart(look_, chart.attempts, {panel.inner(), look_.px(kChartHeight)});
    }
    gap(look_, kMedium);
    const Cell cell;
    for (const auto& sentence : chart.words)
      text_block(look_, TextStyle::Body, palette_.text, sentence, panel.inner());
    ImGui::Dummy({0, words - words_height(chart, width)});
  }

  /// All rows are equally high, so those out of sight need not be drawn.
  void draw_rows(float width) const {
    text_block(look_, TextStyle::Heading, palette_.text, tr("My attempts"), width);
    gap(look_, kMedium);
    const bool one_line = width >= look_.px(kOneLine);
    const float pad = look_.px(kSmall);
    const float lines = one_line ? 0.0F
                                 : 2 * look_.line_height(TextStyle::Caption) +
                                       look_.line_height(TextStyle::Strong) + look_.px(kSmall);
    const float height = lines + look_.px(kButtonHeight) + 2 * pad;
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(model_.rows.size()), height);
    while (clipper.Step()) {
      for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
        draw_row(model_.rows[static_cast<std::size_t>(i)], width, height, one_line);
    }
  }

  void draw_row(const ProgressRow& row, float width, float height, bool one_line) const {
    const auto at = ImGui::GetCursorScreenPos();
    auto& list = *ImGui::GetWindowDrawList();
    list.AddLine(at, {at.x + width, at.y}, to_u32(palette_.outline), std::max(1.0F, look_.px(kHair)));
    if (one_line) {
      draw_line(row, at, width, height);
    } else {
      draw_stack(row, at, width);
    }
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({width, height});
  }

  void draw_line(const ProgressRow& row, ImVec2 at, float width, float height) const {
    auto& list = *ImGui::GetWindowDrawList();
    const float door = button_width(look_, tr("Debrief"), ButtonKind::Quiet) + look_.px(kMedium);
    const float fixed = look_.px(kMoment) + look_.px(kMode) + look_.px(kResult) + door;
    const float title = width - fixed;
    float x = at.x;
    const auto cell = [&](TextStyle style, Colour colour, const std::string& words, float room) {
      const float y = at.y + (height - look_.line_height(style)) / 2;
      draw_text(list, look_, style, {x, y}, FLT_MAX, colour,
                shortened(look_, style, words, room - look_.px(kMedium)));
      x += room;
    };
    cell(TextStyle::Caption, palette_.quiet_text, row.moment, look_.px(kMoment));
    cell(TextStyle::Body, palette_.text, row.scenario, title);
    cell(TextStyle::Caption, palette_.quiet_text, row.mode, look_.px(kMode));
    cell(TextStyle::Body, palette_.text, row.result, look_.px(kResult));
    ImGui::SetCursorScreenPos({x, at.y + (height - look_.px(kButtonHeight)) / 2});
    draw_door(row);
  }

  void draw_stack(const ProgressRow& row, ImVec2 at, float width) const {
    auto& list = *ImGui::GetWindowDrawList();
    float y = at.y + look_.px(kSmall);
    const auto line = [&](TextStyle style, Colour colour, const std::string& words) {
      draw_text(list, look_, style, {at.x, y}, FLT_MAX, colour, shortened(look_, style, words, width));
      y += look_.line_height(style);
    };
    line(TextStyle::Caption, palette_.quiet_text, row.moment);
    line(TextStyle::Strong, palette_.text, row.scenario);
    line(TextStyle::Caption, palette_.quiet_text, fmt::format("{}: {}", row.mode, row.result));
    ImGui::SetCursorScreenPos({at.x - look_.px(kMedium), y + look_.px(kTight)});
    draw_door(row);
  }

  void draw_door(const ProgressRow& row) const {
    using Door = ProgressRow::Door;
    if (row.door == Door::None) return;
    const bool resume = row.door == Door::Resume;
    const auto label = resume ? with_id(tr("Resume"), fmt::format("###resume_{}", row.id))
                              : with_id(tr("Debrief"), fmt::format("###review_{}", row.id));
    if (!button(look_, label, ButtonKind::Quiet)) return;
    if (resume) {
      dispatch_(ResumeAttempt{row.id});
    } else {
      dispatch_(ReviewAttempt{row.id});
    }
  }

  const ProgressModel& model_;
  const Look& look_;
  const Palette& palette_;
  const Dispatch& dispatch_;
};

}  // namespace

void draw_progress(const ProgressModel& model, UiState& ui, const Canvas& canvas, const Dispatch& dispatch) {
  const auto& look = canvas.look;
  const Region page("progress", ImGui::GetContentRegionAvail());
  if (std::exchange(ui.to_top, false)) ImGui::SetScrollY(0);
  const Column column(look, kProgressPage);
  gap(look, kWide);
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() - look.px(kMedium));
  if (button(look, with_id(tr("← Lobby"), "###back"), ButtonKind::Quiet)) dispatch(GoBack{});
  gap(look, kMedium);
  ProgressScreen(model, look, dispatch).draw(column.width());
  gap(look, kHuge);
}

}  // namespace rapport::gui
