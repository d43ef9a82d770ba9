// SPDX-License-Identifier: MIT
/// \file What is wrong with a translation, said of its scenario as it is now.
#pragma once

#include <string>
#include <vector>

#include "engine/authoring/diagnostic.h"
#include "engine/translation/translation.h"

namespace rapport {

/// Reports what a translation as it was read says of language and scenario. `language` is that of its file's
/// name.
void check_translation_head(const Translation& translation, const Scenario& scenario,
                            const std::string& language, DiagnosticReport& report);

/// Reports every line that is unknown, missing, empty, stale, or has lost a placeholder. `translation` is as
/// it was read.
void check_translated_lines(const std::vector<ScenarioText>& texts, const Translation& translation,
                            DiagnosticReport& report);

/// What a program or a reader would miss if a translator dropped it: words in braces and tags in angle
/// brackets, in alphabetical order, each as often as it stands there.
[[nodiscard]] std::vector<std::string> placeholders_of(std::string_view text);

}  // namespace rapport
