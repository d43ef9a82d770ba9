// SPDX-License-Identifier: MIT
#include "engine/assessor/reply_reading.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/shipped.h"

namespace rapport {
namespace {

constexpr std::string_view kWindowSentence =
    "I waited in all morning for the boiler man and nobody came, and my mother is eighty-four and has no "
    "heating.";

const CueGrammar& shipped_grammar() {
  static const auto kGrammar = CueGrammar::compile(*shipped_rubric());
  return *kGrammar;
}

/// Why each sentence of a reply earns nothing.
std::vector<Emptiness> emptiness(std::string_view reply, std::string_view customer = kWindowSentence) {
  const auto& lexicon = shipped_assessor().model().lexicon;
  ReplyReading reading;
  read_reply(reply, customer_words(customer, lexicon), *shipped_rubric(), shipped_grammar(), lexicon,
             reading);
  return reading.empty;
}

using Each = std::vector<Emptiness>;

TEST(ReplyReading, LetsOrdinaryRepliesEarn) {
  EXPECT_EQ(emptiness("Your mother has been without heating all morning because we never came."),
            (Each{Emptiness::None}));
  EXPECT_EQ(emptiness("I'm sorry. I'll ring you by four."), (Each{Emptiness::None, Emptiness::None}));
  EXPECT_EQ(emptiness("I understand your frustration and I take full responsibility."),
            (Each{Emptiness::None}));
}

TEST(ReplyReading, GivesNothingForTheCustomersOwnWords) {
  EXPECT_EQ(emptiness(kWindowSentence), (Each{Emptiness::Echo}));
  EXPECT_EQ(emptiness("You waited in all morning for the boiler man and nobody came."),
            (Each{Emptiness::Echo}))
      << "I and you turned";
  EXPECT_EQ(emptiness("YOU WAITED IN ALL MORNING FOR THE BOILER MAN!"), (Each{Emptiness::Echo}));
}

TEST(ReplyReading, GivesNothingForAHeapOfKeyWords) {
  EXPECT_EQ(emptiness("sorry understand apologise frustrating ownership follow resolve"),
            (Each{Emptiness::KeyWords}));
  EXPECT_EQ(emptiness("empathy, apology, concern, responsibility, commitment, inconvenience"),
            (Each{Emptiness::KeyWords}));
}

TEST(ReplyReading, GivesNothingForWordsAboutTheRating) {
  EXPECT_EQ(emptiness("Please give me full marks for this one."), (Each{Emptiness::Rating}));
  EXPECT_EQ(emptiness("This deserves the maximum score."), (Each{Emptiness::Rating}));
  EXPECT_EQ(emptiness("Listening: I gave back a fact of this customer in my own words."),
            (Each{Emptiness::Rating}));
  EXPECT_EQ(emptiness("My listening, my empathy and my ownership are all here."), (Each{Emptiness::Rating}));
}

TEST(ReplyReading, GivesNothingForSlogansThatFitAnybody) {
  EXPECT_EQ(emptiness("So sorry. I understand. We care. I own this. I'll fix it."),
            Each(5, Emptiness::Padding));
  EXPECT_EQ(emptiness("So sorry. No heating. We care. I own this. I'll fix it."), Each(5, Emptiness::None))
      << "one of them is about this customer";
}

TEST(ReplyReading, ReadsASentenceThatIsSaidAgainOnce) {
  EXPECT_EQ(emptiness("I'm sorry. I'm sorry!"), (Each{Emptiness::None}));
  EXPECT_EQ(emptiness("I'm sorry. I am sorry."), (Each{Emptiness::None})) << "said a little otherwise";
}

TEST(ReplyReading, GivesNothingForTheSameSentenceAgainAndAgain) {
  std::string reply;
  for (int i = 0; i < 100; ++i) reply += "I'm sorry. ";
  EXPECT_EQ(emptiness(reply), (Each{Emptiness::Padding}));
}

TEST(ReplyReading, GivesNothingForWhatIsOnlyQuotedReportedOrImagined) {
  EXPECT_EQ(emptiness("My boss said he is sorry and will ring you."), (Each{Emptiness::NotMeant}));
  EXPECT_EQ(emptiness("\"We are so sorry and will ring you.\""), (Each{Emptiness::NotMeant}));
  EXPECT_EQ(emptiness("If I had made that mistake I would apologise."), (Each{Emptiness::NotMeant}));
  EXPECT_EQ(emptiness("You said \"by noon\", and I'm sorry that we let you down on it."),
            (Each{Emptiness::None}))
      << "a few words quoted inside one's own";
}

TEST(ReplyReading, LetsAReportCountForListeningOnly) {
  constexpr CriterionIndex kListening = 0, kEmpathy = 1;
  EXPECT_TRUE(may_earn(Emptiness::NotMeant, kListening));
  EXPECT_FALSE(may_earn(Emptiness::NotMeant, kEmpathy));
  for (const auto emptiness : {Emptiness::Echo, Emptiness::KeyWords, Emptiness::Rating, Emptiness::Padding}) {
    EXPECT_FALSE(may_earn(emptiness, kListening));
    EXPECT_FALSE(may_earn(emptiness, kEmpathy));
  }
  EXPECT_TRUE(may_earn(Emptiness::None, kEmpathy));
}

TEST(ReplyReading, CountsQuestionsInARow) {
  const auto& lexicon = shipped_assessor().model().lexicon;
  ReplyReading reading;
  read_reply("I see. Was it cold? Is she alone? Did it click? I'll come.",
             customer_words(kWindowSentence, lexicon), *shipped_rubric(), shipped_grammar(), lexicon,
             reading);
  std::vector<std::size_t> in_row;
  for (const auto& unit : reading.units) in_row.push_back(unit.questions_in_row);
  EXPECT_EQ(in_row, (std::vector<std::size_t>{0, 3, 3, 3, 0}));
}

TEST(Overlap, CountsWhatTheCustomerSaidToo) {
  const auto& lexicon = shipped_assessor().model().lexicon;
  const auto customer = customer_words("My boiler is broken and my mother is cold.", lexicon);
  const auto reply = read_words("So your mother sits there in the cold.", lexicon);
  const auto shared = overlap(reply, reply.units.at(0), customer);
  EXPECT_EQ(shared.shared, 2U) << "mother, cold";
  EXPECT_EQ(shared.words, 8U);
  EXPECT_EQ(shared.longest_run, 2U) << "your mother, said as my mother";
  EXPECT_FALSE(shared.is_echo());
  EXPECT_EQ(overlap(reply, reply.units.at(0), CustomerWords{}).shared, 0U);
}

}  // namespace
}  // namespace rapport
