// SPDX-License-Identifier: MIT
/// \file The labelled replies that the assessor learns from. docs/labelling.md says what the labels mean.
#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/assessment/assessment.h"
#include "engine/assessor/setting.h"
#include "engine/base/content_hash.h"
#include "engine/base/result.h"
#include "engine/rubric/rubric.h"

namespace rapport {

/// A sign that somebody marked.
struct MarkedSign {
  IndicatorIndex indicator = 0;
  bool weak = false;  ///< worth Partial although it is worth Strong as a rule
  WordSpan words;     ///< in LabelledReply::words
};

struct LabelledReply {
  Setting setting = Setting::Service;
  std::size_t situation = 0;  ///< position in Corpus::situations
  std::string customer;
  std::array<std::optional<Level>, kCoreCriteria> levels;  ///< none: this setting does not label it
  std::string voice;
  std::string words;
  std::vector<MarkedSign> signs;
  std::string place;  ///< file and line
};

struct Situation {
  std::string id, trade, failure;
};

struct Corpus {
  std::vector<Situation> situations;
  std::vector<LabelledReply> replies;
  ContentHash hash;  ///< of every file, in the order of their names
};

/// Whether a setting labels a criterion, or an indicator; where it does not, its absence says nothing.
[[nodiscard]] bool labels(Setting setting, CriterionIndex criterion);
[[nodiscard]] bool labels(Setting setting, const Indicator& indicator);

/// Which part of the corpus a situation is in: one in `parts`, by its id, so that adding situations moves
/// none.
[[nodiscard]] std::size_t part_of(const Situation& situation, std::size_t parts);

/// One situation in so many is kept out of the fit and measures it.
inline constexpr std::size_t kHeldOutParts = 10;

/// Whether a reply's situation is kept out of the fit.
[[nodiscard]] bool is_held_out(const Corpus& corpus, const LabelledReply& reply);

/// One file. Invalid at the first line that is not as docs/labelling.md says, with its place and what is
/// wrong.
[[nodiscard]] Result<void> read_corpus_text(std::string_view name, std::string_view text,
                                            const Rubric& rubric, Corpus& into);

/// Every `.txt` file below `folder`, in the order of their paths.
[[nodiscard]] Result<Corpus> load_corpus(const std::filesystem::path& folder, const Rubric& rubric);

}  // namespace rapport
