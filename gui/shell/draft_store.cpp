// SPDX-License-Identifier: MIT
#include "gui/shell/draft_store.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

#include "engine/attempt/draft_file.h"
#include "engine/base/file.h"
#include "gui/shell/replace_file.h"

namespace rapport::gui {
namespace {

using DraftJson = nlohmann::json;

constexpr int kForm = 1;
constexpr std::size_t kMostDraftBytes = std::size_t{8} << 20U;

}  // namespace

std::string draft_json(std::string_view words) {
  const DraftJson object = {{"form", kForm}, {"words", words}};
  return object.dump(-1, ' ', false, DraftJson::error_handler_t::replace) + "\n";
}

std::optional<std::string> parse_draft(std::string_view json) {
  const auto object = DraftJson::parse(json, nullptr, false);
  if (!object.is_object()) return std::nullopt;
  const auto form = object.find("form"), words = object.find("words");
  if (form == object.end() || *form != kForm) return std::nullopt;
  if (words == object.end() || !words->is_string()) return std::nullopt;
  return words->get<std::string>();
}

DraftStore::DraftStore(std::filesystem::path folder, std::chrono::milliseconds pause)
    : folder_(std::move(folder)),
      pause_(pause),
      on_disk_(read()),
      wanted_(on_disk_),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

DraftStore::~DraftStore() {
  flush();
}

Drafts DraftStore::read() const {
  Drafts drafts;
  std::error_code problem;
  for (std::filesystem::directory_iterator entry(folder_, problem), end; !problem && entry != end;
       entry.increment(problem)) {
    auto id = attempt_of_draft(entry->path().filename().string());
    if (!id) continue;
    const auto json = read_file(entry->path(), kMostDraftBytes);
    if (!json) continue;
    if (auto words = parse_draft(*json)) drafts.emplace(std::move(*id), std::move(*words));
  }
  return drafts;
}

void DraftStore::keep(Drafts drafts) {
  {
    const std::scoped_lock lock(mutex_);
    if (drafts == wanted_) return;
    wanted_ = std::move(drafts);
    due_ = true;
  }
  changed_.notify_all();
}

void DraftStore::flush() {
  std::unique_lock lock(mutex_);
  hurry_ = true;
  changed_.notify_all();
  changed_.wait(lock, [this] { return !due_ && !writing_; });
  hurry_ = false;
}

std::optional<Error> DraftStore::take_problem() {
  const std::scoped_lock lock(mutex_);
  return std::exchange(problem_, std::nullopt);
}

void DraftStore::run(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (changed_.wait(lock, stop, [this] { return due_; })) {
    // Whoever types has changed something: what comes within the pause is written in one go. The words are
    // never older than that, however long somebody types without one.
    changed_.wait_for(lock, stop, pause_, [this] { return hurry_; });
    due_ = false;
    writing_ = true;
    const auto wanted = wanted_;
    lock.unlock();
    const auto written = write(wanted);
    lock.lock();
    writing_ = false;
    if (!written && !failing_) problem_ = written.error();
    failing_ = !written;
    changed_.notify_all();
  }
}

Result<void> DraftStore::write(const Drafts& wanted) {
  Result<void> first_problem;
  for (const auto& [id, words] : wanted) {
    const auto there = on_disk_.find(id);
    const auto file = draft_file(folder_, id);
    if (!file || (there != on_disk_.end() && there->second == words)) continue;
    if (auto written = replace_file(*file, draft_json(words)); !written) {
      if (first_problem) first_problem = std::move(written);
      continue;
    }
    on_disk_[id] = words;
  }
  std::erase_if(on_disk_, [&](const auto& draft) {
    if (wanted.contains(draft.first)) return false;
    std::error_code problem;
    if (const auto file = draft_file(folder_, draft.first)) std::filesystem::remove(*file, problem);
    return !problem;
  });
  return first_problem;
}

}  // namespace rapport::gui
