// SPDX-License-Identifier: MIT
/// \file The graph as SVG, for Graphviz and for Mermaid.
#include <libxml/parser.h>

#include "engine/exporting/graph_dot.h"
#include "engine/exporting/graph_svg.h"
#include "engine/graph/graph_heat.h"
#include "tests/graph/small_story.h"

namespace rapport {
namespace {

bool is_well_formed(const std::string& text) {
  constexpr int kQuiet = XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET;
  auto* document = xmlReadMemory(text.data(), static_cast<int>(text.size()), "graph.svg", nullptr, kQuiet);
  xmlFreeDoc(document);
  return document != nullptr;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

ScenarioGraph hostile() {
  auto graph = make_graph(*test::small_story());
  graph.title = "</title><script>alert(1)</script>";
  graph.nodes[0].words = "\"]; n0 -> n0 \\\" \x01 #lt; </text>\n%%{init}";
  graph.edges[0].words = "|\"--> end `x` \xFF";
  return graph;
}

TEST(GraphSvg, IsWellFormedWhateverItsWordsAre) {
  for (const auto& graph : {make_graph(*test::small_story()), hostile()}) {
    auto heat = no_heat(graph);
    for (const auto* shown : {static_cast<const GraphHeat*>(nullptr), static_cast<const GraphHeat*>(&heat)}) {
      const auto svg = graph_svg(graph, layered_layout(graph), shown);
      EXPECT_TRUE(is_well_formed(svg)) << svg.substr(0, 3000);
      EXPECT_FALSE(has(svg, "<script>"));
      EXPECT_TRUE(is_well_formed(graph_svg(graph, layout_of(graph), shown)));
    }
  }
}

TEST(GraphSvg, TellsAScreenReaderWhatItIs) {
  const auto graph = make_graph(*test::small_story());
  const auto svg = graph_svg(graph, layout_of(graph), nullptr);
  EXPECT_TRUE(has(svg, "role=\"img\" aria-labelledby=\"title\" aria-describedby=\"desc\""));
  EXPECT_TRUE(has(svg, "<title id=\"title\">Test</title>"));
  EXPECT_TRUE(has(svg, "4 turns, 2 endings and 10 ways between them."));
  EXPECT_TRUE(has(svg, "<title>first to second, reply: I am sorry.</title>"));
  EXPECT_TRUE(has(svg, "<title>first to happy, reply: I am sorry., on a condition</title>"));
  EXPECT_TRUE(has(svg, "prefers-color-scheme: dark"));
}

TEST(GraphSvg, ShowsWhatNobodyHasReached) {
  const auto graph = make_graph(*test::small_story());
  auto heat = no_heat(graph);
  heat.plays = 3;
  heat.nodes = {4, 0, 1, 1, 1, 0, 0};
  heat.edges[1] = 3;
  const auto svg = graph_svg(graph, layered_layout(graph), &heat);
  EXPECT_TRUE(has(svg, "3 conversations reached 4 of 7 places and took 1 of 10 ways."));
  EXPECT_TRUE(has(svg, "class=\"node turn heat-4\""));
  EXPECT_TRUE(has(svg, "class=\"node turn never\""));
  EXPECT_TRUE(has(svg, "class=\"node passage heat-1\""));
  EXPECT_TRUE(has(svg, ", never so far</title>"));
}

TEST(GraphDot, EscapesItsWords) {
  const auto dot = graph_dot(hostile(), nullptr);
  EXPECT_TRUE(has(dot, R"(label="first: \"]; n0 -> n0 \\\"   #lt; </text> %%{init}")"));
  EXPECT_TRUE(has(dot, "n0 -> n2 [label=\"I am sorry.\"];"));
  EXPECT_TRUE(has(dot, "n0 -> n2 [label=\"typed words (sometimes)\", style=dotted];"));
}

TEST(GraphDot, SaysHowOftenAndWhatNever) {
  const auto graph = make_graph(*test::small_story());
  auto heat = no_heat(graph);
  heat.nodes[0] = 2;
  const auto dot = graph_dot(graph, &heat);
  EXPECT_TRUE(has(dot, "[2 x]\"];"));
  EXPECT_TRUE(has(dot, "[never]\", style=dashed];"));
}

TEST(GraphMermaid, EscapesItsWords) {
  const auto text = graph_mermaid(hostile(), nullptr);
  EXPECT_TRUE(text.starts_with("flowchart TD\n"));
  EXPECT_TRUE(has(text, "n0[\"first: #quot;]; n0 -#gt; n0 \\#quot;   #35;lt; #lt;/text#gt; %%{init}\"]"));
  EXPECT_TRUE(has(text, "n0 -->|\"I am sorry.\"| n2"));
  EXPECT_TRUE(has(text, "n0 -->|\"|#quot;--#gt; end #96;x#96; "));
  EXPECT_TRUE(has(text, "n6{{\"out of patience\"}}"));
}

}  // namespace
}  // namespace rapport
