// SPDX-License-Identifier: MIT
#include "cli/catalogue.h"

#include <fmt/format.h>

#include <cstdlib>
#include <iostream>

#include "engine/authoring/scenario_loader.h"
#include "engine/storage/sql_repository.h"
#include "engine/storage/store_location.h"

namespace rapport {

Result<Catalogue> open_catalogue(const std::string& program) {
  auto library = find_library(program);
  if (!library) return tl::unexpected(library.error());
  auto rubric = load_rubric_of(*library, "recovery");
  for (const auto& diagnostic : rubric.diagnostics) std::cerr << to_text(diagnostic);
  if (!rubric.value)
    return failure(ErrorCode::Invalid, "The rubric cannot be used.",
                   "Mend it, or install the program again.");
  return Catalogue{std::move(*library), std::move(rubric.value)};
}

Result<std::shared_ptr<const Scenario>> open_scenario(const Catalogue& catalogue,
                                                      const std::string& path_or_id) {
  const auto path = find_scenario(catalogue.library, path_or_id);
  if (!path) return tl::unexpected(path.error());
  auto loaded = load_scenario(*path, *catalogue.rubric);
  if (loaded.value) return std::move(loaded.value);
  for (const auto& diagnostic : loaded.diagnostics) std::cerr << to_text(diagnostic);
  return failure(ErrorCode::Invalid, fmt::format("{} cannot be played.", path->string()),
                 "Mend what is reported above.");
}

Result<std::unique_ptr<AttemptRepository>> open_store(const StoreChoice& choice) {
  if (choice.none) return std::unique_ptr<AttemptRepository>();
  std::string url = choice.url;
  if (url.empty()) {
    auto usual = default_store_url([](const char* name) { return std::getenv(name); });
    if (!usual) return tl::unexpected(usual.error());
    url = *usual;
  }
  auto store = SqlRepository::open(url);
  if (!store) return tl::unexpected(store.error());
  return std::unique_ptr<AttemptRepository>(std::move(*store));
}

}  // namespace rapport
