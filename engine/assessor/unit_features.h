// SPDX-License-Identifier: MIT
/// \file What the heads look at in one sentence.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/assessor/cue_grammar.h"
#include "engine/assessor/scope.h"
#include "engine/rubric/rubric.h"
#include "engine/text/reply_words.h"

namespace rapport {

/// What the customer said just before, prepared for comparing replies with it.
struct CustomerWords {
  std::string text;  ///< as said
  ReplyWords words;
  std::vector<std::uint64_t> content;  ///< what each content word means, sorted, without repeats
};
[[nodiscard]] CustomerWords customer_words(std::string_view customer, const Lexicon& lexicon);

/// How much of a sentence comes from the customer.
struct Overlap {
  std::size_t content_words = 0;  ///< content words of the sentence
  std::size_t shared = 0;         ///< those that the customer used too
  std::size_t words = 0;          ///< all words of the sentence
  std::size_t longest_run =
      0;  ///< words in a row as the customer said them, "I" for "you" and the like allowed
  /// Whether the sentence is little more than the customer's own words.
  [[nodiscard]] bool is_echo() const { return longest_run >= 4 && longest_run * 4 >= words * 3; }
  [[nodiscard]] double share() const {
    return content_words == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(content_words);
  }
};
[[nodiscard]] Overlap overlap(const ReplyWords& reply, const Unit& unit, const CustomerWords& customer);

/// One sentence with everything that was found out about it.
struct UnitReading {
  const ReplyWords* reply = nullptr;
  Unit unit;
  std::span<const Scope> scopes;  ///< of the whole reply
  std::vector<CueHit> hits;
  Overlap overlap;
  std::size_t questions_in_row =
      0;  ///< questions in the run of them that it belongs to; 0 if it asks nothing
};

/// Calls `emit` with the name of each feature and the words that show it ([first, last) of the reply; empty
/// where it is of the whole sentence). A name may come more than once. The names are stable: a model file
/// holds them.
using EmitFeature = std::function<void(std::string_view name, std::size_t first, std::size_t last)>;
void unit_features(const UnitReading& reading, const Rubric& rubric, const EmitFeature& emit);

}  // namespace rapport
