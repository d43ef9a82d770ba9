// SPDX-License-Identifier: MIT
#include "cli/export_command.h"

#include <algorithm>
#include <array>
#include <iostream>
#include <string_view>

#include "cli/catalogue.h"
#include "cli/terminal.h"
#include "engine/base/file.h"
#include "engine/exchange/export_twee.h"

namespace rapport {
namespace {

/// The bytes of one format. What it cannot say has been written to standard error.
using Writer = Result<std::string> (*)(const Scenario& scenario, const Rubric& rubric,
                                       const ExportOptions& options);

Result<std::string> write_twee(const Scenario& scenario, const Rubric& rubric, const ExportOptions& options) {
  auto story = export_twee(scenario, rubric, options.scenario);
  for (const auto& remark : story.remarks) std::cerr << to_text(remark);
  return std::move(story.twee);
}

struct Format {
  std::string_view name;
  Writer write;
};
constexpr auto kFormats = std::to_array<Format>({
    {"twee", write_twee},
});

}  // namespace

std::vector<std::string> export_formats() {
  std::vector<std::string> names;
  for (const auto& format : kFormats) names.emplace_back(format.name);
  return names;
}

int run_export(const ExportOptions& options, const std::string& program) {
  const auto catalogue = open_catalogue(program);
  if (!catalogue) return report_error(catalogue.error());
  const auto scenario = open_scenario(*catalogue, options.scenario);
  if (!scenario) return report_error(scenario.error());
  const auto* const format = std::ranges::find(kFormats, options.format, &Format::name);
  if (format == kFormats.end())
    return report_error(
        {ErrorCode::Invalid, "There is no format " + options.format + ".", "See rapport export --help."});
  const auto bytes = format->write(**scenario, *rubric_of(**scenario, catalogue->rubric), options);
  if (!bytes) return report_error(bytes.error());
  if (options.output.empty()) {
    std::cout << *bytes;
    return kDone;
  }
  const auto written = write_new_file(options.output, *bytes);
  return written ? kDone : report_error(written.error());
}

}  // namespace rapport
