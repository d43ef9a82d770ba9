// SPDX-License-Identifier: MIT
#include "cli/import_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <vector>

#include "cli/terminal.h"
#include "cli/translation_import.h"
#include "engine/authoring/wording.h"

namespace rapport {
namespace {

/// What is known by the ending of its name.
struct Format {
  std::string_view ending;
  int (*take_in)(const ImportOptions&, const std::string& program);
};
constexpr auto kFormats = std::to_array<Format>({
    {".csv", import_translation_file},
    {".po", import_translation_file},
});

}  // namespace

int run_import(const ImportOptions& options, const std::string& program) {
  const auto ending = std::filesystem::path(options.file).extension().string();
  const auto* const format = std::ranges::find(kFormats, ending, &Format::ending);
  if (format != kFormats.end()) return format->take_in(options, program);
  std::vector<std::string> endings;
  for (const auto& each : kFormats) endings.emplace_back(each.ending);
  return report_error(
      {ErrorCode::Invalid, fmt::format("It cannot be told what {} is.", in_quotes(options.file)),
       fmt::format("The names of files that can be taken in end in {}.", list_of(endings, "or"))});
}

}  // namespace rapport
