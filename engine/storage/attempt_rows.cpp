// SPDX-License-Identifier: MIT
#include "engine/storage/attempt_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>
#include <utility>

#include "engine/attempt/score.h"
#include "engine/records/measure.h"
#include "engine/records/month.h"
#include "engine/storage/kept_line.h"
#include "engine/storage/result_text.h"

namespace rapport {
namespace {

std::optional<std::uint64_t> seed_from(std::string_view text) {
  std::uint64_t seed = 0;
  const auto* end = text.data() + text.size();
  const auto [stop, problem] = std::from_chars(text.data(), end, seed);
  if (problem != std::errc{} || stop != end) return std::nullopt;
  return seed;
}

SqlValue points_value(const std::optional<double>& score) {
  return or_null(score ? std::optional<std::int64_t>(points(*score)) : std::nullopt);
}

SqlValue time_value(const std::optional<TimePoint>& time) {
  return or_null(time ? std::optional(milliseconds(*time)) : std::nullopt);
}

SqlValue int_value(const std::optional<int>& value) {
  return or_null(value ? std::optional<std::int64_t>(*value) : std::nullopt);
}

constexpr std::string_view kRead =
    "select a.id, a.person_id, n.name, a.scenario_id, a.scenario_version, a.scenario_hash, a.rubric_id, "
    "a.rubric_version, a.rubric_hash, a.seed, a.mode, a.demonstration, a.started_ms, a.updated_ms, a.status, "
    "a.ending_id, a.tier, a.overall, a.criteria, a.remedy_cost, a.trust, a.anger, a.signs, a.moments, "
    "a.shared_ms from attempts a left join person_names n on n.person_id = a.person_id";
constexpr std::string_view kReadKinds = "ttttittitttiiitttdtiiitti";

/// Nothing if the row makes no sense.
std::optional<Attempt> attempt_from(const SqlRow& row) {
  const auto seed = seed_from(text(row[9]));
  const auto mode = mode_from(text(row[10]));
  const auto status = status_from(text(row[14]));
  const auto tier = std::ranges::find(kTierWords, text(row[16]));
  auto criteria = scores_from(text(row[18]));
  auto signs = signs_from(text(row[22]));
  auto moments = moments_from(text(row[23]));
  if (!seed || !mode || !status || !criteria || !signs || !moments) return std::nullopt;
  if (!is_null(row[16]) && tier == kTierWords.end()) return std::nullopt;
  if (!is_a_time(row[12]) || !is_a_time(row[13]) || !is_a_time(row[24])) return std::nullopt;
  Attempt attempt;
  attempt.id = text(row[0]);
  attempt.person_id = text(row[1]);
  attempt.trainee = text(row[2]);
  attempt.saved = {text(row[3]), text(row[5]), text(row[6]), text(row[8]), *seed, {}};
  attempt.scenario_version = static_cast<int>(whole(row[4]));
  attempt.rubric_version = static_cast<int>(whole(row[7]));
  attempt.mode = *mode;
  attempt.demonstration = whole(row[11]) != 0;
  attempt.started = time_point(whole(row[12]));
  attempt.updated = time_point(whole(row[13]));
  auto& result = attempt.result;
  result.status = *status;
  result.ending_id = text(row[15]);
  if (!is_null(row[16])) result.tier = static_cast<Tier>(tier - kTierWords.begin());
  result.overall = number_or_none(row[17]);
  result.criteria = std::move(*criteria);
  result.remedy_cost = static_cast<std::int32_t>(whole(row[19]));
  result.trust = int_or_none(row[20]);
  result.anger = int_or_none(row[21]);
  result.signs = std::move(*signs);
  result.moments = std::move(*moments);
  attempt.shared = time_or_none(row[24]);
  return attempt;
}

}  // namespace

bool is_typed(const Attempt& attempt) {
  return std::ranges::any_of(attempt.saved.replies, [](const WrittenReply& reply) {
    return reply.kind == WrittenReply::Kind::Typed;
  });
}

std::int64_t month_number(TimePoint moment) {
  const auto month = month_of(moment);
  return std::int64_t{month.year} * 12 + month.month - 1;
}

SqlRow result_values(const AttemptResult& result) {
  SqlRow values = {std::string(word_of(result.status)),
                   result.ending_id,
                   or_null(result.tier ? std::string(word_of(*result.tier)) : std::string()),
                   or_null(result.overall),
                   scores_text(result.criteria),
                   std::int64_t{result.remedy_cost},
                   int_value(result.trust),
                   int_value(result.anger),
                   points_value(result.overall)};
  for (std::size_t c = 0; c < kCoreCriteria; ++c)
    values.push_back(c < result.criteria.size() ? points_value(result.criteria[c]) : SqlValue());
  values.emplace_back(signs_text(result.signs));
  values.emplace_back(moments_text(result.moments));
  return values;
}

SqlRow attempt_row(const Attempt& attempt, const std::optional<TimePoint>& finished) {
  const auto& saved = attempt.saved;
  SqlRow row = {attempt.id,
                attempt.person_id,
                saved.scenario_id,
                std::int64_t{attempt.scenario_version},
                saved.scenario_hash,
                saved.rubric_id,
                std::int64_t{attempt.rubric_version},
                saved.rubric_hash,
                std::to_string(saved.seed),
                std::string(word_of(attempt.mode)),
                std::int64_t{attempt.demonstration},
                milliseconds(attempt.started),
                month_number(attempt.started),
                milliseconds(attempt.updated),
                time_value(finished)};
  auto values = result_values(attempt.result);
  constexpr std::ptrdiff_t kBeforeTyped = 8;  // status to anger
  row.insert(row.end(), values.begin(), values.begin() + kBeforeTyped);
  row.emplace_back(std::int64_t{is_typed(attempt)});
  row.insert(row.end(), values.begin() + kBeforeTyped, values.end());
  row.push_back(time_value(attempt.shared));
  return row;
}

std::string assignments(std::string_view columns) {
  std::string text;
  for (const char c : columns) {
    if (c == ',') text += " = ?";
    text += c;
  }
  return text + " = ?";
}

std::optional<std::vector<Attempt>> read_attempts(soci::session& sql, std::string_view chosen,
                                                  const SqlRow& arguments) {
  std::vector<Attempt> attempts;
  std::unordered_map<AttemptId, std::size_t> places;
  bool makes_sense = true;
  ask_each(
      sql,
      fmt::format("{} where a.id in ({}) order by a.updated_ms desc, a.started_ms desc, a.id", kRead, chosen),
      kReadKinds, arguments, [&](const SqlRow& row) {
        auto attempt = attempt_from(row);
        makes_sense = makes_sense && attempt;
        if (!makes_sense) return;
        places.emplace(attempt->id, attempts.size());
        attempts.push_back(std::move(*attempt));
      });
  ask_each(
      sql,
      fmt::format(
          "select attempt_id, position, line, reading, given_ms from replies where taken_back_ms is null and "
          "attempt_id in ({}) order by attempt_id, position",
          chosen),
      "titti", arguments, [&](const SqlRow& row) {
        const auto place = places.find(text(row[0]));
        auto reply = from_kept_line(text(row[2]));
        makes_sense = makes_sense && place != places.end() && reply;
        if (!makes_sense) return;
        auto& attempt = attempts[place->second];
        makes_sense = std::cmp_equal(whole(row[1]), attempt.saved.replies.size());
        attempt.saved.replies.push_back(std::move(*reply));
        attempt.readings.push_back(text(row[3]));
        attempt.given.push_back(time_point(whole(row[4])));
      });
  if (!makes_sense) return std::nullopt;
  return attempts;
}

std::optional<AttemptState> state_of_attempt(SqlStore& store, const AttemptId& id) {
  if (!is_storable(id)) return std::nullopt;
  constexpr std::string_view kState =
      "select status, person_id, scenario_id, month, mode, demonstration from attempts where id = ?";
  auto rows = ask(store.sql(), kState, "tttiti", {id});
  if (rows.empty()) return std::nullopt;
  if (!store.row_lock().empty()) {
    // A counted attempt that has ended may be read by its trainee and not be locked: nobody may change it.
    auto locked = ask(store.sql(), fmt::format("{}{}", kState, store.row_lock()), "tttiti", {id});
    if (!locked.empty()) rows = std::move(locked);
  }
  const auto& row = rows.front();
  return AttemptState{text(row[0]), {text(row[1]), text(row[2]), whole(row[3]), text(row[4]), whole(row[5])}};
}

}  // namespace rapport
