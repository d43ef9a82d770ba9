// SPDX-License-Identifier: MIT
#include "engine/authoring/rubric_parts_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "engine/assessor/cue_pattern.h"
#include "engine/authoring/wording.h"

namespace rapport {
namespace {

/// Of the expressions that all cues of a rubric make; what is searched for takes some twenty times as much
/// memory.
constexpr std::size_t kMostExpressionBytes = std::size_t{4} << 20U;
constexpr std::size_t kMostWordLists = 100;
constexpr std::size_t kMostListWords = 1000;
constexpr std::size_t kLongestListWord = 60;  ///< characters

std::size_t left_of(std::size_t most, std::size_t there) {
  return most - std::min(most, there);
}

std::vector<SourceSpan> places_of(const FieldReader& fields, std::string_view key, std::size_t count) {
  std::vector<SourceSpan> places;
  for (std::size_t i = 0; i < count; ++i) places.push_back(fields.place_of_entry(key, i));
  return places;
}

}  // namespace

RubricPartsReader::RubricPartsReader(Rubric& rubric, DiagnosticReport& report)
    : rubric_(rubric), report_(report) {
  for (const auto& indicator : rubric.indicators) {
    for (const auto& cue : indicator.cues) {
      if (const auto expression = cue_expression(cue, rubric.word_lists))
        expression_bytes_ += expression->size();
    }
  }
}

void RubricPartsReader::read_criteria(FieldReader& fields, Need need) {
  const auto most = left_of(kMostCriteria, rubric_.criteria.size());
  for (const auto* value : fields.mappings("criteria", need, most)) read_criterion(*value);
}

void RubricPartsReader::read_word_lists(FieldReader& fields) {
  const auto most = left_of(kMostWordLists, rubric_.word_lists.size());
  for (const auto* value : fields.mappings("words", Need::May, most)) read_word_list(*value);
}

void RubricPartsReader::read_indicators(FieldReader& fields, Need need) {
  const auto most = left_of(kMostIndicators, rubric_.indicators.size());
  for (const auto* value : fields.mappings("indicators", need, most)) read_indicator(*value);
  places_.indicators = fields.place_of("indicators");
}

void RubricPartsReader::read_criterion(const YamlValue& value) {
  FieldReader fields(value, "this criterion", report_);
  Criterion criterion;
  criterion.id = fields.id();
  criterion.name = fields.text("name", Need::Must);
  criterion.question = fields.text("question", Need::Must);
  criterion.weight = fields.number("weight", Need::May, 0, 100, 1);
  if (const auto* anchors = fields.value("anchors", Need::Must)) {
    FieldReader levels(*anchors, "the anchors", report_);
    constexpr std::array<std::string_view, 4> kLevels = {"harmful", "missing", "partial", "strong"};
    for (std::size_t i = 0; i < kLevels.size(); ++i)
      criterion.anchors[i] = levels.text(kLevels[i], Need::Must);
    levels.finish();
  }
  if (const auto* needs = fields.value("needs", Need::May)) {
    FieldReader certainty(*needs, "the certainty needed", report_);
    const auto percent = [&](std::string_view key) {
      return certainty.number(key, Need::May, 1, 99, 50) / 100.0;
    };
    criterion.needs = {percent("partial"), percent("strong"), percent("harmful")};
    certainty.finish();
  }
  criterion.keep = fields.text("keep", Need::Must);
  criterion.start = fields.text("start", Need::Must);
  criterion.stop = fields.text("stop", Need::Must);
  fields.finish();
  if (rubric_.find_criterion(criterion.id)) {
    report_.add(DiagnosticCode::DuplicateId, fields.place_of("id"),
                fmt::format("There is already a criterion {}.", in_quotes(criterion.id)),
                "Give each an id of its own.");
  }
  rubric_.criteria.push_back(std::move(criterion));
}

void RubricPartsReader::read_indicator(const YamlValue& value) {
  FieldReader fields(value, "this indicator", report_);
  Indicator indicator;
  indicator.id = fields.text("id", Need::Must);
  const auto place = fields.place_of("id");
  const auto criterion =
      rubric_.find_criterion(std::string_view(indicator.id).substr(0, indicator.id.find('.')));
  if (!criterion) {
    report_.add(DiagnosticCode::UnknownCriterion, place,
                fmt::format("{} belongs to no criterion.", in_quotes(indicator.id)),
                "Begin the id with a criterion and a dot, such as listening.restates.");
  }
  indicator.criterion = criterion.value_or(0);
  indicator.polarity =
      static_cast<Polarity>(fields.one_of("polarity", Need::Must, {"earns", "harms", "notes"}, 0));
  read_worth(fields, indicator);
  indicator.sure = fields.truth("sure", Need::May, false);
  indicator.voids = fields.truth("voids", Need::May, false);
  indicator.sign = fields.text("sign", Need::Must);
  indicator.coaching = fields.text("coaching", Need::Must);
  indicator.cues = fields.texts("cues", Need::May);
  indicator.examples = fields.texts("examples", indicator.cues.empty() ? Need::May : Need::Should);
  indicator.counter_examples = fields.texts("not_examples", Need::May);
  check_cues(fields, indicator);
  places_.each_indicator.push_back({places_of(fields, "cues", indicator.cues.size()),
                                    places_of(fields, "examples", indicator.examples.size()),
                                    places_of(fields, "not_examples", indicator.counter_examples.size())});
  fields.finish();
  if (rubric_.find_indicator(indicator.id)) {
    report_.add(DiagnosticCode::DuplicateId, place,
                fmt::format("There is already an indicator {}.", in_quotes(indicator.id)),
                "Give each an id of its own.");
  }
  rubric_.indicators.push_back(std::move(indicator));
}

void RubricPartsReader::read_worth(FieldReader& fields, Indicator& indicator) {
  indicator.worth = indicator.polarity == Polarity::Harms   ? Level::Harmful
                    : indicator.polarity == Polarity::Notes ? Level::Missing
                                                            : Level::Strong;
  if (indicator.polarity == Polarity::Earns) {
    if (fields.one_of("worth", Need::May, {"strong", "partial"}, 0) == 1) indicator.worth = Level::Partial;
  } else if (fields.has("worth")) {
    fields.not_for_this_kind("worth", "Only a sign that earns is worth something.");
  }
  const auto names = fields.texts("also", Need::May);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (const auto other = rubric_.find_criterion(names[i])) {
      indicator.also.set(*other);
    } else {
      report_.add(DiagnosticCode::UnknownCriterion, fields.place_of_entry("also", i),
                  fmt::format("There is no criterion {}.", in_quotes(names[i])),
                  "Write the id of one of the rubric's criteria.");
    }
  }
}

