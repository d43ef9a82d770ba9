// SPDX-License-Identifier: MIT
#include "engine/assessment/assess.h"

#include <algorithm>
#include <string>

namespace rapport {
namespace {

/// Letters and digits in lower case with single blanks between words; other characters of UTF-8 stay as they
/// are.
std::string bare(std::string_view words) {
  std::string result;
  for (const char c : words) {
    const auto byte = static_cast<unsigned char>(c);
    const bool kept = byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (c >= 'A' && c <= 'Z') {
      result += static_cast<char>(c - 'A' + 'a');
    } else if (kept) {
      result += c;
    } else if (c != '\'' && !result.empty() && result.back() != ' ') {
      result += ' ';
    }
  }
  if (result.ends_with(' ')) result.pop_back();
  return result;
}

}  // namespace

std::optional<OptionIndex> option_meant(const Turn& turn, const OptionSet& open_options,
                                        std::string_view words) {
  const auto said = bare(words);
  if (said.empty()) return std::nullopt;
  for (std::size_t i = 0; i < turn.replies.size(); ++i) {
    if (!open_options[i]) continue;
    const auto& reply = turn.replies[i];
    const bool same =
        bare(reply.words) == said ||
        std::ranges::any_of(reply.also, [&](const std::string& other) { return bare(other) == said; });
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
