// SPDX-License-Identifier: MIT
#include "gui/voice/child_program.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <string_view>
#include <utility>

namespace rapport::gui {
namespace {

constexpr std::size_t kLongestLine = 4096;

/// An open file of this process, closed with it.
class OpenFile {
 public:
  explicit OpenFile(int number) : number_(number) {}
  ~OpenFile() {
    if (number_ >= 0) ::close(number_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  OpenFile(OpenFile&&) = delete;
  OpenFile& operator=(OpenFile&&) = delete;

  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] int release() { return std::exchange(number_, -1); }

 private:
  int number_;
};

tl::unexpected<Error> not_started(const std::string& program) {
  return failure(ErrorCode::NotFound, "The program " + program + " cannot be started.");
}

/// A file in memory that holds `text`, to be read from its beginning. A program that does not read it holds
/// nobody up, as it would with a pipe.
int file_of(std::string_view text) {
  OpenFile file(::memfd_create("input", MFD_CLOEXEC));
  while (!text.empty() && file.number() >= 0) {
    const auto written = ::write(file.number(), text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return -1;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::lseek(file.number(), 0, SEEK_SET) != 0) return -1;
  return file.release();
}

/// How a child is to begin: with these files and no others, as the head of a group of its own, and with
/// signals as they usually are.
class Beginning {
 public:
  Beginning(int input, int output) {
    ::posix_spawn_file_actions_init(&files_);
    ::posix_spawn_file_actions_adddup2(&files_, input, STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&files_, output, STDOUT_FILENO);
    ::posix_spawn_file_actions_addopen(&files_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_addclosefrom_np(&files_, STDERR_FILENO + 1);
    ::posix_spawnattr_init(&ways_);
    sigset_t none;
    ::sigemptyset(&none);
    ::posix_spawnattr_setsigmask(&ways_, &none);
    ::posix_spawnattr_setflags(&ways_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
  }
  ~Beginning() {
    ::posix_spawnattr_destroy(&ways_);
    ::posix_spawn_file_actions_destroy(&files_);
  }
  Beginning(const Beginning&) = delete;
  Beginning& operator=(const Beginning&) = delete;
  Beginning(Beginning&&) = delete;
  Beginning& operator=(Beginning&&) = delete;

  [[nodiscard]] std::optional<pid_t> spawn(const std::vector<char*>& words) const {
    pid_t process = 0;
    if (::posix_spawn(&process, words.front(), &files_, &ways_, words.data(), environ) != 0)
      return std::nullopt;
    return process;
  }

 private:
  posix_spawn_file_actions_t files_{};
  posix_spawnattr_t ways_{};
};

/// Takes note of a program that was ended, so that nothing stays of it. One that the system itself cannot
/// end, as with a broken driver, is left to it.
void bury(pid_t process) {
  constexpr int kTries = 100, kPause = 10;  // milliseconds
  for (int i = 0; i < kTries; ++i) {
    const auto done = ::waitpid(process, nullptr, WNOHANG);
    if (done == process || (done < 0 && errno != EINTR)) return;
    ::poll(nullptr, 0, kPause);
  }
}

}  // namespace

Result<ChildProgram> ChildProgram::start(std::vector<std::string> command, const std::string& input) {
  if (command.empty()) return not_started("");
  const OpenFile text(file_of(input));
  std::array<int, 2> pipe = {-1, -1};
  if (text.number() < 0 || ::pipe2(pipe.data(), O_CLOEXEC) != 0) return not_started(command.front());
  OpenFile output(pipe[0]);
  const OpenFile written(pipe[1]);
  std::vector<char*> words;
  for (auto& word : command) words.push_back(word.data());
  words.push_back(nullptr);
  const auto process = Beginning(text.number(), written.number()).spawn(words);
  if (!process) return not_started(command.front());
  return ChildProgram(*process, output.release());
}

ChildProgram::ChildProgram(ChildProgram&& other) noexcept
    : process_(std::exchange(other.process_, 0)),
      output_(std::exchange(other.output_, -1)),
      read_(std::move(other.read_)) {}

ChildProgram::~ChildProgram() {
  if (output_ >= 0) ::close(output_);
  if (process_ == 0) return;
  end(process_);
  bury(process_);
}

void ChildProgram::end(pid_t process) {
  if (process > 0) ::kill(-process, SIGKILL);
}

std::optional<std::string> ChildProgram::next_line(std::chrono::milliseconds patience) {
  using Clock = std::chrono::steady_clock;
  const auto until = Clock::now() + patience;
  for (;;) {
    if (const auto end = read_.find('\n'); end != std::string::npos) {
      auto line = read_.substr(0, end);
      read_.erase(0, end + 1);
      return line;
    }
    if (read_.size() > kLongestLine) return std::nullopt;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
    pollfd wait{output_, POLLIN, 0};
    const int ready = ::poll(&wait, 1, left > 0 ? static_cast<int>(left) : 0);
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return std::nullopt;
    std::array<char, 512> bytes{};
    const auto count = ::read(output_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return std::nullopt;
    read_.append(bytes.data(), static_cast<std::size_t>(count));
  }
}

}  // namespace rapport::gui
