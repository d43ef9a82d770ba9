// SPDX-License-Identifier: MIT
/// \file No word of any screen is cut off, out of reach or under another, in any size of window and text.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>

#include "tests/support/sanitized.h"
#include "tour.h"

namespace rapport::gui {
namespace {

/// What rounding may do, in pixels.
constexpr float kSlack = 1.5F;

struct Rect {
  ImVec2 begin, end;

  [[nodiscard]] bool is_empty() const { return end.x <= begin.x || end.y <= begin.y; }
};

Rect common(const Rect& one, const Rect& other) {
  return {{std::max(one.begin.x, other.begin.x), std::max(one.begin.y, other.begin.y)},
          {std::min(one.end.x, other.end.x), std::min(one.end.y, other.end.y)}};
}

std::string told(const DrawnText& text) {
  return fmt::format("\"{}\" at {:.0f}, {:.0f} to {:.0f}, {:.0f}", text.words, text.begin.x, text.begin.y,
                     text.end.x, text.end.y);
}

/// The part of a line that ink can be in: descenders and accents of neighbours may meet, letters may not.
Rect letters(const DrawnText& text) {
  const float margin = (text.end.y - text.begin.y) * 0.15F;
  return {{text.begin.x, text.begin.y + margin}, {text.end.x, text.end.y - margin}};
}

Rect seen(const DrawnText& text) {
  return common(letters(text), {text.clip_begin, text.clip_end});
}

/// The words that are cut off at a side, since nothing scrolls sideways.
std::string cut_off(const std::vector<DrawnText>& texts) {
  std::string list;
  for (const auto& text : texts) {
    if (text.begin.x >= text.clip_begin.x - kSlack && text.end.x <= text.clip_end.x + kSlack) continue;
    list +=
        fmt::format("{} is cut off at {:.0f} or {:.0f}\n", told(text), text.clip_begin.x, text.clip_end.x);
  }
  return list;
}

/// The words above or below what can be scrolled to.
std::string out_of_reach(const std::vector<DrawnText>& texts) {
  std::string list;
  for (const auto& text : texts) {
    const auto reach = UiProbe::reach_of(text.window);
    if (text.begin.y >= reach.first - kSlack && text.end.y <= reach.second + kSlack) continue;
    list += fmt::format("{} lies outside of {:.0f} to {:.0f} in {}\n", told(text), reach.first, reach.second,
                        text.window);
  }
  return list;
}

/// The words that stand on other words.
std::string overlapping(const std::vector<DrawnText>& texts) {
  std::string list;
  for (auto one = texts.begin(); one != texts.end(); ++one) {
    for (auto other = std::next(one); other != texts.end(); ++other) {
      const auto both = common(seen(*one), seen(*other));
      if (both.is_empty() || both.end.x - both.begin.x <= kSlack || both.end.y - both.begin.y <= kSlack)
        continue;
      list += fmt::format("{} and {} overlap\n", told(*one), told(*other));
    }
  }
  return list;
}

struct View {
  int width, height, percent;
  const char* language = "en";
};

std::string view_name(const testing::TestParamInfo<View>& info) {
  const std::string language = info.param.language;
  return fmt::format("{}x{}At{}Percent{}", info.param.width, info.param.height, info.param.percent,
                     language == "en" ? std::string() : "In_" + language);
}

class TextFit : public testing::TestWithParam<View> {};

TEST_P(TextFit, OnEveryScreen) {
  const auto& [width, height, percent, language] = GetParam();
  if (!TestDesk::has_words(language)) GTEST_SKIP() << "This build has no words in " << language << ".";
  const auto probe = begin_tour({static_cast<float>(width), static_cast<float>(height)},
                                static_cast<float>(percent) / 100.0F, language);
  for (const auto& stop : tour()) {
    visit(stop, *probe);
    EXPECT_GT(probe->texts().size(), 3U) << stop.name;
    EXPECT_EQ(cut_off(probe->texts()), "") << stop.name;
    EXPECT_EQ(out_of_reach(probe->texts()), "") << stop.name;
    EXPECT_EQ(overlapping(probe->texts()), "") << stop.name;
    EXPECT_EQ(probe->untold_glyphs(), "") << stop.name;
  }
}

/// A sanitizer sees the same code in every view: there the smallest and the largest must do.
std::vector<View> views() {
  if (kIsSanitized) return {View{1024, 700, 100}, View{1024, 700, 300, "es"}, View{2560, 1440, 300}};
  return {View{1024, 700, 75},        View{1024, 700, 100},       View{1024, 700, 200},
          View{1024, 700, 300},       View{1280, 800, 75},        View{1280, 800, 100},
          View{1280, 800, 200},       View{1280, 800, 300},       View{2560, 1440, 75},
          View{2560, 1440, 100},      View{2560, 1440, 200},      View{2560, 1440, 300},
          View{1024, 700, 100, "es"}, View{1024, 700, 200, "es"}, View{1024, 700, 300, "es"},
          View{1280, 800, 100, "es"}, View{2560, 1440, 300, "es"}};
}

INSTANTIATE_TEST_SUITE_P(Views, TextFit, testing::ValuesIn(views()), view_name);

/// A line of ten by ten pixels for each letter.
DrawnText line(std::string words, float x, float y, ImVec2 clip_end = {1000, 1000}) {
  const auto letters = static_cast<float>(words.size());
  return {{x, y}, {x + 10 * letters, y + 10}, {0, 0}, clip_end, "", words, words};
}

TEST(TextFitTest, FindsAWordThatIsCutOffAtASide) {
  EXPECT_EQ(cut_off({line("whole", 950, 0)}), "");
  EXPECT_NE(cut_off({line("whole", 953, 0)}), "");
  EXPECT_NE(cut_off({line("whole", -5, 0)}), "");
}

TEST(TextFitTest, FindsWordsUnderOthers) {
  EXPECT_EQ(overlapping({line("one", 0, 0), line("next", 0, 9), line("beside", 29, 0)}), "");
  EXPECT_NE(overlapping({line("one", 0, 0), line("on it", 20, 4)}), "");
}

TEST(TextFitTest, DoesNotMindWordsThatAreScrolledAwayUnderOthers) {
  EXPECT_EQ(overlapping({line("scrolled", 0, 100, {1000, 90}), line("button", 0, 100)}), "");
}

}  // namespace
}  // namespace rapport::gui
