// SPDX-License-Identifier: MIT
/// \file The words and signs of a condition.
#pragma once

#include <cstddef>
#include <string_view>

namespace rapport {

struct ConditionToken {
  enum class Kind {
    Name,    ///< letters, digits, _ . and dashes that stand between two of them
    Number,  ///< digits
    Text,    ///< in quotes; `text` is without them
    Comparison,
    SingleEquals,
    Plus,
    Minus,
    Star,
    Slash,
    Percent,
    Open,
    Close,
    Bad,  ///< a character that has no meaning here
    End,
  };
  struct Place {
    std::size_t begin = 0;   ///< byte in the text
    std::size_t length = 0;  ///< bytes
  };
  Kind kind = Kind::End;
  std::string_view text;
  Place at;
};

/// Cuts `text`, which must outlive it, into tokens. Total: every byte sequence ends in End.
class ConditionLexer {
 public:
  explicit ConditionLexer(std::string_view text) : text_(text) {}
  ConditionToken next();

 private:
  [[nodiscard]] ConditionToken token(ConditionToken::Kind kind, std::size_t begin) const;

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace rapport
