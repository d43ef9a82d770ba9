// SPDX-License-Identifier: MIT
#include "engine/storage/sql_repository.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <string>
#include <unordered_map>
#include <utility>

#include "engine/base/words.h"
#include "engine/storage/soci.h"
#include "engine/storage/sqlite_store.h"
#include "engine/storage/store_location.h"
#include "engine/storage/store_rules.h"

namespace rapport {
namespace {

std::optional<std::uint64_t> seed_from(std::string_view text) {
  std::uint64_t seed = 0;
  const auto* end = text.data() + text.size();
  const auto [stop, problem] = std::from_chars(text.data(), end, seed);
  if (problem != std::errc{} || stop != end) return std::nullopt;
  return seed;
}

long long milliseconds(TimePoint time) {
  return time.time_since_epoch().count();
}
TimePoint time_point(long long milliseconds) {
  return TimePoint(std::chrono::milliseconds(milliseconds));
}

/// Runs a transaction; what a library throws in it becomes an Error.
template <typename Work>
auto guarded(SqliteStore& store, Transaction::Kind kind, std::string_view what, Work work)
    -> decltype(work(store.sql())) {
  try {
    Transaction transaction(store.sql(), kind);
    auto result = work(store.sql());
    if (result) transaction.commit();
    return result;
  } catch (const std::exception& problem) {
    return tl::unexpected(store.error_from(problem, what));
  }
}

/// Nothing if there is no such attempt.
std::optional<std::string> status_of(soci::session& sql, const AttemptId& id) {
  std::string status;
  sql << "select status from attempts where id = :id", soci::use(id, "id"), soci::into(status);
  if (!sql.got_data()) return std::nullopt;
  return status;
}

long long standing_replies(soci::session& sql, const AttemptId& id) {
  long long count = 0;
  sql << "select count(*) from replies where attempt_id = :id and taken_back_ms is null", soci::use(id, "id"),
      soci::into(count);
  return count;
}

/// Which attempts are read, in which order. Each of these takes :key and :most.
constexpr std::string_view kById = "select id from attempts where id = :key limit :most";
constexpr std::string_view kOfScenario =
    "select id from attempts where scenario_id = :key order by updated_ms desc, started_ms desc, id limit "
    ":most";
constexpr std::string_view kAll =
    "select id from attempts where :key = '' order by updated_ms desc, started_ms desc, id limit :most";

/// Reads attempts with three statements, however many there are. Within one transaction, so that they fit
/// together.
class AttemptReader {
 public:
  AttemptReader(soci::session& sql, std::string_view chosen, std::string_view key, std::size_t most)
      : sql_(sql), chosen_(chosen), key_(key) {
    constexpr auto kMost = static_cast<std::size_t>(std::numeric_limits<long long>::max());
    most_ = static_cast<long long>(std::min(most, kMost));
  }

  /// Nothing if a row makes no sense.
  std::optional<std::vector<Attempt>> read() {
    if (!read_attempts() || !read_replies() || !read_scores()) return std::nullopt;
    return std::move(attempts_);
  }

 private:
  bool read_attempts();
  bool read_replies();
  bool read_scores();

