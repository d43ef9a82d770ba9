// SPDX-License-Identifier: MIT
#include "cli/lint_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string_view>

#include "cli/authored_files.h"
#include "cli/catalogue.h"
#include "cli/prove_telling.h"
#include "cli/terminal.h"
#include "engine/authoring/open_assessor.h"
#include "engine/authoring/rubric_loader.h"
#include "engine/exporting/diagnostics_json.h"
#include "engine/exporting/diagnostics_sarif.h"
#include "engine/proof/proved_scenario.h"
#include "engine/report/author_comparison.h"
#include "engine/translation/translated_scenario.h"

namespace rapport {
namespace {

namespace fs = std::filesystem;

bool is_translation(const fs::path& file) {
  return file.extension() == ".po";
}

/// A scenario's file and how author and assessor differ in it.
struct ComparedFile {
  fs::path file;
  std::vector<RatingDifference> differences;
};

std::size_t unexplained(const std::vector<ComparedFile>& compared) {
  std::size_t count = 0;
  for (const auto& each : compared) {
    count += static_cast<std::size_t>(std::ranges::count_if(
        each.differences, [](const RatingDifference& difference) { return difference.explanation.empty(); }));
  }
  return count;
}

void print_differences(const std::vector<ComparedFile>& compared) {
  std::size_t explained = 0;
  for (const auto& [file, differences] : compared) {
    for (const auto& difference : differences) {
      explained += difference.explanation.empty() ? 0U : 1U;
      std::cout << fmt::format("{}:{}: {}\n", file.string(), difference.place.line, to_text(difference));
    }
  }
  std::cout << fmt::format(
      "{} of the author's ratings {} from the assessor's by two levels or more without a reason, {} with "
      "one.\n",
      unexplained(compared), unexplained(compared) == 1 ? "differs" : "differ", explained);
}

void print_text(const std::vector<Diagnostic>& found, std::size_t allowed, std::size_t files) {
  for (const auto& diagnostic : found) std::cout << to_text(diagnostic) << "\n";
  const auto errors =
      static_cast<std::size_t>(std::ranges::count(found, Severity::Error, &Diagnostic::severity));
  std::cout << fmt::format("{} read: {}, {}{}.\n", counted(files, "file"), counted(errors, "error"),
                           counted(found.size() - errors, "warning"),
                           allowed == 0 ? "" : fmt::format(", {} allowed", allowed));
}

}  // namespace

int run_lint(const LintOptions& options, const std::string& program) {
  const auto library = find_library(program);
  if (!library) return report_error(library.error());
  std::vector<fs::path> files;
  SarifRun run;
  for (const auto& name : options.paths) {
    const auto named = authored_files(*library, name);
    if (named) {
      files.insert(files.end(), named->begin(), named->end());
    } else {
      report_error(named.error());
      run.could_not_read.push_back(named.error());
    }
  }
  std::optional<Catalogue> catalogue;  // a rubric is linted without: its own may be the broken one
  if (!std::ranges::all_of(files, is_rubric)) {
    auto opened = open_catalogue(program);
    if (!opened) return report_error(opened.error());
    catalogue = std::move(*opened);
  }
  std::shared_ptr<const Assessor> assessor;
  if (options.assess && catalogue) {
    auto opened = open_assessor(catalogue->library, catalogue->rubric);
    if (!opened) return report_error(opened.error());
    assessor = std::move(*opened);
    if (const auto why = why_without_vectors(*assessor); !why.empty())
      std::cerr << "rapport: " << why << "\n";
  }
  std::vector<ComparedFile> compared;
  const auto take = [&](auto& loaded) {
    std::ranges::move(loaded.diagnostics, std::back_inserter(run.found));
    std::ranges::move(loaded.allowed, std::back_inserter(run.allowed));
  };
  std::size_t translations = 0;
  for (const auto& file : files) {
    if (catalogue && is_translation(file)) {
      std::ranges::move(lint_translation(file, *catalogue->rubric), std::back_inserter(run.found));
      continue;
    }
    if (!catalogue || is_rubric(file)) {
      auto loaded = load_rubric(file);
      take(loaded);
      continue;
    }
    auto proved = prove_telling(file, *catalogue->rubric);
    take(proved);
    for (const auto& beside : translation_files(file)) {
      if (std::ranges::find(files, beside.path) != files.end()) continue;  // named itself
      ++translations;
      std::ranges::move(translation_problems(beside, proved.scenario.get(), *catalogue->rubric),
                        std::back_inserter(run.found));
    }
    if (assessor && proved.scenario)
      compared.push_back({file, rating_differences(*proved.scenario, *assessor)});
  }
  for (const auto& diagnostic : run.found) {
    if (diagnostic.code == DiagnosticCode::FileNotRead)
      run.could_not_read.push_back({ErrorCode::Unreadable, diagnostic.message, diagnostic.hint});
  }
  switch (options.format) {
    case LintFormat::Text:
      print_text(run.found, run.allowed.size(), files.size() + translations);
      break;
    case LintFormat::Json:
      std::cout << diagnostics_json(run.found);
      break;
    case LintFormat::Sarif:
      std::error_code ignored;  // without a folder of its own the program gives whole addresses
      run.base = fs::current_path(ignored);
      run.version = options.version;
      std::cout << diagnostics_sarif(run);
      break;
  }
  if (assessor && options.format == LintFormat::Text) print_differences(compared);
  if (!run.could_not_read.empty()) return kCouldNotRun;
  return run.found.empty() && unexplained(compared) == 0 ? kDone : kFindings;
}

}  // namespace rapport
