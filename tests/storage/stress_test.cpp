// SPDX-License-Identifier: MIT
/// \file Many writers at once, and a server that is stopped under them. RAPPORT_SERVER_STOPS and
/// RAPPORT_WRITER_KILLS say how often; the test suite does it a few times.
#include <gtest/gtest.h>

#include <fcntl.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <random>
#include <string>
#include <vector>

#include "engine/storage/sql_store.h"
#include "tests/storage/postgres_fixture.h"
#include "tests/storage/store_fixture.h"

namespace rapport::test {
namespace {

/// A store_writer whose lines go to a file.
pid_t started(const std::vector<std::string>& arguments, const std::string& out) {
  const auto child = ::fork();
  if (child != 0) return child;
  const int to = ::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  ::dup2(to, STDOUT_FILENO);
  std::vector<char*> words = {const_cast<char*>(STORE_WRITER)};
  for (const auto& word : arguments) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  ::execv(STORE_WRITER, words.data());
  ::_exit(127);
}

int ended(pid_t child) {
  int status = -1;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int times(const char* variable, int usual) {
  const auto* value = ::getenv(variable);
  return value == nullptr ? usual : std::atoi(value);
}

class Stress : public testing::Test {
 protected:
  std::string lines_of(int writer) { return (folder_ / ("w" + std::to_string(writer) + ".lines")).string(); }

  /// Holds the store against everything that writers were told.
  void verify(const std::string& url, int writers) {
    std::vector<std::string> arguments = {"verify", url};
    for (int i = 0; i < writers; ++i) arguments.push_back(lines_of(i));
    EXPECT_EQ(ended(started(arguments, (folder_ / "verdict").string())), 0);
    std::printf("%s", bytes_of(folder_ / "verdict").c_str());
  }

  void all_write_at_once(const std::string& url, int writers, int attempts) {
    std::vector<pid_t> children;
    for (int i = 0; i < writers; ++i)
      children.push_back(
          started({"append", url, "w" + std::to_string(i), std::to_string(attempts)}, lines_of(i)));
    for (const auto child : children) EXPECT_EQ(ended(child), 0);
    verify(url, writers);
  }

  TemporaryFolder folder_;
};

TEST_F(Stress, FourProcessesWriteToOneFileAtOnce) {
  const auto file = (folder_ / "attempts.sqlite").string();
  static_cast<void>(SqlStore::open(file));
  all_write_at_once(file, 4, 10);
}

TEST_F(Stress, ThirtyTwoWriteToPostgresAtOnce) {
  RAPPORT_NEEDS_POSTGRES();
  auto& server = *PostgresServer::instance();
  const auto url = server.url(server.new_database());
  static_cast<void>(SqlStore::open_and_migrate(url));
  all_write_at_once(url, 32, 3);
}

TEST_F(Stress, AServerStoppedUnderLoadAndKilledWritersOnPostgresLoseNothing) {
  RAPPORT_NEEDS_POSTGRES();
  auto& server = *PostgresServer::instance();
  const auto url = server.url(server.new_database());
  static_cast<void>(SqlStore::open_and_migrate(url));
  std::mt19937 random(1);
  const auto pause = [&](unsigned least, unsigned more) {
    ::usleep(least + static_cast<unsigned>(random() % more));
  };
  constexpr int kAtOnce = 4;
  int writers = 0;
  std::vector<pid_t> children;
  const auto begin_one = [&] {
    const int number = writers++;
    return started({"outlast", url, "w" + std::to_string(number)}, lines_of(number));
  };
  for (int i = 0; i < kAtOnce; ++i) children.push_back(begin_one());
  const int stops = times("RAPPORT_SERVER_STOPS", 2);
  const int kills = times("RAPPORT_WRITER_KILLS", 8);
  for (int stop = 0; stop < stops; ++stop) {
    for (int kill = 0; kill < kills / stops; ++kill) {
      pause(20'000, 150'000);
      auto& victim = children[random() % kAtOnce];
      ::kill(victim, SIGKILL);
      ::waitpid(victim, nullptr, 0);
      victim = begin_one();
    }
    pause(0, 300'000);
    server.stop_at_once();
    ASSERT_TRUE(server.start()) << PostgresServer::why();
  }
  ::usleep(300'000);
  for (const auto child : children) {
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
  }
  verify(url, writers);
  std::printf("%d stops of the server and %d kills of writers\n", stops, kills / stops * stops + kAtOnce);
}

}  // namespace
}  // namespace rapport::test
