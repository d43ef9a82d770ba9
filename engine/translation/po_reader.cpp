// SPDX-License-Identifier: MIT
#include "engine/translation/po_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "engine/authoring/field_reader.h"
#include "engine/authoring/plain_bytes.h"
#include "engine/authoring/wording.h"
#include "engine/text/utf8.h"

namespace rapport {
namespace {

constexpr std::size_t kMostHeaderLines = 100;
constexpr std::string_view kBlanks = " \t\r";

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return text.substr(0, 0);
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

void append_line(std::string& lines, std::string_view line, bool is_first) {
  if (!is_first) lines += '\n';
  lines += line;
}

/// Reads line by line. A line that makes no sense is reported and left out.
class PoReader {
 public:
  PoReader(const SourceText& source, DiagnosticReport& report) : source_(source), report_(report) {}

  std::optional<Translation> read() {
    for (number_ = 1; number_ <= source_.line_count() && !report_.is_full() && !stopped_; ++number_) {
      line_ = source_.line(number_);
      read_line();
    }
    finish();
    if (!result_.header.empty() || report_.has_errors() || stopped_) {
      return report_.has_errors() ? std::nullopt : std::optional(std::move(result_));
    }
    report_.add(DiagnosticCode::TranslationLanguage, {1, 0, 1},
                "The file has no header that says which language it is in.",
                R"(Begin it with msgid "", msgstr "" and "Language: es\n"; rapport export writes one.)");
    return std::nullopt;
  }

 private:
  /// To which text of an entry a line in quotes belongs.
  enum class Part : std::uint8_t { None, Id, Source, Translation, PreviousId, PreviousSource };

  struct Entry {
    TranslatedLine line;
    bool has_id = false, has_source = false, has_translation = false, has_comment = false, has_note = false;
    bool is_begun = false;
    bool is_spoilt = false;  ///< something in it was reported; what follows from that is not
    SourceSpan source_place;
  };

  /// Where a part of the present line stands.
  [[nodiscard]] SourceSpan place_of(std::string_view part) const {
    return {static_cast<std::uint32_t>(number_), static_cast<std::uint32_t>(part.data() - line_.data()),
            static_cast<std::uint32_t>(std::max<std::size_t>(part.size(), 1))};
  }

  void wrong(std::string_view part, std::string message, std::string hint) {
    if (std::exchange(entry_.is_spoilt, true)) return;
    report_.add(DiagnosticCode::TranslationSyntax, place_of(part), std::move(message), std::move(hint));
  }

  void read_line() {
    const auto text = trimmed(line_);
    if (text.empty()) return finish();
    if (text.starts_with('#')) return read_comment(text);
    read_statement(text, false);
  }

  /// What follows a translation begins another entry.
  void begin_another_if_whole() {
    if (entry_.has_translation) finish();
    entry_.is_begun = true;
  }

  void read_comment(std::string_view text) {
    if (text.starts_with("#~")) {
      auto rest = trimmed(text.substr(2));
      const bool previous = rest.starts_with('|');
      if (previous) rest = trimmed(rest.substr(1));
      if (rest.empty()) return;
      if (rest.starts_with('#')) return;  // a comment of a comment: some tools keep them, nobody reads them
      // What begins an entry after one that was whole is another.
      if (!rest.starts_with('"') && entry_.has_translation) finish();
      entry_.line.gone = true;
      return read_statement(rest, previous);
    }
    begin_another_if_whole();
    if (text.starts_with("#|")) return read_statement(trimmed(text.substr(2)), true);
    part_ = Part::None;
    if (text.starts_with("#.")) {
      append_line(entry_.line.note, trimmed(text.substr(2)), !std::exchange(entry_.has_note, true));
    } else if (text.starts_with("#,")) {
      read_flags(text.substr(2));
    } else if (!text.starts_with("#:")) {
      auto words = text.substr(1);
      if (words.starts_with(' ')) words.remove_prefix(1);
      append_line(entry_.line.comment, words, !std::exchange(entry_.has_comment, true));
    }
  }

  void read_flags(std::string_view list) {
    while (true) {
      const auto comma = std::min(list.find(','), list.size());
      const auto flag = trimmed(list.substr(0, comma));
      if (flag == "fuzzy") {
        entry_.line.stale = true;
      } else if (!flag.empty()) {
        entry_.line.flags.emplace_back(flag);
      }
      if (comma == list.size()) return;
      list.remove_prefix(comma + 1);
    }
  }

