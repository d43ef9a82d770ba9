// SPDX-License-Identifier: MIT
#include "engine/assessor/assessor.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "engine/text/utf8.h"
#include "tests/support/sanitized.h"
#include "tests/support/shipped.h"

namespace rapport {
namespace {

constexpr std::string_view kCustomer = "I waited in all day and nobody came. My mother has no heating.";

/// Whether a cut before the byte `at` of `text` cuts no character of it.
bool is_boundary(std::string_view text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

/// What must hold of every reading, whatever was typed.
void expect_sound(const Reading& reading, std::string_view reply) {
  ASSERT_EQ(reading.criteria.size(), shipped_rubric()->criteria.size());
  for (const auto& criterion : reading.criteria) {
    EXPECT_GE(criterion.score, 0);
    EXPECT_LE(criterion.score, 1);
    EXPECT_GE(criterion.confidence, 0);
    EXPECT_LE(criterion.confidence, 1);
    EXPECT_EQ(criterion.level >= Level::Partial, criterion.score >= 0.5);
    EXPECT_EQ(criterion.level == Level::Strong, criterion.score >= 0.75);
  }
  const bool is_utf8 = !first_invalid_utf8(reply);
  for (const auto& sign : reading.signs) {
    ASSERT_LT(sign.indicator, shipped_rubric()->indicators.size());
    EXPECT_GE(sign.confidence, 0);
    EXPECT_LE(sign.confidence, 1);
    ASSERT_LT(sign.words.begin, sign.words.end);
    ASSERT_LE(sign.words.end, reply.size());
    EXPECT_TRUE(!is_utf8 || (is_boundary(reply, sign.words.begin) && is_boundary(reply, sign.words.end)));
  }
  EXPECT_TRUE(reading.rated || reading.signs.empty());
}

std::string again_and_again(std::string_view text, std::size_t times) {
  std::string result;
  result.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}

std::vector<std::string> hostile_replies() {
  std::vector<std::string> replies = {
      "",
      " ",
      "\n\n\n",
      "?!...",
      "ok",
      "😀😀😀",
      "👩‍👩‍👧‍👦🏳️‍🌈",
      std::string("I'm \0 sorry", 11),
      std::string(1'000, '\0'),
      "\u202EI'm sorry we left you without heating\u202C",
      "I'm so\xFFrry, I'll ring you by fo\xC3ur.",
      "\xF0\x9F\x98",
      again_and_again("\xED\xA0\x80", 5'000),
      again_and_again("\u0301", 10'000),
      "Z\u0301\u0301\u0301a\u0308lgo sо\u0335rry",
      again_and_again("\"", 10'000),
      again_and_again("<name> ", 1'000),
      again_and_again("{we} will ^ $ ... ? ", 500),
      again_and_again("[", 10'000),
      again_and_again("not ", 5'000),
      again_and_again("?", 10'000),
      again_and_again("Is it? ", 3'000),
      again_and_again("a", 20'000),
      again_and_again("12:34", 5'000),
      again_and_again("3.", 9'000),
      again_and_again("a@", 9'000),
      again_and_again("n't'll've", 2'000),
      again_and_again("\u00A0", 9'000),
      again_and_again("ﬃ", 6'000),
  };
  std::string every_byte;
  for (int byte = 0; byte < 256; ++byte) every_byte += static_cast<char>(byte);
  replies.push_back(every_byte);
  replies.push_back(again_and_again(every_byte, 50));
  return replies;
}

TEST(Assessor, SurvivesWhateverIsTyped) {
  for (const auto& reply : hostile_replies()) expect_sound(shipped_reading(kCustomer, reply), reply);
}

TEST(Assessor, SurvivesWhateverTheCustomerSaid) {
  const auto& assessor = shipped_assessor();
  for (const auto& customer : hostile_replies()) {
    const std::string reply = "I'm sorry your mother has no heating. I'll be there by four.";
    expect_sound(assessor.read(assessor.context(customer, std::nullopt), reply), reply);
  }
}

TEST(Assessor, GivesNothingForNothing) {
  for (const auto* reply : {"", " \n", "...", "😀😀😀", "?!"}) {
    const auto reading = shipped_reading(kCustomer, reply);
    EXPECT_EQ(reading.language, "und") << reply;
    EXPECT_TRUE(reading.signs.empty()) << reply;
    for (const auto& criterion : reading.criteria) EXPECT_EQ(criterion.level, Level::Missing) << reply;
  }
}

TEST(Assessor, IsNotWonByTenThousandApologies) {
  const auto reading = shipped_reading(kCustomer, again_and_again("I am sorry. ", 10'000));
  EXPECT_TRUE(reading.cut);
  for (const auto& criterion : reading.criteria) EXPECT_LT(criterion.score, 0.5);
}

TEST(Assessor, ReadsOnlyTheBeginningOfAMegabyte) {
  for (const std::string_view piece :
       {"I'm sorry, I'll ring you by four. ", "word ", "x", "\xFF", "\u202E", "no not "}) {
    const auto reply = again_and_again(piece, 1'000'000 / piece.size());
    const auto begin = std::chrono::steady_clock::now();
    const auto reading = shipped_reading(kCustomer, reply);
    const auto taken = std::chrono::steady_clock::now() - begin;
    EXPECT_TRUE(reading.cut) << piece;
    expect_sound(reading, reply);
    EXPECT_LT(taken, std::chrono::seconds(kIsSanitized ? 20 : 2)) << piece;
  }
}

TEST(Assessor, GivesTheSameReadingForTheSameReply) {
  const std::string reply =
      "Your mother sits in the cold because we never came. I'm sorry. I'm sending Dennis now and I'll ring "
      "you by four.";
  const auto first = shipped_reading(kCustomer, reply);
  static_cast<void>(shipped_reading("Something else.", "Calm down."));
  const auto again = shipped_reading(kCustomer, reply);
  ASSERT_EQ(first.signs.size(), again.signs.size());
  for (std::size_t i = 0; i < first.signs.size(); ++i) {
    EXPECT_EQ(first.signs[i].indicator, again.signs[i].indicator);
    EXPECT_EQ(first.signs[i].confidence, again.signs[i].confidence);
    EXPECT_EQ(first.signs[i].words, again.signs[i].words);
  }
  for (std::size_t c = 0; c < kCoreCriteria; ++c) {
    EXPECT_EQ(first.criteria[c].score, again.criteria[c].score);
    EXPECT_EQ(first.criteria[c].confidence, again.criteria[c].confidence);
  }
}

TEST(Assessor, ShowsTheWordsThatEarnedALevel) {
  const std::string reply = "Zoë, I’ll ring you by four.";
  const auto reading = shipped_reading(kCustomer, reply);
  ASSERT_EQ(reading.criteria[3].level, Level::Strong);
  std::vector<std::string> shown;
  for (const auto& sign : reading.signs) {
    if (shipped_rubric()->indicators[sign.indicator].id == "followup.dated-promise")
      shown.push_back(reply.substr(sign.words.begin, sign.words.end - sign.words.begin));
  }
  EXPECT_EQ(shown, std::vector<std::string>{"I’ll ring you by four"});
}

TEST(Assessor, ShowsASignForEveryLevelThatIsNotMissing) {
  for (const std::string_view reply :
       {"I'm sorry you feel that way.", "Three hours in the cold is miserable.",
        "We never came, that's on me.", "Someone will be in touch.", "What worries you most tonight?",
        "You should have rung us."}) {
    const auto reading = shipped_reading(kCustomer, reply);
    for (CriterionIndex c = 0; c < kCoreCriteria; ++c) {
      if (reading.criteria[c].level == Level::Missing) continue;
      const auto wanted = reading.criteria[c].level == Level::Harmful ? Polarity::Harms : Polarity::Earns;
      bool found = false;
      for (const auto& sign : reading.signs) {
        const auto& indicator = shipped_rubric()->indicators[sign.indicator];
        found |= indicator.polarity == wanted && indicator.concerns(c);
      }
      EXPECT_TRUE(found) << shipped_rubric()->criteria[c].id << ": " << reply;
    }
  }
}

TEST(Assessor, TellsAnInvitationFromAskingForWhatWasTold) {
  const std::string customer = "My delivery never came and nobody called me. I waited all day.";
  const auto listening = [&](const std::string& reply) {
    return shipped_reading(customer, reply).criteria[0].level;
  };
  EXPECT_EQ(listening("Can you tell me more about what happened?"), Level::Strong);
  EXPECT_GE(listening("What happened?"), Level::Missing);
  EXPECT_EQ(listening("Did anybody call you?"), Level::Harmful);
}

TEST(Assessor, HoldsNoHarmAgainstAReplyInWhichNothingShowsIt) {
  const auto reading = shipped_reading(
      "So I signed with the others. What are you calling for, really?",
      "I understand, I would go too. I just think you should have it in writing, what happened. I can send "
      "it tonight?");
  EXPECT_GE(reading.criteria[2].level, Level::Missing);
}

TEST(Assessor, GivesItsSignsInTheOrderOfTheReply) {
  const auto reading =
      shipped_reading(kCustomer, "I'm sorry. You have every right to be angry. I'll ring you by four.");
  ASSERT_GE(reading.signs.size(), 3U);
  for (std::size_t i = 1; i < reading.signs.size(); ++i)
    EXPECT_LE(reading.signs[i - 1].words.begin, reading.signs[i].words.begin);
}

TEST(Assessor, TellsTheSettingFromTheWordsIfItIsNotSaid) {
  const auto& assessor = shipped_assessor();
  const auto setting = [&](std::string_view before, std::string_view reply) {
    return assessor.read(assessor.context(before, std::nullopt), reply).setting;
  };
  EXPECT_EQ(setting(kCustomer, "I'm sorry, I'll send an engineer to your mother and refund the visit."),
            Setting::Service);
  EXPECT_EQ(assessor.read(assessor.context(kCustomer, Setting::Peer), "Hang in there.").setting,
            Setting::Peer);
}

TEST(Assessor, RefusesAModelOfAnotherRubric) {
  Model model;
  model.rubric_id = "another";
  const auto assessor = Assessor::make(shipped_rubric(), std::move(model), std::nullopt);
  ASSERT_FALSE(assessor);
  EXPECT_EQ(assessor.error().code, ErrorCode::Invalid);
}

TEST(Assessor, WorksWithAModelThatKnowsNothing) {
  Model model;
  model.rubric_id = shipped_rubric()->id;
  const auto assessor = Assessor::make(shipped_rubric(), std::move(model), std::nullopt);
  ASSERT_TRUE(assessor);
  const std::string reply = "I'm sorry, I'll ring you by four.";
  expect_sound(assessor->read(assessor->context(kCustomer, std::nullopt), reply), reply);
}

}  // namespace
}  // namespace rapport
