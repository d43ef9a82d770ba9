// SPDX-License-Identifier: MIT
/// \file One conversation held by an invented person, by the rules of every conversation.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "engine/assessment/listener.h"
#include "engine/attempt/attempt.h"
#include "engine/base/chance.h"
#include "engine/demonstration/learner.h"
#include "engine/rubric/rubric.h"
#include "engine/scenario/scenario.h"
#include "engine/session/advance.h"
#include "engine/session/reply.h"

namespace rapport {

/// A conversation that was held.
struct InventedPlay {
  std::vector<WrittenReply> replies;
  std::vector<std::string> readings;  ///< as Attempt::readings
  AttemptResult result;               ///< Incomplete if it was left in the middle
};

/// Holds conversations with one scenario. What AttemptRunner would make of the same replies is what stands in
/// the result; it is made here without its texts, so that a million take minutes. One thread at a time.
class InventedPlayer {
 public:
  /// `rubric` is the one the scenario was loaded with. `listener` may be null: then nobody types. It must
  /// outlive the player.
  InventedPlayer(std::shared_ptr<const Scenario> scenario, const std::shared_ptr<const Rubric>& rubric,
                 const Listener* listener);
  ~InventedPlayer();
  InventedPlayer(const InventedPlayer&) = delete;
  InventedPlayer& operator=(const InventedPlayer&) = delete;

  /// The next conversation. `leaves` is the chance of leaving it before its end.
  [[nodiscard]] InventedPlay play(const Skill& skill, double typing, double leaves, std::uint64_t seed,
                                  Chance& chance);

  [[nodiscard]] const Scenario& scenario() const { return *scenario_; }
  [[nodiscard]] const Rubric& rubric() const { return *rubric_; }

 private:
  struct Answer;
  struct Count;

  [[nodiscard]] const Answer* typed_answer(const SessionState& state, std::size_t phrase);
  void offer_options(const SessionState& state);
  void offer_phrases(const SessionState& state, Chance& chance);
  [[nodiscard]] const Answer& pick(const Skill& skill, Chance& chance) const;
  [[nodiscard]] Answer answer_of(const WrittenReply& written, const SessionState& state) const;
  void finish(InventedPlay& play, const SessionState& state, const Count& count) const;

  std::shared_ptr<const Scenario> scenario_;
  std::shared_ptr<const Rubric> rubric_;
  const Listener* listener_;
  std::vector<std::vector<Answer>> options_;  ///< by turn and option
  std::map<std::tuple<TurnIndex, unsigned long, std::size_t>, std::unique_ptr<Answer>> typed_;
  std::vector<const Answer*> offered_;
};

}  // namespace rapport
