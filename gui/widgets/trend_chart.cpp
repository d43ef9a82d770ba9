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
constexpr float kPieceOfLine = 22;      ///< of each line, before its name
constexpr float kFaint = 0.45F;         ///< how much is seen of a line to a step that is not over

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
    names_ = std::min(names_ + look.px(kPieceOfLine + kTight), size.x * kShareOfNames);
    left_ = at_.x + wide("100") + look.px(kSmall);
    right_ = std::max(left_ + 1, at_.x + size.x - names_ - look.px(kMedium));
    top_ = at_.y + caption_ * (trend.unit.empty() ? 0.5F : 1.5F);
    const float below = trend.counts.empty() ? 1.5F : 2.5F;
    bottom_ = std::max(top_ + 1, at_.y + size.y - caption_ * below - look.px(kTight));
  }

  std::optional<std::size_t> draw() const {
    draw_grid();
    draw_steps();
    for (std::size_t i = 0; i < trend_.lines.size(); ++i) draw_line(i);
    draw_names();
    const auto pressed = draw_touch();
    ImGui::SetCursorScreenPos(at_);
    ImGui::Dummy(size_);
    return pressed;
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
    if (!trend_.unit.empty())
      draw_text(list_, look_, TextStyle::Caption, at_, FLT_MAX, palette_.quiet_text, trend_.unit);
    for (const int value : {0, 25, 50, 75, 100}) {
      const float y = y_of(value);
      list_.AddLine({left_, y}, {right_, y}, to_u32(palette_.outline), std::max(1.0F, look_.px(kHair)));
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
      if (i >= trend_.counts.size()) continue;
      const auto& count = trend_.counts[i];
      draw_text(list_, look_, TextStyle::Caption,
                {x + (wide(name) - wide(count)) / 2, bottom_ + caption_ * 1.5F + look_.px(kTight)}, FLT_MAX,
                palette_.quiet_text, count);
    }
  }

  void draw_piece(std::size_t line, ImVec2 from, ImVec2 to, float seen = 1) const {
    const auto colour = ImGui::ColorConvertFloat4ToU32([&] {
      auto shown = ImGui::ColorConvertU32ToFloat4(to_u32(colour_of(line)));
      shown.w *= seen;
      return shown;
    }());
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
      const bool is_over = !trend_.is_running || i + 1 < values.size();
      if (before) draw_piece(number, *before, here, is_over ? 1 : kFaint);
      const float radius = look_.px(number == 0 ? 4.0F : 3.0F);
      list_.AddCircleFilled(here, radius, to_u32(is_over ? colour_of(number) : palette_.surface), 12);
      if (!is_over) list_.AddCircle(here, radius, to_u32(colour_of(number)), 12, look_.px(1.2F));
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
      const float piece = look_.px(kPieceOfLine);
      draw_piece(i, {x, y + caption_ / 2}, {x + piece, y + caption_ / 2});
      draw_text(list_, look_, TextStyle::Caption, {x + piece + look_.px(kTight), y}, FLT_MAX, palette_.text,
                shortened(look_, TextStyle::Caption, label_of(trend_.lines[i]),
                          names_ - piece - look_.px(kTight) + 1));
      y += caption_;
    }
  }

  [[nodiscard]] std::optional<std::size_t> draw_touch() const {
    const auto steps = trend_.steps.size();
    std::optional<std::size_t> pressed;
    const float half =
        steps < 2 ? (right_ - left_) / 2 : (right_ - left_) / static_cast<float>(2 * (steps - 1));
    for (std::size_t i = 0; i < steps; ++i) {
      const ImVec2 begin{std::max(left_, x_of(i) - half), top_},
          end{std::min(right_, x_of(i) + half), bottom_};
      ImGui::SetCursorScreenPos(begin);
      if (ImGui::InvisibleButton(fmt::format("###{}_{}", id_, i).c_str(),
                                 {std::max(1.0F, end.x - begin.x), end.y - begin.y}))
        pressed = i;
      if (ImGui::IsItemHovered() || ImGui::IsItemFocused()) {
        list_.AddLine({x_of(i), top_}, {x_of(i), bottom_}, to_u32(palette_.field_outline),
                      std::max(1.0F, look_.px(kHair)));
      }
      if (i < trend_.tips.size()) tip(look_, begin, end, trend_.steps[i], trend_.tips[i]);
    }
    return pressed;
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

std::optional<std::size_t> trend_chart(const Look& look, std::string_view id, const TrendLines& trend,
                                       ImVec2 size) {
  if (trend.steps.empty() || trend.lines.empty()) {
    ImGui::Dummy(size);
    return std::nullopt;
  }
  return TrendScreen(look, id, trend, size).draw();
}

}  // namespace rapport::gui
