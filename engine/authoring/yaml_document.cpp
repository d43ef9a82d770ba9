// SPDX-License-Identifier: MIT
#include "engine/authoring/yaml_document.h"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <initializer_list>
#include <istream>
#include <streambuf>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "engine/authoring/plain_bytes.h"
#include "engine/authoring/wording.h"

namespace rapport {
namespace {

/// Ends the parse from inside an event; the problem has been reported.
struct Stop {};

/// Reads a view without copying it.
class ViewBuffer : public std::streambuf {
 public:
  explicit ViewBuffer(std::string_view view) {
    auto* begin = const_cast<char*>(view.data());  // NOLINT: a get area is never written
    setg(begin, begin, begin + view.size());
  }
};

/// What writing a value out costs.
struct Extent {
  std::size_t values = 0;
  std::size_t bytes = 0;

  void add(const Extent& other) {
    values += other.values;
    bytes += other.bytes;
  }
};

Extent extent_of(const YamlValue& value) {
  Extent extent{1, value.text.size()};
  for (const auto& item : value.items) extent.add(extent_of(item));
  for (const auto& entry : value.entries) {
    extent.bytes += entry.key.size();
    extent.add(extent_of(entry.value));
  }
  return extent;
}

/// Builds the tree from yaml-cpp's events, where keys, aliases and repeats arrive one by one with their own
/// place.
class TreeBuilder final : public YAML::EventHandler {
 public:
  TreeBuilder(const SourceText& source, DiagnosticReport& report) : source_(source), report_(report) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    add(YamlValue{YamlValue::Kind::Nothing, false, place_of_nothing(mark), {}, {}, {}}, anchor);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto found = anchored_.find(anchor);
    if (found == anchored_.end()) {
      stop(DiagnosticCode::SelfReferringAlias, word_at(mark),
           "This alias stands inside the value that it refers to.",
           "Write the value out, or refer to a value that is complete.");
    }
    written_out_.add(found->second.extent);
    check_extent(mark);
    auto value = found->second.value;
    value.place = word_at(mark);
    const auto at = value.place;
    place(std::move(value), at);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& text) override {
    if (tag != "!" && tag != "?" && !tag.empty()) refuse_tag(mark);
    auto at = content_at(mark);
    const auto line = source_.line(at.line);
    const auto first = at.begin_byte < line.size() ? line[at.begin_byte] : '\0';
    const bool quoted = tag == "!" && (first == '"' || first == '\'');
    const auto rest = line.size() > at.begin_byte ? line.size() - at.begin_byte : 1;
    const auto length = quoted ? check_quote(at) : text.size();
    at.length_bytes = static_cast<std::uint32_t>(std::clamp<std::size_t>(length, 1, rest));
    if (!quoted) check_cut_text(at, text);
    add(YamlValue{YamlValue::Kind::Text, quoted, at, text, {}, {}}, anchor);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(YamlValue::Kind::List, mark, tag, anchor);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(YamlValue::Kind::Mapping, mark, tag, anchor);
  }
  void OnMapEnd() override { close(); }

  [[nodiscard]] bool root_is_nothing() const { return root_.kind == YamlValue::Kind::Nothing; }
  [[nodiscard]] YamlValue take_root() { return std::move(root_); }
  [[nodiscard]] std::size_t values() const { return written_out_.values; }
  [[nodiscard]] bool has_anchors() const { return !anchored_.empty(); }

 private:
  struct Level {
    YamlValue value;
    YAML::anchor_t anchor = 0;
    std::optional<YamlEntry> pending;                     ///< a mapping's key that waits for its value
    std::unordered_map<std::string, std::uint32_t> keys;  ///< and their lines
  };
  struct Anchored {
    YamlValue value;
    Extent extent;
  };

  static SourceSpan span(const YAML::Mark& mark) {
    if (mark.is_null()) return {};
    return {static_cast<std::uint32_t>(mark.line + 1), static_cast<std::uint32_t>(mark.column), 1};
  }

