// SPDX-License-Identifier: MIT
#include "engine/assessor/feature_weights.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <limits>
#include <string>
#include <vector>

#include "engine/text/lexicon.h"

namespace rapport {
namespace {

std::vector<std::int32_t> thousandths(std::span<const WrittenWeight> weights) {
  std::vector<std::int32_t> numbers;
  for (const auto weight : weights) numbers.push_back(weight.thousandths());
  return numbers;
}

TEST(FeatureWeights, AreFoundByTheKeyOfTheirName) {
  FeatureWeights features;
  constexpr int kFeatures = 3000;
  for (int i = 0; i < kFeatures; ++i) {
    const WrittenWeight weights[] = {{0, i}, {1023, -i}};
    features.add(fmt::format("word:{}", i), std::span(weights).first(i % 3 == 0 ? 1 : 2));
  }
  features.finish();
  ASSERT_EQ(features.size(), 3000U);
  for (int i = 0; i < kFeatures; ++i) {
    const auto name = fmt::format("word:{}", i);
    const auto weights = features.find(text_key(name));
    ASSERT_EQ(weights.size(), i % 3 == 0 ? 1U : 2U) << name;
    EXPECT_EQ(weights.front().thousandths(), i);
    EXPECT_EQ(features.name(static_cast<std::size_t>(i)), name);
  }
  EXPECT_EQ(features.find(text_key("word:4"))[1].head(), 1023);
  EXPECT_TRUE(features.find(text_key("word:3000")).empty());
}

TEST(FeatureWeights, AreNoneBeforeAnyWasAdded) {
  FeatureWeights features;
  EXPECT_TRUE(features.find(text_key("a")).empty());
  features.finish();
  EXPECT_TRUE(features.find(text_key("a")).empty());
  EXPECT_TRUE(features.find(0).empty());
}

TEST(FeatureWeights, OfANameThatComesTwiceAreTheFirst) {
  FeatureWeights features;
  for (const std::int32_t number : {7, 8}) {
    const WrittenWeight weight(2, number);
    features.add("again", std::span(&weight, 1));
  }
  features.finish();
  EXPECT_EQ(thousandths(features.find(text_key("again"))), std::vector{7});
  EXPECT_EQ(thousandths(features.weights(1)), std::vector{8});
}

TEST(FeatureWeights, AreFoundWithoutTheirNames) {
  FeatureWeights features;
  constexpr int kFeatures = 500;
  for (int i = 0; i < kFeatures; ++i) {
    const std::vector<WrittenWeight> weights(static_cast<std::size_t>(i % 4), WrittenWeight(1, i));
    features.add(fmt::format("word:{}", i), weights);
  }
  features.finish();
  features.forget_names();
  ASSERT_EQ(features.size(), 500U);
  for (int i = 0; i < kFeatures; ++i) {
    const auto found = thousandths(features.find(text_key(fmt::format("word:{}", i))));
    EXPECT_EQ(found, std::vector<std::int32_t>(static_cast<std::size_t>(i % 4), i)) << i;
  }
  EXPECT_TRUE(features.find(text_key("word:500")).empty());
  EXPECT_EQ(features.name(0), "");
}

TEST(FeatureWeights, AreRoundedToWhatAFileSays) {
  FeatureWeights features;
  constexpr float kFar = std::numeric_limits<float>::max();
  features.add("a", std::vector<HeadWeight>{{0, 0.1234F}, {1, -0.0006F}, {2, kFar}, {3, -kFar}});
  features.finish();
  constexpr auto kMost = WrittenWeight::kMostThousandths;
  EXPECT_EQ(thousandths(features.find(text_key("a"))), (std::vector{123, -1, kMost, -kMost}));
  EXPECT_EQ(features.weights(0)[0].value(), 0.123F);
}

TEST(WrittenWeight, HoldsEveryHeadAndBothBounds) {
  constexpr auto kMost = WrittenWeight::kMostThousandths;
  for (const auto number : {-kMost, -1, 0, 1, kMost}) {
    const WrittenWeight weight(WrittenWeight::kHeads - 1, number);
    EXPECT_EQ(weight.head(), 1023);
    EXPECT_EQ(weight.thousandths(), number);
  }
}

}  // namespace
}  // namespace rapport
