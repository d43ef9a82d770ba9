// SPDX-License-Identifier: MIT
#include "gui/shell/text_report.h"

#include <gtest/gtest.h>

#include <vector>

#include "engine/base/file.h"

namespace rapport::gui {
namespace {

TEST(TextReport, TellsTheMiddleOfWhatIsSeen) {
  std::vector<DrawnText> texts = {{{10, 20}, {110, 40}, {0, 0}, {500, 500}, "", "Send"},
                                  {{10, 80}, {110, 100}, {0, 0}, {60, 90}, "", "half of it"},
                                  {{10, 600}, {110, 620}, {0, 0}, {500, 500}, "", "scrolled away"}};
  texts[0].has_keyboard = true;
  EXPECT_EQ(text_report(texts), "60\t30\t1\tSend\n35\t85\t0\thalf of it\n");
}

TEST(TextReport, TakesThePlaceOfTheReportBefore) {
  const std::filesystem::path file = testing::TempDir() + "text-report-test.texts";
  ASSERT_TRUE(write_report(file, "one\ntwo\n"));
  ASSERT_TRUE(write_report(file, "three\n"));
  constexpr std::size_t kMostBytes = 100;
  EXPECT_EQ(read_file(file, kMostBytes).value_or(""), "three\n");
  std::filesystem::remove(file);
  EXPECT_FALSE(write_report(file / "no" / "folder", "words"));
}

}  // namespace
}  // namespace rapport::gui
