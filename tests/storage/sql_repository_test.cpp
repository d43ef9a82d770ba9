// SPDX-License-Identifier: MIT
/// \file What the store in SQLite does beyond the contract: its file, its failures, other processes.
#include "engine/storage/sql_repository.h"

#include "engine/storage/migrations.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>

#include "tests/storage/store_fixture.h"

namespace rapport::test {
namespace {

class SqlStore : public testing::Test {
 protected:
  std::unique_ptr<SqlRepository> open() { return open(file_.string()); }
  std::unique_ptr<SqlRepository> open(const std::string& url) {
    auto store = SqlRepository::open(url);
    if (store) return std::move(*store);
    ADD_FAILURE() << store.error().text();
    return nullptr;
  }

  /// Why the file cannot be opened.
  Error refusal() {
    auto store = SqlRepository::open(file_.string());
    EXPECT_FALSE(store.has_value());
    return store ? Error{} : store.error();
  }

  /// A closed store with two attempts of three replies each.
  void fill() {
    auto store = open();
    for (const std::string id : {"one", "two"}) {
      ASSERT_TRUE(store->begin(attempt_called(id)));
      for (std::size_t i = 0; i < 3; ++i) ASSERT_TRUE(store->append_reply(id, i, typed(id), at(2000)));
    }
  }

  void write_bytes(const std::string& bytes) { std::ofstream(file_, std::ios::binary) << bytes; }

