// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <string_view>

#include "author_folder.h"
#include "many_scenarios.h"
#include "tests/support/sanitized.h"
#include "ui_probe.h"

namespace rapport::gui {
namespace {

/// Of each seed; ten seeds, each a test of its own so that they can run side by side, make 60,000.
constexpr int kInputs = 6000;

/// Every screen and every page, and what is worth telling apart on them.
constexpr std::array kSights = {"lobby",
                                "lobby, searched",
                                "lobby, an attempt to resume",
                                "my progress",
                                "briefing",
                                "conversation, replies to choose from",
                                "conversation, words typed",
                                "conversation, a message to write",
                                "conversation, a hint",
                                "conversation, coached",
                                "conversation, over",
                                "debrief",
                                "debrief of an earlier attempt",
                                "settings",
                                "settings, all to be reset?",
                                "keys",
                                "author, no file",
                                "author, problems",
                                "author, proof",
                                "author, graph",
                                "author, a turn looked at",
                                "author, values of a play-test",
                                "author, play-test",
                                "people and teams",
                                "a notice"};

template <typename Note>
void note_author(const AppState& state, const Note& note) {
  const auto& page = state.author_page;
  note(page.file.empty(), "author, no file");
  if (page.file.empty()) return;
  note(page.page == AuthorPage::Problems, "author, problems");
  note(page.page == AuthorPage::Proof, "author, proof");
  note(page.page == AuthorPage::Graph, "author, graph");
  note(page.page == AuthorPage::Graph && page.detail.has_value(), "author, a turn looked at");
  const bool set_up = !state.trial_page.running || state.ui.author.set_up;
  note(page.page == AuthorPage::Trial, set_up ? "author, values of a play-test" : "author, play-test");
}

/// Those of them that are on the screen now.
std::set<std::string_view> sights_of(const AppState& state) {
  std::set<std::string_view> seen;
  const auto note = [&](bool there, std::string_view sight) {
    if (there) seen.insert(sight);
  };
  note(state.notice.has_value(), "a notice");
  note(state.overlay == Overlay::Keys, "keys");
  note(state.overlay == Overlay::Settings, "settings");
  note(state.overlay == Overlay::Settings && state.ui.reset_asked, "settings, all to be reset?");
  if (state.overlay != Overlay::None) return seen;
  const auto& talk = state.conversation;
  switch (state.place) {
    case Place::Lobby:
      note(true, "lobby");
      note(!state.lobby.filter.words.empty(), "lobby, searched");
      note(std::ranges::any_of(state.attempts,
                               [](const Attempt& attempt) { return !is_finished(attempt.result.status); }),
           "lobby, an attempt to resume");
      break;
    case Place::Progress:
      note(true, "my progress");
      break;
    case Place::Briefing:
      note(true, "briefing");
      break;
    case Place::Conversation:
      note(!talk.choices.empty(), "conversation, replies to choose from");
      note(!state.ui.draft.is_blank(), "conversation, words typed");
      note(talk.message.has_value(), "conversation, a message to write");
      note(!talk.hint.empty(), "conversation, a hint");
      note(talk.coach.has_value(), "conversation, coached");
      note(talk.over, "conversation, over");
      break;
    case Place::Debrief:
      note(true, state.reviewing ? "debrief of an earlier attempt" : "debrief");
      break;
    case Place::Author:
      note_author(state, note);
      break;
    case Place::Manager:
      note(true, "people and teams");
      break;
  }
  return seen;
}

/// Presses, clicks, types and resizes at random. Whatever it does, nothing may break.
class Monkey {
 public:
  Monkey(UiProbe& probe, unsigned seed) : probe_(probe), random_(seed) {}

  void act() {
    input();
    probe_.desk.attempts.fails = below(40) == 0;
    probe_.frame();
    seen_.merge(sights_of(probe_.state));
  }

  /// Whatever was on the screen after one of its inputs.
  [[nodiscard]] const std::set<std::string_view>& seen() const { return seen_; }

 private:
  int below(int end) { return std::uniform_int_distribution<int>(0, end - 1)(random_); }

