// SPDX-License-Identifier: MIT
#include "engine/base/folder_events.h"

#include <algorithm>
#include <mutex>
#include <string_view>
#include <utility>

#ifdef __linux__
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstring>
#else
#include <condition_variable>
#endif

namespace rapport {

bool has_ending(std::string_view name, const std::vector<std::string>& endings) {
  return std::ranges::any_of(endings, [&](const std::string& ending) { return name.ends_with(ending); });
}

#ifdef __linux__

namespace {

constexpr std::uint32_t kFolders = IN_CREATE | IN_MOVED_TO;
constexpr std::uint32_t kFiles = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE;
constexpr std::uint32_t kItself = IN_DELETE_SELF | IN_MOVE_SELF;

bool counts(const inotify_event& event, std::string_view name, const std::vector<std::string>& endings) {
  if ((event.mask & kItself) != 0) return true;
  if (name.empty() || name.starts_with('.')) return false;
  if ((event.mask & IN_ISDIR) != 0) return (event.mask & kFolders) != 0;
  return (event.mask & kFiles) != 0 && has_ending(name, endings);
}

}  // namespace

struct FolderEvents::System {
  int inotify = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  int bell = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  std::mutex mutex;
  std::vector<int> watches;  ///< of the folders that are listened to

  System() = default;
  System(const System&) = delete;
  System& operator=(const System&) = delete;
  System(System&&) = delete;
  System& operator=(System&&) = delete;
  ~System() {
    if (inotify >= 0) ::close(inotify);
    if (bell >= 0) ::close(bell);
  }

  /// Takes what there is to tell; whether any of it counts.
  bool take(const std::vector<std::string>& endings) {
    alignas(inotify_event) std::array<char, 4096> buffer{};
    bool any = false;
    for (;;) {
      const auto size = ::read(inotify, buffer.data(), buffer.size());
      if (size <= 0) return any;
      const std::scoped_lock lock(mutex);
      for (std::size_t at = 0; at + sizeof(inotify_event) <= static_cast<std::size_t>(size);) {
        inotify_event event{};
        std::memcpy(&event, buffer.data() + at, sizeof event);
        // The name is filled up with zeros.
        const std::string_view name = event.len > 0 ? buffer.data() + at + sizeof event : "";
        const bool overflown = (event.mask & IN_Q_OVERFLOW) != 0;
        const bool ours = std::ranges::find(watches, event.wd) != watches.end();
        any = any || overflown || (ours && counts(event, name, endings));
        at += sizeof event + event.len;
      }
    }
  }
};

bool FolderEvents::watch(const std::vector<std::filesystem::path>& folders) {
  const std::scoped_lock lock(system_->mutex);
  std::vector<int> watches;
  for (const auto& folder : folders) {
    // The same folder gives the same number again, and what it has to tell stays.
    const int watch =
        folder.empty() || system_->inotify < 0
            ? -1
            : ::inotify_add_watch(system_->inotify, folder.c_str(), kFolders | kFiles | kItself | IN_ONLYDIR);
    if (watch >= 0) watches.push_back(watch);
  }
  for (const int old : system_->watches) {
    if (std::ranges::find(watches, old) == watches.end()) ::inotify_rm_watch(system_->inotify, old);
  }
  system_->watches = std::move(watches);
  return system_->watches.size() == folders.size();
}

FolderEvents::Woken FolderEvents::wait(std::chrono::milliseconds most) {
  std::array<pollfd, 2> both = {{{system_->bell, POLLIN, 0}, {system_->inotify, POLLIN, 0}}};
  const auto milliseconds = std::clamp<std::chrono::milliseconds::rep>(most.count(), -1, 1 << 30);
  ::poll(both.data(), both.size(), static_cast<int>(milliseconds));
  std::uint64_t rung = 0;
  if ((both[0].revents & POLLIN) != 0) static_cast<void>(!::read(system_->bell, &rung, sizeof rung));
  const bool told = (both[1].revents & POLLIN) != 0 && system_->take(endings_);
  return told ? Woken::ByChange : Woken::Otherwise;
}

void FolderEvents::wake() {
  const std::uint64_t one = 1;
  static_cast<void>(!::write(system_->bell, &one, sizeof one));
}

#else

struct FolderEvents::System {
  std::mutex mutex;
  std::condition_variable bell;
  bool rung = false;
};

bool FolderEvents::watch(const std::vector<std::filesystem::path>& folders) {
  return folders.empty();
}

FolderEvents::Woken FolderEvents::wait(std::chrono::milliseconds most) {
  std::unique_lock lock(system_->mutex);
  const auto rung = [this] { return system_->rung; };
  if (most.count() < 0)
    system_->bell.wait(lock, rung);
  else
    system_->bell.wait_for(lock, most, rung);
  system_->rung = false;
  return Woken::Otherwise;
}

void FolderEvents::wake() {
  {
    const std::scoped_lock lock(system_->mutex);
    system_->rung = true;
  }
  system_->bell.notify_one();
}

#endif

FolderEvents::FolderEvents(std::vector<std::string> endings)
    : endings_(std::move(endings)), system_(std::make_unique<System>()) {}

FolderEvents::~FolderEvents() = default;

}  // namespace rapport
