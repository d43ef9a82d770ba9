// SPDX-License-Identifier: MIT
#include "engine/exporting/calibration_html.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "engine/exporting/calibration_json.h"
#include "engine/exporting/calibration_text.h"
#include "engine/report/calibration_words.h"
#include "tests/exporting/hostile_words.h"
#include "tests/exporting/made_calibration.h"
#include "tests/support/parsed_page.h"

namespace rapport::test {
namespace {

std::string sheet_of(const CalibrationReport& report) {
  return calibration_html(report, TimePoint(std::chrono::milliseconds(1'795'352'700'000)),
                          std::chrono::minutes(60));
}

std::vector<std::string> texts_of(const ParsedPage& page, const char* name) {
  std::vector<std::string> texts;
  for (auto* node : page.all(name)) texts.push_back(ParsedPage::text_of(node));
  return texts;
}

TEST(CalibrationHtml, SaysWhatCannotBeReliedOnBeforeAnythingElse) {
  const ParsedPage page(sheet_of(made_calibration()));
  ASSERT_TRUE(page.is_well_formed());
  const auto strong = texts_of(page, "strong");
  EXPECT_EQ(verdict_text(made_calibration()), strong);
  EXPECT_TRUE(strong.at(0).starts_with("Do not rely on it for: Empathy.")) << strong.at(0);
}

TEST(CalibrationHtml, HoldsEveryNumberAndEveryDisagreement) {
  const auto report = made_calibration();
  const ParsedPage page(sheet_of(report));
  const auto cells = texts_of(page, "td");
  for (const auto* words : {"0.83 (0.71 to 0.92)", "0.12 (-0.05 to 0.31)", "88 %", "99 %", "+0.25", "-0.02"})
    EXPECT_NE(std::ranges::find(cells, words), cells.end()) << words;
  const auto items = texts_of(page, "li");
  EXPECT_EQ(2U, items.size()) << "of the criterion and of the sign";
  const std::string words =
      "Empathy: machine strong, trainer harmful (blind). The wrong coffee, reply 3 of attempt a-1. It is a "
      "phrase.";
  EXPECT_TRUE(items.at(0).ends_with(words)) << items.at(0);
}

TEST(CalibrationHtml, IsWellFormedWhateverIsInIt) {
  auto report = made_calibration();
  for_each_text(report, [](std::string& text) { text = all_hostile_words(); });
  EXPECT_TRUE(ParsedPage(sheet_of(report)).is_well_formed());
  EXPECT_TRUE(ParsedPage(sheet_of({})).is_well_formed());
  EXPECT_EQ(sheet_of(report), sheet_of(report));
}

TEST(CalibrationJson, GroupsCriteriaByHowFarTheyCanBeTrusted) {
  const auto json = nlohmann::json::parse(calibration_json(made_calibration()));
  ASSERT_EQ(2U, json["verdict"].size());
  EXPECT_EQ("not", json["verdict"][0]["trust"]);
  EXPECT_EQ("empathy", json["verdict"][0]["criteria"][0]);
  EXPECT_EQ("well", json["verdict"][1]["trust"]);
  EXPECT_FALSE(json["all"].contains("trust")) << "it would be untrue of the weakest";
  EXPECT_EQ("assessment", json["mode"]);
  EXPECT_EQ("a-1", json["criteria"][1]["furthest_apart"][0]["attempt"]);
  EXPECT_EQ("a-1", json["signs"][0]["furthest_apart"][0]["attempt"]);
  EXPECT_EQ(3, json["criteria"][1]["furthest_apart"][0]["reply"]);
  EXPECT_DOUBLE_EQ(0.12, json["signs"][0]["blind"]["kappa"]);
}

TEST(CalibrationText, SaysWhatItIsAboutAndTheVerdictFirst) {
  const auto text = calibration_text(made_calibration(), {});
  const auto about = text.find("Counted attempts."), verdict = text.find("Do not rely on it for: Empathy.");
  EXPECT_LT(about, verdict);
  EXPECT_LT(verdict, text.find("Listening"));
  EXPECT_NE(std::string::npos, text.find("reply 3 of attempt a-1"));
  auto practice = made_calibration();
  practice.filter.mode = Mode::Practice;
  EXPECT_NE(std::string::npos, calibration_text(practice, {}).find("Practice attempts."));
}

}  // namespace
}  // namespace rapport::test
