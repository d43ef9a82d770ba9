// SPDX-License-Identifier: MIT
/// \file A debrief saved as a page, by `--save-html FILE`.
#pragma once

#include <string>

#include "engine/attempt/attempt_runner.h"
#include "engine/base/result.h"

namespace rapport {

/// Says before the conversation what would be a pity after it: that something has this name, or that its
/// folder is not there.
[[nodiscard]] Result<void> check_can_save(const std::string& path);

/// Writes the debrief into a new file, beside what earlier attempts of `repository` reached (null: none).
/// What the store cannot tell is left out.
[[nodiscard]] Result<void> save_debrief(const AttemptRunner& runner, const AttemptRepository* repository,
                                        const std::string& path);

}  // namespace rapport
