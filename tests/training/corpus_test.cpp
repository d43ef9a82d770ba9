// SPDX-License-Identifier: MIT
#include "engine/training/corpus.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "tests/support/shipped.h"

namespace rapport {
namespace {

/// Four lines of a corpus file; replies follow from the fifth.
constexpr std::string_view kHead =
    "setting: service\n"
    "situation: plumber-no-show\n"
    "trade: Plumbing\n"
    "customer: Nobody came.\n";

Result<Corpus> read(std::string_view text) {
  Corpus corpus;
  if (auto done = read_corpus_text("file.txt", text, *shipped_rubric(), corpus); !done)
    return tl::unexpected(done.error());
  return corpus;
}

/// What is said of a reply in the fifth line.
std::string problem_of_reply(std::string_view line) {
  const auto corpus = read(std::string(kHead).append(line));
  return corpus ? "" : corpus.error().message;
}

std::string problem(std::string_view text) {
  const auto corpus = read(text);
  return corpus ? "" : corpus.error().message;
}

std::string words_at(const LabelledReply& reply, const MarkedSign& sign) {
  return reply.words.substr(sign.words.begin_byte, sign.words.end_byte - sign.words.begin_byte);
}

TEST(CorpusFile, GivesRepliesWithTheirLabels) {
  const auto corpus = read(std::string(kHead) +
                           "# a comment\n"
                           "\n"
                           "L0 E1 O2 F2 | phone | Well, [apologises, stock: I'm sorry]. ¶ And "
                           "[commits-to-act, dated-promise: I'll "
                           "ring you by four].\r\n");
  ASSERT_TRUE(corpus) << corpus.error().text();
  ASSERT_EQ(corpus->replies.size(), 1U);
  const auto& reply = corpus->replies[0];
  EXPECT_EQ(reply.setting, Setting::Service);
  EXPECT_EQ(reply.customer, "Nobody came.");
  EXPECT_EQ(reply.voice, "phone");
  EXPECT_EQ(reply.words, "Well, I'm sorry.\nAnd I'll ring you by four.");
  EXPECT_EQ(reply.place, "file.txt:7");
  EXPECT_EQ(reply.levels[0], Level::Missing);
  EXPECT_EQ(reply.levels[3], Level::Strong);
  ASSERT_EQ(reply.signs.size(), 4U);
  EXPECT_EQ(words_at(reply, reply.signs[0]), "I'm sorry");
  EXPECT_EQ(words_at(reply, reply.signs[3]), "I'll ring you by four");
  EXPECT_EQ(shipped_rubric()->indicators[reply.signs[3].indicator].id, "followup.dated-promise");
  EXPECT_EQ(corpus->situations[0].trade, "Plumbing");
}

// Not yet: a break that stands right before a mark is lost.
TEST(CorpusFile, BreaksALineRightBeforeAMark) {
  const auto corpus =
      read(std::string(kHead) + "L0 E0 O0 F0 | letter | Dear Ms. Lee, ¶ [thanks: Thank you].");
  ASSERT_TRUE(corpus) << corpus.error().text();
  EXPECT_EQ(corpus->replies[0].words, "Dear Ms. Lee,\nThank you.");
}

TEST(CorpusFile, KnowsWeakSigns) {
  const auto corpus = read(std::string(kHead) + "L1 E0 O0 F0 | curt | [~restates: About the plumber].");
  ASSERT_TRUE(corpus) << corpus.error().text();
  EXPECT_TRUE(corpus->replies[0].signs[0].weak);
}

TEST(CorpusFile, HoldsACustomersLineForAllRepliesBelowIt) {
  const auto corpus = read(
      std::string(kHead) +
      "L0 E0 O0 F0 | curt | Hm.\nL0 E0 O0 F0 | curt | Well.\ncustomer: Hello?\nL0 E0 O0 F0 | curt | Yes.");
  ASSERT_TRUE(corpus);
  EXPECT_EQ(corpus->replies[1].customer, "Nobody came.");
  EXPECT_EQ(corpus->replies[2].customer, "Hello?");
  EXPECT_EQ(corpus->replies[2].situation, 0U);
}

TEST(CorpusFile, LabelsOutsideServiceOnlyWhatItsSettingLabels) {
  const auto peer =
      read("setting: peer\nsituation: a\ncustomer: I failed.\nE1 L0 | chat | [warmth: Hang in there].");
  ASSERT_TRUE(peer) << peer.error().text();
  EXPECT_EQ(peer->replies[0].levels[2], std::nullopt);
  EXPECT_EQ(problem("setting: mail\nsituation: a\ncustomer: -\nE1 O0 F0 | chat | Hm."),
            "file.txt:4: \"E1\" is no level of this setting.");
}

TEST(CorpusFile, SaysWhatIsWrongWithALabel) {
  EXPECT_EQ(problem_of_reply("L0 E0 O0 | curt | Hm."), "file.txt:5: The level of F is missing.");
  EXPECT_EQ(problem_of_reply("L3 E0 O0 F0 | curt | Hm."), "file.txt:5: \"L3\" is no level of this setting.");
  EXPECT_EQ(problem_of_reply("Lx E0 O0 F0 | curt | Hm."), "file.txt:5: \"Lx\" is no level of this setting.");
  EXPECT_EQ(problem_of_reply("X0 E0 O0 F0 | curt | Hm."), "file.txt:5: \"X0\" is no level of this setting.");
  EXPECT_EQ(problem_of_reply("L0 E0 O0 F0 | loud | Hm."), "file.txt:5: There is no voice \"loud\".");
  EXPECT_EQ(problem_of_reply("L2 E0 O0 F0 | curt | Hm."),
            "file.txt:5: listening is 2 by its level and 0 by its signs.");
  EXPECT_EQ(problem_of_reply("L0 E0 O0 F1 | curt | [dated-promise: By four]."),
            "file.txt:5: followup is 1 by its level and 2 by its signs.");
  EXPECT_EQ(problem_of_reply("L0 E0 O2 F0 | curt | [takes-responsibility: My fault], [blames: and yours]."),
            "file.txt:5: ownership is 2 by its level and -1 by its signs.");
}

TEST(CorpusFile, SaysWhatIsWrongWithAMark) {
  EXPECT_EQ(problem_of_reply("L0 E0 O0 F0 | curt | [thanks: Thanks."),
            "file.txt:5: A bracket is not closed.");
  EXPECT_EQ(problem_of_reply("L0 E0 O0 F0 | curt | [Thanks]."),
            "file.txt:5: A mark needs a sign, a colon and the words.");
  EXPECT_EQ(problem_of_reply("L0 E0 O0 F0 | curt | [thanks: ]."),
            "file.txt:5: A mark should hold words, and no other mark.");
  EXPECT_EQ(problem_of_reply("L0 E0 O0 F0 | curt | [thanks: so [thanks: many]]."),
            "file.txt:5: A mark should hold words, and no other mark.");
  EXPECT_EQ(problem_of_reply("L0 E0 O0 F0 | curt | [praise: Well done]."),
            "file.txt:5: The rubric has no sign \"praise\".");
  EXPECT_EQ(problem_of_reply("L0 E0 O0 F0 | curt |  "), "file.txt:5: A reply needs words.");
}

TEST(CorpusFile, SaysWhatIsWrongWithAHeading) {
  EXPECT_EQ(problem("setting: shop\n"), "file.txt:1: There is no setting \"shop\".");
  EXPECT_EQ(problem("setting:\n"), "file.txt:1: setting says nothing.");
  EXPECT_EQ(problem("trade: Plumbing\n"), "file.txt:1: A situation should stand before trade.");
  EXPECT_EQ(problem("situation: a\nsituation: a\n"), "file.txt:2: There is already a situation \"a\".");
  EXPECT_EQ(problem("situation: a\ncustomer: Hm.\nL0 | curt | Hm."),
            "file.txt:3: A setting should stand before the first reply.");
  EXPECT_EQ(problem("setting: service\nsituation: a\nL0 E0 O0 F0 | curt | Hm."),
            "file.txt:3: A customer line should stand before the reply.");
}

TEST(CorpusFile, SurvivesAnyCut) {
  const auto text = std::string(kHead) + "L1 E0 O0 F0 | curt | [~restates: About the plumber] - ¶ yes.\n";
  for (std::size_t size = 0; size <= text.size(); ++size)
    EXPECT_NO_THROW(static_cast<void>(problem(std::string_view(text).substr(0, size))));
}

TEST(CorpusFolder, ThatIsNotThereOrIsEmptySaysSo) {
  const auto corpus = load_corpus("/nowhere/at/all", *shipped_rubric());
  ASSERT_FALSE(corpus);
  EXPECT_EQ(corpus.error().code, ErrorCode::NotFound);
}

TEST(CorpusFolder, IsHashedByItsFilesAndTheirNames) {
  const auto folder = std::filesystem::path(testing::TempDir()) / "rapport-corpus";
  std::filesystem::create_directories(folder / "service");
  const auto hash_with = [&](std::string_view words) {
    std::ofstream(folder / "service" / "one.txt") << kHead << "L0 E0 O0 F0 | curt | " << words << '\n';
    return load_corpus(folder, *shipped_rubric())->hash;
  };
  const auto hash = hash_with("Hm.");
  EXPECT_NE(hash_with("Well."), hash);
  EXPECT_EQ(hash_with("Hm."), hash);
  std::filesystem::rename(folder / "service" / "one.txt", folder / "service" / "two.txt");
  EXPECT_NE(load_corpus(folder, *shipped_rubric())->hash, hash);
  std::filesystem::remove_all(folder);
}

TEST(Split, KeepsASituationOnOneSide) {
  Situation situation{"plumber-no-show", "", ""};
  const auto part = part_of(situation, 10);
  EXPECT_LT(part, 10U);
  situation.trade = "Plumbing";
  EXPECT_EQ(part_of(situation, 10), part) << "only its id decides";
}

TEST(Split, SpreadsSituationsEvenly) {
  std::array<std::size_t, 10> counts{};
  for (int i = 0; i < 10'000; ++i) ++counts[part_of({fmt::format("situation-{}", i), "", ""}, counts.size())];
  for (const auto count : counts) EXPECT_NEAR(static_cast<double>(count), 1'000, 150);
}

const Corpus& shipped_corpus() {
  static const auto kCorpus = load_corpus(RAPPORT_SOURCE_DIR "/assets/corpus", *shipped_rubric());
  if (!kCorpus) throw std::runtime_error(kCorpus.error().text());
  return *kCorpus;
}

TEST(ShippedCorpus, ReadsWithoutAMistake) {
  const auto corpus = load_corpus(RAPPORT_SOURCE_DIR "/assets/corpus", *shipped_rubric());
  EXPECT_TRUE(corpus) << corpus.error().text();
}

TEST(ShippedCorpus, HoldsThreeThousandServiceRepliesOverSixtyTrades) {
  std::size_t replies = 0;
  std::set<std::string> trades;
  for (const auto& reply : shipped_corpus().replies) {
    if (reply.setting != Setting::Service) continue;
    ++replies;
    trades.insert(shipped_corpus().situations[reply.situation].trade);
  }
  EXPECT_GE(replies, 3'000U);
  EXPECT_GE(trades.size(), 60U);
}

TEST(ShippedCorpus, HoldsEveryLevelOfEveryCriterionManyTimes) {
  std::map<std::tuple<Setting, std::size_t, Level>, std::size_t> counts;
  for (const auto& reply : shipped_corpus().replies) {
    for (std::size_t c = 0; c < kCoreCriteria; ++c) {
      if (reply.levels[c]) ++counts[{reply.setting, c, *reply.levels[c]}];
    }
  }
  for (std::size_t c = 0; c < kCoreCriteria; ++c) {
    for (const auto level : {Level::Harmful, Level::Missing, Level::Partial, Level::Strong})
      EXPECT_GE((counts[{Setting::Service, c, level}]), 200U) << c << ' ' << static_cast<int>(level);
  }
}

TEST(ShippedCorpus, SpeaksInEveryVoice) {
  std::map<std::string, std::size_t> voices;
  for (const auto& reply : shipped_corpus().replies) ++voices[reply.voice];
  for (const auto* voice : {"plain", "curt", "rambling", "esl", "typos", "chat", "phone", "letter", "caps"})
    EXPECT_GE(voices[voice], 30U) << voice;
}

TEST(ShippedCorpus, ShowsEverySignOftenEnoughToLearnIt) {
  std::vector<std::size_t> counts(shipped_rubric()->indicators.size(), 0);
  for (const auto& reply : shipped_corpus().replies) {
    for (const auto& sign : reply.signs) ++counts[sign.indicator];
  }
  for (std::size_t i = 0; i < counts.size(); ++i)
    EXPECT_GE(counts[i], 20U) << shipped_rubric()->indicators[i].id;
}

TEST(ShippedCorpus, SaysNoReplyTwiceToTheSameCustomer) {
  std::set<std::pair<std::string, std::string>> said;
  for (const auto& reply : shipped_corpus().replies) {
    if (reply.setting != Setting::Service) continue;
    EXPECT_TRUE(said.emplace(reply.customer, reply.words).second) << reply.place << ": " << reply.words;
  }
}

TEST(ShippedCorpus, KeepsATenthOfItsServiceSituationsOut) {
  std::size_t held_out = 0, all = 0;
  for (const auto& reply : shipped_corpus().replies) {
    if (reply.setting != Setting::Service) continue;
    ++all;
    held_out += is_held_out(shipped_corpus(), reply) ? 1U : 0U;
  }
  EXPECT_GE(held_out * 100, all * 6);
  EXPECT_LE(held_out * 100, all * 15);
}

}  // namespace
}  // namespace rapport
