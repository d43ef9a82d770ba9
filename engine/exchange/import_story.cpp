// SPDX-License-Identifier: MIT
#include "engine/exchange/import_story.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "engine/authoring/scenario_loader.h"
#include "engine/authoring/source_text.h"
#include "engine/exchange/draft_story.h"
#include "engine/exchange/plain_text.h"
#include "engine/exchange/twee_reader.h"
#include "engine/exchange/yarn_reader.h"
#include "engine/text/utf8.h"

namespace rapport {
namespace {

constexpr std::size_t kLargestScenario = 8U << 20U;

bool is_published(std::string_view bytes) {
  const auto beginning = bytes.substr(0, 1U << 20U);
  return beginning.find("<tw-storydata") != std::string_view::npos ||
         beginning.find("tiddler=") != std::string_view::npos;
}

/// Old files may end their lines by a carriage return alone. As many bytes as before, so places stay.
void mend_line_ends(std::string& bytes) {
  if (bytes.find('\n') == std::string::npos) std::ranges::replace(bytes, '\r', '\n');
}

bool has_errors(const std::vector<Diagnostic>& found) {
  return std::ranges::any_of(found,
                             [](const Diagnostic& each) { return each.severity() == Severity::Error; });
}

/// The errors first.
std::string first_error(const std::vector<Diagnostic>& found) {
  const auto error = std::ranges::find(found, Severity::Error, &Diagnostic::severity);
  return error == found.end() ? std::string() : error->message;
}

}  // namespace

std::optional<StoryLanguage> story_language(std::string_view name, std::string_view bytes) {
  const auto end = std::filesystem::path(std::string(name)).extension().string();
  if (end == ".twee" || end == ".tw" || end == ".twee3" || end == ".tw2" || end == ".twee2")
    return StoryLanguage::Twee;
  if (end == ".yarn") return StoryLanguage::Yarn;
  const auto has_line = [&](std::string_view begin) {
    return bytes.starts_with(begin) || bytes.find("\n" + std::string(begin)) != std::string_view::npos;
  };
  if (has_line("::")) return StoryLanguage::Twee;
  if (has_line("title:") && has_line("---")) return StoryLanguage::Yarn;
  return std::nullopt;
}

Result<ImportedStory> import_story(const std::string& name, std::string bytes, StoryLanguage language,
                                   const Rubric& rubric) {
  if (bytes.size() > kLargestStory)
    return failure(ErrorCode::Invalid,
                   fmt::format("{} has {} bytes; at most {} are read.", name, bytes.size(), kLargestStory),
                   "Split the story, and bring one part after the other.");
  mend_line_ends(bytes);
  const SourceText source(name, std::move(bytes));
  if (const auto bad = first_invalid_utf8(source.bytes())) {
    const auto place = source.span_at(*bad);
    return failure(
        ErrorCode::Invalid,
        fmt::format("{}:{}:{}: this byte is not UTF-8.", name, place.line, source.column_of(place)),
        "Save the file as UTF-8 and bring it again.");
  }
  if (is_published(source.bytes()))
    return failure(ErrorCode::Invalid,
                   fmt::format("{} is a published page or an archive of Twine, not its source.", name),
                   "Open it in Twine and choose Export As Twee, or run: tweego -d -o story.twee PAGE.html");
  Remarks while_reading(source);
  const auto story =
      language == StoryLanguage::Twee ? read_twee(source, while_reading) : read_yarn(source, while_reading);
  std::string problem;
  for (const auto counted : {WaysCounted::All, WaysCounted::OnlyWithoutCondition}) {
    auto remarks = while_reading;
    const auto draft = draft_of(story, name, counted, rubric, remarks);
    if (!draft) return tl::unexpected(draft.error());
    ImportedStory imported;
    imported.yaml = draft_yaml(*draft);
    if (imported.yaml.size() > kLargestScenario)
      return failure(ErrorCode::Invalid,
                     fmt::format("{} would become a scenario of {} bytes; at most {} are read.", name,
                                 imported.yaml.size(), kLargestScenario),
                     "Split the story, and bring one part after the other.");
    const auto loaded = load_scenario_text(name, imported.yaml, rubric);
    if (has_errors(loaded.diagnostics)) {
      problem = first_error(loaded.diagnostics);
      continue;
    }
    imported.remarks = remarks.take();
    imported.warnings = loaded.diagnostics;
    imported.turns = draft->turns.size();
    imported.endings = draft->endings.size();
    for (const auto& turn : draft->turns) imported.replies += turn.replies.size();
    return imported;
  }
  return failure(ErrorCode::Invalid, fmt::format("{} cannot be made a scenario: {}", name, problem),
                 "This should not happen; please report it with the file.");
}

}  // namespace rapport
