// SPDX-License-Identifier: MIT
#include "engine/graph/graph_heat.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/session/advance.h"

namespace rapport {
namespace {

using Kind = GraphEdge::Kind;

/// Follows one conversation through the graph.
class Walk {
 public:
  Walk(GraphHeat& heat, const ScenarioGraph& graph) : heat_(heat), graph_(graph) {}

  void begin(const SessionEvents& events) { follow(events, graph_.start, std::nullopt); }

  void take(std::uint32_t from, const Move& move, const SessionEvents& events) { follow(events, from, move); }

 private:
  void follow(const SessionEvents& events, std::uint32_t from, std::optional<Move> move) {
    bool first = true;
    for (const auto& event : events) {
      if (event.kind == SessionEvent::Kind::PatienceRanOut) {
        from = static_cast<std::uint32_t>(graph_.nodes.size() - 1);
        ++heat_.nodes[from];
        move.reset();
        first = false;
      }
      const bool turn = event.kind == SessionEvent::Kind::TurnReached;
      if (!turn && event.kind != SessionEvent::Kind::EndingReached) continue;
      const auto to = turn ? graph_.node_of_turn(event.subject) : graph_.node_of_ending(event.subject);
      ++heat_.nodes[to];
      if (!first || move) count(from, to, first ? move : std::nullopt);
      first = false;
      from = to;
    }
    if (first && move) count(from, from, move);
  }

  /// The edge that a move took. Without a move it is one that is taken by itself.
  void count(std::uint32_t from, std::uint32_t to, const std::optional<Move>& move) {
    const auto begin = std::ranges::lower_bound(graph_.edges, from, {}, &GraphEdge::from);
    for (auto edge = begin; edge != graph_.edges.end() && edge->from == from; ++edge) {
      if (edge->to != to || !took(*edge, move)) continue;
      ++heat_.edges[static_cast<std::size_t>(edge - graph_.edges.begin())];
      return;
    }
  }

  static bool took(const GraphEdge& edge, const std::optional<Move>& move) {
    if (!move) return edge.kind == Kind::Automatic || edge.kind == Kind::OutOfPatience;
    switch (move->kind) {
      case Move::Kind::Option:
        return edge.kind == Kind::Reply && edge.source == move->option;
      case Move::Kind::Typed:
        return edge.kind == Kind::Typed || edge.kind == Kind::Fallback;
      case Move::Kind::Silence:
        return edge.kind == Kind::Silence;
    }
    return false;
  }

  GraphHeat& heat_;
  const ScenarioGraph& graph_;
};

}  // namespace

GraphHeat no_heat(const ScenarioGraph& graph) {
  return {0, std::vector<std::uint32_t>(graph.nodes.size()), std::vector<std::uint32_t>(graph.edges.size())};
}

void add_play(GraphHeat& heat, const ScenarioGraph& graph, const Session& played) {
  const auto& program = played.scenario().program;
  Walk walk(heat, graph);
  SessionEvents events;
  auto state = begin_conversation(program, played.seed(), &events);
  walk.begin(events);
  for (const auto& reply : played.replies()) {
    const auto from = graph.node_of_turn(reply.turn);
    const auto move = move_of(reply);
    events.clear();
    state = advance(program, std::move(state), move, &events);
    walk.take(from, move, events);
  }
  ++heat.plays;
}

}  // namespace rapport
