// SPDX-License-Identifier: MIT
#include "engine/translation/translation_csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "engine/authoring/plain_bytes.h"
#include "engine/authoring/wording.h"
#include "engine/translation/po_reader.h"

namespace rapport {
namespace {

/// In the order of the enumerators.
const std::vector<std::string> kStates = {"translated", "missing", "stale", "gone"};

enum Column : std::size_t {
  kLine,
  kState,
  kNote,
  kSource,
  kTranslation,
  kPrevious,
  kComment,
  kHash,
  kColumns
};
/// How the head of each column begins; that of the source and of the translation has the language behind it.
constexpr std::array<std::string_view, kColumns> kHeads = {
    "line", "state", "note", "source", "translation", "previous source", "comment", "hash"};

std::string head_with(Column column, const std::string& language) {
  return fmt::format("{} ({})", kHeads[column], language);
}

class TableReader {
 public:
  TableReader(const std::vector<ScenarioText>& texts, DiagnosticReport& report) : report_(report) {
    for (const auto& text : texts) texts_.emplace(text.id, &text);
  }

  std::optional<Translation> read(CsvReader& rows) {
    const auto heads = rows.next();
    if (!heads) {
      report_.add(DiagnosticCode::EmptyFile, {1, 0, 1}, "The file is empty.",
                  "Write one with rapport export --format csv.");
      return std::nullopt;
    }
    if (!read_heads(*heads)) return std::nullopt;
    while (result_.lines.size() <= kMostTranslatedLines) {
      const auto row = rows.next();
      if (!row) break;
      read_row(*row, heads->size());
    }
    if (report_.has_errors()) return std::nullopt;
    return std::move(result_);
  }

 private:
  bool read_heads(const CsvRow& heads) {
    for (std::size_t i = 0; i < heads.size(); ++i) {
      const std::string_view head = heads[i].text;
      const auto bracket = std::min(head.find(" ("), head.size());
      const auto* known = std::ranges::find(kHeads, head.substr(0, bracket));
      if (known == kHeads.end()) continue;  // a column of the translator's own
      const auto column = static_cast<std::size_t>(known - kHeads.begin());
      if (position_[column]) continue;
      position_[column] = i;
      if (column != kTranslation || bracket == head.size()) continue;
      auto language = head.substr(bracket + 2);
      if (language.ends_with(')')) language.remove_suffix(1);
      result_.language = language;
      result_.language_place = heads[i].place;
    }
    if (position_[kLine] && position_[kTranslation] && (position_[kHash] || position_[kSource])) return true;
    report_.add(
        DiagnosticCode::TableSyntax, heads.front().place,
        "The first row does not name the columns of a translation.",
        "It needs line, translation (with the language in brackets, such as translation (es)), and hash or "
        "source; rapport export --format csv writes all of them.");
    return false;
  }

  void read_row(const CsvRow& row, std::size_t columns) {
    if (row.size() > columns) {
      return report_.add(DiagnosticCode::TableSyntax, row[columns].place,
                         fmt::format("This row has {} cells, the first has {}.", row.size(), columns),
                         "Put texts with commas or semicolons in double quotes.");
    }
    const auto cell = [&](Column column) -> const CsvCell* {
      return position_[column] && *position_[column] < row.size() ? &row[*position_[column]] : nullptr;
    };
    const auto text = [&](Column column) {
      const auto* found = cell(column);
      return found != nullptr ? found->text : std::string();
    };
    TranslatedLine line;
    line.id = text(kLine);
    line.place = row.front().place;
    if (const auto* id = cell(kLine); id != nullptr) line.place = id->place;
    const auto* words = cell(kTranslation);
    line.translation_place = words != nullptr ? words->place : line.place;
    line.translation = text(kTranslation);
    line.previous = text(kPrevious);
    line.comment = text(kComment);
    line.note = text(kNote);
    if (const auto* state = cell(kState); state != nullptr) read_state(*state, line);
    read_source(text(kSource), text(kHash), line);
    if (!check(line)) return;
    result_.lines.push_back(std::move(line));
  }

  void read_state(const CsvCell& cell, TranslatedLine& line) {
    if (cell.text.empty()) return;
    const auto known = std::ranges::find(kStates, cell.text);
    if (known == kStates.end()) {
      return report_.add(DiagnosticCode::TableSyntax, cell.place,
                         fmt::format("{} is no state of a translation.", in_quotes(cell.text)),
                         did_you_mean(cell.text, kStates, fmt::format("Write {}.", list_of(kStates, "or"))));
    }
    const auto state = static_cast<LineState>(known - kStates.begin());
    line.stale = state == LineState::Stale;
    line.gone = state == LineState::Gone;
  }

  /// The hash says of which text the translation was made; the cell of the source may have been touched.
  void read_source(std::string source, const std::string& hash, TranslatedLine& line) const {
    const auto known = texts_.find(line.id);
    if (!hash.empty() && known != texts_.end() && short_hash(known->second->text) == hash)
      source = known->second->text;
    line.source = std::move(source);
  }

  bool check(const TranslatedLine& line) {
    if (line.id.empty()) {
      report_.add(DiagnosticCode::TableSyntax, line.place, "This row does not say which line it is.",
                  "Write the line's id in the column line.");
      return false;
    }
    auto& known = line.gone ? gone_ : ids_;
    if (!known.insert(line.gone ? line.id + '\n' + line.source : line.id).second) {
      if (line.gone) return false;
      report_.add(DiagnosticCode::LineTwice, line.place,
                  fmt::format("The line {} stands here a second time.", shortened(line.id)),
                  "Keep one of the two.");
      return false;
    }
    if (result_.lines.size() == kMostTranslatedLines) {
      report_.add(DiagnosticCode::TooManyEntries, line.place,
                  fmt::format("A translation has at most {} lines.", kMostTranslatedLines), "Take some out.");
    }
    return check_translated_text(line.translation, line.translation_place, report_);
  }

  DiagnosticReport& report_;
  std::unordered_map<std::string_view, const ScenarioText*> texts_;
  std::array<std::optional<std::size_t>, kColumns> position_;
  std::unordered_set<std::string> ids_, gone_;
  Translation result_;
};

}  // namespace

std::string write_translation_csv(const Translation& translation, const std::string& source_language,
                                  ByteOrderMark mark) {
  std::vector<std::vector<std::string>> rows;
  rows.reserve(translation.lines.size() + 1);
  std::vector<std::string> heads(kHeads.begin(), kHeads.end());
  heads[kSource] = head_with(kSource, source_language);
  heads[kTranslation] = head_with(kTranslation, translation.language);
  rows.push_back(std::move(heads));
  for (const auto& line : translation.lines) {
    std::vector<std::string> row(kColumns);
    row[kLine] = line.id;
    row[kState] = kStates[static_cast<std::size_t>(state_of(line))];
    row[kNote] = line.note;
    row[kSource] = line.source;
    row[kTranslation] = line.translation;
    row[kPrevious] = line.previous;
    row[kComment] = line.comment;
    row[kHash] = short_hash(line.source);
    rows.push_back(std::move(row));
  }
  return write_csv(rows, mark);
}

std::optional<Translation> read_translation_csv(const SourceText& source,
                                                const std::vector<ScenarioText>& texts,
                                                DiagnosticReport& report) {
  if (!check_bytes(source, kLargestTranslationBytes, "Take out what does not belong in it.", report))
    return std::nullopt;
  CsvReader rows(source, report);
  return TableReader(texts, report).read(rows);
}

}  // namespace rapport