  [[noreturn]] void stop(DiagnosticCode code, SourceSpan place, std::string message, std::string hint) {
    report_.add(code, place, std::move(message), std::move(hint));
    throw Stop{};
  }

  void refuse_tag(const YAML::Mark& mark) {
    const auto at = word_at(mark);
    const auto tag = source_.line(at.line).substr(at.begin_byte, at.length_bytes);
    report_.add(DiagnosticCode::TagNotAllowed, at, fmt::format("{} has no meaning here.", shortened(tag)),
                "Take it out; put the text in quotes if it begins with an exclamation mark.");
  }

  /// The place of a tag, an alias or the like, up to its end.
  [[nodiscard]] SourceSpan word_at(const YAML::Mark& mark) const {
    auto at = span(mark);
    const auto line = source_.line(at.line);
    at.begin_byte = std::min(at.begin_byte, static_cast<std::uint32_t>(line.size()));
    const auto word = line.substr(at.begin_byte);
    at.length_bytes = static_cast<std::uint32_t>(
        std::max<std::size_t>(1, std::min(word.find_first_of(" \t,]}"), word.size())));
    return at;
  }

  /// The parser marks an empty value where the next thing stands; what it belongs to ends before that.
  [[nodiscard]] SourceSpan place_of_nothing(const YAML::Mark& mark) const {
    const auto at = span(mark);
    const auto line = source_.line(at.line);
    if (at.begin_byte < line.size() &&
        (line[at.begin_byte] == '~' || line[at.begin_byte] == 'n' || line[at.begin_byte] == 'N'))
      return at;
    const auto next = static_cast<std::size_t>(line.data() - source_.bytes().data()) +
                      std::min<std::size_t>(at.begin_byte, line.size());
    const auto before = line.data() == nullptr ? std::string_view::npos
                                               : source_.bytes().substr(0, next).find_last_not_of(" \t\r\n");
    return before == std::string_view::npos ? at : source_.span_at(before);
  }

  /// Where a text begins, behind its anchor.
  [[nodiscard]] SourceSpan content_at(const YAML::Mark& mark) const {
    const auto at = span(mark);
    const auto line = source_.line(at.line);
    auto begin = static_cast<std::size_t>(at.begin_byte);
    while (begin < line.size() && line[begin] == '&') {
      begin = std::min(line.find_first_of(" \t", begin), line.size());
      begin = std::min(line.find_first_not_of(" \t", begin), line.size());
    }
    return begin < line.size() ? SourceSpan{at.line, static_cast<std::uint32_t>(begin), 1} : at;
  }

  /// A comment that begins like part of a sentence: "customer #1", "order # 12".
  void check_cut_text(SourceSpan at, std::string_view text) {
    const auto line = source_.line(at.line);
    if (line.substr(at.begin_byte, text.size()) != text) return;  // on several lines, or a block
    const auto rest = line.substr(at.begin_byte + text.size());
    if (!rest.starts_with(" #") || rest.size() < 3) return;
    const auto is = [&](std::size_t i, int (*kind)(int)) {
      return i < rest.size() && kind(static_cast<unsigned char>(rest[i])) != 0;
    };
    const bool words = std::ranges::any_of(text, [](unsigned char c) { return c == ' ' || c >= 0x80; });
    if (!is(2, std::isalnum) && !(words && rest[2] == ' ' && is(3, std::isdigit))) return;
    report_.add(DiagnosticCode::TextCutByComment,
                {at.line, static_cast<std::uint32_t>(at.begin_byte + text.size() + 1),
                 static_cast<std::uint32_t>(rest.size() - 1)},
                fmt::format("From here on this is a comment; the text is only {}.", in_quotes(text)),
                "Put the whole text in double quotes. If it is meant as a comment, write two blanks before # "
                "and one behind.");
  }

