// SPDX-License-Identifier: MIT
#include "engine/session/session.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/support/test_scenario.h"

namespace rapport::test {
namespace {

using Kind = SessionEvent::Kind;

constexpr std::string_view kTwoTurns = R"(
turns:
  - id: first
    stage: contact
    calls_for: [listening]
    customer: It broke.
    replies:
      - {id: sorry, say: Sorry., rating: {listening: 1}, effects: {trust: +8, anger: -60}, goto: second}
      - {id: shout, say: Oh., rating: {listening: 0}, effects: {trust: -50, patience: -1}, goto: second}
      - {id: trusted, say: You know us., when: trust >= 50, rating: {listening: 0}, goto: happy}
      - {id: again, say: Say that again., rating: {listening: 0}, effects: {anger: +1}, goto: stay}
  - id: second
    stage: resolve
    calls_for: [empathy]
    customer: And now?
    replies:
      - {id: mend, say: I mend it., rating: {empathy: 2}, goto: happy}
      - {id: back, say: Once more., rating: {empathy: 0}, goto: first}
)";

TEST(Session, BeginsWithTheCustomersFirstLine) {
  Talk talk(scenario_of(kTwoTurns));
  EXPECT_EQ(talk.place(), "first");
  EXPECT_EQ(talk.heard(), (std::vector<std::string>{"It broke."}));
}

TEST(Session, OffersOnlyRepliesWhoseConditionHolds) {
  Talk talk(scenario_of(kTwoTurns));
  EXPECT_EQ(talk.open(), (std::vector<std::string>{"sorry", "shout", "again"}));
}

TEST(Session, EffectsMoveTrustAndAngerApartAndStopAtTheirEnds) {
  Talk talk(scenario_of(kTwoTurns));
  talk.choose("sorry");
  EXPECT_EQ(talk.trust(), 48);
  EXPECT_EQ(talk.anger(), 0) << "50 - 60 stops at 0";
  talk.choose("back").choose("sorry");
  EXPECT_EQ(talk.trust(), 56);
}

TEST(Session, StayingKeepsTheTurnAndTheCustomerSilent) {
  Talk talk(scenario_of(kTwoTurns));
  talk.choose("again");
  EXPECT_EQ(talk.place(), "first");
  EXPECT_TRUE(talk.heard().empty());
  EXPECT_EQ(talk.anger(), 51);
}

TEST(Session, EndsAtAnEndingWithItsLastLine) {
  Talk talk(scenario_of(kTwoTurns));
  talk.choose("sorry").choose("mend");
  EXPECT_TRUE(talk.session().is_over());
  EXPECT_EQ(talk.place(), "happy");
  EXPECT_EQ(talk.heard(), (std::vector<std::string>{"Thank you."}));
}

TEST(Session, RefusesAReplyThatIsClosedAndChangesNothing) {
  Talk talk(scenario_of(kTwoTurns));
  const auto before = talk.session().state();
  const auto read = talk.session().read({WrittenReply::Kind::Option, "trusted"}, nothing_understood());
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, ErrorCode::NotNow);
  Reply forced;
  forced.option = 2;
  EXPECT_FALSE(talk.session().reply(forced));
  EXPECT_EQ(talk.session().state(), before);
}

TEST(Session, RefusesRepliesThatDoNotExist) {
  Talk talk(scenario_of(kTwoTurns));
  Reply forced;
  forced.option = 200;
  EXPECT_FALSE(talk.session().reply(forced));
  EXPECT_FALSE(talk.session().read({WrittenReply::Kind::Option, "nonsense"}, nothing_understood()));
  Reply silence;
  silence.kind = WrittenReply::Kind::Silence;
  EXPECT_FALSE(talk.session().reply(silence)) << "this turn has no clock";
}

