// SPDX-License-Identifier: MIT
#include "engine/authoring/field_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "engine/authoring/plain_bytes.h"
#include "engine/authoring/wording.h"
#include "engine/text/utf8.h"

namespace rapport {
namespace {

std::string_view shape_name(YamlValue::Kind kind) {
  switch (kind) {
    case YamlValue::Kind::Nothing:
      return "empty";
    case YamlValue::Kind::Text:
      return "text";
    case YamlValue::Kind::List:
      return "a list";
    case YamlValue::Kind::Mapping:
      return "a mapping";
  }
  return {};
}

void report_shape(const YamlValue& value, std::string_view what, std::string_view wanted, std::string hint,
                  DiagnosticReport& report) {
  if (value.kind == YamlValue::Kind::Nothing) {
    report.add(DiagnosticCode::EmptyValue, value.place,
               fmt::format("{} has no value.", capitalised(std::string(what))),
               "Write one after the colon, or take the key out.");
    return;
  }
  report.add(DiagnosticCode::WrongShape, value.place,
             fmt::format("{} should be {}, and is {}.", capitalised(std::string(what)), wanted,
                         shape_name(value.kind)),
             std::move(hint));
}

struct TimeUnit {
  std::string_view name;
  std::int64_t seconds;
};
constexpr auto kUnits = std::to_array<TimeUnit>(
    {{"second", 1}, {"minute", 60}, {"hour", 3600}, {"day", 86400}, {"week", 604800}});
constexpr std::int64_t kLongestDuration = 604800LL * 104;  // two years

/// An id made of the letters and digits of a text, with a dash for everything between them; empty if that
/// would not begin with a letter.
std::string as_id(std::string_view text) {
  std::string id;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter) {
      id += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    } else if (!id.empty() && id.back() != '-') {
      id += '-';
    }
  }
  if (id.ends_with('-')) id.pop_back();
  return !id.empty() && id[0] >= 'a' ? id : std::string();
}

/// False if there is one, which is reported.
bool check_control_characters(std::string_view text, std::string_view what, SourceSpan place,
                              DiagnosticReport& report) {
  const auto control = first_control_character(text);
  if (!control) return true;
  report.add(DiagnosticCode::ControlCharacter, place,
             fmt::format("{} holds an invisible control character ({:#04x}).", capitalised(std::string(what)),
                         *control),
             "Take its escape out; line breaks and tabs may stay.");
  return false;
}

}  // namespace

std::string read_text(const YamlValue& value, std::string_view what, DiagnosticReport& report) {
  if (!value.is_text()) {
    report_shape(value, what, "text", "Write it in one line, or as a block after >-.", report);
    return {};
  }
  const auto first = value.text.find_first_not_of(" \t\n");
  if (first == std::string::npos) {
    report.add(DiagnosticCode::EmptyValue, value.place,
               fmt::format("{} has no words.", capitalised(std::string(what))),
               "Write some, or take the key out.");
    return {};
  }
  if (const auto characters = count_characters(value.text); characters > kLongestText) {
    report.add(DiagnosticCode::TextTooLong, value.place,
               fmt::format("{} has {} characters; at most {} fit.", capitalised(std::string(what)),
                           characters, kLongestText),
               "Shorten it.");
    return shortened(value.text);
  }
  check_control_characters(value.text, what, value.place, report);
  const auto last = value.text.find_last_not_of(" \t\n");
  return value.text.substr(first, last - first + 1);
}

std::vector<std::string> read_texts(const YamlValue& value, std::string_view what, DiagnosticReport& report) {
  std::vector<std::string> texts;
  if (value.is_text()) {
    texts.push_back(read_text(value, what, report));
  } else if (value.is_list()) {
    for (const auto& item : value.items)
      texts.push_back(read_text(item, fmt::format("an entry of {}", what), report));
  } else {
    report_shape(value, what, "text or a list of texts", "Begin each entry on a line of its own with a dash.",
                 report);
  }
  return texts;
}

std::optional<int> read_number(const YamlValue& value, std::string_view what, int least, int most,
                               DiagnosticReport& report) {
  if (!value.is_text()) {
    report_shape(value, what, "a whole number", "Write digits.", report);
    return std::nullopt;
  }
  std::string_view digits = value.text;
  if (digits.starts_with('+')) digits.remove_prefix(1);
  long long number = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (problem == std::errc::invalid_argument || end != digits.data() + digits.size()) {
    report.add(DiagnosticCode::NotAWholeNumber, value.place,
               fmt::format("{} should be a whole number, and is {}.", capitalised(std::string(what)),
                           in_quotes(value.text)),
               fmt::format("Write digits, from {} to {}.", least, most));
    return std::nullopt;
  }
  if (problem != std::errc{} || number < least || number > most) {
    report.add(
        DiagnosticCode::NumberOutOfRange, value.place,
        fmt::format("{} is {}, outside {} to {}.", capitalised(std::string(what)), value.text, least, most),
        fmt::format("Use a number from {} to {}.", least, most));
    return std::nullopt;
  }
  return static_cast<int>(number);
}

