// SPDX-License-Identifier: MIT
#include "gui/widgets/trend_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <numeric>
#include <vector>

#include "gui/theme/spacing.h"
#include "gui/widgets/dashed_line.h"
#include "gui/widgets/text_block.h"
#include "gui/widgets/tip.h"

namespace rapport::gui {
namespace {

constexpr float kShareOfNames = 0.34F;  ///< of the width, for the names at the ends of lines

/// One frame of the chart.
class TrendScreen {
 public:
  TrendScreen(const Look& look, std::string_view id, const TrendLines& trend, ImVec2 size)
      : look_(look),
        palette_(look.palette),
        id_(id),
        trend_(trend),
        list_(*ImGui::GetWindowDrawList()),
        at_(ImGui::GetCursorScreenPos()),
        size_(size),
        caption_(look.line_height(TextStyle::Caption)) {
    for (const auto& line : trend.lines) names_ = std::max(names_, wide(label_of(line)));
    names_ = std::min(names_, size.x * kShareOfNames);
    left_ = at_.x + wide("100") + look.px(kSmall);
    right_ = std::max(left_ + 1, at_.x + size.x - names_ - look.px(kMedium));
    top_ = at_.y + caption_ / 2;
    bottom_ = std::max(top_ + 1, at_.y + size.y - caption_ * 1.5F - look.px(kTight));
  }

  void draw() const {
    draw_grid();
    draw_steps();
    for (std::size_t i = 0; i < trend_.lines.size(); ++i) draw_line(i);
    draw_names();
    draw_touch();
    ImGui::SetCursorScreenPos(at_);
    ImGui::Dummy(size_);
  }

 private:
  [[nodiscard]] float wide(std::string_view text) const {
    return text_size(look_, TextStyle::Caption, text, FLT_MAX).x;
  }
  static std::string label_of(const TrendLine& line) {
    for (auto value = line.values.rbegin(); value != line.values.rend(); ++value) {
      if (*value) return fmt::format("{} {:.0f}", line.name, **value);
    }
    return line.name;
  }
  [[nodiscard]] float x_of(std::size_t step) const {
    const auto steps = trend_.steps.size();
    if (steps < 2) return (left_ + right_) / 2;
    return left_ + (right_ - left_) * static_cast<float>(step) / static_cast<float>(steps - 1);
  }
  [[nodiscard]] float y_of(double points) const {
    return bottom_ - (bottom_ - top_) * static_cast<float>(std::clamp(points, 0.0, 100.0)) / 100.0F;
  }
  [[nodiscard]] const EvidenceStyle& style_of(std::size_t line) const { return palette_.criterion(line - 1); }
  [[nodiscard]] Colour colour_of(std::size_t line) const {
    return line == 0 ? palette_.text : style_of(line).colour;
  }

  void draw_grid() const {
    for (const int value : {0, 25, 50, 75, 100}) {
      const float y = y_of(value);
      list_.AddLine({left_, y}, {right_, y}, to_u32(palette_.outline), std::max(1.0F, look_.px(kHair)));
      if (value % 50 != 0) continue;
      const auto figure = fmt::format("{}", value);
      draw_text(list_, look_, TextStyle::Caption, {left_ - look_.px(kSmall) - wide(figure), y - caption_ / 2},
                FLT_MAX, palette_.quiet_text, figure);
    }
  }

  /// Their names, as many as have room.
  void draw_steps() const {
    float free_from = at_.x;
    const auto last = trend_.steps.size() - 1;
    const float last_begin =
        std::min(x_of(last) - wide(trend_.steps[last]) / 2, at_.x + size_.x - wide(trend_.steps[last]));
    for (std::size_t i = 0; i <= last; ++i) {
      const auto& name = trend_.steps[i];
      const float x = i == last ? last_begin : std::max(at_.x, x_of(i) - wide(name) / 2);
      const bool fits = i == last || (x >= free_from && x + wide(name) + look_.px(kSmall) <= last_begin);
      if (!fits || x < free_from) continue;
      draw_text(list_, look_, TextStyle::Caption, {x, bottom_ + caption_ / 2 + look_.px(kTight)}, FLT_MAX,
                palette_.quiet_text, name);
      free_from = x + wide(name) + look_.px(kSmall);
    }
  }

