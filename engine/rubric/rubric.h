// SPDX-License-Identifier: MIT
/// \file The scale: criteria, what each level means, the signs by which it is judged.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/content_hash.h"
#include "engine/rubric/rating.h"

namespace rapport {

/// A text of a rubric as it is shown: in the language that is spoken, where the catalogue has it; else as
/// written.
[[nodiscard]] std::string spoken_text(const std::string& text);

/// How sure the assessor must be before it gives a level, as probabilities.
struct Certainty {
  double partial = 0.5, strong = 0.5, harmful = 0.5;
};

/// One of listening, empathy, ownership, follow-up, or a sub-skill that the rubric adds.
struct Criterion {
  std::string id;        ///< stable key: `listening`, `empathy`, `ownership`, `followup`, or a sub-skill
  std::string name;      ///< as shown
  std::string question;  ///< what the criterion asks of a reply, one sentence
  double weight = 1;     ///< share in the overall score, relative to the other criteria
  std::array<std::string, 4> anchors;  ///< what harmful, missing, partial and strong look like, in that order
  std::string keep, start, stop;       ///< coaching for the debrief: keep doing, start doing, stop doing
  Certainty needs;                     ///< for typed replies

  [[nodiscard]] const std::string& anchor(Level level) const {
    const int position = static_cast<int>(level) + 1;
    return anchors[static_cast<std::size_t>(position)];
  }
};

/// Whether an indicator speaks for a criterion, against it, or is only worth noting.
enum class Polarity { Earns, Harms, Notes };

/// One observable sign in a reply.
struct Indicator {
  std::string id;  ///< `criterion.sign`, such as `listening.open-question`
  CriterionIndex criterion = 0;
  CriterionSet also;  ///< further criteria that it speaks for or against
  Polarity polarity = Polarity::Earns;
  Level worth = Level::Strong;  ///< what it earns by itself: Strong or Partial; Harmful if it harms, Missing
                                ///< if it is noted
  bool sure = false;     ///< its cues are trusted even where the model doubts them; for signs that harm
  bool voids = false;    ///< a sentence in which a cue finds it earns nothing, such as a mocking one
  std::string sign;      ///< what can be observed, one sentence
  std::string coaching;  ///< what to tell the trainee about it
  std::vector<std::string> cues;              ///< patterns that show it; see assessor/cue_grammar.h
  std::vector<std::string> examples;          ///< sentences in which a cue finds it
  std::vector<std::string> counter_examples;  ///< sentences in which none does

  /// Whether it speaks for or against `other`.
  [[nodiscard]] bool concerns(CriterionIndex other) const { return criterion == other || also[other]; }
};

/// A list of words that cues name in braces.
struct WordList {
  std::string name;
  std::vector<std::string> words;
};

/// An anti-pattern of recovery conversations that a reply can show.
struct Slip {
  std::string code;    ///< T1 to T20
  std::string name;    ///< such as "Freebie as reflex"
  std::string lesson;  ///< what to do instead
};

/// Points of 100 that a counted attempt needs.
struct PassMark {
  int overall = 60;
  int each = 40;  ///< on every criterion that the path called for

  friend bool operator==(const PassMark&, const PassMark&) = default;
};

/// Immutable once loaded; shared between threads without locks.
struct Rubric {
  std::string id;
  int version = 1;
  std::string title;
  std::vector<Criterion> criteria;
  std::vector<Indicator> indicators;
  std::vector<WordList> word_lists;
  std::vector<Slip> slips;
  PassMark pass;
  ContentHash hash;
  std::shared_ptr<const std::string> source;  ///< the file's bytes; null if it was not read from text

  [[nodiscard]] std::optional<CriterionIndex> find_criterion(std::string_view id) const;
  [[nodiscard]] std::optional<IndicatorIndex> find_indicator(std::string_view id) const;
  /// Null if the rubric does not know the code. Valid as long as the rubric.
  [[nodiscard]] const Slip* find_slip(std::string_view code) const;
};

}  // namespace rapport
