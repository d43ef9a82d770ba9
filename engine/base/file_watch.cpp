// SPDX-License-Identifier: MIT
#include "engine/base/file_watch.h"

#include <system_error>
#include <utility>

namespace rapport {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

constexpr milliseconds kBetweenLooks{1000};
constexpr milliseconds kForEver{-1};
/// An editor writes a file in several steps; they count as one when they follow each other like this.
constexpr milliseconds kStillWriting{8};
constexpr int kMostSteps = 12;

std::size_t mixed(std::size_t before, std::size_t value) {
  return (before ^ value) * std::size_t{0x100000001B3};
}

}  // namespace

FileWatch::FileWatch(std::vector<std::string> endings, std::function<void()> stir)
    : endings_(std::move(endings)),
      stir_(std::move(stir)),
      events_(endings_),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

FileWatch::~FileWatch() {
  thread_.request_stop();
  events_.wake();
  thread_.join();
}

void FileWatch::look_at(std::vector<fs::path> folders) {
  {
    const std::scoped_lock lock(mutex_);
    folders_ = std::move(folders);
    first_look_.reset();
    if (!events_.watch(folders_)) first_look_ = look(folders_);
  }
  events_.wake();
}

/// What can be seen of the files from outside, in whatever order they come; two looks that differ mean that
/// something was written.
std::size_t FileWatch::look(const std::vector<fs::path>& folders) const {
  std::size_t look = 0;
  for (const auto& folder : folders) {
    std::error_code problem;
    fs::directory_iterator entry(folder, problem);
    for (; !problem && entry != fs::directory_iterator(); entry.increment(problem)) {
      const auto name = entry->path().filename().string();
      if (name.starts_with('.') || !has_ending(name, endings_)) continue;
      std::error_code unknown;
      const auto time = fs::last_write_time(entry->path(), unknown).time_since_epoch().count();
      const auto size = fs::file_size(entry->path(), unknown);
      const auto path = std::hash<std::string>()(entry->path().string());
      look += mixed(mixed(path, static_cast<std::size_t>(time)), static_cast<std::size_t>(size));
    }
  }
  return look;
}

void FileWatch::run(const std::stop_token& stop) {
  std::vector<fs::path> watched;
  std::size_t seen = 0;
  while (!stop.stop_requested()) {
    {
      std::unique_lock lock(mutex_);
      if (folders_ != watched) {
        watched = folders_;
        const auto first = std::exchange(first_look_, std::nullopt);
        lock.unlock();  // a disk may take its time
        seen = first ? *first : look(watched);
      }
    }
    const bool told =
        events_.wait(watched.empty() ? kForEver : kBetweenLooks) == FolderEvents::Woken::ByChange;
    if (stop.stop_requested()) return;
    for (int step = 0; told && step < kMostSteps; ++step) {
      if (events_.wait(kStillWriting) != FolderEvents::Woken::ByChange) break;
    }
    {
      const std::scoped_lock lock(mutex_);
      if (folders_ != watched && !told) continue;
      events_.watch(folders_);  // one that came, or came back, since
    }
    const auto before = std::exchange(seen, look(watched));
    if (!told && before == seen) continue;
    changed_ = true;
    stir_();
  }
}

}  // namespace rapport