  /// A keyword and a text, or a text that goes on from the line above.
  void read_statement(std::string_view text, bool previous) {
    if (text.starts_with('"')) {
      const bool of_previous = part_ == Part::PreviousId || part_ == Part::PreviousSource;
      if (part_ == Part::None || previous != of_previous)
        return wrong(text, "A text stands here that belongs to nothing.",
                     "Write msgctxt, msgid or msgstr before it, or take it out.");
      return read_string(text);
    }
    const auto word = text.substr(0, std::min(text.find_first_of(" \t\""), text.size()));
    part_ = Part::None;
    if (word.starts_with("msgid_plural") || word.starts_with("msgstr[")) {
      return wrong(word, "A scenario has no plurals.", "Write one msgid and one msgstr.");
    }
    if (word != "msgctxt" && word != "msgid" && word != "msgstr") {
      return wrong(word, fmt::format("{} is no word of a PO file.", in_quotes(word)),
                   "Lines begin with msgctxt, msgid, msgstr, a quote or #.");
    }
    if (previous && word == "msgstr")
      return wrong(word, "Only an old msgid can stand here.", "Take the line out.");
    if (!begin_part(word, previous)) return;
    read_string(trimmed(text.substr(word.size())));
  }

  /// False, and reported, if the word cannot stand here.
  bool begin_part(std::string_view word, bool previous) {
    if (previous) {
      begin_another_if_whole();
      part_ = word == "msgctxt" ? Part::PreviousId : Part::PreviousSource;
      if (part_ == Part::PreviousSource) entry_.line.previous.clear();
      return true;
    }
    if (word == "msgctxt") {
      begin_another_if_whole();
      if (entry_.has_id || entry_.has_source) {
        wrong(word, "A second msgctxt stands in one entry.",
              "Each entry is msgctxt, msgid and msgstr, with an empty line before the next.");
        return false;
      }
      entry_.has_id = true;
      part_ = Part::Id;
      return true;
    }
    if (word == "msgid") {
      begin_another_if_whole();
      if (entry_.has_source) {
        wrong(word, "A second msgid stands in one entry.", "Is the msgstr of the first missing?");
        return false;
      }
      entry_.has_source = true;
      entry_.source_place = place_of(word);
      part_ = Part::Source;
      return true;
    }
    if (!entry_.has_source || entry_.has_translation) {
      wrong(word,
            entry_.has_source ? "A second msgstr stands in one entry."
                              : "A msgstr stands here without its msgid.",
            "Each entry is msgctxt, msgid and msgstr, in this order.");
      return false;
    }
    entry_.has_translation = true;
    entry_.line.translation_place = place_of(word);
    part_ = Part::Translation;
    return true;
  }

  std::string& text_of_part() {
    switch (part_) {
      case Part::Id:
        return entry_.line.id;
      case Part::Source:
        return entry_.line.source;
      case Part::Translation:
        return entry_.line.translation;
      case Part::PreviousSource:
        return entry_.line.previous;
      case Part::None:
      case Part::PreviousId:
        break;
    }
    unused_.clear();
    return unused_;
  }

  /// Reads `"..."`, with escapes, to the end of the line.
  void read_string(std::string_view quoted) {
    if (!quoted.starts_with('"')) {
      part_ = Part::None;
      return wrong(quoted.empty() ? line_ : quoted, "A text in double quotes should stand here.",
                   "Put the text in double quotes.");
    }
    auto& text = text_of_part();
    if (part_ == Part::Id && text.empty()) entry_.line.place = place_of(quoted);
    if (part_ == Part::Translation && quoted.size() > 2 && text.empty())
      entry_.line.translation_place = place_of(quoted);
    for (std::size_t i = 1; i < quoted.size(); ++i) {
      const char c = quoted[i];
      if (c == '"') {
        if (i + 1 == quoted.size()) return;
        return wrong(quoted.substr(i), "The text ends at this quote, and something follows it.",
                     "Write \\\" for a quote that belongs to the text.");
      }
      if (c != '\\') {
        text += c;
        continue;
      }
      if (i + 1 == quoted.size()) break;
      const auto plain = plain_form(quoted[++i]);
      if (!plain) {
        return wrong(quoted.substr(i - 1, 2), "This sign after a backslash has no meaning.",
                     R"(Write \\ for a backslash, \n for a line break, \" for a quote.)");
      }
      text += *plain;
    }
    wrong(quoted, "This quote is not closed in its line.", "Close it with a double quote.");
  }

  static std::optional<char> plain_form(char escaped) {
    switch (escaped) {
      case 'n':
        return '\n';
      case 't':
        return '\t';
      case 'r':
        return '\r';
      case '"':
      case '\\':
        return escaped;
      default:
        return std::nullopt;
    }
  }

  /// Takes over the entry that has been read.
  void finish() {
    part_ = Part::None;
    if (entry_.is_spoilt) entry_ = Entry{};
    if (!entry_.is_begun && !entry_.has_source && !entry_.has_id) return;
    if (!entry_.has_source && !entry_.has_id && !entry_.has_translation && entry_.has_comment &&
        !entry_.line.gone) {
      return keep_comment();
    }
    auto entry = std::exchange(entry_, Entry{});
    if (!entry.has_source && !entry.has_id) return;
    if (!entry.has_source || !entry.has_translation) {
      report_.add(DiagnosticCode::TranslationSyntax, entry.has_source ? entry.source_place : entry.line.place,
                  fmt::format("This entry has no {}.", entry.has_source ? "msgstr" : "msgid"),
                  "Each entry is msgctxt, msgid and msgstr; an empty msgstr \"\" says that it is not "
                  "translated yet.");
      return;
    }
    if (!entry.has_id && entry.line.source.empty() && !entry.line.gone) return take_header(entry);
    take_line(entry);
  }

