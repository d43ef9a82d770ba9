// SPDX-License-Identifier: MIT
#include "ui_probe.h"

#include <imgui_internal.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "gui/shell/fonts.h"
#include "gui/shell/frame.h"
#include "gui/theme/apply.h"

namespace rapport::gui {
namespace {

/// The upper left corners of all characters in the atlas.
std::set<std::pair<float, float>> glyph_corners(const ImFontAtlas& atlas) {
  std::set<std::pair<float, float>> corners;
  for (const auto* font : atlas.Fonts) {
    for (const auto& glyph : font->Glyphs) {
      if (glyph.Visible != 0U) corners.emplace(glyph.U0, glyph.V0);
    }
  }
  return corners;
}

/// By the name of its window, which ends in its id.
bool is_reply_box(std::string_view window) {
  return window.find("###reply_words") != std::string_view::npos ||
         window.find("###correction_") != std::string_view::npos ||
         window.find("###rating_name") != std::string_view::npos;
}

}  // namespace

UiProbe::UiProbe(Shelf shelf, ImVec2 size, float scale)
    : state(open_app(std::move(shelf), desk.services)), context_(ImGui::CreateContext()), size_(size) {
  auto& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  GlyphSet glyphs;
  glyphs.add_text("Добрый день Καλημέρα");
  look_.scale = scale;
  look_.drawn = &texts_;
  const auto report = load_fonts(*io.Fonts, glyphs, scale);
  look_.fonts = report.fonts;
  font_family_ = report.family;
  io.Fonts->SetTexID(io.Fonts);
#if IMGUI_VERSION_NUM < 18700
  for (int key = 0; key < ImGuiKey_COUNT; ++key) io.KeyMap[key] = key_index(key);
#endif
  apply(look_);
}

UiProbe::~UiProbe() {
  ImGui::DestroyContext(context_);
  speak({}, {});
}

void UiProbe::speak_as_system(const std::string& language) {
  desk.services.languages.of_system = language;
  desk.services.speak({});
  update(state, GoToLobby{}, desk.services);
}

int UiProbe::key_index(ImGuiKey key) {
  return 256 + static_cast<int>(key);
}

void UiProbe::frame(Keys keys) {
  auto& io = ImGui::GetIO();
  io.DisplaySize = size_;
  io.DeltaTime = 1.0F / 60.0F;
#if IMGUI_VERSION_NUM < 18700
  io.MousePos = mouse_;
  io.MouseDown[0] = mouse_down_;
  io.MouseWheel = wheel_;
#else
  io.AddMousePosEvent(mouse_.x, mouse_.y);
  io.AddMouseButtonEvent(0, mouse_down_);
  io.AddMouseWheelEvent(0, wheel_);
#endif
  wheel_ = 0;
  texts_.clear();
  if (const auto& palette = palette_of(state.settings.theme); palette.ground != look_.palette.ground) {
    look_.palette = palette;
    apply(look_);
  }
  ImGui::NewFrame();
  draw_frame(state, {look_, keys, {}, now_}, dispatcher_.door());
  ImGui::Render();
  dispatcher_.drain(state, desk.services);
}

void UiProbe::frames(int count) {
  for (int i = 0; i < count; ++i) frame();
}

bool UiProbe::activate(const std::string& id, int flags) {
  auto& g = *context_;
  for (int i = 0; i < g.Windows.Size; ++i) {
    auto* window = g.Windows[i];
    if (!window->WasActive) continue;
    const auto wanted = window->GetID(id.c_str());
    g.NavId = wanted;  // an item that has the keyboard is drawn even where it is out of sight
    g.NavWindow = window;
    g.NavNextActivateId = wanted;
    g.NavNextActivateFlags = flags;
    const auto before = g.LastActiveId;
    g.LastActiveId = 0;
    frame();
    if (g.LastActiveId == wanted) {
      frames(2);
      return true;
    }
    g.LastActiveId = before;
  }
  g.NavId = 0;
  return false;
}

bool UiProbe::press(const std::string& id) {
  frames(2);
  return activate(id, ImGuiActivateFlags_None);
}

bool UiProbe::focus(const std::string& id) {
  frames(2);
  return activate(id, ImGuiActivateFlags_PreferInput);
}

void UiProbe::press_digit(int digit) {
  frame({.digit = digit});
  frames(2);
}

void UiProbe::press_escape() {
  frame({.escape = true});
  frames(2);
}

void UiProbe::type(const std::string& words) {
  ImGui::GetIO().AddInputCharactersUTF8(words.c_str());
  frames(2);
}

void UiProbe::press_key(ImGuiKey key, bool with_ctrl) {
  auto& io = ImGui::GetIO();
#if IMGUI_VERSION_NUM < 18700
  io.KeyCtrl = with_ctrl;
  io.KeysDown[key_index(key)] = true;
  frame();
  io.KeysDown[key_index(key)] = false;
  io.KeyCtrl = false;
#else
  io.AddKeyEvent(ImGuiMod_Ctrl, with_ctrl);
  io.AddKeyEvent(key, true);
  frame();
  io.AddKeyEvent(key, false);
  io.AddKeyEvent(ImGuiMod_Ctrl, false);
#endif
  frames(2);
}

void UiProbe::click_mouse() {
  frame();
  mouse_down_ = true;
  frame();
  mouse_down_ = false;
  frames(2);
}

bool UiProbe::hover(const std::string& id, float x) {
  auto& g = *context_;
  constexpr float kStep = 10;
  for (float y = 0; y < size_.y; y += kStep) {
    move_mouse({x, y});
    frames(2);
    if (g.HoveredId == 0 || g.HoveredWindow == nullptr) continue;
    if (g.HoveredId == g.HoveredWindow->GetID(id.c_str())) return true;
  }
  return false;
}

std::string UiProbe::too_wide() {
  const auto& g = *ImGui::GetCurrentContext();
  for (int i = 0; i < g.Windows.Size; ++i) {
    const auto* window = g.Windows[i];
    const bool is_field = is_reply_box(window->Name);
    if (!window->WasActive || is_field) continue;  // Dear ImGui counts the field's padding twice
    if (window->ContentSize.x > window->InnerRect.GetWidth() + 1) return window->Name;
  }
  return {};
}

std::pair<float, float> UiProbe::reach_of(const std::string& name) {
  const auto& io = ImGui::GetIO();
  const auto* window = ImGui::FindWindowByName(name.c_str());
  if (window == nullptr) return {0, io.DisplaySize.y};
  if (const auto* parent = window->ParentWindow; parent != nullptr) {
    const auto [top, bottom] = reach_of(parent->Name);
    if (window->Pos.y < top - 1 || window->Pos.y + window->Size.y > bottom + 1) return {0, 0};
  }
  const bool scrolls = (window->Flags & ImGuiWindowFlags_NoScrollWithMouse) == 0;
  const float above = scrolls ? window->Scroll.y : 0,
              below = scrolls ? window->ScrollMax.y - window->Scroll.y : 0;
  return {window->InnerRect.Min.y - above, window->InnerRect.Max.y + below};
}

std::string UiProbe::untold_glyphs() const {
  const auto& drawn = *ImGui::GetDrawData();
  const auto glyphs = glyph_corners(*ImGui::GetIO().Fonts);
  const auto told = [&](ImVec2 at) {
    return std::ranges::any_of(texts_, [&](const DrawnText& text) {
      const float slack = (text.end.y - text.begin.y) / 2;
      return at.x >= text.begin.x - slack && at.x <= text.end.x + slack && at.y >= text.begin.y - slack &&
             at.y <= text.end.y + slack;
    });
  };
  for (int i = 0; i < drawn.CmdListsCount; ++i) {
    const auto& list = *drawn.CmdLists[i];
    const std::string_view owner = list._OwnerName == nullptr ? "" : list._OwnerName;
    if (is_reply_box(owner)) continue;
    for (int k = 0; k + 3 < list.VtxBuffer.Size; ++k) {
      const auto &first = list.VtxBuffer[k], &third = list.VtxBuffer[k + 2];
      if (!glyphs.contains({first.uv.x, first.uv.y})) continue;
      const ImVec2 middle{(first.pos.x + third.pos.x) / 2, (first.pos.y + third.pos.y) / 2};
      if (!told(middle)) return fmt::format("{:.0f}, {:.0f} in {}", middle.x, middle.y, owner);
      k += 3;
    }
  }
  return {};
}

int UiProbe::vertices() {
  return ImGui::GetDrawData()->TotalVtxCount;
}

}  // namespace rapport::gui