  void draw_piece(std::size_t line, ImVec2 from, ImVec2 to) const {
    const auto colour = to_u32(colour_of(line));
    const float thin = look_.px(2.0F);
    if (line == 0) return list_.AddLine(from, to, colour, look_.px(3.5F));
    switch (style_of(line).pattern) {
      case LinePattern::Solid:
        return list_.AddLine(from, to, colour, thin);
      case LinePattern::Dashed:
        return dashed_line(list_, from, to, colour, thin, look_.px(8.0F));
      case LinePattern::Dotted:
        return dashed_line(list_, from, to, colour, look_.px(2.5F), look_.px(2.5F));
      case LinePattern::Double:
      case LinePattern::Wavy: {
        const float apart = look_.px(2.0F), dx = to.x - from.x, dy = to.y - from.y;
        const float length = std::max(1.0F, std::sqrt(dx * dx + dy * dy));
        const ImVec2 side{-dy / length * apart, dx / length * apart};
        list_.AddLine({from.x + side.x, from.y + side.y}, {to.x + side.x, to.y + side.y}, colour,
                      look_.px(1.2F));
        list_.AddLine({from.x - side.x, from.y - side.y}, {to.x - side.x, to.y - side.y}, colour,
                      look_.px(1.2F));
        return;
      }
    }
  }

  void draw_line(std::size_t number) const {
    const auto& values = trend_.lines[number].values;
    std::optional<ImVec2> before;
    for (std::size_t i = 0; i < values.size(); ++i) {
      if (!values[i]) {
        before.reset();
        continue;
      }
      const ImVec2 here{x_of(i), y_of(*values[i])};
      if (before) draw_piece(number, *before, here);
      list_.AddCircleFilled(here, look_.px(number == 0 ? 4.0F : 3.0F), to_u32(colour_of(number)), 12);
      before = here;
    }
  }

  /// Beside the ends of the lines, and apart from each other.
  void draw_names() const {
    std::vector<std::size_t> order;
    std::vector<float> wanted(trend_.lines.size(), bottom_);
    for (std::size_t i = 0; i < trend_.lines.size(); ++i) {
      for (const auto& value : trend_.lines[i].values) {
        if (value) wanted[i] = y_of(*value);
      }
      order.push_back(i);
    }
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return wanted[i]; });
    const float all = caption_ * static_cast<float>(order.size());
    float y = std::max(at_.y, std::min(wanted[order.front()] - caption_ / 2, bottom_ + caption_ / 2 - all));
    for (std::size_t k = 0; k < order.size(); ++k) {
      const auto i = order[k];
      const float after = caption_ * static_cast<float>(order.size() - 1 - k);
      y = std::max(y, std::min(wanted[i] - caption_ / 2, bottom_ - caption_ / 2 - after));
      const float x = right_ + look_.px(kMedium);
      list_.AddLine({right_ + look_.px(kTight), wanted[i]}, {x - look_.px(2), y + caption_ / 2},
                    to_u32(colour_of(i)), std::max(1.0F, look_.px(kHair)));
      draw_text(list_, look_, TextStyle::Caption, {x, y}, FLT_MAX, palette_.text,
                shortened(look_, TextStyle::Caption, label_of(trend_.lines[i]), names_ + 1));
      y += caption_;
    }
  }

  void draw_touch() const {
    const auto steps = trend_.steps.size();
    const float half =
        steps < 2 ? (right_ - left_) / 2 : (right_ - left_) / static_cast<float>(2 * (steps - 1));
    for (std::size_t i = 0; i < steps; ++i) {
      const ImVec2 begin{std::max(left_, x_of(i) - half), top_},
          end{std::min(right_, x_of(i) + half), bottom_};
      ImGui::SetCursorScreenPos(begin);
      ImGui::InvisibleButton(fmt::format("###{}_{}", id_, i).c_str(),
                             {std::max(1.0F, end.x - begin.x), end.y - begin.y});
      if (ImGui::IsItemHovered() || ImGui::IsItemFocused()) {
        list_.AddLine({x_of(i), top_}, {x_of(i), bottom_}, to_u32(palette_.field_outline),
                      std::max(1.0F, look_.px(kHair)));
      }
      if (i < trend_.tips.size()) tip(look_, begin, end, trend_.steps[i], trend_.tips[i]);
    }
  }

  const Look& look_;
  const Palette& palette_;
  std::string_view id_;
  const TrendLines& trend_;
  ImDrawList& list_;
  ImVec2 at_, size_;
  float caption_, names_ = 0, left_ = 0, right_ = 0, top_ = 0, bottom_ = 0;
};

}  // namespace

void trend_chart(const Look& look, std::string_view id, const TrendLines& trend, ImVec2 size) {
  if (trend.steps.empty() || trend.lines.empty()) return ImGui::Dummy(size);
  TrendScreen(look, id, trend, size).draw();
}

}  // namespace rapport::gui