  /// Whether a line begins like an entry of a mapping or a list, at most `column` bytes from the left.
  static bool looks_like_an_entry(std::string_view line, std::size_t column) {
    std::size_t i = line.find_first_not_of(' ');
    if (i == std::string_view::npos || i > column) return false;
    if (line.substr(i).starts_with("- ")) return true;
    const auto begin = i;
    while (i < line.size() &&
           ((std::isalnum(static_cast<unsigned char>(line[i])) != 0) || line[i] == '_' || line[i] == '-'))
      ++i;
    return i > begin && i < line.size() && line[i] == ':' && (i + 1 == line.size() || line[i + 1] == ' ');
  }

  /// The length of the quoted text that begins at `begin`. The parser lets the end of a file close a quote,
  /// and takes the lines after a lost quote for part of the text.
  std::size_t check_quote(SourceSpan begin) {
    const auto first_line = source_.line(begin.line);
    const auto bytes = source_.bytes();
    const auto offset = static_cast<std::size_t>(first_line.data() - bytes.data()) + begin.begin_byte;
    const char quote = bytes[offset];
    auto end = offset + 1;
    for (; end < bytes.size(); ++end) {
      const bool doubled = quote == '\'' && bytes.substr(end, 2) == "''";
      if (doubled || (quote == '"' && bytes[end] == '\\')) {
        ++end;
      } else if (bytes[end] == quote) {
        break;
      }
    }
    const auto last = source_.span_at(std::min(end, bytes.size())).line;
    const auto column = std::min(first_line.find_first_not_of(" -"), first_line.size());
    for (auto number = begin.line + 1; number <= last; ++number) {
      if (!looks_like_an_entry(source_.line(number), column)) continue;
      stop(DiagnosticCode::UnterminatedQuote, begin,
           fmt::format("The quote that opens here runs on over line {}, which looks like the next entry.",
                       number),
           "Close the quote where the text ends; write a quote inside double quotes as \\\".");
    }
    if (end >= bytes.size()) {
      stop(DiagnosticCode::UnterminatedQuote, begin, "The quote that opens here is never closed.",
           "Close the quote where the text ends; write a quote inside double quotes as \\\".");
    }
    return end + 1 - offset;
  }

  void check_extent(const YAML::Mark& mark) {
    if (written_out_.values > kMostYamlValues) {
      stop(DiagnosticCode::TooManyValues, span(mark),
           fmt::format("With its aliases written out this file has more than {} values.", kMostYamlValues),
           "Use fewer aliases of aliases, or split the file.");
    }
    if (written_out_.bytes > kMostYamlBytes) {
      stop(DiagnosticCode::TooManyValues, span(mark),
           fmt::format("With its aliases written out this file has more than {} bytes of text.",
                       kMostYamlBytes),
           "Use fewer aliases of long texts, or split the file.");
    }
  }

  void open(YamlValue::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    if (tag != "?" && tag != "!" && !tag.empty()) refuse_tag(mark);
    if (levels_.size() >= kDeepestNesting) {
      stop(DiagnosticCode::NestedTooDeep, span(mark),
           fmt::format("Values are nested deeper than {} levels here.", kDeepestNesting),
           "A scenario needs fewer than ten; check the indentation and the brackets.");
    }
    written_out_.add({1, 0});
    check_extent(mark);
    if (kind == YamlValue::Kind::Mapping && expects_key()) refuse_key(mark);
    levels_.push_back(Level{YamlValue{kind, false, span(mark), {}, {}, {}}, anchor, std::nullopt, {}});
  }

  void close() {
    auto level = std::move(levels_.back());
    levels_.pop_back();
    level.value.items.shrink_to_fit();  // a large file's tree is kept
    level.value.entries.shrink_to_fit();
    const auto place_of = level.value.place;
    if (level.anchor != 0)
      anchored_.insert_or_assign(level.anchor, Anchored{level.value, extent_of(level.value)});
    place(std::move(level.value), place_of);
  }

  void add(YamlValue value, YAML::anchor_t anchor) {
    const Extent extent{1, value.text.size()};
    written_out_.add(extent);
    const auto at = value.place;
    if (anchor != 0) anchored_.insert_or_assign(anchor, Anchored{value, extent});
    place(std::move(value), at);
  }