  TemporaryFolder folder_;
  std::filesystem::path file_ = folder_ / "attempts.sqlite";
};

TEST_F(SqlStore, HasEverythingWhenItIsOpenedAgain) {
  Attempt before;
  {
    auto store = open();
    ASSERT_TRUE(store->begin(attempt_called("one")));
    ASSERT_TRUE(store->append_reply("one", 0, typed("first"), at(2000)));
    ASSERT_TRUE(store->append_reply("one", 1, silence(), at(2001)));
    ASSERT_TRUE(store->finish("one", passed(), at(2002)));
    before = *store->find("one");
  }
  EXPECT_EQ(*open()->find("one"), before);
}

TEST_F(SqlStore, KeepsRepliesThatWereTakenBack) {
  auto store = open();
  ASSERT_TRUE(store->begin(attempt_called("one")));
  ASSERT_TRUE(store->append_reply("one", 0, typed("rash"), at(2000)));
  ASSERT_TRUE(store->take_back("one", 0, at(3000)));
  ASSERT_TRUE(store->append_reply("one", 0, typed("calm"), at(4000)));
  EXPECT_EQ(
      RawStore(file_).run("select position, line, given_ms, taken_back_ms from replies order by serial"),
      (std::vector<std::string>{"0|> rash|2000|3000", "0|> calm|4000|null"}));
}

TEST_F(SqlStore, IsKeptDurably) {
  auto store = open();
  RawStore raw(file_);
  EXPECT_EQ(raw.run("pragma journal_mode"), std::vector<std::string>{"wal"});
  EXPECT_EQ(raw.run("pragma application_id"), std::vector<std::string>{std::to_string(0x52415050)});
  EXPECT_EQ(raw.run("select max(version) from schema_version"),
            std::vector<std::string>{std::to_string(newest_schema())});
}

TEST_F(SqlStore, IsNobodyElsesBusiness) {
  file_ = folder_ / "new" / "folder" / "attempts.sqlite";
  auto store = open();
  ASSERT_TRUE(store->begin(attempt_called("one")));
  const auto mode_of = [](const std::filesystem::path& path) {
    struct stat found {};
    EXPECT_EQ(::stat(path.c_str(), &found), 0) << path;
    return found.st_mode & 0777U;
  };
  EXPECT_EQ(mode_of(folder_ / "new"), 0700U);
  EXPECT_EQ(mode_of(folder_ / "new" / "folder"), 0700U);
  EXPECT_EQ(mode_of(file_), 0600U);
  EXPECT_EQ(mode_of(file_.string() + "-wal"), 0600U);
}

TEST_F(SqlStore, IsFoundUnderAnyName) {
  for (const std::string name :
       {"with blanks  and more .sqlite", "a=b.sqlite", "a=b c=d  e.sqlite", "\"quoted\".sqlite",
        "it's.sqlite", "caf\xC3\xA9?mode=ro&x#y.sqlite", ":memory:"}) {
    file_ = folder_ / name;
    fill();
    EXPECT_TRUE(std::filesystem::exists(file_)) << name;
    EXPECT_EQ(open()->list("", 10)->size(), 2U) << name;
  }
}

TEST_F(SqlStore, RefusesANameThatSociCannotBeTold) {
  file_ = folder_ / "a=\"b\".sqlite";
  EXPECT_EQ(refusal().code, ErrorCode::Invalid);
}

TEST_F(SqlStore, TakesAnEmptyFileForANewStore) {
  write_bytes("");
  fill();
  EXPECT_EQ(open()->list("", 10)->size(), 2U);
}

TEST_F(SqlStore, LeavesAStoreOfALaterVersionUntouched) {
  fill();
  RawStore(file_).run("insert into schema_version values (1000); create table from_the_future (x)");
  const auto before = bytes_of(file_);
  EXPECT_EQ(refusal().code, ErrorCode::NewerSchema);
  EXPECT_EQ(bytes_of(file_), before);
}

TEST_F(SqlStore, LeavesADatabaseOfAnotherProgramUntouched) {
  RawStore(file_).run("create table schema_version (version integer); insert into schema_version values (1)");
  const auto before = bytes_of(file_);
  EXPECT_EQ(refusal().code, ErrorCode::Invalid);
  EXPECT_EQ(bytes_of(file_), before);
}

TEST_F(SqlStore, LeavesAFileThatIsNoDatabaseUntouched) {
  const std::string diary(5000, 'D');
  write_bytes(diary);
  const auto error = refusal();
  EXPECT_EQ(error.code, ErrorCode::Invalid);
  EXPECT_NE(error.message.find(file_.string()), std::string::npos);
  EXPECT_FALSE(error.way_out.empty());
  EXPECT_EQ(bytes_of(file_), diary);
}

TEST_F(SqlStore, AnswersWhenItsFileIsDamaged) {
  fill();
  const auto whole = bytes_of(file_);
  constexpr std::size_t kPage = 4096;
  ASSERT_GT(whole.size(), 5 * kPage);
  int damaged = 0;
  for (std::size_t page = 0; page < whole.size() / kPage; ++page) {
    auto bytes = whole;
    std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(page * kPage + (page == 0 ? 100 : 0)), 200,
                '\xA5');
    write_bytes(bytes);
    auto store = SqlRepository::open(file_.string());
    const auto attempts = store ? (*store)->list("", 10) : tl::unexpected(store.error());
    if (attempts) continue;  // a page that nothing was read from
    ++damaged;
    EXPECT_EQ(attempts.error().code, ErrorCode::Invalid) << attempts.error().text();
    EXPECT_FALSE(attempts.error().way_out.empty());
  }
  EXPECT_GE(damaged, 3);
}

TEST_F(SqlStore, AnswersWhenItsFileIsCutShort) {
  fill();
  const auto whole = bytes_of(file_);
  for (const std::size_t size :
       {std::size_t(50), std::size_t(1000), std::size_t(4096), whole.size() - 4096}) {
    write_bytes(whole.substr(0, size));
    auto store = SqlRepository::open(file_.string());
    const auto attempts = store ? (*store)->list("", 10) : tl::unexpected(store.error());
    ASSERT_FALSE(attempts.has_value()) << size;
    EXPECT_EQ(attempts.error().code, ErrorCode::Invalid) << attempts.error().text();
  }
}

TEST_F(SqlStore, AnswersWhenARowMakesNoSense) {
  for (const std::string tampering :
       {"update attempts set seed = 'seven'", "update attempts set seed = '18446744073709551616'",
        "update replies set line = '# comment'", "update replies set position = 7 where position = 2",
        "delete from replies where position = 1",
        "pragma ignore_check_constraints = on; update attempts set mode = 'x'",
        "update attempts set criteria = '[0.5'", "update attempts set criteria = '[7]'",
        "update attempts set tier = 'x'", "update attempts set signs = '[[1]]'"}) {
    std::filesystem::remove(file_);
    fill();
    RawStore(file_).run(tampering);
    const auto attempts = open()->list("", 10);
    ASSERT_FALSE(attempts.has_value()) << tampering;
    EXPECT_EQ(attempts.error().code, ErrorCode::Invalid);
  }
}

TEST_F(SqlStore, AnswersWhenAColumnIsGone) {
  fill();
  auto store = open();
  RawStore(file_).run("alter table replies drop column given_ms");
  const auto appended = store->append_reply("one", 3, typed("secret words"), at(3000));
  ASSERT_FALSE(appended.has_value());
  EXPECT_EQ(appended.error().text().find("secret"), std::string::npos);
}

TEST_F(SqlStore, AnswersWhenItsPlaceCannotBeUsed) {
  write_bytes("a file");
  const auto under_a_file = SqlRepository::open((file_ / "attempts.sqlite").string());
  ASSERT_FALSE(under_a_file.has_value());
  EXPECT_EQ(under_a_file.error().code, ErrorCode::Unreadable);
  const auto a_folder = SqlRepository::open(folder_.path().string());
  ASSERT_FALSE(a_folder.has_value());
  EXPECT_EQ(a_folder.error().code, ErrorCode::Unreadable);
  const auto a_device = SqlRepository::open("/dev/null");
  ASSERT_FALSE(a_device.has_value());
  EXPECT_EQ(a_device.error().code, ErrorCode::Unreadable);
}

/// As long as it lives this process has no right to write what others own; root becomes somebody without
/// rights.
class WithoutRights {
 public:
  WithoutRights() {
    constexpr uid_t kNobody = 65534;
    if (::geteuid() == 0) was_root_ = ::seteuid(kNobody) == 0;
  }
  ~WithoutRights() {
    if (was_root_ && ::seteuid(0) != 0) ADD_FAILURE() << "rights were not given back";
  }
  WithoutRights(const WithoutRights&) = delete;
  WithoutRights& operator=(const WithoutRights&) = delete;

