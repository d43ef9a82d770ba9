// SPDX-License-Identifier: MIT
/// \file Reads what a rubric is made of: criteria, lists of words, indicators; in a rubric's file, or where a
/// scenario adds to one.
#pragma once

#include <cstddef>
#include <string>

#include "engine/authoring/diagnostic.h"
#include "engine/authoring/field_reader.h"
#include "engine/authoring/rubric_checker.h"
#include "engine/rubric/rubric.h"

namespace rapport {

/// Puts what it reads behind what `rubric` has already, which may be named, and not be named again. Read
/// criteria, then lists of words, then indicators. Problems go to the report.
class RubricPartsReader {
 public:
  /// Both must outlive the reader.
  RubricPartsReader(Rubric& rubric, DiagnosticReport& report);

  /// The list under `criteria`.
  void read_criteria(FieldReader& fields, Need need);
  /// The list under `words`.
  void read_word_lists(FieldReader& fields);
  /// The list under `indicators`.
  void read_indicators(FieldReader& fields, Need need);

  /// Of what was read.
  [[nodiscard]] const RubricPlaces& places() const { return places_; }

 private:
  void read_criterion(const YamlValue& value);
  void read_indicator(const YamlValue& value);
  void read_worth(FieldReader& fields, Indicator& indicator);
  void check_cues(FieldReader& fields, const Indicator& indicator);
  void read_word_list(const YamlValue& value);
  /// A word, a beginning of words or a class; anything else is reported, once, and not for each cue that
  /// names the list.
  bool is_list_word(const std::string& word, SourceSpan place);

  Rubric& rubric_;
  DiagnosticReport& report_;
  RubricPlaces places_;
  std::size_t expression_bytes_ = 0;
};

}  // namespace rapport
