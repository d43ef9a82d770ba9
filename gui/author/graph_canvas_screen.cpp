// SPDX-License-Identifier: MIT
#include "gui/author/graph_canvas_screen.h"

#include <fmt/format.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cfloat>
#include <cmath>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/words.h"
#include "gui/theme/spacing.h"
#include "gui/widgets/drawn_text.h"
#include "gui/widgets/face_colours.h"
#include "gui/widgets/region.h"
#include "gui/widgets/text_block.h"

namespace rapport::gui {
namespace {

/// Letters of a node are so many units of the layout high; smaller than that on the screen they are left out.
constexpr float kLetters = 13, kSmallLetters = 11.5F, kLeastLetters = 8.5F;
/// The room that a layout leaves for the words beside a way.
constexpr float kLabelLetters = 10.5F, kLabelRoom = 5.4F;
constexpr std::size_t kLongestLabel = 28;
constexpr float kPlainNode = 14;  ///< pixels: a lower node is a plain box
/// Of one frame. Dear ImGui counts corners with 16 bits where a graphics driver is old.
constexpr std::size_t kMostNodes = 9000, kMostEdges = 4000, kMostCurves = 500;
constexpr float kStep = 90;  ///< that an arrow key moves

bool is_good(Tier tier) {
  return tier == Tier::Advocate || tier == Tier::Recovered;
}
bool is_bad(Tier tier) {
  return tier == Tier::LostQuietly || tier == Tier::LostLoudly;
}

/// One frame of the graph.
class GraphCanvas {
 public:
  GraphCanvas(const AuthorModel& model, AuthorUi& ui, const Canvas& canvas, const Dispatch& dispatch)
      : model_(model),
        ui_(ui),
        look_(canvas.look),
        palette_(look_.palette),
        dispatch_(dispatch),
        graph_(model.scenario->ways.graph),
        layout_(model.scenario->layout) {}

  void draw(ImVec2 size) {
    size = {std::floor(size.x), std::floor(size.y)};
    const auto corner = ImGui::GetCursorScreenPos();
    {
      const Region region("graph_canvas", size, Region::Scroll::None);
      at_ = ImGui::GetCursorScreenPos();
      size_ = size;
      list_ = ImGui::GetWindowDrawList();
      list_->AddRectFilled(at_, {at_.x + size.x, at_.y + size.y}, to_u32(palette_.surface),
                           look_.px(kRounding));
      ui_.view.resize({size.x, size.y});
      if (!std::exchange(ui_.graph_shown, true)) show_first();
      const bool pressed = ImGui::InvisibleButton("###graph", size);
      take_mouse();
      // Enter looks at what lies in the middle.
      if (pressed && !ImGui::IsMouseReleased(0)) dispatch_(AuthorAction(LookAtNode{nearest_to_middle()}));
      take_keys();
      ui_.view.stay_at(layout_);
      draw_edges();
      draw_nodes();
    }
    const float hair = std::max(1.0F, look_.px(kHair));
    ImGui::GetWindowDrawList()->AddRect(corner, {corner.x + size.x, corner.y + size.y},
                                        to_u32(palette_.outline), look_.px(kRounding), 0, hair);
  }

 private:
  /// All of it if it can be read then, else its beginning.
  void show_first() {
    constexpr float kReadable = 0.5F;
    ui_.view.show_all(layout_, look_.scale);
    if (ui_.view.zoom() < kReadable * look_.scale) {
      const auto node = model_.detail ? model_.detail->node : graph_.start;
      ui_.view.show_node(layout_, node, look_.scale);
      if (!model_.detail) ui_.view.pan({0, -size_.y * 0.35F});
    }
  }

  // ---- what the person does

