// SPDX-License-Identifier: MIT
/// \file What every AttemptRepository promises, asked of each of them.
#include <cmath>
#include <limits>

#include "engine/storage/memory_repository.h"
#include "engine/storage/sql_repository.h"
#include "engine/storage/sql_store.h"
#include "tests/storage/postgres_fixture.h"
#include "tests/storage/store_fixture.h"

namespace rapport::test {
namespace {

struct InMemory {
  std::unique_ptr<AttemptRepository> repository = std::make_unique<MemoryRepository>();
};

struct InSqlite {
  TemporaryFolder folder;
  std::unique_ptr<AttemptRepository> repository = opened();

  std::unique_ptr<AttemptRepository> opened() const {
    auto store = SqlRepository::open("sqlite:" + (folder / "attempts.sqlite").string());
    if (!store) ADD_FAILURE() << store.error().text();
    return std::move(*store);
  }
};

struct InPostgres {
  std::unique_ptr<AttemptRepository> repository = opened();

  static std::unique_ptr<AttemptRepository> opened() {
    auto* server = PostgresServer::instance();
    if (server == nullptr) return nullptr;
    auto store = SqlStore::open_and_migrate(server->url(server->new_database()));
    if (!store) ADD_FAILURE() << store.error().text();
    return store ? std::make_unique<SqlRepository>(std::move(*store)) : nullptr;
  }
};

template <typename Kind>
class Repository : public testing::Test {
 protected:
  void SetUp() override {
    if constexpr (std::is_same_v<Kind, InPostgres>) RAPPORT_NEEDS_POSTGRES();
    ASSERT_NE(kind_.repository, nullptr);
  }
  AttemptRepository& store() { return *kind_.repository; }

  void must(const Result<void>& result) {
    if (!result) ADD_FAILURE() << result.error().text();
  }
  void must_refuse(ErrorCode code, const Result<void>& result) {
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().code, code);
    EXPECT_FALSE(result.error().message.empty());
    EXPECT_FALSE(result.error().way_out.empty());
  }
  Attempt found(const AttemptId& id) {
    auto attempt = store().find(id);
    if (!attempt) ADD_FAILURE() << attempt.error().text();
    return attempt.value_or(Attempt{});
  }
  std::vector<AttemptId> listed(std::string_view scenario, std::size_t most) {
    std::vector<AttemptId> ids;
    auto attempts = store().list(scenario, most);
    if (!attempts) ADD_FAILURE() << attempts.error().text();
    for (const auto& attempt : attempts.value_or(std::vector<Attempt>{})) ids.push_back(attempt.id);
    return ids;
  }

