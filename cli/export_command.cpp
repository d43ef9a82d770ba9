// SPDX-License-Identifier: MIT
#include "cli/export_command.h"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <iostream>
#include <string_view>

#include "cli/story_export.h"
#include "cli/terminal.h"
#include "cli/translation_export.h"
#include "engine/authoring/wording.h"
#include "engine/base/file.h"

namespace rapport {
namespace {

struct Format {
  std::string_view name;
  Result<Written> (*write)(const ExportOptions&, const ExportSubject&);
};
constexpr auto kFormats = std::to_array<Format>({
    {"csv", write_table},
    {"po", write_po_file},
    {"twee", write_twee},
});

}  // namespace

Result<void> save(const Written& written, const std::filesystem::path& out) {
  std::error_code ignored;
  const bool renews = !written.renews.empty() && std::filesystem::equivalent(written.renews, out, ignored);
  return renews ? replace_file(out, written.bytes) : write_new_file(out, written.bytes);
}

std::vector<std::string> export_formats() {
  std::vector<std::string> names;
  for (const auto& format : kFormats) names.emplace_back(format.name);
  return names;
}

int run_export(const ExportOptions& options, const std::string& program) {
  if (options.scenario.empty())
    return report_error({ErrorCode::Invalid, "It is not said which scenario.",
                         "Name a file or the id of a shipped one, or add --attempts for what was held."});
  const auto catalogue = open_catalogue(program);
  if (!catalogue) return report_error(catalogue.error());
  const auto file = find_scenario(catalogue->library, options.scenario);
  if (!file) return report_error(file.error());
  const auto scenario = open_scenario(*catalogue, options.scenario);
  if (!scenario) return report_error(scenario.error());
  for (const auto& format : kFormats) {
    if (format.name != options.format) continue;
    const auto written = format.write(options, {*catalogue, *file, *scenario});
    if (!written) return report_error(written.error());
    if (options.output.empty()) {
      std::cout << written->bytes;
      return kDone;
    }
    const auto saved = save(*written, options.output);
    return saved ? kDone : report_error(saved.error());
  }
  return report_error({ErrorCode::Invalid, fmt::format("There is no format {}.", in_quotes(options.format)),
                       fmt::format("There are {}.", list_of(export_formats()))});
}

}  // namespace rapport
