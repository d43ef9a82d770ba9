// SPDX-License-Identifier: MIT
/// \file How a conversation is held and how it stands, in the words that are stored and exported.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rapport {

/// Practice: coaching, hints, rewind, private. Assessment: no help, counted.
enum class Mode { Practice, Assessment };

enum class AttemptStatus {
  Incomplete,  ///< begun, and may be resumed
  Passed,      ///< ended with the scores that its scenario asks for
  Failed,      ///< ended below them
  Abandoned,   ///< left for good before an ending
};

/// Whether it was held to its end and has a result.
[[nodiscard]] constexpr bool is_finished(AttemptStatus status) {
  return status == AttemptStatus::Passed || status == AttemptStatus::Failed;
}

/// The stable words for modes and statuses, as stored and exported; and back.
[[nodiscard]] std::string_view word_of(Mode mode);
[[nodiscard]] std::string_view word_of(AttemptStatus status);
[[nodiscard]] std::optional<Mode> mode_from(std::string_view word);
[[nodiscard]] std::optional<AttemptStatus> status_from(std::string_view word);

/// A universally unique id as 36 characters (RFC 4122, version 4).
using AttemptId = std::string;

}  // namespace rapport
