// SPDX-License-Identifier: MIT
#include "gui/shell/shelf_reader.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <fstream>

#include "many_scenarios.h"

namespace rapport::gui {
namespace {

namespace fs = std::filesystem;

/// Collects what a reader has to tell until it has told all.
class Reading {
 public:
  explicit Reading(const Library& library) : reader_(library, [this] { stir(); }) {}

  void wait_for_all() {
    std::unique_lock lock(mutex_);
    while (news_.empty() || news_.back().read < news_.back().total) {
      stirred_.wait(lock, [this] { return rings_ > 0; });
      --rings_;
      lock.unlock();
      auto some = reader_.take_news();
      lock.lock();
      if (some) news_.push_back(std::move(*some));
    }
  }
  [[nodiscard]] const std::vector<ShelfNews>& news() const { return news_; }

 private:
  void stir() {
    const std::scoped_lock lock(mutex_);
    ++rings_;
    stirred_.notify_one();
  }

  std::mutex mutex_;
  std::condition_variable stirred_;
  int rings_ = 0;
  std::vector<ShelfNews> news_;
  ShelfReader reader_;  // last: it uses all of the above
};

class ShelfReaderTest : public testing::Test {
 protected:
  ~ShelfReaderTest() override { fs::remove_all(folder_); }

  [[nodiscard]] Library write(std::size_t count) const { return write_many_scenarios(folder_, count); }

 private:
  fs::path folder_ = fs::path(testing::TempDir()) / fmt::format("rapport-shelf-{}", ::getpid());
};

TEST_F(ShelfReaderTest, ReadsEveryScenarioOnceAndInOrder) {
  constexpr std::size_t kMany = 60;
  const auto library = write(kMany);
  Reading reading(library);
  reading.wait_for_all();
  std::vector<std::string> ids;
  std::size_t read = 0;
  for (const auto& news : reading.news()) {
    EXPECT_GE(news.read, read);
    EXPECT_EQ(news.total, kMany);
    read = news.read;
    EXPECT_TRUE(news.more.unplayable.empty())
        << news.more.unplayable.front().file << news.more.unplayable.front().message;
    for (const auto& one : news.more.scenarios) ids.push_back(one.scenario->id);
  }
  EXPECT_EQ(ids.size(), kMany);
  EXPECT_TRUE(std::ranges::is_sorted(ids));
  const auto all_at_once = read_shelf(library);
  ASSERT_EQ(all_at_once.scenarios.size(), kMany);
  EXPECT_EQ(all_at_once.scenarios.back().scenario->id, ids.back());
}

TEST_F(ShelfReaderTest, TellsOfFilesThatCannotBePlayedAndOfIdsThatAreTaken) {
  const auto library = write(2);
  std::ofstream(library.scenarios / "broken.yaml") << "format: 1\nid: broken\n";
  fs::copy_file(library.scenarios / "scenario-0001.yaml", library.scenarios / "twice.yaml");
  Reading reading(library);
  reading.wait_for_all();
  std::vector<std::string> files;
  for (const auto& news : reading.news()) {
    for (const auto& file : news.more.unplayable) files.push_back(file.file);
  }
  EXPECT_EQ(files, (std::vector<std::string>{"broken.yaml", "twice.yaml"}));
}

TEST_F(ShelfReaderTest, ComesToAnEndWhereThereIsNothingToRead) {
  Reading empty(write(0));
  empty.wait_for_all();
  EXPECT_TRUE(empty.news().back().more.scenarios.empty());
  Reading nowhere({"/nowhere/scenarios", "/nowhere/rubrics", {}});
  nowhere.wait_for_all();
  EXPECT_EQ(nowhere.news().back().more.unplayable.size(), 1U);  // the rubric
}

TEST_F(ShelfReaderTest, KnowsTheCharactersOfTheTexts) {
  const auto library = write(1);
  std::ofstream(library.scenarios / "scenario-0000.yaml", std::ios::app) << "# Καλημέρα\n";
  Reading reading(library);
  reading.wait_for_all();
  EXPECT_TRUE(reading.news().back().glyphs.contains(U'Κ'));
  GlyphSet all;
  EXPECT_TRUE(all.add(reading.news().back().glyphs));
  EXPECT_TRUE(all.contains(U'λ'));
  EXPECT_FALSE(all.add(reading.news().back().glyphs));
}

TEST_F(ShelfReaderTest, StopsWhenItEndsBeforeAllIsRead) {
  const auto library = write(200);
  const ShelfReader reader(library, [] {});
}

}  // namespace
}  // namespace rapport::gui
