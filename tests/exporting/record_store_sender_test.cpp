// SPDX-License-Identifier: MIT
#include "engine/exporting/record_store_sender.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "engine/storage/memory_outbox.h"
#include "tests/exporting/small_server.h"
#include "tests/support/test_scenario.h"

namespace rapport::test {
namespace {

constexpr auto kThere = "https://lrs.example.org/xapi/statements";

/// Counts the waits, and lets none pass.
class CountedPause final : public Pause {
 public:
  void pause(std::chrono::milliseconds length) override { lengths.push_back(length); }
  std::vector<std::chrono::milliseconds> lengths;
};

/// A record store that keeps what it takes, and can be told to behave badly.
class PretendStore final : public HttpPost {
 public:
  std::map<std::string, std::string> kept;  ///< by id
  std::set<std::string> refused;            ///< ids that it never takes
  std::size_t most_bytes = 1'000'000;
  std::size_t times_twice = 0;  ///< ids that came again
  int posts = 0;
  /// Asked first: an answer of its own, or none.
  std::function<std::optional<Result<HttpAnswer>>(const std::string&)> before;
  /// Asked when the batch was kept: whether the answer gets lost.
  std::function<bool()> loses_answer;

  Result<HttpAnswer> post(const std::string& json) override {
    ++posts;
    if (before) {
      if (auto own = before(json)) return *own;
    }
    if (json.size() > most_bytes) return HttpAnswer{413, "", {}};
    const auto batch = nlohmann::json::parse(json);
    nlohmann::json ids = nlohmann::json::array();
    for (const auto& one : batch) {
      if (refused.contains(one["id"])) return HttpAnswer{400, "that one is bad", {}};
      const auto found = kept.find(one["id"]);
      if (found != kept.end() && found->second != one.dump()) return HttpAnswer{409, "", {}};
    }
    for (const auto& one : batch) {
      if (!kept.emplace(one["id"], one.dump()).second) ++times_twice;
      ids.push_back(one["id"]);
    }
    if (loses_answer && loses_answer()) return failure(ErrorCode::Unreadable, "The line went dead.");
    return HttpAnswer{200, ids.dump(), {}};
  }
};

struct Desk {
  MemoryOutbox outbox;
  PretendStore store;
  StoppedClock clock;
  CountedPause pause;

