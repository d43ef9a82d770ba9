// SPDX-License-Identifier: MIT
#include "engine/graph/graphviz_layout.h"

#include <graphviz/gvc.h>

#include <algorithm>
#include <memory>
#include <mutex>
#include <string>

namespace rapport {
namespace {

// A tangle of this size takes about a second; without bounds, one of twice the size takes a minute.
constexpr std::size_t kMostNodes = 60, kMostEdges = 180;
constexpr const char* kEffort = "1";
constexpr double kPointsPerInch = 72;
constexpr std::size_t kLongestLabel = 28;

struct ContextDeleter {
  void operator()(GVC_t* context) const { gvFreeContext(context); }
};
/// One for the whole program, used by one thread at a time: what measures texts for Graphviz remembers the
/// last font by an address in the context, and looks there again after that context was freed.
struct Graphviz {
  std::mutex mutex;
  std::unique_ptr<GVC_t, ContextDeleter> context{gvContext()};
};
Graphviz& graphviz() {
  static Graphviz one;
  return one;
}

struct GraphDeleter {
  void operator()(Agraph_t* graph) const { agclose(graph); }
};

/// Graphviz changes none of the texts that it is given; its interface is older than const.
char* text(const char* words) {
  return const_cast<char*>(words);  // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

class Drawing {
 public:
  explicit Drawing(const ScenarioGraph& graph) : graph_(graph) {}

  std::optional<GraphLayout> lay_out() {
    auto& [mutex, context] = graphviz();
    const std::scoped_lock lock(mutex);
    agseterr(AGMAX);  // it says nothing on the terminal
    const std::unique_ptr<Agraph_t, GraphDeleter> drawn(agopen(text("g"), Agdirected, nullptr));
    if (context == nullptr || drawn == nullptr) return std::nullopt;
    describe(drawn.get());
    if (gvLayout(context.get(), drawn.get(), "dot") != 0) return std::nullopt;
    const auto& box = GD_bb(drawn.get());
    left_ = box.LL.x - kMargin;
    top_ = box.UR.y + kMargin;
    GraphLayout layout;
    layout.width = static_cast<float>(box.UR.x - box.LL.x + 2 * kMargin);
    layout.height = static_cast<float>(box.UR.y - box.LL.y + 2 * kMargin);
    for (auto* node : nodes_) layout.nodes.push_back(point(ND_coord(node)));
    for (auto* edge : edges_) add(layout, edge);
    layout.route_begins.push_back(static_cast<std::uint32_t>(layout.route_points.size()));
    gvFreeLayout(context.get(), drawn.get());
    return layout;
  }

 private:
  /// No word of the scenario reaches Graphviz: it is told sizes alone.
  void describe(Agraph_t* drawn) {
    for (const auto* limit : {"nslimit", "nslimit1", "mclimit"})
      agattr(drawn, AGRAPH, text(limit), text(kEffort));
    agattr(drawn, AGRAPH, text("ranksep"), text("0.7"));
    const auto inches = [](double points) { return std::to_string(points / kPointsPerInch); };
    agattr(drawn, AGNODE, text("shape"), text("box"));
    agattr(drawn, AGNODE, text("fixedsize"), text("true"));
    agattr(drawn, AGNODE, text("label"), text(""));
    agattr(drawn, AGNODE, text("width"), text(inches(kNodeWidth).c_str()));
    agattr(drawn, AGNODE, text("height"), text(inches(kNodeHeight).c_str()));
    auto* label = agattr(drawn, AGEDGE, text("label"), text(""));
    agattr(drawn, AGEDGE, text("fontsize"), text("11"));
    for (std::size_t i = 0; i < graph_.nodes.size(); ++i)
      nodes_.push_back(agnode(drawn, text(std::to_string(i).c_str()), 1));
    for (std::size_t i = 0; i < graph_.edges.size(); ++i) {
      const auto& edge = graph_.edges[i];
      auto* added = agedge(drawn, nodes_[edge.from], nodes_[edge.to], text(std::to_string(i).c_str()), 1);
      const auto words = edge.words.empty() ? word_of(edge.kind).size() : edge.words.size();
      const std::string room(std::min(words, kLongestLabel), 'o');
      agxset(added, label, text(room.c_str()));
      edges_.push_back(added);
    }
  }

  template <typename Point>
  [[nodiscard]] GraphPoint point(const Point& at) const {
    return {static_cast<float>(at.x - left_), static_cast<float>(top_ - at.y)};
  }

  void add(GraphLayout& layout, Agedge_t* edge) const {
    layout.route_begins.push_back(static_cast<std::uint32_t>(layout.route_points.size()));
    GraphPoint label{};
    if (const auto* splines = ED_spl(edge); splines != nullptr && splines->size > 0) {
      const auto& curve = splines->list[0];
      for (std::size_t i = 0; i < static_cast<std::size_t>(curve.size); ++i)
        layout.route_points.push_back(point(curve.list[i]));
      label = layout.route_points[layout.route_begins.back()];
      if (curve.eflag != 0) layout.route_points.back() = point(curve.ep);
    }
    if (const auto* words = ED_label(edge); words != nullptr && words->set) label = point(words->pos);
    layout.labels.push_back(label);
  }

  static constexpr double kMargin = 20;

  const ScenarioGraph& graph_;
  std::vector<Agnode_t*> nodes_;
  std::vector<Agedge_t*> edges_;
  double left_ = 0, top_ = 0;
};

}  // namespace

std::optional<GraphLayout> graphviz_layout(const ScenarioGraph& graph) {
  if (graph.nodes.empty() || graph.nodes.size() > kMostNodes || graph.edges.size() > kMostEdges)
    return std::nullopt;
  return Drawing(graph).lay_out();
}

}  // namespace rapport
