// SPDX-License-Identifier: MIT
#include "engine/rehearsal/expectation.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/authoring/condition_parser.h"
#include "engine/authoring/condition_words.h"
#include "engine/authoring/wording.h"
#include "engine/text/closest_word.h"

namespace rapport {
namespace {

struct Form {
  std::string_view word;
  Expectation::Kind kind;
  std::string_view example;
};
constexpr auto kForms = std::to_array<Form>({
    {"ending", Expectation::Kind::Ending, "ending ID"},
    {"tier", Expectation::Kind::Tier, "tier recovered, or tier fragile or worse"},
    {"result", Expectation::Kind::Result, "result passed, or result failed"},
    {"score", Expectation::Kind::Score, "score empathy >= 60"},
    {"at", Expectation::Kind::At, "at TURN"},
    {"means", Expectation::Kind::Means, "means REPLY, or means nothing"},
});

const Form& form_of(Expectation::Kind kind) {
  return *std::ranges::find(kForms, kind, &Form::kind);
}

struct Comparison {
  std::string_view sign;
  Instruction::Comparison compare;
};
constexpr auto kComparisons = std::to_array<Comparison>({
    {"<", Instruction::Comparison::Less},
    {"<=", Instruction::Comparison::LessOrEqual},
    {">", Instruction::Comparison::Greater},
    {">=", Instruction::Comparison::GreaterOrEqual},
    {"==", Instruction::Comparison::Equal},
    {"is", Instruction::Comparison::Equal},
    {"!=", Instruction::Comparison::NotEqual},
});

/// A word and where it begins.
struct ExpectedWord {
  std::string text;
  std::size_t begin = 0;
};

std::vector<ExpectedWord> words_of(std::string_view text) {
  std::vector<ExpectedWord> words;
  constexpr std::string_view kBlanks = " \t";
  for (std::size_t at = text.find_first_not_of(kBlanks); at != std::string_view::npos;) {
    const auto end = std::min(text.find_first_of(kBlanks, at), text.size());
    words.push_back({std::string(text.substr(at, end - at)), at});
    at = text.find_first_not_of(kBlanks, end);
  }
  return words;
}

bool looks_like_a_name(std::string_view word) {
  return !word.empty() && std::ranges::all_of(word, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

/// Reads one expectation; every function reports what is wrong and then gives false.
class Reader {
 public:
  Reader(const std::string& text, SourceSpan place, SpeaksOf subject, const Scenario& scenario,
         const Names& names, DiagnosticReport& report)
      : subject_(subject), scenario_(scenario), names_(names), report_(report), words_(words_of(text)) {
    expected_.text = text;
    expected_.place = place;
    expected_.line = std::string(report.source().line(place.line));
  }

  std::optional<Expectation> read() {
    if (words_.empty()) {
      wrong(0, "Nothing is expected here.", "Write what, as in expect: ending ID, or expect: trust >= 60.");
      return std::nullopt;
    }
    const std::size_t first = words_[0].text == "not" && words_.size() > 1 ? 1 : 0;
    const auto form = std::ranges::find(kForms, words_[first].text, &Form::word);
    const bool is_form = form != kForms.end() && !names_.variables.find(form->word);
    if (!is_form) return condition();
    expected_.negated = first == 1;
    expected_.kind = form->kind;
    words_.erase(words_.begin(), words_.begin() + static_cast<std::ptrdiff_t>(first) + 1);
    return special() ? std::optional(std::move(expected_)) : std::nullopt;
  }

 private:
  bool special() {
    switch (expected_.kind) {
      case Expectation::Kind::Ending:
        return only_words(1) && names_one_of(names_.endings, "ending");
      case Expectation::Kind::At:
        return only_words(1) && names_one_of(names_.turns, "turn");
      case Expectation::Kind::Tier:
        return tier();
      case Expectation::Kind::Result:
        return result();
      case Expectation::Kind::Score:
        return score();
      case Expectation::Kind::Means:
        return means();
      case Expectation::Kind::Condition:
        break;
    }
    return false;
  }

  std::optional<Expectation> condition() {
    // Somebody who writes two names one after the other wants one of the forms above, misspelt.
    if (words_.size() > 1 && looks_like_a_name(words_[0].text) && looks_like_a_name(words_[1].text) &&
        !is_condition_word(words_[0].text) && !is_condition_word(words_[1].text)) {
      std::vector<std::string> known;
      for (const auto& form : kForms) known.emplace_back(form.word);
      wrong(0, fmt::format("{} is nothing that can be expected.", in_quotes(words_[0].text)),
            did_you_mean(words_[0].text, known,
                         fmt::format("Expect {} or a condition such as trust >= 60.", list_of(known, "or"))));
      return std::nullopt;
    }
    YamlValue value;
    value.kind = YamlValue::Kind::Text;
    value.place = expected_.place;
    value.text = expected_.text;
    const auto asking = subject_ == SpeaksOf::AReply ? Asking::AboutTypedReply : Asking::Anywhere;
    if (subject_ == SpeaksOf::TheEnd && asks_about_reply()) return std::nullopt;
    expected_.condition = parse_condition(value, names_, asking, report_);
    if (!expected_.condition) return std::nullopt;
    return std::move(expected_);
  }

  /// Whether it asks about a reply where there is none.
  bool asks_about_reply() {
    const auto at = std::min(expected_.text.find("rated("), expected_.text.find("shows("));
    if (at == std::string::npos) return false;
    report_.add(DiagnosticCode::OnlyInTypedRules, within(at, std::string_view("rated").size()),
                "No reply stands before this line.", "Write it behind the reply that it is about.");
    return true;
  }

  [[nodiscard]] SourceSpan within(std::size_t begin, std::size_t length) const {
    auto place = expected_.place;
    place.begin_byte += static_cast<std::uint32_t>(begin);
    place.length_bytes = static_cast<std::uint32_t>(std::max<std::size_t>(length, 1));
    return place;
  }

  /// Reports what is wrong with word `number`; with the whole if there is none.
  bool wrong(std::size_t number, std::string message, std::string hint) {
    const auto place = number < words_.size() ? within(words_[number].begin, words_[number].text.size())
                                              : within(0, expected_.text.size());
    report_.add(DiagnosticCode::UnknownTarget, place, std::move(message), std::move(hint));
    return false;
  }

  bool only_words(std::size_t count) {
    if (words_.size() == count) return true;
    return wrong(count, "This is not how it is written.",
                 fmt::format("Write {}.", form_of(expected_.kind).example));
  }

  bool names_one_of(const NameTable& table, std::string_view what) {
    const auto found = table.find(words_[0].text);
    if (!found)
      return wrong(
          0, fmt::format("There is no {} {}.", what, in_quotes(words_[0].text)),
          did_you_mean(words_[0].text, table.all(), fmt::format("There are {}.", list_of(table.all()))));
    expected_.subject = *found;
    return true;
  }

  bool tier() {
    if (words_.size() == 3 && words_[1].text == "or" &&
        (words_[2].text == "better" || words_[2].text == "worse")) {
      expected_.span = words_[2].text == "better" ? Expectation::Span::OrBetter : Expectation::Span::OrWorse;
      words_.resize(1);
    }
    if (!only_words(1)) return false;
    const auto found = std::ranges::find(kTierWords, words_[0].text);
    if (found == kTierWords.end()) {
      const std::vector<std::string> known(kTierWords.begin(), kTierWords.end());
      return wrong(0, fmt::format("There is no tier {}.", in_quotes(words_[0].text)),
                   did_you_mean(words_[0].text, known, fmt::format("There are {}.", list_of(known))));
    }
    expected_.subject = static_cast<std::uint32_t>(found - kTierWords.begin());
    return true;
  }

  bool result() {
    if (!only_words(1)) return false;
    expected_.passed = words_[0].text == "passed";
    if (expected_.passed || words_[0].text == "failed") return true;
    return wrong(0, fmt::format("{} is no result.", in_quotes(words_[0].text)),
                 did_you_mean(words_[0].text, {"passed", "failed"}, "Write passed or failed."));
  }

  bool score() {
    if (!only_words(3)) return false;
    std::vector<std::string> known;
    for (const auto& criterion : names_.rubric->criteria) known.push_back(criterion.id);
    known.emplace_back("overall");
    const auto found = std::ranges::find(known, words_[0].text);
    if (found == known.end())
      return wrong(0, fmt::format("There is no score {}.", in_quotes(words_[0].text)),
                   did_you_mean(words_[0].text, known, fmt::format("There are {}.", list_of(known))));
    expected_.subject = static_cast<std::uint32_t>(found - known.begin());
    const auto sign = std::ranges::find(kComparisons, words_[1].text, &Comparison::sign);
    if (sign == kComparisons.end())
      return wrong(1, fmt::format("{} does not compare.", in_quotes(words_[1].text)),
                   "Write >= for at least, <= for at most, or ==.");
    expected_.compare = sign->compare;
    const auto& number = words_[2].text;
    const auto [end, problem] =
        std::from_chars(number.data(), number.data() + number.size(), expected_.points);
    if (problem != std::errc{} || end != number.data() + number.size() || expected_.points < 0 ||
        expected_.points > 100)
      return wrong(2, fmt::format("{} is no number of points.", in_quotes(number)),
                   "Scores are whole points from 0 to 100.");
    return true;
  }

  bool means() {
    if (!only_words(1)) return false;
    if (subject_ == SpeaksOf::TheEnd)
      return wrong(0, "No reply stands before this line.", "Write it behind the reply that it is about.");
    if (words_[0].text == "nothing") return true;
    std::vector<std::string> known;
    for (const auto& turn : scenario_.turns) {
      for (const auto& reply : turn.replies) known.push_back(reply.id);
    }
    expected_.option = words_[0].text;
    if (std::ranges::find(known, expected_.option) != known.end()) return true;
    return wrong(0, fmt::format("There is no reply {}.", in_quotes(expected_.option)),
                 did_you_mean(expected_.option, known, "Write the id of a reply, or nothing."));
  }

  SpeaksOf subject_;
  const Scenario& scenario_;
  const Names& names_;
  DiagnosticReport& report_;
  std::vector<ExpectedWord> words_;
  Expectation expected_;
};

}  // namespace

Names names_of(const Scenario& scenario, const Rubric& rubric) {
  Names names;
  const auto declare = [](NameTable& table, const auto& things) {
    for (const auto& thing : things) table.declare(thing.id);
  };
  declare(names.turns, scenario.turns);
  declare(names.endings, scenario.endings);
  declare(names.facts, scenario.facts);
  declare(names.promises, scenario.promises);
  declare(names.remedies, scenario.remedies);
  declare(names.variables, scenario.variables);
  for (const auto& ending : scenario.endings) names.endings_by_title.emplace(ending.title, ending.id);
  names.variable_details = &scenario.variables;
  names.rubric = &rubric;
  return names;
}

std::optional<Expectation> read_expectation(const std::string& text, SourceSpan place, SpeaksOf subject,
                                            const Scenario& scenario, const Names& names,
                                            DiagnosticReport& report) {
  return Reader(text, place, subject, scenario, names, report).read();
}

}  // namespace rapport
