// SPDX-License-Identifier: MIT
/// \file Trying a scenario out: a conversation that begins anywhere, in any state, and outlives an edit.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/session/session.h"

namespace rapport {

/// Something that may be set before a trial begins.
struct TrialField {
  enum class Kind : std::uint8_t { Number, YesNo, Choice };
  enum class Group : std::uint8_t { Mood, Variables, Facts, Remedies, Promises };
  std::string name;  ///< as conditions ask for it: `trust`, `calls-made`, `known(leak)`, `promise(call-back)`
  Kind kind = Kind::Number;
  std::int32_t least = 0, most = 1, start = 0;
  std::vector<std::string> words;  ///< of a Choice, by value; for a promise none, open, kept, broken
  Slot slot = 0;                   ///< in the session's memory
  Group group = Group::Mood;
  std::string id;  ///< the author's own, without what a condition writes around it
};

/// Trust, anger, patience, the variables, the facts, the remedies and the promises of a scenario.
[[nodiscard]] std::vector<TrialField> trial_fields(const Scenario& scenario);

/// Where a trial begins, by the author's names, so that it means the same after an edit. Values that are not
/// named are as at the scenario's own beginning; those out of range stop at its ends.
struct TrialStart {
  std::string turn;  ///< empty: where the scenario begins
  std::map<std::string, std::int32_t> values;

  friend bool operator==(const TrialStart&, const TrialStart&) = default;
};

/// NotFound if there is no such turn.
[[nodiscard]] Result<Session> begin_trial(std::shared_ptr<const Scenario> scenario,
                                          std::shared_ptr<const Rubric> rubric, const TrialStart& start);

/// A trial in an edited scenario.
struct KeptTrial {
  Session session;                  ///< as far as the replies still fit
  std::optional<Error> not_beyond;  ///< why it does not stand where it stood; none if it does
};

/// Gives the same replies again. Where its turn is gone the trial stands at the scenario's own beginning; at
/// the first reply that no longer fits it stays before that one. Either is said.
[[nodiscard]] KeptTrial keep_trial(std::shared_ptr<const Scenario> scenario,
                                   std::shared_ptr<const Rubric> rubric, const TrialStart& start,
                                   const std::vector<WrittenReply>& replies, const Understand& understand);

/// The values that a trial has come to, to begin another one there.
[[nodiscard]] TrialStart start_here(const Session& session);

}  // namespace rapport
