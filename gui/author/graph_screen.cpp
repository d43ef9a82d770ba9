// SPDX-License-Identifier: MIT
#include "gui/author/graph_screen.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <cfloat>
#include <string>
#include <utility>

#include "engine/base/words.h"
#include "gui/author/graph_canvas_screen.h"
#include "gui/theme/spacing.h"
#include "gui/widgets/button.h"
#include "gui/widgets/column.h"
#include "gui/widgets/flow.h"
#include "gui/widgets/menu.h"
#include "gui/widgets/region.h"
#include "gui/widgets/search_box.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {
namespace {

constexpr float kDetail = 296;
constexpr float kSearch = 250;
constexpr float kReadable = 0.85F;  ///< zoom at which what was found is shown, at least

/// One frame of the page.
class GraphScreen {
 public:
  GraphScreen(const AuthorModel& model, AuthorUi& ui, const Canvas& canvas, const Dispatch& dispatch)
      : model_(model),
        ui_(ui),
        canvas_(canvas),
        look_(canvas.look),
        palette_(look_.palette),
        dispatch_(dispatch) {}

  void draw(float width, float height) {
    if (model_.scenario == nullptr) {
      text_block(look_, TextStyle::Body, palette_.quiet_text, tr("A file has a graph once it has no errors."),
                 width);
      return;
    }
    if (std::exchange(ui_.graph_changed, false)) search();
    draw_tools(width);
    const bool beside = width >= look_.px(kGraphBesideDetail);
    const float detail = look_.px(kDetail), between = look_.px(kWide);
    const float graph_width = beside ? width - detail - between : width;
    const auto* const hint =
        tr("Drag or use the arrow keys to move, the wheel or + and − to zoom; 0 shows all of it.");
    const float foot = look_.px(kSmall + kSmall) + text_size(look_, TextStyle::Caption, hint, graph_width).y;
    if (height == 0) height = std::max(look_.px(kHuge), ImGui::GetContentRegionAvail().y - foot);
    {
      const Cell cell;
      draw_graph_canvas(model_, ui_, canvas_, dispatch_, {graph_width, height});
      gap(look_, kSmall);
      text_block(look_, TextStyle::Caption, palette_.quiet_text, hint, graph_width);
    }
    if (beside) {
      ImGui::SameLine(0, between);
      const Region side("node", {detail, height + foot});
      draw_detail(ImGui::GetContentRegionAvail().x - look_.px(kTight));
    } else {
      gap(look_, kWide);
      draw_detail(width);
    }
  }

 private:
  [[nodiscard]] const ScenarioGraph& graph() const { return model_.scenario->graph; }

  void search() {
    ui_.found = nodes_with(*model_.scenario->scenario, ui_.graph_words.words);
    ui_.found_at = 0;
  }

  /// Goes to what was found, one after the other.
  void go_to_next() {
    if (ui_.found.empty()) return;
    const auto node = ui_.found[ui_.found_at % ui_.found.size()];
    ++ui_.found_at;
    show(node);
  }

  void show(std::uint32_t node) const {
    ui_.view.show_node(model_.scenario->layout, node, kReadable * look_.scale);
    dispatch_(AuthorAction(LookAtNode{node}));
  }

  void draw_tools(float width) {
    Flow flow(look_, width);
    const float box = std::min(width, look_.px(kSearch));
    flow.next(box);
    const bool was_active = ui_.graph_words.active;
    if (search_box(look_, "###graph_words", ui_.graph_words, tr("Find a turn"), canvas_.keys, box)) search();
    if (canvas_.keys.find) ui_.graph_words.take_focus = true;
    if (was_active && !ui_.graph_words.active && enter_pressed()) {
      go_to_next();
      ui_.graph_words.take_focus = true;
    }
    const auto press = [&](const std::string& label) {
      flow.next(button_width(look_, label, ButtonKind::Plain));
      return button(look_, label, ButtonKind::Plain);
    };
    if (!ui_.found.empty() && press(with_id(tr("Next"), "###next_found"))) go_to_next();
    if (press(with_id("−", "###zoom_out"))) ui_.view.zoom_about_middle(1 / GraphView::kStep);
    if (press(with_id("+", "###zoom_in"))) ui_.view.zoom_about_middle(GraphView::kStep);
    if (press(with_id(tr("Show all"), "###show_all")))
      ui_.view.show_all(model_.scenario->layout, look_.scale);
    const auto* const heat = tr("How often it is reached");
    flow.next(toggle_width(look_, heat));
    if (toggle(look_, "###heat", ui_.heat, heat, toggle_width(look_, heat))) ui_.heat = !ui_.heat;
    if (const auto words = found_text(); !words.empty()) {
      flow.next(text_size(look_, TextStyle::Caption, words, FLT_MAX).x);
      const auto at = ImGui::GetCursorScreenPos();
      const float drop = (look_.px(kButtonHeight) - look_.line_height(TextStyle::Caption)) / 2;
      draw_text(*ImGui::GetWindowDrawList(), look_, TextStyle::Caption, {at.x, at.y + drop}, FLT_MAX,
                palette_.quiet_text, words);
      ImGui::Dummy({text_size(look_, TextStyle::Caption, words, FLT_MAX).x, look_.px(kButtonHeight)});
    }
    gap(look_, kMedium);
  }

