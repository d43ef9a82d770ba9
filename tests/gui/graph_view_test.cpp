// SPDX-License-Identifier: MIT
#include "gui/author/graph_view.h"

#include <gtest/gtest.h>

#include "gui/author/editor_command.h"
#include "test_desk.h"

namespace rapport::gui {
namespace {

GraphLayout two_nodes() {
  GraphLayout layout;
  layout.width = 1000;
  layout.height = 400;
  layout.nodes = {{100, 50}, {900, 350}};
  return layout;
}

TEST(GraphView, ShowsAllOfAGraphAndDoesNotBlowASmallOneUp) {
  GraphView view;
  view.resize({500, 500});
  view.show_all(two_nodes(), 1);
  EXPECT_FLOAT_EQ(view.zoom(), 0.5F);
  EXPECT_FLOAT_EQ(view.to_view({500, 200}).x, 250);
  view.resize({5000, 5000});
  view.show_all(two_nodes(), 1);
  EXPECT_FLOAT_EQ(view.zoom(), 1);
}

TEST(GraphView, KeepsWhatLiesUnderThePointerThereWhileItZooms) {
  GraphView view;
  view.resize({500, 500});
  view.show_all(two_nodes(), 1);
  const auto before = view.to_layout({120, 300});
  view.zoom_about({120, 300}, 3);
  const auto after = view.to_layout({120, 300});
  EXPECT_NEAR(after.x, before.x, 0.01);
  EXPECT_NEAR(after.y, before.y, 0.01);
  EXPECT_GT(view.zoom(), 1);
}

TEST(GraphView, ZoomsNoFurtherThanOneCanSee) {
  GraphView view;
  view.resize({500, 500});
  for (int i = 0; i < 100; ++i) view.zoom_about_middle(2);
  EXPECT_FLOAT_EQ(view.zoom(), GraphView::kMostZoom);
  for (int i = 0; i < 100; ++i) view.zoom_about_middle(0.5F);
  EXPECT_FLOAT_EQ(view.zoom(), GraphView::kLeastZoom);
}

TEST(GraphView, NeverLosesTheGraph) {
  const auto layout = two_nodes();
  GraphView view;
  view.resize({500, 500});
  view.show_all(layout, 1);
  for (int i = 0; i < 100; ++i) view.pan({-900, 900});
  view.stay_at(layout);
  EXPECT_TRUE(view.sight().meets({{0, 0}, {layout.width, layout.height}}));
}

TEST(GraphView, FindsTheNodeAtAPoint) {
  const auto layout = two_nodes();
  EXPECT_EQ(node_at(layout, {110, 60}), 0U);
  EXPECT_EQ(node_at(layout, {890, 340}), 1U);
  EXPECT_EQ(node_at(layout, {500, 200}), std::nullopt);
}

TEST(GraphView, FindsPlacesByTheirIdsLinesAndRepliesWhateverTheirCase) {
  const auto shelf = TestDesk::small_shelf();
  const auto& scenario = *shelf.scenarios.front().scenario;
  EXPECT_EQ(nodes_with(scenario, "WHAT-NEXT"), (std::vector<std::uint32_t>{1}));
  EXPECT_EQ(nodes_with(scenario, "the box is open"), (std::vector<std::uint32_t>{0}));
  EXPECT_EQ(nodes_with(scenario, "look-it-up"), (std::vector<std::uint32_t>{0}));
  EXPECT_EQ(nodes_with(scenario, "another service"), (std::vector<std::uint32_t>{4}));
  EXPECT_TRUE(nodes_with(scenario, "  ").empty());
}

TEST(EditorCommand, TellsKnownEditorsTheLineInTheirOwnWay) {
  using Words = std::vector<std::string>;
  EXPECT_EQ(editor_command("code", "a b.yaml", 12), (Words{"code", "--goto", "a b.yaml:12"}));
  EXPECT_EQ(editor_command("/usr/bin/kate -b", "a.yaml", 3),
            (Words{"/usr/bin/kate", "-b", "--line", "3", "a.yaml"}));
  EXPECT_EQ(editor_command("gvim", "a.yaml", 0), (Words{"gvim", "+1", "a.yaml"}));
  EXPECT_EQ(editor_command("vim", "a.yaml", 7), (Words{"x-terminal-emulator", "-e", "vim", "+7", "a.yaml"}));
  EXPECT_EQ(editor_command("nobody-knows", "a.yaml", 7), (Words{"nobody-knows", "a.yaml"}));
  EXPECT_EQ(editor_command("my {line} --at={file}", "$(x);y", 7), (Words{"my", "7", "--at=$(x);y"}));
  EXPECT_EQ(editor_command("  ", "a.yaml", 7), (Words{"xdg-open", "a.yaml"}));
}

TEST(EditorCommand, IsTheOneThatThePersonHasSet) {
  const auto only_editor = [](const char* name) -> const char* {
    return std::string_view(name) == "EDITOR" ? "nano" : "";
  };
  EXPECT_EQ(editor_of(only_editor), "nano");
  EXPECT_EQ(editor_of([](const char*) -> const char* { return "kate"; }), "kate");
  EXPECT_EQ(editor_of([](const char*) -> const char* { return nullptr; }), "");
}

}  // namespace
}  // namespace rapport::gui
