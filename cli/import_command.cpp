// SPDX-License-Identifier: MIT
#include "cli/import_command.h"

#include <filesystem>

#include "cli/story_import.h"
#include "cli/translation_import.h"

namespace rapport {

int run_import(const ImportOptions& options, const std::string& program) {
  const auto ending = std::filesystem::path(options.file).extension();
  if (ending == ".csv" || ending == ".po") return import_translation_file(options, program);
  return import_story_file(options, program);
}

}  // namespace rapport
