// SPDX-License-Identifier: MIT
/// \file A scenario with every kind of way in it.
#pragma once

#include "tests/support/test_scenario.h"

namespace rapport::test {

inline std::shared_ptr<const Scenario> small_story() {
  return scenario_of(R"(
turns:
  - id: first
    calls_for: [empathy]
    customer: It came two days late & "open" <again>.
    clock: {seconds: 30, say: "Hello?", goto: first-silence}
    typed:
      rules:
        - {when: rated(empathy) >= 1, goto: second}
    replies:
      - {id: sorry, say: I am sorry., rating: {empathy: {level: 2, because: Warm.}}, goto: [{when: trust >= 90, to: happy}, {to: second}]}
      - {id: again, say: Say that again., rating: {empathy: {level: 0, because: Cold.}}, goto: first}
  - id: first-silence
    customer: Are you there?
    typed: {fallback: {goto: gone}}
    replies:
      - {id: here, say: I am here., goto: second}
  - id: second
    kind: passage
    passes: 1 day
    narration: A day goes by.
    goto: third
  - id: third
    kind: message
    customer: Write to me.
    message: {to: Ada, subject: It, task: Say when.}
    replies:
      - {id: tomorrow, write: Tomorrow at noon., goto: happy}
)");
}

}  // namespace rapport::test
