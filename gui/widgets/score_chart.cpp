// SPDX-License-Identifier: MIT
#include "gui/widgets/score_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/words.h"
#include "gui/theme/spacing.h"
#include "gui/widgets/dashed_line.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {
namespace {

/// More points than this are drawn as a line without marks.
constexpr std::size_t kMostScoreMarks = 40;

std::string practice_name(int points) {
  return tr_format("Practice {}", points);
}
std::string assessment_name(int points) {
  return tr_format("Assessment {}", points);
}

/// One frame of the chart.
class ScoreChart {
 public:
  ScoreChart(const Look& look, std::span<const RatedAttempt> attempts, ImVec2 size)
      : look_(look),
        palette_(look.palette),
        attempts_(attempts),
        list_(*ImGui::GetWindowDrawList()),
        at_(ImGui::GetCursorScreenPos()),
        caption_(look.line_height(TextStyle::Caption)),
        left_(at_.x + width_of("100") + look.px(kMedium)),
        right_(std::max(left_ + 1, at_.x + size.x - names_width() - look.px(kMedium))),
        top_(at_.y + caption_ / 2),
        bottom_(std::max(top_ + 1, at_.y + size.y - caption_ / 2)) {}

  void draw() const {
    draw_grid();
    const auto practice = draw_line(Mode::Practice), assessment = draw_line(Mode::Assessment);
    draw_names(practice, assessment);
  }

 private:
  [[nodiscard]] float width_of(std::string_view text) const {
    return text_size(look_, TextStyle::Caption, text, FLT_MAX).x;
  }
  [[nodiscard]] float names_width() const {
    const bool assessed = std::ranges::count(attempts_, Mode::Assessment, &RatedAttempt::mode) > 0;
    const float practice = width_of(practice_name(100));
    return assessed ? std::max(practice, width_of(assessment_name(100))) : practice;
  }
  [[nodiscard]] ImVec2 place(std::size_t attempt, int points) const {
    const auto steps = attempts_.size() > 1 ? static_cast<float>(attempts_.size() - 1) : 1.0F;
    return {left_ + (right_ - left_) * static_cast<float>(attempt) / steps,
            bottom_ - (bottom_ - top_) * static_cast<float>(points) / 100.0F};
  }

  void draw_grid() const {
    for (const int value : {0, 50, 100}) {
      const float y = place(0, value).y;
      list_.AddLine({left_, y}, {right_, y}, to_u32(palette_.outline), std::max(1.0F, look_.px(kHair)));
      const auto figure = fmt::format("{}", value);
      draw_text(list_, look_, TextStyle::Caption,
                {left_ - look_.px(kMedium) - width_of(figure), y - caption_ / 2}, FLT_MAX,
                palette_.quiet_text, figure);
    }
  }

  /// Gives the last points of that mode.
  std::optional<int> draw_line(Mode mode) const {
    const bool practice = mode == Mode::Practice;
    const auto colour = to_u32(practice ? palette_.accent : palette_.text);
    std::optional<ImVec2> before;
    std::optional<int> last;
    for (std::size_t i = 0; i < attempts_.size(); ++i) {
      if (attempts_[i].mode != mode) continue;
      last = attempts_[i].points;
      const auto here = place(i, *last);
      if (before && practice) list_.AddLine(*before, here, colour, look_.px(2.5F));
      if (before && !practice) dashed_line(list_, *before, here, colour, look_.px(2.0F), look_.px(6.0F));
      before = here;
      if (attempts_.size() <= kMostScoreMarks) draw_mark(here, practice, colour);
    }
    return last;
  }

  void draw_mark(ImVec2 here, bool practice, ImU32 colour) const {
    const float half = look_.px(3.5F);
    if (practice) {
      list_.AddCircleFilled(here, look_.px(4.5F), colour, 16);
    } else {
      list_.AddRectFilled({here.x - half, here.y - half}, {here.x + half, here.y + half}, colour);
    }
  }

  /// At the ends of the lines, apart from each other where these meet.
  void draw_names(std::optional<int> practice, std::optional<int> assessment) const {
    float upper = place(0, practice.value_or(0)).y, lower = place(0, assessment.value_or(0)).y;
    const float overlap = caption_ - std::abs(upper - lower);
    if (practice && assessment && overlap > 0) {
      const float apart = upper <= lower ? overlap / 2 : -overlap / 2;
      upper -= apart;
      lower += apart;
    }
    const float x = right_ + look_.px(kMedium);
    if (practice) {
      draw_text(list_, look_, TextStyle::Caption, {x, upper - caption_ / 2}, FLT_MAX, palette_.accent,
                practice_name(*practice));
    }
    if (assessment) {
      draw_text(list_, look_, TextStyle::Caption, {x, lower - caption_ / 2}, FLT_MAX, palette_.text,
                assessment_name(*assessment));
    }
  }

  const Look& look_;
  const Palette& palette_;
  std::span<const RatedAttempt> attempts_;
  ImDrawList& list_;
  ImVec2 at_;
  float caption_, left_, right_, top_, bottom_;
};

}  // namespace

void score_chart(const Look& look, std::span<const RatedAttempt> attempts, ImVec2 size) {
  ScoreChart(look, attempts, size).draw();
  ImGui::Dummy(size);
}

}  // namespace rapport::gui
