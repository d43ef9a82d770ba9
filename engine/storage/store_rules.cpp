// SPDX-License-Identifier: MIT
#include "engine/storage/store_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "engine/base/words.h"
#include "engine/session/reply.h"
#include "engine/storage/kept_line.h"

namespace rapport {
namespace {

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
  for (const auto* name : {&attempt.id, &attempt.person_id, &attempt.trainee, &saved.scenario_id,
                           &saved.scenario_hash, &saved.rubric_id, &saved.rubric_hash}) {
    if (is_storable(*name)) continue;
    return not_text();
  }
  return {};
}

Result<void> check_source(std::string_view kind, const ContentHash& hash, std::string_view text) {
  const bool is_known = kind == "scenario" || kind == "rubric";
  if (is_known && is_storable(text) && content_hash(text) == hash) return {};
  return failure(ErrorCode::Invalid, tr("A text whose hash is another one cannot be stored."),
                 tr("Nothing was stored. Load the scenario again."));
}

Result<void> check_reply(const KeptReply& kept) {
  const auto& reply = kept.written;
  if (reply.text.size() > kLongestReplyBytes) {
    return failure(ErrorCode::Invalid,
                   tr_format("A reply of {} bytes is too long to keep.", reply.text.size()),
                   tr("Say it in fewer words."));
  }
  const auto line = to_kept_line(reply);
  const bool comes_back =
      is_storable(line) && line.find('\n') == std::string::npos && from_kept_line(line) == reply;
  if (!comes_back || !is_storable(kept.reading)) {
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
  const auto is_share_of_100 = [](const std::optional<int>& value) {
    return !value || (*value >= 0 && *value <= 100);
  };
  if (!is_storable(result.ending_id) || !is_share_of_100(result.trust) || !is_share_of_100(result.anger) ||
      !is_score(result.overall) || !std::ranges::all_of(result.criteria, is_score)) {
    return failure(ErrorCode::Invalid,
                   tr("The result of the attempt makes no sense: its scores should be from 0 to 1."),
                   tr("It was not stored; the replies are safe."));
  }
  return {};
}

Result<void> check_whole(const Attempt& attempt, std::size_t times) {
  if (auto checked = check_new(attempt); !checked) return checked;
  const auto& replies = attempt.saved.replies;
  const bool goes_on = attempt.result.status == AttemptStatus::Incomplete;
  if (times != replies.size() || attempt.readings.size() > replies.size()) {
    return failure(ErrorCode::Invalid, tr("An attempt whose parts do not fit together cannot be stored."),
                   tr("Nothing was stored."));
  }
  for (std::size_t i = 0; i < replies.size(); ++i) {
    const auto reading = i < attempt.readings.size() ? attempt.readings[i] : std::string();
    if (auto checked = check_reply(KeptReply(replies[i], reading)); !checked) return checked;
  }
  return goes_on ? Result<void>{} : check_result(attempt.result);
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

tl::unexpected<Error> not_text() {
  return failure(ErrorCode::Invalid,
                 tr("A name that is not text (UTF-8 without NUL characters) cannot be stored."),
                 tr("Nothing was stored. Type the name again."));
}

tl::unexpected<Error> no_such_person(std::string_view id) {
  return failure(ErrorCode::NotFound, tr_format("There is no person {}.", id),
                 tr("rapport person list shows who there is."));
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
