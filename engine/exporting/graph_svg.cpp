// SPDX-License-Identifier: MIT
#include "engine/exporting/graph_svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>

#include "engine/exporting/html_text.h"

namespace rapport {
namespace {

constexpr std::string_view kStyle = R"(<style>
  .ground { fill: #ffffff; }
  svg { color: #1b2430; font: 12px "Inter", "DejaVu Sans", sans-serif; }
  text { fill: currentColor; }
  .id { font-weight: 600; }
  .label { font-size: 11px; paint-order: stroke; stroke: #ffffff; stroke-width: 3px; }
  .node rect { fill: #eef3f8; stroke: #53657a; stroke-width: 1.5; }
  .ending rect { fill: #e6f1e9; stroke-width: 3; }
  .out-of-patience rect { fill: #f8e9e6; }
  .heat-1 rect { fill: #e3eefb; } .heat-2 rect { fill: #c6dcf6; }
  .heat-3 rect { fill: #9fc4ee; } .heat-4 rect { fill: #7aaee6; }
  .edge path { fill: none; stroke: #53657a; stroke-width: 1.5; }
  .typed path { stroke-dasharray: 7 3; } .fallback path { stroke-dasharray: 3 3; }
  .silence path { stroke-dasharray: 1 4; stroke-linecap: round; } .automatic path { stroke-dasharray: 12 3 2 3; }
  .out-of-patience path { stroke-dasharray: 12 3 2 3; }
  .never rect { stroke-dasharray: 5 4; fill: none; } .never path { stroke-width: 0.8; opacity: 0.6; }
  .tip { fill: #53657a; }
  @media (prefers-color-scheme: dark) {
    svg { color: #e6ebf1; } .ground { fill: #151b23; }
    .label { stroke: #151b23; }
    .node rect { fill: #222c38; stroke: #93a5b9; } .ending rect { fill: #20352a; }
    .out-of-patience rect { fill: #3d2723; }
    .heat-1 rect { fill: #1f3149; } .heat-2 rect { fill: #234470; }
    .heat-3 rect { fill: #285692; } .heat-4 rect { fill: #2d66b0; }
    .never rect { fill: none; }
    .edge path { stroke: #93a5b9; } .tip { fill: #93a5b9; }
  }
</style>
)";

constexpr std::string_view kTip =
    "<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" "
    "markerHeight=\"7\" orient=\"auto\"><path class=\"tip\" d=\"M0 0 8 4 0 8z\"/></marker></defs>\n";

/// So much of the words as fits: letters are some `width` wide.
std::string fitting(const std::string& words, float room, float width) {
  const auto most = static_cast<std::size_t>(room / width);
  std::size_t characters = 0, end = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if ((static_cast<unsigned char>(words[i]) & 0xC0U) == 0x80U) continue;
    if (characters + 1 == most) end = i;
    if (++characters > most) return words.substr(0, end) + "\u2026";
  }
  return words;
}

std::string_view class_of(GraphNode::Kind kind) {
  switch (kind) {
    case GraphNode::Kind::Turn:
      return "turn";
    case GraphNode::Kind::Message:
      return "message";
    case GraphNode::Kind::Passage:
      return "passage";
    case GraphNode::Kind::OutOfPatience:
      return "out-of-patience";
    case GraphNode::Kind::Ending:
      return "ending";
  }
  return {};
}

std::string_view class_of(GraphEdge::Kind kind) {
  switch (kind) {
    case GraphEdge::Kind::Reply:
      return "reply";
    case GraphEdge::Kind::Typed:
      return "typed";
    case GraphEdge::Kind::Fallback:
      return "fallback";
    case GraphEdge::Kind::Silence:
      return "silence";
    case GraphEdge::Kind::OutOfPatience:
      return "out-of-patience";
    case GraphEdge::Kind::Automatic:
      return "automatic";
  }
  return {};
}

class Picture {
 public:
  Picture(const ScenarioGraph& graph, const GraphLayout& layout, const GraphHeat* heat)
      : graph_(graph), layout_(layout), heat_(heat) {}

  std::string write() {
    fmt::format_to(out_,
                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
                   "width=\"{0:.0f}\" height=\"{1:.0f}\" viewBox=\"0 0 {0:.0f} {1:.0f}\" role=\"img\" "
                   "aria-labelledby=\"title\" aria-describedby=\"desc\">\n",
                   std::ceil(layout_.width), std::ceil(layout_.height));
    fmt::format_to(out_, "<title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>\n",
                   html_escaped(graph_.title), html_escaped(description()));
    text_ += kStyle;
    text_ += kTip;
    text_ += "<rect class=\"ground\" width=\"100%\" height=\"100%\"/>\n";
    for (std::size_t i = 0; i < graph_.edges.size(); ++i) write_edge(i);
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i) write_node(i);
    text_ += "</svg>\n";
    return std::move(text_);
  }

 private:
  [[nodiscard]] std::string description() const {
    const auto endings = std::ranges::count(graph_.nodes, GraphNode::Kind::Ending, &GraphNode::kind);
    auto words =
        fmt::format("The way through the conversation: {} turns, {} endings and {} ways between them.",
                    graph_.turns, endings, graph_.edges.size());
    if (heat_ == nullptr) return words;
    const auto touched = [](const std::vector<std::uint32_t>& counts) {
      return counts.size() - static_cast<std::size_t>(std::ranges::count(counts, 0U));
    };
    words +=
        fmt::format(" {} conversations reached {} of {} places and took {} of {} ways.", heat_->plays,
                    touched(heat_->nodes), heat_->nodes.size(), touched(heat_->edges), heat_->edges.size());
    return words;
  }

  /// From 1, seldom, to 4, as often as the most.
  [[nodiscard]] std::string heat_class(std::uint32_t count) const {
    if (heat_ == nullptr) return {};
    if (count == 0) return " never";
    const auto most = std::max(1U, *std::ranges::max_element(heat_->nodes));
    const auto share = static_cast<double>(count) / static_cast<double>(most);
    return fmt::format(" heat-{}", std::clamp(static_cast<int>(std::ceil(share * 4)), 1, 4));
  }

  [[nodiscard]] std::string times(std::uint32_t count) const {
    return heat_ == nullptr ? "" : count == 0 ? ", never so far" : fmt::format(", {} times", count);
  }

  [[nodiscard]] std::string name_of(std::uint32_t node) const {
    const auto& it = graph_.nodes[node];
    return it.kind == GraphNode::Kind::OutOfPatience ? "out of patience" : it.id;
  }

  void write_node(std::size_t i) {
    const auto& node = graph_.nodes[i];
    const auto count = heat_ == nullptr ? 0 : heat_->nodes[i];
    const auto at = layout_.nodes[i];
    const auto name = name_of(static_cast<std::uint32_t>(i));
    fmt::format_to(out_, R"(<g class="node {}{}" role="img"><title>{}</title>)", class_of(node.kind),
                   heat_class(count), html_escaped(fmt::format("{}: {}{}", name, node.words, times(count))));
    fmt::format_to(out_, R"(<rect x="{:.1f}" y="{:.1f}" width="{}" height="{}" rx="8"/>)",
                   at.x - kNodeWidth / 2, at.y - kNodeHeight / 2, kNodeWidth, kNodeHeight);
    constexpr float kRoom = kNodeWidth - 16;
    const bool alone = node.words.empty();
    fmt::format_to(out_, R"(<text class="id" x="{:.1f}" y="{:.1f}" text-anchor="middle">{}</text>)", at.x,
                   at.y + (alone ? 4.0F : -4.0F), html_escaped(fitting(name, kRoom, 7.2F)));
    if (!alone) {
      fmt::format_to(out_, R"(<text x="{:.1f}" y="{:.1f}" text-anchor="middle">{}</text>)", at.x, at.y + 13,
                     html_escaped(fitting(node.words, kRoom, 6.4F)));
    }
    text_ += "</g>\n";
  }

  void write_edge(std::size_t i) {
    const auto route = layout_.route(i);
    if (route.size() < 4) return;
    const auto& edge = graph_.edges[i];
    const auto count = heat_ == nullptr ? 0 : heat_->edges[i];
    fmt::format_to(out_, R"(<g class="edge {}{}" role="img"><title>{}</title>)", class_of(edge.kind),
                   heat_ != nullptr && count == 0 ? " never" : "",
                   html_escaped(fmt::format("{} to {}, {}{}{}{}{}", name_of(edge.from), name_of(edge.to),
                                            word_of(edge.kind), edge.words.empty() ? "" : ": ", edge.words,
                                            edge.conditional ? ", on a condition" : "", times(count))));
    fmt::format_to(out_, "<path d=\"M{:.1f} {:.1f}C", route[0].x, route[0].y);
    for (const auto& point : route.subspan(1)) fmt::format_to(out_, "{:.1f} {:.1f} ", point.x, point.y);
    text_ += "\" marker-end=\"url(#tip)\"/>";
    if (!layout_.labels.empty()) {
      const auto label = edge.words.empty() ? std::string(word_of(edge.kind)) : edge.words;
      fmt::format_to(out_, R"(<text class="label" x="{:.1f}" y="{:.1f}" text-anchor="middle">{}</text>)",
                     layout_.labels[i].x, layout_.labels[i].y + 4, html_escaped(fitting(label, 168, 6)));
    }
    text_ += "</g>\n";
  }

  const ScenarioGraph& graph_;
  const GraphLayout& layout_;
  const GraphHeat* heat_;
  std::string text_;
  std::back_insert_iterator<std::string> out_{text_};
};

}  // namespace

std::string graph_svg(const ScenarioGraph& graph, const GraphLayout& layout, const GraphHeat* heat) {
  return Picture(graph, layout, heat).write();
}

}  // namespace rapport
