// SPDX-License-Identifier: MIT
/// \file Proving a scenario before the eyes of somebody who waits.
#pragma once

#include <filesystem>

#include "engine/proof/proved_scenario.h"

namespace rapport {

/// prove_scenario(). What takes longer than half a second is told on standard error, if that is a terminal,
/// in one line that is gone afterwards.
[[nodiscard]] ProvedScenario prove_telling(const std::filesystem::path& path, const Rubric& rubric,
                                           ProofBounds bounds = {});

}  // namespace rapport
