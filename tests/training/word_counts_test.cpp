// SPDX-License-Identifier: MIT
#include "engine/training/word_counts.h"

#include <gtest/gtest.h>

#include <map>

namespace rapport {
namespace {

std::map<std::string, std::uint32_t> counts_of(
    std::initializer_list<std::pair<std::string, std::string>> said, const std::string& voice = "plain") {
  Corpus corpus;
  for (const auto& [customer, words] : said) {
    LabelledReply reply;
    reply.customer = customer;
    reply.words = words;
    reply.voice = voice;
    corpus.replies.push_back(reply);
  }
  const auto counts = word_counts(corpus);
  return {counts.begin(), counts.end()};
}

using Counts = std::map<std::string, std::uint32_t>;

TEST(WordCounts, AreOfCustomersAndRepliesInLowerCase) {
  EXPECT_EQ(counts_of({{"where is my cat", "your cat is here"}}),
            (Counts{{"where", 1}, {"is", 2}, {"my", 1}, {"cat", 2}, {"your", 1}, {"here", 1}}));
}

TEST(WordCounts, CountACustomersLineOnce) {
  EXPECT_EQ(counts_of({{"hello", "yes"}, {"hello", "no"}}), (Counts{{"hello", 1}, {"yes", 1}, {"no", 1}}));
}

TEST(WordCounts, ReadShortFormsAsTheirWords) {
  EXPECT_EQ(counts_of({{"", "and i'll ring"}}), (Counts{{"and", 1}, {"i", 1}, {"will", 1}, {"ring", 1}}));
}

TEST(WordCounts, LeaveNamesOut) {
  EXPECT_EQ(counts_of({{"", "ask Priya, ask mark, ask Mark and Mark"}}), (Counts{{"ask", 3}, {"and", 1}}))
      << "mark stands once small and twice as a name";
}

TEST(WordCounts, LeaveOutMistypedAndShoutedWords) {
  EXPECT_EQ(counts_of({{"", "teh van"}}, "typos"), Counts{});
  EXPECT_EQ(counts_of({{"", "the VAN is here"}}), (Counts{{"the", 1}, {"is", 1}, {"here", 1}}));
}

}  // namespace
}  // namespace rapport
