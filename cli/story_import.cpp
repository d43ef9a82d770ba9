// SPDX-License-Identifier: MIT
#include "cli/story_import.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <optional>
#include <string_view>

#include "cli/catalogue.h"
#include "cli/terminal.h"
#include "engine/base/file.h"
#include "engine/exchange/import_story.h"

namespace rapport {
namespace {

std::optional<StoryLanguage> language_of(const ImportOptions& options, std::string_view bytes) {
  if (options.from == "twee") return StoryLanguage::Twee;
  if (options.from == "yarn") return StoryLanguage::Yarn;
  return story_language(options.file, bytes);
}

void say_what_came(const ImportedStory& story, const ImportOptions& options) {
  for (const auto& remark : story.remarks) std::cerr << to_text(remark);
  std::size_t choices = 0;
  for (auto at = story.yaml.find("TODO"); at != std::string::npos; at = story.yaml.find("TODO", at + 1))
    ++choices;
  std::cerr << fmt::format("rapport: {}, {}, {}; {} could not be brought unchanged.\n",
                           counted(story.turns, "turn"), counted(story.replies, "reply"),
                           counted(story.endings, "ending"), counted(story.remarks.size(), "thing"));
  std::cerr << fmt::format(
      "{} in it wait for you: look for TODO, and ask rapport lint {}, which has {} now.\n",
      counted(choices, "place"), options.output.empty() ? "FILE" : options.output,
      counted(story.warnings.size(), "warning"));
}

}  // namespace

int import_story_file(const ImportOptions& options, const std::string& program) {
  const auto catalogue = open_catalogue(program);
  if (!catalogue) return report_error(catalogue.error());
  const auto bytes = read_file(options.file, kLargestStory);
  if (!bytes) return report_error(bytes.error());
  const auto language = language_of(options, *bytes);
  if (!language) {
    return report_error({ErrorCode::Invalid,
                         fmt::format("What {} is written in cannot be told.", options.file),
                         "Say it: --from twee or --from yarn; a translation ends in .csv or .po. A page "
                         "published by Twine is neither: in Twine choose "
                         "Export As Twee, or run tweego -d -o story.twee PAGE.html"});
  }
  const auto story = import_story(options.file, *bytes, *language, *catalogue->rubric);
  if (!story) return report_error(story.error());
  if (options.output.empty()) {
    std::cout << story->yaml;
  } else if (const auto written = write_new_file(options.output, story->yaml); !written) {
    return report_error(written.error());
  }
  say_what_came(*story, options);
  return story->remarks.empty() ? kDone : kFindings;
}

}  // namespace rapport
