// SPDX-License-Identifier: MIT
#include "engine/embedding/sentence_encoder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>
#include <thread>

#include "tests/embedding/made_up_package.h"

namespace rapport {
namespace {

constexpr float kSameVector = 1e-5F;

float cosine(const SentenceVector& a, const SentenceVector& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0F);
}

void expect_near(const SentenceVector& a, const SentenceVector& b, const std::string& what) {
  for (std::size_t i = 0; i < a.size(); ++i)
    ASSERT_NEAR(a.at(i), b.at(i), kSameVector) << what << ", number " << i;
}

/// Texts of many lengths that differ, in the words of the made-up vocabulary.
std::vector<std::string> many_texts() {
  std::vector<std::string> texts = {"", "sorry", "so", " ", "rry so.", ":"};
  for (std::size_t size = 1; size < 40; ++size) {
    std::string text;
    for (std::size_t i = 0; i < size; ++i) text += (i * size) % 7 < 3 ? " sorry" : (i % 3 == 0 ? "y" : " os");
    texts.push_back(text);
    if (size % 10 == 0) texts.emplace_back();
  }
  texts.emplace_back(1000, 's');
  return texts;
}

std::vector<SentenceVector> together(const SentenceEncoder& encoder, const std::vector<std::string>& texts) {
  const std::vector<std::string_view> views(texts.begin(), texts.end());
  std::vector<SentenceVector> vectors(views.size());
  encoder.embed(views, vectors);
  return vectors;
}

/// The encoder of a model of noise, which is loaded once for each program.
const SentenceEncoder& noisy(InstructionSet instructions = best_instruction_set()) {
  static const MadeUpPackage package(MadeUpPackage::Filling::Noise);
  static const auto best = SentenceEncoder::load(package.folder()).value();
  static const auto baseline = SentenceEncoder::load(package.folder(), InstructionSet::Baseline).value();
  return instructions == InstructionSet::Baseline ? baseline : best;
}

TEST(SentenceEncoder, GivesVectorsOfLengthOne) {
  const auto vector = noisy().embed("sorry");
  EXPECT_NEAR(cosine(vector, vector), 1.0F, 1e-5F);
}

TEST(SentenceEncoder, GivesTheZeroVectorForAnEmptyText) {
  EXPECT_EQ(noisy().embed(""), SentenceVector{});
  EXPECT_EQ(together(noisy(), {"", ""}), std::vector<SentenceVector>(2));
}

TEST(SentenceEncoder, TakesNoTextsAtAll) {
  noisy().embed({}, {});
}

TEST(SentenceEncoder, TellsTextsApartByTheOrderOfTheirWords) {
  EXPECT_LT(cosine(noisy().embed("sorry os y"), noisy().embed("y os sorry")), 0.99999F);
}

TEST(SentenceEncoder, GivesATextTheSameVectorInAnyCompany) {
  const auto texts = many_texts();
  const auto vectors = together(noisy(), texts);
  for (std::size_t i = 0; i < texts.size(); ++i) expect_near(noisy().embed(texts[i]), vectors[i], texts[i]);
}

TEST(SentenceEncoder, GivesTheSameBitsForTheSameCall) {
  EXPECT_EQ(together(noisy(), many_texts()), together(noisy(), many_texts()));
}

TEST(SentenceEncoder, GivesTheSameVectorsWithAllInstructionSets) {
  if (best_instruction_set() == InstructionSet::Baseline) GTEST_SKIP() << "This machine has only one.";
  const auto texts = many_texts();
  const auto fast = together(noisy(), texts);
  const auto plain = together(noisy(InstructionSet::Baseline), texts);
  for (std::size_t i = 0; i < texts.size(); ++i) expect_near(fast[i], plain[i], texts[i]);
  EXPECT_NE(fast, plain) << "the last digits differ, or it was the same code twice";
}

TEST(SentenceEncoder, ReadsNoMoreThan128Pieces) {
  const std::string full(127, 's');  // and the mark of a word's start
  EXPECT_EQ(noisy().embed(full), noisy().embed(full + "orry sorry."));
  EXPECT_NE(noisy().embed(full), noisy().embed(full.substr(1)));
}

TEST(SentenceEncoder, MayBeUsedFromSeveralThreads) {
  const auto texts = many_texts();
  const auto expected = together(noisy(), texts);
  std::vector<std::vector<SentenceVector>> found(4);
  {
    std::vector<std::jthread> threads;
    for (auto& place : found) threads.emplace_back([&] { place = together(noisy(), texts); });
  }
  for (const auto& vectors : found) EXPECT_EQ(vectors, expected);
}

TEST(SentenceEncoder, OutlivesTheFilesAndTheOriginalOfACopy) {
  const auto vector = [] {
    const auto original = [] {
      const MadeUpPackage package(MadeUpPackage::Filling::Noise);
      return SentenceEncoder::load(package.folder()).value();
    }();
    const auto copy = original;
    return copy.embed("sorry");
  }();
  EXPECT_EQ(vector, noisy().embed("sorry"));
}

TEST(SentenceEncoder, KeepsItsNumbersFiniteWithTheLargestWeights) {
  const MadeUpPackage package;
  const std::vector<float> large(28'000'000 / sizeof(float), 999.0F);
  const std::string_view bytes(reinterpret_cast<const char*>(large.data()), large.size() * sizeof(float));
  const auto rest = std::filesystem::file_size(package.folder() / "shard2");
  package.write("shard1", bytes.substr(0, 1'000'001));
  package.write("shard2", bytes.substr(1, rest));
  const auto encoder = SentenceEncoder::load(package.folder());
  ASSERT_TRUE(encoder.has_value()) << encoder.error().text();
  for (const auto number : encoder->embed("sorry so")) ASSERT_TRUE(std::isfinite(number));
}

}  // namespace
}  // namespace rapport
