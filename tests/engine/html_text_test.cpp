// SPDX-License-Identifier: MIT
#include "engine/exporting/html_text.h"

#include <gtest/gtest.h>

namespace rapport {
namespace {

TEST(HtmlText, EscapesWhatWouldBeMarkup) {
  EXPECT_EQ(html_escaped("<script>alert('1' & \"2\")</script>"),
            "&lt;script&gt;alert(&#39;1&#39; &amp; &quot;2&quot;)&lt;/script&gt;");
}

TEST(HtmlText, ShowsWhatNoPageMayHoldAsReplacements) {
  EXPECT_EQ(html_escaped(std::string_view("a\0b", 3)), "a\uFFFDb");
  EXPECT_EQ(html_escaped("a\x1B\x7F"), "a\uFFFD\uFFFD");
  EXPECT_EQ(html_escaped("\xC2\x85"), "\uFFFD") << "controls of the upper half";
  EXPECT_EQ(html_escaped("a\xFF\xC3"), "a\uFFFD\uFFFD") << "bytes that are not UTF-8";
  EXPECT_EQ(html_escaped("\uFFFE\uFDD0"), "\uFFFD\uFFFD") << "non-characters";
}

TEST(HtmlText, LetsNoWordsTurnTheTextAroundThemAbout) {
  EXPECT_EQ(html_escaped("a\u202Eb\u2066c"), "a\uFFFDb\uFFFDc");
  EXPECT_EQ(html_escaped("\u05E9\u05DC\u05D5\u05DD"), "\u05E9\u05DC\u05D5\u05DD")
      << "words from right to left";
}

TEST(HtmlText, KeepsLinesWhateverEndsThem) {
  EXPECT_EQ(html_escaped("a\r\nb\nc"), "a\nb\nc");
}

TEST(HtmlText, ClosesElementsInOrder) {
  HtmlText page;
  {
    const auto outer = page.block("p", {{"title", "\"><b"}});
    const auto inner = page.inside("mark");
    page.words("x");
  }
  EXPECT_EQ(page.text(), "<!DOCTYPE html>\n<p title=\"&quot;&gt;&lt;b\">\n<mark>x</mark></p>\n");
}

}  // namespace
}  // namespace rapport
