// SPDX-License-Identifier: MIT
#include "engine/base/new_uuid.h"

#include <gtest/gtest.h>

#include <regex>

namespace rapport {
namespace {

TimePoint at(std::int64_t ms) {
  return TimePoint(std::chrono::milliseconds(ms));
}

std::string form_of(int version) {
  return "[0-9a-f]{8}-[0-9a-f]{4}-" + std::to_string(version) + "[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
}

TEST(NewUuid, HasTheFormOfItsVersionAndDiffersEachTime) {
  for (int i = 0; i < 200; ++i) {
    EXPECT_TRUE(std::regex_match(random_uuid(), std::regex(form_of(4))));
    EXPECT_TRUE(std::regex_match(ordered_uuid(at(i)), std::regex(form_of(7))));
  }
  EXPECT_NE(random_uuid(), random_uuid());
  EXPECT_NE(ordered_uuid(at(5)), ordered_uuid(at(5)));
}

// The example of RFC 9562, A.6: 22 February 2022, 19:22:22 UTC.
TEST(NewUuid, IsTheOneOfTheStandardForTheSameMomentAndBytes) {
  const UuidBytes bytes = {0, 0, 0, 0, 0, 0, 0x0C, 0xC3, 0x18, 0xC4, 0xDC, 0x0C, 0x0C, 0x07, 0x39, 0x8F};
  EXPECT_EQ(ordered_uuid(at(1'645'557'742'000), bytes), "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
}

TEST(NewUuid, SortsByTheMomentAsText) {
  const UuidBytes high = {255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255};
  std::string before = ordered_uuid(at(0), high);
  for (std::int64_t ms = 1; ms < (std::int64_t{1} << 44); ms = ms * 3 + 1) {
    const auto next = ordered_uuid(at(ms), UuidBytes{});
    EXPECT_LT(before, next) << ms;
    before = ordered_uuid(at(ms), high);
  }
}

}  // namespace
}  // namespace rapport
