// SPDX-License-Identifier: MIT
#include "engine/storage/record_filter_sql.h"

#include <fmt/format.h>

#include "engine/storage/kept_line.h"

namespace rapport {
namespace {

/// Practice that its trainee has shared may be opened by others and is in no summary that they see. Only
/// where rows are kept apart at all: not for the owner of the tables.
constexpr std::string_view kOnlyOwnPractice =
    "(not row_security_active('attempts') or mode = 'assessment' or person_id = (select me()))";

constexpr std::int64_t kMonths = 12;

void add_mode_and_demonstration(Conditions& conditions, const RecordFilter& filter) {
  if (filter.mode) conditions.add("mode = ?", {std::string(word_of(*filter.mode))});
  if (filter.demonstration) conditions.add("demonstration = ?", {std::int64_t{*filter.demonstration}});
}

}  // namespace

void Conditions::add(std::string_view condition, const SqlRow& arguments) {
  if (!text_.empty()) text_ += " and ";
  text_ += condition;
  arguments_.insert(arguments_.end(), arguments.begin(), arguments.end());
}

std::int64_t number_of(Month month) {
  return month.year * kMonths + month.month - 1;
}

Month month_of_number(std::int64_t number) {
  return {static_cast<int>(number / kMonths), static_cast<int>(number % kMonths) + 1};
}

bool can_be_asked(const RecordFilter& filter) {
  return is_storable(filter.person_id) && is_storable(filter.team_id) && is_storable(filter.scenario_id);
}

Conditions of_people(const RecordFilter& filter, const SqlStore& store) {
  constexpr std::string_view kOfTeam =
      "select m.person_id from team_members m where m.team_id = ? and m.role = 'trainee'";
  Conditions conditions;
  if (!filter.person_id.empty()) conditions.add("person_id = ?", {filter.person_id});
  if (!filter.team_id.empty()) {
    // A server looks for the members of an array before it groups rows, for those of a query only behind it.
    conditions.add(fmt::format("person_id {} ({}{}{})", store.is_server() ? "= any" : "in",
                               store.is_server() ? "array(" : "", kOfTeam, store.is_server() ? ")" : ""),
                   {filter.team_id});
  }
  add_mode_and_demonstration(conditions, filter);
  return conditions;
}

void add_scenario(Conditions& conditions, const RecordFilter& filter) {
  if (!filter.scenario_id.empty()) conditions.add("scenario_id = ?", {filter.scenario_id});
}

void add_months(Conditions& conditions, const RecordFilter& filter) {
  if (filter.from) conditions.add("month >= ?", {number_of(*filter.from)});
  if (filter.to) conditions.add("month <= ?", {number_of(*filter.to)});
}

void add_months_of_totals(Conditions& conditions, const RecordFilter& filter, bool is_of_some_people) {
  constexpr std::int64_t kMostNamed = 48;
  const auto first = filter.from ? number_of(*filter.from) : 0, last = filter.to ? number_of(*filter.to) : 0;
  if (first > 0 && first <= last && last - first < kMostNamed) {
    // Named one by one, months lead to the rows of each person; as a range, only to those of everybody.
    std::string places;
    SqlRow months;
    for (auto month = first; month <= last; ++month) {
      places += places.empty() ? "?" : ", ?";
      months.emplace_back(month);
    }
    conditions.add("scenario_id = ''");
    conditions.add(fmt::format("month in ({})", places), months);
    return;
  }
  // As an expression the scenario leads nowhere, and so the person does.
  conditions.add(is_of_some_people ? "scenario_id || '' = ''" : "scenario_id = ''");
  conditions.add("month > 0");
  add_months(conditions, filter);
}

Conditions of_attempts(const RecordFilter& filter, const SqlStore& store) {
  auto conditions = of_people(filter, store);
  add_scenario(conditions, filter);
  add_months(conditions, filter);
  return conditions;
}

void leave_out_shared_practice(Conditions& conditions) {
  conditions.add(kOnlyOwnPractice);
}

void keep_to_people_in_sight(Conditions& conditions, Sight sight) {
  if (sight == Sight::Some) conditions.add("person_id = any (array(select p.id from people p))");
}

std::vector<Place> places_of(const RecordFilter& filter, SqlStore& store) {
  const auto sight = store.sight();
  const bool is_over_everybody = filter.person_id.empty() && filter.team_id.empty() && sight != Sight::Some;
  std::vector<Place> places;
  if (!is_over_everybody) {
    places.push_back({false, of_people(filter, store)});
    keep_to_people_in_sight(places.back().conditions, sight);
    return places;
  }
  const auto add_sums = [&](const RecordFilter& asked) {
    places.push_back({true, {}});
    add_mode_and_demonstration(places.back().conditions, asked);
  };
  if (sight == Sight::Everything) {
    add_sums(filter);
    return places;
  }
  auto of_mode = filter;
  if (filter.mode != Mode::Practice) {
    of_mode.mode = Mode::Assessment;
    add_sums(of_mode);
  }
  if (filter.mode != Mode::Assessment) {
    of_mode.mode = Mode::Practice;
    places.push_back({false, of_people(of_mode, store)});
    places.back().conditions.add("person_id = (select me())");
  }
  return places;
}

}  // namespace rapport
