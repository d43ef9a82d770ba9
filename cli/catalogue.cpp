// SPDX-License-Identifier: MIT
#include "cli/catalogue.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <future>
#include <iostream>

#include "engine/authoring/open_assessor.h"
#include "engine/authoring/scenario_loader.h"
#include "engine/authoring/wording.h"
#include "engine/base/words.h"
#include "engine/storage/sql_repository.h"
#include "engine/storage/store_location.h"
#include "engine/translation/translated_scenario.h"

namespace rapport {

Result<std::string> url_of(const StoreChoice& choice) {
  if (!choice.url.empty()) return choice.url;
  return default_store_url([](const char* name) { return std::getenv(name); });
}

Result<Catalogue> open_catalogue(const std::string& program) {
  auto library = find_library(program);
  if (!library) return tl::unexpected(library.error());
  auto rubric = load_rubric_of(*library, "recovery");
  if (!rubric.value) {
    for (const auto& diagnostic : rubric.diagnostics) std::cerr << to_text(diagnostic);
    return failure(ErrorCode::Invalid, tr("The rubric cannot be used."),
                   tr("Mend it, or install the program again."));
  }
  return Catalogue{std::move(*library), std::move(rubric.value)};
}

Listener open_listener(const Catalogue& catalogue) {
  const auto open = [library = catalogue.library,
                     rubric = catalogue.rubric]() -> std::shared_ptr<const Assessor> {
    auto assessor = open_assessor(library, rubric);
    if (!assessor) {
      std::cerr << "rapport: your own words are understood only where they repeat a written reply. "
                << assessor.error().text() << "\n";
      return nullptr;
    }
    if (const auto why = why_without_vectors(**assessor); !why.empty())
      std::cerr << "rapport: " << why << "\n";
    return std::move(*assessor);
  };
  return Listener(std::async(std::launch::deferred, open).share());
}

Result<std::shared_ptr<const Scenario>> open_scenario(const Catalogue& catalogue,
                                                      const std::string& path_or_id) {
  const auto path = find_scenario(catalogue.library, path_or_id);
  if (!path) return tl::unexpected(path.error());
  auto loaded = load_scenario(*path, *catalogue.rubric);
  if (loaded.value) return std::move(loaded.value);
  for (const auto& diagnostic : loaded.diagnostics) std::cerr << to_text(diagnostic);
  return failure(ErrorCode::Invalid, tr_format("{} cannot be played.", path->string()),
                 tr("Mend what is reported above."));
}

namespace {

/// What a trainee should know before a conversation in words that are not all there, or cannot be rated.
void tell_of_translation(const Scenario& scenario, const std::string& source, const LineCounts& counts) {
  if (!counts.is_complete()) {
    std::cerr << fmt::format(
        "rapport: {} of {} lines are not translated, and the words of {} have changed since they were: these "
        "are "
        "in the scenario's own language, {}.\n",
        counts.missing, counts.of_scenario(), counts.stale, source);
  }
  if (!scenario.language.starts_with("en"))
    std::cerr
        << "rapport: words of your own can be rated in English only; here they are understood where they "
           "repeat a written reply.\n";
}

}  // namespace

Result<std::shared_ptr<const Scenario>> open_scenario(const Catalogue& catalogue,
                                                      const std::string& path_or_id,
                                                      const std::string& language) {
  auto opened = open_scenario(catalogue, path_or_id);
  if (!opened || language.empty() || language == (*opened)->language) return opened;
  const auto& source = **opened;
  const auto files = translation_files(*find_scenario(catalogue.library, path_or_id));
  const auto file = std::ranges::find(files, language, &TranslationFile::language);
  if (file == files.end()) {
    std::vector<std::string> there = {source.language};
    for (const auto& each : files) there.push_back(each.language);
    return failure(ErrorCode::NotFound, fmt::format("{} is not there in {}.", source.id, in_quotes(language)),
                   fmt::format("It is there in {}.", list_of(there)));
  }
  const auto loaded = load_translation(*file, source, *catalogue.rubric);
  if (!loaded.value) {
    for (const auto& diagnostic : loaded.diagnostics) std::cerr << to_text(diagnostic);
    return failure(ErrorCode::Invalid, fmt::format("{} cannot be used.", file->path.string()),
                   "Mend what is reported above, or play without --language.");
  }
  auto translated = in_language(source, *catalogue.rubric, *loaded.value);
  tell_of_translation(*translated.scenario, source.language, translated.counts);
  return std::move(translated.scenario);
}

Result<Translation> open_translation(const Catalogue& catalogue, const std::filesystem::path& scenario_file,
                                     const Scenario& scenario, const std::string& language) {
  const TranslationFile there{language, translation_path(scenario_file, language)};
  std::error_code ignored;
  if (!std::filesystem::exists(there.path, ignored)) return Translation{};
  const auto loaded = load_translation(there, scenario, *catalogue.rubric);
  if (loaded.value) return *loaded.value;
  for (const auto& diagnostic : loaded.diagnostics) std::cerr << to_text(diagnostic);
  return failure(ErrorCode::Invalid, fmt::format("{} cannot be read.", there.path.string()),
                 "Mend what is reported above, or move the file away.");
}

Result<void> check_other_language(const Scenario& scenario, const std::string& language) {
  if (!is_language_tag(language))
    return failure(ErrorCode::Invalid, fmt::format("{} is not a language tag.", in_quotes(language)),
                   "Write two small letters, as in es, or with a country, as in pt-BR.");
  if (language == scenario.language)
    return failure(ErrorCode::Invalid, fmt::format("The scenario itself is written in {}.", language),
                   "Name the language into which it is translated.");
  return {};
}

Result<std::unique_ptr<AttemptRepository>> open_store(const StoreChoice& choice) {
  if (choice.none) return std::unique_ptr<AttemptRepository>();
  const auto url = url_of(choice);
  if (!url) return tl::unexpected(url.error());
  auto store = SqlRepository::open(*url);
  if (!store) return tl::unexpected(store.error());
  return std::unique_ptr<AttemptRepository>(std::move(*store));
}

Result<std::unique_ptr<AttemptRepository>> open_existing_store(const StoreChoice& choice) {
  if (choice.none)
    return failure(ErrorCode::NotFound, tr("There are no attempts without a store."),
                   tr("Leave out --no-store."));
  if (const auto url = url_of(choice); url && is_server_url(*url)) return open_store(choice);
  const auto path = url_of(choice).and_then([](const std::string& url) { return store_path(url); });
  if (!path) return tl::unexpected(path.error());
  std::error_code problem;
  if (!std::filesystem::exists(*path, problem))
    return failure(ErrorCode::NotFound, tr_format("There is no attempt store {}.", path->string()),
                   tr("Hold a conversation first: rapport play. Or name another store with --store."));
  return open_store(choice);
}

Result<Attempt> wanted_attempt(const AttemptRepository& store, const std::string& id) {
  if (id != "last") return store.find(id);
  auto attempts = store.list("", 1);
  if (!attempts) return tl::unexpected(attempts.error());
  if (attempts->empty())
    return failure(ErrorCode::NotFound, tr("There is no attempt yet."),
                   tr("Hold a conversation: rapport play."));
  return std::move(attempts->front());
}

}  // namespace rapport
