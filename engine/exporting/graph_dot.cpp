// SPDX-License-Identifier: MIT
#include "engine/exporting/graph_dot.h"

#include <fmt/format.h>

#include <iterator>
#include <string_view>

namespace rapport {
namespace {

/// What stands on an edge: the reply's words, or what kind of edge it is.
std::string label_of(const GraphEdge& edge) {
  auto label = edge.words.empty() ? std::string(word_of(edge.kind)) : edge.words;
  if (edge.conditional) label += " (sometimes)";
  return label;
}

std::string name_of(const GraphNode& node) {
  return node.kind == GraphNode::Kind::OutOfPatience ? "out of patience" : node.id;
}

std::string times(const std::vector<std::uint32_t>& counts, std::size_t i) {
  return counts[i] == 0 ? "never" : fmt::format("{} x", counts[i]);
}

/// In quotes: a quotation mark ends the words and a backslash has a meaning of its own; a control character
/// has none.
std::string in_dot_quotes(std::string_view words) {
  std::string quoted = "\"";
  for (const char c : words) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += static_cast<unsigned char>(c) < 0x20U ? ' ' : c;
  }
  return quoted + '"';
}

/// Mermaid reads HTML, and # begins a character by its name.
std::string in_mermaid_quotes(std::string_view words) {
  std::string quoted = "\"";
  for (const char c : words) {
    switch (c) {
      case '"':
        quoted += "#quot;";
        break;
      case '#':
        quoted += "#35;";
        break;
      case '&':
        quoted += "#amp;";
        break;
      case '<':
        quoted += "#lt;";
        break;
      case '>':
        quoted += "#gt;";
        break;
      case '`':
        quoted += "#96;";
        break;
      default:
        quoted += static_cast<unsigned char>(c) < 0x20U ? ' ' : c;
    }
  }
  return quoted + '"';
}

}  // namespace

std::string graph_dot(const ScenarioGraph& graph, const GraphHeat* heat) {
  std::string text = fmt::format("digraph {} {{\n", in_dot_quotes(graph.id));
  auto out = std::back_inserter(text);
  fmt::format_to(out, "  label={};\n  labelloc=t;\n  fontname=\"sans-serif\";\n", in_dot_quotes(graph.title));
  text +=
      "  node [shape=box, style=rounded, fontname=\"sans-serif\"];\n  edge [fontname=\"sans-serif\", "
      "fontsize=11];\n";
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const auto& node = graph.nodes[i];
    auto label = name_of(node);
    if (!node.words.empty()) label += ": " + node.words;
    std::string_view style;
    if (node.kind == GraphNode::Kind::Ending) style = ", shape=box, peripheries=2";
    if (node.kind == GraphNode::Kind::Passage) style = ", shape=parallelogram";
    if (node.kind == GraphNode::Kind::Message) style = ", shape=note";
    if (node.kind == GraphNode::Kind::OutOfPatience) style = ", shape=octagon";
    std::string_view drawn;
    if (heat != nullptr) {
      label += fmt::format(" [{}]", times(heat->nodes, i));
      if (heat->nodes[i] == 0) drawn = ", style=dashed";
    }
    fmt::format_to(out, "  n{} [label={}{}{}];\n", i, in_dot_quotes(label), style, drawn);
  }
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    const auto& edge = graph.edges[i];
    auto label = label_of(edge);
    std::string_view drawn;
    if (edge.kind != GraphEdge::Kind::Reply) drawn = ", style=dotted";
    if (heat != nullptr) {
      label += fmt::format(" [{}]", times(heat->edges, i));
      if (heat->edges[i] == 0) drawn = ", style=dashed";
    }
    fmt::format_to(out, "  n{} -> n{} [label={}{}];\n", edge.from, edge.to, in_dot_quotes(label), drawn);
  }
  return text + "}\n";
}

std::string graph_mermaid(const ScenarioGraph& graph, const GraphHeat* heat) {
  std::string text = "flowchart TD\n";
  auto out = std::back_inserter(text);
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    const auto& node = graph.nodes[i];
    auto label = name_of(node);
    if (!node.words.empty()) label += ": " + node.words;
    if (heat != nullptr) label += fmt::format(" ({})", times(heat->nodes, i));
    const auto quoted = in_mermaid_quotes(label);
    switch (node.kind) {
      case GraphNode::Kind::Turn:
        fmt::format_to(out, "  n{}[{}]\n", i, quoted);
        break;
      case GraphNode::Kind::Message:
        fmt::format_to(out, "  n{}[[{}]]\n", i, quoted);
        break;
      case GraphNode::Kind::Passage:
        fmt::format_to(out, "  n{}[/{}/]\n", i, quoted);
        break;
      case GraphNode::Kind::OutOfPatience:
        fmt::format_to(out, "  n{}{{{{{}}}}}\n", i, quoted);
        break;
      case GraphNode::Kind::Ending:
        fmt::format_to(out, "  n{}([{}])\n", i, quoted);
        break;
    }
  }
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    const auto& edge = graph.edges[i];
    auto label = label_of(edge);
    if (heat != nullptr) label += fmt::format(" ({})", times(heat->edges, i));
    const bool faint = heat != nullptr ? heat->edges[i] == 0 : edge.kind != GraphEdge::Kind::Reply;
    fmt::format_to(out, "  n{} {}|{}| n{}\n", edge.from, faint ? "-.->" : "-->", in_mermaid_quotes(label),
                   edge.to);
  }
  if (heat == nullptr) return text;
  text += "  classDef never stroke-dasharray: 4 3\n";
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    if (heat->nodes[i] == 0) fmt::format_to(out, "  class n{} never\n", i);
  }
  return text;
}

}  // namespace rapport