  /// A comment with an empty line below belongs to the file if nothing else stands above it, else to the next
  /// entry.
  void keep_comment() {
    if (!result_.header.empty() || !result_.lines.empty()) return;
    append_line(result_.comment, entry_.line.comment, result_.comment.empty());
    entry_ = Entry{};
  }

  void take_header(const Entry& entry) {
    if (!result_.header.empty()) {
      return report_.add(DiagnosticCode::TranslationSyntax, entry.source_place,
                         "A second header stands here.", "Keep the one at the head of the file.");
    }
    if (!entry.line.comment.empty())
      append_line(result_.comment, entry.line.comment, result_.comment.empty());
    std::string_view rest = entry.line.translation;
    while (!rest.empty()) {
      const auto end = std::min(rest.find('\n'), rest.size());
      const auto line = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      take_header_line(line);
    }
    // The header is there even if it says nothing.
    if (result_.header.empty()) result_.header.emplace_back("Language", "");
    result_.language_place = result_.scenario_place = entry.line.translation_place;
    find_header_places(entry.line.translation_place.line);
  }

  /// `Key: value`; anything else is kept as it is. Of a key that stands there twice the first counts.
  void take_header_line(std::string_view line) {
    if (result_.header.size() >= kMostHeaderLines) return;
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) {
      if (!line.empty()) result_.header.emplace_back("", line);
      return;
    }
    const auto key = line.substr(0, colon);
    const bool known =
        std::ranges::any_of(result_.header, [&](const auto& entry) { return entry.first == key; });
    if (known) return;
    result_.header.emplace_back(key, trimmed(line.substr(colon + 1)));
    if (key == "Language") result_.language = result_.header.back().second;
    if (key == "X-Rapport-Scenario") result_.scenario_id = result_.header.back().second;
  }

  /// The lines in which the header says language and scenario.
  void find_header_places(std::size_t from) {
    for (auto at = from; at <= number_ && at <= source_.line_count(); ++at) {
      const auto line = source_.line(at);
      const auto place = [&](std::string_view key) {
        const auto begin = line.find(key);
        return SourceSpan{
            static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(begin),
            static_cast<std::uint32_t>(std::min(line.find_first_of("\\\"", begin), line.size()) - begin)};
      };
      if (line.find("\"Language:") != std::string_view::npos) result_.language_place = place("Language:");
      if (line.find("\"X-Rapport-Scenario:") != std::string_view::npos)
        result_.scenario_place = place("X-Rapport-Scenario:");
    }
  }

  void take_line(Entry& entry) {
    auto& line = entry.line;
    if (!entry.has_id) {
      if (line.gone) return;
      return report_.add(DiagnosticCode::TranslationSyntax, entry.source_place,
                         "This entry does not say which line it is.",
                         "Write msgctxt and the line's id above it, as rapport export does.");
    }
    if (line.gone) {
      if (!gone_.insert(line.id + '\n' + line.source).second) return;
    } else if (!ids_.insert(line.id).second) {
      return report_.add(DiagnosticCode::LineTwice, line.place,
                         fmt::format("The line {} stands here a second time.", shortened(line.id)),
                         "Keep one of the two.");
    }
    if (result_.lines.size() >= kMostTranslatedLines) {
      stopped_ = true;
      return report_.add(DiagnosticCode::TooManyEntries, line.place,
                         fmt::format("A translation has at most {} lines.", kMostTranslatedLines),
                         "Take some out.");
    }
    if (!check_translated_text(line.translation, line.translation_place, report_)) return;
    result_.lines.push_back(std::move(line));
  }

  const SourceText& source_;
  DiagnosticReport& report_;
  Translation result_;
  Entry entry_;
  Part part_ = Part::None;
  std::string_view line_;
  std::size_t number_ = 1;
  std::unordered_set<std::string> ids_, gone_;
  std::string unused_;
  bool stopped_ = false;
};

}  // namespace

bool check_translated_text(std::string_view text, SourceSpan place, DiagnosticReport& report) {
  if (text.size() > kLongestText && count_characters(text) > kLongestText) {
    report.add(DiagnosticCode::TextTooLong, place,
               fmt::format("This translation has {} characters; at most {} are read.", count_characters(text),
                           kLongestText),
               "Shorten it.");
    return false;
  }
  const auto control = first_control_character(text);
  if (!control) return true;
  report.add(DiagnosticCode::ControlCharacter, place,
             fmt::format("This translation holds an invisible control character ({:#04x}).", *control),
             "Take its escape out; line breaks and tabs may stay.");
  return false;
}

std::optional<Translation> read_po(const SourceText& source, DiagnosticReport& report) {
  if (!check_bytes(source, kLargestTranslationBytes, "Take out what does not belong in it.", report))
    return std::nullopt;
  return PoReader(source, report).read();
}

}  // namespace rapport
