// SPDX-License-Identifier: MIT
/// \file The victim of kill_test.sh and stress_test.cpp, and the judge of what it leaves behind.
///
///     store_writer append STORE NAME [COUNT]   begins attempts NAME-0, NAME-1, ... and appends replies until
///     it is
///                                              killed or has held COUNT; prints a line for each thing done,
///                                              after the store has acknowledged it
///     store_writer outlast STORE NAME          the same for a server that goes and comes back: what was
///     refused since it
///                                              was away is looked up and tried again
///     store_writer verify STORE FILE...        reads such lines and holds the store against them
#include <unistd.h>

#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "engine/storage/sql_repository.h"
#include "engine/storage/sql_rows.h"
#include "engine/storage/sql_store.h"
#include "engine/storage/store_copy.h"

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

/// Does something until it is done. A store that must not be away gets one chance. `is_done` says whether
/// what was refused has been done all the same.
template <typename Do, typename IsDone>
bool persist(bool outlasts, Do attempt, IsDone is_done) {
  constexpr int kTries = 1200;
  for (int tried = 0; tried < kTries; ++tried) {
    const Result<void> done = attempt();
    if (done) return true;
    if (!outlasts) return fail(done.error().text()) == 0;
    if (is_done()) return true;
    ::usleep(25'000);
  }
  return fail("the server did not come back") == 0;
}

int append(AttemptRepository& store, const std::string& name, int count, bool outlasts) {
  const TimePoint now{};
  for (int number = 0; number < count; ++number) {
    Attempt attempt;
    attempt.id = name + "-" + std::to_string(number);
    attempt.saved.scenario_id = name;
    attempt.trainee = name;
    const auto& id = attempt.id;
    if (!persist(
            outlasts, [&] { return store.begin(attempt); }, [&] { return store.find(id).has_value(); }))
      return 1;
    acknowledge("begun " + id + " 0\n");
    for (std::size_t position = 0; position < kRepliesOfAnAttempt; ++position) {
      const auto stands = [&] {
        const auto found = store.find(id);
        return found && found->saved.replies.size() > position;
      };
      if (!persist(
              outlasts, [&] { return store.append_reply(id, position, reply_number(id, position), now); },
              stands))
        return 1;
      acknowledge("reply " + id + " " + std::to_string(position) + "\n");
    }
    if (!persist(
            outlasts, [&] { return store.finish(id, result_of(id), now); }, [] { return false; }))
      return 1;
    acknowledge("ended " + id + " 0\n");
  }
  return 0;
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

int verify(const SqlRepository& store, const std::vector<std::string>& files) {
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
  const auto problems = check_store(*store.store());
  if (!problems) return fail(problems.error().text());
  if (!problems->empty()) return fail(problems->front());
  const auto doubled =
      ask(store.store()->sql(),
          "select count(*) from (select 1 from replies group by attempt_id, position having count(*) > 1) x",
          "i");
  if (whole(doubled[0][0]) != 0) return fail("a reply is there twice");
  std::cout << acknowledged.size() << " attempts and " << replies
            << " replies were acknowledged; all are there; " << unacknowledged
            << " more were stored when the writer was killed\n";
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  const std::string command = count > 2 ? arguments[1] : "";
  const bool writes = (command == "append" || command == "outlast") && count > 3;
  if (command != "verify" && !writes)
    return fail("store_writer append STORE NAME [COUNT] | outlast STORE NAME | verify STORE FILE...");
  auto store = SqlRepository::open(arguments[2]);
  if (!store) return fail(store.error().text());
  constexpr int kUntilKilled = 1 << 30;
  if (writes)
    return append(**store, arguments[3], count > 4 ? std::stoi(arguments[4]) : kUntilKilled,
                  command == "outlast");
  return verify(**store, std::vector<std::string>(arguments + 3, arguments + count));
}
