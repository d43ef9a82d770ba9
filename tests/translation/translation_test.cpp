// SPDX-License-Identifier: MIT
#include "engine/translation/translation.h"

#include <gtest/gtest.h>

#include "engine/translation/translation_checker.h"
#include "tests/translation/support.h"

namespace rapport::test {
namespace {

const std::vector<ScenarioText> kThreeTexts = {{"title", "The cold house", "A title."},
                                               {"turn.a.customer.1", "Hello.", "A line."},
                                               {"turn.a.customer.2", "Bye.", "A line."}};

TEST(Translation, HasEveryLineOfTheScenarioInItsOrder) {
  const auto present =
      brought_up_to_date(kThreeTexts, spanish({line("turn.a.customer.1", "Hello.", "Hola.")}));
  ASSERT_EQ(present.lines.size(), 3U);
  EXPECT_EQ(present.lines[0].id, "title");
  EXPECT_EQ(state_of(present.lines[0]), LineState::Missing);
  EXPECT_EQ(present.lines[0].note, "A title.");
  EXPECT_EQ(state_of(present.lines[1]), LineState::Translated);
}

TEST(Translation, IsStaleWhereItsSourceHasChangedAndKnowsWhatItWas) {
  const auto present =
      brought_up_to_date(kThreeTexts, spanish({line("title", "The warm house", "La casa caliente")}));
  EXPECT_EQ(state_of(present.lines[0]), LineState::Stale);
  EXPECT_EQ(present.lines[0].previous, "The warm house");
  EXPECT_EQ(present.lines[0].source, "The cold house");
  EXPECT_EQ(present.lines[0].translation, "La casa caliente");
}

TEST(Translation, RemembersTheOldestSourceAndIsGoodAgainWhenThatComesBack) {
  auto present =
      brought_up_to_date(kThreeTexts, spanish({line("title", "The warm house", "La casa caliente")}));
  auto again = kThreeTexts;
  again[0].text = "The icy house";
  present = brought_up_to_date(again, present);
  EXPECT_EQ(present.lines[0].previous, "The warm house");
  again[0].text = "The warm house";
  present = brought_up_to_date(again, present);
  EXPECT_EQ(state_of(present.lines[0]), LineState::Translated);
  EXPECT_EQ(present.lines[0].previous, "");
}

TEST(Translation, MovesAlongWithATextThatIsCountedOtherwiseNow) {
  const auto present =
      brought_up_to_date(kThreeTexts, spanish({line("turn.a.customer.1", "Bye.", "Adi\u00F3s."),
                                               line("turn.a.customer.3", "Hello.", "Hola.")}));
  EXPECT_EQ(present.lines[1].translation, "Hola.");
  EXPECT_EQ(present.lines[2].translation, "Adi\u00F3s.");
  EXPECT_EQ(counts_of(present).stale, 0U);
  EXPECT_EQ(counts_of(present).gone, 0U);
}

TEST(Translation, KeepsWhatTheScenarioHasNoMoreUntilItComesBack) {
  const auto without = std::vector<ScenarioText>(kThreeTexts.begin(), kThreeTexts.begin() + 2);
  auto present = brought_up_to_date(without, spanish({line("turn.a.customer.2", "Bye.", "Adi\u00F3s.")}));
  ASSERT_EQ(present.lines.size(), 3U);
  EXPECT_EQ(state_of(present.lines[2]), LineState::Gone);
  present = brought_up_to_date(kThreeTexts, present);
  ASSERT_EQ(present.lines.size(), 3U);
  EXPECT_EQ(state_of(present.lines[2]), LineState::Translated);
  EXPECT_EQ(present.lines[2].translation, "Adi\u00F3s.");
}

TEST(Translation, KeepsADoubtfulMarkThatATranslatorSet) {
  auto doubtful = line("title", "The cold house", "La casa fr\u00EDa");
  doubtful.stale = true;
  const auto present = brought_up_to_date(kThreeTexts, spanish({doubtful}));
  EXPECT_EQ(state_of(present.lines[0]), LineState::Stale);
  EXPECT_EQ(present.lines[0].previous, "");
}

TEST(Translation, IsTheSameWhenItIsBroughtUpToDateTwice) {
  OddTexts odd;
  for (int round = 0; round < 200; ++round) {
    auto translation = spanish({});
    for (int i = 0; i < 5; ++i) {
      auto made = line(kThreeTexts[static_cast<std::size_t>(i) % 3].id + (odd.one_in(3) ? ".9" : ""),
                       odd.one_in(2) ? kThreeTexts[static_cast<std::size_t>(i) % 3].text : odd.next(),
                       odd.one_in(4) ? "" : odd.next());
      made.stale = odd.one_in(3);
      made.gone = odd.one_in(4);
      translation.lines.push_back(std::move(made));
    }
    const auto once = brought_up_to_date(kThreeTexts, translation);
    EXPECT_EQ(write_po(brought_up_to_date(kThreeTexts, once)), write_po(once));
  }
}

TEST(Placeholders, AreWordsInBracesAndTags) {
  EXPECT_EQ(placeholders_of("Dear {name}, <b>no</b> {name}: 3 < 4, a { b }, {}"),
            (std::vector<std::string>{"</b>", "<b>", "{name}", "{name}"}));
}

}  // namespace
}  // namespace rapport::test
