// SPDX-License-Identifier: MIT
/// \file Reads the keys of one mapping, and reports everything that is not as it should be.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/authoring/diagnostic.h"
#include "engine/authoring/yaml_value.h"

namespace rapport {

enum class Need { Must, Should, May };

/// The longest text of one value, in characters.
inline constexpr std::size_t kLongestText = 4000;

/// One mapping being read. Every reading function takes the key's text form, reports problems and gives a
/// usable value in any case, so that a file's problems are all found in one pass. Call finish() after the
/// last key.
class FieldReader {
 public:
  /// `what` names the mapping in messages: "the customer", "reply own-it". If `value` is no mapping, that is
  /// reported and nothing else will be.
  FieldReader(const YamlValue& value, std::string_view what, DiagnosticReport& report);

  /// The value of a key, or null. Reports a missing one according to `need`.
  const YamlValue* value(std::string_view key, Need need);

  std::string text(std::string_view key, Need need);
  /// A whole number from `least` to `most`; `otherwise` if it is missing or wrong.
  int number(std::string_view key, Need need, int least, int most, int otherwise);
  bool truth(std::string_view key, Need need, bool otherwise);
  /// Position of the value in `words`.
  std::size_t one_of(std::string_view key, Need need, const std::vector<std::string>& words,
                     std::size_t otherwise);
  std::vector<std::string> texts(std::string_view key, Need need);
  /// A list of mappings.
  std::vector<const YamlValue*> mappings(std::string_view key, Need need, std::size_t most);
  /// Seconds.
  std::int32_t duration(std::string_view key, Need need, std::int32_t otherwise);
  /// An id. `missing_id` is given back (and reported) if it is missing or badly spelt.
  std::string id(std::string_view key = "id");

  /// Keys that exist in the format but not for this kind of thing.
  void not_for_this_kind(std::string_view key, std::string_view reason,
                         std::string_view hint = "Take it out, or change the kind.");

  /// Reports the keys that nobody asked for.
  void finish();

  [[nodiscard]] bool has(std::string_view key) const { return value_.find(key) != nullptr; }
  [[nodiscard]] SourceSpan place() const { return value_.place; }
  [[nodiscard]] SourceSpan place_of(std::string_view key) const;
  /// The place of one entry of a key's list; of its only one if it is no list.
  [[nodiscard]] SourceSpan place_of_entry(std::string_view key, std::size_t position) const;
  [[nodiscard]] const std::string& what() const { return what_; }

 private:
  const YamlValue& value_;
  std::string what_;
  DiagnosticReport& report_;
  std::vector<std::string> asked_;
};

// The same readings for a value that is not the value of a key.

/// Text that is not empty, not too long, and without control characters but line breaks and tabs.
[[nodiscard]] std::string read_text(const YamlValue& value, std::string_view what, DiagnosticReport& report);
/// One text, or a list of them.
[[nodiscard]] std::vector<std::string> read_texts(const YamlValue& value, std::string_view what,
                                                  DiagnosticReport& report);
[[nodiscard]] std::optional<int> read_number(const YamlValue& value, std::string_view what, int least,
                                             int most, DiagnosticReport& report);
[[nodiscard]] std::optional<bool> read_truth(const YamlValue& value, std::string_view what,
                                             DiagnosticReport& report);
/// What a duration such as "2 days" comes to; nothing if it is none, or longer than two years.
[[nodiscard]] std::optional<std::int32_t> seconds_of(std::string_view text);
[[nodiscard]] std::optional<std::int32_t> read_duration(const YamlValue& value, DiagnosticReport& report);
/// False (and reported) unless `word` is lower-case letters, digits and single dashes, beginning with a
/// letter.
bool check_id(std::string_view word, SourceSpan place, DiagnosticReport& report);

}  // namespace rapport
