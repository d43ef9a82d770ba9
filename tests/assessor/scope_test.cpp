// SPDX-License-Identifier: MIT
#include "engine/assessor/scope.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/shipped.h"

namespace rapport {
namespace {

/// The words of `text` of which `holds` is true.
std::string words_that(bool Scope::*holds, std::string_view text) {
  const auto reply = read_words(text, shipped_assessor().model().lexicon);
  const auto scopes = word_scopes(reply);
  std::string result;
  for (std::size_t i = 0; i < scopes.size(); ++i) {
    if (!(scopes[i].*holds)) continue;
    if (!result.empty()) result += ' ';
    result += reply.words[i].form;
  }
  return result;
}

std::string denied(std::string_view text) {
  return words_that(&Scope::denied, text);
}
std::string quoted(std::string_view text) {
  return words_that(&Scope::quoted, text);
}
std::string reported(std::string_view text) {
  return words_that(&Scope::reported, text);
}
std::string imagined(std::string_view text) {
  return words_that(&Scope::imagined, text);
}

TEST(Scope, OfADenialRunsToTheEndOfTheClause) {
  EXPECT_EQ(denied("I am not going to apologise, but I will ring."), "going to apologise");
  EXPECT_EQ(denied("I won't ring because it is late"), "ring");
  EXPECT_EQ(denied("Nobody will ring you."), "will ring you .");
  EXPECT_EQ(denied("No refund for you"), "refund for you");
}

TEST(Scope, OfADenialEndsAfterAFewWords) {
  EXPECT_EQ(denied("I do not see how to get the van there by four"), "see how to get the van");
}

TEST(Scope, OfADenialIsUndoneByAnother) {
  EXPECT_EQ(denied("It is not that I do not care."), "that i do not");
  EXPECT_EQ(denied("I never will not ring"), "will not");
}

TEST(Scope, KnowsNotsThatDenyNothing) {
  EXPECT_EQ(denied("Not only will I ring."), "");
  EXPECT_EQ(denied("No problem, I will ring."), "");
  EXPECT_EQ(denied("No, I will ring."), "");
  EXPECT_EQ(denied("No doubt you are tired"), "");
}

TEST(Scope, OfAQuotationRunsBetweenItsMarks) {
  EXPECT_EQ(quoted("He said \"so sorry\" to me."), "\" so sorry \"");
  EXPECT_EQ(quoted("He said “so sorry” to me."), "\" so sorry \"");
  EXPECT_EQ(quoted("He said ‘so sorry’ to me."), "' so sorry '");
  EXPECT_EQ(quoted("The 3\" pipe burst"), "") << "a lone mark opens none";
  EXPECT_EQ(quoted("It's the driver's fault"), "") << "apostrophes are no marks";
  EXPECT_EQ(quoted("two months' pay and your parents' keys"), "") << "nor are those at the end of a word";
  EXPECT_EQ(quoted("'cause I was late, 'cause it was far"), "") << "nor at its beginning";
  EXPECT_EQ(quoted("('so sorry', he said)"), "' so sorry '");
}

TEST(Scope, OfAReportFollowsWhatAThirdPersonIsSaidToHaveSaid) {
  EXPECT_EQ(reported("My manager said he will fix it"), "he will fix it");
  EXPECT_EQ(reported("The depot promised to ring but I will do it"), "to ring");
  EXPECT_EQ(reported("I said I would ring"), "");
  EXPECT_EQ(reported("You told me twice"), "");
}

TEST(Scope, OfImaginationCoversWhatIsNotSo) {
  EXPECT_EQ(imagined("If I were you I would ring"), "if i were you i would ring");
  EXPECT_EQ(imagined("I would have rung you"), "would have rung you");
  EXPECT_EQ(imagined("I should have rung you"), "") << "what ought to have been done is owned";
  EXPECT_EQ(imagined("If it breaks again I will come"), "");
}

TEST(Scope, IsTheSpeakersOwnUnlessQuotedReportedOrImagined) {
  EXPECT_TRUE(Scope{}.is_own());
  EXPECT_TRUE((Scope{.denied = true}.is_own())) << "what is denied is denied by the speaker";
  EXPECT_FALSE((Scope{.quoted = true}.is_own()));
  EXPECT_FALSE((Scope{.reported = true}.is_own()));
  EXPECT_FALSE((Scope{.imagined = true}.is_own()));
}

}  // namespace
}  // namespace rapport
