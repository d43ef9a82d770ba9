// SPDX-License-Identifier: MIT
/// \file Attempts for tests of what is written about them.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/attempt/attempt_runner.h"
#include "tests/support/test_scenario.h"

namespace rapport::test {

inline constexpr std::string_view kToldScenario = R"(
facts: {cold: {text: The house is cold.}}
remedies: {coffee: {what: A coffee, cost: 3, authority: within}}
turns:
  - id: first
    stage: contact
    calls_for: [listening, empathy]
    customer: It broke.
    clock: {seconds: 30, say: Hello there, goto: first}
    replies:
      - id: good
        say: That is a bad start. What happened?
        rating: {listening: {level: 2, because: You asked.}, empathy: {level: 2, because: You named it.}}
        effects: {trust: +20}
        reveals: cold
        goto: second
      - id: bad
        say: Calm down.
        slips: [T6]
        rating: {listening: {level: 0, because: Nothing.}, empathy: {level: -1, because: "\"Calm down\" never calms."}}
        effects: {anger: +10}
        gives: coffee
        goto: second
  - id: second
    stage: agree
    calls_for: [followup]
    customer: And now?
    replies:
      - {id: dated, say: I call you tomorrow at nine., rating: {followup: {level: 2, because: Dated.}}, goto: happy}
      - {id: vague, say: We will see., rating: {followup: {level: 0, because: Vague.}}, goto: gone}
)";

/// The shipped rubric under a hash that does not change when that is edited.
inline std::shared_ptr<const Rubric> told_rubric() {
  static const auto kRubric = [] {
    auto rubric = std::make_shared<Rubric>(*shipped_rubric());
    rubric->hash = std::string(64, 'b');
    return rubric;
  }();
  return kRubric;
}

/// An attempt of 90 seconds a reply with these replies, each a line as in a file of replies. Nobody rates own
/// words that are not an authored wording.
inline AttemptRunner told_attempt(std::string_view replies,
                                  std::shared_ptr<const Scenario> scenario = nullptr,
                                  AttemptId id = "00000000-0000-4000-8000-000000000001",
                                  Mode mode = Mode::Assessment) {
  static StoppedClock clock;
  clock = {};
  if (scenario == nullptr) scenario = scenario_of(kToldScenario);
  auto runner = AttemptRunner::begin(std::move(scenario), told_rubric(), mode, 1, std::move(id), "Kim",
                                     {nullptr, &clock, nullptr});
  if (!runner) throw std::runtime_error(runner.error().text());
  for (const auto& reply : replies_from_lines(replies)) {
    clock.move(std::chrono::seconds(90));
    if (auto given = runner->submit(reply); !given) ADD_FAILURE() << given.error().text();
  }
  return std::move(*runner);
}

/// A scenario in which somebody has written `words` wherever words may stand, and where a file could not have
/// them too, as ids.
inline std::shared_ptr<const Scenario> spoilt_scenario(const std::string& words) {
  auto scenario = std::make_shared<Scenario>(*scenario_of(kToldScenario));
  scenario->id = scenario->title = scenario->summary = scenario->customer.name = scenario->customer.worry =
      words;
  scenario->currency = words;
  for (auto& fact : scenario->facts) fact.text = words;
  for (auto& remedy : scenario->remedies) remedy.what = words;
  for (auto& turn : scenario->turns) {
    turn.id = turn.coaching = words;
    for (auto& reply : turn.replies) {
      reply.words = words;
      for (auto& rating : reply.ratings) rating.because = words;
    }
  }
  for (auto& ending : scenario->endings)
    ending.id = ending.title = ending.account = ending.word_of_mouth = words;
  return scenario;
}

}  // namespace rapport::test
