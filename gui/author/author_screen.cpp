// SPDX-License-Identifier: MIT
#include "gui/author/author_screen.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cfloat>
#include <string>
#include <utility>

#include "engine/base/words.h"
#include "gui/author/graph_screen.h"
#include "gui/author/problems_screen.h"
#include "gui/author/proof_screen.h"
#include "gui/author/trial_screen.h"
#include "gui/widgets/button.h"
#include "gui/widgets/column.h"
#include "gui/widgets/flow.h"
#include "gui/widgets/menu.h"
#include "gui/widgets/panel.h"
#include "gui/widgets/region.h"
#include "gui/widgets/tab.h"
#include "gui/widgets/text_block.h"
#include "gui/widgets/verdict_mark.h"

namespace rapport::gui {
namespace {

constexpr float kAuthorTwoColumns = 900;
constexpr float kFiles = 252;
constexpr float kAuthorMark = 16;
constexpr float kTallEnough = 520;  ///< a window with so much room shows a graph without scrolling
constexpr float kLowestGraph = 360;

/// One frame of the screen.
class AuthorScreen {
 public:
  AuthorScreen(const AuthorModel& model, const TrialModel& trial, UiState& ui, const Canvas& canvas,
               const Dispatch& dispatch)
      : model_(model),
        trial_(trial),
        ui_(ui),
        canvas_(canvas),
        look_(canvas.look),
        palette_(look_.palette),
        dispatch_(dispatch) {}

  void draw() {
    draw_top();
    const auto room = ImGui::GetContentRegionAvail();
    const float margin = look_.px(kLarge);
    if (room.x < look_.px(kAuthorTwoColumns)) {
      ImGui::SetCursorPosX(margin);
      const Region page("author", {room.x - margin, room.y});
      scroll_to_top();
      const float width = ImGui::GetContentRegionAvail().x - margin;
      draw_file_menu(width);
      if (!model_.file.empty()) draw_tabs(width);
      draw_page(width, look_.px(kLowestGraph));
      gap(look_, kHuge);
      return;
    }
    ImGui::SetCursorPosX(margin);
    {
      const Region files("files", {look_.px(kFiles), room.y});
      draw_files(ImGui::GetContentRegionAvail().x - look_.px(kMedium));
      gap(look_, kLarge);
    }
    ImGui::SameLine(0, look_.px(kMedium));
    const Region right("pages", {ImGui::GetContentRegionAvail().x, room.y}, Region::Scroll::None);
    const float width = ImGui::GetContentRegionAvail().x - margin;
    if (!model_.file.empty()) draw_tabs(width);
    const auto rest = ImGui::GetContentRegionAvail();
    const bool is_still = model_.page == AuthorPage::Graph && rest.y >= look_.px(kTallEnough) &&
                          width >= look_.px(kGraphBesideDetail);
    const Region page("author", rest, is_still ? Region::Scroll::None : Region::Scroll::Vertical);
    scroll_to_top();
    draw_page(ImGui::GetContentRegionAvail().x - margin, is_still ? 0 : look_.px(kLowestGraph));
    if (!is_still) gap(look_, kHuge);
  }

 private:
  void scroll_to_top() {
    if (std::exchange(ui_.author.to_top, false)) ImGui::SetScrollY(0);
  }

  void draw_top() const {
    gap(look_, kSmall);
    ImGui::SetCursorPosX(look_.px(kMedium));
    if (button(look_, with_id(tr("← Lobby"), "###back"), ButtonKind::Quiet)) dispatch_(GoBack{});
    ImGui::SameLine(0, look_.px(kMedium));
    const auto at = ImGui::GetCursorScreenPos();
    const float room = ImGui::GetContentRegionAvail().x - look_.px(kLarge);
    auto& list = *ImGui::GetWindowDrawList();
    const auto line = [&](TextStyle style, float x, Colour colour, const std::string& words) {
      const float drop = (look_.px(kButtonHeight) - look_.line_height(style)) / 2;
      draw_text(list, look_, style, {x, at.y + drop}, FLT_MAX, colour, words);
    };
    const auto status = shortened(look_, TextStyle::Caption, model_.status, room * 0.5F);
    const float status_width = text_size(look_, TextStyle::Caption, status, FLT_MAX).x;
    line(TextStyle::Strong, at.x, palette_.text,
         shortened(look_, TextStyle::Strong, model_.title.empty() ? tr("Write scenarios") : model_.title,
                   room - status_width - look_.px(kLarge + kAuthorMark + kSmall)));
    const float x = at.x + room - status_width, mark = look_.px(kAuthorMark);
    line(TextStyle::Caption, x, palette_.quiet_text, status);
    if (model_.has_errors || model_.proof != nullptr)
      draw_verdict(list, look_, {x - look_.px(kSmall) - mark / 2, at.y + look_.px(kButtonHeight) / 2}, mark,
                   !model_.has_errors);
    ImGui::Dummy({0, look_.px(kButtonHeight)});
    gap(look_, kSmall);
    const auto rule = ImGui::GetCursorScreenPos();
    list.AddLine(rule, {rule.x + ImGui::GetContentRegionAvail().x, rule.y}, to_u32(palette_.outline),
                 std::max(1.0F, look_.px(kHair)));
    gap(look_, kWide);
  }

