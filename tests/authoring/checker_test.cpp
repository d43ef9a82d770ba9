// SPDX-License-Identifier: MIT
/// \file What the checks of a scenario say, and what they let pass.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>

#include "engine/authoring/diagnostic.h"
#include "engine/authoring/library.h"
#include "tests/support/test_scenario.h"

namespace rapport::test {
namespace {

/// How often the loader reports `code` about header() + `body` + endings().
std::ptrdiff_t count_of(DiagnosticCode code, std::string_view body) {
  return std::ranges::count(load(body).diagnostics, code, &Diagnostic::code);
}

// ---- ways to an ending

/// A turn whose only reply stays, with `extra` lines (of the reply, from `effects` on, and of the turn).
std::string staying(const std::string& of_reply, const std::string& of_turn = "") {
  return R"(
turns:
  - id: first
    stage: contact
    customer: Hm.
)" + of_turn +
         R"(    replies:
      - id: on
        say: And on.
)" + of_reply +
         R"(        goto: stay
)";
}

TEST(WayToAnEnding, IsMissingIfOnlyTypedWordsUsePatienceUp) {
  EXPECT_EQ(count_of(DiagnosticCode::NoEndingFromHere, staying("")), 1);
  EXPECT_EQ(count_of(DiagnosticCode::NoEndingFromHere,
                     staying("", "    typed: {fallback: {effects: {patience: -2}}}\n")),
            1);
}

TEST(WayToAnEnding, MayBeAPromiseThatCostsPatience) {
  const std::string broken = "\npromises: {call: {what: A call, due: 40 seconds, authority: beyond, broken: ";
  EXPECT_EQ(count_of(DiagnosticCode::NoEndingFromHere,
                     broken + "{trust: -30, patience: -3}}}\n" + staying("        promises: call\n")),
            0);
  EXPECT_EQ(count_of(DiagnosticCode::NoEndingFromHere,
                     broken + "{trust: -30}}}\n" + staying("        promises: call\n")),
            1);
  EXPECT_EQ(
      count_of(
          DiagnosticCode::NoEndingFromHere,
          "\npromises: {call: {what: A call, due: 40 seconds, authority: beyond, kept: {patience: +1}}}\n" +
              staying("        promises: call\n")),
      1)
      << "the default break costs trust, not patience";
}

TEST(WayToAnEnding, MayBeSilence) {
  EXPECT_EQ(count_of(DiagnosticCode::NoEndingFromHere, staying("", "    clock: {seconds: 40, goto: gone}\n")),
            0);
  EXPECT_EQ(count_of(DiagnosticCode::NoEndingFromHere,
                     staying("", "    clock: {seconds: 40, effects: {patience: -1}, goto: stay}\n")),
            0);
}

TEST(WayToAnEnding, MayBeARuleForTypedReplies) {
  EXPECT_EQ(count_of(DiagnosticCode::NoEndingFromHere,
                     staying("", "    typed: {rules: [{when: rated(empathy) >= partial, goto: happy}]}\n")),
            0);
}

// ---- turns that go on by themselves

/// Two turns that lead to each other; the second has replies with these conditions.
std::string ring(const std::string& first_when, const std::string& second_when) {
  return R"(
variables:
  a: {type: integer, min: 0, max: 100000, start: 0}
  b: {type: integer, min: 0, max: 100000, start: 0}
turns:
  - id: first
    stage: contact
    customer: Hm.
    goto: second
  - id: second
    stage: contact
    customer: Hm?
    replies:
      - {id: yes, say: Y., when: ")" +
         first_when + R"(", effects: {trust: +1, a: +1, b: +1}, goto: happy}
      - {id: no, say: N., when: ")" +
         second_when + R"(", effects: {trust: -1}, goto: gone}
    goto: first
)";
}

TEST(SilentLoop, NeedsAMomentWhenAllRepliesAreClosed) {
  EXPECT_EQ(count_of(DiagnosticCode::SilentLoop, ring("trust >= 50", "trust < 50")), 0);
  EXPECT_EQ(count_of(DiagnosticCode::SilentLoop, ring("trust >= 50", "trust < 40")), 1);
}

TEST(SilentLoop, IsReportedWhereTooMuchWouldHaveToBeTried) {
  EXPECT_EQ(count_of(DiagnosticCode::SilentLoop, ring("a + b >= 50", "a + b < 50")), 1);
}

