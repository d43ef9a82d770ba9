// SPDX-License-Identifier: MIT
#include "engine/translation/import_translation.h"

#include <gtest/gtest.h>

#include "tests/translation/support.h"

namespace rapport::test {
namespace {

const std::vector<ScenarioText> kTexts = {{"title", "The cold house", "A title."},
                                          {"turn.a.customer.1", "Hello.", "A line."}};

TEST(ImportedTranslation, TakesWhatCameBackAndKeepsWhatDidNot) {
  const auto imported = import_translation(kTexts, spanish({line("title", "The cold house", "La casa")}),
                                           spanish({line("turn.a.customer.1", "Hello.", "Hola.")}));
  EXPECT_EQ(line_of(imported.translation, "title").translation, "La casa");
  EXPECT_EQ(line_of(imported.translation, "turn.a.customer.1").translation, "Hola.");
  EXPECT_EQ(imported.report.taken, 1U);
  EXPECT_EQ(imported.report.missing, 0U);
}

TEST(ImportedTranslation, SaysWhatIsStaleAndKeepsWhatIsGone) {
  const auto imported = import_translation(
      kTexts, spanish({}),
      spanish({line("title", "The warm house", "La casa"), line("turn.x.hint", "Look.", "Mira.")}));
  EXPECT_EQ(imported.report.stale, 1U);
  EXPECT_EQ(imported.report.gone, 1U);
  EXPECT_EQ(imported.report.missing, 1U);
  EXPECT_EQ(line_of(imported.translation, "turn.x.hint").translation, "Mira.");
}

TEST(ImportedTranslation, CountsWhatWasThereAsItWas) {
  const auto there = spanish({line("title", "The cold house", "La casa")});
  const auto imported = import_translation(kTexts, there, there);
  EXPECT_EQ(imported.report.taken, 0U);
  EXPECT_EQ(imported.report.unchanged, 1U);
}

TEST(ImportedTranslation, TakesAStaleLineForLookedAtIfItsWordsWereChangedInATable) {
  auto stale = line("title", "The cold house", "La casa caliente");
  stale.stale = true;
  stale.previous = "The warm house";
  const auto there = spanish({stale});
  const auto imported_after = [&](const std::string& words) {
    auto back = there;
    back.lines[0].translation = words;
    take_changes_for_looked_at(kTexts, there, back);
    return import_translation(kTexts, there, back).report.stale;
  };
  EXPECT_EQ(imported_after("La casa caliente"), 1U) << "nobody touched it";
  EXPECT_EQ(imported_after("La casa fr\u00EDa"), 0U);
}

TEST(ImportedTranslation, KeepsCommentsFlagsAndHeadersOfWhatWasThere) {
  auto there = spanish({line("title", "The cold house", "La casa")});
  there.lines[0].comment = "Short.";
  there.lines[0].flags = {"no-wrap"};
  there.header = {{"X-Generator", "Poedit"}};
  const auto imported =
      import_translation(kTexts, there, spanish({line("title", "The cold house", "La casa fr\u00EDa")}));
  const auto& title = line_of(imported.translation, "title");
  EXPECT_EQ(title.translation, "La casa fr\u00EDa");
  EXPECT_EQ(title.comment, "Short.");
  EXPECT_EQ(title.flags, std::vector<std::string>{"no-wrap"});
  EXPECT_EQ(imported.translation.header, there.header);
}

}  // namespace
}  // namespace rapport::test
