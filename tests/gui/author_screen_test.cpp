// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>
#include <imgui_internal.h>

#include <algorithm>

#include "author_folder.h"
#include "ui_probe.h"

namespace rapport::gui {
namespace {

class AuthorScreen : public testing::Test {
 protected:
  AuthorScreen() {
    probe_.desk.services.rubric = TestDesk::rubric();
    probe_.desk.services.author_folder = folder_.path();
    probe_.frames(2);
  }

  void save(std::string_view what, std::string_view by) {
    folder_.replace(what, by);
    update(probe_.state, AuthorAction(AuthorFilesChanged{}), probe_.desk.services);
    probe_.frames(3);
  }
  void open() {
    ASSERT_TRUE(probe_.press("###author"));
    ASSERT_TRUE(probe_.press("###file_0"));
  }
  [[nodiscard]] bool says(std::string_view words) const {
    return std::ranges::any_of(
        probe_.texts(), [&](const DrawnText& text) { return text.words.find(words) != std::string::npos; });
  }
  [[nodiscard]] GraphView& view() { return probe_.state.ui.author.view; }
  [[nodiscard]] const GraphLayout& layout() const { return probe_.state.author.scenario->layout; }

  /// Where a node of the graph stands on the screen, found by its name.
  [[nodiscard]] ImVec2 place_of(std::string_view node) const {
    const auto found = std::ranges::find_if(probe_.texts(), [&](const DrawnText& text) {
      return text.whole == node && text.window.find("graph_canvas") != std::string::npos;
    });
    EXPECT_NE(found, probe_.texts().end()) << node;
    return {(found->begin.x + found->end.x) / 2, (found->begin.y + found->end.y) / 2};
  }