  void take_mouse() {
    auto& io = ImGui::GetIO();
    const bool over = ImGui::IsItemHovered();
    const GraphPoint mouse{io.MousePos.x - at_.x, io.MousePos.y - at_.y};
#if IMGUI_VERSION_NUM < 18900
    if (over) ImGui::SetItemUsingMouseWheel();
#else
    ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelY);
#endif
    if (over && io.MouseWheel != 0) ui_.view.zoom_about(mouse, std::pow(GraphView::kStep, io.MouseWheel));
    if (ImGui::IsItemActive() && ImGui::IsMouseDragging(0, look_.px(kTight))) {
      ui_.view.pan({io.MouseDelta.x, io.MouseDelta.y});
      was_moved() = true;
    }
    if (over) hovered_ = node_at(layout_, ui_.view.to_layout(mouse));
    if (ImGui::IsItemActivated()) was_moved() = false;
    if (over && ImGui::IsMouseReleased(0) && !was_moved() && ImGui::IsItemDeactivated())
      dispatch_(AuthorAction(LookAtNode{hovered_}));
  }

  static bool& was_moved() {
    return *ImGui::GetStateStorage()->GetBoolRef(ImGui::GetID("###was_moved"));
  }

  void take_keys() {
    ui_.has_canvas_keys = ImGui::IsItemFocused() && !ImGui::GetIO().WantTextInput;
    if (!ui_.has_canvas_keys) return;
    constexpr std::array<std::pair<ImGuiKey, GraphPoint>, 4> kArrows = {{{ImGuiKey_LeftArrow, {1, 0}},
                                                                         {ImGuiKey_RightArrow, {-1, 0}},
                                                                         {ImGuiKey_UpArrow, {0, 1}},
                                                                         {ImGuiKey_DownArrow, {0, -1}}}};
    for (const auto& [key, way] : kArrows) {
      if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(key)))
        ui_.view.pan({way.x * look_.px(kStep), way.y * look_.px(kStep)});
    }
    // Arrows move the graph, and not the ring on to the next thing; Tab does that.
    if ((ImGui::GetCurrentContext()->NavMoveFlags & ImGuiNavMoveFlags_Tabbing) == 0)
      ImGui::NavMoveRequestCancel();
    for (const auto letter : ImGui::GetIO().InputQueueCharacters) {
      if (letter == '+' || letter == '=') ui_.view.zoom_about_middle(GraphView::kStep);
      if (letter == '-') ui_.view.zoom_about_middle(1 / GraphView::kStep);
      if (letter == '0') ui_.view.show_all(layout_, look_.scale);
    }
  }

  [[nodiscard]] std::optional<std::uint32_t> nearest_to_middle() const {
    const auto middle = ui_.view.to_layout({size_.x / 2, size_.y / 2});
    std::optional<std::uint32_t> nearest;
    float least = FLT_MAX;
    for (std::uint32_t i = 0; i < layout_.nodes.size(); ++i) {
      const float x = layout_.nodes[i].x - middle.x, y = layout_.nodes[i].y - middle.y;
      if (x * x + y * y >= least) continue;
      least = x * x + y * y;
      nearest = i;
    }
    return nearest;
  }

  // ---- ways

  [[nodiscard]] ImVec2 screen(GraphPoint of_layout) const {
    const auto point = ui_.view.to_view(of_layout);
    return {at_.x + point.x, at_.y + point.y};
  }

  [[nodiscard]] bool has_heat() const {
    return ui_.heat && model_.proof != nullptr;
  }
  [[nodiscard]] float share_of(std::uint32_t count) const {
    const auto plays = static_cast<float>(std::max<std::size_t>(1, model_.proof->heat.plays));
    return std::min(1.0F, static_cast<float>(count) / plays);
  }
  [[nodiscard]] bool is_lit(const std::vector<bool>& lit, std::size_t index) const {
    return index < lit.size() && lit[index];
  }

  [[nodiscard]] static GraphBox around(std::span<const GraphPoint> points) {
    GraphBox box{points.front(), points.front()};
    for (const auto& point : points) {
      box.begin = {std::min(box.begin.x, point.x), std::min(box.begin.y, point.y)};
      box.end = {std::max(box.end.x, point.x), std::max(box.end.y, point.y)};
    }
    return box;
  }

  void draw_edges() {
    const auto sight = ui_.view.sight();
    seen_edges_.clear();
    for (std::uint32_t i = 0; i < graph_.edges.size(); ++i) {
      const auto route = layout_.route(i);
      if (route.size() >= 2 && around(route).meets(sight)) seen_edges_.push_back(i);
    }
    // Where there are too many to be told apart, some of them stand for all.
    const auto stride = seen_edges_.size() / kMostEdges + 1;
    const bool curved = seen_edges_.size() <= kMostCurves;
    for (std::size_t i = 0; i < seen_edges_.size(); i += stride) {
      if (!is_lit(model_.lit_ways, seen_edges_[i])) draw_edge(seen_edges_[i], curved, false);
    }
    for (const auto edge : seen_edges_) {
      if (is_lit(model_.lit_ways, edge)) draw_edge(edge, curved, true);
    }
    if (!curved) return;
    for (const auto edge : seen_edges_) draw_edge_words(edge, graph_.edges[edge]);
  }

  void draw_edge(std::uint32_t number, bool curved, bool lit) {
    const auto& edge = graph_.edges[number];
    const float zoom = ui_.view.zoom(), scale = look_.scale;
    auto colour =
        mix(palette_.surface, palette_.quiet_text, edge.kind == GraphEdge::Kind::Reply ? 0.75F : 0.5F);
    float thickness = std::clamp(1.4F * zoom, 0.6F * scale, 1.8F * scale);
    float alpha = zoom > 0.3F * scale ? 1.0F : 0.45F;
    if (has_heat()) {
      const float share = share_of(model_.proof->ways_heat[number]);
      colour = mix(mix(palette_.surface, palette_.quiet_text, 0.45F), palette_.accent, std::sqrt(share));
      thickness += 5 * std::min(scale, zoom) * std::sqrt(share);
    }
    if (lit) {
      colour = palette_.focus;
      thickness = std::max(2.0F * scale, 3.2F * zoom);
      alpha = 1;
    }
    const auto ink = to_u32(colour, alpha);
    const auto route = layout_.route(number);
    if (!curved) {
      list_->AddLine(screen(route.front()), screen(route.back()), ink, thickness);
      return;
    }
    for (std::size_t i = 0; i + 3 < route.size(); i += 3)
      list_->AddBezierCubic(screen(route[i]), screen(route[i + 1]), screen(route[i + 2]),
                            screen(route[i + 3]), ink, thickness, zoom > 0.4F * scale ? 14 : 8);
    if (zoom < 0.25F * scale) return;
    draw_head(screen(route[route.size() - 2]), screen(route.back()), ink, zoom);
    if (edge.conditional) draw_condition_mark(screen(route.front()), screen(route[1]), ink, zoom);
  }

  void draw_head(ImVec2 from, ImVec2 to, ImU32 ink, float zoom) const {
    const float dx = to.x - from.x, dy = to.y - from.y, length = std::sqrt(dx * dx + dy * dy);
    if (length < 0.01F) return;
    const float size = 8 * zoom, x = dx / length * size, y = dy / length * size;
    list_->AddTriangleFilled(to, {to.x - x - y * 0.5F, to.y - y + x * 0.5F},
                             {to.x - x + y * 0.5F, to.y - y - x * 0.5F}, ink);
  }

  /// A way that depends on a condition begins with a diamond.
  void draw_condition_mark(ImVec2 from, ImVec2 towards, ImU32 ink, float zoom) const {
    const float dx = towards.x - from.x, dy = towards.y - from.y, length = std::sqrt(dx * dx + dy * dy);
    if (length < 0.01F) return;
    const float half = 5 * zoom;
    const ImVec2 middle{from.x + dx / length * half, from.y + dy / length * half};
    list_->AddQuadFilled({middle.x, middle.y - half}, {middle.x + half, middle.y},
                         {middle.x, middle.y + half}, {middle.x - half, middle.y}, to_u32(palette_.surface));
    list_->AddQuad({middle.x, middle.y - half}, {middle.x + half, middle.y}, {middle.x, middle.y + half},
                   {middle.x - half, middle.y}, ink, std::max(1.0F, 1.2F * zoom));
  }

  void draw_edge_words(std::uint32_t number, const GraphEdge& edge) const {
    if (number >= layout_.labels.size()) return;
    const float zoom = ui_.view.zoom();
    if (kLabelLetters * zoom < kLeastLetters) return;
    const auto words = words_of(number, edge);
    const auto letters = static_cast<float>(std::min(words.size(), kLongestLabel));
    draw_words(words, TextStyle::Body, kLabelLetters * zoom, screen(layout_.labels[number]),
               letters * kLabelRoom * zoom, palette_.quiet_text, true);
  }

  /// The reply's id, or how many ways there are.
  [[nodiscard]] std::string words_of(std::uint32_t number, const GraphEdge& edge) const {
    const auto ways = model_.scenario->ways.sizes[number];
    if (ways > 1) return tr_n_format("{} way", "{} ways", ways, ways);
    return edge.words.empty() ? model_.way_names[static_cast<std::size_t>(edge.kind)] : edge.words;
  }

  // ---- nodes

  void draw_nodes() {
    const auto sight = ui_.view.sight();
    seen_nodes_.clear();
    for (std::uint32_t i = 0; i < graph_.nodes.size(); ++i) {
      if (box_of(layout_, i).meets(sight)) seen_nodes_.push_back(i);
    }
    const bool plain = kNodeHeight * ui_.view.zoom() < kPlainNode * std::min(1.0F, look_.scale);
    if (!plain) {
      for (const auto node : seen_nodes_) draw_node(node);
    } else {
      draw_plain_nodes();
    }
    if (hovered_ && plain) draw_hovered_name(*hovered_);
  }

  /// So many of them that each is a mere dot; those that lie on the same dots are left out.
  void draw_plain_nodes() {
    const float cell = seen_nodes_.size() <= kMostNodes
                           ? 0
                           : std::ceil(std::sqrt(size_.x * size_.y / static_cast<float>(kMostNodes)));
    std::vector<bool> taken;
    const auto columns = cell > 0 ? static_cast<std::size_t>(size_.x / cell) + 2 : 0;
    if (cell > 0) taken.assign(columns * (static_cast<std::size_t>(size_.y / cell) + 2), false);
    for (const auto node : seen_nodes_) {
      const auto middle = ui_.view.to_view(layout_.nodes[node]);
      const bool marked = is_marked(node);
      if (cell > 0 && !marked) {
        const auto column = static_cast<std::size_t>(std::clamp(middle.x, 0.0F, size_.x) / cell),
                   row = static_cast<std::size_t>(std::clamp(middle.y, 0.0F, size_.y) / cell);
        if (taken[row * columns + column]) continue;
        taken[row * columns + column] = true;
      }
      const float least = (marked ? 3.0F : 1.0F) * look_.scale;
      const float wide = std::max(kNodeWidth * ui_.view.zoom() / 2, least),
                  high = std::max(kNodeHeight * ui_.view.zoom() / 2, least);
      const ImVec2 here{at_.x + middle.x, at_.y + middle.y};
      list_->AddRectFilled({here.x - wide, here.y - high}, {here.x + wide, here.y + high},
                           to_u32(plain_colour(node), is_dimmed(node) ? 0.3F : 1.0F));
    }
  }

  [[nodiscard]] bool is_marked(std::uint32_t node) const {
    return is_found(node) || is_lit(model_.lit_nodes, node) || is_looked_at(node);
  }
  [[nodiscard]] bool is_found(std::uint32_t node) const {
    return std::ranges::binary_search(ui_.found, node);
  }
  [[nodiscard]] bool is_looked_at(std::uint32_t node) const {
    return model_.detail && model_.detail->node == node;
  }
  [[nodiscard]] bool is_dimmed(std::uint32_t node) const {
    return !ui_.found.empty() && !is_found(node);
  }

  [[nodiscard]] Colour plain_colour(std::uint32_t node) const {
    if (is_looked_at(node) || is_lit(model_.lit_nodes, node)) return palette_.focus;
    if (is_found(node)) return palette_.accent;
    if (has_heat())
      return model_.proof->heat.nodes[node] > 0 ? fill_of(node)
                                                : mix(palette_.surface, palette_.quiet_text, 0.25F);
    const auto& one = graph_.nodes[node];
    if (one.kind == GraphNode::Kind::OutOfPatience) return palette_.warning;
    if (one.tier && is_bad(*one.tier)) return palette_.warning;
    if (one.tier && is_good(*one.tier)) return palette_.accent;
    return mix(palette_.raised, palette_.quiet_text, 0.5F);
  }

  [[nodiscard]] Colour fill_of(std::uint32_t node) const {
    if (has_heat()) {
      const float share = share_of(model_.proof->heat.nodes[node]);
      if (share == 0) return palette_.surface;
      return mix(palette_.raised, palette_.accent, 0.12F + 0.88F * std::sqrt(share));
    }
    const auto& one = graph_.nodes[node];
    if (one.kind == GraphNode::Kind::OutOfPatience) return palette_.warning_wash;
    if (one.tier && is_bad(*one.tier)) return palette_.warning_wash;
    if (one.tier && is_good(*one.tier)) return palette_.accent_wash;
    return palette_.raised;
  }

  [[nodiscard]] Colour edge_of(std::uint32_t node) const {
    const auto& one = graph_.nodes[node];
    if (one.kind == GraphNode::Kind::OutOfPatience || (one.tier && is_bad(*one.tier)))
      return palette_.warning;
    if ((one.tier && is_good(*one.tier)) || node == graph_.start) return palette_.accent;
    return palette_.field_outline;
  }

  void draw_node(std::uint32_t node) const {
    const auto& one = graph_.nodes[node];
    const float zoom = ui_.view.zoom(), scale = look_.scale;
    const auto box = box_of(layout_, node);
    const auto begin = screen(box.begin), end = screen(box.end);
    const bool is_end = one.kind == GraphNode::Kind::Ending || one.kind == GraphNode::Kind::OutOfPatience;
    const float rounding = (is_end ? kNodeHeight / 2 : 7.0F) * zoom;
    const float faint = is_dimmed(node) ? 0.35F : 1.0F;
    const auto fill = fill_of(node);
    list_->AddRectFilled(begin, end, to_u32(fill, faint), rounding);
    const bool strong = is_found(node) || node == graph_.start;
    list_->AddRect(begin, end, to_u32(is_found(node) ? palette_.accent : edge_of(node), faint), rounding, 0,
                   std::clamp((strong ? 2.4F : 1.2F) * zoom, 1.0F, 3 * scale));
    if (is_lit(model_.lit_nodes, node)) draw_ring(begin, end, rounding, 3);
    if (is_looked_at(node)) draw_ring(begin, end, rounding, 5);
    if (hovered_ == node) draw_ring(begin, end, rounding, 1.5F);
    draw_node_words(node, fill, begin, end);
  }

  void draw_ring(ImVec2 begin, ImVec2 end, float rounding, float wide) const {
    const float line = std::max(1.5F, wide * std::min(look_.scale, ui_.view.zoom())), out = line / 2;
    list_->AddRect({begin.x - out, begin.y - out}, {end.x + out, end.y + out}, to_u32(palette_.focus),
                   rounding + out, 0, line);
  }

  void draw_node_words(std::uint32_t node, Colour fill, ImVec2 begin, ImVec2 end) const {
    const auto& one = graph_.nodes[node];
    const float zoom = ui_.view.zoom(), room = end.x - begin.x - 24 * zoom;
    const auto ink =
        contrast(palette_.text, fill) >= contrast(palette_.ground, fill) ? palette_.text : palette_.ground;
    const auto name = one.kind == GraphNode::Kind::OutOfPatience
                          ? model_.way_names[static_cast<std::size_t>(GraphEdge::Kind::OutOfPatience)]
                          : one.id;
    const ImVec2 middle{(begin.x + end.x) / 2, (begin.y + end.y) / 2};
    const auto below = second_line(node);
    if (below.empty() || kSmallLetters * zoom < kLeastLetters)
      return draw_words(name, TextStyle::Strong, kLetters * zoom, middle, room, ink);
    draw_words(name, TextStyle::Strong, kLetters * zoom, {middle.x, middle.y - 8.5F * zoom}, room, ink);
    draw_words(below, TextStyle::Body, kSmallLetters * zoom, {middle.x, middle.y + 9 * zoom}, room, ink);
  }

  /// How many come by, else what is said.
  [[nodiscard]] std::string second_line(std::uint32_t node) const {
    if (!has_heat()) return graph_.nodes[node].words;
    const float share = share_of(model_.proof->heat.nodes[node]);
    return share > 0 && share < 0.001F ? std::string(tr("less than 0.1 %"))
                                       : tr_format("{:.1f} %", share * 100.0F);
  }

  /// One line around a point, cut to `room`; nothing where it would be too small to read or is only partly in
  /// sight.
  void draw_words(std::string_view words, TextStyle style, float pixels, ImVec2 middle, float room,
                  Colour colour, bool over_lines = false) const {
    if (pixels < kLeastLetters || words.empty()) return;
    auto* font = look_.font(style);
    const float by = look_.text_height(style) / pixels;
    const auto shown = shortened(look_, style, words, room * by);
    const float wide = text_size(look_, style, shown, FLT_MAX).x / by;
    const ImVec2 begin{middle.x - wide / 2, middle.y - pixels / 2},
        end{middle.x + wide / 2, middle.y + pixels / 2};
    const bool in_sight =
        begin.x >= at_.x && end.x <= at_.x + size_.x && begin.y >= at_.y && end.y <= at_.y + size_.y;
    if (!in_sight) return;
    if (over_lines) {
      const float around = pixels / 6;
      list_->AddRectFilled({begin.x - around, begin.y}, {end.x + around, end.y}, to_u32(palette_.surface),
                           around);
    }
    list_->AddText(font, pixels, begin, to_u32(colour), shown.data(), shown.data() + shown.size());
    note_text(look_, *list_, begin, end, list_->GetClipRectMin(), list_->GetClipRectMax(), shown, words);
  }

  /// The name of what is too small to bear it.
  void draw_hovered_name(std::uint32_t node) const {
    const auto& one = graph_.nodes[node];
    if (one.id.empty()) return;
    const float height = look_.line_height(TextStyle::Caption), pad = look_.px(kSmall);
    const float room = size_.x - 4 * pad;
    const auto name = shortened(look_, TextStyle::Caption, one.id, room);
    const float wide = text_size(look_, TextStyle::Caption, name, FLT_MAX).x;
    const auto point = screen(layout_.nodes[node]);
    const float x = std::clamp(point.x - wide / 2, at_.x + 2 * pad, at_.x + size_.x - wide - 2 * pad);
    const float above = point.y - height - look_.px(kWide);
    const float y = above > at_.y + pad ? above : point.y + look_.px(kWide);
    list_->AddRectFilled({x - pad, y - pad / 2}, {x + wide + pad, y + height + pad / 2},
                         to_u32(palette_.raised), look_.px(kTight));
    list_->AddRect({x - pad, y - pad / 2}, {x + wide + pad, y + height + pad / 2},
                   to_u32(palette_.field_outline), look_.px(kTight));
    draw_text(*list_, look_, TextStyle::Caption, {x, y}, FLT_MAX, palette_.text, name);
  }

  const AuthorModel& model_;
  AuthorUi& ui_;
  const Look& look_;
  const Palette& palette_;
  const Dispatch& dispatch_;
  const ScenarioGraph& graph_;
  const GraphLayout& layout_;
  ImDrawList* list_ = nullptr;
  ImVec2 at_, size_;
  std::optional<std::uint32_t> hovered_;
  std::vector<std::uint32_t> seen_nodes_, seen_edges_;
};

}  // namespace

void draw_graph_canvas(const AuthorModel& model, AuthorUi& ui, const Canvas& canvas, const Dispatch& dispatch,
                       ImVec2 size) {
  GraphCanvas(model, ui, canvas, dispatch).draw(size);
}

}  // namespace rapport::gui
