// SPDX-License-Identifier: MIT
/// \file A number that may not be known, in JSON.
#pragma once

#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>

#include "engine/exporting/rounded_score.h"

namespace rapport {

/// With four decimals at most; null where there is none, or where it is no number.
[[nodiscard]] inline nlohmann::ordered_json score_json(const std::optional<double>& score) {
  using Json = nlohmann::ordered_json;
  return score && std::isfinite(*score) ? Json(rounded_score(*score)) : Json(nullptr);
}

}  // namespace rapport