  static bool enter_pressed() {
    return ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Enter)) ||
           ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_KeyPadEnter));
  }

  [[nodiscard]] std::string found_text() const {
    if (ui_.heat && model_.proof == nullptr) return tr("The proof is at work.");
    if (ui_.graph_words.words.empty()) return {};
    if (ui_.found.empty()) return tr("Nothing found");
    return tr_n_format("{} found", "{} found", ui_.found.size(), ui_.found.size());
  }

  // ---- what is looked at

  void draw_detail(float width) const {
    if (!model_.detail) {
      text_block(look_, TextStyle::Body, palette_.quiet_text,
                 tr("Choose a turn or an ending to see what leads there and where it leads."), width);
      gap(look_, kMedium);
      text_block(look_, TextStyle::Caption, palette_.quiet_text,
                 tr_format("{} turns, {} endings, {} ways", graph().turns,
                           model_.scenario->scenario->endings.size(), graph().edges.size()),
                 width);
      return;
    }
    const auto& detail = *model_.detail;
    text_block(look_, TextStyle::Caption, palette_.quiet_text, detail.kind, width);
    text_block(look_, TextStyle::Heading, palette_.text, detail.name, width);
    gap(look_, kSmall);
    text_block(look_, TextStyle::Body, palette_.text, detail.words, width);
    gap(look_, kSmall);
    text_block(look_, TextStyle::Body, palette_.quiet_text, detail.reached, width);
    if (!detail.way.empty()) text_block(look_, TextStyle::Caption, palette_.quiet_text, detail.way, width);
    gap(look_, kMedium);
    draw_doors(detail, width);
    draw_ways(tr("Leads to"), "to", detail.to, width);
    draw_ways(tr("Reached from"), "from", detail.from, width);
    gap(look_, kLarge);
  }

  void draw_doors(const NodeDetail& detail, float width) const {
    Flow flow(look_, width);
    const auto press = [&](const std::string& label) {
      flow.next(button_width(look_, label, ButtonKind::Plain));
      return button(look_, label, ButtonKind::Plain);
    };
    if (detail.turn && press(with_id(tr("Play-test from here"), "###play_here"))) {
      auto start = ui_.start;
      start.turn = *detail.turn;
      dispatch_(AuthorAction(BeginTrial{std::move(start)}));
    }
    if (detail.line > 0 && press(with_id(tr_format("Open line {}", detail.line), "###open_node")))
      dispatch_(AuthorAction(OpenInEditor{detail.line}));
  }

  void draw_ways(const char* title, const char* id, const std::vector<WayRow>& ways, float width) const {
    if (ways.empty()) return;
    gap(look_, kLarge);
    text_block(look_, TextStyle::Strong, palette_.text, title, width);
    gap(look_, kTight);
    for (std::size_t i = 0; i < ways.size(); ++i) {
      draw_way(ways[i], fmt::format("###{}_{}", id, i), width);
      gap(look_, kTight);
    }
  }

  void draw_way(const WayRow& way, const std::string& id, float width) const {
    const float pad = look_.px(kSmall), inner = width - 2 * pad;
    const auto at = ImGui::GetCursorScreenPos();
    const float words = text_size(look_, TextStyle::Body, way.text, inner).y;
    const float note = way.note.empty() ? 0 : text_size(look_, TextStyle::Caption, way.note, inner).y;
    if (surface_button(look_, id.c_str(), {width, words + note + 2 * pad}, palette_.raised, palette_.outline))
      show(way.node);
    auto& list = *ImGui::GetWindowDrawList();
    draw_text(list, look_, TextStyle::Body, {at.x + pad, at.y + pad}, inner, palette_.text, way.text);
    draw_text(list, look_, TextStyle::Caption, {at.x + pad, at.y + pad + words}, inner, palette_.quiet_text,
              way.note);
  }

  const AuthorModel& model_;
  AuthorUi& ui_;
  const Canvas& canvas_;
  const Look& look_;
  const Palette& palette_;
  const Dispatch& dispatch_;
};

}  // namespace

void draw_graph(const AuthorModel& model, AuthorUi& ui, const Canvas& canvas, const Dispatch& dispatch,
                float width, float height) {
  GraphScreen(model, ui, canvas, dispatch).draw(width, height);
}

}  // namespace rapport::gui
