// SPDX-License-Identifier: MIT
#include "gui/author/graph_view.h"

#include <algorithm>
#include <string>

namespace rapport::gui {
namespace {

std::string folded(std::string_view text) {
  std::string plain(text);
  for (auto& letter : plain) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return plain;
}

template <typename See>
void see_lines(const std::vector<LineVariant>& lines, const See& see) {
  for (const auto& line : lines) {
    for (const auto& wording : line.wordings) see(wording);
  }
}

template <typename See>
void see_texts(const Turn& turn, const See& see) {
  see(turn.id);
  see(turn.narration);
  see_lines(turn.customer, see);
  for (const auto& reply : turn.replies) {
    see(reply.id);
    see(reply.words);
  }
}

template <typename See>
void see_texts(const Ending& ending, const See& see) {
  see(ending.id);
  see(ending.title);
  see_lines(ending.say, see);
}

}  // namespace

void GraphView::show_all(const GraphLayout& layout, float largest) {
  const float fits =
      std::min(size_.x / std::max(1.0F, layout.width), size_.y / std::max(1.0F, layout.height));
  zoom_ = std::clamp(std::min(fits, largest), kLeastZoom, kMostZoom);
  centre_ = {layout.width / 2, layout.height / 2};
}

void GraphView::show_node(const GraphLayout& layout, std::uint32_t node, float least_zoom) {
  if (node >= layout.nodes.size()) return;
  centre_ = layout.nodes[node];
  zoom_ = std::clamp(std::max(zoom_, least_zoom), kLeastZoom, kMostZoom);
}

void GraphView::pan(GraphPoint pixels) {
  centre_.x -= pixels.x / zoom_;
  centre_.y -= pixels.y / zoom_;
}

void GraphView::zoom_about(GraphPoint point, float factor) {
  const auto under = to_layout(point);
  zoom_ = std::clamp(zoom_ * factor, kLeastZoom, kMostZoom);
  const auto now = to_layout(point);
  centre_.x += under.x - now.x;
  centre_.y += under.y - now.y;
}

void GraphView::stay_at(const GraphLayout& layout) {
  centre_.x = std::clamp(centre_.x, 0.0F, std::max(0.0F, layout.width));
  centre_.y = std::clamp(centre_.y, 0.0F, std::max(0.0F, layout.height));
}

GraphPoint GraphView::to_view(GraphPoint of_layout) const {
  return {(of_layout.x - centre_.x) * zoom_ + size_.x / 2, (of_layout.y - centre_.y) * zoom_ + size_.y / 2};
}

GraphPoint GraphView::to_layout(GraphPoint of_view) const {
  return {(of_view.x - size_.x / 2) / zoom_ + centre_.x, (of_view.y - size_.y / 2) / zoom_ + centre_.y};
}

GraphBox GraphView::sight() const {
  return {to_layout({0, 0}), to_layout(size_)};
}

GraphBox box_of(const GraphLayout& layout, std::uint32_t node) {
  const auto& middle = layout.nodes[node];
  return {{middle.x - kNodeWidth / 2, middle.y - kNodeHeight / 2},
          {middle.x + kNodeWidth / 2, middle.y + kNodeHeight / 2}};
}

std::optional<std::uint32_t> node_at(const GraphLayout& layout, GraphPoint point) {
  for (std::uint32_t node = 0; node < layout.nodes.size(); ++node) {
    if (box_of(layout, node).meets({point, point})) return node;
  }
  return std::nullopt;
}

std::vector<std::uint32_t> nodes_with(const Scenario& scenario, std::string_view words) {
  std::vector<std::uint32_t> found;
  const auto wanted = folded(words);
  if (wanted.find_first_not_of(' ') == std::string::npos) return found;
  std::uint32_t node = 0;
  const auto look = [&](const auto& place) {
    bool is_there = false;
    see_texts(place, [&](std::string_view text) {
      is_there = is_there || folded(text).find(wanted) != std::string::npos;
    });
    if (is_there) found.push_back(node);
    ++node;
  };
  for (const auto& turn : scenario.turns) look(turn);
  for (const auto& ending : scenario.endings) look(ending);
  return found;
}

}  // namespace rapport::gui
