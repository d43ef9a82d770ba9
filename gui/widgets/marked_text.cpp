// SPDX-License-Identifier: MIT
#include "gui/widgets/marked_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "gui/theme/spacing.h"
#include "gui/widgets/text_block.h"
#include "gui/widgets/underline.h"

namespace rapport::gui {
namespace {

constexpr float kWidestTip = 360.0F;

bool share_words(const TextMark& one, const TextMark& other) {
  return one.words.begin_byte < other.words.end_byte && other.words.begin_byte < one.words.end_byte;
}

/// For each mark how many lines lie above its own.
std::vector<int> lanes_of(std::span<const TextMark> marks) {
  std::vector<int> lanes;
  for (const auto& mark : marks) {
    std::vector<int> taken;
    for (std::size_t i = 0; i < lanes.size(); ++i) {
      if (share_words(marks[i], mark)) taken.push_back(lanes[i]);
    }
    int lane = 0;
    while (std::ranges::find(taken, lane) != taken.end()) ++lane;
    lanes.push_back(lane);
  }
  return lanes;
}

void tell(const Look& look, const TextMark& mark, const EvidenceStyle& style, const TextRun& under) {
  const auto& palette = look.palette;
  const auto window = ImGui::GetIO().DisplaySize;
  const float pad = look.px(kMedium), width = std::min(look.px(kWidestTip), window.x - 4 * pad);
  const auto words = text_size(look, TextStyle::Body, mark.text, width);
  const float height = words.y + look.line_height(TextStyle::Strong) + 2 * pad;
  const bool below = under.end.y + pad + height < window.y;
  ImGui::SetNextWindowPos({std::clamp(under.begin.x, pad, std::max(pad, window.x - width - 3 * pad)),
                           below ? under.end.y + pad / 2 : under.begin.y - height - pad});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {pad, pad});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  ImGui::BeginTooltip();
  text_block(look, TextStyle::Strong, mark.harms ? palette.warning : palette.text, mark.title, width);
  const auto line = ImGui::GetCursorScreenPos();
  underline(*ImGui::GetWindowDrawList(), look, style, {line.x, line.y - look.px(kHair)},
            text_size(look, TextStyle::Strong, mark.title, width).x);
  text_block(look, TextStyle::Body, palette.text, mark.text, width);
  ImGui::EndTooltip();
  ImGui::PopStyleVar(2);
}

}  // namespace

void draw_marks(const Look& look, TextStyle style, ImVec2 at, float width, std::string_view text,
                std::span<const TextMark> marks) {
  if (marks.empty()) return;
  const auto lanes = lanes_of(marks);
  const auto cursor = ImGui::GetCursorScreenPos();
  const float first_lane = look.line_height(style) - look.text_height(style);
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const auto& mark = marks[i];
    const auto& line = mark.harms ? look.palette.harm : look.palette.criterion(mark.criterion);
    const auto runs = text_runs(look, style, at, width, text, mark.words.begin_byte, mark.words.end_byte);
    if (runs.empty()) continue;
    const float drop = static_cast<float>(lanes[i]) * underline_height(look) - first_lane / 2;
    auto& list = *ImGui::GetWindowDrawList();
    for (const auto& run : runs)
      underline(list, look, line, {run.begin.x, run.end.y + drop}, run.end.x - run.begin.x);
    for (std::size_t k = 0; k < runs.size(); ++k) {
      const auto& [begin, end] = runs[k];
      ImGui::SetCursorScreenPos(begin);
      const auto id = k == 0 ? fmt::format("###mark_{}", i) : fmt::format("###mark_{}_{}", i, k);
      ImGui::InvisibleButton(id.c_str(), {std::max(1.0F, end.x - begin.x), end.y - begin.y});
      ImGui::SetItemAllowOverlap();  // marks may share words
      if (ImGui::IsItemHovered() || (k == 0 && ImGui::IsItemFocused() && ImGui::GetIO().NavVisible))
        tell(look, mark, line, runs[k]);
    }
  }
  ImGui::SetCursorScreenPos(cursor);
}

}  // namespace rapport::gui
