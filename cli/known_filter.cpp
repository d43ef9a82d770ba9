// SPDX-License-Identifier: MIT
#include "cli/known_filter.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/record_store.h"
#include "engine/authoring/wording.h"
#include "engine/base/words.h"
#include "engine/text/closest_word.h"
#include "engine/text/folded_text.h"

namespace rapport {
namespace {

/// Small plain letters.
std::string folded(std::string_view name) {
  auto text = fold_text(name).text;
  std::ranges::transform(text, text.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

/// The name that begins with these letters, if it is the only one, or the one that differs by a slip.
std::optional<std::string> meant_name(std::string_view wanted, const std::vector<std::string>& names) {
  const auto letters = folded(wanted);
  std::vector<std::string> found;
  for (const auto& name : names) {
    if (!letters.empty() && folded(name).starts_with(letters)) found.push_back(name);
  }
  if (found.size() == 1) return found.front();
  return closest_word(wanted, names);
}

}  // namespace

Result<RecordFilter> known_filter(const Catalogue& catalogue, const Records& records, RecordFilter filter) {
  if (!filter.team_id.empty()) {
    const auto teams = records.teams();
    if (!teams) return tl::unexpected(teams.error());
    const auto found = std::ranges::find_if(
        *teams, [&](const Team& team) { return team.id == filter.team_id || team.name == filter.team_id; });
    if (found == teams->end()) {
      std::vector<std::string> ids;
      for (const auto& team : *teams)
        ids.push_back(team.name.empty() || team.name == team.id ? team.id
                                                                : fmt::format("{} ({})", team.id, team.name));
      return failure(ErrorCode::NotFound, tr_format("There is no team {}.", in_quotes(filter.team_id)),
                     ids.empty() ? tr("No team is in the store.") : tr_format("There are {}.", list_of(ids)));
    }
    filter.team_id = found->id;
  }
  if (!filter.person_id.empty() && !records.person(filter.person_id)) {
    const auto people = records.people({});
    if (!people) return tl::unexpected(people.error());
    std::vector<std::string> ids, names;
    for (const auto& person : *people) {
      if (person.name == filter.person_id) ids.push_back(person.person_id);
      names.push_back(person.name);
    }
    if (ids.size() > 1) {
      return failure(ErrorCode::Conflict,
                     tr_format("Several people are called {}.", in_quotes(filter.person_id)),
                     tr_format("Name one by the id: {}.", list_of(ids)));
    }
    if (ids.empty()) {
      const auto meant = meant_name(filter.person_id, names);
      return failure(ErrorCode::NotFound,
                     tr_format("There is nobody called {}.", in_quotes(filter.person_id)),
                     meant ? tr_format("Did you mean {}?", in_quotes(*meant))
                           : std::string(tr("Check the spelling, or give the id: rapport person list.")));
    }
    filter.person_id = ids.front();
  }
  if (auto known = check_scenario(catalogue, records, filter.scenario_id); !known)
    return tl::unexpected(known.error());
  if (filter.from && filter.to && *filter.to < *filter.from) {
    return failure(ErrorCode::Invalid, tr("The last month is before the first."),
                   tr("Turn --from and --to round."));
  }
  return filter;
}

}  // namespace rapport
