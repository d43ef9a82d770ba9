// SPDX-License-Identifier: MIT
/// \file Every shipped scenario proves clean, and nothing about it is left undecided.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "engine/proof/play_text.h"
#include "engine/proof/proved_scenario.h"
#include "tests/support/shipped_library.h"
#include "tests/support/test_scenario.h"

namespace rapport::test {
namespace {

class ShippedProof : public testing::TestWithParam<std::string> {};

TEST_P(ShippedProof, IsCleanAndWhole) {
  const auto proved = prove_scenario(kShipped.scenarios / (GetParam() + ".yaml"), *shipped_rubric());
  for (const auto& diagnostic : proved.diagnostics) ADD_FAILURE() << to_text(diagnostic);
  ASSERT_TRUE(proved.proof);
  EXPECT_EQ(proved.proof->undecided, 0U);
  EXPECT_TRUE(proved.proof->not_all_typed.empty());
  for (std::size_t c = 0; c < kCoreCriteria; ++c) {
    EXPECT_TRUE(proved.proof->criteria[c].highest_is_proved) << c;
    EXPECT_TRUE(proved.proof->criteria[c].lowest_is_proved) << c;
  }
}

INSTANTIATE_TEST_SUITE_P(All, ShippedProof, testing::ValuesIn(shipped_ids()), [](const auto& each) {
  std::string name = each.param;
  std::ranges::replace(name, '-', '_');
  return name;
});

}  // namespace
}  // namespace rapport::test
