// SPDX-License-Identifier: MIT
#include "gui/shell/debrief_file.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <future>
#include <map>
#include <string>
#include <vector>

#include "engine/base/file.h"
#include "engine/text/utf8.h"
#include "gui/shell/debrief_saver.h"

namespace rapport::gui {
namespace {

namespace fs = std::filesystem;

const TimePoint kHeld(std::chrono::milliseconds(1'795'352'700'000));  // 2026-11-22 13:05 UTC

std::string name_of(std::string_view title) {
  return debrief_file_name(title, kHeld, std::chrono::minutes(60));
}

TEST(DebriefFileName, HasTitleDateAndTimeOfTheWallsClock) {
  EXPECT_EQ(name_of("The needle on eight"), "Rapport - The needle on eight - 2026-11-22 14.05.html");
}

TEST(DebriefFileName, HoldsNothingThatAFileSystemWouldNotTake) {
  EXPECT_EQ(name_of("../a\\b:c*?\"<>|\nd"), "Rapport - .. a b c d - 2026-11-22 14.05.html");
  EXPECT_EQ(name_of(std::string_view("a\0b", 3)), "Rapport - a b - 2026-11-22 14.05.html");
  EXPECT_EQ(name_of("/"), "Rapport - 2026-11-22 14.05.html");
  EXPECT_EQ(name_of("\xFF"), "Rapport - \uFFFD - 2026-11-22 14.05.html");
}

TEST(DebriefFileName, StaysShortEnoughAndCutsNoCharacter) {
  std::string title;
  for (int i = 0; i < 500; ++i) title += "ü";
  const auto name = name_of("a" + title);
  EXPECT_LT(name.size(), 220U);
  EXPECT_FALSE(first_invalid_utf8(name));
}

/// A home of its own, thrown away afterwards.
class DebriefFiles : public testing::Test {
 protected:
  void SetUp() override {
    fs::remove_all(home_);
    fs::create_directories(home_ / ".config");
    fs::create_directories(home_ / "Papers");
  }
  void TearDown() override { fs::remove_all(home_); }

  void say_folders(const std::string& line, const fs::path& config) const {
    fs::create_directories(config);
    std::ofstream(config / "user-dirs.dirs") << "# written by a program\nXDG_MUSIC_DIR=\"$HOME/Music\"\n"
                                             << line << "\n";
  }
  Result<fs::path> documents() const {
    return documents_folder([this](const char* name) -> const char* {
      const auto found = environment_.find(name);
      return found == environment_.end() ? nullptr : found->second.c_str();
    });
  }

  fs::path home_ = fs::temp_directory_path() /
                   fmt::format("rapport-{}", testing::UnitTest::GetInstance()->current_test_info()->name());
  std::map<std::string, std::string> environment_ = {{"HOME", home_.string()}};
};

TEST_F(DebriefFiles, GoIntoTheFolderOfDocuments) {
  say_folders("XDG_DOCUMENTS_DIR=\"$HOME/Papers\"", home_ / ".config");
  EXPECT_EQ(documents(), home_ / "Papers");
  say_folders(fmt::format("XDG_DOCUMENTS_DIR=\"{}\"", (home_ / "Papers").string()), home_ / "other");
  environment_["XDG_CONFIG_HOME"] = (home_ / "other").string();
  EXPECT_EQ(documents(), home_ / "Papers");
}

TEST_F(DebriefFiles, GoHomeWhereThereIsNoSuchFolder) {
  EXPECT_EQ(documents(), home_) << "no file";
  for (const auto* line : {"XDG_DOCUMENTS_DIR=\"$HOME/Gone\"", "XDG_DOCUMENTS_DIR=\"$HOME\"",
                           "XDG_DOCUMENTS_DIR=\"relative\"", "XDG_DOCUMENTS_DIR=\"$HOME/Papers",
                           "XDG_DOCUMENTS_DIR=\"$HOMELESS/Papers\"", "XDG_DOCUMENTS_DIR=\"\\"}) {
    say_folders(line, home_ / ".config");
    EXPECT_EQ(documents(), home_) << line;
  }
}

TEST_F(DebriefFiles, FailInWordsWithoutAHome) {
  environment_.clear();
  ASSERT_FALSE(documents());
  EXPECT_FALSE(documents().error().way_out.empty());
}

TEST_F(DebriefFiles, AreNeverWrittenOverEachOther) {
  const DebriefPage page{"Rapport - A.b.html", "one"};
  EXPECT_EQ(save_page(home_, page), home_ / "Rapport - A.b.html");
  EXPECT_EQ(save_page(home_, {page.file_name, "two"}), home_ / "Rapport - A.b (2).html");
  EXPECT_EQ(save_page(home_, {page.file_name, "three"}), home_ / "Rapport - A.b (3).html");
  EXPECT_EQ(read_file(home_ / "Rapport - A.b.html", 100), "one");
  EXPECT_FALSE(save_page(home_ / "gone", page));
}

TEST(DebriefSaver, SavesOnAThreadOfItsOwnAndInOrder) {
  std::promise<void> may_save;
  std::vector<std::string> saved;
  const auto here = std::this_thread::get_id();
  {
    DebriefSaver saver(
        [&, gate = may_save.get_future().share()](const DebriefPage& page) -> Result<fs::path> {
          gate.wait();
          EXPECT_NE(std::this_thread::get_id(), here);
          saved.push_back(page.file_name);
          return fs::path(page.file_name);
        });
    saver.save({"one", {}});
    saver.save({"two", {}});
    EXPECT_FALSE(saver.take_saved()) << "save() does not wait";
    may_save.set_value();
  }
  EXPECT_EQ(saved, (std::vector<std::string>{"one", "two"})) << "what waits is saved before it ends";
}

TEST(DebriefSaver, TellsWhatBecameOfEachPageOnce) {
  std::promise<void> done;
  DebriefSaver saver([&](const DebriefPage& page) -> Result<fs::path> {
    if (page.file_name == "last") done.set_value();
    if (page.file_name == "bad") return failure(ErrorCode::Unreadable, "The disk is full.");
    return fs::path(page.file_name);
  });
  saver.save({"good", {}});
  saver.save({"bad", {}});
  saver.save({"last", {}});
  done.get_future().wait();
  const auto first = saver.take_saved(), second = saver.take_saved();
  ASSERT_TRUE(first && second);
  EXPECT_EQ(*first, fs::path("good"));
  ASSERT_FALSE(*second);
  EXPECT_EQ(second->error().message, "The disk is full.");
}

}  // namespace
}  // namespace rapport::gui
