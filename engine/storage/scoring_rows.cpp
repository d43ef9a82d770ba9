// SPDX-License-Identifier: MIT
#include "engine/storage/scoring_rows.h"

#include <fmt/format.h>

#include <utility>

#include "engine/storage/attempt_rows.h"
#include "engine/storage/attempt_summary_rows.h"
#include "engine/storage/kept_line.h"
#include "engine/storage/result_text.h"

namespace rapport {

SqlRow scoring_row(const AttemptId& id, const Scoring& scoring) {
  return {id,
          scoring.rubric_id,
          std::int64_t{scoring.rubric_version},
          scoring.rubric_hash,
          milliseconds(scoring.scored),
          std::string(word_of(scoring.status)),
          or_null(scoring.overall),
          scores_text(scoring.criteria),
          std::int64_t{scoring.is_current}};
}

Result<std::vector<Scoring>> read_scorings(SqlStore& store, const AttemptSummary& attempt) {
  std::vector<Scoring> list;
  if (!is_finished(attempt.status)) return list;
  bool makes_sense = true;
  ask_each(
      store.sql(),
      fmt::format("select serial, {} from scorings where attempt_id = ? order by serial", kScoringColumns),
      "ititi"
      "tdti",
      {attempt.id}, [&](const SqlRow& row) {
        const auto status = status_from(text(row[5]));
        auto criteria = scores_from(text(row[7]));
        makes_sense = makes_sense && status && criteria;
        if (!makes_sense) return;
        list.push_back({whole(row[0]), text(row[1]), static_cast<int>(whole(row[2])), text(row[3]),
                        time_point(whole(row[4])), *status, number_or_none(row[6]), std::move(*criteria),
                        whole(row[8]) != 0});
      });
  if (!makes_sense) return tl::unexpected(store.damaged(records_not_read()));
  if (list.empty()) {
    list.push_back({0, attempt.rubric_id, attempt.rubric_version, attempt.rubric_hash,
                    attempt.finished.value_or(attempt.updated), attempt.status, attempt.overall,
                    attempt.criteria, true});
  }
  return list;
}

}  // namespace rapport
