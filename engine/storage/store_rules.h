// SPDX-License-Identifier: MIT
/// \file What every repository asks of what it is given, and the words in which it says no.
#pragma once

#include <cstddef>
#include <string_view>

#include "engine/attempt/attempt.h"
#include "engine/attempt/attempt_repository.h"
#include "engine/base/result.h"

namespace rapport {

/// Invalid if the attempt cannot be kept as it is: it has no id, or a name that is not text (UTF-8 without
/// NUL).
[[nodiscard]] Result<void> check_new(const Attempt& attempt);

/// Invalid if the reply is longer than kLongestReplyBytes, or would not come back from its line as it was
/// given.
[[nodiscard]] Result<void> check_reply(const KeptReply& reply);

/// Invalid if the hash is not that of the text, or the text is none.
[[nodiscard]] Result<void> check_source(std::string_view kind, const ContentHash& hash,
                                        std::string_view text);

/// The same for an attempt that comes whole, with `times` moments of its replies.
[[nodiscard]] Result<void> check_whole(const Attempt& attempt, std::size_t times);

/// Invalid if the result is that of an attempt that goes on, or a score is outside 0 to 1.
[[nodiscard]] Result<void> check_result(const AttemptResult& result);

[[nodiscard]] bool is_same(const AttemptResult& one, const AttemptResult& other);

/// The order of list(): the latest first, and one order whatever the clock says.
[[nodiscard]] bool is_listed_before(const Attempt& one, const Attempt& other);

[[nodiscard]] tl::unexpected<Error> not_text();
[[nodiscard]] tl::unexpected<Error> no_such_person(std::string_view id);
[[nodiscard]] tl::unexpected<Error> no_such_attempt(const AttemptId& id);
[[nodiscard]] tl::unexpected<Error> attempt_exists(const AttemptId& id);
[[nodiscard]] tl::unexpected<Error> attempt_has_ended();
[[nodiscard]] tl::unexpected<Error> reply_out_of_order(std::size_t position, std::size_t stored);
[[nodiscard]] tl::unexpected<Error> ended_differently();

}  // namespace rapport
