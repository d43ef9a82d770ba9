// SPDX-License-Identifier: MIT
/// \file Opening what a command was asked for: library, rubric, scenario, store.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "engine/assessment/listener.h"
#include "engine/attempt/attempt_repository.h"
#include "engine/authoring/library.h"
#include "engine/authoring/loaded.h"
#include "engine/base/result.h"
#include "engine/rubric/rubric.h"
#include "engine/scenario/scenario.h"
#include "engine/translation/translation.h"

namespace rapport {

/// The library and its rubric, which every command needs.
struct Catalogue {
  Library library;
  std::shared_ptr<const Rubric> rubric;
};

[[nodiscard]] Result<Catalogue> open_catalogue(const std::string& program);

/// Who understands typed words. The assessor is loaded when the first are typed; that they will be understood
/// less well, or only where they repeat an authored wording, is then said once on standard error.
[[nodiscard]] Listener open_listener(const Catalogue& catalogue);

/// A scenario by path or id. Its diagnostics go to standard error; an Error names the file if it cannot be
/// played.
[[nodiscard]] Result<std::shared_ptr<const Scenario>> open_scenario(const Catalogue& catalogue,
                                                                    const std::string& path_or_id);

/// The same in the words of a translation beside its file; in its own if `language` is empty or is its own.
/// What is missing or stale in the translation is told on standard error, and that own words cannot be rated
/// in this language. NotFound says which languages there are.
[[nodiscard]] Result<std::shared_ptr<const Scenario>> open_scenario(const Catalogue& catalogue,
                                                                    const std::string& path_or_id,
                                                                    const std::string& language);

/// The translation beside a scenario's file, as it was read; an empty one if there is none. Its diagnostics
/// go to standard error if it cannot be read.
[[nodiscard]] Result<Translation> open_translation(const Catalogue& catalogue,
                                                   const std::filesystem::path& scenario_file,
                                                   const Scenario& scenario, const std::string& language);

/// What is wrong with the name of a language into which a scenario is to be translated.
[[nodiscard]] Result<void> check_other_language(const Scenario& scenario, const std::string& language);

/// Where attempts are kept, as the options say.
struct StoreChoice {
  std::string url;    ///< empty: the default place
  bool none = false;  ///< keep nothing
};

/// The store's URL: the one that was named, or the default one.
[[nodiscard]] Result<std::string> url_of(const StoreChoice& choice);

/// The store, made if need be; null if none was wanted.
[[nodiscard]] Result<std::unique_ptr<AttemptRepository>> open_store(const StoreChoice& choice);

/// The store to read attempts from, never null. NotFound if none was wanted or its file does not exist:
/// nothing is made.
[[nodiscard]] Result<std::unique_ptr<AttemptRepository>> open_existing_store(const StoreChoice& choice);

/// The attempt with this id, or the latest for `last`. NotFound if there is none.
[[nodiscard]] Result<Attempt> wanted_attempt(const AttemptRepository& store, const std::string& id);

}  // namespace rapport
