// SPDX-License-Identifier: MIT
/// \file Reads how the customer looks.
#pragma once

#include "engine/authoring/diagnostic.h"
#include "engine/authoring/yaml_value.h"
#include "engine/scenario/portrait.h"

namespace rapport {

/// What is left out keeps the value that Portrait gives it.
[[nodiscard]] Portrait read_portrait(const YamlValue& value, DiagnosticReport& report);

}  // namespace rapport
