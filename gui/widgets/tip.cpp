// SPDX-License-Identifier: MIT
#include "gui/widgets/tip.h"

#include <algorithm>

#include "gui/theme/spacing.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {
namespace {

constexpr float kWidestOfTips = 400.0F;

}  // namespace

void tip(const Look& look, ImVec2 begin, ImVec2 end, std::string_view title, std::string_view text) {
  const bool by_keyboard = ImGui::IsItemFocused() && ImGui::GetIO().NavVisible;
  if (!ImGui::IsItemHovered() && !by_keyboard) return;
  const auto window = ImGui::GetIO().DisplaySize;
  const float pad = look.px(kMedium);
  const float width =
      std::min({look.px(kWidestOfTips), window.x - 4 * pad,
                std::max(text_size(look, TextStyle::Body, text, look.px(kWidestOfTips)).x,
                         text_size(look, TextStyle::Strong, title, look.px(kWidestOfTips)).x) +
                    1});
  const auto head = title.empty() ? 0 : text_size(look, TextStyle::Strong, title, width).y;
  const float height = head + text_size(look, TextStyle::Body, text, width).y + 2 * pad;
  const bool below = end.y + pad + height < window.y;
  const float above = std::max(0.0F, begin.y - height - pad / 2);
  ImGui::SetNextWindowPos(
      {std::clamp(begin.x, pad, std::max(pad, window.x - width - 3 * pad)), below ? end.y + pad / 2 : above});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {pad, pad});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  ImGui::BeginTooltip();
  if (!title.empty()) text_block(look, TextStyle::Strong, look.palette.text, title, width);
  text_block(look, TextStyle::Body, look.palette.text, text, width);
  ImGui::EndTooltip();
  ImGui::PopStyleVar(2);
}

}  // namespace rapport::gui
