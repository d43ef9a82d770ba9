// SPDX-License-Identifier: MIT
#include "engine/translation/import_translation.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace rapport {
namespace {

/// What the header that came back says, before what was there.
void join_headers(Translation& into, const Translation& back) {
  for (const auto& [key, value] : back.header) {
    const auto same = std::ranges::find(into.header, key, &std::pair<std::string, std::string>::first);
    if (same == into.header.end() || key.empty()) {
      const bool known = std::ranges::find(into.header, std::pair(key, value)) != into.header.end();
      if (!known) into.header.emplace_back(key, value);
    } else {
      same->second = value;
    }
  }
  if (!back.comment.empty()) into.comment = back.comment;
  if (!back.language.empty()) into.language = back.language;
  if (!back.scenario_id.empty()) into.scenario_id = back.scenario_id;
}

TranslatedLine joined(const TranslatedLine& before, TranslatedLine back) {
  if (state_of(back) == LineState::Missing) {
    auto line = before;
    if (!back.comment.empty()) line.comment = std::move(back.comment);
    return line;
  }
  if (back.comment.empty()) back.comment = before.comment;
  if (back.flags.empty()) back.flags = before.flags;
  return back;
}

}  // namespace

void take_changes_for_looked_at(const std::vector<ScenarioText>& texts, const Translation& before,
                                Translation& back) {
  const auto present = brought_up_to_date(texts, before);
  std::unordered_map<std::string_view, const TranslatedLine*> stale;
  for (const auto& line : present.lines) {
    if (state_of(line) == LineState::Stale) stale.emplace(line.id, &line);
  }
  for (auto& line : back.lines) {
    const auto found = line.stale ? stale.find(line.id) : stale.end();
    if (found == stale.end()) continue;
    const auto& was = *found->second;
    const bool same_sources = was.source == line.source && was.previous == line.previous;
    if (same_sources && was.translation != line.translation) line.stale = false;
  }
}

ImportedTranslation import_translation(const std::vector<ScenarioText>& texts, Translation before,
                                       Translation back) {
  before = brought_up_to_date(texts, std::move(before));
  back = brought_up_to_date(texts, std::move(back));
  ImportedTranslation result;
  auto& lines = result.translation.lines;
  result.translation.header = before.header;
  result.translation.comment = before.comment;
  result.translation.language = before.language;
  result.translation.scenario_id = before.scenario_id;
  join_headers(result.translation, back);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto came_back = state_of(back.lines[i]) != LineState::Missing;
    auto line = joined(before.lines[i], std::move(back.lines[i]));
    const bool same = line.translation == before.lines[i].translation && line.stale == before.lines[i].stale;
    if (came_back) ++(same ? result.report.unchanged : result.report.taken);
    lines.push_back(std::move(line));
  }
  std::unordered_set<std::string> gone;
  for (auto* part : {&back, &before}) {
    for (std::size_t i = texts.size(); i < part->lines.size(); ++i) {
      auto& line = part->lines[i];
      if (!gone.insert(line.id + '\n' + line.source).second) continue;
      lines.push_back(std::move(line));
    }
  }
  const auto counts = counts_of(result.translation);
  result.report.stale = counts.stale;
  result.report.gone = counts.gone;
  result.report.missing = counts.missing;
  return result;
}

}  // namespace rapport
