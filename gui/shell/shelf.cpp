// SPDX-License-Identifier: MIT
#include "gui/shell/shelf.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/authoring/scenario_loader.h"
#include "engine/base/words.h"
#include "engine/translation/translated_scenario.h"

namespace rapport::gui {
namespace {

constexpr std::string_view kRubric = "recovery";

UnplayableFile unplayable(const std::filesystem::path& file, const std::vector<Diagnostic>& diagnostics) {
  UnplayableFile told;
  told.file = file.filename().string();
  const auto is_error = [](const Diagnostic& diagnostic) { return diagnostic.severity() == Severity::Error; };
  told.problems = static_cast<std::size_t>(std::ranges::count_if(diagnostics, is_error));
  const auto first = std::ranges::find_if(diagnostics, is_error);
  if (first == diagnostics.end()) return told;
  if (first->line > 0) told.place = tr_format("line {}, column {}", first->line, first->column);
  told.message = first->message;
  told.hint = first->hint;
  return told;
}

void add_translations(Shelf& shelf, ShelfScenario& added, const std::filesystem::path& file,
                      const Rubric& rubric) {
  for (const auto& translation : translation_files(file)) {
    auto loaded = load_translation(translation, *added.scenario, rubric);
    if (!loaded.value) {
      shelf.unplayable.push_back(unplayable(translation.path, loaded.diagnostics));
      continue;
    }
    auto translated = in_language(*added.scenario, rubric, std::move(*loaded.value));
    added.versions.push_back(
        {std::move(translated.scenario), translated.counts.missing + translated.counts.stale});
  }
}

}  // namespace

void ShelfScenario::choose_language(std::string_view language) {
  if (versions.empty()) return;
  const auto wanted = std::ranges::find_if(
      versions, [&](const ScenarioVersion& version) { return version.scenario->language == language; });
  scenario = wanted == versions.end() ? versions.front().scenario : wanted->scenario;
}

void Shelf::choose_language(std::string_view language) {
  for (auto& one : scenarios) one.choose_language(language);
}

const ShelfScenario* Shelf::find(std::string_view id) const {
  const auto found =
      std::ranges::find_if(scenarios, [&](const ShelfScenario& one) { return one.scenario->id == id; });
  return found == scenarios.end() ? nullptr : &*found;
}

void add_to_shelf(Shelf& shelf, const std::filesystem::path& file,
                  const std::shared_ptr<const Rubric>& rubric) {
  auto loaded = load_scenario(file, *rubric);
  if (loaded.value == nullptr) {
    shelf.unplayable.push_back(unplayable(file, loaded.diagnostics));
    return;
  }
  if (shelf.find(loaded.value->id) != nullptr) {
    shelf.unplayable.push_back({file.filename().string(),
                                {},
                                tr_format("Another scenario is called {} too.", loaded.value->id),
                                tr("Give one of the two another id."),
                                1});
    return;
  }
  ShelfScenario added{loaded.value, rubric_of(*loaded.value, rubric), {{loaded.value, 0}}};
  add_translations(shelf, added, file, *rubric);
  shelf.scenarios.push_back(std::move(added));
}

Shelf read_shelf(const Library& library, const AfterFile& after_file) {
  Shelf shelf;
  const auto go_on = [&](ShelfProgress progress) { return !after_file || after_file(shelf, progress); };
  const auto rubric = load_rubric_of(library, kRubric);
  if (rubric.value == nullptr) {
    const auto file = library.rubrics / fmt::format("{}.yaml", kRubric);
    shelf.unplayable.push_back(unplayable(file, rubric.diagnostics));
    go_on({file, 1, 1});
    return shelf;
  }
  const auto files = scenario_files(library);
  if (files.empty()) go_on({});
  for (std::size_t i = 0; i < files.size(); ++i) {
    add_to_shelf(shelf, files[i], rubric.value);
    if (!go_on({files[i], i + 1, files.size()})) break;
  }
  return shelf;
}

}  // namespace rapport::gui
