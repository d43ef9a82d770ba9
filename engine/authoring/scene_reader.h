// SPDX-License-Identifier: MIT
/// \file Reads the parts of a scenario that refer to declared names: lines, effects, branches, replies,
/// turns, endings.
#pragma once

#include <optional>
#include <string>
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

/// Reads what every part of a conversation is made of. All names must have been declared before.
class SceneReader {
 public:
  SceneReader(const Names& names, DiagnosticReport& report) : names_(names), report_(report) {}

  [[nodiscard]] Turn read_turn(const YamlValue& value);
  [[nodiscard]] Ending read_ending(const YamlValue& value);
  [[nodiscard]] std::vector<Effect> read_effects(const YamlValue& value);
  [[nodiscard]] std::vector<Branch> read_branches(const YamlValue& value, Staying staying);
  [[nodiscard]] std::optional<Expression> read_condition(const YamlValue& value,
                                                         Asking asking = Asking::Anywhere);
  [[nodiscard]] std::optional<std::uint32_t> find(const NameTable& table, const YamlValue& value,
                                                  DiagnosticCode code, std::string_view what);
  [[nodiscard]] std::optional<CriterionIndex> find_criterion(std::string_view name, SourceSpan place);

 private:
  std::optional<Effect> read_effect(const YamlEntry& entry);
  std::optional<Branch> read_branch(const YamlValue& value, Staying staying);
  std::optional<Destination> read_target(const YamlValue& value, Staying staying);
  void check_branch_order(const std::vector<Branch>& branches, std::size_t authored, SourceSpan place);
  std::vector<LineVariant> read_lines(const YamlValue& value, bool may_count_visits);
  LineVariant read_line(const YamlValue& value, bool may_count_visits);
  std::vector<std::uint32_t> read_references(FieldReader& fields, std::string_view key,
                                             const NameTable& table, DiagnosticCode code,
                                             std::string_view what);
  std::vector<Effect> read_effects_of(FieldReader& fields);
  std::vector<Branch> read_goto_of(FieldReader& fields, Need need, Staying staying);
  ReplyOption read_reply(const YamlValue& value, const Turn& turn);
  std::vector<AuthoredRating> read_ratings(const YamlValue& value, const std::string& what);
  void read_replies(FieldReader& fields, Turn& turn, Need need);
  void read_typed(FieldReader& fields, Turn& turn);
  void read_clock(FieldReader& fields, Turn& turn);
  void read_calls_for(FieldReader& fields, Turn& turn);
  void read_kind_keys(FieldReader& fields, Turn& turn);

  const Names& names_;
  DiagnosticReport& report_;
};

}  // namespace rapport
