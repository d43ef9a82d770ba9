// SPDX-License-Identifier: MIT
#include "gui/shell/stores.h"

#include <cstdlib>
#include <utility>

#include "engine/attempt/draft_file.h"
#include "engine/base/clock.h"
#include "engine/base/words.h"
#include "engine/storage/hand_on.h"
#include "engine/storage/memory_repository.h"
#include "engine/storage/store_location.h"

namespace rapport::gui {
namespace {

Result<Store> open_named_store(const std::string& url) {
  auto opened = SqlStore::open(url);
  if (!opened) return tl::unexpected(opened.error());
  const std::shared_ptr<SqlStore> sql = std::move(*opened);
  auto beside = store_path(url);
  if (!beside) {  // on a server: unsent words stay on this machine
    beside = default_store_url([](const char* name) -> const char* {
               return std::getenv(name);
             }).and_then([](const auto& usual) { return store_path(usual); });
  }
  return Store{std::make_unique<SqlRepository>(sql), sql, url, {}, drafts_beside(beside.value_or(""))};
}

}  // namespace

Result<Store> open_store(const std::string& url) {
  if (!url.empty()) return open_named_store(url);
  auto usual = default_store_url([](const char* name) -> const char* {
                 return std::getenv(name);
               }).and_then(open_named_store);
  if (usual) return usual;
  auto store = store_in_memory();
  store.notice = Notice{usual.error().message,
                        tr("You can practise, but your attempts are only kept until you close this window.")};
  return store;
}

Store store_in_memory() {
  return {std::make_unique<MemoryRepository>(), {}, {}, {}, {}};
}

TeamDelivery carry(const std::string& from, const std::string& to) {
  auto here = SqlStore::open(from);
  if (!here) return {0, here.error()};
  const auto waiting = count_to_hand_on(**here, {});
  if (!waiting) return {0, waiting.error()};
  if (*waiting == 0) return {};
  auto there = SqlStore::open(to);
  if (!there) return {*waiting, there.error()};
  const auto done = hand_on(**here, **there, {}, SystemClock().now());
  if (done) return {0, {}, done->of_others};
  return {count_to_hand_on(**here, {}).value_or(0), done.error()};
}

}  // namespace rapport::gui
