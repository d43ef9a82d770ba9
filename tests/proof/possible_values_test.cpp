// SPDX-License-Identifier: MIT
/// \file Sets of values leave no possibility out, and keep none that a condition excludes.
#include "engine/proof/possible_values.h"

#include <gtest/gtest.h>

namespace rapport::test {
namespace {

using Comparison = Instruction::Comparison;

TEST(PossibleValues, KeepWhatAComparisonLeaves) {
  auto values = PossibleValues::all({0, 10});
  values.keep(Comparison::Greater, 3, true);
  values.keep(Comparison::Equal, 7, false);
  EXPECT_EQ(values.least(), 4);
  EXPECT_EQ(values.most(), 10);
  EXPECT_FALSE(values.may_be(7));
  EXPECT_TRUE(values.may_be(8));
  values.keep(Comparison::LessOrEqual, 4, true);
  EXPECT_TRUE(values.is_only(4));
  values.keep(Comparison::Equal, 4, false);
  EXPECT_TRUE(values.empty());
}

TEST(PossibleValues, StopAtTheEndsOfTheirRangeWhenTheyMove) {
  auto values = PossibleValues::only({0, 100}, 90);
  values.add(50);
  values.move(20);
  EXPECT_TRUE(values.may_be(70));
  EXPECT_TRUE(values.may_be(100));
  EXPECT_FALSE(values.may_be(90));
  values.move(-200);
  EXPECT_TRUE(values.is_only(0));
}

TEST(PossibleValues, OfAWideRangeAreKnownByTheirEnds) {
  auto values = PossibleValues::only({0, 1'000'000}, 10);
  EXPECT_FALSE(values.is_listed());
  EXPECT_TRUE(values.join(PossibleValues::only({0, 1'000'000}, 500'000)));
  EXPECT_TRUE(values.may_be(300)) << "what lies between is thought possible too";
  EXPECT_FALSE(values.join(PossibleValues::only({0, 1'000'000}, 300)));
  values.keep(Comparison::NotEqual, 10, true);
  EXPECT_EQ(values.least(), 11);
}

TEST(PossibleValues, ThatAreNoneAddNothing) {
  auto values = PossibleValues::only({0, 5}, 2);
  EXPECT_FALSE(values.join(PossibleValues({0, 5})));
  EXPECT_TRUE(values.is_only(2));
}

}  // namespace
}  // namespace rapport::test
