// SPDX-License-Identifier: MIT
/// \file Which words of a sentence do not count as said: denied, quoted, reported, imagined.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/text/reply_words.h"

namespace rapport {

/// How a word stands in its sentence. Several may hold at once.
struct Scope {
  bool denied = false;    ///< after a "not", to the end of the clause; two of them undo each other
  bool quoted = false;    ///< between quotation marks
  bool reported = false;  ///< what a third person is said to have said
  bool imagined = false;  ///< "if I had ..., I would"

  /// Whether the speaker says it as their own and means it as a fact.
  [[nodiscard]] bool is_own() const { return !quoted && !reported && !imagined; }
};

/// One for each word of the reply. Linear in the text.
[[nodiscard]] std::vector<Scope> word_scopes(const ReplyWords& reply);

}  // namespace rapport
