// SPDX-License-Identifier: MIT
/// \file What a proof reports, beyond the examples of docs/diagnostics.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "engine/proof/proved_scenario.h"
#include "tests/support/test_scenario.h"

namespace rapport::test {
namespace {

std::vector<Diagnostic> found_in(std::string_view body) {
  return prove_scenario_text("test.yaml", header() + std::string(body) + endings(), *shipped_rubric())
      .diagnostics;
}

std::ptrdiff_t count_of(DiagnosticCode code, std::string_view body) {
  return std::ranges::count(found_in(body), code, &Diagnostic::code);
}

/// Trust starts at 40, so that only a proof knows that 60 is out of reach.
constexpr std::string_view kOutOfReach = R"(
turns:
- id: first
  stage: contact
  customer: Well?
  replies:
  - id: good
    say: Good.
    effects: {trust: +15}
    goto: second
  - id: bad
    say: Bad.
    effects: {trust: -5}
    goto: gone
- id: second
  stage: listen
  customer: And?
  replies:
  - id: more
    say: More.
    when: trust >= 60
    goto: happy
  - id: less
    say: Less.
    goto: [{when: trust >= 56, to: happy}, {to: gone}]
)";

TEST(ProofChecker, FindsWhatOnlyAllPlaysTogetherShow) {
  EXPECT_EQ(count_of(DiagnosticCode::ReplyNeverOffered, kOutOfReach), 1);
  EXPECT_EQ(count_of(DiagnosticCode::BranchNeverFollowed, kOutOfReach), 1);
  EXPECT_EQ(count_of(DiagnosticCode::EndingNeverReached, kOutOfReach), 1);
}

TEST(ProofChecker, DoesNotReportWhatTypedWordsCanBringAbout) {
  // Cold words that mean "good" leave trust below 40, which no chosen reply does.
  constexpr std::string_view kCold = R"(
turns:
- id: first
  stage: contact
  calls_for: [empathy]
  customer: Well?
  replies:
  - id: good
    say: Good.
    rating: {empathy: {level: 2, because: So.}}
    effects: {trust: +15}
    goto: [{when: trust < 45, to: gone}, {to: happy}]
)";
  EXPECT_EQ(count_of(DiagnosticCode::BranchNeverFollowed, kCold), 0);
}

TEST(ProofChecker, DoesNotRepeatWhatTheLoaderHasSaidOfALine) {
  constexpr std::string_view kUnreachable = R"(
turns:
- id: first
  stage: contact
  customer: Well?
  replies:
  - {id: good, say: Good., effects: {trust: +15}, goto: happy}
  - {id: bad, say: Bad., effects: {trust: -15}, goto: gone}
- id: island
  stage: contact
  customer: Well?
  replies:
  - {id: good, say: Good., effects: {trust: +15}, goto: happy}
)";
  EXPECT_EQ(count_of(DiagnosticCode::UnreachableTurn, kUnreachable), 1);
  EXPECT_EQ(count_of(DiagnosticCode::TurnNeverReached, kUnreachable), 0);
}

TEST(ProofChecker, DoesNotReportWhatIsInsideOfATurnThatIsNeverReached) {
  for (const auto& found : found_in(kOutOfReach)) EXPECT_NE(found.code, DiagnosticCode::TurnNeverReached);
}

}  // namespace
}  // namespace rapport::test
