// SPDX-License-Identifier: MIT
#include "engine/authoring/allowance.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "engine/authoring/wording.h"

namespace rapport {
namespace {

constexpr std::string_view kBlanks = " \t";
constexpr std::string_view kHowTo = "Write # rapport: allow SC077 because, and then the reason.";

/// Where in `text`, at or after `from`, a number sign is followed by `rapport:`; npos if nowhere.
std::size_t find_note(std::string_view text, std::size_t from = 0) {
  constexpr std::string_view kWord = "rapport:";
  for (auto at = text.find('#', from); at != std::string_view::npos; at = text.find('#', at + 1)) {
    const auto word = text.find_first_not_of(kBlanks, at + 1);
    if (word == std::string_view::npos) continue;
    const bool same = std::ranges::equal(text.substr(word, kWord.size()), kWord, [](unsigned char a, char b) {
      return static_cast<char>(std::tolower(a)) == b;
    });
    if (same) return at;
  }
  return std::string_view::npos;
}

/// The texts of a file, keys too, in its order, and whether each holds what looks like a note.
class TextsInOrder {
 public:
  explicit TextsInOrder(const YamlValue& root) {
    add(root);
    std::ranges::sort(texts_, {}, &Text::begin);
  }

  /// Whether what stands at `place` belongs to a text, although it looks like a note.
  [[nodiscard]] bool is_text(SourceSpan place) const {
    const auto after = std::ranges::upper_bound(texts_, begin_of(place), {}, &Text::begin);
    return after != texts_.begin() && std::prev(after)->has_note;
  }

 private:
  using Begin = std::pair<std::uint32_t, std::uint32_t>;
  struct Text {
    Begin begin;
    bool has_note = false;
  };

  static Begin begin_of(SourceSpan place) { return {place.line, place.begin_byte}; }

  void add_text(SourceSpan place, std::string_view text) {
    texts_.push_back({begin_of(place), find_note(text) != std::string_view::npos});
  }

  void add(const YamlValue& value) {  // as deep as kDeepestNesting
    if (value.is_text()) add_text(value.place, value.text);
    for (const auto& item : value.items) add(item);
    for (const auto& entry : value.entries) {
      add_text(entry.key_place, entry.key);
      add(entry.value);
    }
  }

  std::vector<Text> texts_;
};

/// One code of one note.
struct Allowance {
  DiagnosticCode code = DiagnosticCode::FileNotRead;
  std::size_t line = 0;  ///< whose warnings it allows; 0: the whole file's
  std::string reason;
  SourceSpan place;
  bool used = false;
};

/// Whether notes can allow what has this code: what must be mended, and what is wrong with notes, they
/// cannot.
bool can_be_allowed(DiagnosticCode code) {
  return entry_of(code).severity == Severity::Warning &&
         (code < DiagnosticCode::AllowedWithoutReason || code > DiagnosticCode::NoteNotUnderstood);
}

class NoteReader {
 public:
  explicit NoteReader(DiagnosticReport& report) : report_(report), source_(report.source()) {}

  std::vector<Allowance> read(const std::vector<Note>& notes) {
    for (const auto& note : notes) {
      if (!report_.has_all_warnings()) break;
      read_note(note.place, note.about_line);
    }
    return std::move(allowances_);
  }

 private:
  /// The next word of `text`, which is shortened by it; a comma ends a word.
  static std::string_view next_word(std::string_view& text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t,"), text.size()));
    const auto word = text.substr(0, text.find_first_of(" \t,"));
    text.remove_prefix(word.size());
    return word;
  }

  static bool looks_like_a_code(std::string_view word) {
    return find_diagnostic(word).has_value() ||
           (word.size() > 2 && std::toupper(static_cast<unsigned char>(word[0])) == 'S' &&
            word.find_first_of("0123456789") != std::string_view::npos);
  }

  void read_note(SourceSpan place, std::size_t about_line) {
    const auto line = source_.line(place.line);
    auto rest = line.substr(line.find(':', place.begin_byte) + 1);
    if (next_word(rest) != "allow") {
      return report_.add(DiagnosticCode::NoteNotUnderstood, place, "Rapport does not know this note.",
                         std::string(kHowTo));
    }
    std::vector<Allowance> read;
    bool all_known = true;
    auto word = next_word(rest);
    for (; !word.empty() && word != "because"; word = next_word(rest)) {
      if (word == "and") continue;
      if (!looks_like_a_code(word) && !(read.empty() && all_known)) break;
      const SourceSpan at{place.line, static_cast<std::uint32_t>(word.data() - line.data()),
                          static_cast<std::uint32_t>(word.size())};
      const auto code = known_code(word, at);
      all_known = all_known && code;
      if (code) read.push_back({*code, about_line, {}, at, false});
    }
    if (read.empty() && all_known) {
      return report_.add(DiagnosticCode::NoteNotUnderstood, place, "This note names nothing to allow.",
                         std::string(kHowTo));
    }
    rest.remove_prefix(std::min(rest.find_first_not_of(kBlanks), rest.size()));
    if (word != "because" || rest.empty()) {
      return report_.add(DiagnosticCode::AllowedWithoutReason, place,
                         "This note does not say why, so it allows nothing.",
                         "Write because and the reason behind the code, for whoever reads this next year.");
    }
    for (auto& each : read) {
      each.reason = std::string(rest.substr(0, rest.find_last_not_of(kBlanks) + 1));
      allowances_.push_back(std::move(each));
    }
  }

