// SPDX-License-Identifier: MIT
#include "engine/session/trial.h"

#include <gtest/gtest.h>

#include "tests/support/test_scenario.h"

namespace rapport::test {
namespace {

std::string two_turns(const std::string& second = "second", const std::string& reply = "mend") {
  return R"(
facts: {leak: {text: It leaks.}}
remedies: {coffee: {what: Coffee, cost: 3, authority: within}}
promises: {call: {what: A call., due: 1 hour, authority: within}}
variables:
  calls: {type: integer, min: 0, max: 5, start: 2}
  loaner: {type: choice, values: [none, offered], start: none}
turns:
  - id: first
    stage: contact
    customer: It broke.
    replies:
      - {id: sorry, say: Sorry., reveals: [leak], promises: [call], effects: {calls: +1}, goto: )" +
         second + R"(}
      - {id: shrug, say: Oh., gives: [coffee], effects: {loaner: = offered}, goto: )" +
         second + R"(}
  - id: )" +
         second + R"(
    stage: resolve
    customer: And now?
    replies:
      - {id: )" +
         reply + R"(, say: I mend it., when: trust >= 60, goto: happy}
      - {id: leave, say: I leave., goto: gone}
)";
}

WrittenReply option(const char* id) {
  return {WrittenReply::Kind::Option, id};
}

Session begun(const TrialStart& start) {
  auto session = begin_trial(scenario_of(two_turns()), shipped_rubric(), start);
  EXPECT_TRUE(session);
  return std::move(*session);
}

KeptTrial kept_in(const std::string& body, const TrialStart& start,
                  const std::vector<WrittenReply>& replies) {
  return keep_trial(scenario_of(body), shipped_rubric(), start, replies, nothing_understood());
}

TEST(Trial, BeginsAtAnyTurnInAnyState) {
  const auto session = begun({"second", {{"trust", 70}, {"anger", 12}, {"calls", 4}, {"known(leak)", 1}}});
  EXPECT_EQ(session.turn().id, "second");
  EXPECT_EQ(session.state().trust(), 70);
  EXPECT_EQ(session.state().anger(), 12);
  EXPECT_TRUE(session.state().is_open(0)) << "its condition holds with this trust";
  const auto here = start_here(session);
  EXPECT_EQ(here.turn, "second");
  EXPECT_EQ(here.values.at("calls"), 4);
  EXPECT_EQ(here.values.at("known(leak)"), 1);
}

TEST(Trial, TakesWhatIsNotNamedFromTheScenarioAndStopsAtTheEndsOfARange) {
  const auto session = begun({"second", {{"calls", 99}, {"nobody-knows-this", 7}}});
  EXPECT_EQ(session.state().trust(), 40);
  EXPECT_EQ(start_here(session).values.at("calls"), 5);
}

TEST(Trial, CountsPromisesAndRemediesThatItBeginsWith) {
  const auto session = begun({"", {{"promise(call)", kPromiseBroken}, {"given(coffee)", 1}}});
  EXPECT_EQ(session.turn().id, "first");
  EXPECT_EQ(session.state().slots[kPromisesBrokenSlot], 1);
  EXPECT_EQ(session.state().cost(), 3);
}

TEST(Trial, GoesBackToItsOwnBeginning) {
  auto session = begun({"second", {{"trust", 70}}});
  const auto before = session.state();
  const auto leave = session.read(option("leave"), nothing_understood());
  ASSERT_TRUE(leave);
  ASSERT_TRUE(session.reply(*leave));
  EXPECT_TRUE(session.is_over());
  session.rewind(0);
  EXPECT_EQ(session.state(), before);
}

TEST(Trial, SaysThatATurnIsNotThere) {
  const auto session = begin_trial(scenario_of(two_turns()), shipped_rubric(), {"third", {}});
  ASSERT_FALSE(session);
  EXPECT_EQ(session.error().code, ErrorCode::NotFound);
}

TEST(Trial, KeepsItsPlaceThroughAnEdit) {
  const auto kept = kept_in(two_turns("second", "repair"), {"", {{"trust", 60}}}, {option("sorry")});
  EXPECT_FALSE(kept.not_beyond);
  EXPECT_EQ(kept.session.turn().id, "second");
  EXPECT_EQ(kept.session.replies().size(), 1U);
  EXPECT_EQ(kept.session.state().trust(), 60);
}

TEST(Trial, StaysBeforeTheFirstReplyThatNoLongerFitsAndNamesIt) {
  const auto kept =
      kept_in(two_turns("second", "repair"), {"", {{"trust", 60}}}, {option("sorry"), option("mend")});
  ASSERT_TRUE(kept.not_beyond);
  EXPECT_EQ(kept.not_beyond->message, "Reply 2 of 2 (mend) no longer fits: Turn second has no reply mend.");
  EXPECT_EQ(kept.session.turn().id, "second");
}

TEST(Trial, StandsAtTheBeginningWhereItsTurnIsGone) {
  const auto kept = kept_in(two_turns("later"), {"second", {{"trust", 60}}}, {option("mend")});
  ASSERT_TRUE(kept.not_beyond);
  EXPECT_EQ(kept.not_beyond->message, "There is no turn second any more.");
  EXPECT_EQ(kept.session.turn().id, "first");
  EXPECT_EQ(kept.session.state().trust(), 60) << "the values are kept";
}

TEST(Trial, StandsAtTheCrossroadsOfAMoveWithWhatTheMoveHasDone) {
  const auto session = begun({});
  const auto& program = session.scenario().program;
  const auto crossroads = before_branching(program, session.state(), {Move::Kind::Option, 0, {}});
  EXPECT_EQ(crossroads.state.place, session.state().place) << "nobody has gone anywhere yet";
  EXPECT_EQ(crossroads.state.slots[program.first_variable], 3) << "the reply has had its effects";
  EXPECT_EQ(crossroads.branches.begin, program.options[0].outcome.branches.begin);
}

TEST(Trial, StandsAtTheWayOutWhereAMoveTakesTheLastPatience) {
  const auto scenario = scenario_of(R"(
turns:
  - id: first
    stage: contact
    customer: It broke.
    replies:
      - {id: shrug, say: Oh., effects: {patience: -3}, goto: first}
      - {id: leave, say: I leave., goto: happy}
)");
  const auto session = begin_trial(scenario, shipped_rubric(), {});
  ASSERT_TRUE(session);
  const auto& program = scenario->program;
  const auto crossroads = before_branching(program, session->state(), {Move::Kind::Option, 0, {}});
  EXPECT_EQ(crossroads.branches.begin, program.out_of_patience.begin);
}

}  // namespace
}  // namespace rapport::test
