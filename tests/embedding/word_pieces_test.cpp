// SPDX-License-Identifier: MIT
#include "engine/embedding/word_pieces.h"

#include <gtest/gtest.h>

#include <optional>

namespace rapport {
namespace {

using Cut = std::vector<std::int32_t>;

/// Pieces from 6 on; `_` stands for the mark of a word's start.
WordPieces pieces_of(const std::vector<std::pair<std::string, double>>& known) {
  std::vector<WordPiece> vocabulary(6, {"reserved", 0});
  for (const auto& [text, score] : known) {
    std::string marked;
    for (const char c : text) marked += c == '_' ? std::string("\xE2\x96\x81") : std::string(1, c);
    vocabulary.push_back({marked, score});
  }
  return WordPieces::make(vocabulary).value();
}

TEST(WordPieces, CutWhereTheScoresAddUpToTheMost) {
  const auto pieces = pieces_of(
      {{"_", -3}, {"_so", -4}, {"rry", -5}, {"_sorry", -10}, {"s", -3}, {"o", -3}, {"r", -3}, {"y", -3}});
  EXPECT_EQ(pieces.cut("sorry"), (Cut{7, 8})) << "-4 and -5 is more than -10";
  EXPECT_EQ(pieces.cut("so"), (Cut{7})) << "-4 is more than three times -3";
  EXPECT_EQ(pieces.cut("so sorry"), (Cut{7, 7, 8}));
}

TEST(WordPieces, MakeOnePieceOfNeighboursThatAreUnknown) {
  const auto pieces = pieces_of({{"_", -1}, {"a", -1}});
  EXPECT_EQ(pieces.cut("a\xF0\x9F\x98\x80\xF0\x9F\x98\x80z\ta"), (Cut{6, 7, 0, 7}));
  EXPECT_EQ(pieces.cut(std::string("a\0a", 3)), (Cut{6, 7, 0, 7}));
}

TEST(WordPieces, ReadNothingInAnEmptyText) {
  EXPECT_EQ(pieces_of({{"_", -1}}).cut(""), Cut{});
  EXPECT_EQ(pieces_of({{"_", -1}}).cut(" "), (Cut{6, 6}));
}

TEST(WordPieces, AreTheSameForLettersThatNfkcMakesTheSame) {
  const auto pieces = pieces_of({{"_", -1}, {"a", -1}, {"fi", -1}, {"\xC3\xA9", -1}});
  EXPECT_EQ(pieces.cut("\xEF\xAC\x81"), pieces.cut("fi")) << "a ligature";
  EXPECT_EQ(pieces.cut("\xEF\xBD\x81"), pieces.cut("a")) << "a letter of full width";
  EXPECT_EQ(pieces.cut("a\xC2\xA0"
                       "a"),
            pieces.cut("a a"))
      << "a no-break space";
  EXPECT_EQ(pieces.cut("e\xCC\x81"), (Cut{6, 9})) << "an e and its accent";
}

TEST(WordPieces, TakeBytesThatAreNotUtf8ForUnknownLetters) {
  const auto pieces = pieces_of({{"_", -1}, {"a", -1}});
  EXPECT_EQ(pieces.cut("a\xFF\x80\xC3"
                       "a"),
            (Cut{6, 7, 0, 7}));
  EXPECT_EQ(pieces.cut("\x80"), (Cut{6, 0}));
  EXPECT_EQ(pieces.cut("\xE2\x96"), (Cut{6, 0})) << "the beginning of the mark of a word's start";
}

TEST(WordPieces, NeverFindReservedPieces) {
  EXPECT_EQ(pieces_of({{"_", -1}}).cut("reserved"), (Cut{6, 0}));
}

TEST(WordPieces, TakeTheLastOfPiecesThatAreWrittenAlike) {
  EXPECT_EQ(pieces_of({{"_a", -1}, {"_a", -5}, {"_", -9}, {"a", -9}}).cut("a"), (Cut{7}));
}

TEST(WordPieces, DoNotReadBeyondTheFirstMegabyte) {
  const auto pieces = pieces_of({{"_", -1}, {"a", -1}});
  EXPECT_EQ(pieces.cut(std::string(3'000'000, 'a')).size(), (1U << 20U) + 1);
  std::string dotted;
  while (dotted.size() < 2'000'000) dotted += "\xC3\xA9";
  EXPECT_EQ(pieces.cut(dotted), (Cut{6, 0}));
}

TEST(WordPieces, AreRefusedWithoutReservedOrWithEmptyPieces) {
  EXPECT_FALSE(WordPieces::make({}).has_value());
  EXPECT_FALSE(WordPieces::make(std::vector<WordPiece>(5)).has_value());
  EXPECT_TRUE(WordPieces::make(std::vector<WordPiece>(6)).has_value()) << "reserved ones may be";
  const auto made = WordPieces::make(std::vector<WordPiece>(8));
  ASSERT_FALSE(made.has_value());
  EXPECT_EQ(made.error().message, "Piece 6 of the vocabulary is empty.");
}

}  // namespace
}  // namespace rapport
