// SPDX-License-Identifier: MIT
/// \file A value, or the reason why the outside world did not give one.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace rapport {

/// What kind of failure it was, so that a caller can react without reading words.
enum class ErrorCode {
  NotFound,     ///< the thing asked for does not exist
  Unreadable,   ///< it exists and cannot be read or written
  Invalid,      ///< it was read and makes no sense
  NotNow,       ///< the request is fine, the moment is not (reply to a closed option, session over)
  NewerSchema,  ///< written by a later version of this program
  Conflict,     ///< somebody else changed it first
  NoDisplay,    ///< there is no screen to draw on
};

/// A failure of the outside world, in words for the person in front of the screen.
struct Error {
  ErrorCode code;
  std::string message;  ///< what happened, one sentence
  std::string way_out;  ///< what is safe and what to do next; may be empty

  /// Both sentences, for a log or a terminal.
  [[nodiscard]] std::string text() const { return way_out.empty() ? message : message + " " + way_out; }
};

template <typename T>
using Result = tl::expected<T, Error>;

/// Shorthand for returning a failure from a function that gives a Result.
[[nodiscard]] inline tl::unexpected<Error> failure(ErrorCode code, std::string message,
                                                   std::string way_out = {}) {
  return tl::unexpected<Error>(Error{code, std::move(message), std::move(way_out)});
}

}  // namespace rapport
