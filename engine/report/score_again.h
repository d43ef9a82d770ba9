// SPDX-License-Identifier: MIT
/// \file What a finished attempt is worth by another rubric.
#pragma once

#include <memory>
#include <string>

#include "engine/assessment/listener.h"
#include "engine/attempt/attempt_runner.h"
#include "engine/base/result.h"
#include "engine/records/scoring.h"
#include "engine/rubric/rubric.h"

namespace rapport {

/// The scenario that was played, read again from its `text` so that `rubric` rates it.
///
/// Conflict if the text is another one; Invalid if the scenario does not fit the rubric, naming the first
/// reason.
[[nodiscard]] Result<std::shared_ptr<const Scenario>> by_rubric(const Scenario& played, std::string text,
                                                                const Rubric& rubric);

/// Rates the replies of a finished attempt again by `rubric`, which must not be null: chosen ones as their
/// author rates them, typed ones by `listener`, whose assessor must be one for that rubric (null: they then
/// count neither way, but for authored wordings). What happened stays as it happened: no reply is understood
/// anew and the conversation goes the way that it went. `runner` has brought the attempt back by the very
/// texts that were played; `scenario` is what by_rubric() makes of its scenario. The pass mark is the
/// scenario's own, else the rubric's.
///
/// Conflict if the attempt is not passed or failed or the scenario is another one.
[[nodiscard]] Result<Scoring> score_again(const AttemptRunner& runner, const Scenario& scenario,
                                          const std::shared_ptr<const Rubric>& rubric,
                                          const Listener* listener, TimePoint now);

}  // namespace rapport
