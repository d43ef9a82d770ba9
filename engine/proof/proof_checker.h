// SPDX-License-Identifier: MIT
/// \file What a proof finds amiss in a scenario, as diagnostics.
#pragma once

#include <vector>

#include "engine/authoring/diagnostic.h"
#include "engine/proof/proof.h"
#include "engine/rubric/rubric.h"
#include "engine/scenario/scenario.h"

namespace rapport {

/// Adds what `proof` shows of `scenario` to the report of its file: what no play ever reaches, offers,
/// follows, speaks or reveals; where a conversation gets stuck or goes round; scores that cannot be had;
/// replies whose worth does not show in the ending. Only what is proved: undecided claims are never reported;
/// nor is what the report says of a line already. `rubric` is the one that the proof was made with.
void check_proof(const Scenario& scenario, const Rubric& rubric, const Proof& proof,
                 DiagnosticReport& report);

}  // namespace rapport
