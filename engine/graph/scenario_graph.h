// SPDX-License-Identifier: MIT
/// \file What leads where in a scenario: its turns and endings, and the ways between them, as a value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/scenario/scenario.h"

namespace rapport {

struct GraphNode {
  enum class Kind : std::uint8_t {
    Turn,           ///< somebody talks
    Message,        ///< something is to be written
    Passage,        ///< time passes
    OutOfPatience,  ///< the customer has had enough, wherever that happens
    Ending
  };
  Kind kind = Kind::Turn;
  std::uint32_t index = 0;   ///< of the turn or ending in the scenario
  std::string id;            ///< the author's; empty for OutOfPatience
  std::string words;         ///< what is said or what comes of it, shortened; may be empty
  std::optional<Tier> tier;  ///< of an ending
};

struct GraphEdge {
  enum class Kind : std::uint8_t {
    Reply,          ///< an authored reply
    Typed,          ///< a rule for words of the trainee's own
    Fallback,       ///< words that no rule is for; not shown where they stay at the turn, as is usual
    Silence,        ///< no answer in time
    OutOfPatience,  ///< from that node alone
    Automatic       ///< where there is no open reply, or after a passage
  };
  Kind kind = Kind::Reply;
  bool conditional = false;        ///< taken only if the author's condition holds
  std::uint32_t from = 0, to = 0;  ///< nodes; the same for a way that stays at its turn
  std::uint32_t source = 0;        ///< the number of the reply or rule at its turn
  std::string words;               ///< of the reply, shortened; empty for the other kinds
};

/// Nodes and edges in the order of the scenario: turns, then endings, then OutOfPatience if there is such a
/// way. So equal scenarios have equal graphs. Linear in the scenario.
struct ScenarioGraph {
  std::string id, title;
  std::vector<GraphNode> nodes;
  std::vector<GraphEdge> edges;  ///< by the node that they lead from
  std::uint32_t start = 0;
  std::size_t turns = 0;  ///< nodes below it are turns

  // NOLINTNEXTLINE(readability-convert-member-functions-to-static): asked of a graph like the one below
  [[nodiscard]] std::uint32_t node_of_turn(TurnIndex turn) const { return turn; }
  [[nodiscard]] std::uint32_t node_of_ending(EndingIndex ending) const {
    return static_cast<std::uint32_t>(turns) + ending;
  }
};

[[nodiscard]] ScenarioGraph make_graph(const Scenario& scenario);

/// The kinds in words: "reply", "typed words", ...
[[nodiscard]] std::string_view word_of(GraphEdge::Kind kind);

/// How often each node was reached and each edge taken.
struct GraphHeat {
  std::size_t plays = 0;
  std::vector<std::uint32_t> nodes, edges;  ///< as many as the graph has
};

}  // namespace rapport
