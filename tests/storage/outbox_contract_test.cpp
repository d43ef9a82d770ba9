// SPDX-License-Identifier: MIT
/// \file What every StatementOutbox promises, asked of each of them.
#include <gtest/gtest.h>

#include <memory>

#include "engine/storage/memory_outbox.h"
#include "engine/storage/sql_outbox.h"
#include "engine/storage/sql_repository.h"
#include "engine/storage/sql_store.h"
#include "tests/storage/postgres_fixture.h"
#include "tests/storage/store_fixture.h"

namespace rapport::test {
namespace {

constexpr auto kHere = "https://lrs.example.org/xapi/statements";
constexpr auto kThere = "https://other.example.org/statements";

/// A store with the attempts a and b in it, and an outbox of it.
struct Kept {
  std::shared_ptr<SqlStore> store;
  std::unique_ptr<StatementOutbox> outbox;

  explicit Kept(std::shared_ptr<SqlStore> opened) : store(std::move(opened)) {
    if (store == nullptr) return;
    SqlRepository attempts(store);
    for (const auto* id : {"a", "b"}) {
      if (const auto begun = attempts.begin(attempt_called(id)); !begun)
        ADD_FAILURE() << begun.error().text();
    }
    outbox = std::make_unique<SqlOutbox>(store);
  }
};

std::shared_ptr<SqlStore> opened(const std::string& url) {
  auto store = SqlStore::open_and_migrate(url);
  if (!store) ADD_FAILURE() << store.error().text();
  return store ? std::shared_ptr<SqlStore>(std::move(*store)) : nullptr;
}

struct InMemory {
  std::unique_ptr<StatementOutbox> outbox = std::make_unique<MemoryOutbox>();
};
struct InSqlite {
  TemporaryFolder folder;
  Kept kept{opened((folder / "attempts.sqlite").string())};
  std::unique_ptr<StatementOutbox> outbox = std::move(kept.outbox);
};
struct InPostgres {
  static std::shared_ptr<SqlStore> on_server() {
    auto* server = PostgresServer::instance();
    return server == nullptr ? nullptr : opened(server->url(server->new_database()));
  }
  Kept kept{on_server()};
  std::unique_ptr<StatementOutbox> outbox = std::move(kept.outbox);
};

template <typename Place>
class Outbox : public testing::Test {
 protected:
  void SetUp() override {
    if constexpr (std::is_same_v<Place, InPostgres>) RAPPORT_NEEDS_POSTGRES();
    ASSERT_NE(place_.outbox, nullptr);
  }
  StatementOutbox& box() { return *place_.outbox; }
  void put(const char* destination, std::vector<OutgoingStatement> statements) {
    if (const auto done = box().put(destination, statements, at(1)); !done)
      ADD_FAILURE() << done.error().text();
  }
  void settle(const char* destination, std::vector<SettledStatement> statements) {
    if (const auto done = box().settle(destination, statements, at(2)); !done)
      ADD_FAILURE() << done.error().text();
  }
  std::vector<std::string> waiting(const char* destination, std::size_t most = 100) {
    std::vector<std::string> ids;
    const auto found = box().waiting(destination, most).value();
    for (const auto& one : found) ids.push_back(one.id);
    return ids;
  }
  Place place_;
};

struct PlaceNames {
  template <typename Place>
  static std::string GetName(int) {
    if (std::is_same_v<Place, InPostgres>) return "Postgres";
    return std::is_same_v<Place, InMemory> ? "Memory" : "Sqlite";
  }
};
using Places = testing::Types<InMemory, InSqlite, InPostgres>;
TYPED_TEST_SUITE(Outbox, Places, PlaceNames);

using Ids = std::vector<std::string>;

TYPED_TEST(Outbox, GivesBackWhatWasPutInInItsOrder) {
  this->put(kHere, {{"3", "a", "{\"x\":\"\u00E9 ' \\u0000\"}"}, {"1", "a", "one"}, {"2", "b", "two"}});
  EXPECT_EQ(this->waiting(kHere), (Ids{"3", "1", "2"}));
  EXPECT_EQ(this->waiting(kHere, 2), (Ids{"3", "1"}));
  const auto first = this->box().waiting(kHere, 1).value().at(0);
  EXPECT_EQ(first.attempt, "a");
  EXPECT_EQ(first.json, "{\"x\":\"\u00E9 ' \\u0000\"}") << "byte for byte";
  EXPECT_TRUE(this->waiting(kThere).empty());
}

TYPED_TEST(Outbox, KeepsTheFirstBytesOfAStatement) {
  this->put(kHere, {{"1", "a", "first"}});
  this->put(kHere, {{"1", "a", "second"}, {"2", "a", "new"}});
  EXPECT_EQ(this->waiting(kHere), (Ids{"1", "2"}));
  EXPECT_EQ(this->box().waiting(kHere, 1).value().at(0).json, "first");
  this->put(kThere, {{"1", "a", "for another"}});
  EXPECT_EQ(this->box().waiting(kThere, 1).value().at(0).json, "for another");
}

TYPED_TEST(Outbox, KnowsWhatItEverHeld) {
  EXPECT_FALSE(this->box().holds(kHere, "a").value());
  this->put(kHere, {{"1", "a", "x"}});
  EXPECT_TRUE(this->box().holds(kHere, "a").value());
  EXPECT_FALSE(this->box().holds(kHere, "b").value());
  EXPECT_FALSE(this->box().holds(kThere, "a").value());
  this->settle(kHere, {{"1", DeliveryOutcome::Delivered, ""}});
  EXPECT_TRUE(this->box().holds(kHere, "a").value()) << "what was sent is not made again";
}

TYPED_TEST(Outbox, SettlesOnceAndForAll) {
  this->put(kHere, {{"1", "a", "x"}, {"2", "a", "y"}, {"3", "b", "z"}, {"4", "b", "w"}});
  this->settle(kHere, {{"1", DeliveryOutcome::Delivered, ""},
                       {"2", DeliveryOutcome::SetAside, "too odd"},
                       {"3", DeliveryOutcome::AlreadyThere, ""},
                       {"nobody", DeliveryOutcome::Delivered, ""}});
  EXPECT_EQ(this->waiting(kHere), (Ids{"4"}));
  this->settle(kHere, {{"2", DeliveryOutcome::Delivered, ""}});
  this->put(kHere, {{"1", "a", "again"}});
  EXPECT_EQ(this->waiting(kHere), (Ids{"4"}));
  const auto count = this->box().count(kHere).value();
  EXPECT_EQ(count.waiting, 1);
  EXPECT_EQ(count.delivered, 1);
  EXPECT_EQ(count.already_there, 1);
  EXPECT_EQ(count.set_aside, 1);
  const auto aside = this->box().set_aside(kHere, 10).value();
  ASSERT_EQ(aside.size(), 1U);
  EXPECT_EQ(aside[0].id, "2");
  EXPECT_EQ(aside[0].reason, "too odd");
  EXPECT_EQ(this->box().count(kThere).value().delivered, 0);
}

TYPED_TEST(Outbox, DoesNothingForNothing) {
  this->put(kHere, {});
  this->settle(kHere, {});
  EXPECT_EQ(this->box().count(kHere).value().waiting, 0);
  EXPECT_TRUE(this->box().waiting(kHere, 0).value().empty());
  EXPECT_TRUE(this->box().set_aside(kHere, 10).value().empty());
}

TYPED_TEST(Outbox, HoldsWhatMeansMischief) {
  const std::string words = "'; drop table statements; -- \" \\ %s {} \u202E";
  this->put(words.c_str(), {{words, "a", words}});
  EXPECT_EQ(this->waiting(words.c_str()), (Ids{words}));
  this->settle(words.c_str(), {{words, DeliveryOutcome::SetAside, words}});
  EXPECT_EQ(this->box().set_aside(words.c_str(), 1).value().at(0).reason, words);
}

template <typename Place>
class SqlOutboxOf : public Outbox<Place> {};
using SqlPlaces = testing::Types<InSqlite, InPostgres>;
TYPED_TEST_SUITE(SqlOutboxOf, SqlPlaces, PlaceNames);

TYPED_TEST(SqlOutboxOf, RefusesStatementsOfAnAttemptThatIsNotThereAndKeepsNone) {
  const std::vector<OutgoingStatement> statements = {{"1", "a", "x"}, {"2", "nobody", "y"}};
  const auto done = this->box().put(kHere, statements, at(1));
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, ErrorCode::Conflict);
  EXPECT_TRUE(this->waiting(kHere).empty());
}

TEST(SqlOutbox, ForgetsTheTextOfWhatWasDeliveredAndAllOfAnAttemptThatIsErased) {
  InSqlite place;
  const std::vector<OutgoingStatement> statements = {{"1", "a", "secret one"}, {"2", "a", "secret two"}};
  ASSERT_TRUE(place.outbox->put(kHere, statements, at(1)));
  const std::vector<SettledStatement> settled = {{"1", DeliveryOutcome::Delivered, ""}};
  ASSERT_TRUE(place.outbox->settle(kHere, settled, at(2)));
  RawStore file(place.folder / "attempts.sqlite");
  EXPECT_EQ(file.run("select text from statements order by serial"), (Ids{"", "secret two"}));
  file.run("pragma foreign_keys = on; delete from replies; delete from attempts where id = 'a'");
  EXPECT_TRUE(file.run("select id from statements").empty());
}

}  // namespace
}  // namespace rapport::test