  AuthorFolder folder_;
  UiProbe probe_{TestDesk::small_shelf()};
};

TEST_F(AuthorScreen, IsReachedFromTheLobbyAndLeftAgain) {
  ASSERT_TRUE(probe_.press("###author"));
  EXPECT_EQ(probe_.state.place, Place::Author);
  EXPECT_TRUE(says("Choose a file to see what is in it."));
  ASSERT_TRUE(probe_.press("###back"));
  EXPECT_EQ(probe_.state.place, Place::Lobby);
}

TEST_F(AuthorScreen, ShowsProblemsBesideTheFileAndOpensTheirLines) {
  std::size_t opened = 0;
  probe_.desk.services.open_in_editor = [&](const std::filesystem::path&, std::size_t line) -> Result<void> {
    opened = line;
    return {};
  };
  open();
  EXPECT_TRUE(says("Nothing to mend"));
  save("reveals: at-the-window", "reveals: at-the-windw");
  EXPECT_TRUE(says("There is no fact \"at-the-windw\"."));
  EXPECT_TRUE(says("line 91, column 18"));
  EXPECT_TRUE(says("Did you mean \"at-the-window\"?"));
  ASSERT_TRUE(probe_.press("###open_line_0"));
  EXPECT_EQ(opened, 91U);
  ASSERT_TRUE(probe_.press("###tab_proof"));
  EXPECT_TRUE(says("The file has errors now."));
  EXPECT_EQ(probe_.untold_glyphs(), "");
}

TEST_F(AuthorScreen, ShowsWhatTheProofFoundAndTheEndingInTheGraph) {
  open();
  ASSERT_TRUE(probe_.press("###tab_proof"));
  EXPECT_TRUE(says("She books the next one with you"));
  EXPECT_TRUE(says("2 replies lead there."));
  EXPECT_TRUE(says("from 0 to 100"));
  ASSERT_TRUE(probe_.press("###ending_0"));
  EXPECT_EQ(probe_.state.author.page, AuthorPage::Graph);
  ASSERT_TRUE(probe_.state.author_page.detail);
  EXPECT_EQ(probe_.state.author_page.detail->name, "rings-again");
}

TEST_F(AuthorScreen, MovesTheGraphWithTheMouseAndLooksAtWhatIsClicked) {
  open();
  ASSERT_TRUE(probe_.press("###tab_graph"));
  const auto before = place_of("two-days-late");
  probe_.move_mouse(before);
  probe_.click_mouse();
  ASSERT_TRUE(probe_.state.author_page.detail);
  EXPECT_EQ(probe_.state.author_page.detail->name, "two-days-late");
  const float zoom = view().zoom();
  probe_.turn_wheel(2);
  probe_.frames(2);
  EXPECT_GT(view().zoom(), zoom);
  EXPECT_NEAR(place_of("two-days-late").x, before.x, 12) << "what lies under the pointer stays there";
  probe_.move_mouse({before.x + 200, before.y + 90});
  probe_.click_mouse();
  EXPECT_FALSE(probe_.state.author_page.detail) << "a click beside it looks away";
}

TEST_F(AuthorScreen, MovesTheGraphWithTheKeyboard) {
  open();
  ASSERT_TRUE(probe_.press("###tab_graph"));
  ASSERT_TRUE(probe_.press("###graph"));
  EXPECT_TRUE(probe_.state.author_page.detail) << "Enter looks at what lies in the middle";
  ASSERT_TRUE(probe_.state.ui.author.has_canvas_keys);
  const auto middle = view().to_layout({0, 0});
  probe_.press_key(ImGuiKey_RightArrow);
  EXPECT_GT(view().to_layout({0, 0}).x, middle.x);
  EXPECT_TRUE(probe_.state.ui.author.has_canvas_keys) << "the arrows do not lead away";
  const float zoom = view().zoom();
  probe_.type("+");
  EXPECT_GT(view().zoom(), zoom);
  probe_.type("--");
  EXPECT_LT(view().zoom(), zoom);
  probe_.press_key(ImGuiKey_Tab);
  EXPECT_FALSE(probe_.state.ui.author.has_canvas_keys);
}

TEST_F(AuthorScreen, FindsTurnsByTheirWords) {
  open();
  ASSERT_TRUE(probe_.press("###tab_graph"));
  ASSERT_TRUE(probe_.focus("###graph_words"));
  probe_.type("what-next");
  EXPECT_TRUE(says("1 found"));
  probe_.press_key(ImGuiKey_Enter);
  ASSERT_TRUE(probe_.state.author_page.detail);
  EXPECT_EQ(probe_.state.author_page.detail->name, "what-next");
  EXPECT_TRUE(probe_.state.ui.author.graph_words.active) << "one can go on to the next";
  probe_.type("zzz");
  EXPECT_TRUE(says("Nothing found"));
}

TEST_F(AuthorScreen, ShowsHowOftenTurnsAreReached) {
  open();
  ASSERT_TRUE(probe_.press("###tab_graph"));
  EXPECT_FALSE(says("100.0 %"));
  ASSERT_TRUE(probe_.press("###heat"));
  EXPECT_TRUE(says("100.0 %"));
}

TEST_F(AuthorScreen, BeginsAPlayTestWithValuesOfOnesOwn) {
  open();
  ASSERT_TRUE(probe_.press("###tab_trial"));
  ASSERT_TRUE(probe_.press("###field_0_10"));
  ASSERT_TRUE(probe_.press("###field_0_1"));
  ASSERT_TRUE(probe_.press("###trial_begin"));
  EXPECT_EQ(probe_.state.trial_page.trust, 51);
  ASSERT_TRUE(probe_.press("###trial_reply_happens"));
  EXPECT_EQ(probe_.state.trial_page.place, "what-next");
  ASSERT_TRUE(probe_.press("###trial_back"));
  EXPECT_EQ(probe_.state.trial_page.place, "two-days-late");
  probe_.press_digit(1);
  EXPECT_EQ(probe_.state.trial_page.place, "what-next");
  ASSERT_TRUE(probe_.press("###trial_values"));
  ASSERT_TRUE(probe_.press("###trial_cancel"));
  EXPECT_TRUE(says("I sent your parcel to the wrong van.")) << "it goes on where it was";
}

TEST_F(AuthorScreen, TakesWordsOfOnesOwnInAPlayTest) {
  open();
  ASSERT_TRUE(probe_.press("###tab_trial"));
  ASSERT_TRUE(probe_.press("###trial_begin"));
  ASSERT_TRUE(probe_.focus("###reply_words"));
  probe_.type("What was on Saturday?");
  ASSERT_TRUE(probe_.press("###send_reply"));
  EXPECT_EQ(probe_.state.trial_page.replies, 1U);
  EXPECT_TRUE(probe_.state.ui.author.words.is_blank());
}

TEST_F(AuthorScreen, SaysWhyAReplyIsClosed) {
  open();
  save("      - id: dated\n", "      - id: dated\n        when: not known(at-the-window) and trust >= 60\n");
  ASSERT_TRUE(probe_.press("###tab_trial"));
  ASSERT_TRUE(probe_.press("###trial_begin"));
  ASSERT_TRUE(probe_.press("###trial_reply_what-was-saturday"));
  EXPECT_TRUE(says("dated · closed"));
  EXPECT_TRUE(says("not known(at-the-window)"));
  EXPECT_TRUE(says("known(at-the-window) is so"));
  EXPECT_TRUE(says("trust is 48"));
  EXPECT_FALSE(probe_.press("###trial_reply_dated"));
}

TEST_F(AuthorScreen, StaysInTheGraphThroughAnEdit) {
  open();
  ASSERT_TRUE(probe_.press("###tab_graph"));
  view().zoom_about_middle(1.5F);
  const float zoom = view().zoom();
  save("Then put in writing what you will do.", "Put it in writing.");
  EXPECT_EQ(view().zoom(), zoom);
}

TEST_F(AuthorScreen, IsReachedWhollyByTheKeyboard) {
  open();
  ASSERT_TRUE(probe_.press("###tab_graph"));
  update(probe_.state, AuthorAction(LookAtNode{0}), probe_.desk.services);
  std::vector<std::string> missed = {"###back",      "###file_0",    "###tab_problems", "###tab_proof",
                                     "###tab_graph", "###tab_trial", "###graph_words",  "###zoom_out",
                                     "###zoom_in",   "###show_all",  "###heat",         "###graph",
                                     "###play_here", "###open_node", "###to_0"};
  constexpr int kEnough = 60;
  for (int i = 0; i < kEnough && !missed.empty(); ++i) {
    probe_.press_key(ImGuiKey_Tab);
    std::erase_if(missed, [](const std::string& id) {
      const auto& context = *ImGui::GetCurrentContext();
      return std::ranges::any_of(context.Windows, [&](ImGuiWindow* window) {
        return window->WasActive && window->GetID(id.c_str()) == context.NavId;
      });
    });
  }
  EXPECT_TRUE(missed.empty()) << missed.front();
}

TEST_F(AuthorScreen, DrawsManyTurnsWithoutDrawingThemAll) {
  open();
  ASSERT_TRUE(probe_.press("###tab_graph"));
  auto many = std::make_shared<AuthoredScenario>(*probe_.state.author.scenario);
  constexpr std::uint32_t kTurns = 30'000;
  auto& graph = many->ways.graph;
  graph = {};
  graph.turns = kTurns;
  for (std::uint32_t i = 0; i < kTurns; ++i) {
    graph.nodes.push_back({GraphNode::Kind::Turn, i, fmt::format("turn-{}", i), "Words.", std::nullopt});
    for (std::uint32_t way = 1; way < 4; ++way)
      graph.edges.push_back({GraphEdge::Kind::Reply, false, i, (3 * i + way) % kTurns, way, "reply"});
  }
  many->ways.sizes.assign(graph.edges.size(), 1);
  many->layout = layered_layout(graph);
  probe_.state.author_page.scenario = many;
  probe_.state.author_page.proof = nullptr;
  view().show_all(many->layout, 1);
  probe_.frames(2);
  constexpr int kMostCorners = 65'000;  // what Dear ImGui can count with 16 bits
  EXPECT_LT(UiProbe::vertices(), kMostCorners);
  EXPECT_GT(UiProbe::vertices(), 10'000);
  view().show_node(many->layout, 500, 1);
  probe_.frames(2);
  EXPECT_LT(UiProbe::vertices(), kMostCorners);
  EXPECT_TRUE(says("turn-500"));
}

}  // namespace
}  // namespace rapport::gui
