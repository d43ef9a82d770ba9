// SPDX-License-Identifier: MIT
/// \file The steps by which a store's tables come into being, one for each file in migrations/.
#pragma once

#include <span>
#include <string_view>

namespace rapport {

/// Brings a store from version - 1 to version.
struct Migration {
  int version = 0;
  std::string_view sql;  ///< several statements; valid as long as the program runs
};

/// All of them, from version 1 on without a gap, up to the same version for both. Generated from the .sql
/// files when the build is configured.
[[nodiscard]] std::span<const Migration> sqlite_migrations();
[[nodiscard]] std::span<const Migration> postgresql_migrations();

/// The version that this program works with.
[[nodiscard]] inline int newest_schema() {
  return sqlite_migrations().back().version;
}

/// Who may see and do what on a server: may be run again and again. From migrations/postgresql_roles.sql.
[[nodiscard]] std::string_view postgresql_roles();

}  // namespace rapport
