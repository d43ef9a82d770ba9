// SPDX-License-Identifier: MIT
/// \file One attempt as a JSON object.
#pragma once

#include <string>

#include "engine/attempt/attempt_runner.h"

namespace rapport {

/// The object that `rapport play --json` prints, described in docs/play-json.md. It names no attempt and no
/// time, so that the same scenario, rubric, seed, mode and replies give the same bytes. Ends with a line
/// break.
[[nodiscard]] std::string attempt_json(const AttemptRunner& runner);

}  // namespace rapport