  [[nodiscard]] bool expects_key() const {
    return !levels_.empty() && levels_.back().value.is_mapping() && !levels_.back().pending;
  }

  [[noreturn]] void refuse_key(const YAML::Mark& mark) {
    stop(DiagnosticCode::KeyNotText, span(mark), "A key must be a word.",
         "Check for a stray bracket, brace or question mark at the beginning of the line.");
  }

  /// Puts a finished value where it belongs: the root, a list, or a mapping's key or value.
  void place(YamlValue value, SourceSpan at) {
    if (levels_.empty()) {
      root_ = std::move(value);
      return;
    }
    auto& level = levels_.back();
    if (level.value.is_list()) {
      level.value.items.push_back(std::move(value));
      return;
    }
    if (level.pending) {
      if (value.kind == YamlValue::Kind::Nothing) value.place = level.pending->key_place;
      level.pending->value = std::move(value);
      level.value.entries.push_back(std::move(*level.pending));
      level.pending.reset();
      return;
    }
    take_key(level, std::move(value), at);
  }

  void take_key(Level& level, YamlValue value, SourceSpan at) {
    if (!value.is_text()) {
      stop(DiagnosticCode::KeyNotText, at, "A key must be a word.", "Write a word before the colon.");
    }
    if (value.text == "<<" && !value.quoted) {
      report_.add(DiagnosticCode::MergeKey, at, "Merge keys (<<) are not part of the format.",
                  "Write the keys out.");
    }
    const auto [first, is_new] = level.keys.emplace(value.text, at.line);
    if (!is_new) {
      report_.add(
          DiagnosticCode::DuplicateKey, at,
          fmt::format("The key {} is already there, in line {}.", in_quotes(value.text), first->second),
          "Keep one of the two; the second would be lost.");
    }
    level.pending = YamlEntry{std::move(value.text), at, {}};
  }