TEST(AllRepliesMayClose, IsNotReportedWhereTooMuchWouldHaveToBeTried) {
  const std::string body = R"(
variables:
  a: {type: integer, min: 0, max: 100000, start: 0}
  b: {type: integer, min: 0, max: 100000, start: 0}
turns:
  - id: first
    stage: contact
    customer: Hm?
    replies:
      - {id: yes, say: Y., when: a + b >= 50, effects: {a: +1, b: +1}, goto: happy}
      - {id: no, say: N., when: a + b < 50, goto: gone}
)";
  EXPECT_EQ(count_of(DiagnosticCode::AllRepliesMayClose, body), 0);
}

// ---- facts and promises

TEST(FactNeverRevealed, CountsTheLinesOfEndings) {
  const std::string body = R"(
facts: {leak: It leaks.}
turns:
  - {id: first, stage: contact, customer: Hm., goto: found-out}
)";
  const auto loaded =
      load_scenario_text("test.yaml",
                         header() + body + endings() +
                             "  - {id: found-out, tier: fragile, title: F, account: A., loyalty: 20, "
                             "say: [{say: It leaks., reveals: leak}]}\n",
                         *shipped_rubric());
  EXPECT_EQ(std::ranges::count(loaded.diagnostics, DiagnosticCode::FactNeverRevealed, &Diagnostic::code), 0);
}

/// A promise due in an hour, after which the customer comes back to the turn `back`.
std::string promising(const std::string& back) {
  return R"(
promises: {call: {what: A call, due: 1 hour, authority: within}}
turns:
  - id: first
    stage: contact
    customer: Hm.
    replies:
      - {id: promise, say: I will call., promises: call, goto: second}
      - {id: no, say: No., goto: gone}
  - id: second
    stage: contact
    customer: Well?
    replies:
      - {id: later, say: Later., effects: {patience: -1}, goto: )" +
         back + R"(}
      - {id: now, say: Now., goto: happy}
)";
}

TEST(PromiseNeverChecked, IsSaidOfAWayThatIsTooShort) {
  EXPECT_EQ(count_of(DiagnosticCode::PromiseNeverChecked, promising("gone")), 1);
}

TEST(PromiseNeverChecked, IsNotSaidOfACycleInWhichTimePasses) {
  EXPECT_EQ(count_of(DiagnosticCode::PromiseNeverChecked, promising("first")), 0);
  EXPECT_EQ(count_of(DiagnosticCode::PromiseNeverChecked, promising("second")), 0);
}

// ---- keys that would never act

TEST(TalkWithoutReplies, HasNothingThatWaitsForTheTrainee) {
  for (const auto* line : {"typed: {fallback: {goto: gone}}", "clock: {seconds: 40, goto: gone}",
                           "hint: Ask.", "calls_for: [listening]"}) {
    const auto body =
        std::string("\nturns:\n  - id: first\n    stage: contact\n    customer: Hm.\n    goto: happy\n    ") +
        line + "\n";
    EXPECT_EQ(count_of(DiagnosticCode::KeyNotForThisKind, body), 1) << line;
  }
}

// ---- texts and ids

std::string with_line(const std::string& line) {
  return "\nturns:\n  - {id: first, stage: contact, customer: " + line + ", goto: happy}\n";
}

TEST(Text, IsMeasuredInCharacters) {
  std::string umlauts;
  for (int i = 0; i < 4000; ++i) umlauts += "\xC3\xA4";
  EXPECT_EQ(count_of(DiagnosticCode::TextTooLong, with_line(umlauts)), 0);
  EXPECT_EQ(count_of(DiagnosticCode::TextTooLong, with_line(umlauts + "a")), 1);
}

TEST(Text, HoldsNoControlCharacterThatAnEscapeBringsIn) {
  for (const auto* words : {R"("\e]0;Owned\a")", R"("a\x9bb")", R"("a\rb")", R"("a\x7fb")", R"("a\0b")"}) {
    EXPECT_EQ(count_of(DiagnosticCode::ControlCharacter, with_line(words)), 1) << words;
  }
  EXPECT_EQ(count_of(DiagnosticCode::ControlCharacter, with_line(R"("one\n\ttwo \u00e9 \u20ac")")), 0);
}

TEST(Id, HoldsNoControlCharacterAndNoDoubleDash) {
  const auto with_fact = [](const std::string& id) {
    return "\nfacts: {" + id + ": A fact.}\n" + with_line("Hm.");
  };
  EXPECT_EQ(count_of(DiagnosticCode::ControlCharacter, with_fact(R"("a\eb")")), 1);
  EXPECT_EQ(count_of(DiagnosticCode::BadId, with_fact("a--b")), 1);
  EXPECT_EQ(count_of(DiagnosticCode::BadId, with_fact("a-b")), 0);
}

