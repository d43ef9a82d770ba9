// SPDX-License-Identifier: MIT
/// \file Out to a translator and back, for every shipped scenario: the same bytes.
#include <gtest/gtest.h>

#include "engine/authoring/library.h"
#include "engine/translation/import_translation.h"
#include "tests/translation/support.h"

namespace rapport::test {
namespace {

struct Example {
  std::vector<ScenarioText> texts;
  Translation translation;
};

/// A translation of a scenario with odd words, some of them missing or stale, and some of lines that are
/// gone.
Example example_of(const std::filesystem::path& file, OddTexts& odd) {
  const auto scenario = load_scenario(file, *shipped_rubric()).value;
  Example example{texts_of(*scenario, *shipped_rubric()), {}};
  auto translation = spanish({});
  translation.scenario_id = scenario->id;
  for (const auto& text : example.texts) {
    auto made = line(text.id, odd.one_in(6) ? odd.next() : text.text, odd.one_in(6) ? "" : odd.next());
    if (odd.one_in(10)) made.comment = "By Ana: =1, \"really\"\n\nYes.";
    translation.lines.push_back(std::move(made));
  }
  for (int i = 0; i < 5; ++i)
    translation.lines.push_back(line("turn.long-gone.customer." + std::to_string(i), odd.next(), odd.next()));
  example.translation = brought_up_to_date(example.texts, std::move(translation));
  return example;
}

class EveryShippedScenario : public testing::Test {
 protected:
  template <typename Try>
  void for_each(Try attempt) {
    OddTexts odd;
    const auto files = scenario_files({RAPPORT_SOURCE_DIR "/scenarios", "", ""});
    ASSERT_GE(files.size(), 3U);
    for (const auto& file : files) {
      SCOPED_TRACE(file.string());
      attempt(example_of(file, odd));
    }
  }
};

using Exchange = EveryShippedScenario;

TEST_F(Exchange, GivesTheSameBytesAgainThroughPo) {
  for_each([](const Example& example) {
    const auto written = write_po(example.translation);
    const auto back = po_of(written);
    ASSERT_TRUE(back.translation) << text_of(back.diagnostics);
    const auto imported = import_translation(example.texts, {}, *back.translation);
    EXPECT_EQ(write_po(imported.translation), written);
  });
}

TEST_F(Exchange, GivesTheSameBytesAgainThroughATable) {
  for_each([](const Example& example) {
    const auto written = write_translation_csv(example.translation, "en", ByteOrderMark::Without);
    const auto back = csv_of(written, example.texts);
    ASSERT_TRUE(back.translation) << text_of(back.diagnostics);
    const auto imported = import_translation(example.texts, {}, *back.translation);
    EXPECT_EQ(write_translation_csv(imported.translation, "en", ByteOrderMark::Without), written);
  });
}

TEST_F(Exchange, LosesNothingFromPoToATableAndBack) {
  for_each([](const Example& example) {
    const auto po = write_po(example.translation);
    const auto table = write_translation_csv(*po_of(po).translation, "en", ByteOrderMark::With);
    const auto back = csv_of(table, example.texts);
    ASSERT_TRUE(back.translation) << text_of(back.diagnostics);
    auto imported = import_translation(example.texts, {}, *back.translation);
    imported.translation.scenario_id = example.translation.scenario_id;  // a table does not say it
    EXPECT_EQ(write_po(imported.translation), po);
  });
}

TEST_F(Exchange, GivesATemplateOfWhichNothingIsTranslated) {
  for_each([](const Example& example) {
    const auto empty = brought_up_to_date(example.texts, spanish({}));
    EXPECT_EQ(counts_of(empty).missing, example.texts.size());
    const auto back = po_of(write_po(empty));
    ASSERT_TRUE(back.translation) << text_of(back.diagnostics);
    EXPECT_EQ(write_po(import_translation(example.texts, {}, *back.translation).translation),
              write_po(empty));
  });
}

}  // namespace
}  // namespace rapport::test
