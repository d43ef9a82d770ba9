// SPDX-License-Identifier: MIT
/// \file A reply taken apart: its sentences, what each shows, and which of them earn nothing.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "engine/assessor/cue_grammar.h"
#include "engine/assessor/linear_model.h"
#include "engine/assessor/unit_features.h"
#include "engine/rubric/rubric.h"

namespace rapport {

/// Why a sentence earns nothing, whatever it says.
enum class Emptiness {
  None,
  Echo,      ///< the customer's own words
  KeyWords,  ///< a heap of the words that sound right
  Rating,    ///< it speaks of the rating, not to the customer
  Padding,   ///< the same sentence again and again, or one of many slogans
  Mocked,    ///< a sign in it voids what else it says
  NotMeant,  ///< quoted, reported or imagined: earns nothing but for listening
};

struct ReplyReading {
  ReplyWords words;
  std::vector<Scope> scopes;
  std::vector<UnitReading> units;  ///< sentences that were said before are left out
  std::vector<Emptiness> empty;    ///< one for each of `units`
  std::vector<FeatureKeys> features;

  // The units point into this object.
  ReplyReading() = default;
  ~ReplyReading() = default;
  ReplyReading(const ReplyReading&) = delete;
  ReplyReading& operator=(const ReplyReading&) = delete;
};

/// Takes a reply apart. Pure; linear in the reply for a customer's line of bounded length.
void read_reply(std::string_view reply, const CustomerWords& customer, const Rubric& rubric,
                const CueGrammar& grammar, const Lexicon& lexicon, ReplyReading& into);

/// The score of a sentence that a trusted cue finds to harm, at least.
inline constexpr double kSureHarm = 1;

/// Whether a cue that the rubric trusts finds harm on a criterion in a sentence.
[[nodiscard]] bool harms_for_sure(const UnitReading& unit, const Rubric& rubric, CriterionIndex criterion);

/// Whether `score` of a sentence counts for what a reply earns: a sentence in which a cue finds harm, on
/// whatever criterion, must clearly earn something too, so that harm added to a reply never lifts it.
[[nodiscard]] bool counts_for_credit(const UnitReading& unit, const Rubric& rubric, double score);

/// Whether a sentence of this emptiness may earn anything on a criterion.
[[nodiscard]] bool may_earn(Emptiness emptiness, CriterionIndex criterion);

}  // namespace rapport