  void input() {
    switch (below(14)) {
      case 0:
        probe_.move_mouse({static_cast<float>(below(1400)), static_cast<float>(below(900))});
        probe_.click_mouse();
        break;
      case 1:
        probe_.press_digit(below(10));
        break;
      case 2:
      case 3:
      case 4:
        press_something();
        break;
      case 5:
      case 6:
        probe_.type(one_of(kWords));
        break;
      case 7:
        probe_.press_key(one_of(kKeys), below(4) == 0);
        break;
      case 8:
        probe_.turn_wheel(static_cast<float>(below(9) - 4));
        break;
      case 9:
        if (probe_.focus(field())) probe_.type(one_of(kWords));
        break;
      case 10:
        probe_.press_key(ImGuiKey_Enter);
        break;
      case 11:
        if (below(4) == 0) return probe_.press_escape();
        probe_.frame({.undo = below(2) == 0, .redo = below(3) == 0});
        break;
      case 12:
        probe_.frame({.settings = below(30) == 0,
                      .help = below(40) == 0,
                      .question = below(40) == 0,
                      .larger_text = below(9) == 0,
                      .smaller_text = below(9) == 0});
        break;
      default:
        if (below(6) == 0)
          probe_.resize({static_cast<float>(300 + below(2000)), static_cast<float>(200 + below(1200))});
        break;
    }
  }

  /// The field of words that is on the screen, if any.
  [[nodiscard]] const char* field() const {
    if (probe_.state.place == Place::Lobby) return "###search";
    const bool graph = probe_.state.place == Place::Author && probe_.state.author.page == AuthorPage::Graph;
    return graph ? "###graph_words" : "###reply_words";
  }

  template <typename Things>
  typename Things::value_type one_of(const Things& things) {
    return std::data(things)[below(static_cast<int>(std::size(things)))];
  }

  void press_something() {
    const auto press_one_of = [&](std::initializer_list<std::string> ids) { probe_.press(one_of(ids)); };
    if (probe_.state.overlay != Overlay::None) {
      press_one_of({"###theme_light", "###theme_dark", "###theme_high_contrast", "###text_less",
                    "###text_more", "###motion", "###send_enter", "###send_ctrl_enter", "###numbers",
                    "###voice", "###volume_less", "###volume_more", "###reset", "###reset_yes",
                    "###reset_no"});
      if (below(3) == 0) probe_.press("###close_overlay");
      return;
    }
    switch (probe_.state.place) {
      case Place::Lobby:
        press_one_of({"###open_late-parcel", "###open_late-parcel", "###open_late-parcel",
                      "###resume_late-parcel", "###next", "###next", "###progress", "###author", "###people",
                      "###settings", "###keys", "###not_played", "###show_all", "###dismiss_notice"});
        break;
      case Place::Progress:
        if (!probe_.state.attempts.empty() && below(2) == 0)
          return static_cast<void>(
              probe_.press(fmt::format("###review_{}", one_of(probe_.state.attempts).id)));
        press_one_of({"###back", "###next"});
        break;
      case Place::Briefing:
        press_one_of({"###start", "###start", "###mode_assessment", "###mode_practice", "###mode_practice",
                      "###back"});
        break;
      case Place::Conversation:
        press_one_of({"###hint", "###hint", "###hint", "###send_reply", "###take_back", "###send_reply",
                      "###debrief", "###stay_silent", "###case_file", "###reply_happens", "###reply_vague",
                      "###reply_dated", "###dismiss_notice"});
        break;
      case Place::Debrief:
        press_one_of({"###again_0", "###again_1", "###again", "###save_html", "###lobby", "###back"});
        break;
      case Place::Author:
        press_as_author();
        break;
      case Place::Manager:  // it has a monkey of its own, and a store: manager_screen_test.cpp
        probe_.press_escape();
        break;
    }
  }

