// SPDX-License-Identifier: MIT
#include "cli/lint_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "cli/catalogue.h"
#include "cli/terminal.h"
#include "engine/authoring/rubric_loader.h"
#include "engine/authoring/scenario_loader.h"
#include "engine/exporting/diagnostics_json.h"

namespace rapport {
namespace {

namespace fs = std::filesystem;

Result<std::vector<fs::path>> files_named(const Library& library, const std::string& name) {
  std::error_code problem;
  if (!fs::is_directory(name, problem)) {
    auto file = find_scenario(library, name);
    if (!file) return tl::unexpected(file.error());
    return std::vector<fs::path>{*file};
  }
  std::vector<fs::path> files;
  for (auto it =
           fs::recursive_directory_iterator(name, fs::directory_options::skip_permission_denied, problem);
       !problem && it != fs::recursive_directory_iterator(); it.increment(problem)) {
    if (it->path().extension() == ".yaml" && it->is_regular_file(problem)) files.push_back(it->path());
  }
  std::ranges::sort(files);
  if (!files.empty()) return files;
  return failure(ErrorCode::NotFound, fmt::format("There is no .yaml file in {}.", name),
                 "Name a file or another folder.");
}

/// A rubric begins with its own key; everything else is a scenario.
bool is_rubric(const fs::path& file) {
  return file.parent_path().filename() == "rubrics";
}

}  // namespace

int run_lint(const LintOptions& options, const std::string& program) {
  const auto catalogue = open_catalogue(program);
  if (!catalogue) return report_error(catalogue.error());
  std::vector<Diagnostic> found;
  std::size_t count = 0;
  for (const auto& name : options.paths) {
    const auto files = files_named(catalogue->library, name);
    if (!files) return report_error(files.error());
    for (const auto& file : *files) {
      ++count;
      auto diagnostics = is_rubric(file) ? load_rubric(file).diagnostics
                                         : load_scenario(file, *catalogue->rubric).diagnostics;
      std::ranges::move(diagnostics, std::back_inserter(found));
    }
  }
  if (options.json) {
    std::cout << diagnostics_json(found);
  } else {
    for (const auto& diagnostic : found) std::cout << to_text(diagnostic) << "\n";
    const auto errors = std::ranges::count(found, Severity::Error, &Diagnostic::severity);
    std::cout << fmt::format("{} file{} read: {} error{}, {} warning{}.\n", count, count == 1 ? "" : "s",
                             errors, errors == 1 ? "" : "s",
                             static_cast<std::ptrdiff_t>(found.size()) - errors,
                             static_cast<std::ptrdiff_t>(found.size()) - errors == 1 ? "" : "s");
  }
  // A file that is not there, or cannot be read, was not linted.
  const bool unread =
      std::ranges::any_of(found, [](const Diagnostic& d) { return d.code == DiagnosticCode::FileNotRead; });
  if (unread) return kCouldNotRun;
  return found.empty() ? kDone : kFindings;
}

}  // namespace rapport