std::optional<bool> read_truth(const YamlValue& value, std::string_view what, DiagnosticReport& report) {
  if (value.is_text() && (value.text == "true" || value.text == "false")) return value.text == "true";
  if (!value.is_text()) {
    report_shape(value, what, "true or false", "Write true or false.", report);
    return std::nullopt;
  }
  report.add(DiagnosticCode::NotTrueOrFalse, value.place,
             fmt::format("{} should be true or false, and is {}.", capitalised(std::string(what)),
                         in_quotes(value.text)),
             "Write true or false; yes and no are words here.");
  return std::nullopt;
}

namespace {

/// An amount and its unit; nothing if the text is no duration. The amount may be beyond all bounds.
std::optional<std::pair<std::int64_t, TimeUnit>> amount_of(std::string_view text) {
  const auto blank = text.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  std::int64_t amount = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + blank, amount);
  auto name = text.substr(blank + 1);
  if (name.ends_with('s')) name.remove_suffix(1);
  const auto* unit = std::ranges::find(kUnits, name, &TimeUnit::name);
  if (problem != std::errc{} || end != text.data() + blank || unit == kUnits.end() || amount < 1)
    return std::nullopt;
  return std::pair{amount, *unit};
}

}  // namespace

std::optional<std::int32_t> seconds_of(std::string_view text) {
  const auto duration = amount_of(text);
  if (!duration || duration->first > kLongestDuration / duration->second.seconds) return std::nullopt;
  return static_cast<std::int32_t>(duration->first * duration->second.seconds);
}

std::optional<std::int32_t> read_duration(const YamlValue& value, DiagnosticReport& report) {
  const auto seconds = value.is_text() ? seconds_of(value.text) : std::nullopt;
  if (seconds) return seconds;
  if (value.is_text() && amount_of(value.text)) {
    report.add(DiagnosticCode::NumberOutOfRange, value.place,
               fmt::format("{} is longer than two years.", value.text), "Use at most 104 weeks.");
    return std::nullopt;
  }
  report.add(DiagnosticCode::BadDuration, value.place,
             fmt::format("{} is not a duration.", in_quotes(value.text)),
             "Write a whole number and a unit, such as 40 seconds, 5 minutes, 8 hours, 2 days or 1 week.");
  return std::nullopt;
}

bool check_id(std::string_view word, SourceSpan place, DiagnosticReport& report) {
  constexpr std::size_t kLongestId = 60;
  const auto is_part = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  const bool spelt = !word.empty() && word.size() <= kLongestId && word[0] >= 'a' && word[0] <= 'z' &&
                     word.back() != '-' && word.find("--") == std::string_view::npos &&
                     std::ranges::all_of(word, is_part);
  if (spelt || !check_control_characters(word, "this id", place, report)) return spelt;
  auto hint = fmt::format(
      "Use at most {} lower-case letters, digits and single dashes, beginning with a letter", kLongestId);
  const auto better = as_id(word);
  hint += better.empty() || better.size() > kLongestId ? "." : fmt::format(": {}.", better);
  const auto odd = odd_sign_hint(word);
  report.add(DiagnosticCode::BadId, place, fmt::format("{} cannot be an id.", in_quotes(word)),
             odd.empty() ? hint : odd);
  return false;
}

FieldReader::FieldReader(const YamlValue& value, std::string_view what, DiagnosticReport& report)
    : value_(value), what_(shortened(what)), report_(report) {
  if (!value.is_mapping()) {
    report_shape(value, what_, "a mapping",
                 value.is_list()
                     ? "Take the dash before its keys out; they stand one below the other as key: value."
                     : "Write its keys on lines of their own, each as key: value.",
                 report_);
  }
}

const YamlValue* FieldReader::value(std::string_view key, Need need) {
  asked_.emplace_back(key);
  const auto* found = value_.find(key);
  if (found != nullptr || need == Need::May || !value_.is_mapping()) return found;
  const auto code = need == Need::Must ? DiagnosticCode::MissingKey : DiagnosticCode::RecommendedKeyMissing;
  report_.add(code, value_.place, fmt::format("{} has no {}.", capitalised(what_), key),
              fmt::format("Add {}: here; {} says what belongs in it.", key, report_.format_page()));
  return nullptr;
}

SourceSpan FieldReader::place_of(std::string_view key) const {
  for (const auto& entry : value_.entries) {
    if (entry.key == key)
      return entry.value.kind == YamlValue::Kind::Text ? entry.value.place : entry.key_place;
  }
  return value_.place;
}

SourceSpan FieldReader::place_of_entry(std::string_view key, std::size_t position) const {
  const auto* found = value_.find(key);
  return found != nullptr && position < found->items.size() ? found->items[position].place : place_of(key);
}

