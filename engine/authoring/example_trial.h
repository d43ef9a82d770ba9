// SPDX-License-Identifier: MIT
/// \file Tries the cues of a rubric on its own examples.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/assessor/cue_grammar.h"
#include "engine/rubric/rubric.h"
#include "engine/text/lexicon.h"

namespace rapport {

/// An example that no cue of its indicator finds, or a counter-example that one finds.
struct FailedExample {
  IndicatorIndex indicator = 0;
  bool counter = false;
  std::size_t position = 0;  ///< in `examples` or `counter_examples` of the indicator
  std::string found;         ///< the words of a counter-example in which a cue finds the sign
};

/// Every example of the indicators from the position `first` on, as if it were the whole reply. `grammar`
/// must be that of `rubric`. Linear in the examples.
[[nodiscard]] std::vector<FailedExample> failed_examples(const Rubric& rubric, const CueGrammar& grammar,
                                                         std::size_t first = 0);

/// The words of the rubric's own cues and examples: enough to read the examples without a fitted model. What
/// stands only with a capital is taken for a name.
[[nodiscard]] Lexicon words_of(const Rubric& rubric);

}  // namespace rapport