  Kind kind_;
};

struct KindNames {
  template <typename Kind>
  static std::string GetName(int) {
    if (std::is_same_v<Kind, InPostgres>) return "Postgres";
    return std::is_same_v<Kind, InMemory> ? "Memory" : "Sqlite";
  }
};

using Kinds = testing::Types<InMemory, InSqlite, InPostgres>;
TYPED_TEST_SUITE(Repository, Kinds, KindNames);

TYPED_TEST(Repository, TellsWhenEachReplyThatStandsWasGiven) {
  this->must(this->store().begin(attempt_called("a")));
  this->must(this->store().append_reply("a", 0, option("one"), at(2000)));
  this->must(this->store().append_reply("a", 1, option("two"), at(3000)));
  this->must(this->store().take_back("a", 1, at(4000)));
  this->must(this->store().append_reply("a", 1, option("three"), at(5000)));
  EXPECT_EQ(this->found("a").given, (std::vector<TimePoint>{at(2000), at(5000)}));
}

TYPED_TEST(Repository, GivesBackWhatWasBegun) {
  auto attempt = attempt_called("one");
  attempt.saved.seed = std::numeric_limits<std::uint64_t>::max();
  attempt.trainee = "Zo\xC3\xAB O'Neill; drop table attempts;--";
  this->must(this->store().begin(attempt));
  EXPECT_EQ(this->found("one"), attempt);
}

TYPED_TEST(Repository, BeginsWithoutRepliesAndUnfinished) {
  auto attempt = attempt_called("one");
  attempt.saved.replies = {option("early")};
  attempt.result = passed();
  this->must(this->store().begin(attempt));
  EXPECT_TRUE(this->found("one").saved.replies.empty());
  EXPECT_EQ(this->found("one").result, AttemptResult{});
}

TYPED_TEST(Repository, RefusesAnIdThatExists) {
  this->must(this->store().begin(attempt_called("one")));
  auto other = attempt_called("one");
  other.trainee = "Eve";
  this->must_refuse(ErrorCode::Conflict, this->store().begin(other));
  EXPECT_EQ(this->found("one").trainee, "Ada");
}

TYPED_TEST(Repository, RefusesNamesThatCannotBeKept) {
  this->must_refuse(ErrorCode::Invalid, this->store().begin(attempt_called("")));
  auto attempt = attempt_called("one");
  for (const auto& name : {std::string("A\0da", 4), std::string("Zo\xEB")}) {
    attempt.trainee = name;
    this->must_refuse(ErrorCode::Invalid, this->store().begin(attempt));
  }
  EXPECT_TRUE(this->listed("", 10).empty());
}

TYPED_TEST(Repository, KeepsRepliesOfEveryKindInOrder) {
  this->must(this->store().begin(attempt_called("one")));
  const std::vector replies = {option("own-it"), typed("I am sorry."), silence(), typed("")};
  for (std::size_t i = 0; i < replies.size(); ++i) {
    this->must(this->store().append_reply("one", i, replies[i], at(2000 + static_cast<long long>(i))));
  }
  EXPECT_EQ(this->found("one").saved.replies, replies);
  EXPECT_EQ(this->found("one").updated, at(2003));
  EXPECT_EQ(this->found("one").started, at(1000));
}

TYPED_TEST(Repository, KeepsEveryByteOfHostileText) {
  this->must(this->store().begin(attempt_called("one")));
  std::string every_byte;
  for (int repeat = 0; repeat < 2; ++repeat) {
    for (int byte = 0; byte < 256; ++byte) every_byte += static_cast<char>(byte);
  }
  const std::vector<std::string> texts = {
      every_byte,
      std::string("nul\0 in the middle and at the end\0", 35),
      std::string(1, '\0'),
      "\\0 is not \\\\0",
      "'); delete from replies; --",
      "\"quoted\" 'twice' `thrice` :id ? $1 @x %s {}",
      "> not a mark\r\n~\r\n# not a comment\n",
      "  blanks around  ",
      "\xF0\x9F\x98\x80 \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x94\xA7 e\xCC\x81",
      "\xC3\x28 \xED\xA0\x80 \xFF\xFE",
      std::string(kLongestReplyBytes, '\0'),
      std::string(kLongestReplyBytes, 'x'),
  };
  for (std::size_t i = 0; i < texts.size(); ++i) {
    this->must(this->store().append_reply("one", i, typed(texts[i]), at(2000)));
  }
  const auto replies = this->found("one").saved.replies;
  ASSERT_EQ(replies.size(), texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) EXPECT_TRUE(replies[i] == typed(texts[i])) << "text " << i;
}

TYPED_TEST(Repository, KeepsHowRepliesWereUnderstood) {
  this->must(this->store().begin(attempt_called("one")));
  const std::string reading = R"({"form":1,"heard":"'\\\"Ã© ?:x"})";
  this->must(this->store().append_reply("one", 0, {typed("I am sorry."), reading}, at(2000)));
  this->must(this->store().append_reply("one", 1, option("own-it"), at(2001)));
  EXPECT_EQ(this->found("one").readings, (std::vector<std::string>{reading, ""}));
  this->must(this->store().take_back("one", 0, at(2002)));
  EXPECT_TRUE(this->found("one").readings.empty());
}

TYPED_TEST(Repository, KeepsAnAuthoredTextOnce) {
  const std::string text = "title: Wrong latte\nid: Ã©\n";
  this->must(this->store().keep_source("scenario", content_hash(text), text));
  this->must(this->store().keep_source("scenario", content_hash(text), text));
  this->must_refuse(ErrorCode::Invalid, this->store().keep_source("scenario", content_hash("other"), text));
  this->must_refuse(ErrorCode::Invalid, this->store().keep_source("recipe", content_hash(text), text));
}

TYPED_TEST(Repository, RefusesAReplyThatIsTooLong) {
  this->must(this->store().begin(attempt_called("one")));
  const auto reply = typed(std::string(kLongestReplyBytes + 1, 'x'));
  this->must_refuse(ErrorCode::Invalid, this->store().append_reply("one", 0, reply, at(2000)));
  EXPECT_TRUE(this->found("one").saved.replies.empty());
}

TYPED_TEST(Repository, RefusesAnOptionThatNoLineBringsBack) {
  this->must(this->store().begin(attempt_called("one")));
  for (const std::string& id : {std::string(), std::string("# no"), std::string("~"), std::string("> x"),
                                std::string(" x"), std::string("a\nb"), std::string("a\0b", 3)}) {
    this->must_refuse(ErrorCode::Invalid, this->store().append_reply("one", 0, option(id), at(2000)));
  }
  EXPECT_TRUE(this->found("one").saved.replies.empty());
}

TYPED_TEST(Repository, StoresNothingTwiceOrOutOfOrder) {
  this->must(this->store().begin(attempt_called("one")));
  this->must_refuse(ErrorCode::Conflict, this->store().append_reply("one", 1, option("b"), at(2000)));
  this->must(this->store().append_reply("one", 0, option("a"), at(2000)));
  this->must_refuse(ErrorCode::Conflict, this->store().append_reply("one", 0, option("a"), at(3000)));
  this->must_refuse(ErrorCode::Conflict,
                    this->store().append_reply("one", std::size_t(-1), option("a"), at(3000)));
  EXPECT_EQ(this->found("one").saved.replies, std::vector{option("a")});
  EXPECT_EQ(this->found("one").updated, at(2000));
}

TYPED_TEST(Repository, KnowsNothingOfAnUnknownAttempt) {
  const AttemptId id("no such\0 id", 11);
  this->must_refuse(ErrorCode::NotFound, this->store().append_reply(id, 0, option("a"), at(2000)));
  this->must_refuse(ErrorCode::NotFound, this->store().take_back(id, 0, at(2000)));
  this->must_refuse(ErrorCode::NotFound, this->store().finish(id, passed(), at(2000)));
  const auto attempt = this->store().find(id);
  ASSERT_FALSE(attempt.has_value());
  EXPECT_EQ(attempt.error().code, ErrorCode::NotFound);
}

TYPED_TEST(Repository, TakesRepliesBackAndGoesOnFromThere) {
  this->must(this->store().begin(attempt_called("one")));
  for (std::size_t i = 0; i < 4; ++i)
    this->must(this->store().append_reply("one", i, option("old"), at(2000)));
  this->must(this->store().take_back("one", 1, at(3000)));
  EXPECT_EQ(this->found("one").saved.replies, std::vector{option("old")});
  EXPECT_EQ(this->found("one").updated, at(3000));
  this->must(this->store().append_reply("one", 1, option("new"), at(4000)));
  this->must(this->store().take_back("one", 1, at(5000)));
  this->must(this->store().append_reply("one", 1, option("newest"), at(6000)));
  EXPECT_EQ(this->found("one").saved.replies, (std::vector{option("old"), option("newest")}));
}

TYPED_TEST(Repository, TakingBackNothingChangesNothing) {
  this->must(this->store().begin(attempt_called("one")));
  this->must(this->store().append_reply("one", 0, option("a"), at(2000)));
  this->must(this->store().finish("one", passed(), at(2500)));
  const auto before = this->found("one");
  this->must(this->store().take_back("one", 1, at(3000)));
  this->must(this->store().take_back("one", std::size_t(-1), at(3000)));
  EXPECT_EQ(this->found("one"), before);
}

TYPED_TEST(Repository, RecordsHowItEnded) {
  this->must(this->store().begin(attempt_called("one")));
  this->must(this->store().finish("one", passed(), at(2000)));
  EXPECT_EQ(this->found("one").result, passed());
  EXPECT_EQ(this->found("one").updated, at(2000));
}

TYPED_TEST(Repository, RecordsAnEndingWithoutScores) {
  this->must(this->store().begin(attempt_called("one")));
  const AttemptResult abandoned{AttemptStatus::Abandoned, "", std::nullopt, {}, -5};
  this->must(this->store().finish("one", abandoned, at(2000)));
  EXPECT_EQ(this->found("one").result, abandoned);
}

TYPED_TEST(Repository, EndsOnceHoweverOftenItIsTold) {
  this->must(this->store().begin(attempt_called("one")));
  this->must(this->store().finish("one", passed(), at(2000)));
  this->must(this->store().finish("one", passed(), at(3000)));
  EXPECT_EQ(this->found("one").updated, at(2000));
  auto other = passed();
  other.criteria[1] = 0.0;
  this->must_refuse(ErrorCode::Conflict, this->store().finish("one", other, at(3000)));
  other = passed();
  other.overall = std::nextafter(*other.overall, 1.0);
  this->must_refuse(ErrorCode::Conflict, this->store().finish("one", other, at(3000)));
  EXPECT_EQ(this->found("one").result, passed());
}

TYPED_TEST(Repository, AppendsNothingToAnEndedAttempt) {
  this->must(this->store().begin(attempt_called("one")));
  this->must(this->store().finish("one", passed(), at(2000)));
  this->must_refuse(ErrorCode::Conflict, this->store().append_reply("one", 0, option("a"), at(3000)));
}

TYPED_TEST(Repository, OpensAnEndedAttemptAgainWhenItsLastReplyIsTakenBack) {
  this->must(this->store().begin(attempt_called("one")));
  this->must(this->store().append_reply("one", 0, option("a"), at(2000)));
  this->must(this->store().finish("one", passed(), at(2500)));
  this->must(this->store().take_back("one", 0, at(3000)));
  EXPECT_EQ(this->found("one").result, AttemptResult{});
  this->must(this->store().append_reply("one", 0, option("b"), at(4000)));
  const AttemptResult failed{AttemptStatus::Failed, "gone", 0.0, {0.0}, 0};
  this->must(this->store().finish("one", failed, at(5000)));
  EXPECT_EQ(this->found("one").result, failed);
}

TYPED_TEST(Repository, RefusesResultsThatMakeNoSense) {
  this->must(this->store().begin(attempt_called("one")));
  this->must_refuse(ErrorCode::Invalid, this->store().finish("one", AttemptResult{}, at(2000)));
  for (const double score : {-0.1, 1.1, std::numeric_limits<double>::quiet_NaN()}) {
    auto result = passed();
    result.overall = score;
    this->must_refuse(ErrorCode::Invalid, this->store().finish("one", result, at(2000)));
    result = passed();
    result.criteria[0] = score;
    this->must_refuse(ErrorCode::Invalid, this->store().finish("one", result, at(2000)));
  }
  EXPECT_EQ(this->found("one").result, AttemptResult{});
}

TYPED_TEST(Repository, ListsTheLatestFirst) {
  this->must(this->store().begin(attempt_called("a", "latte", 1000)));
  this->must(this->store().begin(attempt_called("b", "door", 2000)));
  this->must(this->store().begin(attempt_called("c", "latte", 3000)));
  this->must(this->store().append_reply("a", 0, option("x"), at(4000)));
  EXPECT_EQ(this->listed("", 10), (std::vector<AttemptId>{"a", "c", "b"}));
  EXPECT_EQ(this->listed("latte", 10), (std::vector<AttemptId>{"a", "c"}));
  EXPECT_EQ(this->listed("latte", 1), std::vector<AttemptId>{"a"});
  EXPECT_EQ(this->listed("nothing", 10), std::vector<AttemptId>{});
  EXPECT_EQ(this->listed("", 0), std::vector<AttemptId>{});
  EXPECT_EQ(this->listed("", std::size_t(-1)).size(), 3U);
}

TYPED_TEST(Repository, ListsInOneOrderWhenTheClockStandsStill) {
  for (const auto* id : {"c", "a", "b"}) this->must(this->store().begin(attempt_called(id)));
  EXPECT_EQ(this->listed("", 10), (std::vector<AttemptId>{"a", "b", "c"}));
  EXPECT_EQ(this->listed("", 2), (std::vector<AttemptId>{"a", "b"}));
}

TYPED_TEST(Repository, ListsAttemptsWithTheirRepliesAndScores) {
  for (const std::string id : {"a", "b", "c"}) {
    this->must(this->store().begin(attempt_called(id, "latte", id[0])));
    for (std::size_t i = 0; i < 12; ++i) this->must(this->store().append_reply(id, i, typed(id), at(id[0])));
    this->must(this->store().take_back(id, 11, at(id[0])));
  }
  this->must(this->store().finish("b", passed(), at('b')));
  const auto attempts = this->store().list("latte", 2);
  ASSERT_TRUE(attempts.has_value());
  ASSERT_EQ(attempts->size(), 2U);
  for (const auto& attempt : *attempts) EXPECT_EQ(attempt, this->found(attempt.id));
  EXPECT_EQ((*attempts)[0].saved.replies, std::vector(11, typed("c")));
  EXPECT_EQ((*attempts)[1].result, passed());
}

}  // namespace
}  // namespace rapport::test
