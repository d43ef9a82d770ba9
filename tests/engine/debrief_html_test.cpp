// SPDX-License-Identifier: MIT
#include "engine/exporting/debrief_html.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "tests/support/parsed_page.h"

namespace rapport {
namespace {

using test::ParsedPage;

Imprint some_imprint() {
  Imprint imprint;
  imprint.attempt = "00000000-0000-4000-8000-000000000001";
  imprint.trainee = "Kim";
  imprint.held = TimePoint(std::chrono::milliseconds(1'795'352'700'000));  // 2026-11-22 13:05 UTC
  imprint.utc_offset = std::chrono::minutes(60);
  imprint.scenario_id = "latte";
  imprint.scenario_language = "en";
  imprint.rubric_id = "recovery";
  imprint.scenario_version = 3;
  imprint.scenario_hash = imprint.rubric_hash = std::string(64, 'a');
  return imprint;
}

const Slip& some_slip() {
  static const Slip kSlip{"T6", "Calming down by order", "Say what you see instead."};
  return kSlip;
}

/// Two replies: typed and rated by the assessor, then chosen.
Debrief some_debrief() {
  Debrief debrief;
  debrief.scenario_title = "The latte";
  debrief.customer = "Ada";
  debrief.ended = true;
  debrief.tier = Tier::Recovered;
  debrief.ending_title = "She stays";
  debrief.account = "They listened.";
  debrief.word_of_mouth = "Go there.";
  debrief.status = AttemptStatus::Passed;
  debrief.overall = 0.75;
  debrief.criteria = {{"listening", "Listening", 0.5, 2, 1, 1.0},
                      {"empathy", "Empathy", 1.0, 1, 0, 1.0},
                      {"ownership", "Ownership", std::nullopt, 0, 0, std::nullopt},
                      {"followup", "Follow-up", std::nullopt, 1, 0, std::nullopt}};
  debrief.mood = {{40, 60}, {50, 50}, {70, 20}};
  debrief.trust_before_failure = 60;
  debrief.loyalty_before = 70;
  debrief.loyalty_after = 80;
  debrief.paradox = true;
  debrief.worry = "She is not seen.";
  debrief.worry_found = true;
  debrief.promises = {{"call", "A call tomorrow", PromiseDebrief::State::Kept, true},
                      {"gold", "A gold card", PromiseDebrief::State::Broken, false}};
  debrief.remedies = {{"coffee", "A coffee", 3}};
  debrief.currency = "EUR";
  debrief.remedy_cost = 3;
  debrief.trust_regained = 30;
  debrief.keep = "Keep asking.";
  debrief.start = "Start naming.";
  debrief.stop = "Stop ordering.";

  TurnDebrief typed;
  typed.reply = 0;
  typed.customer = "It is wrong again.";
  typed.words = "I am sorry. What happened?";
  typed.trust = 50;
  typed.anger = 50;
  typed.trust_change = 10;
  typed.anger_change = -10;
  typed.rated_by = RatedBy::Assessor;
  typed.feedback = {{"listening",
                     "Listening",
                     Level::Strong,
                     true,
                     "You asked.",
                     {{"listening.open-question", "An open question", "Ask on.", Level::Strong, {12, 26}}}},
                    {"empathy",
                     "Empathy",
                     Level::Partial,
                     true,
                     "You said sorry.",
                     {{"empathy.sorry", "Says sorry", "Name it.", Level::Partial, {0, 11}}}},
                    {"ownership",
                     "Ownership",
                     Level::Harmful,
                     false,
                     "Careful.",
                     {{"ownership.passive", "Hides who did it", "Say we.", Level::Harmful, {5, 26}}}}};
  typed.missed = {{"followup", "Follow-up", "I call you at nine."}};
  typed.coaching = "She wants to be seen.";

  TurnDebrief chosen;
  chosen.reply = 1;
  chosen.customer = "And now?";
  chosen.words = "Calm down.";
  chosen.trust = 70;
  chosen.anger = 20;
  chosen.feedback = {{"listening", "Listening", Level::Missing, true, "Nothing.", {}}};
  chosen.missed = {{"listening", "Listening", ""}};
  chosen.slips = {some_slip()};
  debrief.turns = {typed, chosen};
  return debrief;
}

EarlierResults some_earlier() {
  EarlierResults earlier;
  earlier.attempts = 2;
  earlier.criteria = {{0.25, 0.6}, {}, {}, {}};
  earlier.overall = {0.3, 0.9};
  return earlier;
}

std::string some_page() {
  return debrief_html(some_debrief(), some_earlier(), some_imprint());
}

TEST(DebriefHtml, IsWellFormedXml) {
  EXPECT_TRUE(ParsedPage(some_page()).is_well_formed());
  EXPECT_TRUE(ParsedPage(debrief_html({}, {}, {})).is_well_formed()) << "with nothing in it";
}

TEST(DebriefHtml, HasTheSameBytesFromRunToRun) {
  EXPECT_EQ(some_page(), some_page());
}

TEST(DebriefHtml, TellsHowItEndedAndWhatItRestsOn) {
  const auto page = some_page();
  for (const auto* words : {"Kim with Ada, held on ",
                            "22 November 2026, 14:05",
                            "2026-11-22T14:05+01:00",
                            "Won back: <span",
                            ">She stays</span>",
                            "They listened.",
                            "Go there.",
                            "Practice.",
                            "does not count",
                            "latte, version 3",
                            "recovery, version 1",
                            "A failure handled well",
                            "You found it.",
                            "broken, and not yours to promise",
                            "3 EUR",
                            "Stronger on Follow-up:",
                            "T6: Calming down by order",
                            "Called for, and not given: Listening.",
                            "Keep asking.",
                            "Start naming.",
                            "Stop ordering.",
                            "called for, and not rated"}) {
    EXPECT_NE(page.find(words), std::string::npos) << words;
  }
}

TEST(DebriefHtml, TellsACountedAttemptFromPractice) {
  auto imprint = some_imprint();
  imprint.mode = Mode::Assessment;
  const auto page = debrief_html(some_debrief(), {}, imprint);
  EXPECT_NE(page.find("Assessment."), std::string::npos);
  EXPECT_EQ(page.find("Practice."), std::string::npos);
}

TEST(DebriefHtml, SetsScoresBesideEarlierOnesInNumbers) {
  const ParsedPage page(some_page());
  const auto rows = page.all("tr");
  ASSERT_GT(rows.size(), 1U);
  std::vector<std::string> cells;
  for (auto* cell = rows[1]->children; cell != nullptr; cell = cell->next) {
    if (cell->type == XML_ELEMENT_NODE) cells.push_back(ParsedPage::text_of(cell));
  }
  ASSERT_EQ(cells.size(), 7U);
  EXPECT_EQ(cells[0], "Listening");
  EXPECT_EQ(cells[1].substr(1, 2), "50");
  EXPECT_EQ(cells[2], "25");
  EXPECT_EQ(cells[3], "60");
  EXPECT_EQ(cells[4], "100");
  EXPECT_EQ(debrief_html(some_debrief(), {}, some_imprint()).find("Last attempt"), std::string::npos);
}

TEST(DebriefHtml, HoldsEveryReplyUnderAHeadingThatTheChartLeadsTo) {
  const ParsedPage page(some_page());
  std::set<std::string> ids;
  page.for_each([&](xmlNode* node) {
    const auto id = ParsedPage::attribute(node, "id");
    EXPECT_TRUE(id.empty() || ids.insert(id).second) << id << " twice";
  });
  EXPECT_TRUE(ids.contains("reply-1"));
  EXPECT_TRUE(ids.contains("reply-2"));
  const auto links = page.all("a");
  EXPECT_EQ(links.size(), 4U);
  for (auto* link : links) {
    const auto target = ParsedPage::attribute(link, "href");
    EXPECT_TRUE(target.starts_with('#') && ids.contains(target.substr(1))) << target;
  }
}

TEST(DebriefHtml, HasHeadingsInOrder) {
  int level = 0;
  ParsedPage(some_page()).for_each([&](xmlNode* node) {
    const auto name = ParsedPage::name_of(node);
    if (name.size() != 2 || name[0] != 'h' || name[1] < '1' || name[1] > '6') return;
    const int here = name[1] - '0';
    EXPECT_LE(here, level + 1) << ParsedPage::text_of(node);
    EXPECT_FALSE(ParsedPage::text_of(node).empty());
    level = here;
  });
  EXPECT_EQ(ParsedPage(some_page()).all("h1").size(), 1U);
}

TEST(DebriefHtml, CanBeReadByAScreenReader) {
  const ParsedPage page(some_page());
  EXPECT_EQ(ParsedPage::attribute(page.all("html").at(0), "lang"), "en");
  for (const auto* landmark : {"header", "main", "footer"})
    EXPECT_EQ(page.all(landmark).size(), 1U) << landmark;
  for (auto* cell : page.all("th")) EXPECT_FALSE(ParsedPage::attribute(cell, "scope").empty());
  for (auto* picture : page.all("svg")) {
    const bool is_told = !ParsedPage::attribute(picture, "aria-label").empty();
    EXPECT_TRUE(is_told || ParsedPage::attribute(picture, "aria-hidden") == "true");
  }
}

TEST(DebriefHtml, UnderlinesTheVeryWordsThatWereRated) {
  const ParsedPage page(some_page());
  std::vector<std::string> marked;
  for (auto* mark : page.all("mark")) {
    if (ParsedPage::attribute(mark, "title").empty()) continue;  // the key to the lines
    marked.push_back(fmt::format("{}|{}|{}", ParsedPage::attribute(mark, "class"), ParsedPage::text_of(mark),
                                 ParsedPage::attribute(mark, "title")));
  }
  const std::vector<std::string> expected = {"c1|I am |Empathy, partial: Says sorry",
                                             "c1|sorry.|Empathy, partial: Says sorry",
                                             "harm|sorry.|Ownership, harmful: Hides who did it",
                                             "harm| |Ownership, harmful: Hides who did it",
                                             "c0|What happened?|Listening, strong: An open question",
                                             "harm|What happened?|Ownership, harmful: Hides who did it"};
  EXPECT_EQ(marked, expected);
}

TEST(DebriefHtml, MarksWholeCharactersWhateverTheSpans) {
  auto debrief = some_debrief();
  auto& turn = debrief.turns[0];
  turn.words = "Für Sie \xFF";
  turn.feedback[0].evidence[0].words = {2, 9'000};  // begins inside the second letter
  turn.feedback[1].evidence[0].words = {7, 3};
  turn.feedback[2].evidence[0].words = {50, 60};
  const auto page = debrief_html(debrief, {}, some_imprint());
  EXPECT_TRUE(ParsedPage(page).is_well_formed());
  EXPECT_NE(
      page.find("F<mark class=\"c0\" title=\"Listening, strong: An open question\">ür Sie \uFFFD</mark>"),
      std::string::npos);
}

TEST(DebriefHtml, NeedsNothingButItself) {
  const ParsedPage page(some_page());
  for (const auto* name : {"script", "link", "img", "iframe", "object", "embed", "form", "input"})
    EXPECT_TRUE(page.all(name).empty()) << name;
  const auto text = some_page();
  EXPECT_NE(text.find("default-src &#39;none&#39;"), std::string::npos);
  for (const auto* outside : {"url(", "@import", "src=", "https://"})
    EXPECT_EQ(text.find(outside), std::string::npos) << outside;
}

/// Calls `spoil` with every text of a debrief that somebody wrote.
void for_each_text(Debrief& debrief, Imprint& imprint, const std::function<void(std::string&)>& spoil) {
  for (auto* text :
       {&debrief.scenario_title, &debrief.customer, &debrief.ending_title, &debrief.account,
        &debrief.word_of_mouth, &debrief.worry, &debrief.currency, &debrief.keep, &debrief.start,
        &debrief.stop, &imprint.attempt, &imprint.trainee, &imprint.scenario_id, &imprint.scenario_language,
        &imprint.rubric_id, &imprint.scenario_hash, &imprint.rubric_hash})
    spoil(*text);
  for (auto& criterion : debrief.criteria) spoil(criterion.name);
  for (auto& promise : debrief.promises) spoil(promise.what);
  for (auto& remedy : debrief.remedies) spoil(remedy.what);
  for (auto& turn : debrief.turns) {
    for (auto* text : {&turn.customer, &turn.words, &turn.coaching}) spoil(*text);
    for (auto& feedback : turn.feedback) {
      spoil(feedback.criterion);
      spoil(feedback.because);
      for (auto& sign : feedback.evidence) spoil(sign.sign);
    }
    for (auto& missed : turn.missed) {
      spoil(missed.criterion);
      spoil(missed.stronger);
    }
  }
}

TEST(DebriefHtml, IsNotHarmedByWhatSomebodyWrote) {
  const std::string hostile[] = {"<script>alert(1)</script>",      "\" onload=\"alert(1)\" x='",
                                 "]]></style><script>x</script>",  "<!-- <![CDATA[ &bogus; &#0; %",
                                 std::string("\0\x01\x1B[31m", 7), "\xFF\xFE\xC0\x80\xED\xA0\x80",
                                 "\u202Etxet\u2066\u2069",         "\uFFFE\uFFFF\r\n\t",
                                 std::string(100'000, '<')};
  const auto elements = [](const std::string& page) {
    std::vector<std::string> names;
    ParsedPage(page).for_each([&](xmlNode* node) {
      if (ParsedPage::name_of(node) != "mark") names.push_back(ParsedPage::name_of(node));
    });
    return names;
  };
  const auto page_of = [](const std::string& text) {
    auto debrief = some_debrief();
    auto imprint = some_imprint();
    debrief.turns[1].slips = {{text, text, text}};
    for_each_text(debrief, imprint, [&](std::string& one) { one = text; });
    return debrief_html(debrief, some_earlier(), imprint);
  };
  const auto harmless = elements(page_of("plain words"));
  EXPECT_GT(harmless.size(), 100U);
  for (const auto& text : hostile) {
    SCOPED_TRACE(text.substr(0, 40));
    const auto page = page_of(text);
    EXPECT_TRUE(ParsedPage(page).is_well_formed());
    EXPECT_EQ(page.find("<script"), std::string::npos);
    EXPECT_EQ(page.find('\0'), std::string::npos);
    EXPECT_EQ(page.find("\u202E"), std::string::npos);
    EXPECT_EQ(elements(page), harmless) << "words have become elements";
  }
}

}  // namespace
}  // namespace rapport
