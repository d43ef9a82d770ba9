// SPDX-License-Identifier: MIT
#include "engine/authoring/rubric_loader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "engine/assessor/cue_pattern.h"
#include "engine/authoring/field_reader.h"
#include "engine/authoring/names.h"
#include "engine/authoring/rubric_checker.h"
#include "engine/authoring/wording.h"
#include "engine/authoring/yaml_document.h"
#include "engine/base/file.h"

namespace rapport {
namespace {

/// Of the expressions that all cues of a rubric make; what is searched for takes some twenty times as much
/// memory.
constexpr std::size_t kMostExpressionBytes = std::size_t{4} << 20U;

constexpr std::array<std::string_view, kCoreCriteria> kCoreIds = {"listening", "empathy", "ownership",
                                                                  "followup"};

class RubricReader {
 public:
  RubricReader(const YamlValue& root, DiagnosticReport& report)
      : report_(report), fields_(root, "the rubric", report) {}

  Rubric read() {
    const auto* format = fields_.value("rubric", Need::Must);
    if (format != nullptr && (!format->is_text() || format->text != "1")) {
      report_.add(DiagnosticCode::UnsupportedFormat, format->place,
                  "This version of the rubric format is not known.",
                  "Write rubric: 1, or use a newer Rapport.");
    }
    rubric_.id = fields_.id();
    rubric_.version = fields_.number("version", Need::May, 1, 1'000'000, 1);
    rubric_.title = fields_.text("title", Need::Must);
    if (const auto* pass = fields_.value("pass", Need::Should)) {
      FieldReader mark(*pass, "the pass mark", report_);
      rubric_.pass.overall = mark.number("overall", Need::Must, 0, 100, 60);
      rubric_.pass.each = mark.number("each", Need::Must, 0, 100, 40);
      mark.finish();
    }
    for (const auto* value : fields_.mappings("criteria", Need::Must, kMostCriteria)) read_criterion(*value);
    check_core();
    for (const auto* value : fields_.mappings("words", Need::May, 100)) read_word_list(*value);
    for (const auto* value : fields_.mappings("indicators", Need::Should, kMostIndicators))
      read_indicator(*value);
    places_.indicators = fields_.place_of("indicators");
    for (const auto* value : fields_.mappings("slips", Need::Should, 100)) read_slip(*value);
    fields_.finish();
    return std::move(rubric_);
  }

  /// Of what read() gave.
  [[nodiscard]] const RubricPlaces& places() const { return places_; }

 private:
  void read_criterion(const YamlValue& value) {
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

  void check_core() {
    for (std::size_t i = 0; i < kCoreIds.size(); ++i) {
      if (i < rubric_.criteria.size() && rubric_.criteria[i].id == kCoreIds[i]) continue;
      report_.add(DiagnosticCode::MissingKey, fields_.place_of("criteria"),
                  fmt::format("Criterion {} should be {}.", i + 1, kCoreIds[i]),
                  "The criteria begin with listening, empathy, ownership and followup, in this order.");
      return;
    }
  }

  void read_indicator(const YamlValue& value) {
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

  static std::vector<SourceSpan> places_of(const FieldReader& fields, std::string_view key,
                                           std::size_t count) {
    std::vector<SourceSpan> places;
    for (std::size_t i = 0; i < count; ++i) places.push_back(fields.place_of_entry(key, i));
    return places;
  }

  void read_worth(FieldReader& fields, Indicator& indicator) {
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

  void check_cues(FieldReader& fields, const Indicator& indicator) {
    for (std::size_t i = 0; i < indicator.cues.size(); ++i) {
      const auto place = fields.place_of_entry("cues", i);
      const auto expression = cue_expression(indicator.cues[i], rubric_.word_lists);
      if (!expression) {
        report_.add(DiagnosticCode::BadCue, place, expression.error().message, expression.error().hint);
        continue;
      }
      const bool fitted = expression_bytes_ <= kMostExpressionBytes;
      expression_bytes_ += expression->size();
      if (!fitted || expression_bytes_ <= kMostExpressionBytes) continue;
      report_.add(DiagnosticCode::BadCue, place,
                  "Up to here the cues name more words than can be searched for.",
                  "Name long lists of words in fewer places.");
    }
  }

  void read_word_list(const YamlValue& value) {
    FieldReader fields(value, "this list of words", report_);
    WordList list;
    list.name = fields.id("name");
    auto words = fields.texts("words", Need::Must);
    RubricPlaces::OfWordList places{fields.place_of("name"), places_of(fields, "words", words.size())};
    if (words.empty() && fields.has("words"))
      report_.add(DiagnosticCode::EmptyValue, fields.place_of("words"), "This list has no words.",
                  "Add some.");
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
  bool is_list_word(const std::string& word, SourceSpan place) {
    if (word.find_first_of(" /[]{}") != std::string::npos) {
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

  void read_slip(const YamlValue& value) {
    FieldReader fields(value, "this slip", report_);
    Slip slip;
    slip.code = fields.text("code", Need::Must);
    slip.name = fields.text("name", Need::Must);
    slip.lesson = fields.text("lesson", Need::Must);
    fields.finish();
    if (rubric_.find_slip(slip.code) != nullptr) {
      report_.add(DiagnosticCode::DuplicateId, fields.place_of("code"),
                  fmt::format("There is already a slip {}.", slip.code), "Give each a code of its own.");
    }
    rubric_.slips.push_back(std::move(slip));
  }

  DiagnosticReport& report_;
  FieldReader fields_;
  Rubric rubric_;
  RubricPlaces places_;
  std::size_t expression_bytes_ = 0;
};

}  // namespace

Loaded<Rubric> load_rubric_text(std::string name, std::string bytes) {
  const SourceText source(std::move(name), std::move(bytes));
  DiagnosticReport report(source, "docs/rubric-format.md");
  std::shared_ptr<Rubric> rubric;
  if (const auto root = read_yaml(source, report)) {
    RubricReader reader(*root, report);
    rubric = std::make_shared<Rubric>(reader.read());
    if (!report.has_errors()) check_rubric(*rubric, reader.places(), report);
  }
  if (report.has_errors()) return {nullptr, report.take()};
  rubric->hash = content_hash(source.bytes());
  return {std::move(rubric), report.take()};
}

Loaded<Rubric> load_rubric(const std::filesystem::path& path) {
  auto bytes = read_file(path, kLargestFileBytes);
  if (bytes) return load_rubric_text(path.string(), std::move(*bytes));
  return {nullptr, {unread_file(path, bytes.error())}};
}

}  // namespace rapport
