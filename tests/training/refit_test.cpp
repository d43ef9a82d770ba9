// SPDX-License-Identifier: MIT
/// \file The model that ships is the one that its corpus gives.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <string>
#include <utility>

#include "engine/training/fit.h"
#include "tests/support/shipped.h"

namespace rapport {
namespace {

constexpr auto kFitAgain =
    "The corpus, the rubric or the fit has changed: fit the model again with rapport train.";

/// Another compiler adds numbers in another order: the last place written may differ.
constexpr float kLastPlace = 0.0021F;
/// And a weight that is just heavy enough to be kept by one may just be too light by the other.
constexpr float kLightest = 0.1F;

const Result<Corpus>& shipped_corpus() {
  static const auto kCorpus = load_corpus(RAPPORT_SOURCE_DIR "/assets/corpus", *shipped_rubric());
  return kCorpus;
}

/// The weight of each head on each feature.
std::map<std::pair<std::string, std::size_t>, float> weights_of(const HeadSet& set) {
  std::map<std::pair<std::string, std::size_t>, float> weights;
  for (std::size_t i = 0; i < set.features.size(); ++i) {
    const std::string feature(set.features.name(i));
    for (const auto weight : set.features.weights(i)) weights[{feature, weight.head()}] = weight.value();
  }
  return weights;
}

void expect_same(const HeadSet& fitted, const HeadSet& shipped, std::string_view name) {
  ASSERT_EQ(fitted.heads.size(), shipped.heads.size()) << name;
  for (std::size_t h = 0; h < fitted.heads.size(); ++h) {
    EXPECT_EQ(fitted.heads[h].question, shipped.heads[h].question) << name;
    EXPECT_NEAR(fitted.heads[h].bias, shipped.heads[h].bias, kLastPlace)
        << name << ' ' << fitted.heads[h].question;
  }
  const auto ours = weights_of(fitted), theirs = weights_of(shipped);
  for (const auto& [place, weight] : ours) {
    const auto found = theirs.find(place);
    const bool same = found == theirs.end() ? std::abs(weight) <= kLightest + kLastPlace
                                            : std::abs(weight - found->second) <= kLastPlace;
    ASSERT_TRUE(same) << name << ' ' << place.first << ' ' << place.second << ' ' << weight;
  }
  for (const auto& [place, weight] : theirs) {
    const bool same = ours.contains(place) || std::abs(weight) <= kLightest + kLastPlace;
    ASSERT_TRUE(same) << name << ' ' << place.first << ' ' << place.second << ' ' << weight;
  }
}

void expect_same(const Heads& fitted, const Heads& shipped) {
  for (std::size_t s = 0; s < kSettings; ++s) {
    expect_same(fitted.settings[s], shipped.settings[s], kSettingNames[s]);
    for (std::size_t c = 0; c < kCoreCriteria; ++c) {
      for (std::size_t step = 0; step < 3; ++step) {
        const auto& line = fitted.levels[s][c].at_least[step];
        const auto& other = shipped.levels[s][c].at_least[step];
        EXPECT_NEAR(line.offset, other.offset, 0.01) << kSettingNames[s] << ' ' << c << ' ' << step;
        for (std::size_t i = 0; i < line.slopes.size(); ++i)
          EXPECT_NEAR(line.slopes[i], other.slopes[i], 0.01) << kSettingNames[s] << ' ' << c << ' ' << step;
      }
    }
  }
}

TEST(ShippedModel, WasFittedFromTheShippedCorpus) {
  ASSERT_TRUE(shipped_corpus()) << shipped_corpus().error().text();
  EXPECT_EQ(shipped_assessor().model().corpus, shipped_corpus()->hash) << kFitAgain;
}

TEST(ShippedModel, IsWhatItsCorpusGives) {
  ASSERT_TRUE(shipped_corpus()) << shipped_corpus().error().text();
  const auto& shipped = shipped_assessor().model();
  const auto fitted = fit(*shipped_corpus(), *shipped_rubric(), std::nullopt);
  ASSERT_TRUE(fitted) << fitted.error().text();
  const auto written = model_from_text(to_text(*fitted));
  ASSERT_TRUE(written);
  ASSERT_EQ(written->lexicon.words().size(), shipped.lexicon.words().size()) << kFitAgain;
  for (std::size_t i = 0; i < shipped.lexicon.words().size(); ++i) {
    ASSERT_EQ(written->lexicon.words()[i].word, shipped.lexicon.words()[i].word) << kFitAgain;
    ASSERT_EQ(written->lexicon.words()[i].count, shipped.lexicon.words()[i].count) << kFitAgain;
  }
  expect_same(written->plain.places, shipped.plain.places, "places");
  expect_same(written->plain, shipped.plain);
}

TEST(ShippedModel, WasFittedWithSentenceVectors) {
  EXPECT_FALSE(shipped_assessor().model().vectors.settings[0].heads.empty())
      << "Fit it with rapport train where the sentence model is.";
}

}  // namespace
}  // namespace rapport