  Delivery send(Patience patience = {}, BatchSize size = {10, 10'000}) {
    return RecordStoreSender({outbox, store, clock, pause}, kThere, 1, patience, size).send_waiting();
  }
  void put(int from, int count, const std::string& filling = "") {
    std::vector<OutgoingStatement> statements;
    for (int i = from; i < from + count; ++i)
      statements.push_back({fmt::format("id-{:05}", i), "attempt",
                            fmt::format(R"({{"id":"id-{:05}","x":"{}"}})", i, filling)});
    ASSERT_TRUE(outbox.put(kThere, statements, clock.now()));
  }
  OutboxCount count() { return outbox.count(kThere).value(); }
};

TEST(RecordStoreSender, DeliversAllInBatches) {
  Desk desk;
  desk.put(0, 95);
  const auto delivery = desk.send();
  EXPECT_FALSE(delivery.stopped_by);
  EXPECT_EQ(delivery.delivered, 95U);
  EXPECT_EQ(desk.store.kept.size(), 95U);
  EXPECT_EQ(desk.store.posts, 10);
  EXPECT_EQ(desk.count().waiting, 0);
  EXPECT_TRUE(desk.pause.lengths.empty());
  EXPECT_EQ(desk.send().delivered, 0U) << "nothing is sent twice";
}

TEST(RecordStoreSender, KeepsABatchBelowItsBytes) {
  Desk desk;
  desk.put(0, 6, std::string(900, 'x'));
  desk.put(6, 1, std::string(5'000, 'x'));
  EXPECT_EQ(desk.send({}, {10, 2'000}).delivered, 7U);
  EXPECT_EQ(desk.store.posts, 4) << "two at a time, and the long one by itself";
}

TEST(RecordStoreSender, SetsAsideWhatIsRefusedAndDeliversTheRest) {
  for (const std::vector<int>& bad : {std::vector<int>{0}, {9}, {3, 4, 17}, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}}) {
    Desk desk;
    desk.put(0, 20);
    for (const int i : bad) desk.store.refused.insert(fmt::format("id-{:05}", i));
    const auto delivery = desk.send();
    EXPECT_FALSE(delivery.stopped_by);
    EXPECT_EQ(delivery.set_aside, bad.size());
    EXPECT_EQ(delivery.delivered, 20 - bad.size());
    const auto aside = desk.outbox.set_aside(kThere, 100).value();
    ASSERT_EQ(aside.size(), bad.size());
    for (const auto& one : aside) {
      EXPECT_TRUE(desk.store.refused.contains(one.id));
      EXPECT_NE(one.reason.find("that one is bad"), std::string::npos) << one.reason;
    }
    EXPECT_EQ(desk.send().set_aside, 0U) << "it is not sent again";
  }
}

TEST(RecordStoreSender, SplitsWhatIsTooLong) {
  Desk desk;
  desk.store.most_bytes = 300;
  desk.put(0, 8, std::string(80, 'x'));
  desk.put(8, 1, std::string(400, 'x'));
  const auto delivery = desk.send();
  EXPECT_EQ(delivery.delivered, 8U);
  EXPECT_EQ(delivery.set_aside, 1U);
}

TEST(RecordStoreSender, TakesAnotherUnderTheSameIdForBeingThere) {
  Desk desk;
  desk.put(0, 10);
  desk.store.kept["id-00004"] = "something else";
  const auto delivery = desk.send();
  EXPECT_EQ(delivery.delivered, 9U);
  EXPECT_EQ(delivery.already_there, 1U);
  EXPECT_EQ(desk.store.kept["id-00004"], "something else");
  EXPECT_EQ(desk.count().already_there, 1);
}

TEST(RecordStoreSender, StopsAtOnceWhenItMayNotWrite) {
  for (const int status : {401, 403, 404, 302, 418}) {
    Desk desk;
    desk.put(0, 30);
    desk.store.before = [&](const auto&) { return Result<HttpAnswer>(HttpAnswer{status, "", {}}); };
    const auto delivery = desk.send();
    ASSERT_TRUE(delivery.stopped_by) << status;
    EXPECT_EQ(desk.store.posts, 1) << status;
    EXPECT_EQ(desk.count().waiting, 30) << status;
  }
}

TEST(RecordStoreSender, WaitsAsLongAsItIsAskedToAndGoesOn) {
  Desk desk;
  desk.put(0, 30);
  int left = 3;
  desk.store.before = [&](const auto&) -> std::optional<Result<HttpAnswer>> {
    if (left-- <= 0) return std::nullopt;
    return HttpAnswer{429, "", std::chrono::seconds(5)};
  };
  EXPECT_EQ(desk.send().delivered, 30U);
  ASSERT_EQ(desk.pause.lengths.size(), 3U);
  EXPECT_GE(desk.pause.lengths[0], std::chrono::seconds(5));
}

TEST(RecordStoreSender, LeavesAllInTheOutboxWithoutANetwork) {
  Desk desk;
  desk.put(0, 30);
  desk.store.before = [](const auto&) {
    return Result<HttpAnswer>(failure(ErrorCode::Unreadable, "No such host."));
  };
  const auto delivery = desk.send({4, std::chrono::milliseconds(10), std::chrono::milliseconds(100)});
  ASSERT_TRUE(delivery.stopped_by);
  EXPECT_EQ(delivery.stopped_by->message, "No such host.");
  EXPECT_EQ(desk.store.posts, 4);
  EXPECT_EQ(desk.pause.lengths.size(), 3U);
  EXPECT_EQ(desk.count().waiting, 30);
  desk.store.before = nullptr;
  EXPECT_EQ(desk.send().delivered, 30U);
}

TEST(RecordStoreSender, TakesNoPageOfAHotelForAReceipt) {
  for (const auto* body : {"<html>Welcome! Sign in.</html>", "[]", "{}", "", "[\"id-00000\"]", "[[[[[["}) {
    Desk desk;
    desk.put(0, 2);
    desk.store.before = [&](const auto&) { return Result<HttpAnswer>(HttpAnswer{200, body, {}}); };
    EXPECT_TRUE(desk.send().stopped_by) << body;
    EXPECT_EQ(desk.count().waiting, 2) << body;
  }
}

TEST(RecordStoreSender, LosesAndDoublesNothingWhateverBreaks) {
  // A store and a line that fail by chance, before and after keeping, over hundreds of rounds.
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    Desk desk;
    std::mt19937_64 chance(seed);
    desk.put(0, 137);
    for (const int bad : {5, 60, 61}) desk.store.refused.insert(fmt::format("id-{:05}", bad));
    desk.store.before = [&](const auto&) -> std::optional<Result<HttpAnswer>> {
      switch (chance() % 8) {
        case 0:
          return Result<HttpAnswer>(failure(ErrorCode::Unreadable, "Cut."));
        case 1:
          return HttpAnswer{503, "", {}};
        case 2:
          return HttpAnswer{401, "", {}};
        case 3:
          return HttpAnswer{200, "<html>", {}};
        default:
          return std::nullopt;
      }
    };
    desk.store.loses_answer = [&] { return chance() % 4 == 0; };
    for (int round = 0; round < 500 && desk.count().waiting > 0; ++round) static_cast<void>(desk.send({2}));
    EXPECT_EQ(desk.count().waiting, 0);
    EXPECT_EQ(desk.count().set_aside, 3);
    EXPECT_EQ(desk.count().delivered, 134);
    EXPECT_EQ(desk.store.kept.size(), 134U);
  }
}

TEST(RecordStoreSender, SaysTheSameThingAgainWhenAnAnswerWasLost) {
  Desk desk;
  desk.put(0, 5);
  bool lost = false;
  desk.store.loses_answer = [&] { return !std::exchange(lost, true); };
  EXPECT_EQ(desk.send().delivered, 5U);
  EXPECT_EQ(desk.store.times_twice, 5U) << "sent again, and known";
  EXPECT_EQ(desk.store.kept.size(), 5U);
}

TEST(RecordStoreSender, TalksOverARealConnection) {
  std::size_t kept = 0;
  const SmallServer server([&](const Request& request) {
    const auto batch = nlohmann::json::parse(request.body);
    nlohmann::json ids = nlohmann::json::array();
    for (const auto& one : batch) ids.push_back(one["id"]);
    kept += batch.size();
    return http_answer(200, ids.dump(), "Content-Type: application/json\r\n");
  });
  Desk desk;
  desk.put(0, 25);
  RecordStoreAccess access;
  access.address = checked_address(server.address()).value();
  const auto post = make_http_post(access);
  RecordStoreSender sender({desk.outbox, *post, desk.clock, desk.pause}, kThere, 1, {}, {10, 100'000});
  const auto delivery = sender.send_waiting();
  EXPECT_FALSE(delivery.stopped_by);
  EXPECT_EQ(delivery.delivered, 25U);
  EXPECT_EQ(kept, 25U);
}

}  // namespace
}  // namespace rapport::test
