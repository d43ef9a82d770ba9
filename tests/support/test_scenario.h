// SPDX-License-Identifier: MIT
/// \file A vocabulary for tests: scenarios from a few lines, conversations from a few words.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/attempt/attempt_runner.h"
#include "engine/authoring/scenario_loader.h"
#include "engine/session/session.h"
#include "tests/support/shipped_rubric.h"

namespace rapport::test {

/// A header that every test scenario shares: trust 40 (60 before the failure), anger 50, patience 3, leaving
/// to `gone`.
inline std::string header() {
  return R"(format: 1
id: test
title: Test
language: en
channel: phone
failure: {what: It broke., kind: service, cause: ours, severity: minor}
briefing: {role: You., situation: Here.}
customer:
  name: Ada
  trust: 40
  trust_before: 60
  anger: 50
  patience: 3
  out_of_patience: gone
  loyalty: 70
  problem: It broke.
  concern: {worry: It matters.}
  reactions:
    listening: You did not hear me.
    empathy: You do not care.
    otherwise: What?
)";
}

/// Two endings, to which scenarios lead.
inline std::string endings() {
  return R"(
endings:
  - {id: happy, tier: advocate, title: Happy, say: "Thank you.", account: Good., loyalty: 80}
  - {id: gone, tier: lost-quietly, title: Gone, account: Bad., loyalty: 10}
)";
}

/// What the loader says of header() + `body` + endings().
inline Loaded<Scenario> load(std::string_view body) {
  return load_scenario_text("test.yaml", header() + std::string(body) + endings(), *shipped_rubric());
}

/// The scenario of header() + `body` + endings(); fails the test if it has errors.
inline std::shared_ptr<const Scenario> scenario_of(std::string_view body) {
  auto loaded = load(body);
  for (const auto& diagnostic : loaded.diagnostics) {
    if (diagnostic.severity() == Severity::Error) ADD_FAILURE() << to_text(diagnostic);
  }
  return loaded.value;
}

inline Understand nothing_understood() {
  return [](const Scenario&, const SessionState&, std::string_view) { return Understanding{}; };
}

/// A conversation that is told in ids of options, as in `talk.choose("sorry")`.
class Talk {
 public:
  explicit Talk(std::shared_ptr<const Scenario> scenario, std::uint64_t seed = 1)
      : session_(std::move(scenario), shipped_rubric(), seed) {}

  Talk& choose(const std::string& option) { return give({WrittenReply::Kind::Option, option}); }
  Talk& type(const std::string& words, Understanding understood = {}) {
    return give({WrittenReply::Kind::Typed, words},
                [=](const auto&, const auto&, auto) { return understood; });
  }
  Talk& wait() { return give({WrittenReply::Kind::Silence, {}}); }

  [[nodiscard]] Session& session() { return session_; }
  [[nodiscard]] int trust() const { return session_.state().trust(); }
  [[nodiscard]] int anger() const { return session_.state().anger(); }
  /// Id of the turn or ending where the conversation stands.
  [[nodiscard]] std::string place() const {
    const auto& state = session_.state();
    const auto& scenario = session_.scenario();
    return state.phase == Phase::Ended ? scenario.endings[state.place].id : scenario.turns[state.place].id;
  }
  /// Ids of the open options.
  [[nodiscard]] std::vector<std::string> open() const {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < session_.turn().replies.size(); ++i) {
      if (session_.state().is_open(static_cast<OptionIndex>(i))) ids.push_back(session_.turn().replies[i].id);
    }
    return ids;
  }
  /// What the customer said in the last step.
  [[nodiscard]] std::vector<std::string> heard() const {
    std::vector<std::string> lines;
    const auto& program = session_.scenario().program;
    for (const auto& event : session_.events()) {
      if (event.kind == SessionEvent::Kind::LineSpoken)
        lines.emplace_back(program.text(program.wordings[event.subject]));
    }
    return lines;
  }
  [[nodiscard]] bool happened(SessionEvent::Kind kind) const {
    for (const auto& event : session_.events()) {
      if (event.kind == kind) return true;
    }
    return false;
  }

 private:
  Talk& give(const WrittenReply& written, const Understand& understand = nothing_understood()) {
    auto reply = session_.read(written, understand);
    if (!reply) {
      ADD_FAILURE() << reply.error().text();
      return *this;
    }
    auto given = session_.reply(std::move(*reply));
    if (!given) ADD_FAILURE() << given.error().text();
    return *this;
  }

  Session session_;
};

/// A clock that stands still until it is moved.
class StoppedClock final : public Clock {
 public:
  [[nodiscard]] TimePoint now() const override { return now_; }
  void move(std::chrono::milliseconds by) { now_ += by; }

 private:
  TimePoint now_{std::chrono::milliseconds{1'700'000'000'000}};
};

}  // namespace rapport::test
