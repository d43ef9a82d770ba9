// SPDX-License-Identifier: MIT
/// \file Reads turns with their replies, and endings.
#pragma once

#include <string>
#include <vector>

#include "engine/authoring/diagnostic.h"
#include "engine/authoring/field_reader.h"
#include "engine/authoring/names.h"
#include "engine/authoring/step_reader.h"
#include "engine/authoring/yaml_value.h"
#include "engine/scenario/scenario.h"

namespace rapport {

/// Reads turns and endings. All names must have been declared before.
class SceneReader {
 public:
  SceneReader(const Names& names, DiagnosticReport& report)
      : names_(names), report_(report), steps_(names, report) {}

  [[nodiscard]] Turn read_turn(const YamlValue& value);
  [[nodiscard]] Ending read_ending(const YamlValue& value);

 private:
  ReplyOption read_reply(const YamlValue& value, const Turn& turn);
  std::vector<AuthoredRating> read_ratings(const YamlValue& value, const std::string& what);
  void read_replies(FieldReader& fields, Turn& turn, Need need);
  void read_typed(FieldReader& fields, Turn& turn);
  void read_clock(FieldReader& fields, Turn& turn);
  void read_calls_for(FieldReader& fields, Turn& turn);
  void read_kind_keys(FieldReader& fields, Turn& turn);

  const Names& names_;
  DiagnosticReport& report_;
  StepReader steps_;
};

}  // namespace rapport