  soci::session& sql_;
  std::string_view chosen_;
  std::string key_;
  long long most_ = 0;
  std::vector<Attempt> attempts_;
  std::unordered_map<AttemptId, std::size_t> places_;
};

bool AttemptReader::read_attempts() {
  Attempt attempt;
  auto& saved = attempt.saved;
  auto& result = attempt.result;
  std::string seed, mode, status;
  double overall = 0;
  long long started = 0, updated = 0;
  soci::indicator has_overall = soci::i_null;
  const auto query = fmt::format(
      "select id, trainee, scenario_id, scenario_version, scenario_hash, rubric_id, rubric_hash, seed, mode, "
      "status, "
      "ending_id, overall, remedy_cost, started_ms, updated_ms from attempts where id in ({}) "
      "order by updated_ms desc, started_ms desc, id",
      chosen_);
  soci::statement rows =
      (sql_.prepare << query, soci::use(key_, "key"), soci::use(most_, "most"), soci::into(attempt.id),
       soci::into(attempt.trainee), soci::into(saved.scenario_id), soci::into(attempt.scenario_version),
       soci::into(saved.scenario_hash), soci::into(saved.rubric_id), soci::into(saved.rubric_hash),
       soci::into(seed), soci::into(mode), soci::into(status), soci::into(result.ending_id),
       soci::into(overall, has_overall), soci::into(result.remedy_cost), soci::into(started),
       soci::into(updated));
  rows.execute();
  while (rows.fetch()) {
    const auto known_seed = seed_from(seed);
    const auto known_mode = mode_from(mode);
    const auto known_status = status_from(status);
    if (!known_seed || !known_mode || !known_status) return false;
    saved.seed = *known_seed;
    attempt.mode = *known_mode;
    result.status = *known_status;
    result.overall = has_overall == soci::i_ok ? std::optional(overall) : std::nullopt;
    attempt.started = time_point(started);
    attempt.updated = time_point(updated);
    places_.emplace(attempt.id, attempts_.size());
    attempts_.push_back(attempt);
  }
  return true;
}

bool AttemptReader::read_replies() {
  std::string id, line;
  long long position = 0;
  const auto query = fmt::format(
      "select attempt_id, position, line from replies where taken_back_ms is null and attempt_id in ({}) "
      "order by attempt_id, position",
      chosen_);
  soci::statement rows = (sql_.prepare << query, soci::use(key_, "key"), soci::use(most_, "most"),
                          soci::into(id), soci::into(position), soci::into(line));
  rows.execute();
  while (rows.fetch()) {
    const auto place = places_.find(id);
    if (place == places_.end()) return false;
    auto& replies = attempts_[place->second].saved.replies;
    auto reply = from_line(line);
    if (!reply || std::cmp_not_equal(position, replies.size())) return false;
    replies.push_back(std::move(*reply));
  }
  return true;
}

bool AttemptReader::read_scores() {
  std::string id;
  long long position = 0;
  double score = 0;
  soci::indicator has_score = soci::i_null;
  const auto query = fmt::format(
      "select attempt_id, position, score from scores where attempt_id in ({}) order by attempt_id, position",
      chosen_);
  soci::statement rows = (sql_.prepare << query, soci::use(key_, "key"), soci::use(most_, "most"),
                          soci::into(id), soci::into(position), soci::into(score, has_score));
  rows.execute();
  while (rows.fetch()) {
    const auto place = places_.find(id);
    if (place == places_.end()) return false;
    auto& criteria = attempts_[place->second].result.criteria;
    if (std::cmp_not_equal(position, criteria.size())) return false;
    criteria.push_back(has_score == soci::i_ok ? std::optional(score) : std::nullopt);
  }
  return true;
}

Result<std::vector<Attempt>> read_attempts(SqliteStore& store, std::string_view chosen, std::string_view key,
                                           std::size_t most) {
  const char* const not_read = tr("The attempts were not read");
  return guarded(store, Transaction::Kind::Read, not_read,
                 [&](soci::session& sql) -> Result<std::vector<Attempt>> {
                   auto attempts = AttemptReader(sql, chosen, key, most).read();
                   if (!attempts) return tl::unexpected(store.damaged(not_read));
                   return std::move(*attempts);
                 });
}

void insert_scores(soci::session& sql, const AttemptId& id, const AttemptResult& result) {
  for (std::size_t i = 0; i < result.criteria.size(); ++i) {
    const auto position = static_cast<long long>(i);
    const double score = result.criteria[i].value_or(0);
    auto has_score = result.criteria[i] ? soci::i_ok : soci::i_null;
    sql << "insert into scores (attempt_id, position, score) values (:id, :position, :score)",
        soci::use(id, "id"), soci::use(position, "position"), soci::use(score, has_score, "score");
  }
}

}  // namespace

SqlRepository::SqlRepository(std::unique_ptr<SqliteStore> store) : store_(std::move(store)) {}

SqlRepository::~SqlRepository() = default;

Result<std::unique_ptr<SqlRepository>> SqlRepository::open(std::string_view url) {
  auto path = store_path(url);
  if (!path) return tl::unexpected(path.error());
  if (auto made = make_store_file(*path); !made) return tl::unexpected(made.error());
  auto store = SqliteStore::open(std::move(*path));
  if (!store) return tl::unexpected(store.error());
  return std::unique_ptr<SqlRepository>(new SqlRepository(std::move(*store)));
}

Result<void> SqlRepository::begin(const Attempt& attempt) {
  if (auto checked = check_new(attempt); !checked) return checked;
  const auto work = [&](soci::session& sql) -> Result<void> {
    if (status_of(sql, attempt.id)) return attempt_exists(attempt.id);
    const auto& saved = attempt.saved;
    const auto seed = std::to_string(saved.seed);
    const auto mode = std::string(word_of(attempt.mode));
    const auto started = milliseconds(attempt.started);
    const auto updated = milliseconds(attempt.updated);
    sql << "insert into attempts (id, trainee, scenario_id, scenario_version, scenario_hash, rubric_id, "
           "rubric_hash, "
           "seed, mode, status, ending_id, remedy_cost, started_ms, updated_ms) values (:id, :trainee, "
           ":scenario_id, "
           ":scenario_version, :scenario_hash, :rubric_id, :rubric_hash, :seed, :mode, 'incomplete', '', 0, "
           ":started_ms, :updated_ms)",
        soci::use(attempt.id, "id"), soci::use(attempt.trainee, "trainee"),
        soci::use(saved.scenario_id, "scenario_id"), soci::use(attempt.scenario_version, "scenario_version"),
        soci::use(saved.scenario_hash, "scenario_hash"), soci::use(saved.rubric_id, "rubric_id"),
        soci::use(saved.rubric_hash, "rubric_hash"), soci::use(seed, "seed"), soci::use(mode, "mode"),
        soci::use(started, "started_ms"), soci::use(updated, "updated_ms");
    return {};
  };
  return guarded(*store_, Transaction::Kind::Write, tr("The attempt was not begun"), work);
}

Result<void> SqlRepository::append_reply(const AttemptId& id, std::size_t position, const WrittenReply& reply,
                                         TimePoint at) {
  if (auto checked = check_reply(reply); !checked) return checked;
  const auto work = [&](soci::session& sql) -> Result<void> {
    const auto status = status_of(sql, id);
    if (!status) return no_such_attempt(id);
    if (*status != std::string(word_of(AttemptStatus::Incomplete))) return attempt_has_ended();
    const auto place = standing_replies(sql, id);
    if (std::cmp_not_equal(place, position))
      return reply_out_of_order(position, static_cast<std::size_t>(place));
    const auto line = to_line(reply);
    const auto given = milliseconds(at);
    sql << "insert into replies (attempt_id, position, line, given_ms) values (:id, :position, :line, "
           ":given_ms)",
        soci::use(id, "id"), soci::use(place, "position"), soci::use(line, "line"),
        soci::use(given, "given_ms");
    sql << "update attempts set updated_ms = :updated_ms where id = :id", soci::use(given, "updated_ms"),
        soci::use(id, "id");
    return {};
  };
  return guarded(*store_, Transaction::Kind::Write, tr("The reply was not stored"), work);
}

Result<void> SqlRepository::take_back(const AttemptId& id, std::size_t count, TimePoint at) {
  const auto work = [&](soci::session& sql) -> Result<void> {
    if (!status_of(sql, id)) return no_such_attempt(id);
    if (std::cmp_greater_equal(count, standing_replies(sql, id))) return {};
    const auto first = static_cast<long long>(count);
    const auto taken = milliseconds(at);
    sql << "update replies set taken_back_ms = :taken_back_ms "
           "where attempt_id = :id and position >= :first and taken_back_ms is null",
        soci::use(taken, "taken_back_ms"), soci::use(id, "id"), soci::use(first, "first");
    sql << "delete from scores where attempt_id = :id", soci::use(id, "id");
    sql << "update attempts set status = 'incomplete', ending_id = '', overall = null, remedy_cost = 0, "
           "finished_ms = null, updated_ms = :updated_ms where id = :id",
        soci::use(taken, "updated_ms"), soci::use(id, "id");
    return {};
  };
  return guarded(*store_, Transaction::Kind::Write, tr("The replies were not taken back"), work);
}

Result<void> SqlRepository::finish(const AttemptId& id, const AttemptResult& result, TimePoint at) {
  const char* const not_stored = tr("The result of the attempt was not stored");
  if (auto checked = check_result(result); !checked) return checked;
  const auto work = [&](soci::session& sql) -> Result<void> {
    const auto status = status_of(sql, id);
    if (!status) return no_such_attempt(id);
    if (*status != std::string(word_of(AttemptStatus::Incomplete))) {
      const auto ended = AttemptReader(sql, kById, id, 1).read();
      if (!ended) return tl::unexpected(store_->damaged(not_stored));
      return is_same(ended->front().result, result) ? Result<void>{} : ended_differently();
    }
    const auto new_status = std::string(word_of(result.status));
    const double overall = result.overall.value_or(0);
    auto has_overall = result.overall ? soci::i_ok : soci::i_null;
    const auto finished = milliseconds(at);
    sql << "update attempts set status = :status, ending_id = :ending_id, overall = :overall, "
           "remedy_cost = :remedy_cost, updated_ms = :updated_ms, finished_ms = :finished_ms where id = :id",
        soci::use(new_status, "status"), soci::use(result.ending_id, "ending_id"),
        soci::use(overall, has_overall, "overall"), soci::use(result.remedy_cost, "remedy_cost"),
        soci::use(finished, "updated_ms"), soci::use(finished, "finished_ms"), soci::use(id, "id");
    insert_scores(sql, id, result);
    return {};
  };
  return guarded(*store_, Transaction::Kind::Write, not_stored, work);
}

Result<Attempt> SqlRepository::find(const AttemptId& id) const {
  auto attempts = read_attempts(*store_, kById, id, 1);
  if (!attempts) return tl::unexpected(attempts.error());
  if (attempts->empty()) return no_such_attempt(id);
  return std::move(attempts->front());
}

Result<std::vector<Attempt>> SqlRepository::list(std::string_view scenario_id, std::size_t most) const {
  return read_attempts(*store_, scenario_id.empty() ? kAll : kOfScenario, scenario_id, most);
}

}  // namespace rapport
