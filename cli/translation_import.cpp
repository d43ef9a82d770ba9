// SPDX-License-Identifier: MIT
#include "cli/translation_import.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <utility>

#include "cli/catalogue.h"
#include "cli/export_command.h"
#include "cli/terminal.h"
#include "engine/authoring/wording.h"
#include "engine/base/file.h"
#include "engine/translation/import_translation.h"
#include "engine/translation/po_reader.h"
#include "engine/translation/po_writer.h"
#include "engine/translation/translated_scenario.h"
#include "engine/translation/translation_checker.h"
#include "engine/translation/translation_csv.h"

namespace rapport {
namespace {

namespace fs = std::filesystem;

/// What is wrong that somebody should look at. That a translator has not come to the end yet is nothing
/// wrong.
bool is_finding(const Diagnostic& diagnostic) {
  return diagnostic.code != DiagnosticCode::LineMissing &&
         diagnostic.code != DiagnosticCode::EmptyTranslation;
}

std::string lines(std::size_t count) {
  return fmt::format("{} line{}", count, count == 1 ? "" : "s");
}

void print_report(const ImportReport& report, const fs::path& out) {
  std::cout << fmt::format(
                   "{} taken, {} as they were, {} stale, {} not translated, {} kept that the scenario has no "
                   "more.\n",
                   lines(report.taken), report.unchanged, report.stale, report.missing, report.gone)
            << fmt::format("Written to {}.\n", out.string());
}

/// The language that the file, the option and the scenario agree on.
Result<std::string> language_of(const ImportOptions& options, const Translation& back,
                                const Scenario& scenario) {
  const auto& language = back.language.empty() ? options.language : back.language;
  if (language.empty())
    return failure(ErrorCode::Invalid, "The file does not say which language it is in.",
                   "Add --language es, for example.");
  if (!options.language.empty() && language != options.language)
    return failure(ErrorCode::Invalid,
                   fmt::format("The file is in {}, and not in {}.", language, options.language),
                   "Leave --language out, or name the right file.");
  if (const auto can = check_other_language(scenario, language); !can) return tl::unexpected(can.error());
  return language;
}

}  // namespace

int import_translation_file(const ImportOptions& options, const std::string& program) {
  const bool is_table = options.file.ends_with(".csv");
  if (options.scenario.empty())
    return report_error({ErrorCode::Invalid, "It is not said of which scenario this is a translation.",
                         "Add --scenario and its id or file."});
  const auto catalogue = open_catalogue(program);
  if (!catalogue) return report_error(catalogue.error());
  const auto file = find_scenario(catalogue->library, options.scenario);
  if (!file) return report_error(file.error());
  const auto scenario = open_scenario(*catalogue, options.scenario);
  if (!scenario) return report_error(scenario.error());
  auto bytes = read_file(options.file, kLargestTranslationBytes);
  if (!bytes) return report_error(bytes.error());

  const SourceText source(options.file, std::move(*bytes));
  DiagnosticReport report(source, "docs/translations.md");
  const auto texts = texts_of(**scenario, *catalogue->rubric);
  auto back = is_table ? read_translation_csv(source, texts, report) : read_po(source, report);
  const auto cannot = [&] {
    for (const auto& diagnostic : report.take()) std::cerr << to_text(diagnostic);
    return report_error({ErrorCode::Invalid, fmt::format("Nothing was taken from {}.", options.file),
                         "Mend what is reported above."});
  };
  if (!back) return cannot();
  const auto language = language_of(options, *back, **scenario);
  if (!language) return report_error(language.error());
  back->language = *language;
  check_translation_head(*back, **scenario, *language, report);
  if (report.has_errors()) return cannot();

  auto before = open_translation(*catalogue, *file, **scenario, *language);
  if (!before) return report_error(before.error());
  if (is_table) take_changes_for_looked_at(texts, *before, *back);
  check_translated_lines(texts, *back, report);
  auto imported = import_translation(texts, std::move(*before), std::move(*back));
  imported.translation.language = *language;
  imported.translation.scenario_id = (*scenario)->id;
  const auto out = options.output.empty() ? translation_path(*file, *language) : fs::path(options.output);
  // The translation beside the scenario is renewed, since everything of it is part of the new one.
  const Written written{write_po(imported.translation), translation_path(*file, *language)};
  if (const auto saved = save(written, out); !saved) return report_error(saved.error());
  const auto found = report.take();
  for (const auto& diagnostic : found) {
    if (is_finding(diagnostic)) std::cout << to_text(diagnostic) << "\n";
  }
  print_report(imported.report, out);
  return std::ranges::any_of(found, is_finding) ? kFindings : kDone;
}

}  // namespace rapport
