// SPDX-License-Identifier: MIT
#include "gui/widgets/figure_table.h"

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cfloat>
#include <string>

#include "engine/base/words.h"
#include "gui/theme/spacing.h"
#include "gui/widgets/button.h"
#include "gui/widgets/flow.h"
#include "gui/widgets/menu.h"
#include "gui/widgets/text_block.h"
#include "gui/widgets/tip.h"

namespace rapport::gui {
namespace {

constexpr float kFirstColumn = 190;  ///< the first column is at least this wide beside the others
constexpr float kFigureColumn = 66;  ///< a column of figures
constexpr float kWidestFigure = 260;
constexpr float kWidestSpread = 150;  ///< a column takes no more of the room that is left over
constexpr float kFigureBar = 110;
constexpr std::size_t kMeasuredRows = 60;  ///< rows, spread over all, by which the width of columns is found
constexpr float kSortArrow = 12;
constexpr float kWidestFirst = 460;

/// One frame of a table.
class TableScreen {
 public:
  TableScreen(const Look& look, const FigureTable& table, const FigureTableView& view, float width)
      : look_(look), palette_(look.palette), table_(table), view_(view), width_(width) {
    for (const auto& row : table.rows) {
      has_details_ =
          has_details_ || std::ranges::any_of(row, [](const Figure& cell) { return !cell.detail.empty(); });
      if (has_details_) break;
    }
    measure();
  }

  FigurePress draw() {
    if (!table_.title.empty()) {
      text_block(look_, TextStyle::Heading, palette_.text, table_.title, width_);
      gap(look_, kTight);
    }
    if (!table_.caption.empty())
      text_block(look_, TextStyle::Caption, palette_.quiet_text, table_.caption, width_);
    if (!table_.title.empty() || !table_.caption.empty()) gap(look_, kSmall);
    stacked_ ? draw_sorting() : draw_heads();
    draw_rows();
    return press_;
  }

 private:
  [[nodiscard]] float wide(TextStyle style, const std::string& text) const {
    return text_size(look_, style, text, FLT_MAX).x;
  }

  /// Columns are as wide as what stands in them.
  void measure() {
    const float pad = look_.px(kSmall);
    float others = 0;
    for (std::size_t c = 1; c < table_.columns.size(); ++c) {
      const auto& column = table_.columns[c];
      float most = wide(TextStyle::Caption, column.title) + (column.sorts ? look_.px(kSortArrow) : 0);
      for (std::size_t r = 0; r < table_.rows.size(); r += 1 + table_.rows.size() / kMeasuredRows) {
        const auto& cell = table_.rows[r][c];
        const float bar = cell.bar01 ? look_.px(kFigureBar + kSmall) : 0;
        most =
            std::max({most, wide(TextStyle::Body, cell.text) + bar, wide(TextStyle::Caption, cell.detail)});
      }
      widths_.push_back(std::clamp(most + 2 * pad, look_.px(kFigureColumn), look_.px(kWidestFigure)));
      others += widths_.back();
    }
    line_ = width_;
    first_ = table_.is_text ? width_ - others : std::min(width_ - others, look_.px(kWidestFirst));
    stacked_ = first_ < look_.px(kFirstColumn);
    // What is left over is shared by all, but numbers do not stand far from their names.
    const float spare = width_ - others - first_;
    if (stacked_ || spare <= 0 || widths_.empty()) return;
    width_ = first_;
    for (auto& one : widths_) {
      const float wider = one + spare / static_cast<float>(widths_.size());
      one = std::max(one, std::min(wider, look_.px(kWidestSpread)));
      width_ += one;
    }
  }

  void draw_heads() {
    const auto at = ImGui::GetCursorScreenPos();
    const float height = look_.px(kButtonHeight);
    float x = at.x;
    for (std::size_t c = 0; c < table_.columns.size(); ++c) {
      const float room = c == 0 ? first_ : widths_[c - 1];
      draw_head(c, {x, at.y}, {room, height});
      x += room;
    }
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({width_, height});
    draw_rule(ImGui::GetCursorScreenPos());
  }

  void draw_head(std::size_t number, ImVec2 at, ImVec2 size) {
    const auto& column = table_.columns[number];
    const bool chosen = view_.sorted && view_.sorted->column == number;
    if (column.sorts || !column.meaning.empty()) {
      ImGui::SetCursorScreenPos(at);
      ImGui::PushStyleColor(ImGuiCol_Button, ImVec4{0, 0, 0, 0});
      const bool pressed = ImGui::Button(fmt::format("###{}_by_{}", view_.id, number).c_str(), size);
      ImGui::PopStyleColor();
      if (pressed && column.sorts) press_.column = number;
      if (!column.meaning.empty())
        tip(look_, at, {at.x + size.x, at.y + size.y}, column.title, column.meaning);
    }
    auto& list = *ImGui::GetWindowDrawList();
    const float pad = look_.px(kSmall), arrow = chosen ? look_.px(kSortArrow) : 0;
    const auto words =
        shortened(look_, TextStyle::Caption, column.title, size.x - 2 * pad - arrow + look_.px(1));
    const float y = at.y + (size.y - look_.line_height(TextStyle::Caption)) / 2;
    const float x =
        column.is_figure ? at.x + size.x - pad - arrow - wide(TextStyle::Caption, words) : at.x + pad;
    draw_text(list, look_, TextStyle::Caption, {x, y}, FLT_MAX, chosen ? palette_.text : palette_.quiet_text,
              words);
    if (!chosen) return;
    const float end = column.is_figure ? at.x + size.x - pad : x + wide(TextStyle::Caption, words) + arrow;
    draw_arrow(list, {end - look_.px(4), at.y + size.y / 2});
  }

