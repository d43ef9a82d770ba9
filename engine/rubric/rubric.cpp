// SPDX-License-Identifier: MIT
#include "engine/rubric/rubric.h"

#include <algorithm>

#include "engine/base/words.h"

namespace rapport {

std::string spoken_text(const std::string& text) {
  return tr_in("rubric", text.c_str());
}

std::optional<CriterionIndex> Rubric::find_criterion(std::string_view wanted) const {
  for (std::size_t i = 0; i < criteria.size(); ++i) {
    if (criteria[i].id == wanted) return static_cast<CriterionIndex>(i);
  }
  return std::nullopt;
}

std::optional<IndicatorIndex> Rubric::find_indicator(std::string_view wanted) const {
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    if (indicators[i].id == wanted) return static_cast<IndicatorIndex>(i);
  }
  return std::nullopt;
}

const Slip* Rubric::find_slip(std::string_view code) const {
  const auto found = std::ranges::find(slips, code, &Slip::code);
  return found == slips.end() ? nullptr : &*found;
}

}  // namespace rapport
