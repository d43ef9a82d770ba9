// SPDX-License-Identifier: MIT
#include "engine/exporting/reading_json.h"

#include <gtest/gtest.h>

namespace rapport {
namespace {

Rubric four_criteria() {
  Rubric rubric;
  for (const auto* id : {"listening", "empathy", "ownership", "followup"}) {
    Criterion criterion;
    criterion.id = id;
    rubric.criteria.push_back(criterion);
  }
  Indicator sign;
  sign.id = "empathy.stock";
  rubric.indicators.push_back(sign);
  return rubric;
}

Reading one_sign() {
  Reading reading;
  reading.language = "en";
  reading.criteria.assign(kCoreCriteria, {Level::Missing, 0, 0.9});
  reading.criteria[1] = {Level::Partial, 0.512345, 0.75};
  reading.signs.push_back({0, 0.666666, {2, 12}});
  return reading;
}

RatingRequest request_of(std::string_view line) {
  auto request = rating_request_from_json(line, four_criteria());
  EXPECT_TRUE(request.has_value()) << request.error().problem;
  return request.value_or(RatingRequest{});
}

/// What is said of a bad line; empty if it was taken.
std::string answer_to_bad(std::string_view line) {
  const auto request = rating_request_from_json(line, four_criteria());
  return request ? "" : bad_request_json(request.error());
}

TEST(RatingRequest, IsReadFromALine) {
  const auto request = request_of(
      R"({"id": "a", "customer": "Late!", "reply": "Sorry.", "calls_for": ["empathy", "followup"], "setting": "peer"})");
  EXPECT_EQ(request.id, "\"a\"");
  EXPECT_EQ(request.customer, "Late!");
  EXPECT_EQ(request.reply, "Sorry.");
  EXPECT_EQ(request.calls_for, CriterionSet("1010"));
  EXPECT_EQ(request.setting, Setting::Peer);
}

TEST(RatingRequest, NeedsOnlyAnIdAndAReply) {
  const auto request = request_of(R"({"reply": "", "id": "a"})");
  EXPECT_EQ(request.customer, "");
  EXPECT_FALSE(request.calls_for.has_value());
  EXPECT_FALSE(request.setting.has_value());
}

TEST(RatingRequest, TakesNullForWhatMayBeMissing) {
  EXPECT_EQ(request_of(R"({"id":1,"customer":null,"reply":"x","calls_for":null,"setting":null})").reply, "x");
}

TEST(RatingRequest, KeepsTheDigitsOfANumber) {
  EXPECT_EQ(request_of(R"({"id":12345678901234567890123,"reply":""})").id, "12345678901234567890123");
  EXPECT_EQ(request_of(R"({"id":1.50,"reply":""})").id, "1.50");
  EXPECT_EQ(request_of(R"({"id":-7,"reply":""})").id, "-7");
}

TEST(RatingRequest, PassesOverOtherKeysAndWhatTheyHold) {
  const auto request =
      request_of(R"({"id":"a","more":{"id":"b","reply":["c"]},"reply":"x","list":[["reply"],{"id":3}]})");
  EXPECT_EQ(request.id, "\"a\"");
  EXPECT_EQ(request.reply, "x");
}

TEST(RatingRequest, TakesTheLastOfARepeatedKey) {
  EXPECT_EQ(request_of(R"({"id":"a","reply":["x"],"reply":"y"})").reply, "y");
}

TEST(RatingRequest, MayHoldNullCharactersAndAnyLetter) {
  EXPECT_EQ(request_of(R"({"id":"a","reply":"\u0000 \u202e"})").reply, std::string("\0 \xE2\x80\xAE", 5));
}

TEST(RatingRequest, IsRefusedInWordsWithItsId) {
  EXPECT_EQ(answer_to_bad(R"({"id":"a"})"),
            "{\"id\":\"a\",\"error\":\"\\\"reply\\\" should be a string.\"}\n");
  EXPECT_EQ(
      answer_to_bad(R"({"id":7,"reply":"x","calls_for":["emphaty"]})"),
      "{\"id\":7,\"error\":\"There is no criterion \\\"emphaty\\\". Did you mean \\\"empathy\\\"?\"}\n");
  EXPECT_EQ(answer_to_bad(R"({"id":"a","reply":"x)"),
            "{\"id\":\"a\",\"error\":\"The line is not JSON, from its byte 21.\"}\n");
}

TEST(RatingRequest, IsRefusedWithoutAnIdThatCanBeGivenBack) {
  for (const auto* line : {R"({"reply":"x"})", R"({"id":null,"reply":"x"})", R"({"id":["a"],"reply":"x"})",
                           R"({"id":{},"reply":"x"})"})
    EXPECT_EQ(answer_to_bad(line), "{\"error\":\"\\\"id\\\" should be a string or a number.\"}\n") << line;
}

TEST(RatingRequest, IsRefusedIfAValueIsOfAnotherKind) {
  for (const auto* line :
       {R"({"id":1,"reply":2})", R"({"id":1,"reply":"x","customer":2})",
        R"({"id":1,"reply":"x","calls_for":"empathy"})", R"({"id":1,"reply":"x","calls_for":["empathy",2]})",
        R"({"id":1,"reply":"x","calls_for":[["empathy"]]})", R"({"id":1,"reply":"x","setting":"shop"})",
        R"({"id":1,"reply":"x","setting":["peer"]})"})
    EXPECT_NE(answer_to_bad(line).find("{\"id\":1,\"error\""), std::string::npos) << line;
}

TEST(RatingRequest, SurvivesWhatIsNoObject) {
  for (const auto* line :
       {"", "nonsense", "[1, 2]", "\"text\"", "null", "{", "{}}", "{\"id\":1e999,\"reply\":\"x\"}",
        "{\"id\":\"\xFF\",\"reply\":\"x\"}", R"({"id":"\ud800","reply":"x"})"})
    EXPECT_NE(answer_to_bad(line).find("\"error\""), std::string::npos) << line;
  EXPECT_NE(answer_to_bad("{\"id\":1,\"reply\":" + std::string(1'000'000, '[')).find("\"error\""),
            std::string::npos);
}

TEST(ReadingJson, HasTheRatingsAndTheWordsThatEarnedThem) {
  EXPECT_EQ(reading_json(request_of(R"({"id":"a","reply":"  I am sorry"})"), one_sign(), four_criteria()),
            R"({"id":"a","language":"en","rated":true,"setting":"service","ratings":{)"
            R"("listening":{"level":0,"score":0.0,"confidence":0.9},)"
            R"("empathy":{"level":1,"score":0.5123,"confidence":0.75},)"
            R"("ownership":{"level":0,"score":0.0,"confidence":0.9},)"
            R"("followup":{"level":0,"score":0.0,"confidence":0.9}},)"
            R"("indicators":[{"id":"empathy.stock","confidence":0.6667,"begin":2,"end":12}]})"
            "\n");
}

TEST(ReadingJson, SaysWhatWasCalledForOnlyIfThatWasSaid) {
  const auto line = R"({"id":"a","reply":"","calls_for":["empathy"]})";
  const auto json = reading_json(request_of(line), one_sign(), four_criteria());
  EXPECT_NE(json.find(R"("empathy":{"level":1,"score":0.5123,"confidence":0.75,"called_for":true})"),
            std::string::npos);
  EXPECT_NE(json.find(R"("listening":{"level":0,"score":0.0,"confidence":0.9,"called_for":false})"),
            std::string::npos);
}

TEST(ReadingJson, GivesAnotherLanguageNoLevelsAndSaysWhy) {
  auto reading = one_sign();
  reading.language = "es";
  reading.rated = false;
  const auto json = reading_json(request_of(R"({"id":"a","reply":""})"), reading, four_criteria());
  EXPECT_NE(json.find(R"("rated":false,"why":"The reply seems to be in another language (es))"),
            std::string::npos);
  EXPECT_NE(json.find(R"("empathy":{"level":null,"score":null,"confidence":0})"), std::string::npos);
}

TEST(ReadingJson, SaysThatALongReplyWasCut) {
  auto reading = one_sign();
  reading.cut = true;
  const auto json = reading_json(request_of(R"({"id":"a","reply":""})"), reading, four_criteria());
  EXPECT_NE(json.find("\"cut\":true"), std::string::npos);
}

}  // namespace
}  // namespace rapport
