// SPDX-License-Identifier: MIT
#include "gui/widgets/mood_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <string>
#include <string_view>

#include "engine/base/words.h"
#include "gui/theme/spacing.h"
#include "gui/widgets/dashed_line.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {
namespace {

/// More points than this are drawn as a line without marks.
constexpr std::size_t kMostMarks = 60;

std::string trust_name(int trust) {
  return tr_format("Trust {}", trust);
}
std::string anger_name(int anger) {
  return tr_format("Anger {}", anger);
}

/// One frame of the chart.
class MoodChart {
 public:
  MoodChart(const Look& look, std::span<const MoodPoint> points, ImVec2 size)
      : look_(look),
        palette_(look.palette),
        points_(points),
        list_(*ImGui::GetWindowDrawList()),
        at_(ImGui::GetCursorScreenPos()),
        size_(size),
        caption_(look.line_height(TextStyle::Caption)),
        figure_width_(width_of("100") + look.px(kSmall)),
        label_width_(std::max(width_of(trust_name(100)), width_of(anger_name(100))) + look.px(kMedium)),
        left_(at_.x + figure_width_),
        right_(std::max(left_ + 1, at_.x + size.x - label_width_)),
        top_(at_.y + caption_ / 2),
        bottom_(std::max(top_ + 1, at_.y + size.y - 1.5F * caption_)) {}

  std::optional<std::size_t> draw() const {
    const auto touched = take_touch();
    draw_grid();
    draw_lines();
    draw_names();
    if (touched.reply) {
      draw_reply_caption(*touched.reply);
    } else {
      draw_ends();
    }
    ImGui::SetCursorScreenPos(at_);
    ImGui::Dummy(size_);
    return touched.pressed ? touched.reply : std::nullopt;
  }

 private:
  /// The reply that the pointer or the keyboard is on.
  struct Touch {
    std::optional<std::size_t> reply;
    bool pressed = false;
  };

  [[nodiscard]] float width_of(std::string_view text) const {
    return text_size(look_, TextStyle::Caption, text, FLT_MAX).x;
  }
  [[nodiscard]] float step() const {
    return (right_ - left_) / (points_.size() > 1 ? static_cast<float>(points_.size() - 1) : 1.0F);
  }
  [[nodiscard]] ImVec2 place(std::size_t point, int value) const {
    return {left_ + step() * static_cast<float>(point),
            bottom_ - (bottom_ - top_) * static_cast<float>(value) / 100.0F};
  }

  /// A column around the points of each reply can be pressed.
  [[nodiscard]] Touch take_touch() const {
    Touch touch;
    for (std::size_t point = 1; point < points_.size(); ++point) {
      const float middle = place(point, 0).x;
      const float begin = std::max(left_, middle - step() / 2);
      const float end = std::min(at_.x + size_.x, std::max(begin + 1, middle + step() / 2));
      ImGui::SetCursorScreenPos({begin, top_});
      const bool pressed =
          ImGui::InvisibleButton(fmt::format("###mood_{}", point).c_str(), {end - begin, bottom_ - top_});
      if (!pressed && !ImGui::IsItemHovered() && !(ImGui::IsItemFocused() && !touch.reply)) continue;
      touch = {point - 1, pressed};
    }
    if (touch.reply) {
      const float x = place(*touch.reply + 1, 0).x, half = std::min(step() / 2, look_.px(kWide));
      list_.AddRectFilled({x - half, top_}, {x + half, bottom_}, to_u32(palette_.hovered), look_.px(kTight));
    }
    return touch;
  }

  void draw_grid() const {
    for (const int value : {0, 50, 100}) {
      const float y = place(0, value).y;
      list_.AddLine({left_, y}, {right_, y}, to_u32(palette_.outline), std::max(1.0F, look_.px(kHair)));
      draw_text(list_, look_, TextStyle::Caption, {at_.x, y - caption_ / 2}, figure_width_,
                palette_.quiet_text, fmt::format("{}", value));
    }
  }

  void draw_lines() const {
    const auto trust_colour = to_u32(palette_.accent), anger_colour = to_u32(palette_.text);
    const bool marks = points_.size() <= kMostMarks;
    for (std::size_t i = 0; i < points_.size(); ++i) {
      const auto trust = place(i, points_[i].trust), anger = place(i, points_[i].anger);
      if (i > 0) {
        list_.AddLine(place(i - 1, points_[i - 1].trust), trust, trust_colour, look_.px(2.5F));
        dashed_line(list_, place(i - 1, points_[i - 1].anger), anger, anger_colour, look_.px(2.0F),
                    look_.px(6.0F));
      }
      if (!marks) continue;
      const float half = look_.px(3.5F);
      list_.AddCircleFilled(trust, look_.px(4.5F), trust_colour, 16);
      list_.AddRectFilled({anger.x - half, anger.y - half}, {anger.x + half, anger.y + half}, anger_colour);
    }
  }

  /// At the ends of the lines, apart from each other where these meet.
  void draw_names() const {
    if (points_.empty()) return;
    const auto& last = points_.back();
    float trust = place(0, last.trust).y, anger = place(0, last.anger).y;
    const float overlap = caption_ - std::abs(trust - anger);
    if (overlap > 0) {
      const float apart = trust <= anger ? overlap / 2 : -overlap / 2;
      trust -= apart;
      anger += apart;
    }
    const float x = right_ + look_.px(kMedium);
    draw_text(list_, look_, TextStyle::Caption, {x, trust - caption_ / 2}, label_width_, palette_.accent,
              trust_name(last.trust));
    draw_text(list_, look_, TextStyle::Caption, {x, anger - caption_ / 2}, label_width_, palette_.text,
              anger_name(last.anger));
  }

  void draw_below(float x, std::string_view words, Colour colour) const {
    draw_text(list_, look_, TextStyle::Caption, {x, bottom_ + look_.px(kTight)}, width_of(words) + 1, colour,
              words);
  }

  void draw_ends() const {
    draw_below(left_, tr_in("chart", "Start"), palette_.quiet_text);
    if (points_.size() < 2) return;
    const auto last = tr_format("Reply {}", points_.size() - 1);
    draw_below(right_ - width_of(last), last, palette_.quiet_text);
  }

  void draw_reply_caption(std::size_t reply) const {
    const auto& point = points_[reply + 1];
    const auto words = tr_format("Reply {}: trust {}, anger {}", reply + 1, point.trust, point.anger);
    const float wide = width_of(words), middle = place(reply + 1, 0).x;
    draw_below(std::max(at_.x, std::min(middle - wide / 2, at_.x + size_.x - wide)), words, palette_.text);
  }

  const Look& look_;
  const Palette& palette_;
  std::span<const MoodPoint> points_;
  ImDrawList& list_;
  ImVec2 at_, size_;
  float caption_, figure_width_, label_width_, left_, right_, top_, bottom_;
};

}  // namespace

std::optional<std::size_t> mood_chart(const Look& look, std::span<const MoodPoint> points, ImVec2 size) {
  return MoodChart(look, points, size).draw();
}

}  // namespace rapport::gui
