// SPDX-License-Identifier: MIT
#include "engine/base/file_watch.h"

#include <gtest/gtest.h>

#include <chrono>
#include <semaphore>

#include "tests/support/temporary_folder.h"

namespace rapport::test {
namespace {

namespace fs = std::filesystem;

/// Far more than it takes; only a broken watch is waited for so long.
constexpr std::chrono::seconds kPatience{30};

class FileWatchTest : public testing::Test {
 protected:
  bool stirs() { return stirred.try_acquire_for(kPatience); }

  TemporaryFolder folder;
  std::counting_semaphore<> stirred{0};
  FileWatch watch{{".yaml"}, [this] { stirred.release(); }};
};

TEST_F(FileWatchTest, TellsOfAFileThatWasWritten) {
  watch.look_at({folder.path()});
  EXPECT_FALSE(watch.take_change());
  folder.write("jacket.yaml");
  ASSERT_TRUE(stirs());
  EXPECT_TRUE(watch.take_change());
  EXPECT_FALSE(watch.take_change());
}

TEST_F(FileWatchTest, TellsOfAFileThatAnEditorMovedIntoItsPlace) {
  folder.write("jacket.yaml", "old");
  watch.look_at({folder.path()});
  folder.write("jacket.yaml.new", "new");
  fs::rename(folder.path() / "jacket.yaml.new", folder.path() / "jacket.yaml");
  EXPECT_TRUE(stirs());
}

TEST_F(FileWatchTest, LooksWhereTheSystemTellsNothing) {
  // A link to a file in another folder: the system tells of the folder of the link alone.
  const TemporaryFolder elsewhere;
  const auto file = elsewhere.write("there.yaml", "short");
  fs::create_symlink(file, folder.path() / "jacket.yaml");
  watch.look_at({folder.path()});
  elsewhere.write("there.yaml", "longer than it was");
  // It may not have looked at the file before it was written, so write until it tells.
  for (std::string more = "and longer"; !stirred.try_acquire_for(std::chrono::seconds(2)); more += " still")
    elsewhere.write("there.yaml", more);
  EXPECT_TRUE(watch.take_change());
}

TEST_F(FileWatchTest, FindsAFolderThatIsMadeLater) {
  watch.look_at({folder.path() / "later"});
  fs::create_directory(folder.path() / "later");
  folder.write("later/jacket.yaml");
  EXPECT_TRUE(stirs());
}

TEST_F(FileWatchTest, WatchesOtherFoldersFromOneMomentToTheNext) {
  const TemporaryFolder other;
  watch.look_at({folder.path()});
  watch.look_at({other.path(), folder.path() / "none"});
  other.write("jacket.yaml");
  EXPECT_TRUE(stirs());
}

TEST_F(FileWatchTest, MayBeToldOfOtherFoldersWhileItTells) {
  std::counting_semaphore<> told(0);
  FileWatch* self = nullptr;
  FileWatch other({".yaml"}, [&] {
    self->look_at({folder.path(), folder.path() / "more"});
    told.release();
  });
  self = &other;
  other.look_at({folder.path()});
  folder.write("jacket.yaml");
  EXPECT_TRUE(told.try_acquire_for(kPatience));
}

TEST(FileWatch, EndsAtOnceWhateverItWatches) {
  const TemporaryFolder folder;
  for (int i = 0; i < 50; ++i) {
    FileWatch watch({".yaml"}, [] {});
    if (i % 2 == 0) watch.look_at({folder.path()});
  }
}

}  // namespace
}  // namespace rapport::test
