// SPDX-License-Identifier: MIT
/// \file Which part of a graph is seen, how large, and what of it is found.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/graph/graph_layout.h"
#include "engine/graph/scenario_graph.h"

namespace rapport::gui {

/// A rectangle, in the units of the layout or in pixels.
struct GraphBox {
  GraphPoint begin, end;

  [[nodiscard]] bool meets(const GraphBox& other) const {
    return begin.x <= other.end.x && other.begin.x <= end.x && begin.y <= other.end.y &&
           other.begin.y <= end.y;
  }
};

/// The layout's point `centre` stands in the middle of the view; each of its units is `zoom` pixels.
class GraphView {
 public:
  static constexpr float kLeastZoom = 0.004F, kMostZoom = 6;
  static constexpr float kStep = 1.25F;  ///< of one press or one notch

  /// The view itself has changed its size, in pixels.
  void resize(GraphPoint size) { size_ = size; }
  /// Shows all of the layout; `largest` zoom of a small one.
  void show_all(const GraphLayout& layout, float largest);
  /// Brings a node into the middle, at this zoom at least.
  void show_node(const GraphLayout& layout, std::uint32_t node, float least_zoom);
  /// By so many pixels: what was seen at the left stands further to the right for a positive x.
  void pan(GraphPoint pixels);
  /// What lies under the point of the view, in pixels, stays there.
  void zoom_about(GraphPoint point, float factor);
  void zoom_about_middle(float factor) { zoom_about({size_.x / 2, size_.y / 2}, factor); }
  /// Never so far away that nothing of it is left in the view.
  void stay_at(const GraphLayout& layout);

  [[nodiscard]] float zoom() const { return zoom_; }
  [[nodiscard]] GraphPoint to_view(GraphPoint of_layout) const;
  [[nodiscard]] GraphPoint to_layout(GraphPoint of_view) const;
  /// The part of the layout that is in sight.
  [[nodiscard]] GraphBox sight() const;

 private:
  GraphPoint size_{1, 1}, centre_;
  float zoom_ = 1;
};

[[nodiscard]] GraphBox box_of(const GraphLayout& layout, std::uint32_t node);

/// The node at a point of the layout.
[[nodiscard]] std::optional<std::uint32_t> node_at(const GraphLayout& layout, GraphPoint point);

/// The nodes, as in the graph of `scenario`, whose id, lines, replies or title hold `words`, in order; none
/// for no words. Letters A to Z count as a to z.
[[nodiscard]] std::vector<std::uint32_t> nodes_with(const Scenario& scenario, std::string_view words);

}  // namespace rapport::gui
