// SPDX-License-Identifier: MIT
/// \file The translations beside a scenario's file, and the scenario in the words of one.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/authoring/loaded.h"
#include "engine/base/result.h"
#include "engine/rubric/rubric.h"
#include "engine/scenario/scenario.h"
#include "engine/translation/translation.h"

namespace rapport {

/// A file `SCENARIO.LANGUAGE.po` beside `SCENARIO.yaml`.
struct TranslationFile {
  std::string language;  ///< as the name says, whether or not it is a language tag
  std::filesystem::path path;
};

/// Those beside a scenario's file, by language. A folder that cannot be read has none.
[[nodiscard]] std::vector<TranslationFile> translation_files(const std::filesystem::path& scenario_file);

/// Where the translation of a scenario's file into a language belongs.
[[nodiscard]] std::filesystem::path translation_path(const std::filesystem::path& scenario_file,
                                                     std::string_view language);

/// The file of the scenario whose translation a file would be by its name; nothing if it is no name of a
/// translation.
[[nodiscard]] std::optional<std::filesystem::path> scenario_path_of(
    const std::filesystem::path& translation_file);

/// Reads and checks a translation. `name` is what diagnostics call the file, `language` what its name says it
/// is in, `base` the rubric that the scenario was loaded with. The value is as it was read.
[[nodiscard]] Loaded<Translation> load_translation_text(std::string name, std::string bytes,
                                                        const Scenario& scenario, const Rubric& base,
                                                        const std::string& language);

/// The same for a file.
[[nodiscard]] Loaded<Translation> load_translation(const TranslationFile& file, const Scenario& scenario,
                                                   const Rubric& base);

/// What is wrong with a translation: held against the scenario, or alone without one.
[[nodiscard]] std::vector<Diagnostic> translation_problems(const TranslationFile& file,
                                                           const Scenario* scenario, const Rubric& base);

/// What is wrong with a translation's file: held against the scenario beside it, or alone if that cannot be
/// read. `base` is the rubric with which scenarios are loaded.
[[nodiscard]] std::vector<Diagnostic> lint_translation(const std::filesystem::path& file, const Rubric& base);

/// A scenario in another language.
struct TranslatedScenario {
  std::shared_ptr<const Scenario> scenario;
  LineCounts counts;  ///< of the translation; what is missing or stale has the words of the source
};

/// The scenario with the words of a translation wherever these are there and not stale. Ids, graph and hash
/// are those of the source, so that attempts stay comparable; the language is the translation's.
[[nodiscard]] TranslatedScenario in_language(const Scenario& scenario, const Rubric& base,
                                             Translation translation);

}  // namespace rapport
