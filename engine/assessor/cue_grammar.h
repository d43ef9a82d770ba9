// SPDX-License-Identifier: MIT
/// \file Finds the cues of a rubric in sentences.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "engine/assessor/scope.h"
#include "engine/base/result.h"
#include "engine/rubric/rubric.h"
#include "engine/text/reply_words.h"

namespace rapport {

/// A cue that was found, and between which words.
struct CueHit {
  IndicatorIndex indicator = 0;
  std::size_t first = 0, last = 0;  ///< words [first, last) of the reply
};

/// The cues of a rubric, compiled. Immutable; shared between threads without locks.
class CueGrammar {
 public:
  /// Fails with Invalid if a cue cannot be read; a rubric that was loaded without errors never does.
  [[nodiscard]] static Result<CueGrammar> compile(const Rubric& rubric);
  CueGrammar(const CueGrammar&) = delete;
  CueGrammar& operator=(const CueGrammar&) = delete;
  CueGrammar(CueGrammar&&) noexcept;
  CueGrammar& operator=(CueGrammar&&) noexcept;
  ~CueGrammar();

  /// Every cue that a sentence shows, in the order of the rubric. A cue for a sign that earns does not count
  /// where it is denied, quoted, reported or imagined; one for a sign that harms not where it is quoted or
  /// reported. Linear in the sentence.
  [[nodiscard]] std::vector<CueHit> find(const ReplyWords& reply, const std::vector<Scope>& scopes,
                                         const Unit& unit) const;

 private:
  struct Patterns;
  explicit CueGrammar(std::unique_ptr<Patterns> patterns);
  std::unique_ptr<Patterns> patterns_;
};

}  // namespace rapport
