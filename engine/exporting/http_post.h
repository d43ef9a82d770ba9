// SPDX-License-Identifier: MIT
/// \file The only door to a network: sending JSON to a learning record store.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace rapport {

/// What a server answered.
struct HttpAnswer {
  int status = 0;
  std::string body;  ///< at most kLongestAnswerBytes
  std::optional<std::chrono::seconds> retry_after;
};
inline constexpr std::size_t kLongestAnswerBytes = 1U << 20U;

/// Sends a body to one address, again and again.
class HttpPost {
 public:
  virtual ~HttpPost() = default;
  /// The answer, whatever its status. Unreadable if there was none, with the reason in words: no network, no
  /// such host, a certificate that is not trusted, no answer in time.
  [[nodiscard]] virtual Result<HttpAnswer> post(const std::string& json) = 0;
};

/// Where statements go, and how.
struct RecordStoreAccess {
  std::string address;         ///< as checked_address() gives it
  std::string user, password;  ///< for Basic authentication; both empty: none
  std::string authorities;  ///< a file of certificates to trust (PEM) in place of the system's; empty: those
  std::chrono::milliseconds connect_within{10'000};
  std::chrono::milliseconds answer_within{60'000};
};

/// The address to which statements are posted, from that of a record store: https://HOST/PATH gets
/// /statements behind it unless it has it. Invalid for anything that is not https (http only to this very
/// machine), and for one with a user, a password, a query or a fragment in it: these would end in logs and
/// lists of processes.
[[nodiscard]] Result<std::string> checked_address(std::string_view url);

/// Over libcurl. Certificates are verified, redirects are not followed, and no answer takes longer than the
/// access says. One thread at a time.
[[nodiscard]] std::unique_ptr<HttpPost> make_http_post(RecordStoreAccess access);

}  // namespace rapport
