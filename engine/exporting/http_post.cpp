// SPDX-License-Identifier: MIT
#include "engine/exporting/http_post.h"

#include <curl/curl.h>
#include <fmt/format.h>

#include <array>
#include <new>
#include <utility>

namespace rapport {
namespace {

struct FreeUrl {
  void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
struct FreeEasy {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
};
struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

/// A part of an address; empty if it has none.
std::string part_of(CURLU* url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, 0) != CURLUE_OK) return {};
  const std::unique_ptr<char, decltype(&curl_free)> owned(text, curl_free);
  return text;
}

bool is_this_machine(const std::string& host) {
  return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

tl::unexpected<Error> bad_address(std::string message, std::string way_out) {
  return failure(ErrorCode::Invalid, std::move(message), std::move(way_out));
}

/// What libcurl met, and what can be done about it.
Error told(CURLcode code, const char* details) {
  constexpr const char* kStillWaiting = "What was not sent stays in the outbox: try again later.";
  switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
      return {ErrorCode::Unreadable, "The record store's host is not known here.",
              fmt::format("Check the address and the network. {}", kStillWaiting)};
    case CURLE_COULDNT_CONNECT:
      return {ErrorCode::Unreadable, "The record store cannot be reached.", kStillWaiting};
    case CURLE_OPERATION_TIMEDOUT:
      return {ErrorCode::Unreadable, "The record store did not answer in time.", kStillWaiting};
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
      return {ErrorCode::Unreadable, "The record store's certificate is not trusted, so nothing was sent.",
              "If it is your organisation's own, name the file of its authority with --authorities."};
    default:
      return {ErrorCode::Unreadable,
              fmt::format("The record store gave no answer ({}).",
                          *details != '\0' ? details : curl_easy_strerror(code)),
              kStillWaiting};
  }
}

std::size_t keep_answer(char* bytes, std::size_t size, std::size_t count, void* kept) {
  auto& body = *static_cast<std::string*>(kept);
  const auto length = size * count;
  if (body.size() + length > kLongestAnswerBytes) return 0;  // which ends the transfer
  body.append(bytes, length);
  return length;
}

class CurlPost final : public HttpPost {
 public:
  explicit CurlPost(RecordStoreAccess access) : access_(std::move(access)), easy_(curl_easy_init()) {
    if (easy_ == nullptr) throw std::bad_alloc();
    for (const auto* line : {"Content-Type: application/json", "X-Experience-API-Version: 1.0.3", "Expect:"})
      add_header(line);
    set(CURLOPT_URL, access_.address.c_str());
    set(CURLOPT_PROTOCOLS_STR, "https,http");
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (!access_.authorities.empty()) set(CURLOPT_CAINFO, access_.authorities.c_str());
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(access_.connect_within.count()));
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(access_.answer_within.count()));
    set(CURLOPT_USERAGENT, "Rapport");
    set(CURLOPT_HTTPHEADER, headers_.get());
    if (!access_.user.empty() || !access_.password.empty()) {
      set(CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
      set(CURLOPT_USERNAME, access_.user.c_str());
      set(CURLOPT_PASSWORD, access_.password.c_str());
    }
    set(CURLOPT_ERRORBUFFER, details_.data());
    set(CURLOPT_WRITEFUNCTION, &keep_answer);
  }

  Result<HttpAnswer> post(const std::string& json) override {
    HttpAnswer answer;
    details_.fill('\0');
    set(CURLOPT_WRITEDATA, &answer.body);
    set(CURLOPT_POSTFIELDS, json.data());
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(json.size()));
    if (const auto code = curl_easy_perform(easy_.get()); code != CURLE_OK)
      return tl::unexpected(told(code, details_.data()));
    long status = 0;
    curl_off_t wait = 0;
    curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(easy_.get(), CURLINFO_RETRY_AFTER, &wait);
    answer.status = static_cast<int>(status);
    if (wait > 0) answer.retry_after = std::chrono::seconds(wait);
    return answer;
  }

 private:
  template <typename Value>
  void set(CURLoption option, Value value) {
    curl_easy_setopt(easy_.get(), option, value);
  }

  void add_header(const char* line) {
    auto* longer = curl_slist_append(headers_.get(), line);
    if (longer == nullptr) throw std::bad_alloc();
    static_cast<void>(headers_.release());  // it is the beginning of the longer one
    headers_.reset(longer);
  }

  RecordStoreAccess access_;
  std::array<char, CURL_ERROR_SIZE> details_{};
  std::unique_ptr<curl_slist, FreeList> headers_;
  std::unique_ptr<CURL, FreeEasy> easy_;
};

}  // namespace

Result<std::string> checked_address(std::string_view url) {
  const std::unique_ptr<CURLU, FreeUrl> parsed(curl_url());
  if (parsed == nullptr) throw std::bad_alloc();
  const std::string text(url);
  if (text.find('\0') != std::string::npos ||
      curl_url_set(parsed.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK)
    return bad_address("That is no address of a record store.",
                       "Give one such as https://lrs.example.org/xapi.");
  if (!part_of(parsed.get(), CURLUPART_USER).empty() || !part_of(parsed.get(), CURLUPART_PASSWORD).empty())
    return bad_address("An address with a user or a password in it would end in logs and lists of processes.",
                       "Leave them out: they come from RAPPORT_RECORD_STORE or from --credentials FILE.");
  if (!part_of(parsed.get(), CURLUPART_QUERY).empty() || !part_of(parsed.get(), CURLUPART_FRAGMENT).empty())
    return bad_address("A record store's address has no question mark and no hash.",
                       "Leave out what follows them.");
  const auto scheme = part_of(parsed.get(), CURLUPART_SCHEME);
  const bool is_near = scheme == "http" && is_this_machine(part_of(parsed.get(), CURLUPART_HOST));
  if (scheme != "https" && !is_near)
    return bad_address("Statements are sent over https alone, or over http to this very machine.",
                       "Begin the address with https://.");
  constexpr std::string_view kEnd = "/statements";
  auto path = part_of(parsed.get(), CURLUPART_PATH);
  while (path.ends_with('/')) path.pop_back();
  if (!path.ends_with(kEnd)) path += kEnd;
  if (curl_url_set(parsed.get(), CURLUPART_PATH, path.c_str(), 0) != CURLUE_OK)
    return bad_address("That is no address of a record store.",
                       "Give one such as https://lrs.example.org/xapi.");
  return part_of(parsed.get(), CURLUPART_URL);
}

std::unique_ptr<HttpPost> make_http_post(RecordStoreAccess access) {
  // Once for the program, before the first handle, as libcurl asks.
  static const auto kReady = curl_global_init(CURL_GLOBAL_DEFAULT);
  static_cast<void>(kReady);
  return std::make_unique<CurlPost>(std::move(access));
}

}  // namespace rapport
