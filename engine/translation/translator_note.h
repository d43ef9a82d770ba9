// SPDX-License-Identifier: MIT
/// \file What a translator must know of a text: who speaks, to whom, when, in what mood, and where it leads.
#pragma once

#include <string>

#include "engine/scenario/scenario.h"
#include "engine/translation/text_visit.h"

namespace rapport {

/// One or more lines, none of them empty. `rubric` is the one that rates the scenario.
[[nodiscard]] std::string translator_note(const Scenario& scenario, const Rubric& rubric,
                                          const TextContext& context);

}  // namespace rapport