TEST(DiagnosticText, DrivesNoTerminalWithWhatAnAuthorWrote) {
  const auto loaded = load("\n\"\\e]0;Owned\\a\\u009b\": 1\n" + with_line("Hm."));
  std::string text;
  for (const auto& each : loaded.diagnostics) text += to_text(each);
  EXPECT_NE(text.find("]0;Owned"), std::string::npos);
  EXPECT_EQ(text.find('\x1B'), std::string::npos);
  EXPECT_EQ(text.find('\a'), std::string::npos);
  EXPECT_EQ(text.find("\xC2\x9B"), std::string::npos);
}

// ---- names

TEST(ReservedName, IsEachWordThatConditionsUse) {
  for (const auto* word : {"trust", "cost", "elapsed_turns", "and", "true", "strong", "shows", "stay"}) {
    EXPECT_EQ(count_of(DiagnosticCode::ReservedName,
                       std::string("\nfacts: {") + word + ": A fact.}\n" + with_line("Hm.")),
              1)
        << word;
  }
}

TEST(ReadOnlyName, IsEachNameKeptForTheAuthorThatNoEffectMayChange) {
  for (const auto* name :
       {"cost", "stage", "elapsed_seconds", "elapsed_turns", "promises_kept", "promises_broken"}) {
    EXPECT_EQ(
        count_of(DiagnosticCode::ReadOnlyName, staying(std::string("        effects: {") + name + ": +1}\n")),
        1)
        << name;
  }
}

// ---- replies with the same words

std::string two_replies(const std::string& first, const std::string& second) {
  return "\nturns:\n  - id: first\n    stage: contact\n    customer: Hm.\n    replies:\n      - {id: a, "
         "goto: happy, " +
         first + "}\n      - {id: b, goto: gone, " + second + "}\n      - {id: c, goto: gone, say: Other.}\n";
}

TEST(RepliesSayTheSame, IsSaidOfRepliesThatCanBeOpenAtOnce) {
  constexpr auto kCode = DiagnosticCode::RepliesSayTheSame;
  EXPECT_EQ(count_of(kCode, two_replies("say: I am sorry.", "say: i am   SORRY.")), 1);
  EXPECT_EQ(count_of(kCode, two_replies("say: A., also: [Sorry, Pardon]", "say: B., also: [pardon]")), 1);
  EXPECT_EQ(count_of(kCode, two_replies("say: A., also: [a., A.]", "say: B.")), 0) << "one reply with itself";
  EXPECT_EQ(count_of(kCode, two_replies("say: A., effects: {trust: +1}, when: trust > 50",
                                        "say: A., effects: {trust: -1}, when: trust <= 50")),
            0);
  EXPECT_EQ(count_of(kCode, two_replies("say: A., effects: {trust: +1}, when: trust > 50",
                                        "say: A., effects: {trust: -1}, when: trust <= 60")),
            1);
}

// ---- the program's data

TEST(Library, IsNotLookedForElsewhereIfRapportDataIsWrong) {
  ASSERT_EQ(setenv("RAPPORT_DATA", RAPPORT_SOURCE_DIR "/engine", 1), 0);
  const auto wrong = find_library("rapport");
  ASSERT_EQ(unsetenv("RAPPORT_DATA"), 0);
  ASSERT_FALSE(wrong.has_value());
  EXPECT_EQ(wrong.error().code, ErrorCode::NotFound);
  EXPECT_NE(wrong.error().message.find("RAPPORT_DATA"), std::string::npos);
  EXPECT_TRUE(find_library("rapport").has_value());
}

// ---- habits

/// A turn with a good reply, and one with these lines that shows a slip.
std::string with_slip(const std::string& lines, const std::string& target = "happy") {
  return R"(
turns:
  - id: first
    stage: contact
    calls_for: [listening]
    customer: Hm.
    replies:
      - {id: good, say: "I see.", rating: {listening: {level: 2, because: A.}}, goto: happy}
      - id: slip
        say: Have a voucher.
        slips: T8
)" + lines +
         "        goto: " + target +
         "\n      - {id: away, say: Off., rating: {listening: {level: 0, because: B.}}, goto: gone}\n";
}

