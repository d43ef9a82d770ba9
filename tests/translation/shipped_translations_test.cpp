// SPDX-License-Identifier: MIT
/// \file Every shipped translation, whole and played by the plans of its scenario.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "engine/assessment/assess.h"
#include "engine/attempt/attempt_runner.h"
#include "engine/authoring/library.h"
#include "engine/base/file.h"
#include "tests/translation/support.h"

namespace rapport::test {
namespace {

namespace fs = std::filesystem;

/// A shipped scenario and one of its translations.
struct Shipped {
  fs::path scenario;
  TranslationFile translation;
  friend void PrintTo(const Shipped& shipped, std::ostream* out) { *out << shipped.translation.path; }
};

std::vector<Shipped> shipped_translations() {
  std::vector<Shipped> found;
  for (const auto& file : scenario_files({RAPPORT_SOURCE_DIR "/scenarios", "", ""})) {
    for (auto& translation : translation_files(file)) found.push_back({file, std::move(translation)});
  }
  return found;
}

class ShippedTranslation : public testing::TestWithParam<Shipped> {
 protected:
  void SetUp() override {
    source_ = load_scenario(GetParam().scenario, *shipped_rubric()).value;
    ASSERT_TRUE(source_);
    const auto loaded = load_translation(GetParam().translation, *source_, *shipped_rubric());
    EXPECT_EQ(text_of(loaded.diagnostics), "");
    ASSERT_TRUE(loaded.value);
    translation_ = *loaded.value;
    translated_ = in_language(*source_, *shipped_rubric(), translation_).scenario;
  }

  std::shared_ptr<const Scenario> source_, translated_;
  Translation translation_;
};

TEST_P(ShippedTranslation, IsCompleteAndInTheFormThatExportWrites) {
  const auto texts = texts_of(*source_, *shipped_rubric());
  const auto present = brought_up_to_date(texts, translation_);
  EXPECT_TRUE(counts_of(present).is_complete());
  EXPECT_EQ(counts_of(present).gone, 0U);
  const auto bytes = read_file(GetParam().translation.path, kLargestTranslationBytes);
  ASSERT_TRUE(bytes);
  EXPECT_EQ(*bytes, write_po(present)) << "export it again";
}

TEST_P(ShippedTranslation, TranslatesEveryTextThatIsNoName) {
  for (const auto& line : translation_.lines) {
    if (line.id == "customer.name") continue;
    EXPECT_NE(line.source, line.translation) << line.id;
  }
}

TEST_P(ShippedTranslation, ReachesEveryEndingByTheSamePlan) {
  static const StoppedClock kClock;
  for (const auto& ending : source_->endings) {
    const auto plan =
        fs::path(RAPPORT_SOURCE_DIR "/tests/plans") / source_->id / ("ending-" + ending.id + ".replies");
    const auto text = read_file(plan, 1 << 20);
    ASSERT_TRUE(text) << plan;
    auto runner = AttemptRunner::begin(translated_, shipped_rubric(), Mode::Practice, 1, "plan", "",
                                       {nullptr, &kClock});
    ASSERT_TRUE(runner);
    for (const auto& reply : replies_from_lines(*text)) ASSERT_TRUE(runner->submit(reply)) << plan;
    EXPECT_EQ(runner->attempt().result.ending_id, ending.id);
  }
}

TEST_P(ShippedTranslation, EarnsTheSameScoresAsItsSource) {
  static const StoppedClock kClock;
  for (const auto* plan : {"best", "worst"}) {
    const auto text = read_file(
        fs::path(RAPPORT_SOURCE_DIR "/tests/plans") / source_->id / (std::string(plan) + ".replies"),
        1 << 20);
    ASSERT_TRUE(text);
    std::vector<std::optional<double>> scores;
    for (const auto& scenario : {source_, translated_}) {
      auto runner =
          AttemptRunner::begin(scenario, shipped_rubric(), Mode::Practice, 1, "plan", "", {nullptr, &kClock});
      ASSERT_TRUE(runner);
      for (const auto& reply : replies_from_lines(*text)) ASSERT_TRUE(runner->submit(reply)) << plan;
      scores.push_back(runner->attempt().result.overall);
    }
    EXPECT_EQ(scores[0], scores[1]) << plan;
  }
}

/// Words that two replies share would mean the first of them.
TEST_P(ShippedTranslation, UnderstandsEveryWordingThatItWrites) {
  for (const auto& turn : translated_->turns) {
    for (std::size_t i = 0; i < turn.replies.size(); ++i) {
      auto wordings = turn.replies[i].also;
      wordings.push_back(turn.replies[i].words);
      for (const auto& words : wordings)
        EXPECT_EQ(option_meant(turn, OptionSet().set(), words), static_cast<OptionIndex>(i))
            << turn.id << ": " << words;
    }
  }
}

std::string name_of(const Shipped& shipped) {
  auto name = shipped.translation.path.stem().string();
  std::ranges::replace_if(
      name, [](char c) { return c == '-' || c == '.'; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, ShippedTranslation, testing::ValuesIn(shipped_translations()),
                         [](const auto& each) { return name_of(each.param); });

TEST(ShippedTranslations, AreThere) {
  EXPECT_FALSE(shipped_translations().empty());
}

}  // namespace
}  // namespace rapport::test
