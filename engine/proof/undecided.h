// SPDX-License-Identifier: MIT
/// \file What a proof could neither show nor rule out, in words.
#pragma once

#include <string>
#include <vector>

#include "engine/proof/proof.h"
#include "engine/scenario/scenario.h"

namespace rapport {

/// One entry for each claim, in the order of the file's parts: what, and the line of the file where it
/// stands.
[[nodiscard]] std::vector<std::string> undecided_claims(const Scenario& scenario, const Proof& proof);

}  // namespace rapport
