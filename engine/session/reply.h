// SPDX-License-Identifier: MIT
/// \file What the trainee gave as an answer, and its one-line written form.
///
/// The written form is shared by reply files (`rapport play --replies FILE`), saved sessions and the attempt
/// store:
///
///     ask-what-she-fears        an option, by its id
///     > I am so sorry.          the trainee's own words
///     ~                         silence: the customer's patience clock ran out
///
/// In words \n, \r, \0 and \\ stand for line breaks, NUL and a backslash.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/scenario/evaluate.h"
#include "engine/scenario/turn.h"

namespace rapport {

/// The most bytes of one reply that are kept. Longer ones are refused with an Error, never cut.
inline constexpr std::size_t kLongestReplyBytes = 1 << 20;

/// A reply as it can be written down: without knowledge of the turn it answers.
struct WrittenReply {
  enum class Kind : std::uint8_t { Option, Typed, Silence };
  Kind kind = Kind::Option;
  std::string text;  ///< the option's id, or the words as typed

  friend bool operator==(const WrittenReply&, const WrittenReply&) = default;
};

/// One line without its line break.
[[nodiscard]] std::string to_line(const WrittenReply& reply);

/// Reads one line; nothing for a line that is empty, blank or a comment (`#`).
[[nodiscard]] std::optional<WrittenReply> from_line(std::string_view line);

/// Every reply of a text of lines, in order.
[[nodiscard]] std::vector<WrittenReply> replies_from_lines(std::string_view text);

/// A reply given at a turn, and how it was understood.
struct Reply {
  WrittenReply::Kind kind = WrittenReply::Kind::Option;
  TurnIndex turn = 0;                 ///< where it was given
  std::optional<OptionIndex> option;  ///< chosen, or the one that typed words mean
  Heard heard;                        ///< how typed words were rated
  std::string words;                  ///< as typed; empty for the other kinds
};

}  // namespace rapport