TEST(Session, RefusesRepliesOnceItIsOver) {
  Talk talk(scenario_of(kTwoTurns));
  talk.choose("sorry").choose("mend");
  Reply reply;
  reply.option = 0;
  const auto given = talk.session().reply(reply);
  ASSERT_FALSE(given);
  EXPECT_EQ(given.error().code, ErrorCode::NotNow);
}

TEST(Session, LosesTheCustomerOnceWhenPatienceRunsOut) {
  Talk talk(scenario_of(kTwoTurns));
  talk.choose("shout").choose("back").choose("shout").choose("back").choose("shout");
  EXPECT_EQ(talk.place(), "gone");
  EXPECT_TRUE(talk.happened(Kind::PatienceRanOut));
}

TEST(Session, LosesTheCustomerAsSoonAsABrokenPromiseTakesTheLastPatience) {
  Talk talk(scenario_of(R"(
promises:
  driver: {what: A driver today, due: 8 hours, authority: beyond, broken: {trust: -30, patience: -5}}
turns:
  - id: first
    customer: It broke.
    replies: [{id: promise, say: P., promises: driver, goto: later}]
  - id: later
    kind: passage
    passes: 1 day
    narration: A day later.
    goto: call
  - id: call
    customer: Nobody came.
    replies: [{id: sorry, say: Sorry., effects: {trust: +30}, goto: happy}]
)"));
  talk.choose("promise");
  EXPECT_EQ(talk.place(), "gone");
}

TEST(Session, ForgivesOnceWonBackAfterPatienceRanOut) {
  auto body = std::string(R"(
turns:
  - id: first
    customer: It broke.
    replies: [{id: bad, say: B., effects: {patience: -3}, goto: first}]
  - id: last-chance
    customer: One more word.
    replies:
      - {id: good, say: G., effects: {trust: +1}, goto: happy}
      - {id: worse, say: W., effects: {patience: -1}, goto: happy}
)");
  auto text = header() + body + endings();
  text.replace(text.find("out_of_patience: gone"), 21, "out_of_patience: last-chance");
  const auto loaded = load_scenario_text("test.yaml", text, *shipped_rubric());
  Talk talk(loaded.value);
  talk.choose("bad");
  EXPECT_EQ(talk.place(), "last-chance");
  talk.choose("worse");
  EXPECT_EQ(talk.place(), "happy") << "patience runs out once";
}

TEST(Session, CountsAReplyOnlyAfterItsEffects) {
  Talk talk(scenario_of(R"(
variables: {n: {type: integer, min: 0, max: 8, start: 5}}
turns:
  - id: first
    customer: Hm.
    replies: [{id: count, say: C., effects: {n: =elapsed_turns % 9}, goto: second}]
  - id: second
    customer: Well?
    replies:
      - {id: none, say: N., when: n is 0, goto: happy}
      - {id: one, say: O., when: n is 1, goto: gone}
)"));
  talk.choose("count");
  EXPECT_EQ(talk.open().front(), "none");
}

TEST(Session, TypedWordsThatFitNothingDrawAReactionAndCostPatience) {
  Talk talk(scenario_of(kTwoTurns));
  talk.type("Well, well.");
  EXPECT_EQ(talk.place(), "first");
  EXPECT_TRUE(talk.happened(Kind::ReactionSpoken));
  EXPECT_EQ(talk.session().state().patience(), 2);
  EXPECT_EQ(talk.session().replies().back().words, "Well, well.");
}

TEST(Session, TypedWordsThatMeanAnOptionTakeItsWay) {
  Talk talk(scenario_of(kTwoTurns));
  Understanding sorry;
  sorry.option = 0;
  talk.type("I am so sorry.", sorry);
  EXPECT_EQ(talk.place(), "second");
  EXPECT_EQ(talk.trust(), 48);
}

TEST(Session, RulesOverRatingsRouteTypedWords) {
  const auto scenario = scenario_of(R"(
turns:
  - id: first
    customer: It broke.
    replies:
      - {id: a, say: A., goto: gone}
    typed:
      rules:
        - {when: rated(empathy) >= strong and shows(listening.open-question), effects: {trust: +9}, goto: happy}
        - {when: rated(empathy) is partial, goto: stay}
)");
  Understanding warm;
  warm.heard.ratings.set(1, Level::Strong);
  warm.heard.shown.set(*shipped_rubric()->find_indicator("listening.open-question"));
  Talk talk(scenario);
  talk.type("That must be hard. What happened?", warm);
  EXPECT_EQ(talk.place(), "happy");
  EXPECT_EQ(talk.trust(), 49);

  Understanding polite;
  polite.heard.ratings.set(1, Level::Partial);
  Talk other(scenario);
  other.type("I understand.", polite);
  EXPECT_EQ(other.place(), "first");
  EXPECT_EQ(other.session().state().patience(), 3) << "a rule matched, so the fallback's price is not paid";
}

TEST(Session, SilenceFollowsTheClock) {
  Talk talk(scenario_of(R"(
turns:
  - id: first
    customer: It broke.
    clock: {seconds: 30, say: Hello there, effects: {anger: +10}, goto: second}
    replies: [{id: a, say: A., goto: gone}]
  - id: second
    customer: Still there?
    replies: [{id: b, say: B., goto: happy}]
)"));
  talk.wait();
  EXPECT_EQ(talk.place(), "second");
  EXPECT_EQ(talk.anger(), 60);
  EXPECT_EQ(talk.session().state().seconds(), 30);
}

TEST(Session, TheCustomersLineDependsOnConditionVisitAndSeed) {
  const auto scenario = scenario_of(R"(
turns:
  - id: first
    customer:
      - {when: anger > 50, say: I am angry now.}
      - {visit: 2, say: I told you.}
      - say: [One., Two., Three.]
    replies:
      - {id: loop, say: L., effects: {trust: +1}, goto: first}
      - {id: anger, say: A., effects: {anger: +5}, goto: first}
      - {id: end, say: E., goto: happy}
)");
  Talk talk(scenario);
  talk.choose("loop");
  EXPECT_EQ(talk.heard(), (std::vector<std::string>{"I told you."}));
  talk.choose("anger");
  EXPECT_EQ(talk.heard(), (std::vector<std::string>{"I am angry now."}));
  std::set<std::string> openings;
  for (std::uint64_t seed = 0; seed < 20; ++seed) openings.insert(Talk(scenario, seed).heard().front());
  EXPECT_EQ(openings.size(), 3U);
}

TEST(Session, EffectsSeeTheValuesFromBeforeTheReply) {
  Talk talk(scenario_of(R"(
variables:
  a: {type: integer, min: 0, max: 100, start: 1}
  b: {type: integer, min: 0, max: 100, start: 2}
turns:
  - id: first
    customer: Hm.
    replies:
      - {id: swap, say: S., effects: {a: =b * 10, b: =a + 5}, goto: second}
      - {id: out, say: O., goto: gone}
  - id: second
    customer: Well?
    replies:
      - {id: yes, say: Y., when: a is 20 and b is 6, goto: happy}
      - {id: no, say: N., goto: gone}
)"));
  talk.choose("swap");
  EXPECT_EQ(talk.open().front(), "yes");
}

TEST(Session, ATurnWithoutOpenRepliesTakesItsOwnWay) {
  Talk talk(scenario_of(R"(
turns:
  - id: first
    customer: It broke.
    replies: [{id: a, say: A., goto: second}]
  - id: second
    customer: Nobody answers.
    replies: [{id: b, say: B., when: trust > 90, goto: happy}]
    goto: third
  - id: third
    customer: I go on by myself.
    goto: gone
)"));
  talk.choose("a");
  EXPECT_EQ(talk.place(), "gone");
  EXPECT_EQ(talk.heard(), (std::vector<std::string>{"Nobody answers.", "I go on by myself."}));
}

TEST(Session, SaysSoWhenAMistakeOfTheAuthorLeavesNoWayOn) {
  Talk talk(scenario_of(R"(
turns:
  - id: first
    customer: It broke.
    replies:
      - {id: a, say: A., when: trust < 50, effects: {trust: +30}, goto: first}
      - {id: b, say: B., when: trust > 90, goto: happy}
)"));
  talk.choose("a");
  EXPECT_EQ(talk.session().state().phase, Phase::Stuck);
  EXPECT_TRUE(talk.happened(Kind::NoWayOn));
  EXPECT_TRUE(talk.session().is_over());
}

constexpr std::string_view kPromises = R"(
variables:
  driver-sent: {type: boolean, start: false}
promises:
  call-back: {what: A call by noon, due: 2 hours, authority: within, kept: {trust: +5}}
  driver: {what: A driver today, due: 8 hours, authority: within, kept_when: driver-sent, kept: {trust: +20}}
  miracle: {what: A miracle, due: 1 day, authority: beyond}
  wonder: {what: A wonder, due: 1 day, authority: beyond}
turns:
  - id: first
    customer: It broke.
    replies:
      - {id: promise-driver, say: P., promises: driver, goto: act}
      - {id: promise-both, say: P., promises: [miracle, wonder], goto: act}
      - {id: promise-call, say: P., promises: call-back, goto: act}
  - id: act
    customer: So?
    replies:
      - {id: send, do: Send the driver., effects: {driver-sent: true}, goto: later}
      - {id: nothing, say: Bye., goto: later}
      - {id: confess, say: I cannot after all., withdraws: [miracle, wonder], effects: {trust: -3}, goto: later}
  - id: later
    kind: passage
    passes: 2 days
    narration: Two days later.
    goto: call
  - id: call
    customer:
      - {when: kept(driver), say: The driver came.}
      - {when: broken(driver) or broken(miracle), say: You lied.}
      - {when: promised(miracle), say: At least you told me.}
      - say: Hello.
    replies: [{id: bye, say: Bye., goto: happy}]
)";

TEST(PromiseLedger, AKeptPromiseRaisesTrustWhenItFallsDue) {
  Talk talk(scenario_of(kPromises));
  talk.choose("promise-driver");
  EXPECT_TRUE(talk.happened(Kind::PromiseMade));
  talk.choose("send");
  EXPECT_TRUE(talk.happened(Kind::PromiseKept));
  EXPECT_EQ(talk.trust(), 60);
  EXPECT_EQ(talk.heard().back(), "The driver came.");
}

TEST(PromiseLedger, ABrokenPromiseCostsMoreThanTheFailureDid) {
  Talk talk(scenario_of(kPromises));
  talk.choose("promise-driver").choose("nothing");
  EXPECT_TRUE(talk.happened(Kind::PromiseBroken));
  EXPECT_EQ(talk.trust(), 40 - (60 - 40) - 10);
  EXPECT_EQ(talk.anger(), 75);
  EXPECT_EQ(talk.heard().back(), "You lied.");
}

TEST(PromiseLedger, TheSecondBrokenPromiseCountsDouble) {
  auto scenario = scenario_of(kPromises);
  auto copy = std::make_shared<Scenario>(*scenario);
  copy->customer.trust = copy->customer.trust_before = 100;
  copy->customer.anger = 0;
  copy->program = compile(*copy);
  Talk talk(copy);
  talk.choose("promise-both").choose("nothing");
  EXPECT_EQ(talk.trust(), 100 - 10 - 20);
  EXPECT_EQ(talk.anger(), 25 + 50);
}

TEST(PromiseLedger, BadNewsInTimeIsNotABrokenPromise) {
  Talk talk(scenario_of(kPromises));
  talk.choose("promise-both").choose("confess");
  EXPECT_FALSE(talk.happened(Kind::PromiseBroken));
  EXPECT_TRUE(talk.happened(Kind::PromiseWithdrawn));
  EXPECT_EQ(talk.trust(), 37);
  EXPECT_EQ(talk.heard().back(), "At least you told me.");
}

TEST(PromiseLedger, NothingIsSettledBeforeItIsDue) {
  Talk talk(scenario_of(kPromises));
  talk.choose("promise-call");
  EXPECT_FALSE(talk.happened(Kind::PromiseKept));
  talk.choose("nothing");
  EXPECT_TRUE(talk.happened(Kind::PromiseKept));
}

// ---- determinism, saving, rewinding

TEST(SavedSession, ReplaysToTheSameStateAndEvents) {
  const auto scenario = scenario_of(kPromises);
  Talk talk(scenario, 99);
  talk.choose("promise-driver").type("Half a thought \\ with\nbreaks").choose("send");
  const auto saved = saved_session_from_text(to_text(talk.session().save()));
  ASSERT_TRUE(saved) << saved.error().text();
  const auto back = Session::resume(scenario, shipped_rubric(), *saved, nothing_understood());
  ASSERT_TRUE(back) << back.error().text();
  EXPECT_EQ(back->state(), talk.session().state());
  EXPECT_EQ(back->events(), talk.session().events());
  EXPECT_EQ(back->replies()[1].words, "Half a thought \\ with\nbreaks");
}

TEST(SavedSession, RewindsToAnyTurn) {
  Talk talk(scenario_of(kPromises));
  std::vector<SessionState> states = {talk.session().state()};
  for (const auto* option : {"promise-driver", "send", "bye"}) {
    talk.choose(option);
    states.push_back(talk.session().state());
  }
  for (std::size_t count = states.size(); count-- > 0;) {
    auto copy = talk.session();
    copy.rewind(count);
    EXPECT_EQ(copy.state(), states[count]) << count;
    EXPECT_EQ(copy.replies().size(), count);
  }
}

TEST(SavedSession, ResumesAgainstAnEditedScenarioIfEveryReplyStillFits) {
  Talk talk(scenario_of(kTwoTurns));
  talk.choose("sorry");
  const auto edited = scenario_of(std::string(kTwoTurns) + "# a comment\n");
  EXPECT_NE(edited->hash, talk.session().scenario().hash);
  EXPECT_TRUE(Session::resume(edited, shipped_rubric(), talk.session().save(), nothing_understood()));
}

TEST(SavedSession, SaysWhichReplyAnEditHasTakenAway) {
  Talk talk(scenario_of(kTwoTurns));
  talk.choose("sorry").choose("back");
  std::string edited(kTwoTurns);
  edited.replace(edited.find("id: back"), 8, "id: away");
  const auto back =
      Session::resume(scenario_of(edited), shipped_rubric(), talk.session().save(), nothing_understood());
  ASSERT_FALSE(back);
  EXPECT_EQ(back.error().code, ErrorCode::Conflict);
  EXPECT_NE(back.error().message.find("reply 2 (back)"), std::string::npos) << back.error().message;
  EXPECT_NE(back.error().message.find("edited"), std::string::npos);
}

TEST(SavedSession, RefusesTextThatIsNone) {
  for (const auto* text : {"", "nonsense", "rapport-session 2\n", "rapport-session 1\n",
                           "rapport-session 1\nscenario a b\nrubric c d\nseed x\n",
                           "rapport-session 1\nscenario a b\nrubric c d\nseed 99999999999999999999999\n"}) {
    EXPECT_FALSE(saved_session_from_text(text)) << text;
  }
}

TEST(SavedSession, BelongsToItsScenario) {
  Talk talk(scenario_of(kTwoTurns));
  auto saved = talk.session().save();
  saved.scenario_id = "another";
  EXPECT_FALSE(Session::resume(scenario_of(kTwoTurns), shipped_rubric(), saved, nothing_understood()));
}

}  // namespace
}  // namespace rapport::test