  // ---- the files

  void draw_files(float width) const {
    text_block(look_, TextStyle::Caption, palette_.quiet_text,
               shortened(look_, TextStyle::Caption, model_.folder, width), width);
    gap(look_, kSmall);
    if (model_.files.empty()) {
      text_block(look_, TextStyle::Body, palette_.quiet_text, tr("There are no scenario files here yet."),
                 width);
      return;
    }
    const float height = look_.px(kButtonHeight) + look_.px(kTight);
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(model_.files.size()), height);
    while (clipper.Step()) {
      for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
        draw_file(static_cast<std::size_t>(i), width);
    }
  }

  void draw_file(std::size_t number, float width) const {
    const auto& row = model_.files[number];
    const auto at = ImGui::GetCursorScreenPos();
    const auto id = fmt::format("###file_{}", number);
    const ImVec2 size{width, look_.px(kButtonHeight)};
    if (surface_button(look_, id.c_str(), size, row.open ? palette_.accent_wash : palette_.ground,
                       row.open ? palette_.accent : palette_.ground)) {
      dispatch_(AuthorAction(OpenAuthored{row.file}));
    }
    const float pad = look_.px(kMedium);
    const auto style = row.open ? TextStyle::Strong : TextStyle::Body;
    draw_text(*ImGui::GetWindowDrawList(), look_, style,
              {at.x + pad, at.y + (size.y - look_.line_height(style)) / 2}, FLT_MAX, palette_.text,
              shortened(look_, style, row.name, width - 2 * pad));
    gap(look_, kTight);
  }

  void draw_file_menu(float width) const {
    if (model_.files.empty()) return draw_files(width);
    const auto open = std::ranges::find_if(model_.files, &AuthorFileRow::open);
    MenuEntries entries{
        model_.files.size(), [&](std::size_t i) -> std::string_view { return model_.files[i].name; },
        open == model_.files.end() ? 0 : static_cast<std::size_t>(open - model_.files.begin())};
    if (const auto chosen = menu(look_, "files_menu", tr("File"), entries, width))
      dispatch_(AuthorAction(OpenAuthored{model_.files[*chosen].file}));
    gap(look_, kMedium);
  }

  // ---- the pages

  void draw_tabs(float width) const {
    const auto problems = model_.problems.size() + model_.more_problems;
    const std::array<std::pair<AuthorPage, std::string>, 4> tabs = {
        {{AuthorPage::Problems,
          with_id(problems == 0 ? std::string(tr("Problems")) : tr_format("Problems ({})", problems),
                  "###tab_problems")},
         {AuthorPage::Proof, with_id(tr("Proof"), "###tab_proof")},
         {AuthorPage::Graph, with_id(tr("Graph"), "###tab_graph")},
         {AuthorPage::Trial, with_id(tr("Play-test"), "###tab_trial")}}};
    Flow flow(look_, width, kTight);
    for (const auto& [page, label] : tabs) {
      flow.next(tab_width(look_, label));
      if (tab(look_, label, model_.page == page)) dispatch_(AuthorAction(ShowAuthorPage{page}));
    }
    gap(look_, kMedium);
  }

  void draw_page(float width, float graph_height) {
    if (model_.file.empty()) {
      text_block(look_, TextStyle::Body, palette_.quiet_text,
                 tr("Choose a file to see what is in it. Write it in an editor of your own: what you save is "
                    "read again at once."),
                 std::min(width, look_.measure()));
      return;
    }
    if (model_.is_old && model_.page != AuthorPage::Problems) draw_old(width);
    switch (model_.page) {
      case AuthorPage::Problems:
        return draw_problems(model_, look_, dispatch_, width);
      case AuthorPage::Proof:
        return draw_proof(model_, look_, dispatch_, width);
      case AuthorPage::Graph:
        return draw_graph(model_, ui_.author, canvas_, dispatch_, width, graph_height);
      case AuthorPage::Trial:
        return draw_trial(model_, trial_, ui_, canvas_, dispatch_, width);
    }
  }

  void draw_old(float width) const {
    {
      const Panel panel(look_, width,
                        {palette_.warning_wash, palette_.warning, std::nullopt, kMedium, kSmall});
      text_block(look_, TextStyle::Body, palette_.text,
                 tr("The file has errors now. This is how it was before them."), panel.inner());
    }
    gap(look_, kMedium);
  }

  const AuthorModel& model_;
  const TrialModel& trial_;
  UiState& ui_;
  const Canvas& canvas_;
  const Look& look_;
  const Palette& palette_;
  const Dispatch& dispatch_;
};

}  // namespace

void draw_author(const AuthorModel& model, const TrialModel& trial, UiState& ui, const Canvas& canvas,
                 const Dispatch& dispatch) {
  AuthorScreen(model, trial, ui, canvas, dispatch).draw();
}

}  // namespace rapport::gui
