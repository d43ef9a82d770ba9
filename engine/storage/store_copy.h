// SPDX-License-Identifier: MIT
/// \file A whole store into another one, of either kind; and whether a store is as it should be.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "engine/base/content_hash.h"
#include "engine/base/result.h"
#include "engine/storage/sql_store.h"

namespace rapport {

/// A table that was copied and read again in both stores: so many rows, and the hash of all of them.
struct CopiedTable {
  std::string name;
  std::int64_t rows = 0;
  ContentHash checksum;
};

/// Copies everything but what waits to be told to a learning record store (it would be told again, under the
/// same ids) from `from`, as it is when the copy begins, into `to`, which must be empty or what an earlier
/// copy from the same store left when it was interrupted: that goes on then. At the end both are read again;
/// Conflict, naming the table, if rows or checksums differ. `tell` is told the table and the rows so far.
[[nodiscard]] Result<std::vector<CopiedTable>> copy_store(
    SqlStore& from, SqlStore& to,
    const std::function<void(const std::string& table, std::int64_t rows)>& tell = nullptr);

/// What is not as it should be, one sentence each; empty if nothing was found. Reads everything.
[[nodiscard]] Result<std::vector<std::string>> check_store(SqlStore& store);

}  // namespace rapport
