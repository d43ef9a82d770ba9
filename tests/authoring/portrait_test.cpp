// SPDX-License-Identifier: MIT
/// \file How a customer looks: read, or made up.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "engine/authoring/diagnostic.h"
#include "engine/authoring/library.h"
#include "engine/base/file.h"
#include "tests/support/test_scenario.h"

namespace rapport::test {
namespace {

const std::string kTurns = R"(
turns:
  - id: first
    stage: contact
    customer: Hm.
    goto: happy
)";

/// The scenario of these tests with this portrait, one line; none if it is empty.
Loaded<Scenario> with_portrait(const std::string& portrait) {
  auto text = header();
  const std::string before = "  reactions:\n";
  if (!portrait.empty()) text.insert(text.find(before), "  portrait: " + portrait + "\n");
  return load_scenario_text("test.yaml", text + kTurns + endings(), *shipped_rubric());
}

Portrait portrait_of(const std::string& written) {
  const auto loaded = with_portrait(written);
  EXPECT_NE(loaded.value, nullptr);
  return loaded.value ? loaded.value->customer.portrait : Portrait();
}

TEST(PortraitReader, ReadsEveryKey) {
  const auto portrait = portrait_of(
      "{age: 71, skin: 5, face: round, hair: {style: receding, colour: white}, eyes: grey, beard: moustache, "
      "glasses: true, clothing: cardigan, clothing_colour: rust}");
  const Portrait wanted{71,
                        5,
                        Portrait::Face::Round,
                        Portrait::HairStyle::Receding,
                        Portrait::HairColour::White,
                        Portrait::Eyes::Grey,
                        Portrait::Beard::Moustache,
                        true,
                        Portrait::Clothing::Cardigan,
                        Portrait::ClothingColour::Rust};
  EXPECT_EQ(portrait, wanted);
}

TEST(PortraitReader, KeepsTheUsualValueOfWhatIsLeftOut) {
  Portrait wanted;
  wanted.eyes = Portrait::Eyes::Green;
  EXPECT_EQ(portrait_of("{eyes: green}"), wanted);
}

TEST(PortraitReader, NamesTheNearestWordForOneThatItDoesNotKnow) {
  const auto said_of = [](const std::string& portrait) {
    std::string said;
    for (const auto& diagnostic : with_portrait(portrait).diagnostics) {
      if (diagnostic.code == DiagnosticCode::NotOneOf) said += diagnostic.message + " " + diagnostic.hint;
    }
    return said;
  };
  EXPECT_NE(said_of("{hair: {style: recedding}}").find("\"receding\""), std::string::npos)
      << said_of("{hair: {style: recedding}}");
  EXPECT_NE(said_of("{clothing: cardigen}").find("\"cardigan\""), std::string::npos);
  EXPECT_NE(said_of("{eyes: violet}").find("brown, hazel, green, blue or grey"), std::string::npos);
}

/// Every enumerator has its word, in the schema and in the loader alike.
TEST(PortraitReader, KnowsEveryWordOfTheSchema) {
  const auto file =
      read_file(std::filesystem::path(RAPPORT_SOURCE_DIR) / "assets/scenario.schema.json", 1 << 20);
  ASSERT_TRUE(file);
  const auto schema = nlohmann::json::parse(*file);
  const auto& keys = schema["definitions"]["customer"]["properties"]["portrait"]["properties"];
  const auto check = [](const std::string& form, const nlohmann::json& words) {
    for (const auto& word : words) {
      const auto portrait = fmt::format(fmt::runtime(form), word.get<std::string>());
      const auto loaded = with_portrait(portrait);
      for (const auto& diagnostic : loaded.diagnostics)
        EXPECT_NE(diagnostic.code, DiagnosticCode::NotOneOf) << portrait << ": " << diagnostic.message;
    }
  };
  check("{{face: {}}}", keys["face"]["enum"]);
  check("{{hair: {{style: {}}}}}", keys["hair"]["properties"]["style"]["enum"]);
  check("{{hair: {{colour: {}}}}}", keys["hair"]["properties"]["colour"]["enum"]);
  check("{{eyes: {}}}", keys["eyes"]["enum"]);
  check("{{beard: {}}}", keys["beard"]["enum"]);
  check("{{clothing: {}}}", keys["clothing"]["enum"]);
  check("{{clothing_colour: {}}}", keys["clothing_colour"]["enum"]);
  EXPECT_EQ(keys["hair"]["properties"]["style"]["enum"].size(),
            static_cast<std::size_t>(Portrait::HairStyle::Headscarf) + 1);
  EXPECT_EQ(keys["clothing"]["enum"].size(), static_cast<std::size_t>(Portrait::Clothing::Dress) + 1);
  EXPECT_EQ(keys["clothing_colour"]["enum"].size(),
            static_cast<std::size_t>(Portrait::ClothingColour::Cream) + 1);
}

TEST(MadeUpPortrait, IsUsedWhereAScenarioDescribesNone) {
  const auto loaded = with_portrait("");
  ASSERT_NE(loaded.value, nullptr);
  EXPECT_EQ(loaded.value->customer.portrait,
            made_up_portrait(loaded.value->id, loaded.value->customer.pronouns));
}

TEST(MadeUpPortrait, OfAnIdIsAlwaysTheSame) {
  EXPECT_EQ(made_up_portrait("late-parcel", "she/her"), made_up_portrait("late-parcel", "she/her"));
  // Known once and for all: a face that changes from one version to the next would be another person.
  const auto face = made_up_portrait("late-parcel", "she/her");
  EXPECT_EQ(fmt::format("{} {} {} {}", face.age, face.skin, static_cast<int>(face.hair_style),
                        static_cast<int>(face.clothing_colour)),
            "38 1 7 0");
}

TEST(MadeUpPortrait, DiffersFromIdToIdAndFollowsThePronouns) {
  std::set<std::string> faces;
  for (int i = 0; i < 200; ++i) {
    const auto id = fmt::format("scenario-{}", i);
    const auto she = made_up_portrait(id, "she/her"), he = made_up_portrait(id, "he/him"),
               they = made_up_portrait(id, "they/them");
    EXPECT_EQ(she.beard, Portrait::Beard::None);
    EXPECT_EQ(they.beard, Portrait::Beard::None);
    EXPECT_NE(he.hair_style, Portrait::HairStyle::Bun);
    EXPECT_NE(he.clothing, Portrait::Clothing::Dress);
    for (const auto& face : {she, he, they}) {
      EXPECT_GE(face.age, 18);
      EXPECT_LE(face.age, 90);
      EXPECT_GE(face.skin, 1);
      EXPECT_LE(face.skin, 6);
    }
    faces.insert(fmt::format("{} {} {} {} {}", she.age, she.skin, static_cast<int>(she.hair_style),
                             static_cast<int>(she.hair_colour), static_cast<int>(she.clothing_colour)));
  }
  EXPECT_GE(faces.size(), 190U);
}

}  // namespace
}  // namespace rapport::test