 private:
  bool was_root_ = false;
};

TEST_F(SqlStore, AnswersWhenItsFolderMayNotBeWritten) {
  using std::filesystem::perms;
  constexpr auto kReadOnly = perms(0555);
  std::filesystem::permissions(folder_.path(), kReadOnly);
  {
    const WithoutRights without;
    const auto error = refusal();
    EXPECT_EQ(error.code, ErrorCode::Unreadable);
    EXPECT_FALSE(error.way_out.empty());
  }
  std::filesystem::permissions(folder_.path(), perms::owner_all);
}

TEST_F(SqlStore, AnswersWhenItsFileMayNotBeWritten) {
  using std::filesystem::perms;
  fill();
  std::filesystem::permissions(file_, perms(0444));
  std::filesystem::permissions(folder_.path(), perms(0777));
  {
    const WithoutRights without;
    const auto error = refusal();
    EXPECT_EQ(error.code, ErrorCode::Unreadable);
    EXPECT_NE(error.message.find("may not be written"), std::string::npos) << error.text();
  }
  std::filesystem::permissions(file_, perms(0600));
  EXPECT_EQ(open()->list("", 10)->size(), 2U);
}

/// As long as it lives no file of this process can grow beyond `bytes`.
class NoRoom {
 public:
  explicit NoRoom(rlim_t bytes) {
    previous_ = std::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &limit_);
    const rlimit tight{bytes, limit_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &tight);
  }
  ~NoRoom() {
    ::setrlimit(RLIMIT_FSIZE, &limit_);
    std::signal(SIGXFSZ, previous_);
  }
  NoRoom(const NoRoom&) = delete;
  NoRoom& operator=(const NoRoom&) = delete;

 private:
  rlimit limit_{};
  void (*previous_)(int) = nullptr;
};

TEST_F(SqlStore, LosesNothingWhenThereIsNoRoomToWrite) {
  auto store = open();
  ASSERT_TRUE(store->begin(attempt_called("one")));
  ASSERT_TRUE(store->append_reply("one", 0, typed("kept"), at(2000)));
  const auto long_reply = typed(std::string(kLongestReplyBytes, 'x'));
  {
    const NoRoom no_room(std::filesystem::file_size(file_.string() + "-wal") + 5000);
    const auto appended = store->append_reply("one", 1, long_reply, at(3000));
    ASSERT_FALSE(appended.has_value());
    EXPECT_EQ(appended.error().code, ErrorCode::Unreadable);
    EXPECT_NE(appended.error().way_out.find("safe"), std::string::npos);
    EXPECT_EQ(store->find("one")->saved.replies, std::vector{typed("kept")});
  }
  ASSERT_TRUE(store->append_reply("one", 1, long_reply, at(4000)));
  store = open();
  EXPECT_EQ(store->find("one")->saved.replies, (std::vector{typed("kept"), long_reply}));
  EXPECT_EQ(RawStore(file_).run("pragma integrity_check"), std::vector<std::string>{"ok"});
}

