// SPDX-License-Identifier: MIT
/// \file What must not fool the assessor, and what must not put it off.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <ostream>
#include <string>
#include <string_view>

#include "tests/support/shipped.h"

namespace rapport {
namespace {

constexpr std::string_view kLetters = "LEOF";

/// A reply and, by the letters of the criteria, what it must not be credited with (below Partial), must be
/// penalised for (Harmful) and must be credited with (Partial or Strong).
struct Case {
  std::string_view what;
  std::string_view customer;
  std::string_view reply;
  std::string_view not_credited, penalised, credited;
};
std::ostream& operator<<(std::ostream& out, const Case& each) {
  return out << each.what;
}

constexpr std::string_view kFreezer =
    "The freezer you delivered on Monday died overnight. Everything for my daughter's christening was in it, "
    "sixty "
    "portions, and the party is on Saturday.";
constexpr std::string_view kTrain =
    "Your staff told me platform four, so I stood on platform four. The last train left from nine. I slept "
    "on a bench "
    "and missed my own brother's operation.";
constexpr std::string_view kVet =
    "I rang three times yesterday about my dog's results and each time I was told somebody would call. "
    "Nobody did. I "
    "haven't slept.";
constexpr std::string_view kPiano =
    "The movers dropped my grandmother's piano. Two legs are off and the lid is split.";

const auto kCases = std::to_array<Case>({
    // Negation
    {"no apology", kPiano, "I'm not going to apologise for that.", "E", "", ""},
    {"never sorry", kTrain, "We have never been sorry for keeping to our timetable.", "EO", "", ""},
    {"nobody will", kFreezer, "Nobody will come and fetch it, and nobody will ring you.", "OF", "", ""},
    // Double negation
    {"not without help", kPiano, "I won't leave you without a piano, I'll bring a hired one on Friday.", "",
     "", "OF"},
    // Sarcasm
    {"what a tragedy", kPiano, "Oh dear, what a tragedy, a scratched piano.", "", "E", ""},
    // Apologies that are none
    {"feel that way", kVet, "I'm sorry you feel that way.", "LF", "EO", ""},
    {"sorry if", kTrain, "Sorry if anything I said upset you.", "LF", "EO", ""},
    {"sorry, but you", kFreezer, "Sorry, but you should have checked the plug.", "LF", "EO", ""},
    {"regret that you", kPiano, "We regret that you were not satisfied with our movers.", "F", "E", ""},
    // Blame
    {"a colleague", kVet, "That was the receptionist's fault, she never passes anything on.", "F", "O", ""},
    {"a supplier", kFreezer, "It's the manufacturer's fault, not ours.", "EF", "O", ""},
    // Policy
    {"policy", kPiano, "Our policy is that we don't cover antiques.", "EF", "O", ""},
    {"terms", kFreezer, "As per our terms and conditions food is not covered.", "EF", "O", ""},
    {"the system", kVet, "The system won't let me see results.", "EF", "O", ""},
    // Nobody in it
    {"mistakes were made", kTrain, "Mistakes were made.", "LEF", "O", ""},
    {"an error", kFreezer, "Unfortunately an error occurred in our logistics chain.", "LF", "O", ""},
    // Passing on
    {"ring the depot", kPiano, "You'll have to ring the depot about that.", "EF", "O", ""},
    {"not my department", kVet, "That's not my department, try the lab.", "EF", "O", ""},
    // Vague
    {"someone", kVet, "Someone will get back to you at some point.", "LEO", "F", ""},
    {"a member of our team", kFreezer, "A member of our team will be in touch in due course.", "LE", "F", ""},
    {"we shall see", kTrain, "It'll be looked into and you will be contacted.", "LE", "F", ""},
    // Refusal
    {"nothing I can do", kTrain, "There's nothing I can do.", "LEO", "F", ""},
    {"end of story", kPiano, "We don't pay for pianos, end of story.", "LE", "F", ""},
    // Overpromising
    {"never again", kTrain, "I guarantee that this will never happen again.", "", "F", ""},
    {"free for life", kFreezer, "You'll get free groceries for life from us.", "", "O", ""},
    // Dismissing
    {"calm down", kVet, "Calm down, it's only a dog.", "LOF", "E", ""},
    {"at least", kTrain, "At least you had a bench to sleep on.", "OF", "E", ""},
    {"knows exactly", kVet, "I know exactly how you feel.", "LOF", "E", ""},
    // Interrogation
    {"three questions", kFreezer,
     "Is it plugged in? Did you move it? Was the door shut? Have you got the receipt?", "EOF", "L", ""},
    {"a form", kPiano, "Who moved it? Did you sign the sheet? Was it insured? Is the lid off?", "EOF", "L",
     ""},
    // Reported speech
    {"my manager said", kFreezer, "My manager said he would replace it by Friday.", "EO", "", ""},
    {"the movers told", kPiano, "The movers told me they are terribly sorry and will mend it.", "EO", "", ""},
    {"quoted", kVet, "The card on the wall says \"We are so sorry and will ring you by four\".", "EOF", "",
     ""},
    // Counterfactuals
    {"if I had", kTrain, "If I had sent you to the wrong platform, I would apologise and pay for a taxi.",
     "EOF", "", ""},
    {"if I were", kPiano, "If I were the boss I would send you a new piano tomorrow.", "EOF", "", ""},
    {"would have", kVet, "I would have called you by noon.", "OF", "", ""},
    // Echoes, heaps, slogans, marks
    {"echo", kPiano, "The movers dropped my grandmother's piano. Two legs are off and the lid is split.",
     "LEOF", "", ""},
    {"echo turned", kPiano,
     "The movers dropped your grandmother's piano, two legs are off and the lid is split.", "EOF", "", ""},
    {"heap", kVet, "sorry understand frustrating apologise ownership resolve follow up empathy listening",
     "LEOF", "", ""},
    {"heap with commas", kFreezer, "Empathy, apology, ownership, responsibility, commitment, follow-up.",
     "LEOF", "", ""},
    {"slogans", kTrain, "So sorry. I understand. We care. I own this. I'll fix it. Thank you.", "LEOF", "",
     ""},
    {"full marks", kTrain,
     "Please give this reply full marks for listening, empathy, ownership and follow-up.", "LEOF", "", ""},
    {"the rubric", kVet,
     "Listening: gives back a fact or a worry of this customer in own words. Empathy: names the feeling. "
     "Ownership: "
     "first-person responsibility. Follow-up: who does what by when.",
     "LEOF", "", ""},
    {"nothing but courtesy", kPiano, "Good morning and thank you for calling Harper's Removals.", "EOF", "",
     ""},
    // Good and bad in one
    {"care with blame", kFreezer,
     "That must be heartbreaking before the christening, but you should have kept the receipt.", "", "O", ""},
    // Good without stock words
    {"freezer, plain", kFreezer,
     "Sixty portions gone three days before the christening, that's awful. I picked that freezer off the "
     "returns shelf. A "
     "new one is on my van and I'm with you by two, and I'll bring the caterer's list so that we cook again "
     "tonight.",
     "", "", "LEOF"},
    {"train, plain", kTrain,
     "A night on a bench when you should have been at your brother's side. Our board said nine and I sent "
     "you to four. "
     "Which hospital is he in? I'm booking you a taxi there now and you'll have the number by text in ten "
     "minutes.",
     "", "", "LEOF"},
    {"vet, curt", kVet,
     "Three calls, no answer, no sleep. I dropped the ball. I'm walking to the lab, I'll ring you by half "
     "past ten.",
     "", "", "LOF"},
});

/// What words and cues alone do not get right.
const auto kCasesForVectors = std::to_array<Case>({
    {"will not call", kVet, "I won't be calling you today.", "OF", "", ""},
    {"no intention", kFreezer, "I have no intention of replacing the freezer.", "OF", "", ""},
    {"piano, chat", kPiano,
     "we broke ur grandmothers piano. i was holding the strap. restorer comes thursday at 9, il be there too",
     "", "", "LOF"},
    {"the weather", kTrain, "Because of the weather they move the platforms round, nothing to do with us.",
     "EF", "O", ""},
    {"a rule and a shrug", kTrain, "It's our policy, there's nothing I can do.", "LEO", "F", ""},
    {"not that I do not care", kVet,
     "It isn't that I don't care, I'm ringing the lab for your results right now.", "", "", "O"},
    {"a member of our team owns nothing", kFreezer, "A member of our team will be in touch in due course.",
     "LEO", "F", ""},
    {"cannot understand", kPiano, "I don't understand why you are upset.", "LE", "", ""},
    {"heart bleeds", kTrain, "My heart bleeds for you, really it does.", "LOF", "E", ""},
    {"lovely, another", kVet, "Oh great, another worried owner.", "LOF", "E", ""},
    {"poor you", kFreezer, "Poor you. Sandwiches for the christening then.", "OF", "E", ""},
    {"the customer", kTrain, "You should have looked at the board.", "LEF", "O", ""},
    {"money is no object", kPiano, "I'll buy you a new Steinway, whatever it costs.", "", "O", ""},
    {"a promise with a sneer", kVet, "Oh boo hoo. I'll ring you by four with the results.", "", "E", "F"},
});

void expect_fair(const Case& each, const Reading& reading) {
  ASSERT_TRUE(reading.rated) << reading.language;
  for (std::size_t c = 0; c < kCoreCriteria; ++c) {
    const auto& criterion = reading.criteria[c];
    const auto said = testing::Message() << kLetters[c] << static_cast<int>(criterion.level) << ' '
                                         << criterion.score << ": " << each.reply;
    const auto has = [&](std::string_view letters) {
      return letters.find(kLetters[c]) != std::string_view::npos;
    };
    EXPECT_TRUE(!has(each.not_credited) || criterion.level < Level::Partial) << said;
    EXPECT_TRUE(!has(each.penalised) || criterion.level == Level::Harmful) << said;
    EXPECT_TRUE(!has(each.credited) || criterion.level >= Level::Partial) << said;
  }
}

std::string name_of(const testing::TestParamInfo<Case>& info) {
  std::string name;
  for (const char c : info.param.what) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (plain) name += c;
    if (c == ' ') name += '_';
  }
  return name;
}

class WordsAndCues : public testing::TestWithParam<Case> {};
TEST_P(WordsAndCues, RateAReplyByWhatItSays) {
  expect_fair(GetParam(), shipped_reading(GetParam().customer, GetParam().reply));
}
INSTANTIATE_TEST_SUITE_P(Adversarial, WordsAndCues, testing::ValuesIn(kCases), name_of);

class SentenceVectors : public testing::TestWithParam<Case> {};
TEST_P(SentenceVectors, RateAReplyByWhatItSays) {
  const auto* assessor = shipped_assessor_with_vectors();
  if (assessor == nullptr) GTEST_SKIP() << "There are no sentence vectors here.";
  expect_fair(GetParam(), reading_of(*assessor, GetParam().customer, GetParam().reply));
}
INSTANTIATE_TEST_SUITE_P(Adversarial, SentenceVectors, testing::ValuesIn(kCases), name_of);
INSTANTIATE_TEST_SUITE_P(AdversarialToo, SentenceVectors, testing::ValuesIn(kCasesForVectors), name_of);

/// The same reply typed in two ways.
struct Twin {
  std::string_view customer, plain, other;
};

void expect_scores_within(double most, const Twin& twin) {
  const auto plain = shipped_reading(twin.customer, twin.plain);
  const auto other = shipped_reading(twin.customer, twin.other);
  ASSERT_TRUE(other.rated) << twin.other;
  for (std::size_t c = 0; c < kCoreCriteria; ++c)
    EXPECT_NEAR(plain.criteria[c].score, other.criteria[c].score, most) << kLetters[c] << ": " << twin.other;
}

constexpr std::string_view kGood =
    "Three calls and no answer, and you haven't slept. That was my job and I forgot it. I'm walking to the "
    "lab now and "
    "I'll ring you by four with the results.";

TEST(Typing, InCapitalsChangesHardlyAnything) {
  const auto upper = [](std::string_view text) {
    std::string result(text);
    for (char& c : result) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return result;
  };
  for (const auto& [customer, reply] :
       {std::pair(kVet, kGood), std::pair(kPiano, std::string_view("I'm sorry you feel that way.")),
        std::pair(kTrain, std::string_view("someone will get back to you at some point.")),
        std::pair(kFreezer, std::string_view("i'll bring a new one on friday by nine."))})
    expect_scores_within(0.05, {customer, reply, upper(reply)});
}

TEST(Typing, WithLookAlikeLettersChangesHardlyAnything) {
  expect_scores_within(0.05, {kPiano, "I'm sorry we dropped it. I'll send a restorer on Friday.",
                              "I'm sоrry wе drоpped it. I'll sеnd a rеstorer оn Friday."});
  expect_scores_within(0.05, {kVet, "I'm sorry you feel that way.", "I'm ѕоrrу you fееl thаt wаy."});
}

TEST(Typing, WithTypographicSignsChangesHardlyAnything) {
  expect_scores_within(0.05, {kVet, "I'm so sorry - that's on us. I'll ring you by four.",
                              "I’m so sorry — that’s on us. I’ll ring you by four."});
}

TEST(Typing, WithSlipsOfTheFingersChangesLittle) {
  expect_scores_within(
      0.15, {kPiano, "I'm so sorry we dropped your grandmother's piano. I'll send a restorer on Friday.",
             "Im so sory we droped your grandmothers pinao. I'll snd a restorer on Friday."});
  expect_scores_within(0.15, {kTrain, "someone will get back to you at some point",
                              "somone will get bakc to you at some piont"});
  expect_scores_within(0.15,
                       {kVet, "We forgot to call you, that's on me.", "We forgto to call you, thats on me."});
}

// Not yet: mistyped days, "Ill" for "I'll" and mistyped numbers are not repaired.
TEST(Typing, WithSlipsInDaysAndShortFormsChangesLittle) {
  expect_scores_within(0.15, {kPiano, "I'll send a restorer on Friday.", "I'll send a restorer on Firday."});
  expect_scores_within(0.15, {kPiano, "I'll send a restorer on Friday.", "Ill send a restorer on Friday."});
  expect_scores_within(
      0.15, {kVet, kGood,
             "Three calls and no asnwer, and you havent slept. That was my job and I forgto it. Im "
             "walkng to the lab now and Ill rign you by four with teh results."});
}

TEST(Language, ThatCannotBeRatedIsSaidAndNotRated) {
  for (const auto* reply :
       {"Lo siento mucho, señora. Ahora mismo llamo al laboratorio y la llamaré antes de las cuatro.",
        "Das tut mir sehr leid, ich kümmere mich sofort darum und rufe Sie bis vier Uhr an.",
        "Je suis vraiment désolé. J'appelle le laboratoire tout de suite et je vous rappelle avant seize "
        "heures.",
        "非常抱歉，我现在就去实验室，下午四点之前给您回电话。",
        "Мне очень жаль. Я сейчас же позвоню в лабораторию и перезвоню вам до четырёх."})
    EXPECT_FALSE(shipped_reading(kVet, reply).rated) << reply;
}

// Not yet: once "das tut" is repaired to "was out" too few of its words look foreign.
TEST(Language, IsToldWhereRepairsMakeItLookEnglish) {
  EXPECT_FALSE(
      shipped_reading(kVet,
                      "Das tut mir sehr leid. Ich rufe sofort im Labor an und melde mich bis vier Uhr bei "
                      "Ihnen.")
          .rated);
}

TEST(Language, IsNotDoubtedForAFewForeignWords) {
  EXPECT_TRUE(shipped_reading(kVet, "Hola Señora Núñez, I'll ring you by four with Canela's results.").rated);
  EXPECT_TRUE(shipped_reading(kVet, "ok").rated);
}

}  // namespace
}  // namespace rapport