  /// Nothing, and a finding, unless it is the code of something that can be allowed.
  std::optional<DiagnosticCode> known_code(std::string_view word, SourceSpan place) {
    const auto code = find_diagnostic(word);
    if (!code) {
      std::vector<std::string> known;
      for (const auto& entry : diagnostic_catalog()) {
        known.push_back(entry.number());
        known.emplace_back(entry.name);
      }
      report_.add(
          DiagnosticCode::AllowsUnknownCode, place,
          fmt::format("There is no diagnostic {}.", in_quotes(word)),
          did_you_mean(word, known, "The code stands in brackets behind what is said, such as SC077."));
      return std::nullopt;
    }
    if (can_be_allowed(*code)) return code;
    report_.add(DiagnosticCode::CannotBeAllowed, place,
                fmt::format("{} cannot be allowed.", entry_of(*code).number()),
                "Only warnings about the words of the file can be. Mend what is found, and take this out.");
    return std::nullopt;
  }

  DiagnosticReport& report_;
  const SourceText& source_;
  std::vector<Allowance> allowances_;
};

bool has_words(const SourceText& source, std::size_t number) {
  const auto line = source.line(number);
  const auto begin = line.find_first_not_of(kBlanks);
  return begin != std::string_view::npos && line[begin] != '#' && line != "---";
}

/// For each line the next one with words, at or after it; one more than there are lines if there is none.
std::vector<std::size_t> lines_with_words(const SourceText& source) {
  std::vector<std::size_t> next(source.line_count() + 2, source.line_count() + 1);
  for (auto number = source.line_count(); number > 0; --number)
    next[number] = has_words(source, number) ? number : next[number + 1];
  return next;
}

}  // namespace

std::vector<Note> find_notes(const SourceText& source, const YamlValue& root) {
  if (find_note(source.bytes()) == std::string_view::npos) return {};
  std::vector<Note> notes;
  const TextsInOrder texts(root);
  const auto next = lines_with_words(source);
  for (std::size_t number = 1; number <= source.line_count(); ++number) {
    const auto line = source.line(number);
    for (auto at = find_note(line); at != std::string_view::npos; at = find_note(line, at + 1)) {
      const SourceSpan place{static_cast<std::uint32_t>(number), static_cast<std::uint32_t>(at),
                             static_cast<std::uint32_t>(line.size() - at)};
      const bool own_word = at == 0 || kBlanks.find(line[at - 1]) != std::string_view::npos;
      if (!own_word || texts.is_text(place)) continue;
      const bool at_the_head = number < next[1];
      notes.push_back({place, at_the_head ? 0 : next[number]});
      break;
    }
  }
  return notes;
}

SiftedDiagnostics sift(DiagnosticReport& report, const std::optional<std::vector<Note>>& notes,
                       LookedAt looked) {
  if (!notes) return {report.take(), {}};
  const bool looked_at_everything = !report.has_errors() && report.has_all_warnings();
  auto found = report.take();
  auto allowances = NoteReader(report).read(*notes);
  SiftedDiagnostics sifted;
  for (auto& diagnostic : found) {
    const auto allowance = std::ranges::find_if(allowances, [&](const Allowance& each) {
      return each.code == diagnostic.code && (each.line == 0 || each.line == diagnostic.line);
    });
    if (allowance == allowances.end()) {
      sifted.found.push_back(std::move(diagnostic));
    } else {
      allowance->used = true;
      sifted.allowed.push_back({std::move(diagnostic), allowance->reason});
    }
  }
  for (const auto& each : allowances) {
    if (each.used || !looked_at_everything) continue;
    if (looked == LookedAt::TheFile && needs_proof(each.code)) continue;
    const auto number = entry_of(each.code).number();
    report.add(DiagnosticCode::AllowsNothing, each.place,
               each.line == 0 ? fmt::format("There is no {} in this file.", number)
                              : fmt::format("There is no {} in line {}.", number, each.line),
               "Take the note out, or put it on the line of the warning or right before it.");
  }
  std::ranges::move(report.take(), std::back_inserter(sifted.found));
  std::ranges::stable_sort(sifted.found, {}, [](const Diagnostic& d) { return std::pair{d.line, d.column}; });
  return sifted;
}

}  // namespace rapport
