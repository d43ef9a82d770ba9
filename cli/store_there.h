// SPDX-License-Identifier: MIT
/// \file A store that is looked after: it must be there.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "engine/base/result.h"
#include "engine/storage/sql_store.h"

namespace rapport {

/// `url`, or that of the usual file where it is empty.
[[nodiscard]] Result<std::string> url_or_default(const std::string& url);

/// NotFound if the file does not exist: none is made.
[[nodiscard]] Result<std::shared_ptr<SqlStore>> open_there(const std::string& url);

/// The folder of unsent words on this machine: beside a store that is a file, else beside the usual one.
[[nodiscard]] std::filesystem::path drafts_there(const std::string& url);

}  // namespace rapport
