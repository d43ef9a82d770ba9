// SPDX-License-Identifier: MIT
#include "engine/authoring/yaml_document.h"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <cctype>
#include <istream>
#include <streambuf>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "engine/text/utf8.h"

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

std::size_t count_values(const YamlValue& value) {
  std::size_t count = 1;
  for (const auto& item : value.items) count += count_values(item);
  for (const auto& entry : value.entries) count += count_values(entry.value);
  return count;
}

/// Builds the tree from yaml-cpp's events, where keys, aliases and repeats arrive one by one with their own place.
class TreeBuilder final : public YAML::EventHandler {
 public:
  TreeBuilder(const SourceText& source, DiagnosticReport& report) : source_(source), report_(report) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    add(YamlValue{YamlValue::Kind::Nothing, false, span(mark), {}, {}, {}}, anchor);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto found = anchored_.find(anchor);
    if (found == anchored_.end()) {
      stop(DiagnosticCode::SelfReferringAlias, span(mark), "This alias stands inside the value that it refers to.",
           "Write the value out, or refer to a value that is complete.");
    }
    count_ += found->second.size;
    check_count(mark);
    place(YamlValue(found->second.value), span(mark));
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& text) override {
    const bool quoted = tag == "!";
    if (!quoted && tag != "?" && !tag.empty()) refuse_tag(mark, tag);
    check_swallowed_lines(mark);
    auto at = span(mark);
    const auto line = source_.line(at.line);
    const auto rest = line.size() > at.begin_byte ? line.size() - at.begin_byte : 1;
    at.length_bytes = static_cast<std::uint32_t>(std::clamp<std::size_t>(text.size() + (quoted ? 2 : 0), 1, rest));
    if (quoted) open_quote_ = at;
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

  [[nodiscard]] bool has_root() const { return has_root_; }
  [[nodiscard]] YamlValue take_root() { return std::move(root_); }

  /// A quoted text that runs over lines which look like keys of their own has lost its closing quote.
  bool report_swallowed_lines(std::size_t up_to_line) {
    if (!open_quote_) return false;
    const auto begin = std::exchange(open_quote_, std::nullopt).value();
    for (std::size_t number = begin.line + 1; number < up_to_line; ++number) {
      if (!looks_like_a_key(source_.line(number))) continue;
      report_.add(DiagnosticCode::UnterminatedQuote, begin,
                  fmt::format("The quote that opens here runs on over line {}, which looks like a key.", number),
                  "Close the quote where the text ends; write a quote inside double quotes as \\\".");
      return true;
    }
    return false;
  }

 private:
  struct Level {
    YamlValue value;
    YAML::anchor_t anchor = 0;
    std::optional<YamlEntry> pending;  ///< a mapping's key that waits for its value
    std::unordered_set<std::string> keys;
  };
  struct Anchored {
    YamlValue value;
    std::size_t size;
  };

  static SourceSpan span(const YAML::Mark& mark) {
    if (mark.is_null()) return {};
    return {static_cast<std::uint32_t>(mark.line + 1), static_cast<std::uint32_t>(mark.column), 1};
  }

  [[noreturn]] void stop(DiagnosticCode code, SourceSpan place, std::string message, std::string hint) {
    report_.add(code, place, std::move(message), std::move(hint));
    throw Stop{};
  }

  void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
    report_.add(DiagnosticCode::TagNotAllowed, span(mark), fmt::format("The tag {} has no meaning here.", tag),
                "Take it out; put the text in quotes if it begins with an exclamation mark.");
  }

  static bool looks_like_a_key(std::string_view line) {
    std::size_t i = line.find_first_not_of(" -");
    if (i == std::string_view::npos) return false;
    const auto begin = i;
    while (i < line.size() && ((std::isalnum(static_cast<unsigned char>(line[i])) != 0) || line[i] == '_' || line[i] == '-')) ++i;
    return i > begin && i < line.size() && line[i] == ':' && (i + 1 == line.size() || line[i + 1] == ' ');
  }

  void check_swallowed_lines(const YAML::Mark& next) {
    if (report_swallowed_lines(static_cast<std::size_t>(next.line) + 1)) throw Stop{};
  }

  void check_count(const YAML::Mark& mark) {
    if (count_ <= kMostYamlValues) return;
    stop(DiagnosticCode::TooManyValues, span(mark),
         fmt::format("With its aliases written out this file has more than {} values.", kMostYamlValues),
         "Use fewer aliases of aliases, or split the file.");
  }

  void open(YamlValue::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    if (tag != "?" && tag != "!" && !tag.empty()) refuse_tag(mark, tag);
    check_swallowed_lines(mark);
    if (levels_.size() >= kDeepestNesting) {
      stop(DiagnosticCode::NestedTooDeep, span(mark), fmt::format("Values are nested deeper than {} levels here.", kDeepestNesting),
           "A scenario needs fewer than ten; check the indentation and the brackets.");
    }
    ++count_;
    check_count(mark);
    if (kind == YamlValue::Kind::Mapping && expects_key()) refuse_key(mark);
    levels_.push_back(Level{YamlValue{kind, false, span(mark), {}, {}, {}}, anchor, std::nullopt, {}});
  }

  void close() {
    auto level = std::move(levels_.back());
    levels_.pop_back();
    const auto place_of = level.value.place;
    if (level.anchor != 0) anchored_.insert_or_assign(level.anchor, Anchored{level.value, count_values(level.value)});
    place(std::move(level.value), place_of);
  }

  void add(YamlValue value, YAML::anchor_t anchor) {
    ++count_;
    const auto at = value.place;
    if (anchor != 0) anchored_.insert_or_assign(anchor, Anchored{value, 1});
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
      has_root_ = true;
      return;
    }
    auto& level = levels_.back();
    if (level.value.is_list()) {
      level.value.items.push_back(std::move(value));
      return;
    }
    if (level.pending) {
      level.pending->value = std::move(value);
      level.value.entries.push_back(std::move(*level.pending));
      level.pending.reset();
      return;
    }
    take_key(level, std::move(value), at);
  }

  void take_key(Level& level, YamlValue value, SourceSpan at) {
    if (!value.is_text()) {
      stop(DiagnosticCode::KeyNotText, at, "A key must be a word.",
           "Write a word before the colon.");
    }
    if (value.text == "<<" && !value.quoted) {
      report_.add(DiagnosticCode::MergeKey, at, "Merge keys (<<) are not part of the format.",
                  "Write the keys out.");
    }
    if (!level.keys.insert(value.text).second) {
      report_.add(DiagnosticCode::DuplicateKey, at, fmt::format("The key {} is already in this mapping.", value.text),
                  "Keep one of the two; the second would be lost.");
    }
    level.pending = YamlEntry{std::move(value.text), at, {}};
  }

  const SourceText& source_;
  DiagnosticReport& report_;
  std::vector<Level> levels_;
  std::unordered_map<YAML::anchor_t, Anchored> anchored_;
  std::optional<SourceSpan> open_quote_;
  std::size_t count_ = 0;
  YamlValue root_;
  bool has_root_ = false;
};

