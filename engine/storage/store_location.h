// SPDX-License-Identifier: MIT
/// \file Where the attempt store is, from its URL or by default.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace rapport {

/// Gives the value of a variable, or null: std::getenv, or what a test wants it to say.
using Environment = std::function<const char*(const char* name)>;

/// `sqlite:` and $XDG_DATA_HOME/rapport/attempts.sqlite, or ~/.local/share/rapport/attempts.sqlite. NotFound
/// if the environment names no home. Source: XDG Base Directory Specification 0.8, by which a relative
/// $XDG_DATA_HOME counts as none.
[[nodiscard]] Result<std::string> default_store_url(const Environment& environment);

/// Whether a URL names a database on a server: `postgresql:...` or `postgres:...`.
[[nodiscard]] bool is_server_url(std::string_view url);

/// The absolute path that `sqlite:PATH` or a plain path names. Invalid for every other kind of URL.
[[nodiscard]] Result<std::filesystem::path> store_path(std::string_view url);

/// Makes the file (mode 0600) and its missing folders (mode 0700), since attempts are nobody else's business.
/// What exists already is left as it is. Unreadable if that cannot be done.
[[nodiscard]] Result<void> make_store_file(const std::filesystem::path& path);

}  // namespace rapport
