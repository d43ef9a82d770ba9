// SPDX-License-Identifier: MIT
#include "tests/storage/postgres_fixture.h"

#include <fcntl.h>
#include <pwd.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>

namespace rapport::test {
namespace {

/// Where Debian keeps the server's programs, the latest first; empty if there are none.
std::string server_programs() {
  for (int version = 20; version >= 13; --version) {
    const auto folder = "/usr/lib/postgresql/" + std::to_string(version) + "/bin";
    if (std::filesystem::exists(folder + "/postgres")) return folder;
  }
  return {};
}

/// Runs a program as the user `postgres` if we are root, for the server refuses root; gives its status and
/// what it wrote.
struct Outcome {
  int status = -1;
  std::string out, error;
};

std::string all_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

/// In a child: nothing inherited but what it is to have, the user that the server wants, and then the
/// program. With `dies_with_us` it goes when this process does, however that ends.
[[noreturn]] void become(const std::vector<std::string>& arguments, const std::string& out,
                         const std::string& error, bool dies_with_us) {
  const int null = ::open("/dev/null", O_RDONLY);
  const int to = ::open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0666);
  const int errors_to = ::open(error.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0666);
  ::dup2(null, 0);
  ::dup2(to, 1);
  ::dup2(errors_to, 2);
  ::close_range(3, ~0U, 0);
  if (::geteuid() == 0) {
    const auto* user = ::getpwnam("postgres");
    if (user == nullptr || ::setgid(user->pw_gid) != 0 || ::setuid(user->pw_uid) != 0) ::_exit(127);
  }
  if (dies_with_us) ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
  if (::chdir("/") != 0) ::_exit(127);
  std::vector<char*> words;
  for (const auto& word : arguments) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  ::execvp(words[0], words.data());
  ::_exit(127);
}

Outcome run(const std::vector<std::string>& arguments, const std::string& scratch) {
  const auto out = scratch + "/out." + std::to_string(::getpid());
  const auto error = scratch + "/error." + std::to_string(::getpid());
  const auto child = ::fork();
  if (child == 0) become(arguments, out, error, false);
  int status = -1;
  ::waitpid(child, &status, 0);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, all_of(out), all_of(error)};
}

std::unique_ptr<PostgresServer>& the_server() {
  static std::unique_ptr<PostgresServer> server;
  return server;
}

std::string& the_reason() {
  static std::string reason;
  return reason;
}

}  // namespace

PostgresServer* PostgresServer::instance() {
  static const bool tried = [] {
    auto server = std::unique_ptr<PostgresServer>(new PostgresServer);
    if (server->make()) {
      the_server() = std::move(server);
    } else {
      the_reason() = "no PostgreSQL server could be started here: " + server->why_;
    }
    return true;
  }();
  static_cast<void>(tried);
  return the_server().get();
}

const std::string& PostgresServer::why() {
  return the_reason();
}

PostgresServer::PostgresServer() = default;

bool PostgresServer::make() {
  if (server_programs().empty()) {
    why_ = "Debian's package postgresql is not installed";
    return false;
  }
  auto name = (std::filesystem::temp_directory_path() / "rapport-pg-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) return false;
  folder_ = name;
  if (::geteuid() == 0) {
    const auto* user = ::getpwnam("postgres");
    if (user == nullptr || ::chown(folder_.c_str(), user->pw_uid, user->pw_gid) != 0) {
      why_ = "there is no user postgres";
      return false;
    }
  }
  const auto made = run({server_programs() + "/initdb", "-D", folder_ + "/data", "-U", "postgres", "-A",
                         "trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"},
                        folder_);
  if (made.status != 0) {
    why_ = made.error;
    return false;
  }
  return start();
}

bool PostgresServer::start() {
  const auto child = ::fork();
  if (child == 0) {
    become({server_programs() + "/postgres", "-D", folder_ + "/data", "-k", folder_, "-c",
            "listen_addresses=", "-c", "max_connections=80", "-c", "shared_buffers=64MB",
            // After a stop at once, else every file of dozens of databases would be synced by itself.
            "-c", "recovery_init_sync_method=syncfs"},
           folder_ + "/log", folder_ + "/log", true);
  }
  pid_ = child;
  constexpr int kTries = 1200;  // a minute
  for (int tried = 0; tried < kTries; ++tried) {
    const auto ready =
        run({server_programs() + "/pg_isready", "-q", "-h", folder_, "-U", "postgres"}, folder_);
    if (ready.status == 0) return true;
    int status = 0;
    if (::waitpid(child, &status, WNOHANG) == child) break;
    ::usleep(50'000);
  }
  why_ = "the server did not start: " + all_of(folder_ + "/log");
  return false;
}

void PostgresServer::stop_at_once() {
  if (pid_ <= 0) return;
  ::kill(pid_, SIGQUIT);  // what pg_ctl stop -m immediate does
  int status = 0;
  ::waitpid(pid_, &status, 0);
  pid_ = -1;
}

PostgresServer::~PostgresServer() {
  if (folder_.empty()) return;
  stop_at_once();
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

std::string PostgresServer::new_database() {
  const auto name = "t" + std::to_string(++databases_) + "_" + std::to_string(::getpid());
  const auto made = psql("postgres", "create database " + name + " template template0");
  EXPECT_TRUE(made.is_done) << made.error;
  return name;
}

std::string PostgresServer::url(const std::string& database, const std::string& account) const {
  std::string host;
  for (const char c : folder_) host += c == '/' ? std::string("%2F") : std::string(1, c);
  return "postgresql://" + account + "@" + host + "/" + database;
}

PostgresServer::Answer PostgresServer::psql(const std::string& database, const std::string& sql,
                                            const std::string& account) const {
  const auto outcome = run({server_programs() + "/psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1",
                            "-h", folder_, "-U", account, "-d", database, "-c", sql},
                           folder_);
  Answer answer{outcome.status == 0, {}, outcome.error};
  std::istringstream lines(outcome.out);
  for (std::string line; std::getline(lines, line);) answer.rows.push_back(line);
  return answer;
}

}  // namespace rapport::test
