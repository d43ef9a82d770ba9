// SPDX-License-Identifier: MIT
/// \file Mistakes that trainers make, as files in tests/mistakes/: each is found, with its place and a way
/// out.
///
/// A file begins with the code that it must show and a sentence: "# SC005: A tab ...". What follows changes
/// the base of docs/diagnostics as their examples do. Beside it stands what is said, which RAPPORT_APPROVE=1
/// in the environment writes anew. Read it as the author of the mistake would before you commit it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "engine/authoring/diagnostic.h"
#include "tests/authoring/example_file.h"
#include "tests/support/test_scenario.h"

namespace rapport::test {
namespace {

namespace fs = std::filesystem;

const fs::path kMistakes = fs::path(RAPPORT_SOURCE_DIR) / "tests" / "mistakes";

std::vector<std::string> mistakes() {
  std::vector<std::string> names;
  for (const auto& file : fs::directory_iterator(kMistakes)) {
    if (file.path().extension() == ".yaml") names.push_back(file.path().stem().string());
  }
  std::ranges::sort(names);
  return names;
}

/// The file with its mistake. Its first line, the comment, is left out, so that it changes no place.
std::string whole_file(const std::string& changes) {
  return base_with(changes.substr(changes.find('\n') + 1));
}

class Mistake : public ::testing::TestWithParam<std::string> {};

TEST_P(Mistake, IsFoundAtItsPlaceWithAWayOut) {
  const auto changes = contents_of(kMistakes / (GetParam() + ".yaml"));
  ASSERT_TRUE(changes.starts_with("# SC")) << "Begin the file with the code that it shows.";
  const auto expected_code = changes.substr(2, 5);
  const auto loaded = load_scenario_text(GetParam() + ".yaml", whole_file(changes), *shipped_rubric());
  std::string text;
  bool found = false;
  for (const auto& each : loaded.diagnostics) {
    text += to_text(each);
    found |= entry_of(each.code).number() == expected_code;
    EXPECT_GT(each.line, 0U) << to_text(each);
    EXPECT_GT(each.column, 0U) << to_text(each);
    EXPECT_FALSE(each.hint.empty()) << to_text(each);
  }
  EXPECT_TRUE(found) << text;
  const auto approved = kMistakes / (GetParam() + ".expected.txt");
  if (std::getenv("RAPPORT_APPROVE") != nullptr) {
    std::ofstream(approved, std::ios::binary) << text;
    return;
  }
  EXPECT_EQ(text, contents_of(approved));
}

/// What follows from one mistake is not told as ten.
TEST_P(Mistake, IsToldInAFewFindings) {
  const auto changes = contents_of(kMistakes / (GetParam() + ".yaml"));
  EXPECT_LE(load_scenario_text("example.yaml", whole_file(changes), *shipped_rubric()).diagnostics.size(),
            4U);
}

INSTANTIATE_TEST_SUITE_P(Author, Mistake, ::testing::ValuesIn(mistakes()), [](const auto& each) {
  auto name = each.param;
  std::ranges::replace(name, '-', '_');
  return name;
});

TEST(Mistakes, AreSixtyOrMore) {
  EXPECT_GE(mistakes().size(), 60U);
}

}  // namespace
}  // namespace rapport::test