TEST_F(SqlStore, IsSharedByTwoConnectionsInTurn) {
  auto one = open();
  auto other = open();
  ASSERT_TRUE(one->begin(attempt_called("one")));
  for (std::size_t i = 0; i < 20; ++i) {
    auto& writer = i % 2 == 0 ? *one : *other;
    auto& latecomer = i % 2 == 0 ? *other : *one;
    ASSERT_TRUE(writer.append_reply("one", i, typed(std::to_string(i)), at(2000)));
    const auto late = latecomer.append_reply("one", i, typed("late"), at(2000));
    ASSERT_FALSE(late.has_value());
    EXPECT_EQ(late.error().code, ErrorCode::Conflict);
    EXPECT_EQ(latecomer.find("one")->saved.replies.size(), i + 1);
  }
  ASSERT_TRUE(one->finish("one", passed(), at(3000)));
  EXPECT_EQ(other->find("one")->result, passed());
  EXPECT_FALSE(other->append_reply("one", 20, typed("late"), at(4000)));
}

TEST_F(SqlStore, IsMadeByManyProcessesAtOnce) {
  constexpr int kRounds = 10;
  constexpr int kProcesses = 8;
  for (int round = 0; round < kRounds; ++round) {
    file_ = folder_ / std::to_string(round) / "attempts.sqlite";
    std::array<int, 2> gate{};
    ASSERT_EQ(::pipe(gate.data()), 0);
    std::vector<pid_t> children;
    for (int i = 0; i < kProcesses; ++i) {
      const auto child = ::fork();
      ASSERT_GE(child, 0);
      if (child == 0) {
        char byte = 0;
        ::close(gate[1]);
        if (::read(gate[0], &byte, 1) != 0) ::_exit(2);  // the gate opens when every writing end is closed
        auto store = SqlRepository::open(file_.string());
        const bool done = store && (*store)->begin(attempt_called("by " + std::to_string(i)));
        if (!store) std::fprintf(stderr, "%s\n", store.error().text().c_str());
        ::_exit(done ? 0 : 1);
      }
      children.push_back(child);
    }
    ::close(gate[0]);
    ::close(gate[1]);
    for (const auto child : children) {
      int status = -1;
      ::waitpid(child, &status, 0);
      EXPECT_EQ(status, 0);
    }
    EXPECT_EQ(open()->list("", 100)->size(), std::size_t(kProcesses));
    EXPECT_EQ(RawStore(file_).run("select count(*) from schema_version"),
              std::vector<std::string>{std::to_string(newest_schema())});
  }
}

TEST_F(SqlStore, ReadsAHandfulOfAttemptsOutOfMany) {
  {
    auto store = open();
    ASSERT_TRUE(store->begin(attempt_called("newest", "latte", 9'000'000)));
  }
  RawStore(file_).run(
      "with recursive n(i) as (select 1 union all select i + 1 from n where i < 5000) insert into attempts "
      "(id, "
      "person_id, scenario_id, scenario_version, scenario_hash, rubric_id, rubric_version, rubric_hash, "
      "seed, mode, "
      "started_ms, month, updated_ms, status, ending_id, criteria, remedy_cost) select 'old ' || i, (select "
      "id from "
      "people), 'latte', 1, '', '', 0, '', '1', 'practice', i, 0, i, 'incomplete', '', '[]', 0 from n");
  const auto attempts = open()->list("latte", 3);
  ASSERT_TRUE(attempts.has_value());
  ASSERT_EQ(attempts->size(), 3U);
  EXPECT_EQ((*attempts)[0].id, "newest");
  EXPECT_EQ((*attempts)[2].id, "old 4999");
}

}  // namespace
}  // namespace rapport::test
