// SPDX-License-Identifier: MIT
/// \file Notes that allow a warning: what they reach, and what they do not.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "engine/authoring/diagnostic.h"
#include "tests/support/test_scenario.h"

namespace rapport::test {
namespace {

using Names = std::vector<std::string>;

/// What the loader finds in `text`, by name, but for the keys that header() leaves out; behind it "allowed:
/// reason" for each warning set aside.
Names findings(const std::string& text) {
  const auto loaded = load_scenario_text("example.yaml", text, *shipped_rubric());
  Names names;
  for (const auto& each : loaded.diagnostics) {
    if (each.code != DiagnosticCode::RecommendedKeyMissing) names.emplace_back(entry_of(each.code).name);
  }
  for (const auto& each : loaded.allowed) names.push_back("allowed: " + each.reason);
  return names;
}

/// A whole scenario whose first reply has a condition that is always true. The places are filled in.
std::string scenario(std::string_view at_the_head, std::string_view before, std::string_view behind,
                     std::string_view words = "On.") {
  return std::string(at_the_head) + header() +
         fmt::format(R"(
turns:
  - id: first
    stage: contact
    customer: Hm.
    coaching: Listen.
    calls_for: []
    replies:
      - id: on
{}        when: trust >= 0{}
        say: {}
        goto: happy
      - {{id: off, say: Off., goto: gone}}
)",
                     before, behind, words) +
         endings();
}

const std::string kNote = "# rapport: allow SC077 because he is always there";

TEST(Allowance, IsAboutItsOwnLine) {
  EXPECT_EQ(findings(scenario("", "", "")), Names({"ConditionAlwaysTrue"}));
  EXPECT_EQ(findings(scenario("", "", "  " + kNote)), Names({"allowed: he is always there"}));
}

TEST(Allowance, OnALineOfItsOwnIsAboutTheNextLineWithWords) {
  EXPECT_EQ(findings(scenario("", "        " + kNote + "\n", "")), Names({"allowed: he is always there"}));
  EXPECT_EQ(findings(scenario("", kNote + "\n\n  # and this is why\n", "")),
            Names({"allowed: he is always there"}));
}

TEST(Allowance, BeforeTheFirstKeyIsAboutTheWholeFile) {
  EXPECT_EQ(findings(scenario("# A scenario.\n" + kNote + "\n\n", "", "")),
            Names({"allowed: he is always there"}));
}

TEST(Allowance, MayNameSeveralCodesAndNames) {
  const auto both = scenario("", "", "", "On.") + "facts: {secret: Nobody says it.}\n";
  EXPECT_EQ(findings(both), Names({"ConditionAlwaysTrue", "FactNeverRevealed"}));
  for (const auto* codes : {"SC077, SC092", "SC077 and SC092", "sc92 ConditionAlwaysTrue"}) {
    EXPECT_EQ(findings(fmt::format("# rapport: allow {} because it is a draft\n", codes) + both),
              Names({"allowed: it is a draft", "allowed: it is a draft"}))
        << codes;
  }
}

TEST(Allowance, ReachesNoOtherLineAndNoOtherCode) {
  EXPECT_EQ(findings(scenario("", "", "", "On.  " + kNote)), Names({"ConditionAlwaysTrue", "AllowsNothing"}));
  EXPECT_EQ(findings(scenario("", "", "  # rapport: allow SC076 because never")),
            Names({"ConditionAlwaysTrue", "AllowsNothing"}));
}

TEST(Allowance, IsNotWhatATextSays) {
  EXPECT_EQ(findings(scenario("", "", "", "\"On " + kNote + "\"")), Names({"ConditionAlwaysTrue"}));
  EXPECT_EQ(findings(scenario("", "", "", ">-\n          On,\n          " + kNote + "\n          and on.")),
            Names({"ConditionAlwaysTrue"}));
  EXPECT_EQ(findings(scenario("", "", "", "On#rapport:on")), Names({"ConditionAlwaysTrue"}));
}

TEST(Allowance, IsFoundBehindAQuotedTextAndInABlocksFirstLine) {
  EXPECT_EQ(findings(scenario("", "        coaching-is-no-key: 'a # b'  # rapport: forbid\n", "")),
            Names({"UnknownKey", "NoteNotUnderstood"}));
  EXPECT_EQ(findings(scenario("", "", "", ">-  # rapport: forbid\n          On.")),
            Names({"ConditionAlwaysTrue", "NoteNotUnderstood"}));
}

TEST(Allowance, DoesNotTakeAnErrorAway) {
  EXPECT_EQ(findings(scenario("# rapport: allow SC040 because it comes later\n", "", "") +
                     "start: nowhere\nfacts: {a: }  # rapport: allow SC023 because it comes later\n"),
            Names({"CannotBeAllowed", "UnknownTurn", "EmptyValue", "CannotBeAllowed"}));
}

TEST(Allowance, IsNotBlamedForNothingWhileErrorsHideTheWarning) {
  EXPECT_EQ(findings(scenario("", "", "  " + kNote) + "start: nowhere\n"), Names({"UnknownTurn"}));
}

TEST(Allowance, NeedsItsWords) {
  const std::vector<std::pair<std::string, std::string>> notes = {
      {"allow SC077", "AllowedWithoutReason"},
      {"allow SC077 because", "AllowedWithoutReason"},
      {"allow SC077 he is always there", "AllowedWithoutReason"},
      {"allow", "NoteNotUnderstood"},
      {"allow because he is", "NoteNotUnderstood"},
      {"disable SC077", "NoteNotUnderstood"},
      {"allow everything because I say so", "AllowsUnknownCode"},
      {"allow SC999 because I say so", "AllowsUnknownCode"},
      {"allow SC131 because I say so", "CannotBeAllowed"},
  };
  for (const auto& [note, finding] : notes) {
    EXPECT_EQ(findings(scenario("", "", "  # rapport: " + note)), Names({"ConditionAlwaysTrue", finding}))
        << note;
  }
}

TEST(Allowance, OfManyThousandNotesIsAnsweredAtOnce) {
  std::string notes;
  for (int i = 0; i < 100'000; ++i)
    notes += "# rapport: allow SC077 because so\n# rapport: allow SC1x because so\n";
  const auto begin = std::chrono::steady_clock::now();
  const auto found = findings(scenario("", notes, ""));
  EXPECT_LE(found.size(), 1100U);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
}

}  // namespace
}  // namespace rapport::test