  void draw_arrow(ImDrawList& list, ImVec2 centre) const {
    const float half = look_.px(4.0F), tall = view_.sorted->falling ? half : -half;
    list.AddTriangleFilled({centre.x - half, centre.y - tall / 2}, {centre.x + half, centre.y - tall / 2},
                           {centre.x, centre.y + tall}, to_u32(palette_.accent));
  }

  /// What the heads do, where there are none.
  void draw_sorting() {
    std::vector<std::size_t> sorting;
    for (std::size_t c = 0; c < table_.columns.size(); ++c) {
      if (table_.columns[c].sorts) sorting.push_back(c);
    }
    if (sorting.empty() || !view_.sorted) return;
    const auto at = std::ranges::find(sorting, view_.sorted->column);
    const MenuEntries entries{
        sorting.size(), [&](std::size_t i) -> std::string_view { return table_.columns[sorting[i]].title; },
        at == sorting.end() ? 0 : static_cast<std::size_t>(at - sorting.begin())};
    Flow flow(look_, width_);
    const float room = std::min(width_, menu_width(look_, tr("Order"), entries));
    flow.next(room);
    const auto id = fmt::format("{}_order", view_.id);
    if (const auto chosen = menu(look_, id, tr("Order"), entries, room);
        chosen && at - sorting.begin() != static_cast<std::ptrdiff_t>(*chosen))
      press_.column = sorting[*chosen];
    const auto turn = with_id(tr("Turn round"), fmt::format("###{}_turn", view_.id));
    const float turn_width = std::min(width_, button_width(look_, turn, ButtonKind::Plain));
    flow.next(turn_width);
    if (button(look_, turn, ButtonKind::Plain, turn_width)) press_.column = view_.sorted->column;
    gap(look_, kMedium);
  }

  [[nodiscard]] float row_height() const {
    const float body = look_.line_height(TextStyle::Body), caption = look_.line_height(TextStyle::Caption);
    if (stacked_)
      return look_.line_height(TextStyle::Strong) + (has_details_ ? caption : 0) +
             static_cast<float>(table_.columns.size() - 1) * caption + 2 * look_.px(kSmall);
    return body + (has_details_ ? caption : 0) + 2 * look_.px(kTight + kTight / 2);
  }

  void draw_rows() {
    const auto count = view_.order == nullptr ? table_.rows.size() : view_.order->size();
    const float height = row_height();
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(count), height);
    if (view_.focus) clipper.ForceDisplayRangeByIndices(focus_place(count), focus_place(count) + 1);
    while (clipper.Step()) {
      for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
        draw_row(static_cast<std::size_t>(i), height);
    }
  }

  [[nodiscard]] int focus_place(std::size_t count) const {
    return static_cast<int>(std::min(*view_.focus, count == 0 ? 0 : count - 1));
  }

  void draw_row(std::size_t place, float height) {
    const auto at = ImGui::GetCursorScreenPos();
    const std::size_t number = view_.order == nullptr ? place : (*view_.order)[place];
    const auto& row = table_.rows[number];
    if (view_.rows_open) {
      ImGui::PushStyleColor(ImGuiCol_Button, ImVec4{0, 0, 0, 0});
      const bool asked_for = view_.focus == place;
      if (asked_for) ImGui::SetKeyboardFocusHere();
      if (ImGui::Button(fmt::format("###{}_{}", view_.id, place).c_str(), {line_, height}))
        press_.row = number;
      ImGui::PopStyleColor();
    }
    stacked_ ? draw_stack(row, at) : draw_line(row, at, height);
    draw_rule({at.x, at.y + height});
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({line_, height});
  }

  void draw_rule(ImVec2 at) const {
    ImGui::GetWindowDrawList()->AddLine(at, {at.x + line_, at.y}, to_u32(palette_.outline),
                                        std::max(1.0F, look_.px(kHair)));
  }

  void draw_line(const FigureRow& row, ImVec2 at, float height) const {
    float x = at.x;
    for (std::size_t c = 0; c < row.size(); ++c) {
      const float room = c == 0 ? first_ : widths_[c - 1];
      draw_cell(row[c], table_.columns[c].is_figure, {x, at.y}, {room, height}, c == 0);
      x += room;
    }
  }

