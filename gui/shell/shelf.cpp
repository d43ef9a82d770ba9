// SPDX-License-Identifier: MIT
#include "gui/shell/shelf.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/authoring/scenario_loader.h"
#include "engine/base/words.h"

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

}  // namespace

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
  auto rates = rubric_of(*loaded.value, rubric);
  shelf.scenarios.push_back({std::move(loaded.value), std::move(rates)});
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
