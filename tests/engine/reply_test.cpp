// SPDX-License-Identifier: MIT
#include "engine/session/reply.h"

#include <gtest/gtest.h>

namespace rapport {
namespace {

using Kind = WrittenReply::Kind;

TEST(ReplyLine, KeepsEveryByteOfTypedWords) {
  for (const std::string& words :
       {std::string("Hello"), std::string(" two  blanks "), std::string("a\nb\r\n\\n"),
        std::string("> quoted"), std::string("# no comment"), std::string(""), std::string("\\"),
        std::string("caf\xC3\xA9 \xF0\x9F\x98\x80"), std::string("nul\0inside", 10)}) {
    const WrittenReply reply{Kind::Typed, words};
    const auto line = to_line(reply);
    EXPECT_EQ(line.find('\n'), std::string::npos);
    EXPECT_EQ(from_line(line), reply) << line;
  }
}

TEST(ReplyLine, ReadsOptionsSilenceAndComments) {
  EXPECT_EQ(from_line("  own-it \r"), (WrittenReply{Kind::Option, "own-it"}));
  EXPECT_EQ(from_line("~"), (WrittenReply{Kind::Silence, ""}));
  EXPECT_EQ(from_line("# a comment"), std::nullopt);
  EXPECT_EQ(from_line("   "), std::nullopt);
}

TEST(ReplyLine, ReadsFilesSavedElsewhere) {
  const auto replies = replies_from_lines("\xEF\xBB\xBFown-it\r\n  > I am sorry\r\n");
  EXPECT_EQ(replies, (std::vector<WrittenReply>{{Kind::Option, "own-it"}, {Kind::Typed, "I am sorry"}}));
}

TEST(ReplyLine, ReadsAWholeFile) {
  const auto replies = replies_from_lines("# best path\nown-it\n\n> I am sorry\n~");
  ASSERT_EQ(replies.size(), 3U);
  EXPECT_EQ(replies[1].text, "I am sorry");
}

}  // namespace
}  // namespace rapport
