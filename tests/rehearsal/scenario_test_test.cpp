// SPDX-License-Identifier: MIT
#include "engine/rehearsal/scenario_test.h"

#include <gtest/gtest.h>

#include <string>

#include "tests/support/test_scenario.h"

namespace rapport::test {
namespace {

std::shared_ptr<const Scenario> late_parcel() {
  return scenario_of(R"(
facts:
  birthday: It is a present.
variables:
  mood: {type: choice, values: [grey, blue], start: grey}
promises:
  by-five: {what: By five., due: 1 hour, authority: within}
  a-drone: {what: By drone., due: 1 hour, authority: beyond}
turns:
  - id: where
    calls_for: [empathy, ownership]
    customer: Where is it?
    replies:
      - id: sorry
        say: I am sorry that it is late. That is our mistake. I will bring it by five.
        rating: {empathy: {level: 2, because: Warm.}, ownership: {level: 2, because: Ours.}}
        effects: {trust: +10, mood: blue}
        reveals: birthday
        promises: by-five
        goto: later
      - id: not-me
        say: That is not my job.
        rating: {empathy: {level: -1, because: Cold.}, ownership: {level: -1, because: Shirks.}}
        effects: {trust: -20, anger: +20}
        promises: a-drone
        goto: later
  - id: later
    kind: passage
    passes: 2 hours
    narration: Time goes by.
    goto: after
  - id: after
    calls_for: [followup]
    customer: Well?
    replies:
      - id: here-it-is
        say: Here it is.
        rating: {followup: {level: 1, because: Late.}}
        goto: [{when: trust >= 50, to: happy}, {to: gone}]
      - id: only-blue
        when: mood is grey
        say: It is grey.
        rating: {followup: {level: 0, because: No.}}
        goto: gone
)");
}

TestOutcome outcome_of(const std::string& text, const std::string& name = "first") {
  return run_scenario_test(name, text, late_parcel(), shipped_rubric(), Listener());
}

/// The differences, one a line: "LINE: MESSAGE HINT".
std::string differences(const std::string& text, const std::string& name = "first") {
  std::string all;
  for (const auto& each : outcome_of(text, name).differences)
    all +=
        std::to_string(each.line) + ": " + each.message + (each.hint.empty() ? "" : " " + each.hint) + "\n";
  return all;
}

TEST(ScenarioTest, PassesIfEverythingIsAsExpected) {
  EXPECT_EQ(differences(R"(# It is put right.
# expect: ending happy
# expect: tier fragile or better
# expect: not tier lost-quietly or worse
# expect: result passed
# expect: score empathy >= 90
# expect: score overall == 90
# expect: trust > 50 and kept(by-five)
# expect: not broken(a-drone)
sorry
# expect: at after
# expect: known(birthday)
# expect: mood is blue
# expect: rated(empathy) == strong
# expect: means sorry
# expect: visits(later) == 1 and not visited(where) or visited(where)
here-it-is
# expect: score followup == 50
)"),
            "7: Expected score overall == 90; it is 83.\n")
      << "and this one differs, so that the rest is not merely unread";
}

TEST(ScenarioTest, SaysWhereAndWhatIsSoInstead) {
  EXPECT_EQ(
      differences("# expect: ending happy\n# expect: anger < 10\nnot-me\n# expect: at where\nhere-it-is\n"),
      "1: Expected ending happy; it came to gone, lost-quietly, with trust 0 and anger 95.\n"
      "2: Expected anger < 10; anger is 95.\n"
      "4: Expected at where; it waits for a reply at turn after.\n");
  EXPECT_EQ(differences("# expect: kept(a-drone)\n# expect: kept(by-five)\nnot-me\nhere-it-is\n"),
            "1: Expected kept(a-drone); a-drone was broken.\n"
            "2: Expected kept(by-five); by-five was never promised.\n");
}

TEST(ScenarioTest, NamesOnlyThePartOfAConditionThatFailed) {
  EXPECT_EQ(differences("# expect: trust >= 0 and (mood is grey or anger > 90)\nsorry\nhere-it-is\n"),
            "1: Expected trust >= 0 and (mood is grey or anger > 90); mood is blue and anger is 45.\n");
}

TEST(ScenarioTest, AsksWhatWasMeantByAMisspeltName) {
  EXPECT_EQ(differences("# expect: ending hapy\nsorry\n"),
            "1: There is no ending \"hapy\". Did you mean \"happy\"?\n");
  EXPECT_EQ(differences("# expect: endnig happy\nsorry\n"),
            "1: \"endnig\" is nothing that can be expected. Did you mean \"ending\"?\n");
  EXPECT_NE(differences("# expect: kept(by-fiev)\nsorry\n").find("Did you mean \"by-five\"?"),
            std::string::npos);
  EXPECT_NE(differences("# expect: trsut > 3\nsorry\n").find("Did you mean \"trust\"?"), std::string::npos);
  EXPECT_NE(differences("# expect: score empaty > 3\n").find("Did you mean \"empathy\"?"), std::string::npos);
  EXPECT_EQ(differences("sory\n"), "1: Turn where has no reply \"sory\". Did you mean \"sorry\"?\n");
  EXPECT_EQ(differences("# exepct: ending gone\n"),
            "1: \"exepct:\" is not read. Did you mean \"expect:\"?\n");
  EXPECT_EQ(differences("# expect ending gone\n"),
            "1: What is expected stands behind a colon. Write # expect: and what; or begin the comment with "
            "another word.\n");
}

TEST(ScenarioTest, SaysThatAReplyIsClosed) {
  EXPECT_EQ(differences("sorry\nonly-blue\n"),
            "2: The reply only-blue of turn after is closed here: its condition does not hold. Open here: "
            "here-it-is. Words of your own begin with >.\n");
  EXPECT_EQ(differences("sorry\nhere-it-is\nsorry\n"),
            "3: The conversation is over. Take out what stands behind its last reply.\n");
}

TEST(ScenarioTest, AsksAboutAReplyOnlyBehindOne) {
  EXPECT_EQ(differences("# expect: rated(empathy) == strong\nsorry\n"),
            "1: No reply stands before this line. Write it behind the reply that it is about.\n");
  EXPECT_EQ(differences("# expect: means sorry\nsorry\n"),
            "1: No reply stands before this line. Write it behind the reply that it is about.\n");
}

TEST(ScenarioTest, UnderstandsTypedWords) {
  EXPECT_EQ(
      differences("> that is NOT my job\n# expect: means not-me\n# expect: rated(empathy) is harmful\n"), "");
  EXPECT_EQ(differences("> Bananas.\n# expect: means sorry\n# expect: means nothing\n"),
            "2: Expected means sorry; it is understood as none of the replies.\n");
}

TEST(ScenarioTest, MustComeToAnEndingIfItExpectsNothing) {
  EXPECT_EQ(differences("sorry\nhere-it-is\n"), "");
  EXPECT_EQ(
      differences("sorry\n"),
      "1: The replies come to no ending; it waits for a reply at turn after. Add replies, or say what is "
      "expected: # expect: ...\n");
}

TEST(ScenarioTest, IsHeldToItsNameIfItExpectsNothing) {
  EXPECT_EQ(differences("sorry\nhere-it-is\n", "ending-happy"), "");
  EXPECT_EQ(differences("sorry\nhere-it-is\n", "best"), "");
  EXPECT_EQ(differences("not-me\nhere-it-is\n", "broken-promise"), "");
  EXPECT_EQ(differences("sorry\nhere-it-is\n", "typed-lost-quietly"),
            "0: Expected tier lost-quietly; it came to happy, advocate, with trust 58 and anger 45.\n");
  EXPECT_EQ(differences("sorry\nhere-it-is\n", "ending-hapy"),
            "0: There is no ending \"hapy\". Did you mean \"happy\"?\n");
}

TEST(ScenarioTest, TakesAnyBytes) {
  std::string odd =
      "\xEF\xBB\xBF# expect: \xff\xfe\x01\n#\n# : \n# expect:\n# expect: not\n# expect: score a b c d\r\n# "
      "expect: tier x or better\n#expect:at\n>\xff\n";
  odd += std::string("# expect: ending \0x\n", 20) + "# expect: " + std::string(100000, '(');
  EXPECT_FALSE(outcome_of(odd).passed());
  EXPECT_FALSE(outcome_of("").passed());
}

}  // namespace
}  // namespace rapport::test
