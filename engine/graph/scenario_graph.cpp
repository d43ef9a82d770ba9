// SPDX-License-Identifier: MIT
#include "engine/graph/scenario_graph.h"

#include <string_view>
#include <utility>

namespace rapport {
namespace {

constexpr std::size_t kMostCharacters = 40;

/// Few enough characters for a label, cut between two of them.
std::string shortened(std::string_view words) {
  std::size_t characters = 0, end = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool begins = (static_cast<unsigned char>(words[i]) & 0xC0U) != 0x80U;
    if (!begins) continue;
    if (characters + 1 == kMostCharacters) end = i;
    if (++characters > kMostCharacters) return std::string(words.substr(0, end)) + "\u2026";
  }
  return std::string(words);
}

std::string first_words(const std::vector<LineVariant>& lines) {
  return lines.empty() || lines.front().wordings.empty() ? "" : shortened(lines.front().wordings.front());
}

class GraphMaker {
 public:
  explicit GraphMaker(const Scenario& scenario) : scenario_(scenario) {}

  ScenarioGraph make() {
    graph_.id = scenario_.id;
    graph_.title = scenario_.title;
    graph_.turns = scenario_.turns.size();
    graph_.start = graph_.node_of_turn(scenario_.start);
    for (const auto& turn : scenario_.turns) add_node(turn);
    for (const auto& ending : scenario_.endings) add_node(ending);
    for (std::uint32_t i = 0; i < scenario_.turns.size(); ++i) add_edges_of(scenario_.turns[i], i);
    if (!scenario_.customer.out_of_patience.empty()) {
      const auto node = static_cast<std::uint32_t>(graph_.nodes.size());
      graph_.nodes.push_back({GraphNode::Kind::OutOfPatience, 0, {}, {}, std::nullopt});
      add_edges(node, GraphEdge::Kind::OutOfPatience, 0, {}, scenario_.customer.out_of_patience);
    }
    return std::move(graph_);
  }

 private:
  void add_node(const Turn& turn) {
    const auto kind = turn.kind == Turn::Kind::Message   ? GraphNode::Kind::Message
                      : turn.kind == Turn::Kind::Passage ? GraphNode::Kind::Passage
                                                         : GraphNode::Kind::Turn;
    auto words = first_words(turn.customer);
    if (words.empty()) words = shortened(turn.narration);
    graph_.nodes.push_back(
        {kind, static_cast<std::uint32_t>(graph_.nodes.size()), turn.id, std::move(words), std::nullopt});
  }

  void add_node(const Ending& ending) {
    const auto index = static_cast<std::uint32_t>(graph_.nodes.size() - graph_.turns);
    graph_.nodes.push_back({GraphNode::Kind::Ending, index, ending.id, shortened(ending.title), ending.tier});
  }

  void add_edges_of(const Turn& turn, std::uint32_t node) {
    for (std::uint32_t i = 0; i < turn.replies.size(); ++i) {
      const auto& reply = turn.replies[i];
      add_edges(node, GraphEdge::Kind::Reply, i, shortened(reply.words), reply.go, reply.when.has_value());
    }
    for (std::uint32_t i = 0; i < turn.typed_rules.size(); ++i)
      add_edges(node, GraphEdge::Kind::Typed, i, {}, turn.typed_rules[i].go, true);
    add_edges(node, GraphEdge::Kind::Fallback, 0, {}, turn.typed_fallback.go);
    if (turn.clock) add_edges(node, GraphEdge::Kind::Silence, 0, {}, turn.clock->go);
    add_edges(node, GraphEdge::Kind::Automatic, 0, {}, turn.go);
  }

  void add_edges(std::uint32_t from, GraphEdge::Kind kind, std::uint32_t source, const std::string& words,
                 const std::vector<Branch>& branches, bool conditional = false) {
    for (const auto& branch : branches) {
      // That words lead nowhere is so at every turn whose author does not say otherwise.
      const bool usual = kind == GraphEdge::Kind::Fallback && branch.to.kind == Destination::Kind::Stay;
      if (usual && !branch.when) continue;
      const auto to = branch.to.kind == Destination::Kind::Turn     ? graph_.node_of_turn(branch.to.index)
                      : branch.to.kind == Destination::Kind::Ending ? graph_.node_of_ending(branch.to.index)
                                                                    : from;
      graph_.edges.push_back({kind, conditional || branch.when.has_value(), from, to, source, words});
    }
  }

  const Scenario& scenario_;
  ScenarioGraph graph_;
};

}  // namespace

ScenarioGraph make_graph(const Scenario& scenario) {
  return GraphMaker(scenario).make();
}

std::string_view word_of(GraphEdge::Kind kind) {
  switch (kind) {
    case GraphEdge::Kind::Reply:
      return "reply";
    case GraphEdge::Kind::Typed:
      return "typed words";
    case GraphEdge::Kind::Fallback:
      return "other words";
    case GraphEdge::Kind::Silence:
      return "silence";
    case GraphEdge::Kind::OutOfPatience:
      return "out of patience";
    case GraphEdge::Kind::Automatic:
      return "by itself";
  }
  return {};
}

}  // namespace rapport
