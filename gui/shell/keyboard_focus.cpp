// SPDX-License-Identifier: MIT
#include "gui/shell/keyboard_focus.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>

#include "gui/theme/spacing.h"

namespace rapport::gui {
namespace {

constexpr float kRing = 3.0F;
constexpr float kRoom = 2.0F;  ///< between the thing and its ring

#if IMGUI_VERSION_NUM < 18900
bool pressed(ImGuiKey key) {
  return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key), false);
}
#endif

/// Where on the screen the thing is that the keyboard acts on.
ImRect place_of_focus(const ImGuiContext& context) {
  return ImGui::WindowRectRelToAbs(context.NavWindow, context.NavWindow->NavRectRel[context.NavLayer]);
}

#if IMGUI_VERSION_NUM < 18900
/// With its ring and a little of what stands around it.
void bring_into_sight(const Look& look) {
  const auto& context = *ImGui::GetCurrentContext();
  auto box = place_of_focus(context);
  box.Expand(look.px(kMedium));
  ImGui::ScrollToRect(context.NavWindow, box);
}
#endif

/// Two lines, of which at least one stands out whatever lies behind.
void draw_ring(const Look& look) {
  const auto& context = *ImGui::GetCurrentContext();
  const auto* window = context.NavWindow;
  if (window == nullptr || context.NavId == 0 || !context.NavIdIsAlive || !ImGui::GetIO().NavVisible) return;
  const float ring = std::max(2.0F, look.px(kRing)), room = look.px(kRoom) + ring / 2;
  auto box = place_of_focus(context);
  box.Expand(room);
  const float around = room + ring;
  auto& list = *ImGui::GetForegroundDrawList();
  list.PushClipRect({window->InnerRect.Min.x - around, window->InnerRect.Min.y - around},
                    {window->InnerRect.Max.x + around, window->InnerRect.Max.y + around});
  const float rounding = look.px(kSmall) + room;
  list.AddRect(box.Min, box.Max, to_u32(look.palette.ground), rounding, 0, ring * 1.8F);
  list.AddRect(box.Min, box.Max, to_u32(look.palette.focus), rounding, 0, ring);
  list.PopClipRect();
}

}  // namespace

KeyboardFocus::KeyboardFocus(const Look& look) : look_(look), was_idle_(!ImGui::IsAnyItemActive()) {
#if IMGUI_VERSION_NUM < 18900
  // A request by Tab looks at text boxes only, unless it says that it comes from a program, and begins anew
  // where nothing is being written.
  auto& context = *ImGui::GetCurrentContext();
  if ((context.NavMoveFlags & ImGuiNavMoveFlags_Tabbing) != 0) {
    context.NavMoveFlags |= ImGuiNavMoveFlags_FocusApi;
    if (context.NavTabbingDir == 0 && context.NavId != 0) context.NavTabbingDir = 1;
  }
#endif
}

KeyboardFocus::~KeyboardFocus() {
#if IMGUI_VERSION_NUM < 18900
  auto& context = *ImGui::GetCurrentContext();
  const auto& io = ImGui::GetIO();
  const bool enter = pressed(ImGuiKey_Enter) || pressed(ImGuiKey_KeyPadEnter);
  if (enter && !io.KeyCtrl && was_idle_ && io.NavVisible && !ImGui::IsAnyItemActive()) {
    context.NavNextActivateId = context.NavId;
    context.NavNextActivateFlags = ImGuiActivateFlags_None;
  }
  // Where what it acted on is gone, as on another page, Tab begins at the first thing there.
  if (context.NavWindow != nullptr && !context.NavWindow->Active)
    ImGui::FocusWindow(ImGui::GetCurrentWindow());
  if (context.NavId != 0 && !context.NavIdIsAlive) context.NavId = 0;
  // Dear ImGui scrolls until the thing is in sight, and leaves its ring outside.
  auto& last = *ImGui::GetStateStorage()->GetIntRef(ImGui::GetID("###had_keyboard"), 0);
  const bool moved = last != static_cast<int>(context.NavId);
  last = static_cast<int>(context.NavId);
  if (moved && context.NavId != 0 && io.NavVisible) bring_into_sight(look_);
#endif
  draw_ring(look_);
}

#if IMGUI_VERSION_NUM < 18900

OneTabStop::OneTabStop() {
  auto& flags = ImGui::GetCurrentContext()->NavMoveFlags;
  before_ = flags;
  if ((flags & ImGuiNavMoveFlags_Tabbing) != 0) flags &= ~ImGuiNavMoveFlags_FocusApi;
}

OneTabStop::~OneTabStop() {
  auto& flags = ImGui::GetCurrentContext()->NavMoveFlags;
  if ((flags & ImGuiNavMoveFlags_Tabbing) != 0) flags |= before_ & ImGuiNavMoveFlags_FocusApi;
}

#else

OneTabStop::OneTabStop() = default;
OneTabStop::~OneTabStop() = default;

#endif

}  // namespace rapport::gui
