// SPDX-License-Identifier: MIT
/// \file An attempt of a store, come back by the very texts that it was held with, and what is made of that.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "engine/assessment/listener.h"
#include "engine/attempt/attempt_repository.h"
#include "engine/attempt/attempt_runner.h"
#include "engine/base/clock.h"
#include "engine/base/result.h"
#include "engine/records/records.h"
#include "engine/report/certificate.h"
#include "engine/rubric/rubric.h"
#include "engine/scenario/scenario.h"

namespace rapport {

/// The texts as they are now, used where they are still those that were played.
struct TextsAtHand {
  std::shared_ptr<const Rubric> rubric;  ///< may be null
  /// The scenario of an id, rated by `rubric`; null if there is none. May be empty.
  std::function<std::shared_ptr<const Scenario>(std::string_view id, const Rubric& rubric)> scenario;
};

/// The texts that an attempt was held with, as values.
struct HeldTexts {
  std::shared_ptr<const Scenario> scenario;
  std::shared_ptr<const Rubric> rubric;  ///< that the scenario adds to, where it does: see rubric_of()
};

/// They come from `records`, or are those at hand if these are the same. Conflict if they are gone.
[[nodiscard]] Result<HeldTexts> texts_as_played(const Records& records, const TextsAtHand& at_hand,
                                                const std::string& scenario_id,
                                                const ContentHash& scenario_hash,
                                                const ContentHash& rubric_hash);

/// Brings an attempt back by the texts that `records` has kept, else by those at hand if they are the same.
/// Conflict if they are gone. Typed words are understood as they were; where that was not kept, by
/// `listener`, which must outlive the runner, as must `clock`. Nothing is stored.
[[nodiscard]] Result<AttemptRunner> as_played(const Records& records, const TextsAtHand& at_hand,
                                              const Attempt& attempt, const Listener* listener,
                                              const Clock& clock);

/// An attempt with the result that it ended with, even if it was scored again later: what follows from its
/// replies by the rubric that it names. Errors are those of find() and scorings().
[[nodiscard]] Result<Attempt> as_first_scored(const Records& records, const AttemptRepository& attempts,
                                              const AttemptId& id);

/// The certificate of an attempt of the store; see certify(). What was recorded is not believed: the replies
/// are played again.
[[nodiscard]] Result<Certificate> certificate_of(const Records& records, const AttemptRepository& attempts,
                                                 const TextsAtHand& at_hand, const AttemptId& id,
                                                 const Listener* listener, const Clock& clock);

/// What the machine had given to a reply of an attempt, in the rubric's order. NotFound if there is no such
/// attempt, or the machine has not rated that reply.
[[nodiscard]] Result<std::vector<MachineRating>> machine_ratings(const Records& records,
                                                                 const AttemptId& attempt_id,
                                                                 std::size_t reply);

/// Keeps what a trainer says of one of the machine's ratings beside it, and gives it as it was kept. NotFound
/// if the machine has not rated that, with the criteria that it has rated there; what add_opinion() refuses,
/// such as a correction without a reason, goes through.
struct Correction {
  AttemptId attempt_id;
  std::size_t reply = 0;  ///< from 0
  std::string criterion_id;
  Level level = Level::Missing;
  std::string reason;
  std::string rater_id;
};
Result<Opinion> correct(Records& records, const Correction& correction, TimePoint now);

}  // namespace rapport
