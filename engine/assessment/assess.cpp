// SPDX-License-Identifier: MIT
#include "engine/assessment/assess.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "engine/base/words.h"
#include "engine/text/plain_words.h"
#include "engine/text/utf8.h"

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

namespace {

constexpr std::size_t kLongestQuotation = 80;  ///< bytes of the trainee's words given back in a reason

/// The words of a sign, cut at a blank if they are long.
std::string quotation(std::string_view words, ByteRange range) {
  const auto part = words.substr(range.begin, range.end - range.begin);
  if (part.size() <= kLongestQuotation) return repair_utf8(part);
  const auto first = part.substr(0, part.rfind(' ', kLongestQuotation));
  return repair_utf8(first.substr(0, kLongestQuotation)) + " ...";
}

/// The sign that best explains a level: of the level's polarity, the likeliest.
const ShownSign* reason_for(const Rubric& rubric, const Reading& reading, CriterionIndex criterion,
                            Level level) {
  const ShownSign* best = nullptr;
  for (const auto& sign : reading.signs) {
    const auto& indicator = rubric.indicators[sign.indicator];
    const auto wanted = level == Level::Harmful ? Polarity::Harms : Polarity::Earns;
    if (indicator.polarity != wanted || !indicator.concerns(criterion)) continue;
    const bool heavier =
        best == nullptr || rubric.indicators[best->indicator].worth < indicator.worth ||
        (rubric.indicators[best->indicator].worth == indicator.worth && best->confidence < sign.confidence);
    if (heavier) best = &sign;
  }
  return best;
}

Reason reason_of(const Rubric& rubric, const AssessedReply& reply, CriterionIndex criterion,
                 const CriterionReading& rated) {
  Reason reason;
  if (const auto* sign = reason_for(rubric, *reply.reading, criterion, rated.level)) {
    reason.kind = Reason::Kind::Shown;
    reason.words = quotation(reply.words, sign->words);
    reason.sign = sign->indicator;
  } else if (rated.level == Level::Missing) {
    reason.kind = Reason::Kind::NotShown;
  }
  reason.unsure = rated.confidence < kSure;
  return reason;
}

void rate_by_reading(const Rubric& rubric, const AssessedReply& reply, Assessment& assessment) {
  const auto& reading = *reply.reading;
  assessment.rated_by = reading.rated ? RatedBy::Assessor : RatedBy::Nobody;
  if (!reading.rated) return;
  for (std::size_t c = 0; c < std::min(reading.criteria.size(), rubric.criteria.size()); ++c) {
    const auto index = static_cast<CriterionIndex>(c);
    auto& criterion = assessment.criteria[c];
    const auto& rated = reading.criteria[c];
    if (!criterion.called_for && rated.level == Level::Missing) continue;
    criterion.level = rated.level;
    criterion.confidence = rated.confidence;
    criterion.because = reason_of(rubric, reply, index, rated);
    for (const auto& sign : reading.signs) {
      if (rubric.indicators[sign.indicator].concerns(index))
        criterion.evidence.push_back({sign.indicator, {sign.words.begin, sign.words.end}});
    }
  }
}

/// The reason itself, without how sure it is.
std::string bare_text(const Rubric& rubric, CriterionIndex criterion, const Reason& reason) {
  switch (reason.kind) {
    case Reason::Kind::None:
      return {};
    case Reason::Kind::Authored:
      return reason.words;
    case Reason::Kind::Shown:
      return tr_format("\u201c{}\u201d: {}", reason.words,
                       spoken_text(rubric.indicators[reason.sign].coaching));
    case Reason::Kind::NotShown:
      return tr_format("Your words do not show it. {}", spoken_text(rubric.criteria[criterion].start));
    case Reason::Kind::Silence:
      return tr("Nothing was said while the customer waited.");
  }
  return {};
}

}  // namespace

std::string reason_text(const Rubric& rubric, CriterionIndex criterion, const Reason& reason) {
  auto text = bare_text(rubric, criterion, reason);
  if (!reason.unsure) return text;
  if (text.empty()) return tr("Not sure: ask a trainer.");
  return text + " " + tr("(Not sure of this: ask a trainer.)");
}

Assessment assess(const Rubric& rubric, const Turn& turn, const AssessedReply& reply) {
  Assessment assessment;
  assessment.criteria.resize(rubric.criteria.size());
  for (std::size_t c = 0; c < rubric.criteria.size(); ++c)
    assessment.criteria[c].called_for = turn.calls_for[c];
  if (reply.reading != nullptr) {
    rate_by_reading(rubric, reply, assessment);
    return assessment;
  }
  if (reply.option) {
    const auto& option = turn.replies[*reply.option];
    assessment.slips = option.slips;
    for (const auto& rating : option.ratings) {
      auto& criterion = assessment.criteria[rating.criterion];
      criterion.level = rating.level;
      if (!rating.because.empty()) criterion.because = {Reason::Kind::Authored, rating.because};
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
    criterion.because.kind = Reason::Kind::Silence;
  }
  return assessment;
}

}  // namespace rapport
