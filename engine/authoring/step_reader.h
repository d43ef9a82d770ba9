// SPDX-License-Identifier: MIT
/// \file Reads what the parts of a conversation are made of: references, conditions, effects, branches,
/// lines.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/authoring/condition_parser.h"
#include "engine/authoring/diagnostic.h"
#include "engine/authoring/field_reader.h"
#include "engine/authoring/names.h"
#include "engine/authoring/yaml_value.h"
#include "engine/scenario/scenario.h"

namespace rapport {

/// Whether `stay` is a possible target: only where there is a turn to stay at.
enum class Staying { Allowed, Refused };

/// Problems go to the report; what is given back can be used in any case. All names must have been declared
/// before.
class StepReader {
 public:
  StepReader(const Names& names, DiagnosticReport& report) : names_(names), report_(report) {}

  /// The position of the name that `value` is; `what` says in messages what it should name.
  [[nodiscard]] std::optional<std::uint32_t> find(const NameTable& table, const YamlValue& value,
                                                  DiagnosticCode code, std::string_view what);
  [[nodiscard]] std::optional<CriterionIndex> find_criterion(std::string_view name, SourceSpan place);
  /// One name or a list of them, under `key`.
  [[nodiscard]] std::vector<std::uint32_t> read_references(FieldReader& fields, std::string_view key,
                                                           const NameTable& table, DiagnosticCode code,
                                                           std::string_view what);
  [[nodiscard]] std::optional<Expression> read_condition(const YamlValue& value,
                                                         Asking asking = Asking::Anywhere);
  [[nodiscard]] std::vector<Effect> read_effects(const YamlValue& value);
  /// The effects under `effects`, if there are any.
  [[nodiscard]] std::vector<Effect> read_effects_of(FieldReader& fields);
  [[nodiscard]] std::vector<Branch> read_branches(const YamlValue& value, Staying staying);
  /// The branches under `goto`.
  [[nodiscard]] std::vector<Branch> read_goto_of(FieldReader& fields, Need need, Staying staying);
  /// The customer's line or its variants; `may_count_visits` where the place can be reached more than once.
  [[nodiscard]] std::vector<LineVariant> read_lines(const YamlValue& value, bool may_count_visits);

 private:
  std::optional<Effect> read_effect(const YamlEntry& entry);
  std::optional<Branch> read_branch(const YamlValue& value, Staying staying);
  std::optional<Destination> read_target(const YamlValue& value, Staying staying);
  LineVariant read_line(const YamlValue& value, bool may_count_visits);

  const Names& names_;
  DiagnosticReport& report_;
};

}  // namespace rapport
