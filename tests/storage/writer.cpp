// SPDX-License-Identifier: MIT
/// \file The victim of kill_test.sh, and the judge of what it leaves behind.
///
///     store_writer append STORE NAME    begins attempts NAME-0, NAME-1, ... and appends replies until it is
///     killed;
///                                       prints a line for each thing done, after the store has acknowledged
///                                       it
///     store_writer verify STORE FILE... reads such lines and holds the store against them
#include <sqlite3.h>
#include <unistd.h>

#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "engine/storage/sql_repository.h"

namespace {

using namespace rapport;

constexpr std::size_t kRepliesOfAnAttempt = 12;

/// A reply that can be told from every other; some fill several pages.
WrittenReply reply_number(const AttemptId& id, std::size_t position) {
  auto words = id + ":" + std::to_string(position) + "\n";
  if (position % 5 == 4) words.append(20'000, 'x');
  return {WrittenReply::Kind::Typed, words};
}

AttemptResult result_of(const AttemptId&) {
  return {AttemptStatus::Passed, "happy", 0.75, {1.0, std::nullopt, 0.5}, 10};
}

/// In one write, past every buffer: what is printed was acknowledged before.
void acknowledge(const std::string& line) {
  if (::write(STDOUT_FILENO, line.data(), line.size()) != static_cast<ssize_t>(line.size())) ::_exit(1);
}

int fail(const std::string& why) {
  std::cerr << why << "\n";
  return 1;
}

int append(AttemptRepository& store, const std::string& name) {
  const TimePoint now{};
  for (int number = 0;; ++number) {
    Attempt attempt;
    attempt.id = name + "-" + std::to_string(number);
    attempt.saved.scenario_id = name;
    if (auto begun = store.begin(attempt); !begun) return fail(begun.error().text());
    acknowledge("begun " + attempt.id + " 0\n");
    for (std::size_t position = 0; position < kRepliesOfAnAttempt; ++position) {
      auto appended = store.append_reply(attempt.id, position, reply_number(attempt.id, position), now);
      if (!appended) return fail(appended.error().text());
      acknowledge("reply " + attempt.id + " " + std::to_string(position) + "\n");
    }
    if (auto finished = store.finish(attempt.id, result_of(attempt.id), now); !finished) {
      return fail(finished.error().text());
    }
    acknowledge("ended " + attempt.id + " 0\n");
  }
}

struct Acknowledged {
  std::size_t replies = 0;
  bool has_ended = false;
};

/// The lines of each file, of which a last one that a kill cut off counts as never printed.
std::map<AttemptId, Acknowledged> read_acknowledged(const std::vector<std::string>& files) {
  std::map<AttemptId, Acknowledged> all;
  for (const auto& file : files) {
    std::ifstream in(file);
    std::string line;
    while (std::getline(in, line) && !in.eof()) {
      const auto first = line.find(' ');
      const auto second = line.find(' ', first + 1);
      auto& attempt = all[line.substr(first + 1, second - first - 1)];
      const auto what = line.substr(0, first);
      if (what == "reply") attempt.replies = std::stoul(line.substr(second + 1)) + 1;
      if (what == "ended") attempt.has_ended = true;
    }
  }
  return all;
}

/// The one value of a query's one row.
std::string asked(const std::string& path, const char* query) {
  std::string answer;
  sqlite3* connection = nullptr;
  const auto take = [](void* into, int, char** values, char**) {
    static_cast<std::string*>(into)->append(values[0] == nullptr ? "null" : values[0]);
    return 0;
  };
  if (sqlite3_open_v2(path.c_str(), &connection, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK ||
      sqlite3_exec(connection, query, take, &answer, nullptr) != SQLITE_OK) {
    answer = sqlite3_errmsg(connection);
  }
  sqlite3_close(connection);
  return answer;
}

/// Empty if the attempt in the store is what was acknowledged, and at most one thing more.
std::string difference(const Attempt& stored, const Acknowledged& acknowledged) {
  const auto& replies = stored.saved.replies;
  if (replies.size() < acknowledged.replies) return "an acknowledged reply is missing";
  if (replies.size() > acknowledged.replies + 1) return "there are replies that nobody gave";
  for (std::size_t i = 0; i < replies.size(); ++i) {
    if (replies[i] != reply_number(stored.id, i)) return "reply " + std::to_string(i) + " is another one";
  }
  const bool has_ended = stored.result.status != AttemptStatus::Incomplete;
  if (acknowledged.has_ended && !has_ended) return "an acknowledged ending is missing";
  if (has_ended && acknowledged.replies != kRepliesOfAnAttempt) return "it ended before its last reply";
  if (has_ended && stored.result.criteria != result_of(stored.id).criteria) return "its scores are others";
  return {};
}

int verify(const AttemptRepository& store, const std::string& path, const std::vector<std::string>& files) {
  const auto acknowledged = read_acknowledged(files);
  const auto attempts = store.list("", 10'000'000);
  if (!attempts) return fail(attempts.error().text());
  std::size_t known = 0;
  std::size_t unacknowledged = 0;
  std::size_t replies = 0;
  for (const auto& attempt : *attempts) {
    const auto found = acknowledged.find(attempt.id);
    if (found != acknowledged.end()) ++known;
    const auto expected = found == acknowledged.end() ? Acknowledged{} : found->second;
    if (found == acknowledged.end() && !attempt.saved.replies.empty())
      return fail(attempt.id + " was never begun");
    if (const auto why = difference(attempt, expected); !why.empty()) return fail(attempt.id + ": " + why);
    replies += expected.replies;
    unacknowledged += attempt.saved.replies.size() - expected.replies;
  }
  if (known != acknowledged.size()) return fail("an acknowledged attempt is missing");
  for (const auto& [query, answer] :
       {std::pair{"pragma integrity_check", "ok"},
        std::pair{"select count(*) from pragma_foreign_key_check", "0"},
        std::pair{
            "select count(*) from (select 1 from replies group by attempt_id, position having count(*) > 1)",
            "0"},
        std::pair{"select count(*) from (select 1 from replies group by attempt_id having max(position) + 1 "
                  "<> count(*))",
                  "0"}}) {
    if (const auto got = asked(path, query); got != answer) return fail(std::string(query) + ": " + got);
  }
  std::cout << acknowledged.size() << " attempts and " << replies
            << " replies were acknowledged; all are there; " << unacknowledged
            << " more were stored when the writer was killed\n";
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  const std::string command = count > 2 ? arguments[1] : "";
  if (command != "verify" && !(command == "append" && count > 3))
    return fail("store_writer append STORE NAME | verify STORE FILE...");
  const std::string path = arguments[2];
  auto store = SqlRepository::open(path);
  if (!store) return fail(store.error().text());
  if (command == "append") return append(**store, arguments[3]);
  return verify(**store, path, std::vector<std::string>(arguments + 3, arguments + count));
}
