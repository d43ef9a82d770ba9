// SPDX-License-Identifier: MIT
/// \file What every repository asks of what it is given, and the words in which it says no.
#pragma once

#include <cstddef>

#include "engine/attempt/attempt.h"
#include "engine/base/result.h"

namespace rapport {

/// Invalid if the attempt cannot be kept as it is: it has no id, or a name with a NUL character in it.
[[nodiscard]] Result<void> check_new(const Attempt& attempt);

/// Invalid if the reply is longer than kLongestReplyBytes, or would not come back from its line as it was
/// given.
[[nodiscard]] Result<void> check_reply(const WrittenReply& reply);

/// Invalid if the result is that of an attempt that goes on, or a score is outside 0 to 1.
[[nodiscard]] Result<void> check_result(const AttemptResult& result);

[[nodiscard]] bool is_same(const AttemptResult& one, const AttemptResult& other);

/// The order of list(): the latest first, and one order whatever the clock says.
[[nodiscard]] bool is_listed_before(const Attempt& one, const Attempt& other);

[[nodiscard]] tl::unexpected<Error> no_such_attempt(const AttemptId& id);
[[nodiscard]] tl::unexpected<Error> attempt_exists(const AttemptId& id);
[[nodiscard]] tl::unexpected<Error> attempt_has_ended();
[[nodiscard]] tl::unexpected<Error> reply_out_of_order(std::size_t position, std::size_t stored);
[[nodiscard]] tl::unexpected<Error> ended_differently();

}  // namespace rapport
