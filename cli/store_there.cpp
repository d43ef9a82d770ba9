// SPDX-License-Identifier: MIT
#include "cli/store_there.h"

#include <cstdlib>
#include <filesystem>
#include <utility>

#include "engine/attempt/draft_file.h"
#include "engine/base/words.h"
#include "engine/storage/store_location.h"

namespace rapport {

Result<std::string> url_or_default(const std::string& url) {
  if (!url.empty()) return url;
  return default_store_url([](const char* name) -> const char* { return std::getenv(name); });
}

Result<std::shared_ptr<SqlStore>> open_there(const std::string& wanted) {
  const auto url = url_or_default(wanted);
  if (!url) return tl::unexpected(url.error());
  if (!is_server_url(*url)) {
    const auto path = store_path(*url);
    if (!path) return tl::unexpected(path.error());
    std::error_code problem;
    if (!std::filesystem::exists(*path, problem))
      return failure(ErrorCode::NotFound, tr_format("There is no attempt store {}.", path->string()),
                     tr("Name another one with --store."));
  }
  auto store = SqlStore::open(*url);
  if (!store) return tl::unexpected(store.error());
  return std::shared_ptr<SqlStore>(std::move(*store));
}

std::filesystem::path drafts_there(const std::string& wanted) {
  const auto url = url_or_default(is_server_url(wanted) ? std::string() : wanted);
  if (!url) return {};
  return drafts_beside(store_path(*url).value_or(""));
}

}  // namespace rapport