TEST(Slip, HasAConsequenceIfItHurtsOrLeadsElsewhereThanTheGoodReply) {
  const std::string bad = "        rating: {listening: {level: 0, because: C.}}\n";
  EXPECT_EQ(count_of(DiagnosticCode::SlipWithoutConsequence, with_slip(bad)), 1);
  EXPECT_EQ(count_of(DiagnosticCode::SlipWithoutConsequence, with_slip(bad, "gone")), 0);
  EXPECT_EQ(
      count_of(DiagnosticCode::SlipWithoutConsequence, with_slip(bad + "        effects: {trust: -5}\n")), 0);
  EXPECT_EQ(
      count_of(DiagnosticCode::SlipWithoutConsequence, with_slip(bad + "        effects: {trust: +5}\n")), 1);
}

TEST(Slip, IsRewardedIfNoReplyIsRatedBetter) {
  EXPECT_EQ(count_of(DiagnosticCode::SlipRewarded,
                     with_slip("        rating: {listening: {level: 2, because: C.}}\n", "gone")),
            1);
  EXPECT_EQ(count_of(DiagnosticCode::SlipRewarded,
                     with_slip("        rating: {listening: {level: 1, because: C.}}\n", "gone")),
            0);
}

TEST(Change, IsBeyondItsRangeOnlyIfItCanNeverBeMade) {
  const auto changed = [](const std::string& effects) {
    return count_of(DiagnosticCode::ChangeBeyondRange,
                    "variables: {calls: {type: integer, min: 2, max: 9, start: 2}}\n" +
                        with_slip("        effects: {" + effects + "}\n"));
  };
  EXPECT_EQ(changed("trust: -100, anger: =0, patience: +20, calls: =9"), 0);
  EXPECT_EQ(changed("trust: -101"), 1);
  EXPECT_EQ(changed("patience: =21"), 1);
  EXPECT_EQ(changed("calls: +8"), 1);
  EXPECT_EQ(changed("calls: =1"), 1);
  EXPECT_EQ(changed("calls: =calls * 100"), 0) << "only what can be seen at once";
}

TEST(Line, IsTooLongWhenSaidButNotWhenWritten) {
  const std::string words(281, 'a');
  EXPECT_EQ(count_of(DiagnosticCode::LineTooLong,
                     "\nturns:\n  - {id: first, stage: contact, customer: " + words + ", goto: happy}\n"),
            1);
  EXPECT_EQ(count_of(DiagnosticCode::LineTooLong, "\nturns:\n  - {id: first, stage: contact, customer: " +
                                                      words.substr(1) + ", goto: happy}\n"),
            0);
  const std::string letter = R"(
turns:
  - id: first
    kind: message
    stage: follow-up
    calls_for: []
    message: {to: Ada, subject: It, task: Write.}
    replies:
      - {id: all, write: )" + words +
                             ", goto: happy}\n";
  EXPECT_EQ(count_of(DiagnosticCode::LineTooLong, letter), 0);
}

TEST(Tension, IsInPlayIfSomethingOfItCanBeSeen) {
  const auto missing = [](const std::string& code, const std::string& more = "") {
    return count_of(DiagnosticCode::TensionNotInPlay, "practices: [" + code + "]\n" + more + with_slip(""));
  };
  for (const auto* code : {"U1", "U3", "U4", "U6", "U9"}) EXPECT_EQ(missing(code), 1) << code;
  for (const auto* code : {"U2", "U5", "U7", "U8", "E5"}) EXPECT_EQ(missing(code), 0) << code;
  EXPECT_EQ(missing("U3", "promises: {call: {what: A call, due: 1 day, authority: within}}\n"), 0);
  EXPECT_EQ(missing("U4", "promises: {call: {what: A call, due: 1 day, authority: beyond}}\n"), 0);
}

TEST(Comment, CutsATextOnlyIfItBeginsLikeOne) {
  const auto cut = [](const std::string& words) {
    return count_of(DiagnosticCode::TextCutByComment,
                    "\nsummary: " + words + "\nturns: [{id: first, customer: Hm., goto: happy}]\n");
  };
  EXPECT_EQ(cut("Customer #1 calls"), 1);
  EXPECT_EQ(cut("Our order # 12 is late"), 1);
  EXPECT_EQ(cut("Customer  # the first"), 0);
  EXPECT_EQ(cut("Customer # the first"), 0);
  EXPECT_EQ(cut("\"Customer #1\""), 0);
  EXPECT_EQ(cut("Customer#1"), 0);
}

}  // namespace
}  // namespace rapport::test
