// SPDX-License-Identifier: MIT
/// \file The names that a scenario declares, to which conditions, effects and branches refer.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/rubric/rubric.h"
#include "engine/scenario/scenario.h"

namespace rapport {

/// One kind of declared name.
class NameTable {
 public:
  /// False if the name is there already.
  bool declare(const std::string& name) {
    const bool added = positions_.emplace(name, static_cast<std::uint32_t>(names_.size())).second;
    if (added) names_.push_back(name);
    return added;
  }
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view name) const {
    const auto found = positions_.find(std::string(name));
    if (found == positions_.end()) return std::nullopt;
    return found->second;
  }
  /// In the order of declaration: the position of a name is its index.
  [[nodiscard]] const std::vector<std::string>& all() const { return names_; }

 private:
  std::unordered_map<std::string, std::uint32_t> positions_;
  std::vector<std::string> names_;
};

/// Everything that can be referred to. Positions are those of the vectors in Scenario.
struct Names {
  NameTable turns, endings, facts, promises, remedies, variables;
  std::unordered_map<std::string, std::string> endings_by_title;  ///< ids of endings, for who writes a title
  const std::vector<Variable>* variable_details = nullptr;        ///< same positions as `variables`
  const Rubric* rubric = nullptr;
};

}  // namespace rapport
