// SPDX-License-Identifier: MIT
#include "engine/translation/translation.h"

#include <optional>
#include <string_view>
#include <unordered_map>

namespace rapport {

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

LineState state_of(const TranslatedLine& line) {
  if (line.gone) return LineState::Gone;
  if (is_blank(line.translation)) return LineState::Missing;
  return line.stale ? LineState::Stale : LineState::Translated;
}

LineCounts counts_of(const Translation& translation) {
  LineCounts counts;
  for (const auto& line : translation.lines) {
    switch (state_of(line)) {
      case LineState::Translated:
        ++counts.translated;
        break;
      case LineState::Missing:
        ++counts.missing;
        break;
      case LineState::Stale:
        ++counts.stale;
        break;
      case LineState::Gone:
        ++counts.gone;
        break;
    }
  }
  return counts;
}

namespace {

/// Finds for each text of the scenario the line of a translation that belongs to it.
class Pairing {
 public:
  Pairing(const std::vector<ScenarioText>& texts, std::vector<TranslatedLine>& lines)
      : texts_(texts), lines_(lines), line_of_(texts.size()), taken_(lines.size(), false) {}

  void run() {
    std::unordered_map<std::string_view, std::size_t> by_id;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const auto [known, is_new] = by_id.emplace(lines_[i].id, i);
      // A line that is there counts before one that was gone.
      if (!is_new && lines_[known->second].gone) known->second = i;
    }
    const auto with_id = [&](std::size_t text) -> std::optional<std::size_t> {
      const auto found = by_id.find(texts_[text].id);
      return found == by_id.end() ? std::nullopt : std::optional(found->second);
    };
    for (std::size_t t = 0; t < texts_.size(); ++t) {
      const auto line = with_id(t);
      if (line && lines_[*line].source == texts_[t].text) take(t, *line);
    }
    move_along();
    for (std::size_t t = 0; t < texts_.size(); ++t) {
      const auto line = with_id(t);
      if (!line_of_[t] && line && !taken_[*line]) take(t, *line);
    }
  }

  [[nodiscard]] std::optional<std::size_t> line_of(std::size_t text) const { return line_of_[text]; }
  [[nodiscard]] bool is_taken(std::size_t line) const { return taken_[line]; }

 private:
  void take(std::size_t text, std::size_t line) {
    line_of_[text] = line;
    taken_[line] = true;
  }

  /// A text that was counted otherwise before, or whose turn was renamed, is still the same text.
  void move_along() {
    std::unordered_multimap<std::string_view, std::size_t> by_source;
    for (std::size_t i = lines_.size(); i-- > 0;) {
      if (!taken_[i] && state_of(lines_[i]) != LineState::Missing && !lines_[i].stale)
        by_source.emplace(lines_[i].source, i);
    }
    for (std::size_t t = 0; t < texts_.size(); ++t) {
      if (line_of_[t]) continue;
      const auto found = by_source.find(texts_[t].text);
      if (found == by_source.end()) continue;
      take(t, found->second);
      by_source.erase(found);
    }
  }

  const std::vector<ScenarioText>& texts_;
  const std::vector<TranslatedLine>& lines_;
  std::vector<std::optional<std::size_t>> line_of_;
  std::vector<bool> taken_;
};

/// What is known of a text's translation, said of the text as it is now.
TranslatedLine renewed(const ScenarioText& text, TranslatedLine line) {
  const bool was_stale = line.stale && !line.previous.empty();
  if (line.source != text.text) {
    if (!was_stale) line.previous = line.source;
    // A text that was changed and changed back is what the translation was made of.
    line.stale = line.previous != text.text;
  }
  if (is_blank(line.translation)) line.stale = false;
  if (!line.stale) line.previous.clear();
  line.id = text.id;
  line.source = text.text;
  line.note = text.note;
  line.gone = false;
  return line;
}

/// Whether a line that the scenario has no more holds anybody's work.
bool is_worth_keeping(const TranslatedLine& line) {
  return !is_blank(line.translation) || !line.comment.empty();
}

}  // namespace

Translation brought_up_to_date(const std::vector<ScenarioText>& texts, Translation translation) {
  auto old = std::move(translation.lines);
  Pairing pairing(texts, old);
  pairing.run();
  translation.lines.clear();
  translation.lines.reserve(texts.size());
  for (std::size_t t = 0; t < texts.size(); ++t) {
    const auto line = pairing.line_of(t);
    translation.lines.push_back(renewed(texts[t], line ? std::move(old[*line]) : TranslatedLine{}));
  }
  for (std::size_t i = 0; i < old.size(); ++i) {
    if (pairing.is_taken(i) || !is_worth_keeping(old[i])) continue;
    old[i].gone = true;
    old[i].note.clear();
    translation.lines.push_back(std::move(old[i]));
  }
  return translation;
}

}  // namespace rapport
