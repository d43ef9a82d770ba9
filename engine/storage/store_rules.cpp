// SPDX-License-Identifier: MIT
#include "engine/storage/store_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "engine/base/words.h"
#include "engine/session/reply.h"

namespace rapport {
namespace {

bool has_nul(std::string_view text) {
  return text.find('\0') != std::string_view::npos;
}

/// NaN is not.
bool is_score(const std::optional<double>& score) {
  return !score || (*score >= 0 && *score <= 1);
}

}  // namespace

Result<void> check_new(const Attempt& attempt) {
  if (attempt.id.empty()) {
    return failure(ErrorCode::Invalid, tr("An attempt without an id cannot be stored."),
                   tr("Nothing was stored."));
  }
  const auto& saved = attempt.saved;
  for (const auto* name : {&attempt.id, &attempt.trainee, &saved.scenario_id, &saved.scenario_hash,
                           &saved.rubric_id, &saved.rubric_hash}) {
    if (!has_nul(*name)) continue;
    return failure(ErrorCode::Invalid, tr("A name with a NUL character in it cannot be stored."),
                   tr("Nothing was stored. Type the name again."));
  }
  return {};
}

Result<void> check_reply(const WrittenReply& reply) {
  if (reply.text.size() > kLongestReplyBytes) {
    return failure(ErrorCode::Invalid,
                   tr_format("A reply of {} bytes is too long to keep.", reply.text.size()),
                   tr("Say it in fewer words."));
  }
  const auto line = to_line(reply);
  if (has_nul(line) || line.find('\n') != std::string::npos || from_line(line) != reply) {
    return failure(ErrorCode::Invalid, tr("This reply has no written form that would bring it back."),
                   tr("It was not stored. Choose one of the replies shown, or answer in your own words."));
  }
  return {};
}

Result<void> check_result(const AttemptResult& result) {
  if (result.status == AttemptStatus::Incomplete) {
    return failure(ErrorCode::Invalid, tr("An attempt that goes on cannot be finished."),
                   tr("It goes on as it was."));
  }
  if (has_nul(result.ending_id) || !is_score(result.overall) ||
      !std::ranges::all_of(result.criteria, is_score)) {
    return failure(ErrorCode::Invalid,
                   tr("The result of the attempt makes no sense: its scores should be from 0 to 1."),
                   tr("It was not stored; the replies are safe."));
  }
  return {};
}

bool is_same(const AttemptResult& one, const AttemptResult& other) {
  const auto all = [](const AttemptResult& result) {
    return std::tie(result.status, result.ending_id, result.overall, result.criteria, result.remedy_cost);
  };
  return all(one) == all(other);
}

bool is_listed_before(const Attempt& one, const Attempt& other) {
  return std::tie(other.updated, other.started, one.id) < std::tie(one.updated, one.started, other.id);
}

tl::unexpected<Error> no_such_attempt(const AttemptId& id) {
  return failure(ErrorCode::NotFound, tr_format("There is no attempt {}.", id),
                 tr("Look up its id in the list of attempts."));
}

tl::unexpected<Error> attempt_exists(const AttemptId& id) {
  return failure(ErrorCode::Conflict, tr_format("There is an attempt {} already.", id),
                 tr("It was left as it is. Begin again under a new id."));
}

tl::unexpected<Error> attempt_has_ended() {
  return failure(ErrorCode::Conflict, tr("The reply was not stored: the attempt has ended."),
                 tr("What is stored is safe. Begin the scenario again to answer differently."));
}

tl::unexpected<Error> reply_out_of_order(std::size_t position, std::size_t stored) {
  return failure(
      ErrorCode::Conflict,
      tr_format("Reply {} was not stored: {} replies of the attempt are.", position + 1, stored),
      tr("Another window may have gone on with it. Open the attempt again to see where it stands."));
}

tl::unexpected<Error> ended_differently() {
  return failure(ErrorCode::Conflict, tr("The attempt has ended already, with another result."),
                 tr("The first result was kept. Open the attempt again to see it."));
}

}  // namespace rapport
