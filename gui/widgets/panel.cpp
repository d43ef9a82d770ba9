// SPDX-License-Identifier: MIT
#include "gui/widgets/panel.h"

namespace rapport::gui {

Panel::Panel(const Look& look, float width, PanelStyle style)
    : look_(look),
      style_(style),
      width_(width),
      padding_(look.px(style.padding)),
      start_(ImGui::GetCursorScreenPos()),
      list_(ImGui::GetWindowDrawList()) {
  layers_.Split(list_, 2);
  layers_.SetCurrentChannel(list_, 1);
  ImGui::SetCursorScreenPos({start_.x + padding_, start_.y + padding_});
  ImGui::BeginGroup();
  ImGui::Dummy({inner(), 0});
}

Panel::~Panel() {
  ImGui::EndGroup();
  const float bottom = ImGui::GetItemRectMax().y + padding_;
  layers_.SetCurrentChannel(list_, 0);
  const float rounding = look_.px(style_.rounding);
  const ImVec2 end{start_.x + width_, bottom};
  list_->AddRectFilled(start_, end, to_u32(style_.fill), rounding);
  if (style_.edge) list_->AddRect(start_, end, to_u32(*style_.edge), rounding, 0, look_.px(kHair));
  if (style_.spine) {
    list_->AddRectFilled(start_, {start_.x + look_.px(kTight), bottom}, to_u32(*style_.spine), rounding,
                         ImDrawFlags_RoundCornersLeft);
  }
  layers_.Merge(list_);
  ImGui::SetCursorScreenPos(start_);
  ImGui::Dummy({width_, bottom - start_.y});
}

}  // namespace rapport::gui