  void press_as_author() {
    const auto press_one_of = [&](std::initializer_list<std::string> ids) { probe_.press(one_of(ids)); };
    if (below(10) == 0) return static_cast<void>(probe_.press("###back"));
    if (below(3) == 0)
      return press_one_of({"###file_0", "###tab_problems", "###tab_proof", "###tab_graph", "###tab_trial",
                           "###tab_trial", "###dismiss_notice"});
    switch (probe_.state.author.page) {
      case AuthorPage::Problems:
        press_one_of({"###file_0", "###open_line_0"});
        break;
      case AuthorPage::Proof:
        probe_.press("###ending_0");
        break;
      case AuthorPage::Graph:
        press_one_of({"###graph", "###graph", "###zoom_in", "###zoom_out", "###show_all", "###heat",
                      "###next_found", "###to_0", "###from_0", "###play_here", "###open_node"});
        break;
      case AuthorPage::Trial:
        press_one_of({"###trial_begin",       "###trial_begin",         "###trial_begin",
                      "###trial_usual",       "###trial_cancel",        "###trial_values",
                      "###trial_values",      "###trial_values",        "###trial_values",
                      "###field_0_10",        "###field_1_-1",          "###field_3",
                      "###trial_back",        "###trial_again",         "###trial_node",
                      "###trial_line",        "###trial_reply_happens", "###trial_reply_dated",
                      "###trial_reply_vague", "###send_reply",          "###stay_silent"});
        break;
    }
  }

  static constexpr std::array kWords = {"a",
                                        "Sorry. ",
                                        "What was on Saturday?",
                                        "These things happen",
                                        "We are looking into it",
                                        "Größe Ж",
                                        "\n",
                                        " ",
                                        "averyveryverylongwordwithoutanyblankinitwhatsoever"};
  static constexpr std::array kKeys = {
      ImGuiKey_Tab,      ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow, ImGuiKey_DownArrow,
      ImGuiKey_PageDown, ImGuiKey_Home,      ImGuiKey_End,        ImGuiKey_Delete,  ImGuiKey_Backspace,
      ImGuiKey_Space,    ImGuiKey_Enter,     ImGuiKey_Escape,     ImGuiKey_A,       ImGuiKey_C,
      ImGuiKey_V,        ImGuiKey_X,         ImGuiKey_Y,          ImGuiKey_Z};

  UiProbe& probe_;
  std::mt19937 random_;
  std::set<std::string_view> seen_;
};

/// The small scenario and enough others that the lobby offers a search.
Shelf shelf_worth_searching() {
  constexpr std::size_t kOthers = 8;
  const auto folder =
      std::filesystem::path(testing::TempDir()) / fmt::format("rapport-monkey-{}", ::getpid());
  auto shelf = read_shelf(write_many_scenarios(folder, kOthers));
  std::filesystem::remove_all(folder);
  auto small = TestDesk::small_shelf();
  for (auto& one : small.scenarios) shelf.scenarios.push_back(std::move(one));
  return shelf;
}

class MonkeyTest : public testing::TestWithParam<unsigned> {};

TEST_P(MonkeyTest, BreaksNothing) {
  const AuthorFolder folder;
  UiProbe probe(shelf_worth_searching());
  probe.desk.services.rubric = TestDesk::rubric();
  probe.desk.services.author_folder = folder.path();
  Monkey monkey(probe, GetParam());
  for (int i = 0; i < kInputs; ++i) monkey.act();
  probe.desk.attempts.fails = false;
  const auto attempts = probe.desk.attempts.list({}, 10'000);
  ASSERT_TRUE(attempts);
  // It did get somewhere, and everywhere.
  EXPECT_GT(attempts->size(), 10U);
  std::size_t finished = 0, chosen = 0, typed = 0;
  for (const auto& attempt : *attempts) {
    finished += is_finished(attempt.result.status) ? 1U : 0U;
    for (const auto& reply : attempt.saved.replies) {
      chosen += reply.kind == WrittenReply::Kind::Option ? 1U : 0U;
      typed += reply.kind == WrittenReply::Kind::Typed ? 1U : 0U;
    }
  }
  EXPECT_GT(finished, 3U);
  EXPECT_GT(chosen, 10U);
  EXPECT_GT(typed, 3U);
  for (const auto* sight : kSights) EXPECT_TRUE(monkey.seen().contains(sight)) << "never seen: " << sight;
  probe.frames(3);
  EXPECT_GT(UiProbe::vertices(), 0);
}

INSTANTIATE_TEST_SUITE_P(Seeds, MonkeyTest, testing::Range(1U, kIsSanitized ? 3U : 11U));

}  // namespace
}  // namespace rapport::gui
