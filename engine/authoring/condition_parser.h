// SPDX-License-Identifier: MIT
/// \file The small language of conditions and sums: from text to a checked Expression.
///
///     condition  = and-part { "or" and-part }
///     and-part   = not-part { "and" not-part }
///     not-part   = "not" not-part | comparison
///     comparison = sum [ ( "<" | "<=" | ">" | ">=" | "==" | "!=" | "is" | "is not" ) sum ]
///     sum        = product { ( "+" | "-" ) product }
///     product    = factor { ( "*" | "/" | "%" ) factor }
///     factor     = number | name | question "(" name ")" | "(" condition ")" | "-" factor
#pragma once

#include <optional>
#include <string_view>

#include "engine/authoring/diagnostic.h"
#include "engine/authoring/names.h"
#include "engine/authoring/yaml_value.h"
#include "engine/scenario/expression.h"

namespace rapport {

/// Whether what was typed may be asked: rated() and shows() mean something only in rules for typed replies.
enum class Asking { Anywhere, AboutTypedReply };

/// Parses `value` as a condition, which must be a yes or no. Problems go to `report`, and nothing comes back
/// then.
[[nodiscard]] std::optional<Expression> parse_condition(const YamlValue& value, const Names& names,
                                                        Asking asking, DiagnosticReport& report);

/// Parses `text`, which stands `offset` bytes into `value`, as a sum of type `wanted`.
[[nodiscard]] std::optional<Expression> parse_sum(const YamlValue& value, std::string_view text,
                                                  std::size_t offset, ValueType wanted, const Names& names,
                                                  DiagnosticReport& report);

}  // namespace rapport
