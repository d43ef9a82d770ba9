// SPDX-License-Identifier: MIT
/// \file What can be said about a whole rubric without rating anything.
#pragma once

#include <vector>

#include "engine/authoring/diagnostic.h"
#include "engine/base/source_span.h"
#include "engine/rubric/rubric.h"

namespace rapport {

/// Where parts of a rubric stand in a file, in the order of the rubric: all of them, or the last ones, which
/// a scenario's file adds.
struct RubricPlaces {
  struct OfIndicator {
    std::vector<SourceSpan> cues, examples, counter_examples;
  };
  struct OfWordList {
    SourceSpan name;
    std::vector<SourceSpan> words;
  };
  SourceSpan indicators;  ///< the key
  std::vector<OfIndicator> each_indicator;
  std::vector<OfWordList> each_word_list;
};

/// Looks at the parts that have a place. Reports examples that no cue finds and counter-examples that one
/// does, words and signs in cues that no reply can show, cues that stand twice and lists that no cue names.
/// Every cue of `rubric` must have been read without a mistake. An error only if the cues are too many to be
/// searched for at once.
void check_rubric(const Rubric& rubric, const RubricPlaces& places, DiagnosticReport& report);

}  // namespace rapport
