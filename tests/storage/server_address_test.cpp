// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>
#include <stdlib.h>

#include "engine/storage/postgres_store.h"
#include "engine/storage/sql_store.h"
#include "tests/storage/postgres_fixture.h"

namespace rapport::test {
namespace {

class AddressOfAServer : public testing::Test {
 protected:
  AddressOfAServer() {
    for (const auto* name : {"PGHOST", "PGHOSTADDR", "PGSSLMODE", "PGSERVICE", "PGPASSWORD"})
      ::unsetenv(name);
  }
  static std::string connect(const std::string& url) {
    const auto address = server_address(url);
    return address ? address->connect : address.error().text();
  }
};

TEST_F(AddressOfAServer, HoldsNoPassword) {
  for (const std::string url :
       {"postgresql://ada:secret@host/db", "postgres://ada:secret@host/db",
        "postgresql://host/db?password=secret", "postgresql://host/db?user=ada&pass%77ord=secret",
        "postgresql://ada:%73ecret@host/db", "postgresql://host/db?sslpassword=secret"}) {
    const auto address = server_address(url);
    ASSERT_FALSE(address.has_value()) << url;
    EXPECT_EQ(address.error().code, ErrorCode::Invalid);
    EXPECT_EQ(address.error().text().find("secret"), std::string::npos);
    for (const auto* way : {"~/.pgpass", "PGPASSWORD", "service file"})
      EXPECT_NE(address.error().way_out.find(way), std::string::npos);
  }
}

TEST_F(AddressOfAServer, MustProveWhoItIsUnlessItIsThisMachine) {
  EXPECT_NE(connect("postgresql://ada@training.example/rapport").find("sslmode='verify-full'"),
            std::string::npos);
  EXPECT_NE(connect("postgresql://ada@training.example/rapport?sslmode=require").find("sslmode='require'"),
            std::string::npos);
  for (const std::string here : {"postgresql:///rapport", "postgresql://localhost/rapport",
                                 "postgresql://[::1]/rapport", "postgresql://%2Frun%2Fpostgresql/rapport"})
    EXPECT_EQ(connect(here).find("sslmode"), std::string::npos) << here;
  ::setenv("PGHOST", "training.example", 1);
  EXPECT_NE(connect("postgresql:///rapport").find("verify-full"), std::string::npos);
  ::setenv("PGSSLMODE", "require", 1);
  EXPECT_EQ(connect("postgresql:///rapport").find("sslmode"), std::string::npos);
}

TEST_F(AddressOfAServer, TakesNothingElseIn) {
  EXPECT_NE(connect("postgresql:///a'b%5Cc%20password=x").find("dbname='a\\'b\\\\c password=x'"),
            std::string::npos);
  for (const std::string& url :
       {std::string("postgresql:rapport"), std::string("postgresql://host/x?nonsense=1"),
        std::string("postgresql://h/%zz"), std::string("postgresql://h/a\0b", 18)})
    EXPECT_FALSE(server_address(url).has_value()) << url;
}

TEST_F(AddressOfAServer, IsToldFromAnotherOnTheSameMachine) {
  const auto name = [](const char* url) { return server_address(url)->name; };
  EXPECT_EQ(name("postgresql://db.example/rapport"), "rapport (db.example)");
  EXPECT_EQ(name("postgresql://db.example:5433/rapport"), "rapport (db.example:5433)");
  EXPECT_EQ(name("postgresql://:5433/rapport"), "rapport (5433)");
}

TEST_F(AddressOfAServer, WhereNobodyListensIsSaidInWords) {
  const auto store = SqlStore::open("postgresql://%2Fno%2Fsuch%2Ffolder/rapport");
  ASSERT_FALSE(store.has_value());
  EXPECT_EQ(store.error().code, ErrorCode::NotNow);
  EXPECT_NE(store.error().way_out.find("hand-on"), std::string::npos);
}

TEST(PostgresStoreOnAServer, IsOnlyMadeWhenThatIsAskedFor) {
  RAPPORT_NEEDS_POSTGRES();
  auto& server = *PostgresServer::instance();
  const auto database = server.new_database();
  const auto missing = SqlStore::open(server.url(database));
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().code, ErrorCode::NotFound);
  EXPECT_NE(missing.error().way_out.find("store migrate"), std::string::npos);
  EXPECT_TRUE(SqlStore::open_and_migrate(server.url(database)).has_value());
  EXPECT_TRUE(SqlStore::open_and_migrate(server.url(database)).has_value());
  EXPECT_TRUE(SqlStore::open(server.url(database)).has_value());
}

TEST(PostgresStoreOnAServer, OfALaterOrAnEarlierVersionIsLeftAlone) {
  RAPPORT_NEEDS_POSTGRES();
  auto& server = *PostgresServer::instance();
  const auto database = server.new_database();
  ASSERT_TRUE(SqlStore::open_and_migrate(server.url(database)).has_value());
  ASSERT_TRUE(server.psql(database, "insert into rapport.schema_version values (1000)").is_done);
  EXPECT_EQ(SqlStore::open(server.url(database)).error().code, ErrorCode::NewerSchema);
  EXPECT_EQ(SqlStore::open_and_migrate(server.url(database)).error().code, ErrorCode::NewerSchema);
  ASSERT_TRUE(server.psql(database, "delete from rapport.schema_version where version > 1").is_done);
  EXPECT_EQ(SqlStore::open(server.url(database)).error().code, ErrorCode::Invalid);
}

TEST(PostgresStoreOnAServer, SaysWhatIsWrongWithAnAccountOrADatabase) {
  RAPPORT_NEEDS_POSTGRES();
  auto& server = *PostgresServer::instance();
  EXPECT_EQ(SqlStore::open(server.url("no_such_database")).error().code, ErrorCode::NotNow);
  EXPECT_FALSE(SqlStore::open(server.url("postgres", "nobody_known")).error().way_out.empty());
}

}  // namespace
}  // namespace rapport::test
