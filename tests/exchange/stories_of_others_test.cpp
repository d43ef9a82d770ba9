// SPDX-License-Identifier: MIT
/// \file Twee files that others wrote, of the npm package extwee (MIT). `./dev test` fetches them into
/// build/twee-stories where that can be done.
#include <cstdlib>
#include <filesystem>

#include "engine/base/file.h"
#include "tests/exchange/brought.h"

namespace rapport::test {
namespace {

namespace fs = std::filesystem;

TEST(StoriesOfOthers, AreBroughtAndCanBePlayedToAnEnd) {
  const fs::path folder = RAPPORT_SOURCE_DIR "/build/twee-stories";
  if (!fs::is_directory(folder)) GTEST_SKIP() << "the stories were not fetched: ./dev setup tries to";
  std::size_t brought = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".twee") continue;
    SCOPED_TRACE(entry.path().string());
    const auto bytes = read_file(entry.path(), kLargestStory);
    ASSERT_TRUE(bytes);
    const auto story = bring(*bytes, StoryLanguage::Twee, entry.path().filename().string());
    ASSERT_TRUE(story.scenario);
    EXPECT_TRUE(can_end(story.scenario));
    ++brought;
  }
  EXPECT_GE(brought, 25U);
}

}  // namespace
}  // namespace rapport::test
