// SPDX-License-Identifier: MIT
/// \file Ids for what another tool called by any name.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace rapport {

/// A name that is an id stays as it is. Else lower-case words joined by dashes, at most `most_words` of them:
/// "2nd Floor!" is `otherwise`-2nd-floor, since an id begins with a letter. A name without Latin letters
/// becomes `otherwise` and a few digits that are always the same for it. Never a word that conditions use
/// themselves.
[[nodiscard]] std::string readable_id(std::string_view name, std::string_view otherwise,
                                      std::size_t most_words = 8);

/// `id` with `-word` behind it, shortened so that a number still fits.
[[nodiscard]] std::string id_with(std::string_view id, std::string_view word);

/// Gives each thing an id of its own.
class IdsInUse {
 public:
  /// `id` if it is free, else with the first free number behind it. It is not free afterwards.
  std::string take(const std::string& id);
  [[nodiscard]] bool has(const std::string& id) const { return used_.contains(id); }

 private:
  std::unordered_set<std::string> used_;
  std::unordered_map<std::string, std::size_t> next_number_;
};

}  // namespace rapport