void RubricPartsReader::check_cues(FieldReader& fields, const Indicator& indicator) {
  for (std::size_t i = 0; i < indicator.cues.size() && expression_bytes_ <= kMostExpressionBytes; ++i) {
    const auto place = fields.place_of_entry("cues", i);
    const auto expression = cue_expression(indicator.cues[i], rubric_.word_lists);
    if (!expression) {
      report_.add(DiagnosticCode::BadCue, place, expression.error().message, expression.error().hint);
      continue;
    }
    expression_bytes_ += expression->size();
    if (expression_bytes_ <= kMostExpressionBytes) continue;
    report_.add(DiagnosticCode::BadCue, place,
                "Up to here the cues name more words than can be searched for.",
                "Name long lists of words in fewer places.");
  }
}

void RubricPartsReader::read_word_list(const YamlValue& value) {
  FieldReader fields(value, "this list of words", report_);
  WordList list;
  list.name = fields.id("name");
  auto words = fields.texts("words", Need::Must);
  RubricPlaces::OfWordList places{fields.place_of("name"), places_of(fields, "words", words.size())};
  if (words.empty() && fields.has("words"))
    report_.add(DiagnosticCode::EmptyValue, fields.place_of("words"), "This list has no words.", "Add some.");
  if (words.size() > kMostListWords) {
    report_.add(DiagnosticCode::TooManyEntries, places.words[kMostListWords],
                fmt::format("There are {} words in this list; at most {} fit.", words.size(), kMostListWords),
                "Make several lists of it; a cue may name more than one: {one}/{other}.");
    words.resize(kMostListWords);
  }
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (is_list_word(words[i], places.words[i])) list.words.push_back(std::move(words[i]));
  }
  fields.finish();
  const bool twice =
      std::ranges::any_of(rubric_.word_lists, [&](const WordList& each) { return each.name == list.name; });
  if (twice) {
    report_.add(DiagnosticCode::DuplicateId, fields.place_of("name"),
                fmt::format("There is already a list {}.", in_quotes(list.name)),
                "Give each a name of its own.");
  }
  rubric_.word_lists.push_back(std::move(list));
  places_.each_word_list.push_back(std::move(places));
}

/// A word, a beginning of words or a class; anything else is reported, once, and not for each cue that

/// names the list.

bool RubricPartsReader::is_list_word(const std::string& word, SourceSpan place) {
  if (word.size() > kLongestListWord || word.find_first_of(" /[]{}") != std::string::npos) {
    report_.add(DiagnosticCode::BadCue, place,
                fmt::format("A list of words cannot hold {}.", in_quotes(word)),
                "Make each word an entry of its own; a cue may name several lists: {one}/{other}.");
    return false;
  }
  const auto expression = cue_expression(word, {});
  if (!expression)
    report_.add(DiagnosticCode::BadCue, place, expression.error().message, expression.error().hint);
  return expression.has_value();
}

}  // namespace rapport
