// SPDX-License-Identifier: MIT
#include "engine/embedding/number_files.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstring>
#include <fstream>
#include <vector>

namespace rapport {
namespace {

namespace fs = std::filesystem;

const auto kNumbersOfPage = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)) / sizeof(float);
constexpr std::size_t kMostBytes = 1'000'000;

class NumberFilesTest : public testing::Test {
 protected:
  NumberFilesTest() {
    auto name = (fs::temp_directory_path() / "rapport-numbers-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for numbers");
    folder_ = name;
  }
  ~NumberFilesTest() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }

  /// A file of so many numbers, which go on counting where the last file ended.
  fs::path file(const char* name, std::size_t numbers) {
    std::vector<float> counted(numbers);
    for (auto& number : counted) number = static_cast<float>(counted_++);
    std::ofstream out(folder_ / name, std::ios::binary);
    out.write(reinterpret_cast<const char*>(counted.data()),
              static_cast<std::streamsize>(numbers * sizeof(float)));
    return folder_ / name;
  }

  static void expect_counting(const NumberFiles& files, std::size_t numbers) {
    ASSERT_GE(files.numbers().size(), numbers);
    for (std::size_t i = 0; i < numbers; ++i) ASSERT_EQ(files.numbers()[i], static_cast<float>(i)) << i;
  }

  fs::path folder_;
  std::size_t counted_ = 0;
};

TEST_F(NumberFilesTest, StandOneBehindTheOtherWhereverTheyBeginAndEnd) {
  // Whole pages, an odd size, what must be read because it follows that, whole pages again, and a last rest.
  const std::size_t sizes[] = {kNumbersOfPage,     2 * kNumbersOfPage, 7,
                               kNumbersOfPage - 7, 3 * kNumbersOfPage, 5};
  std::size_t all = 0;
  for (const auto size : sizes) all += size;
  NumberFiles files(all);
  for (const auto size : sizes) {
    const auto added = files.add(file("numbers", size), kMostBytes);
    ASSERT_TRUE(added) << added.error().text();
    EXPECT_TRUE(*added);
    fs::remove(folder_ / "numbers");  // what is mapped lives on without a name
  }
  EXPECT_EQ(files.bytes_filled(), all * sizeof(float));
  expect_counting(files, all);
  const auto moved = std::move(files);
  expect_counting(moved, all);
}

TEST_F(NumberFilesTest, AreThereAgainAfterTheirMemoryWasGivenBack) {
  NumberFiles files(2 * kNumbersOfPage + 3);
  ASSERT_TRUE(files.add(file("a", kNumbersOfPage), kMostBytes).value());
  ASSERT_TRUE(files.add(file("b", 3), kMostBytes).value());
  ASSERT_TRUE(files.add(file("c", kNumbersOfPage), kMostBytes).value());
  expect_counting(files, 2 * kNumbersOfPage + 3);
  files.give_back();
  expect_counting(files, 2 * kNumbersOfPage + 3);
}

TEST_F(NumberFilesTest, HaveNoRoomForMoreThanWasAskedFor) {
  NumberFiles files(kNumbersOfPage);
  EXPECT_FALSE(files.add(file("long", kNumbersOfPage + 1), kMostBytes).value());
  EXPECT_FALSE(files.add(file("longer", 2 * kNumbersOfPage), kMostBytes).value());
  EXPECT_EQ(files.bytes_filled(), 0U);
  EXPECT_TRUE(files.add(file("right", kNumbersOfPage), kMostBytes).value());
  EXPECT_TRUE(files.add(file("nothing", 0), kMostBytes).value());
  EXPECT_FALSE(files.add(file("one", 1), kMostBytes).value());
}

TEST_F(NumberFilesTest, SayWhichFileCannotBeRead) {
  NumberFiles files(10 * kNumbersOfPage);
  EXPECT_EQ(files.add(folder_ / "none", kMostBytes).error().code, ErrorCode::NotFound);
  EXPECT_EQ(files.add(folder_, kMostBytes).error().code, ErrorCode::Unreadable);
  EXPECT_EQ(files.add(file("large", kNumbersOfPage), 100).error().code, ErrorCode::Invalid);
}

TEST_F(NumberFilesTest, OfNoNumbersAreEmpty) {
  NumberFiles files(0);
  EXPECT_TRUE(files.numbers().empty());
  EXPECT_TRUE(files.add(file("nothing", 0), kMostBytes).value());
  EXPECT_FALSE(files.add(file("one", 1), kMostBytes).value());
  files.give_back();
}

}  // namespace
}  // namespace rapport