std::string FieldReader::text(std::string_view key, Need need) {
  const auto* found = value(key, need);
  return found == nullptr ? std::string() : read_text(*found, fmt::format("{} of {}", key, what_), report_);
}

int FieldReader::number(std::string_view key, Need need, int least, int most, int otherwise) {
  const auto* found = value(key, need);
  if (found == nullptr) return otherwise;
  return read_number(*found, fmt::format("{} of {}", key, what_), least, most, report_).value_or(otherwise);
}

bool FieldReader::truth(std::string_view key, Need need, bool otherwise) {
  const auto* found = value(key, need);
  if (found == nullptr) return otherwise;
  return read_truth(*found, fmt::format("{} of {}", key, what_), report_).value_or(otherwise);
}

std::size_t FieldReader::one_of(std::string_view key, Need need, const std::vector<std::string>& words,
                                std::size_t otherwise) {
  const auto* found = value(key, need);
  if (found == nullptr) return otherwise;
  if (!found->is_text()) {
    report_shape(*found, fmt::format("{} of {}", key, what_), "one word",
                 fmt::format("Use {}.", list_of(words, "or")), report_);
    return otherwise;
  }
  const auto position = std::ranges::find(words, found->text);
  if (position != words.end()) return static_cast<std::size_t>(position - words.begin());
  report_.add(DiagnosticCode::NotOneOf, found->place,
              fmt::format("{} is not a {} of {}; it can be {}.", in_quotes(found->text), key, what_,
                          list_of(words, "or")),
              did_you_mean(found->text, words, "Use one of them."));
  return otherwise;
}

std::vector<std::string> FieldReader::texts(std::string_view key, Need need) {
  const auto* found = value(key, need);
  if (found == nullptr) return {};
  return read_texts(*found, fmt::format("{} of {}", key, what_), report_);
}

std::vector<const YamlValue*> FieldReader::mappings(std::string_view key, Need need, std::size_t most) {
  std::vector<const YamlValue*> list;
  const auto* found = value(key, need);
  if (found == nullptr) return list;
  if (!found->is_list()) {
    report_shape(*found, fmt::format("{} of {}", key, what_), "a list",
                 "Begin each entry on a line of its own with a dash.", report_);
    return list;
  }
  if (found->items.empty() && need == Need::Must) {
    report_.add(DiagnosticCode::EmptyValue, found->place,
                fmt::format("{} of {} is empty.", capitalised(std::string(key)), what_),
                "Add at least one entry.");
  }
  if (found->items.size() > most) {
    report_.add(DiagnosticCode::TooManyEntries, found->items[most].place,
                fmt::format("There are {} entries in {} of {}; at most {} fit.", found->items.size(), key,
                            what_, most),
                fmt::format("Take some out; {} names the limits.", report_.format_page()));
  }
  for (std::size_t i = 0; i < std::min(found->items.size(), most); ++i) list.push_back(&found->items[i]);
  return list;
}

std::int32_t FieldReader::duration(std::string_view key, Need need, std::int32_t otherwise) {
  const auto* found = value(key, need);
  if (found == nullptr) return otherwise;
  return read_duration(*found, report_).value_or(otherwise);
}

std::string FieldReader::id(std::string_view key) {
  const auto* found = value(key, Need::Must);
  if (found == nullptr) return {};
  if (!found->is_text()) {
    report_shape(*found, fmt::format("{} of {}", key, what_), "one word",
                 "Write lower-case words joined by dashes.", report_);
    return {};
  }
  return check_id(found->text, found->place, report_) ? found->text : std::string();
}

void FieldReader::not_for_this_kind(std::string_view key, std::string_view reason, std::string_view hint) {
  asked_.emplace_back(key);
  for (const auto& entry : value_.entries) {
    if (entry.key != key) continue;
    report_.add(DiagnosticCode::KeyNotForThisKind, entry.key_place,
                fmt::format("{} cannot have {}: {}.", capitalised(what_), key, reason), std::string(hint));
  }
}

void FieldReader::finish() {
  for (const auto& entry : value_.entries) {
    if (report_.is_full()) return;
    if (entry.key == "<<" || std::ranges::find(asked_, entry.key) != asked_.end()) continue;
    const bool cut_off =
        entry.value.kind == YamlValue::Kind::Nothing && entry.key.find(' ') != std::string::npos;
    report_.add(
        DiagnosticCode::UnknownKey, entry.key_place,
        fmt::format("{} has no key {}.", capitalised(what_), in_quotes(entry.key)),
        cut_off ? std::string(
                      "Between { and } a comma ends a text: put the whole text before it in double quotes.")
                : did_you_mean(entry.key, asked_, fmt::format("Its keys are {}.", list_of(asked_))));
  }
}

}  // namespace rapport
