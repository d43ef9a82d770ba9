// SPDX-License-Identifier: MIT
/// \file The window's screens beside pictures of them that a person has looked at and approved.
///
/// What is kept, so that the repository stays small: at 1280x800 and usual text the whole picture, which is
/// at the same time the documentation's (docs/pictures); in all other sizes a sketch of 64 columns as text
/// (tests/gui/sketches), which tells that a screen is laid out as before and can be read in a diff. That
/// nothing is cut off in those sizes is text_fit_test's business.
///
/// `./dev pictures` approves: it makes every picture and sketch anew that is not what it was. Look at what it
/// changed before you commit it.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <map>

#include "engine/base/file.h"
#include "gui/shell/picture.h"
#include "gui/shell/replace_file.h"
#include "offscreen.h"
#include "picture_compare.h"
#include "tour.h"

/// Graphics drivers leak in modules that are unloaded before the program ends, so no suppression can name
/// them; our own leaks are found by the tests that draw no pictures.
extern "C" int __lsan_is_turned_off();  // NOLINT(bugprone-reserved-identifier): the sanitizer's name for it
extern "C" int __lsan_is_turned_off() {
  return 1;
}

namespace rapport::gui {
namespace {

namespace fs = std::filesystem;

constexpr auto kApprove = "Look at the new pictures. If they are right, `./dev pictures` approves them.";
/// Other fonts and other versions of Dear ImGui draw other pictures.
constexpr auto kApprovedFont = "Inter";

struct View {
  int width, height, percent;
  const char* language = "en";
};

std::string name_of(const View& view) {
  return fmt::format("{}x{}-at-{}", view.width, view.height, view.percent);
}

std::string test_name(const testing::TestParamInfo<View>& info) {
  return fmt::format("{}x{}At{}Percent", info.param.width, info.param.height, info.param.percent);
}

bool approving() {
  const char* wish = std::getenv("RAPPORT_APPROVE_PICTURES");
  return wish != nullptr && *wish != '\0';
}

fs::path pictures() {
  return TestDesk::source("docs/pictures");
}
fs::path sketch_file(const View& view) {
  return TestDesk::source("tests/gui/sketches") / (name_of(view) + ".txt");
}
/// Where what is not as approved is put, for a person to look at.
fs::path work() {
  fs::create_directories("pictures");
  return "pictures";
}

/// Takes pictures along the tour. Does nothing, with a reason, where none can be taken that compare.
class Pictures : public testing::TestWithParam<View> {
 protected:
  void SetUp() override {
    const auto& view = GetParam();
    if (!TestDesk::has_words(view.language))
      GTEST_SKIP() << "This build has no words in " << view.language << ".";
    probe_ = begin_tour({static_cast<float>(view.width), static_cast<float>(view.height)},
                        static_cast<float>(view.percent) / 100.0F, view.language);
    if (probe_->font_family() != kApprovedFont)
      GTEST_SKIP() << "The approved pictures are written with " << kApprovedFont
                   << ", and this machine has \"" << probe_->font_family() << "\".";
    auto opened = Offscreen::open();
    if (!opened) GTEST_SKIP() << opened.error().text();
    offscreen_ = std::move(*opened);
  }

  Pixels take(const Stop& stop) {
    visit(stop, *probe_);
    return offscreen_->take(probe_->look().palette.ground);
  }

