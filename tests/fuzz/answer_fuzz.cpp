// SPDX-License-Identifier: MIT
/// \file Any answers of a record store: each statement waits or is settled once, nothing counts as delivered
/// that was not acknowledged, and sending comes to an end.
///
/// The bytes are answers, one behind the other, with a line `%%` between them: the status, and after a space
/// how many seconds to wait, on the first line; the body on the others. A first line that is no number is a
/// lost connection. When there is none left, no connection is found.
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <string>

#include "engine/exporting/record_store_sender.h"
#include "engine/storage/memory_outbox.h"

namespace {

using namespace rapport;

constexpr auto kThere = "https://lrs.example.org/xapi/statements";
constexpr int kStatements = 7;
constexpr int kMostPosts = 2'000;

std::string id_of(int number) {
  return "00000000-0000-4000-8000-00000000000" + std::to_string(number);
}

template <typename Number>
std::optional<Number> number_at(std::string_view& text) {
  Number number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem != std::errc{}) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number;
}

class Answers final : public HttpPost {
 public:
  explicit Answers(std::string_view left) : left_(left) {}

  Result<HttpAnswer> post(const std::string& /*json*/) override {
    if (++posts_ > kMostPosts) std::abort();
    const auto mark = left_.find("\n%%\n");
    auto one = left_.substr(0, mark);
    left_ = mark == std::string_view::npos ? std::string_view() : left_.substr(mark + 4);
    auto head = one.substr(0, one.find('\n'));
    HttpAnswer answer;
    const auto status = number_at<int>(head);
    if (!status) return failure(ErrorCode::Unreadable, "The line went dead.");
    answer.status = *status;
    if (head.starts_with(' ')) {
      head.remove_prefix(1);
      // libcurl gives whole seconds, and zero for what it cannot read.
      if (const auto wait = number_at<std::int64_t>(head); wait && *wait > 0)
        answer.retry_after = std::chrono::seconds(*wait);
    }
    answer.body = one.substr(
        std::min(one.size(), one.find('\n') == std::string_view::npos ? one.size() : one.find('\n') + 1));
    may_have_delivered_ = may_have_delivered_ || answer.status == 204 ||
                          (answer.status == 200 && answer.body.find('[') != std::string::npos);
    return answer;
  }

  [[nodiscard]] bool may_have_delivered() const { return may_have_delivered_; }

 private:
  std::string_view left_;
  int posts_ = 0;
  bool may_have_delivered_ = false;
};

class NoPause final : public Pause {
 public:
  void pause(std::chrono::milliseconds length) override {
    if (length < std::chrono::milliseconds(0) || length > Patience{}.longest_wait) std::abort();
  }
};

class StillClock final : public Clock {
 public:
  [[nodiscard]] TimePoint now() const override { return TimePoint(std::chrono::milliseconds(1)); }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  MemoryOutbox outbox;
  std::vector<OutgoingStatement> statements;
  for (int i = 0; i < kStatements; ++i)
    statements.push_back({id_of(i), "attempt", "{\"id\":\"" + id_of(i) + "\"}"});
  const StillClock clock;
  if (!outbox.put(kThere, statements, clock.now())) std::abort();
  Answers answers(std::string_view(reinterpret_cast<const char*>(data), size));
  NoPause pause;
  const auto delivery =
      RecordStoreSender({outbox, answers, clock, pause}, kThere, 1, {}, {4, 10'000}).send_waiting();
  const auto count = outbox.count(kThere).value();
  if (count.waiting + count.delivered + count.already_there + count.set_aside != kStatements) std::abort();
  if (count.delivered != static_cast<std::int64_t>(delivery.delivered)) std::abort();
  if (count.delivered > 0 && !answers.may_have_delivered()) std::abort();
  if (count.waiting > 0 && !delivery.stopped_by) std::abort();
  if (delivery.stopped_by && delivery.stopped_by->message.empty()) std::abort();
  const auto refused = outbox.set_aside(kThere, kStatements).value();
  for (const auto& each : refused) {
    // It is shown on a terminal: no control characters, and no more of it than a screen takes.
    if (each.reason.empty() || each.reason.size() > 2'000) std::abort();
    for (const char c : each.reason) {
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) std::abort();
    }
  }
  return 0;
}
