// SPDX-License-Identifier: MIT
#include "cli/catalogue.h"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <future>
#include <iostream>

#include "engine/authoring/open_assessor.h"
#include "engine/authoring/scenario_loader.h"
#include "engine/base/words.h"
#include "engine/storage/sql_repository.h"
#include "engine/storage/store_location.h"

namespace rapport {
namespace {

Result<std::string> url_of(const StoreChoice& choice) {
  if (!choice.url.empty()) return choice.url;
  return default_store_url([](const char* name) { return std::getenv(name); });
}

}  // namespace

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
  const auto path = url_of(choice).and_then([](const std::string& url) { return store_path(url); });
  if (!path) return tl::unexpected(path.error());
  std::error_code problem;
  if (!std::filesystem::exists(*path, problem))
    return failure(ErrorCode::NotFound, tr_format("There is no attempt store {}.", path->string()),
                   tr("Hold a conversation first: rapport play. Or name another store with --store."));
  return open_store(choice);
}

}  // namespace rapport
