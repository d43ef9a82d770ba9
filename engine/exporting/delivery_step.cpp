// SPDX-License-Identifier: MIT
#include "engine/exporting/delivery_step.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace rapport {
namespace {

using Kind = DeliveryStep::Kind;

constexpr const char* kSafe = "Nothing is lost: what was not sent waits in the outbox.";

DeliveryStep stop(ErrorCode code, std::string message, const std::string& way_out) {
  return {Kind::Stop, {}, Error{code, std::move(message), way_out}};
}

DeliveryStep set_aside(std::string message) {
  return {Kind::SetAside, {}, Error{ErrorCode::Invalid, std::move(message), {}}};
}

/// Statuses that pass by themselves.
bool may_pass(int status) {
  return status == 408 || status == 425 || status == 429 || (status >= 500 && status != 501 && status != 505);
}

DeliveryStep wait_or_stop(const BatchAnswer& answer, int tries, const Patience& patience, double dice) {
  const auto asked = std::chrono::milliseconds(std::min<std::chrono::seconds>(
      answer.retry_after.value_or(std::chrono::seconds(0)), std::chrono::hours(24 * 365)));
  const std::string what =
      !answer.status ? "The record store gave no answer."
      : *answer.status == 429
          ? "The record store takes no more for now."
          : fmt::format("The record store cannot answer now (status {}).", *answer.status);
  if (asked > patience.longest_wait)
    return stop(ErrorCode::NotNow, what,
                fmt::format("It asks to come back in {} seconds. {}", asked.count() / 1000, kSafe));
  if (tries >= patience.most_tries)
    return stop(ErrorCode::NotNow, what, fmt::format("Try again later. {}", kSafe));
  const auto longest = static_cast<double>(patience.longest_wait.count());
  const auto doubled = std::min(
      std::ldexp(static_cast<double>(patience.first_wait.count()), std::clamp(tries - 1, 0, 60)), longest);
  const std::chrono::milliseconds spread(
      static_cast<std::int64_t>(doubled * (0.5 + 0.5 * std::clamp(dice, 0.0, 1.0))));
  return {Kind::Wait, std::max(asked, spread), std::nullopt};
}

}  // namespace

DeliveryStep step_after(const BatchAnswer& answer, std::size_t statements, int tries,
                        const Patience& patience, double dice) {
  if (!answer.status || may_pass(*answer.status)) return wait_or_stop(answer, tries, patience, dice);
  const bool is_single = statements <= 1;
  switch (const int status = *answer.status; status) {
    case 200:
      if (answer.confirmed) return {Kind::Delivered, {}, std::nullopt};
      return stop(
          ErrorCode::Invalid, "What answers at this address is no record store.",
          fmt::format("Check the address, and whether a page asks you to sign in to the network. {}", kSafe));
    case 204:
      return {Kind::Delivered, {}, std::nullopt};
    case 400:
    case 422:
      if (!is_single) return {Kind::Split, {}, std::nullopt};
      return set_aside(fmt::format("The record store refuses this statement (status {}).", status));
    case 409:
      return {is_single ? Kind::AlreadyThere : Kind::Split, {}, std::nullopt};
    case 413:
      if (!is_single) return {Kind::Split, {}, std::nullopt};
      return set_aside("The statement is longer than the record store takes (status 413).");
    case 401:
      return stop(
          ErrorCode::Invalid, "The record store does not know these credentials (status 401).",
          fmt::format("Put right RAPPORT_RECORD_STORE or the file of --credentials, and send again. {}",
                      kSafe));
    case 403:
      return stop(ErrorCode::Invalid, "These credentials may not write to the record store (status 403).",
                  fmt::format("Ask for credentials that may, and send again. {}", kSafe));
    case 404:
    case 405:
      return stop(ErrorCode::NotFound,
                  fmt::format("There is no record store at this address (status {}).", status),
                  fmt::format("Check --to. {}", kSafe));
    default:
      break;
  }
  if (*answer.status >= 300 && *answer.status < 400)
    return stop(ErrorCode::NotFound, fmt::format("The record store has moved (status {}).", *answer.status),
                fmt::format("Give its new address with --to. {}", kSafe));
  return stop(ErrorCode::Invalid,
              fmt::format("The record store answered what was not expected (status {}).", *answer.status),
              fmt::format("Ask who runs it. {}", kSafe));
}

}  // namespace rapport
