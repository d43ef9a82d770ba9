// SPDX-License-Identifier: MIT
#include "engine/text/reply_words.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace rapport {
namespace {

/// The everyday words of these tests, each seen often.
const Lexicon& everyday() {
  static const Lexicon kWords = [] {
    std::vector<std::pair<std::string, std::uint32_t>> counted;
    for (const auto* word :
         {"i",       "we",    "you",      "he",     "it",    "is",    "am",     "are",       "will",
          "not",     "do",    "so",       "sorry",  "ring",  "you",   "by",     "at",        "the",
          "a",       "and",   "for",      "of",     "to",    "your",  "paid",   "owe",       "order",
          "came",    "on",    "in",       "driver", "late",  "was",   "were",   "please",    "ask",
          "wait",    "that",  "what",     "when",   "hours", "write", "room",   "delivered", "nobody",
          "minutes", "again", "here",     "help",   "did",   "go",    "this",   "week",      "tomorrow",
          "mr",      "soon",  "possible", "chairs", "chair", "see",   "before", "until",     "there",
          "e",       "have",  "very",     "us",     "my",    "or",    "come",   "march",     "may"})
      counted.emplace_back(word, 100);
    return Lexicon(std::move(counted));
  }();
  return kWords;
}

/// The sentences of a text, words parted by blanks, sentences by "|"; a question ends in "?!".
std::string sentences(std::string_view typed) {
  const auto reply = read_words(typed, everyday());
  std::string result;
  for (const auto& unit : reply.units) {
    if (!result.empty()) result += " | ";
    for (std::size_t i = unit.first; i < unit.last; ++i) {
      if (i > unit.first) result += ' ';
      result += reply.words[i].form;
    }
    if (unit.asks) result += "!";
  }
  return result;
}

TEST(ReplyWords, AreLowerCaseAndWhole) {
  EXPECT_EQ(sentences("I'll ring you"), "i will ring you");
  EXPECT_EQ(sentences("WE ARE SO SORRY"), "we are so sorry");
  EXPECT_EQ(sentences("pls wait"), "please wait");
}

TEST(ReplyWords, ReadNumbersAmountsTimesAndDaysAsClasses) {
  EXPECT_EQ(sentences("by 3:30"), "by <time>");
  EXPECT_EQ(sentences("by 3pm"), "by <time>");
  EXPECT_EQ(sentences("by three o'clock"), "by <time>");
  EXPECT_EQ(sentences("at noon"), "at <time>");
  EXPECT_EQ(sentences("on Friday"), "on <day>");
  EXPECT_EQ(sentences("on 12/04/2025"), "on <day>");
  EXPECT_EQ(sentences("in March"), "in <day>");
  EXPECT_EQ(sentences("we owe you £3.50"), "we owe you <money>");
  EXPECT_EQ(sentences("we owe you 20 quid"), "we owe you <money>");
  EXPECT_EQ(sentences("we owe you 1,250 dollars"), "we owe you <money>");
  EXPECT_EQ(sentences("two chairs"), "<n> chairs");
  EXPECT_EQ(sentences("twenty two chairs"), "<n> chairs");
  EXPECT_EQ(sentences("2hrs"), "<n> hours");
  EXPECT_EQ(sentences("order A-4411B"), "order a - <code>");
  EXPECT_EQ(sentences("write to help@shop.example"), "write to <contact>");
}

TEST(ReplyWords, TakeABareNumberForATimeWhereItCanCountNothing) {
  EXPECT_EQ(sentences("I'll ring you by 3."), "i will ring you by <time> .");
  EXPECT_EQ(sentences("I'll come at eight tomorrow"), "i will come at <time> tomorrow");
  EXPECT_EQ(sentences("at 3 chairs"), "at <n> chairs");
}

TEST(ReplyWords, ReadNamesAsOneClass) {
  EXPECT_EQ(sentences("I will ask Priya"), "i will ask <name>");
  EXPECT_EQ(sentences("Priya will ring you"), "<name> will ring you");
  EXPECT_EQ(sentences("I will ask Zoë"), "i will ask <name>");
}

TEST(ReplyWords, AreTheSameForAnotherNameAmountOrDay) {
  EXPECT_EQ(sentences("Priya will ring you by 3:30 on Friday about the $20."),
            sentences("Zdenka will ring you by 11:45 on Sunday about the £1,999.99."));
}

TEST(ReplyWords, TellUnknownWordsApartByThemselves) {
  const auto reply = read_words("I will ask Priya and Marco and Priya", everyday());
  std::vector<std::uint64_t> names;
  for (const auto& word : reply.words) {
    if (word.kind == Word::Kind::Name) names.push_back(word.self);
  }
  ASSERT_EQ(names.size(), 3U);
  EXPECT_NE(names[0], names[1]);
  EXPECT_EQ(names[0], names[2]);
}

TEST(ReplyWords, RepairSlipsOfTheFingers) {
  EXPECT_EQ(sentences("i am so sory, the drivr was laet"), "i am so sorry , the driver was late");
  EXPECT_EQ(sentences("Sory"), "sorry") << "at the beginning a capital says nothing";
  EXPECT_EQ(sentences("I will ask Sory"), "i will ask <name>") << "inside a sentence it says name";
}

TEST(ReplyWords, PartSentencesAtTheirEnds) {
  EXPECT_EQ(sentences("I am sorry. Nobody came! Did you wait?"),
            "i am sorry . | nobody came ! | did you wait ?!");
  EXPECT_EQ(sentences("sorry; we will come"), "sorry ; | we will come");
  EXPECT_EQ(sentences("sorry\nwe will come"), "sorry | we will come");
  EXPECT_EQ(sentences("sorry - we will come"), "sorry - | we will come");
  EXPECT_EQ(sentences("sorry—we will come"), "sorry - | we will come");
  EXPECT_EQ(sentences("what?!"), "what ?!");
  EXPECT_EQ(sentences("sorry... we will come"), "sorry . | we will come");
  EXPECT_EQ(sentences("sorry… we will come"), "sorry . | we will come");
}

TEST(ReplyWords, DoNotPartAtPointsThatEndNothing) {
  EXPECT_EQ(sentences("we owe you $3.50 and a room"), "we owe you <money> and a room");
  EXPECT_EQ(sentences("I will ask mr. Naylor again"), "i will ask mr <name> again");
  EXPECT_EQ(sentences("come at 9.30 tomorrow"), "come at <time> tomorrow");
  EXPECT_EQ(sentences("I'll wait, here, for you"), "i will wait , here , for you");
}

TEST(ReplyWords, LeaveOutSentencesThatSayNothing) {
  EXPECT_EQ(sentences("... !!! ???"), "");
  EXPECT_EQ(sentences(""), "");
  EXPECT_EQ(sentences(" \n\t "), "");
  EXPECT_EQ(sentences("😀😀"), "");
}

TEST(ReplyWords, GiveAClosingQuotationMarkToItsSentence) {
  EXPECT_EQ(sentences("\"Wait here.\" We came."), "\" wait here . \" | we came .");
}

TEST(ReplyWords, AreRepairedBehindAnOpeningQuotationMarkToo) {
  EXPECT_EQ(sentences("“Sory,” he paid."), "\" sorry , \" he paid .");
}

TEST(ReplyWords, InCapitalsAreJudgedSentenceBySentence) {
  EXPECT_EQ(sentences("I AM SO SORRY YOU WAIT. Ask Zebedee."), "i am so sorry you wait . | ask <name> .");
  EXPECT_EQ(sentences("Ask Zebedee. I AM SORY YOU WAIT."), "ask <name> . | i am sorry you wait .");
}

TEST(ReplyWords, KnowMistypedDaysAndALostApostrophe) {
  EXPECT_EQ(sentences("I will come on Firday or Wednsday"), "i will come on <day> or <day>");
  EXPECT_EQ(sentences("Ill ring you and Ill wait"), "i will ring you and i will wait");
}

TEST(ReplyWords, KeepALinkWhole) {
  EXPECT_EQ(sentences("See www.shop.example.com please."), "see <contact> please .");
}

TEST(ReplyWords, KnowTheirBytes) {
  const std::string typed = "Sory, I’ll ring Zoë.";
  const auto reply = read_words(typed, everyday());
  std::vector<std::string> bytes;
  for (const auto& word : reply.words)
    bytes.push_back(typed.substr(word.begin_byte, word.end_byte - word.begin_byte));
  EXPECT_EQ(bytes, (std::vector<std::string>{"Sory", ",", "I’ll", "I’ll", "ring", "Zoë", "."}));
}

TEST(ReplyWords, KnowTheirLanguage) {
  const auto language = [](std::string_view typed) { return read_words(typed, everyday()).language; };
  EXPECT_EQ(language("I am so sorry, the driver was late and I will ring you."), "en");
  EXPECT_EQ(language("Lo siento mucho, su pedido llegará mañana por la mañana y le llamaré yo mismo."), "es");
  EXPECT_EQ(language("Es tut mir sehr leid, ich kümmere mich sofort darum und rufe Sie bis vier Uhr an."),
            "de");
  EXPECT_EQ(language("非常抱歉，我马上为您处理这个问题，今天下午给您回电话。"), "zh");
  EXPECT_EQ(language(""), "und");
  EXPECT_EQ(language("12:30"), "und");
  EXPECT_EQ(language("ok"), "en");
}

TEST(ReplyWords, StopAtAVeryLongText) {
  std::string typed;
  for (std::size_t i = 0; i <= kMostUnits; ++i) typed += "I am sorry. ";
  const auto reply = read_words(typed, everyday());
  EXPECT_TRUE(reply.cut);
  EXPECT_EQ(reply.units.size(), kMostUnits);
  EXPECT_FALSE(read_words("I am sorry.", everyday()).cut);
}

TEST(ReplyWords, StandInAPlainSentenceForWhatIsNamedInThem) {
  const auto reply = read_words("Priya owes you $50, come by 3:30 on Friday.", everyday());
  ASSERT_EQ(reply.units.size(), 1U);
  const auto sentence = plain_sentence(reply, reply.units[0]);
  EXPECT_EQ(sentence.find("Priya"), std::string::npos);
  EXPECT_NE(sentence.find("$20"), std::string::npos) << sentence;
  EXPECT_NE(sentence.find("5 pm"), std::string::npos) << sentence;
}

}  // namespace
}  // namespace rapport