  void draw_cell(const Figure& cell, bool is_figure, ImVec2 at, ImVec2 size, bool is_name) const {
    auto& list = *ImGui::GetWindowDrawList();
    auto colour = palette_.text, quiet = palette_.quiet_text;
    const float inset = look_.px(1.5F);
    if (cell.shade) {
      const auto& shade = palette_.shades[std::min(*cell.shade, kPointShades - 1)];
      list.AddRectFilled({at.x + inset, at.y + inset}, {at.x + size.x - inset, at.y + size.y - inset},
                         to_u32(shade.fill), look_.px(kTight));
      list.AddRect({at.x + inset, at.y + inset}, {at.x + size.x - inset, at.y + size.y - inset},
                   to_u32(palette_.outline), look_.px(kTight), 0, std::max(1.0F, look_.px(kHair)));
      colour = quiet = shade.words;
    }
    const float pad = look_.px(kSmall), room = size.x - 2 * pad + 1;
    const auto style = is_name && !table_.is_text ? TextStyle::Strong : TextStyle::Body;
    const float detail = cell.detail.empty() ? 0 : look_.line_height(TextStyle::Caption);
    float y = at.y + (size.y - look_.line_height(style) - detail) / 2;
    const auto line = [&](TextStyle with, Colour shown, const std::string& text) {
      const auto words = shortened(look_, with, text, room);
      const float x = is_figure ? at.x + size.x - pad - wide(with, words) : at.x + pad;
      draw_text(list, look_, with, {x, y}, FLT_MAX, shown, words);
      y += look_.line_height(with);
    };
    line(style, colour, cell.text);
    if (!cell.detail.empty()) line(TextStyle::Caption, quiet, cell.detail);
    if (cell.bar01) draw_bar(*cell.bar01, {at.x + pad, at.y}, size.y);
  }

  void draw_bar(double share, ImVec2 at, float height) const {
    auto& list = *ImGui::GetWindowDrawList();
    const float tall = look_.px(kBarHeight), y = at.y + (height - tall) / 2, rounding = tall / 2;
    const ImVec2 begin{at.x, y}, end{at.x + look_.px(kFigureBar), y + tall};
    const float filled = (end.x - begin.x) * static_cast<float>(std::clamp(share, 0.0, 1.0));
    list.AddRectFilled(begin, end, to_u32(palette_.ground), rounding);
    if (filled >= tall)
      list.AddRectFilled(begin, {begin.x + filled, end.y}, to_u32(palette_.accent), rounding);
    list.AddRect(begin, end, to_u32(palette_.field_outline), rounding, 0, std::max(1.0F, look_.px(kHair)));
  }

  void draw_stack(const FigureRow& row, ImVec2 at) const {
    auto& list = *ImGui::GetWindowDrawList();
    float y = at.y + look_.px(kSmall);
    const float pad = look_.px(kTight), mark = look_.px(kMedium);
    const auto line = [&](TextStyle style, Colour colour, float x, const std::string& words) {
      draw_text(list, look_, style, {at.x + x, y}, FLT_MAX, colour,
                shortened(look_, style, words, width_ - x - pad));
      y += look_.line_height(style);
    };
    line(TextStyle::Strong, palette_.text, pad, row.front().text);
    if (has_details_) line(TextStyle::Caption, palette_.quiet_text, pad, row.front().detail);
    for (std::size_t c = 1; c < row.size(); ++c) {
      const auto& cell = row[c];
      if (cell.shade) {
        const float tall = look_.line_height(TextStyle::Caption), inset = tall * 0.2F;
        const ImVec2 begin{at.x + pad, y + inset}, end{at.x + pad + mark, y + tall - inset};
        list.AddRectFilled(begin, end, to_u32(palette_.shades[std::min(*cell.shade, kPointShades - 1)].fill));
        list.AddRect(begin, end, to_u32(palette_.field_outline), 0, 0, std::max(1.0F, look_.px(kHair)));
      }
      const auto figure = cell.detail.empty() ? cell.text : fmt::format("{} ({})", cell.text, cell.detail);
      line(TextStyle::Caption, palette_.text, pad + mark + look_.px(kSmall),
           fmt::format("{}: {}", table_.columns[c].title, figure));
    }
  }

  const Look& look_;
  const Palette& palette_;
  const FigureTable& table_;
  const FigureTableView& view_;
  float width_;     ///< of all columns
  float line_ = 0;  ///< of a row, which ends where those of other tables do
  float first_ = 0;
  std::vector<float> widths_;
  bool has_details_ = false, stacked_ = false;
  FigurePress press_;
};

}  // namespace

FigurePress figure_table(const Look& look, const FigureTable& table, const FigureTableView& view,
                         float width) {
  if (table.columns.empty()) return {};
  return TableScreen(look, table, view, width).draw();
}

}  // namespace rapport::gui
