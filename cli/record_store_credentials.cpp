// SPDX-License-Identifier: MIT
#include "cli/record_store_credentials.h"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "engine/base/file.h"

namespace rapport {
namespace {

constexpr const char* kForm = "Write one line: the user, a colon, the password.";

Result<RecordStoreCredentials> from_line(std::string line, const std::string& where) {
  while (line.ends_with('\n') || line.ends_with('\r')) line.pop_back();
  const auto colon = line.find(':');
  const bool is_one_line = line.find_first_of(std::string_view("\n\r\0", 3)) == std::string::npos;
  if (colon == std::string::npos || colon == 0 || !is_one_line)
    return failure(ErrorCode::Invalid, fmt::format("There are no credentials in {}.", where), kForm);
  return RecordStoreCredentials{line.substr(0, colon), line.substr(colon + 1)};
}

}  // namespace

Result<RecordStoreCredentials> record_store_credentials(const std::string& file) {
  if (file.empty()) {
    const char* variable = std::getenv("RAPPORT_RECORD_STORE");
    if (variable == nullptr || *variable == '\0') return RecordStoreCredentials{};
    return from_line(variable, "RAPPORT_RECORD_STORE");
  }
  namespace fs = std::filesystem;
  std::error_code problem;
  const auto status = fs::status(file, problem);
  constexpr auto kOthers = fs::perms::group_all | fs::perms::others_all;
  if (!problem && fs::exists(status) && (status.permissions() & kOthers) != fs::perms::none)
    return failure(ErrorCode::Invalid, fmt::format("Others may read or change {}.", file),
                   fmt::format("Keep it to yourself: chmod 600 {}", file));
  constexpr std::size_t kMostBytes = 10'000;
  auto bytes = read_file(file, kMostBytes);
  if (!bytes) return tl::unexpected(bytes.error());
  return from_line(std::move(*bytes), file);
}

}  // namespace rapport
