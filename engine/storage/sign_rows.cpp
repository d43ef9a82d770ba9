// SPDX-License-Identifier: MIT
#include "engine/storage/sign_rows.h"

#include <map>
#include <string>
#include <utility>

#include "engine/storage/record_filter_sql.h"
#include "engine/storage/result_text.h"

namespace rapport {
namespace {

/// What was added up so far, by its ids.
class Tallies {
 public:
  void add(const SignCount& more) {
    auto& sum = signs_[more.indicator_id];
    sum.shown += more.shown;
    sum.shown_called += more.shown_called;
    sum.attempts += more.attempts;
  }

  void add(const MomentCount& more) {
    auto& sum = moments_[more.criterion_id];
    sum.called += more.called;
    sum.missed += more.missed;
    sum.typed_called += more.typed_called;
  }

  [[nodiscard]] SignSummary summary() const {
    SignSummary summary;
    for (const auto& [id, sum] : signs_)
      summary.signs.push_back({id, sum.shown, sum.shown_called, sum.attempts});
    for (const auto& [id, sum] : moments_)
      summary.moments.push_back({id, sum.called, sum.missed, sum.typed_called});
    return summary;
  }

 private:
  std::map<std::string, SignCount> signs_;
  std::map<std::string, MomentCount> moments_;
};

void add_sums(SqlStore& store, const Conditions& conditions, Tallies& all) {
  ask_each(store.sql(),
           "select kind, id, sum(attempts), sum(times), sum(among), sum(typed) from tallies" +
               conditions.where() + " group by kind, id",
           "ttiiii", conditions.arguments(), [&](const SqlRow& row) {
             if (text(row[0]) == "sign") {
               all.add(SignCount{text(row[1]), whole(row[3]), whole(row[4]), whole(row[2])});
             } else {
               all.add(MomentCount{text(row[1]), whole(row[3]), whole(row[4]), whole(row[5])});
             }
           });
}

/// False if a row makes no sense.
bool add_attempts(SqlStore& store, const Conditions& conditions, Tallies& all) {
  bool makes_sense = true;
  ask_each(store.sql(), "select signs, moments from attempts" + conditions.where(), "tt",
           conditions.arguments(), [&](const SqlRow& row) {
             const auto signs = signs_from(text(row[0]));
             const auto moments = moments_from(text(row[1]));
             makes_sense = makes_sense && signs && moments;
             if (!makes_sense) return;
             for (const auto& tally : *signs)
               all.add(SignCount{tally.indicator_id, tally.shown, tally.shown_called, 1});
             for (const auto& tally : *moments)
               all.add(MomentCount{tally.criterion_id, tally.called, tally.missed, tally.typed_called});
           });
  return makes_sense;
}

}  // namespace

std::optional<SignSummary> read_signs(SqlStore& store, const RecordFilter& filter) {
  Tallies all;
  for (auto& [is_over_everybody, conditions] : places_of(filter, store)) {
    const bool is_of_all_attempts = filter.scenario_id.empty() && !filter.from && !filter.to;
    if (is_over_everybody) {
      conditions.add("person_id = ''");
      add_scenario(conditions, filter);
      add_months(conditions, filter);
      add_sums(store, conditions, all);
    } else if (is_of_all_attempts) {
      conditions.add("scenario_id = '' and month = 0");
      add_sums(store, conditions, all);
    } else {
      add_scenario(conditions, filter);
      add_months(conditions, filter);
      conditions.add("status in ('passed', 'failed')");
      if (store.is_server()) leave_out_shared_practice(conditions);
      if (!add_attempts(store, conditions, all)) return std::nullopt;
    }
  }
  return all.summary();
}

}  // namespace rapport