 private:
  std::unique_ptr<UiProbe> probe_;  // first: it holds the ImGui context that the other draws for
  std::unique_ptr<Offscreen> offscreen_;
};

using WholePictures = Pictures;

void expect_approved(std::string_view name, const Pixels& now) {
  const auto file = pictures() / fmt::format("{}.png", name);
  const auto approved = read_png(file);
  const auto what = approved ? difference(*approved, now) : approved.error().message;
  if (what.empty()) return;
  if (approving()) {
    ASSERT_TRUE(write_png(file, now));
    return;
  }
  const auto seen = work() / fmt::format("{}.png", name);
  ASSERT_TRUE(write_png(seen, now));
  const auto beside = work() / fmt::format("{}.difference.png", name);
  if (approved) {
    ASSERT_TRUE(write_png(beside, difference_picture(*approved, now)));
  }
  ADD_FAILURE() << name << ": " << what << ".\n  approved:   " << file.string()
                << "\n  now:        " << fs::absolute(seen).string()
                << "\n  difference: " << fs::absolute(beside).string() << "\n"
                << kApprove;
}

TEST_P(WholePictures, AreWhatWasApproved) {
  for (const auto& stop : tour()) expect_approved(stop.name, take(stop));
}

INSTANTIATE_TEST_SUITE_P(Views, WholePictures, testing::Values(View{1280, 800, 100}), test_name);

/// The screens that are shown in Spanish too; that all of them have room for it is text_fit_test's business.
constexpr std::array kInSpanish = {std::string_view("lobby"), std::string_view("conversation"),
                                   std::string_view("debrief"), std::string_view("settings")};

using SpanishPictures = Pictures;

TEST_P(SpanishPictures, AreWhatWasApproved) {
  for (const auto& stop : tour()) {
    const auto now = take(stop);
    if (std::ranges::find(kInSpanish, stop.name) != kInSpanish.end())
      expect_approved(fmt::format("{}-es", stop.name), now);
  }
}

INSTANTIATE_TEST_SUITE_P(Views, SpanishPictures, testing::Values(View{1280, 800, 100, "es"}), test_name);

/// The sketches of a file by the names of their screens.
std::map<std::string, std::string, std::less<>> read_sketches(const fs::path& file) {
  std::map<std::string, std::string, std::less<>> sketches;
  std::ifstream in(file);
  std::string line, name;
  while (std::getline(in, line)) {
    if (line.starts_with("== ")) {
      name = line.substr(3);
    } else {
      sketches[name] += line + '\n';
    }
  }
  return sketches;
}

class Sketches : public Pictures {};

TEST_P(Sketches, AreWhatWasApproved) {
  const auto file = sketch_file(GetParam());
  const auto approved = read_sketches(file);
  std::string now;
  std::string differ;
  for (const auto& stop : tour()) {
    const auto picture = take(stop);
    auto seen = sketch(picture);
    const auto before = approved.find(stop.name);
    const auto what =
        before == approved.end() ? "there is no approved sketch" : sketch_difference(before->second, seen);
    // What rounding explains is left as it was, so that approving changes no more than what has changed.
    if (what.empty()) seen = before->second;
    now += fmt::format("== {}\n{}", stop.name, seen);
    if (what.empty() || approving()) continue;
    const auto whole = work() / fmt::format("{}-{}.png", stop.name, name_of(GetParam()));
    ASSERT_TRUE(write_png(whole, picture));
    differ += fmt::format("{}: {}; now {}\n", stop.name, what, fs::absolute(whole).string());
  }
  if (approving()) {
    ASSERT_TRUE(replace_file(file, now));
    return;
  }
  EXPECT_EQ(differ, "") << "approved: " << file.string() << "\n" << kApprove;
}

INSTANTIATE_TEST_SUITE_P(Views, Sketches,
                         testing::Values(View{1024, 700, 100}, View{1024, 700, 200}, View{1024, 700, 300},
                                         View{1280, 800, 200}, View{1280, 800, 300}, View{2560, 1440, 100},
                                         View{2560, 1440, 200}, View{2560, 1440, 300}),
                         test_name);

/// docs/pictures/README.md as it belongs to the tour.
std::string list_of_pictures() {
  std::string list =
      "# Every screen of the window\n\n"
      "`./dev pictures` makes this folder anew. The pictures are what the window must look like, too: a test "
      "(tests/gui/picture_test.cpp) holds it to them.\n";
  for (const auto& stop : tour())
    list += fmt::format("\n{}\n\n![{}]({}.png)\n", stop.shows, stop.name, stop.name);
  list += "\nSome of them in Spanish.\n";
  for (const auto name : kInSpanish) list += fmt::format("\n![{0}-es]({0}-es.png)\n", name);
  list +=
      "\nTwelve people, and two of them in nine moods each.\n\n"
      "![faces](faces.png)\n\n![moods](moods.png)\n";
  return list;
}

TEST(ListOfPictures, HasEveryScreen) {
  const auto file = pictures() / "README.md";
  constexpr std::size_t kMostBytes = 1U << 20U;
  if (approving()) {
    ASSERT_TRUE(replace_file(file, list_of_pictures()));
  }
  EXPECT_EQ(read_file(file, kMostBytes).value_or(""), list_of_pictures()) << kApprove;
}

TEST(Offscreen, DrawsTheSamePixelsEachTime) {
  std::vector<Pixels> drawn;
  for (int i = 0; i < 2; ++i) {
    const auto probe = begin_tour({640, 480}, 1);
    const auto offscreen = Offscreen::open();
    if (!offscreen) GTEST_SKIP() << offscreen.error().text();
    visit(tour().front(), *probe);
    drawn.push_back((*offscreen)->take(probe->look().palette.ground));
  }
  EXPECT_EQ(drawn.front().rgb.size(), 640U * 480U * 3U);
  EXPECT_TRUE(drawn.front().rgb == drawn.back().rgb);
  const auto& bytes = drawn.front().rgb;
  EXPECT_GT(std::ranges::max(bytes) - std::ranges::min(bytes), 150);  // there are words on it
}

/// A picture of one colour with a rectangle of another in it.
Pixels plain(int width, int height, std::uint8_t ground, int x = 0, int y = 0, int size = 0,
             std::uint8_t ink = 0) {
  Pixels pixels{width, height,
                std::vector<std::uint8_t>(static_cast<std::size_t>(width * height * 3), ground)};
  for (int row = y; row < y + size; ++row) {
    for (int column = x; column < x + size; ++column) {
      for (int channel = 0; channel < 3; ++channel)
        pixels.rgb[static_cast<std::size_t>((row * width + column) * 3 + channel)] = ink;
    }
  }
  return pixels;
}

TEST(PictureCompare, SeesTheStrokeOfALetter) {
  EXPECT_NE(difference(plain(64, 40, 20), plain(64, 40, 20, 18, 3, 4, 220)), "");
}

TEST(PictureCompare, OverlooksAnotherShadeOfAnEdge) {
  EXPECT_EQ(difference(plain(64, 40, 20), plain(64, 40, 22)), "");
}

TEST(PictureCompare, SeesAnotherSize) {
  EXPECT_NE(difference(plain(64, 40, 20), plain(64, 41, 20)), "");
}

TEST(PictureCompare, MarksWhatDiffers) {
  const auto marked = difference_picture(plain(64, 40, 20), plain(64, 40, 20, 32, 16, 8, 220));
  const auto red_at = [&](int x, int y) { return marked.rgb[static_cast<std::size_t>((y * 64 + x) * 3)]; };
  EXPECT_EQ(red_at(40, 20), 200);
  EXPECT_NE(red_at(8, 8), 200);
}

TEST(PictureCompare, SketchesTellAnotherLayout) {
  const auto one = sketch(plain(640, 400, 20, 5, 5, 200, 160));
  EXPECT_EQ(one.size(), 65U * 20U);
  EXPECT_EQ(sketch_difference(one, sketch(plain(640, 400, 22, 5, 5, 200, 158))), "");
  EXPECT_NE(sketch_difference(one, sketch(plain(640, 400, 20, 45, 5, 200, 160))), "");
}

}  // namespace
}  // namespace rapport::gui
