// SPDX-License-Identifier: MIT
#include "engine/assessor/linear_model.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <string>
#include <vector>

namespace rapport {
namespace {

/// A model with something in every part of its file.
Model small_model() {
  Model model;
  model.rubric_id = "recovery";
  model.corpus = std::string(64, 'a');
  model.lexicon = Lexicon({{"sorry", 7}, {"door", 3}});
  const auto fill = [](HeadSet& set, bool with_vectors) {
    set.heads = {{"empathy:partial", 0.25F, {}, {}}, {"empathy.stock", -1.5F, {}, {}}};
    if (with_vectors) {
      set.heads[1].vector.assign(std::tuple_size_v<SentenceVector>, 0.125F);
      set.heads[1].previous.assign(std::tuple_size_v<SentenceVector>, -2);
    }
    set.features.add("b:so sorry", std::vector<HeadWeight>{{0, 0.5F}, {1, -0.25F}});
    set.features.add("w:sorry", std::vector<HeadWeight>{{1, 2}});
    set.features.finish();
  };
  fill(model.plain.places, false);
  for (auto* heads : {&model.plain, &model.vectors}) {
    for (std::size_t s = 0; s < kSettings; ++s) {
      fill(heads->settings[s], heads == &model.vectors && s == 0);
      for (auto& lines : heads->levels[s]) lines.at_least[1] = {0.5, {1.25, 0, -3}};
    }
  }
  return model;
}

/// The text of that model without the long rows of vectors.
std::string short_text() {
  auto model = small_model();
  model.vectors = model.plain;
  return to_text(model);
}

/// What reading a model says, empty if all is well.
std::string problem(std::string_view text) {
  const auto model = model_from_text(text);
  return model ? "" : model.error().message;
}

std::string replaced(std::string text, std::string_view what, std::string_view by) {
  const auto at = text.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return text.replace(at, what.size(), by);
}

TEST(Model, ComesBackFromItsText) {
  const auto text = to_text(small_model());
  const auto model = model_from_text(text);
  ASSERT_TRUE(model) << model.error().text();
  EXPECT_EQ(to_text(*model), text);
  EXPECT_EQ(model->rubric_id, "recovery");
  EXPECT_EQ(model->lexicon.find("sorry")->count, 7U);
  EXPECT_EQ(model->vectors.settings[0].heads[1].previous[511], -2);
  EXPECT_EQ(model->plain.levels[0][0].at_least[1].slopes[2], -3);
}

TEST(Model, IsAnErrorWhereverItsTextIsCut) {
  const auto text = short_text();
  for (std::size_t size = 0; size + 1 < text.size(); ++size) {
    const auto model = model_from_text(std::string_view(text).substr(0, size));
    if (model) {
      // A cut number is still a number: only in the very last line may that go unseen.
      EXPECT_EQ(text.find('\n', size), text.size() - 1)
          << "cut after " << size << " of " << text.size() << " bytes";
      continue;
    }
    EXPECT_EQ(model.error().code, ErrorCode::Invalid);
    EXPECT_FALSE(model.error().way_out.empty());
  }
}

TEST(Model, SurvivesAnyByteOfItsTextBeingAnother) {
  const auto text = short_text();
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (const char other : {'\0', '\n', ' ', '\t', '9', '-', '\xFF'}) {
      auto broken = text;
      broken[at] = other;
      const auto model = model_from_text(broken);
      if (!model) continue;
      EXPECT_NO_THROW(
          static_cast<void>(model->plain.settings[0].scores({text_key("w:sorry")}, nullptr, nullptr)));
    }
  }
}

TEST(Model, NamesTheLineThatIsWrong) {
  const auto text = short_text();
  EXPECT_EQ(problem(replaced(text, "rapport-model 1", "rapport-model 2")),
            "Line 1 of the model does not begin as a model of this version does.");
  EXPECT_EQ(problem(replaced(text, "rubric recovery", "rubric")),
            "Line 2 of the model should name the rubric.");
  EXPECT_EQ(problem(replaced(text, "corpus a", "corpus ")),
            "Line 3 of the model should hold the corpus's hash.");
  EXPECT_EQ(problem(replaced(text, "sorry 7", "sorry seven")),
            "Line 5 of the model should hold a word and its count.");
  EXPECT_EQ(problem(text + "more\n").substr(0, 5), "Line ");
}

TEST(Model, RefusesAbsurdNumbers) {
  const auto text = short_text();
  EXPECT_NE(problem(replaced(text, "words 2", "words 18446744073709551615")), "");
  EXPECT_NE(problem(replaced(text, "words 2", "words -1")), "");
  EXPECT_NE(problem(replaced(text, "heads plain-places 2 2", "heads plain-places 2 999999999999")), "");
  EXPECT_NE(problem(replaced(text, "heads plain-places 2 2", "heads plain-places 999999999 2")), "");
  EXPECT_NE(problem(replaced(text, "\t1 -250", "\t2 -250")), "") << "there is no third head";
  EXPECT_NE(problem(replaced(text, "\t1 -250", "\t1 -2000001")), "") << "no fit weighs a word that much";
  EXPECT_EQ(problem(replaced(text, "\t1 -250", "\t1 -2000000")), "");
  EXPECT_NE(problem(replaced(text, "levels 0.0000", "levels nan")), "");
  EXPECT_NE(problem(replaced(text, "levels 0.0000", "levels inf")), "");
  EXPECT_NE(problem(replaced(text, "empathy:partial 250", "empathy:partial 250 1 2 3")), "")
      << "three weights are no vector";
}

TEST(Model, IsNoModelIfItIsSomethingElse) {
  EXPECT_NE(problem(""), "");
  EXPECT_NE(problem(std::string(1'000, '\0')), "");
  EXPECT_NE(problem(std::string(1'000'000, '\n')), "");
  EXPECT_NE(problem("rubric: 1\nid: recovery\n"), "");
}

TEST(Model, ThatIsNotThereSaysSo) {
  const auto model = load_model("/nowhere/at.all");
  ASSERT_FALSE(model);
  EXPECT_NE(model.error().code, ErrorCode::Invalid);
}

TEST(HeadSet, AddsTheWeightsOfTheFeaturesThatAreThere) {
  const auto model = small_model();
  const auto& set = model.plain.settings[0];
  const auto nothing = set.scores({}, nullptr, nullptr);
  EXPECT_FLOAT_EQ(nothing[0], 0.25F);
  const auto both =
      set.scores({text_key("b:so sorry"), text_key("w:sorry"), text_key("unknown")}, nullptr, nullptr);
  EXPECT_FLOAT_EQ(both[0], 0.25F + kFeatureScale * 0.5F);
  EXPECT_FLOAT_EQ(both[1], -1.5F + kFeatureScale * 1.75F);
}

TEST(HeadSet, AddsTheWeightsOfTheVectors) {
  const auto model = small_model();
  const auto& set = model.vectors.settings[0];
  SentenceVector ones;
  ones.fill(1);
  EXPECT_FLOAT_EQ(set.scores({}, &ones, nullptr)[1], -1.5F + kVectorScale * 64);
  EXPECT_FLOAT_EQ(set.scores({}, &ones, &ones)[1], -1.5F + kVectorScale * 64 - kPreviousScale * 1024);
}

TEST(Model, RatesAsBeforeWhenItKeepsOnlyWhatRates) {
  for (const auto by : {HeadsBy::Words, HeadsBy::Vectors}) {
    const auto whole = small_model();
    auto rest = whole;
    rest.keep_only(by);
    const FeatureKeys keys = {text_key("b:so sorry"), text_key("w:sorry")};
    const auto& kept = by == HeadsBy::Words ? rest.plain : rest.vectors;
    const auto& before = by == HeadsBy::Words ? whole.plain : whole.vectors;
    const auto& other = by == HeadsBy::Words ? rest.vectors : rest.plain;
    EXPECT_EQ(kept.places.scores(keys, nullptr, nullptr), before.places.scores(keys, nullptr, nullptr));
    for (std::size_t s = 0; s < kSettings; ++s) {
      EXPECT_EQ(kept.settings[s].scores(keys, nullptr, nullptr),
                before.settings[s].scores(keys, nullptr, nullptr));
      EXPECT_EQ(kept.settings[s].features.name(0), "");
      EXPECT_EQ(other.settings[s].features.size(), 0U);
      EXPECT_EQ(other.settings[s].heads.size(), 2U) << "what it can be asked is still known";
    }
  }
}

TEST(HeadSet, FindsAHeadByItsQuestion) {
  const auto model = small_model();
  EXPECT_EQ(model.plain.settings[0].find("empathy.stock"), 1U);
  EXPECT_EQ(model.plain.settings[0].find("empathy.none"), std::nullopt);
}

}  // namespace
}  // namespace rapport
