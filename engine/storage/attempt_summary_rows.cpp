// SPDX-License-Identifier: MIT
#include "engine/storage/attempt_summary_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/base/words.h"
#include "engine/storage/kept_line.h"
#include "engine/storage/result_text.h"
#include "engine/storage/store_rules.h"

namespace rapport {
namespace {

constexpr std::string_view kSummaryColumns =
    "id, person_id, scenario_id, scenario_version, scenario_hash, rubric_id, rubric_version, rubric_hash, "
    "mode, status, "
    "ending_id, tier, trust, anger, typed, started_ms, updated_ms, finished_ms, overall, criteria, "
    "remedy_cost, "
    "shared_ms, demonstration, "
    "(select s.rubric_id from scorings s where s.attempt_id = attempts.id and s.is_current = 1), "
    "(select s.rubric_version from scorings s where s.attempt_id = attempts.id and s.is_current = 1), "
    "(select s.rubric_hash from scorings s where s.attempt_id = attempts.id and s.is_current = 1)";
constexpr std::string_view kSummaryKinds = "tttittitttttiiiiiidtiiitit";

/// Nothing if the row makes no sense.
std::optional<AttemptSummary> summary_from(const SqlRow& row) {
  const auto mode = mode_from(text(row[8]));
  const auto status = status_from(text(row[9]));
  const auto tier = std::ranges::find(kTierWords, text(row[11]));
  auto criteria = scores_from(text(row[19]));
  if (!mode || !status || !criteria || (!is_null(row[11]) && tier == kTierWords.end())) return std::nullopt;
  for (const std::size_t time : {15U, 16U, 17U, 21U}) {
    if (!is_a_time(row[time])) return std::nullopt;
  }
  AttemptSummary summary;
  summary.id = text(row[0]);
  summary.person_id = text(row[1]);
  summary.scenario_id = text(row[2]);
  summary.scenario_version = static_cast<int>(whole(row[3]));
  summary.scenario_hash = text(row[4]);
  summary.rubric_id = text(row[5]);
  summary.rubric_version = static_cast<int>(whole(row[6]));
  summary.rubric_hash = text(row[7]);
  summary.mode = *mode;
  summary.status = *status;
  summary.ending_id = text(row[10]);
  if (!is_null(row[11])) summary.tier = static_cast<Tier>(tier - kTierWords.begin());
  summary.trust = int_or_none(row[12]);
  summary.anger = int_or_none(row[13]);
  summary.typed = whole(row[14]) != 0;
  summary.started = time_point(whole(row[15]));
  summary.updated = time_point(whole(row[16]));
  summary.finished = time_or_none(row[17]);
  summary.overall = number_or_none(row[18]);
  summary.criteria = std::move(*criteria);
  summary.remedy_cost = static_cast<std::int32_t>(whole(row[20]));
  summary.shared = time_or_none(row[21]);
  summary.demonstration = whole(row[22]) != 0;
  if (!is_null(row[25]))
    summary.scored_again_by = RubricVersion{text(row[23]), static_cast<int>(whole(row[24])), text(row[25])};
  return summary;
}

}  // namespace

const char* records_not_read() {
  return tr("The records were not read");
}

Result<std::vector<AttemptSummary>> read_summaries(SqlStore& store, const std::string& behind_from,
                                                   const SqlRow& arguments) {
  std::vector<AttemptSummary> list;
  bool makes_sense = true;
  ask_each(store.sql(), fmt::format("select {} from attempts{}", kSummaryColumns, behind_from), kSummaryKinds,
           arguments, [&](const SqlRow& row) {
             auto summary = summary_from(row);
             makes_sense = makes_sense && summary;
             if (makes_sense) list.push_back(std::move(*summary));
           });
  if (!makes_sense) return tl::unexpected(store.damaged(records_not_read()));
  return list;
}

Result<AttemptSummary> read_summary(SqlStore& store, const AttemptId& id) {
  if (!is_storable(id)) return no_such_attempt(id);
  auto found = read_summaries(store, " where id = ?", {id});
  if (!found) return tl::unexpected(found.error());
  if (found->empty()) return no_such_attempt(id);
  return std::move(found->front());
}

}  // namespace rapport