/// Bytes that no author means: they pass a YAML parser and make trouble later.
bool check_bytes(const SourceText& source, DiagnosticReport& report) {
  const auto bytes = source.bytes();
  if (const auto at = first_invalid_utf8(bytes)) {
    report.add(DiagnosticCode::InvalidUtf8, source.span_at(*at),
               fmt::format("The byte {:#04x} here is not UTF-8.", static_cast<unsigned char>(bytes[*at])),
               "Save the file with the encoding UTF-8.");
    return false;
  }
  const auto control = std::ranges::find_if(bytes, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t') || byte == 0x7F;
  });
  if (control == bytes.end()) return true;
  report.add(DiagnosticCode::ControlCharacter, source.span_at(static_cast<std::size_t>(control - bytes.begin())),
             fmt::format("The control character {:#04x} stands here.", static_cast<unsigned char>(*control)),
             "Delete it; it cannot be seen in most editors.");
  return false;
}

void report_syntax(const SourceText& source, const YAML::Exception& problem, TreeBuilder& builder,
                   DiagnosticReport& report) {
  if (builder.report_swallowed_lines(source.line_count() + 1)) return;
  SourceSpan place{1, 0, 1};
  if (!problem.mark.is_null()) {
    place = {static_cast<std::uint32_t>(problem.mark.line + 1), static_cast<std::uint32_t>(problem.mark.column), 1};
    place.line = std::min(place.line, static_cast<std::uint32_t>(source.line_count()));
  }
  const auto line = source.line(place.line);
  if (line.find('\t') < line.find_first_not_of(" \t")) {
    place.begin_byte = static_cast<std::uint32_t>(line.find('\t'));
    return report.add(DiagnosticCode::YamlSyntax, place, "A tab is used to indent this line.",
                      "Indent with spaces; YAML does not take tabs.");
  }
  report.add(DiagnosticCode::YamlSyntax, place, fmt::format("This is not valid YAML: {}.", problem.msg),
             "Check the indentation, and put a text that has a colon followed by a blank, or begins with a sign, in "
             "double quotes.");
}

}  // namespace

std::optional<YamlValue> read_yaml(const SourceText& source, DiagnosticReport& report) {
  if (source.bytes().size() > kLargestFileBytes) {
    report.add(DiagnosticCode::FileTooLarge, {},
               fmt::format("The file has {} bytes; at most {} are read.", source.bytes().size(), kLargestFileBytes),
               "Split it into several scenarios.");
    return std::nullopt;
  }
  if (!check_bytes(source, report)) return std::nullopt;
  ViewBuffer buffer(source.bytes());
  std::istream in(&buffer);
  TreeBuilder builder(source, report);
  try {
    YAML::Parser parser(in);
    if (!parser.HandleNextDocument(builder) || !builder.has_root()) {
      report.add(DiagnosticCode::EmptyFile, {1, 0, 1}, "The file is empty.",
                 "Start from scenarios/templates/first-scenario.yaml.");
      return std::nullopt;
    }
    auto root = builder.take_root();
    if (parser.HandleNextDocument(builder)) {
      report.add(DiagnosticCode::SecondDocument, builder.take_root().place,
                 "A second document begins in this file; it would be ignored.",
                 "Delete the line --- or move what follows into a file of its own.");
    }
    if (report.has_errors() && root.kind == YamlValue::Kind::Nothing) return std::nullopt;
    return root;
  } catch (const Stop&) {
  } catch (const YAML::Exception& problem) {
    report_syntax(source, problem, builder, report);
  }
  return std::nullopt;
}

}  // namespace rapport
