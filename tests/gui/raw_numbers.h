// SPDX-License-Identifier: MIT
/// \file Numbers of attempts in plain SQL, and as words: for tests that count what a screen shows once more.
#pragma once

#include <fmt/format.h>

#include <cmath>
#include <sstream>
#include <string>
#include <vector>

namespace rapport::gui {

/// The finished attempts of one kind with whole points, from what stands in their rows; `m` is a measure's
/// place. The sums that the store keeps are not looked at.
inline std::string points_sql(const std::string& condition) {
  std::string sql;
  for (int m = 0; m < 5; ++m) {
    const auto score =
        m == 0 ? std::string("a.overall") : fmt::format("json_extract(a.criteria, '$[{}]')", m - 1);
    sql += fmt::format(
        "{} select {} as m, a.id, a.person_id, a.scenario_id, a.finished_ms, "
        "strftime('%Y-%m', a.started_ms / 1000, 'unixepoch') as month, cast(round({} * 100) as integer) as p "
        "from attempts a where a.status in ('passed', 'failed') and {} is not null and ({})",
        m == 0 ? "" : " union all", m, score, score, condition);
  }
  return sql;
}

inline std::vector<std::string> split(const std::string& row) {
  std::vector<std::string> parts;
  std::stringstream stream(row);
  for (std::string part; std::getline(stream, part, '|');) parts.push_back(part);
  return parts;
}

inline std::string whole(const std::string& number) {
  return number == "null" ? "–" : fmt::format("{}", std::lround(std::stod(number)));
}
inline std::string decimal(const std::string& number) {
  return number == "null" ? "–" : fmt::format("{:.1f}", std::stod(number));
}
inline std::string percent(const std::string& share) {
  return share == "null" ? "–" : fmt::format("{} %", std::lround(std::stod(share) * 100));
}
inline std::string signed_whole(const std::string& number) {
  if (number == "null") return "–";
  const auto value = std::lround(std::stod(number));
  if (value == 0) return "±0";
  return value > 0 ? fmt::format("+{}", value) : fmt::format("−{}", -value);
}

/// Digits without the narrow spaces between their groups.
inline std::string without_groups(std::string text) {
  constexpr std::string_view kNarrow = "\u202F";
  for (auto at = text.find(kNarrow); at != std::string::npos; at = text.find(kNarrow))
    text.erase(at, kNarrow.size());
  return text;
}

/// Of the points as `pts`: how many each person has on a measure, the first, the last, the best and the mean.
inline std::string first_and_last_sql() {
  return "select m, person_id, count(*) as n, max(p) as best, avg(p) as mean, "
         "(select f.p from pts f where f.m = x.m and f.person_id = x.person_id order by f.finished_ms, f.p "
         "limit 1) "
         "as first, "
         "(select l.p from pts l where l.m = x.m and l.person_id = x.person_id order by l.finished_ms "
         "desc, l.p "
         "desc limit 1) as last from pts x group by m, person_id";
}

}  // namespace rapport::gui
