// SPDX-License-Identifier: MIT
/// \file Stores of earlier versions, opened by this one.
#include <set>

#include "engine/storage/migrations.h"
#include "engine/storage/sql_repository.h"
#include "tests/storage/store_fixture.h"

namespace rapport::test {
namespace {

/// A file as version 1 left it, with attempts of every kind.
class StoreOfVersion1 : public testing::Test {
 protected:
  void SetUp() override {
    RawStore raw(file_);
    raw.run(std::string(sqlite_migrations()[0].sql));
    raw.run("insert into schema_version values (1)");
    raw.run(
        "insert into attempts values "
        "('done', 'Zo\xC3\xAB O''Neill', 'latte', 3, 'ha', 'recovery', 'hb', '18446744073709551615', "
        "'assessment', "
        "'passed', 'happy', 0.30000000000000004, 450, 1700000000000, 1700000100000, 1700000100000),"
        "('open', '', 'door', 1, 'hc', 'recovery', 'hb', '7', 'practice', 'incomplete', '', null, 0, "
        "1710000000000, "
        "1710000001000, null),"
        "('left', 'Zo\xC3\xAB O''Neill', 'door', 1, 'hc', 'recovery', 'hb', '7', 'practice', 'abandoned', "
        "'', null, 0, "
        "1711000000000, 1711000001000, 1711000001000)");
    raw.run(
        "insert into replies (attempt_id, position, line, given_ms, taken_back_ms) values "
        "('done', 0, 'rash', 1, 5), ('done', 0, '> calm \xFF\\\\x', 6, null), ('done', 1, '~', 7, null),"
        "('open', 0, 'own-it', 8, null)");
    raw.run(
        "insert into scores values ('done', 0, 1), ('done', 1, null), ('done', 2, 0.33333333333333331), "
        "('done', 3, 0.1), ('done', 4, 0.7)");
  }

  std::unique_ptr<SqlRepository> opened() {
    auto store = SqlRepository::open(file_.string());
    EXPECT_TRUE(store) << store.error().text();
    return store ? std::move(*store) : nullptr;
  }

  TemporaryFolder folder_;
  std::filesystem::path file_ = folder_ / "attempts.sqlite";
};

TEST_F(StoreOfVersion1, LosesNothing) {
  auto store = opened();
  ASSERT_NE(store, nullptr);
  const auto done = *store->find("done");
  EXPECT_EQ(done.trainee, "Zo\xC3\xAB O'Neill");
  EXPECT_EQ(done.saved.seed, 18446744073709551615U);
  EXPECT_EQ(done.mode, Mode::Assessment);
  EXPECT_EQ(done.started, at(1'700'000'000'000));
  EXPECT_EQ(done.updated, at(1'700'000'100'000));
  EXPECT_EQ(done.saved.replies, (std::vector{typed("calm \xFF\\x"), silence()}));
  EXPECT_EQ(done.result.status, AttemptStatus::Passed);
  EXPECT_EQ(done.result.overall, 0.1 + 0.2);
  const std::vector<std::optional<double>> criteria = {1.0, std::nullopt, 1.0 / 3.0, 0.1, 0.7};
  EXPECT_EQ(done.result.criteria, criteria);
  EXPECT_EQ(done.result.remedy_cost, 450);
  EXPECT_FALSE(done.result.tier.has_value());
  EXPECT_EQ(store->list("", 10)->size(), 3U);
  EXPECT_EQ(RawStore(file_).run(
                "select serial, attempt_id, position, line, given_ms, taken_back_ms from replies where "
                "taken_back_ms is not null"),
            std::vector<std::string>{"1|done|0|rash|1|5"});
}

TEST_F(StoreOfVersion1, GoesOnWhereItStood) {
  auto store = opened();
  ASSERT_TRUE(store->append_reply("open", 1, typed("And on."), at(1'710'000'002'000)));
  ASSERT_TRUE(store->finish("open", passed(), at(1'710'000'003'000)));
  ASSERT_TRUE(store->take_back("done", 0, at(1'710'000'004'000)));
  EXPECT_EQ(RawStore(file_).run("select max(serial) from replies"), std::vector<std::string>{"5"});
}

TEST_F(StoreOfVersion1, KnowsOnePersonForEachName) {
  static_cast<void>(opened());
  RawStore raw(file_);
  EXPECT_EQ(raw.run("select name, count(*) from person_names join attempts using (person_id) group by name"),
            (std::vector<std::string>{"|1", "Zo\xC3\xAB O'Neill|2"}));
  const auto ids = raw.run("select id from people");
  for (const auto& id : ids) EXPECT_EQ(id.size(), 38U) << id;
  EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), 2U);
  auto store = opened();
  auto again = attempt_called("new");
  again.trainee = "Zo\xC3\xAB O'Neill";
  ASSERT_TRUE(store->begin(again));
  EXPECT_EQ(raw.run("select count(*) from people"), std::vector<std::string>{"2"});
}

TEST_F(StoreOfVersion1, HasItsSums) {
  static_cast<void>(opened());
  EXPECT_EQ(
      RawStore(file_).run(
          "select mode, begun, finished, passed, overall_sum, listening_sum, empathy_count, "
          "ownership_sum, followup_best from totals join person_names using (person_id) where "
          "month = 0 and scenario_id = '' and name <> '' order by mode"),
      (std::vector<std::string>{"assessment|1|1|1|30|100|0|33|10", "practice|1|0|0|null|null|0|null|null"}));
  EXPECT_EQ(RawStore(file_).run("select distinct month from totals where month > 0 order by month"),
            (std::vector<std::string>{std::to_string(2023 * 12 + 10), std::to_string(2024 * 12 + 2)}));
}

TEST_F(StoreOfVersion1, IsLeftAsItIsWhenItDoesNotHoldTogether) {
  RawStore(file_).run(
      "pragma foreign_keys = off; insert into replies (attempt_id, position, line, given_ms) values "
      "('nobody''s', 0, '~', 1)");
  const auto before = RawStore(file_).run("select * from attempts");
  const auto store = SqlRepository::open(file_.string());
  ASSERT_FALSE(store.has_value());
  EXPECT_EQ(store.error().code, ErrorCode::Invalid);
  EXPECT_EQ(RawStore(file_).run("select * from attempts"), before);
  EXPECT_EQ(RawStore(file_).run("select version from schema_version"), std::vector<std::string>{"1"});
}

TEST(Migrations, AreAsManyForEitherDatabase) {
  EXPECT_EQ(sqlite_migrations().size(), postgresql_migrations().size());
  EXPECT_EQ(newest_schema(), static_cast<int>(sqlite_migrations().size()));
}

}  // namespace
}  // namespace rapport::test
