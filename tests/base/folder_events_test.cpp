// SPDX-License-Identifier: MIT
#include "engine/base/folder_events.h"

#include <gtest/gtest.h>

#include "tests/support/temporary_folder.h"

namespace rapport::test {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

constexpr milliseconds kNoTime{0};
constexpr milliseconds kForEver{-1};

/// What the system has to tell is there as soon as a file has been closed, so nobody has to wait for it.
class FolderEventsTest : public testing::Test {
 protected:
  void SetUp() override {
#ifndef __linux__
    GTEST_SKIP() << "here the system tells nothing";
#endif
    events.watch({folder.path()});
  }
  bool told() {
    return events.wait(kNoTime) == FolderEvents::Woken::ByChange;
  }

  TemporaryFolder folder;
  FolderEvents events{{".yaml", ".po"}};
};

TEST_F(FolderEventsTest, TellsOfAFileThatWasWritten) {
  EXPECT_FALSE(told());
  folder.write("jacket.yaml");
  EXPECT_TRUE(told());
  EXPECT_FALSE(told()) << "once";
}

TEST_F(FolderEventsTest, TellsOfFilesOfEveryEnding) {
  folder.write("jacket.es.po");
  EXPECT_TRUE(told());
}

TEST_F(FolderEventsTest, TellsOfAFileThatWasMovedIntoItsPlace) {
  folder.write("jacket.yaml~");
  EXPECT_FALSE(told());
  fs::rename(folder.path() / "jacket.yaml~", folder.path() / "jacket.yaml");
  EXPECT_TRUE(told());
  fs::remove(folder.path() / "jacket.yaml");
  EXPECT_TRUE(told());
}

TEST_F(FolderEventsTest, SaysNothingOfOtherFilesAndHiddenOnes) {
  folder.write("notes.txt");
  folder.write(".jacket.yaml");
  folder.write("yaml");
  EXPECT_FALSE(told());
}

TEST_F(FolderEventsTest, TellsOfAFolderThatWasMade) {
  fs::create_directory(folder.path() / "more");
  EXPECT_TRUE(told());
  folder.write("more/deeper.yaml");
  EXPECT_FALSE(told()) << "until that one is listened to, too";
  events.watch({folder.path(), folder.path() / "more"});
  folder.write("more/deeper.yaml");
  EXPECT_TRUE(told());
}

TEST_F(FolderEventsTest, ForgetsFoldersThatAreWatchedNoMore) {
  const TemporaryFolder other;
  folder.write("jacket.yaml");
  events.watch({other.path()});
  folder.write("jacket.yaml");
  EXPECT_FALSE(told());
  other.write("jacket.yaml");
  EXPECT_TRUE(told());
}

TEST_F(FolderEventsTest, LosesNothingWhenItIsAskedForTheSameFolderAgain) {
  folder.write("jacket.yaml");
  events.watch({folder.path()});
  EXPECT_TRUE(told());
}

TEST_F(FolderEventsTest, TellsThatTheFolderIsGoneAndListensToTheNextOfThatName) {
  fs::remove(folder.path());
  EXPECT_TRUE(told());
  events.watch({folder.path()});
  fs::create_directory(folder.path());
  folder.write("jacket.yaml");
  EXPECT_FALSE(told());
  events.watch({folder.path()});
  folder.write("jacket.yaml");
  EXPECT_TRUE(told());
}

TEST_F(FolderEventsTest, ListensToNothingWhereThereIsNoFolder) {
  events.watch({folder.path() / "none", "", folder.write("a.txt")});
  folder.write("jacket.yaml");
  EXPECT_FALSE(told());
}

TEST_F(FolderEventsTest, IsWokenByABellThatWasRungBefore) {
  events.wake();
  EXPECT_EQ(events.wait(kForEver), FolderEvents::Woken::Otherwise);
}

}  // namespace
}  // namespace rapport::test
