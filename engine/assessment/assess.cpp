// SPDX-License-Identifier: MIT
#include "engine/assessment/assess.h"

#include <algorithm>
#include <string>

#include "engine/text/plain_words.h"

namespace rapport {

std::optional<OptionIndex> option_meant(const Turn& turn, const OptionSet& open_options,
                                        std::string_view words) {
  const auto said = plain_words(words);
  if (said.empty()) return std::nullopt;
  for (std::size_t i = 0; i < turn.replies.size(); ++i) {
    if (!open_options[i]) continue;
    const auto& reply = turn.replies[i];
    const bool same =
        plain_words(reply.words) == said ||
        std::ranges::any_of(reply.also, [&](const std::string& other) { return plain_words(other) == said; });
    if (same) return static_cast<OptionIndex>(i);
  }
  return std::nullopt;
}

Assessment assess(const Rubric& rubric, const Turn& turn, const AssessedReply& reply) {
  Assessment assessment;
  assessment.criteria.resize(rubric.criteria.size());
  for (std::size_t c = 0; c < rubric.criteria.size(); ++c)
    assessment.criteria[c].called_for = turn.calls_for[c];
  if (reply.option) {
    const auto& option = turn.replies[*reply.option];
    assessment.slips = option.slips;
    for (const auto& rating : option.ratings) {
      auto& criterion = assessment.criteria[rating.criterion];
      criterion.level = rating.level;
      criterion.because = rating.because;
    }
    return assessment;
  }
  if (!reply.silence) {
    assessment.rated_by = RatedBy::Nobody;
    return assessment;
  }
  for (auto& criterion : assessment.criteria) {
    if (!criterion.called_for) continue;
    criterion.level = Level::Missing;
    criterion.because = "Nothing was said while the customer waited.";
  }
  return assessment;
}

}  // namespace rapport