  const SourceText& source_;
  DiagnosticReport& report_;
  std::vector<Level> levels_;
  std::unordered_map<YAML::anchor_t, Anchored> anchored_;
  Extent written_out_;
  YamlValue root_;
};

/// What the parser's own words mean for somebody who does not know YAML.
struct PlainWords {
  enum class Where { Anywhere, AtTheFirstWord, Later };
  std::string_view parser;  ///< how its message begins
  Where where;              ///< in the line
  std::string_view message;
  std::string_view hint;
};
constexpr std::string_view kQuoteIt =
    "Put the text in double quotes if it has a colon followed by a blank, or begins with a sign.";
constexpr std::string_view kTextEnds = "The text ends before this, at a quote, a brace or a bracket.";
constexpr std::string_view kQuoteTheWhole =
    "Put the whole text in double quotes; within single quotes an apostrophe is written twice.";
using Where = PlainWords::Where;
constexpr auto kPlainWords = std::to_array<PlainWords>({
    {"illegal map value", Where::Later, "There is a second colon in this line, as if a text were a key.",
     kQuoteIt},
    {"illegal map value", Where::AtTheFirstWord,
     "The line above runs on into this one, as if both were one text.",
     "Look at the line above: a key needs a colon and a blank behind it."},
    {"end of map not found", Where::Later, kTextEnds, kQuoteTheWhole},
    {"end of map not found", Where::AtTheFirstWord, "This line does not continue what stands above it.",
     "Indent it like the lines that it belongs with."},
    {"end of sequence not found", Where::Later, kTextEnds, kQuoteTheWhole},
    {"end of sequence not found", Where::AtTheFirstWord, "This line does not continue the list above it.",
     "Begin it with a dash, or indent it like the lines that it belongs with."},
    {"end of map flow not found", Where::Anywhere,
     "A brace { is not closed, or there is no comma between two of its entries.",
     "Close it with }, or put the text in double quotes if the brace belongs to it."},
    {"end of sequence flow not found", Where::Anywhere,
     "A bracket [ is not closed, or there is no comma between two of its entries.",
     "Close it with ], or put the text in double quotes if the bracket belongs to it."},
    {"illegal flow end", Where::Anywhere, "A bracket or brace is closed here that was never opened.",
     "Take it out, or put the text in double quotes if it belongs to it."},
    {"illegal block entry", Where::Anywhere, "A dash cannot begin a list here.",
     "Begin the list on a line of its own, below its key."},
    {"unknown escape character", Where::Anywhere,
     "This sign after a backslash has no meaning in double quotes.",
     "Use single quotes, or write the backslash twice."},
    {"the referenced anchor is not defined", Where::Anywhere,
     "This alias refers to something that does not stand above it.",
     "Put the text in double quotes if it begins with a star. An alias needs a value named with & above it."},
    {"alias not found after *", Where::Anywhere, "A star begins an alias, and no name follows it.",
     "Put the text in double quotes if it begins with a star."},
    {"anchor not found after &", Where::Anywhere, "The sign & begins an anchor, and no name follows it.",
     "Put the text in double quotes if it begins with &."},
    {"unexpected character in block scalar", Where::Anywhere,
     "A text on lines of its own begins with this line's > or |, and something follows that sign.",
     "Write the text on the lines below, or put it in double quotes if it begins with > or |."},
    {"unknown token", Where::Anywhere, "This sign cannot begin a text.",
     "Put the text in double quotes; within braces and brackets also one that has a question mark."},
});

std::size_t indentation_of(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

/// The last line before `number` that has words.
std::string_view words_before(const SourceText& source, std::size_t number) {
  while (--number > 0) {
    const auto line = source.line(number);
    const auto begin = indentation_of(line);
    if (begin < line.size() && line[begin] != '#') return line;
  }
  return {};
}

bool is_any_of(std::string_view line, std::initializer_list<std::string_view> beginnings) {
  return std::ranges::any_of(beginnings, [&](std::string_view each) { return line.starts_with(each); });
}

/// What is behind the commonest of the parser's complaints, told from the lines themselves; nothing if the
/// general words must do.
std::optional<std::pair<std::string_view, std::string_view>> plain_cause(const SourceText& source,
                                                                         SourceSpan place,
                                                                         std::string_view complaint) {
  const auto line = source.line(place.line);
  const auto words = line.substr(indentation_of(line));
  if (is_any_of(words, {"\u2013", "\u2014", "\u2022", "\u00B7"})) {
    return std::pair{"This sign begins no entry of a list: it came from a word processor.",
                     "Begin the entry with the dash of the keyboard, - and a blank."};
  }
  const bool dash_alone = words.size() > 1 && words[0] == '-' && words[1] != ' ' && words[1] != '-';
  if (dash_alone && !complaint.starts_with("illegal map value")) {
    return std::pair{"A dash begins an entry of a list only with a blank behind it.",
                     "Write - and a blank, and then the key."};
  }
  const auto before = std::min<std::size_t>(place.begin_byte, line.size());
  if (complaint.starts_with("illegal map value") &&
      is_any_of(line.substr(std::min(line.find(": ") + 2, line.size())),
                {"\u201C", "\u201E", "\u2018", "\u00AB"})) {
    return std::pair{"There is a second colon in this line, as if a text were a key.",
                     "Put the text in the straight quotes of the keyboard; curly ones are part of the text."};
  }
  if (complaint.starts_with("illegal map value") &&
      line.substr(0, before).find(": ") == std::string_view::npos) {
    const auto above = words_before(source, place.line);
    const auto colon = above.find(": ");
    if (colon != std::string_view::npos && indentation_of(line) > indentation_of(above)) {
      return std::pair{
          "This line stands further right than the one above, which has its value already.",
          "Indent it like the lines that it belongs with. A text with a colon needs double quotes."};
    }
  }
  if (complaint.starts_with("end of map not found") || complaint.starts_with("end of sequence not found")) {
    const auto colon = line.find(": ");
    const auto value =
        line.substr(std::min(colon == std::string_view::npos ? before : colon + 2, line.size()));
    if (value.starts_with('"') && before > line.size() - value.size()) {
      return std::pair{
          kTextEnds,
          "Put the whole text in single quotes, outside its own; an apostrophe in it is then written twice."};
    }
  }
  return std::nullopt;
}

void report_syntax(const SourceText& source, const YAML::Exception& problem, DiagnosticReport& report) {
  SourceSpan place{1, 0, 1};
  if (!problem.mark.is_null()) {
    place = {static_cast<std::uint32_t>(problem.mark.line + 1),
             static_cast<std::uint32_t>(problem.mark.column), 1};
    place.line = std::min(place.line, static_cast<std::uint32_t>(source.line_count()));
  }
  const auto line = source.line(place.line);
  if (line.find('\t') < line.find_first_not_of(" \t")) {
    place.begin_byte = static_cast<std::uint32_t>(line.find('\t'));
    return report.add(DiagnosticCode::YamlSyntax, place, "A tab is used to indent this line.",
                      "Indent with spaces; YAML does not take tabs.");
  }
  if (const auto cause = plain_cause(source, place, problem.msg)) {
    return report.add(DiagnosticCode::YamlSyntax, place, std::string(cause->first),
                      std::string(cause->second));
  }
  // A colon is at the first word of its line if only a key stands before it.
  const auto before = line.substr(0, std::min<std::size_t>(place.begin_byte, line.size()));
  const bool at_colon = problem.msg.starts_with("illegal map value");
  const bool later = at_colon ? before.find(": ") != std::string_view::npos
                              : before.find_first_not_of(" -") != std::string_view::npos;
  const auto* words = std::ranges::find_if(kPlainWords, [&](const PlainWords& each) {
    return problem.msg.starts_with(each.parser) &&
           (each.where == Where::Anywhere || (each.where == Where::Later) == later);
  });
  if (words != kPlainWords.end()) {
    return report.add(DiagnosticCode::YamlSyntax, place, std::string(words->message),
                      std::string(words->hint));
  }
  report.add(DiagnosticCode::YamlSyntax, place, fmt::format("This is not valid YAML: {}.", problem.msg),
             fmt::format("Check the indentation of this line and the one above. {}", kQuoteIt));
}

}  // namespace

namespace {

/// The line --- that begins a document, from a place in it.
SourceSpan dashes_before(const SourceText& source, SourceSpan place) {
  for (auto number = place.line; number > 0; --number) {
    if (source.line(number).starts_with("---")) return {number, 0, 3};
  }
  return place;
}

}  // namespace

std::optional<YamlDocument> read_yaml_document(const SourceText& source, DiagnosticReport& report) {
  if (!check_bytes(source, kLargestFileBytes, "Split it into several scenarios.", report))
    return std::nullopt;
  ViewBuffer buffer(source.bytes());
  std::istream in(&buffer);
  TreeBuilder builder(source, report);
  try {
    YAML::Parser parser(in);
    if (!parser.HandleNextDocument(builder) || builder.root_is_nothing()) {
      report.add(DiagnosticCode::EmptyFile, {1, 0, 1}, "The file is empty.",
                 "Start from scenarios/templates/first-scenario.yaml.");
      return std::nullopt;
    }
    YamlDocument document{builder.take_root(), builder.values(), builder.has_anchors()};
    if (parser.HandleNextDocument(builder)) {
      report.add(DiagnosticCode::SecondDocument, dashes_before(source, builder.take_root().place),
                 "A second document begins in this file; it would be ignored.",
                 "Delete the line --- or move what follows into a file of its own.");
    }
    return document;
  } catch (const Stop&) {
  } catch (const YAML::Exception& problem) {
    report_syntax(source, problem, report);
  }
  return std::nullopt;
}

std::optional<YamlValue> read_yaml(const SourceText& source, DiagnosticReport& report) {
  auto document = read_yaml_document(source, report);
  if (!document) return std::nullopt;
  return std::move(document->root);
}

}  // namespace rapport
