// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include "engine/graph/graph_layout.h"
#include "engine/graph/graphviz_layout.h"

namespace rapport {
namespace {

constexpr float kBeside = 30, kBelow = 70, kMargin = 20;
constexpr float kLoop = 34;  ///< how far a way back swings out
constexpr int kSweeps = 3;
constexpr auto kNowhere = std::numeric_limits<std::uint32_t>::max();

class Layers {
 public:
  explicit Layers(const ScenarioGraph& graph) : graph_(graph) {}

  GraphLayout lay_out() {
    find_layers();
    for (int i = 0; i < kSweeps; ++i) sort_layers();
    place_nodes();
    for (std::size_t i = 0; i < graph_.edges.size(); ++i) draw_edge(graph_.edges[i], i);
    layout_.route_begins.push_back(static_cast<std::uint32_t>(layout_.route_points.size()));
    return std::move(layout_);
  }

 private:
  /// Breadth first from the start, then from whatever is left.
  void find_layers() {
    const auto count = graph_.nodes.size();
    first_edge_.assign(count + 1, 0);
    for (const auto& edge : graph_.edges) ++first_edge_[edge.from + 1];
    for (std::size_t i = 0; i < count; ++i) first_edge_[i + 1] += first_edge_[i];
    layer_.assign(count, kNowhere);
    std::vector<std::uint32_t> queue;
    queue.reserve(count);
    const auto spread = [&](std::uint32_t root, std::uint32_t layer) {
      if (layer_[root] != kNowhere) return;
      std::size_t next = queue.size();
      layer_[root] = layer;
      queue.push_back(root);
      for (; next < queue.size(); ++next) {
        const auto node = queue[next];
        for (auto e = first_edge_[node]; e < first_edge_[node + 1]; ++e) {
          const auto to = graph_.edges[e].to;
          if (layer_[to] != kNowhere) continue;
          layer_[to] = layer_[node] + 1;
          queue.push_back(to);
        }
      }
    };
    if (graph_.start < count) spread(graph_.start, 0);
    std::uint32_t last = 0;
    for (const auto node : queue) last = std::max(last, layer_[node]);
    for (std::uint32_t node = 0; node < count; ++node) spread(node, last + 1);
    for (const auto node : queue) {
      if (layers_.size() <= layer_[node]) layers_.resize(layer_[node] + 1);
      layers_[layer_[node]].push_back(node);
    }
    rank_.assign(count, 0);
    for (const auto& layer : layers_) rank(layer);
  }

  /// How far to the right a node stands in its layer: 0 to 1.
  void rank(const std::vector<std::uint32_t>& layer) {
    for (std::size_t i = 0; i < layer.size(); ++i)
      rank_[layer[i]] = (static_cast<float>(i) + 0.5F) / static_cast<float>(layer.size());
  }

  /// Each node moves to the mean of those that it has edges with.
  void sort_layers() {
    std::vector<float> sum(graph_.nodes.size(), 0), weight(graph_.nodes.size(), 0);
    for (const auto& edge : graph_.edges) {
      if (layer_[edge.from] == layer_[edge.to]) continue;
      sum[edge.to] += rank_[edge.from];
      sum[edge.from] += rank_[edge.to];
      ++weight[edge.to];
      ++weight[edge.from];
    }
    const auto wish = [&](std::uint32_t node) {
      return weight[node] > 0 ? sum[node] / weight[node] : rank_[node];
    };
    for (auto& layer : layers_) {
      std::ranges::stable_sort(layer, {}, wish);
      rank(layer);
    }
  }

  void place_nodes() {
    // About as wide as high; a small graph keeps its layers whole.
    const auto square = static_cast<std::size_t>(std::sqrt(static_cast<double>(graph_.nodes.size()))) + 1;
    const auto most = std::max<std::size_t>(8, square);
    std::size_t widest = 1;
    for (const auto& layer : layers_) widest = std::max(widest, std::min(layer.size(), most));
    const float across = kNodeWidth + kBeside, down = kNodeHeight + kBelow;
    layout_.width = 2 * (kMargin + kLoop) + static_cast<float>(widest) * across - kBeside;
    layout_.nodes.resize(graph_.nodes.size());
    const float top = kMargin + kNodeHeight / 2;
    std::size_t rows = 0;
    for (const auto& layer : layers_) {
      for (std::size_t begin = 0; begin < layer.size(); begin += most, ++rows) {
        const auto count = std::min(most, layer.size() - begin);
        const float left = layout_.width / 2 - static_cast<float>(count - 1) * across / 2;
        for (std::size_t i = 0; i < count; ++i) {
          layout_.nodes[layer[begin + i]] = {left + static_cast<float>(i) * across,
                                             top + static_cast<float>(rows) * down};
        }
      }
    }
    layout_.height = top + static_cast<float>(rows) * down - down + kNodeHeight / 2 + kMargin;
  }

  void draw_edge(const GraphEdge& edge, std::size_t index) {
    layout_.route_begins.push_back(static_cast<std::uint32_t>(layout_.route_points.size()));
    const auto from = layout_.nodes[edge.from], to = layout_.nodes[edge.to];
    // The edges of a node leave it side by side.
    const auto count = static_cast<float>(first_edge_[edge.from + 1] - first_edge_[edge.from]);
    const float share = (static_cast<float>(index - first_edge_[edge.from]) + 1) / (count + 1) - 0.5F;
    auto& points = layout_.route_points;
    if (to.y > from.y) {
      const GraphPoint begin{from.x + share * kNodeWidth * 0.8F, from.y + kNodeHeight / 2};
      const GraphPoint end{to.x + share * kNodeWidth * 0.4F, to.y - kNodeHeight / 2};
      const float bend = (end.y - begin.y) / 2;
      points.insert(points.end(), {begin, {begin.x, begin.y + bend}, {end.x, end.y - bend}, end});
      return;
    }
    const float side = kNodeWidth / 2, lift = share * kNodeHeight * 0.6F;
    const float apart = edge.from == edge.to ? kNodeHeight / 4 : 0;
    const GraphPoint begin{from.x + side, from.y + lift - apart}, end{to.x + side, to.y + lift + apart};
    const float out = std::max(begin.x, end.x) + kLoop;
    points.insert(points.end(), {begin, {out, begin.y}, {out, end.y}, end});
  }

  const ScenarioGraph& graph_;
  GraphLayout layout_;
  std::vector<std::uint32_t> first_edge_, layer_;
  std::vector<std::vector<std::uint32_t>> layers_;
  std::vector<float> rank_;
};

}  // namespace

GraphLayout layered_layout(const ScenarioGraph& graph) {
  return Layers(graph).lay_out();
}

GraphLayout layout_of(const ScenarioGraph& graph) {
  auto layout = graphviz_layout(graph);
  return layout ? std::move(*layout) : layered_layout(graph);
}

}  // namespace rapport
