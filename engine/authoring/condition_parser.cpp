// SPDX-License-Identifier: MIT
#include "engine/authoring/condition_parser.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <string>
#include <utility>

#include "engine/authoring/condition_lexer.h"
#include "engine/authoring/condition_words.h"
#include "engine/authoring/field_reader.h"
#include "engine/authoring/value_place.h"
#include "engine/authoring/value_range.h"
#include "engine/authoring/wording.h"

namespace rapport {
namespace {

constexpr ValueType kInteger{ValueType::Kind::Integer, 0};
constexpr ValueType kBoolean{ValueType::Kind::Boolean, 0};

constexpr std::size_t kLongestConditionBytes = 1000;

/// Thrown after a problem has been reported, to leave the parse; caught in this file.
struct Refused {};

/// How many places evaluating a tree from left to right takes.
std::size_t places_needed(const Expression& node) {
  std::size_t most = 1;
  for (std::size_t i = 0; i < node.operands.size(); ++i)
    most = std::max(most, i + places_needed(node.operands[i]));
  return most;
}

/// From the beginning of one place to the end of another, as far as they stand in one line.
SourceSpan from_to(SourceSpan first, SourceSpan last) {
  const auto end = last.begin_byte + last.length_bytes;
  if (first.line == last.line && end > first.begin_byte) first.length_bytes = end - first.begin_byte;
  return first;
}

/// What to compare a number with instead of a text: "2 days" is so many seconds.
std::string number_instead_of(std::string_view text) {
  if (const auto seconds = seconds_of(text))
    return fmt::format("Times are in seconds here: write {}, without quotes.", *seconds);
  return "Compare it with a number, without quotes.";
}

class Parser {
 public:
  Parser(const YamlValue& value, std::string_view text, std::size_t offset, const Names& names, Asking asking,
         DiagnosticReport& report)
      : value_(value), lexer_(text), offset_(offset), names_(names), asking_(asking), report_(report) {
    take();
  }

  Expression whole() {
    auto node = disjunction();
    if (current_.kind != ConditionToken::Kind::End) {
      refuse(DiagnosticCode::MalformedCondition, current_.at,
             fmt::format("The condition should end before {}.", in_quotes(current_.text)),
             current_.text.starts_with('&')   ? "Write and in its place."
             : current_.text.starts_with('|') ? "Write or in its place."
                                              : "Join two conditions with and, or with or.");
    }
    return node;
  }

  SourceSpan span(ConditionToken::Place at) const {
    return place_within(report_.source(), value_, offset_ + at.begin, std::max<std::size_t>(at.length, 1));
  }

  [[noreturn]] void refuse(DiagnosticCode code, ConditionToken::Place at, std::string message,
                           std::string hint) {
    report_.add(code, span(at), std::move(message), std::move(hint));
    throw Refused{};
  }

  [[noreturn]] void refuse(DiagnosticCode code, const Expression& node, std::string message,
                           std::string hint) {
    report_.add(code, node.place, std::move(message), std::move(hint));
    throw Refused{};
  }

  static std::string type_name(ValueType type) {
    switch (type.kind) {
      case ValueType::Kind::Integer:
        return "a number";
      case ValueType::Kind::Boolean:
        return "a yes or no";
      case ValueType::Kind::Choice:
        return type.choice_set == kStageSet ? "a stage" : "a choice";
    }
    return {};
  }

 private:
  using Token = ConditionToken;

  void take() { current_ = lexer_.next(); }

  bool take_if(Token::Kind kind) {
    if (current_.kind != kind) return false;
    take();
    return true;
  }

  bool at_word(std::string_view word) const {
    return current_.kind == Token::Kind::Name && current_.text == word;
  }

  bool take_word(std::string_view word) {
    if (!at_word(word)) return false;
    take();
    return true;
  }

  Expression make(Operator op, ValueType type, Token::Place at, std::int32_t subject = 0) const {
    return {op, type, subject, {}, span(at)};
  }

  static Expression join(Operator op, ValueType type, Expression left, Expression right) {
    Expression node{op, type, 0, {}, from_to(left.place, right.place)};
    node.operands.push_back(std::move(left));
    node.operands.push_back(std::move(right));
    return node;
  }

  /// Brackets, `not` and minus signs nest by recursion; everything else by loops.
  class Nesting {
   public:
    Nesting(Parser& parser) : parser_(parser) {
      if (++parser_.nesting_ > kMostOperands) {
        parser_.refuse(DiagnosticCode::ConditionTooDeep, parser_.current_.at,
                       "This condition is nested too deeply.",
                       "Split it: set a variable in one place and ask for it in another.");
      }
    }
    ~Nesting() { --parser_.nesting_; }
    Nesting(const Nesting&) = delete;
    Nesting(Nesting&&) = delete;
    Nesting& operator=(const Nesting&) = delete;
    Nesting& operator=(Nesting&&) = delete;

   private:
    Parser& parser_;
  };

  Expression disjunction() {
    auto left = conjunction();
    while (at_word("or")) {
      take();
      auto right = conjunction();
      must_be_boolean(left, "or");
      must_be_boolean(right, "or");
      left = join(Operator::Or, kBoolean, std::move(left), std::move(right));
    }
    return left;
  }

  Expression conjunction() {
    auto left = negation();
    while (at_word("and")) {
      take();
      auto right = negation();
      must_be_boolean(left, "and");
      must_be_boolean(right, "and");
      left = join(Operator::And, kBoolean, std::move(left), std::move(right));
    }
    return left;
  }

  Expression negation() {
    if (!at_word("not")) return comparison();
    const Nesting nesting(*this);
    const auto at = current_.at;
    take();
    auto operand = negation();
    must_be_boolean(operand, "not");
    Expression node = make(Operator::Not, kBoolean, at);
    node.place = from_to(node.place, operand.place);
    node.operands.push_back(std::move(operand));
    return node;
  }

  std::optional<Operator> comparison_sign() {
    if (current_.kind == Token::Kind::SingleEquals) {
      refuse(DiagnosticCode::SingleEquals, current_.at, "A single = does not compare.", "Write == or is.");
    }
    if (current_.kind == Token::Kind::Comparison) {
      const auto sign = current_.text;
      take();
      if (sign == "<") return Operator::Less;
      if (sign == "<=") return Operator::LessOrEqual;
      if (sign == ">") return Operator::Greater;
      if (sign == ">=") return Operator::GreaterOrEqual;
      return sign == "!=" ? Operator::NotEqual : Operator::Equal;
    }
    if (!take_word("is")) return std::nullopt;
    return take_word("not") ? Operator::NotEqual : Operator::Equal;
  }

  Expression comparison() {
    auto left = sum();
    const auto op = comparison_sign();
    if (!op) return left;
    auto right = value_for(left);
    if (current_.kind == Token::Kind::Comparison || current_.kind == Token::Kind::SingleEquals ||
        at_word("is")) {
      refuse(DiagnosticCode::ChainedComparison, current_.at, "Two comparisons cannot be chained.",
             "Join them with and: trust > 20 and trust < 60.");
    }
    return compare(*op, std::move(left), std::move(right));
  }

  /// The right side of a comparison: a word there may be a value of the choice on the left.
  Expression value_for(const Expression& left) {
    const bool is_word = current_.kind == Token::Kind::Name || current_.kind == Token::Kind::Text;
    if (left.type.kind == ValueType::Kind::Choice && is_word && !names_.variables.find(current_.text)) {
      return choice_value(left.type);
    }
    if (left.op == Operator::Rated && current_.kind == Token::Kind::Name) {
      const auto* word = std::ranges::find(kLevelWords, current_.text, &LevelWord::name);
      if (word != kLevelWords.end()) {
        const auto at = current_.at;
        take();
        return make(Operator::Constant, kInteger, at, static_cast<std::int32_t>(word->level));
      }
    }
    if (current_.kind == Token::Kind::Text) {
      refuse(DiagnosticCode::TypeMismatch, current_.at,
             fmt::format("{} is compared with the text {}.", capitalised(type_name(left.type)),
                         in_quotes(current_.text)),
             left.type.kind == ValueType::Kind::Integer ? number_instead_of(current_.text)
                                                        : std::string("Compare it with true or false."));
    }
    return sum();
  }

  Expression choice_value(ValueType type) {
    const auto words = values_of(type);
    const auto found = std::ranges::find(words, current_.text);
    if (found == words.end()) {
      refuse(DiagnosticCode::TypeMismatch, current_.at,
             fmt::format("{} is not one of the values: {}.", in_quotes(current_.text), list_of(words)),
             did_you_mean(current_.text, words, "Use one of the values declared."));
    }
    const auto at = current_.at;
    take();
    return make(Operator::Constant, type, at, static_cast<std::int32_t>(found - words.begin()));
  }

  std::vector<std::string> values_of(ValueType type) const {
    if (type.choice_set == kStageSet) return stage_words();
    return (*names_.variable_details)[type.choice_set].values;
  }

  Expression compare(Operator op, Expression left, Expression right) {
    if (!(left.type == right.type)) {
      refuse(DiagnosticCode::TypeMismatch, right,
             fmt::format("{} is compared with {}.", capitalised(type_name(left.type)), type_name(right.type)),
             "Compare numbers with numbers, choices with their own values.");
    }
    const bool orders = op != Operator::Equal && op != Operator::NotEqual;
    if (orders && left.type.kind != ValueType::Kind::Integer) {
      refuse(DiagnosticCode::TypeMismatch, left,
             fmt::format("{} has no order: it cannot be less or greater.", capitalised(type_name(left.type))),
             "Use is or is not.");
    }
    return join(op, kBoolean, std::move(left), std::move(right));
  }

  Expression sum() {
    auto left = product();
    while (current_.kind == Token::Kind::Plus || current_.kind == Token::Kind::Minus) {
      const auto op = current_.kind == Token::Kind::Plus ? Operator::Add : Operator::Subtract;
      take();
      auto right = product();
      left = arithmetic(op, std::move(left), std::move(right));
    }
    return left;
  }

  Expression product() {
    auto left = factor();
    while (current_.kind == Token::Kind::Star || current_.kind == Token::Kind::Slash ||
           current_.kind == Token::Kind::Percent) {
      const auto kind = current_.kind;
      take();
      auto right = factor();
      if (kind == Token::Kind::Star) {
        left = arithmetic(Operator::Multiply, std::move(left), std::move(right));
        continue;
      }
      if (right.op != Operator::Constant || right.subject <= 0) {
        refuse(DiagnosticCode::DivisionNotFixed, right,
               "A sum can be divided only by a fixed number above 0.", "Divide by a number, such as / 2.");
      }
      left = arithmetic(kind == Token::Kind::Slash ? Operator::Divide : Operator::Remainder, std::move(left),
                        std::move(right));
    }
    return left;
  }

  Expression arithmetic(Operator op, Expression left, Expression right) {
    for (const auto* side : {&left, &right}) {
      if (side->type.kind == ValueType::Kind::Integer) continue;
      refuse(DiagnosticCode::TypeMismatch, *side,
             fmt::format("{} cannot be part of a sum.", capitalised(type_name(side->type))),
             "Only numbers can.");
    }
    auto node = join(op, kInteger, std::move(left), std::move(right));
    const auto range = declared_range(node, *names_.variable_details);
    if (range.least < std::numeric_limits<std::int32_t>::min() ||
        range.most > std::numeric_limits<std::int32_t>::max()) {
      refuse(DiagnosticCode::SumTooLarge, node,
             fmt::format("This sum can reach {}, which is more than a number can hold.",
                         range.most > std::numeric_limits<std::int32_t>::max() ? range.most : range.least),
             "Narrow the min and max of the variables in it, or use smaller numbers.");
    }
    return node;
  }

  Expression factor() {
    const auto at = current_.at;
    switch (current_.kind) {
      case Token::Kind::Number:
        return number();
      case Token::Kind::Minus: {
        const Nesting nesting(*this);
        take();
        auto operand = factor();
        if (operand.op == Operator::Constant && operand.type == kInteger) {
          operand.subject = -operand.subject;
          operand.place = span({at.begin, current_.at.begin > at.begin ? current_.at.begin - at.begin : 1});
          return operand;
        }
        return arithmetic(Operator::Subtract, make(Operator::Constant, kInteger, at, 0), std::move(operand));
      }
      case Token::Kind::Open: {
        const Nesting nesting(*this);
        take();
        auto inner = disjunction();
        if (!take_if(Token::Kind::Close)) {
          refuse(DiagnosticCode::MalformedCondition, current_.at, "A bracket is not closed.", "Add ).");
        }
        return inner;
      }
      case Token::Kind::Name:
        return name();
      case Token::Kind::Text:
        refuse(DiagnosticCode::TypeMismatch, at,
               fmt::format("The text {} is not something to ask.", in_quotes(current_.text)),
               "Begin with a name, such as trust > 60.");
      case Token::Kind::Bad:
        refuse(DiagnosticCode::MalformedCondition, at,
               fmt::format("{} has no meaning in a condition.", in_quotes(current_.text)),
               "Conditions are made of names, numbers, and, or, not, comparisons and brackets.");
      default:
        refuse(DiagnosticCode::MalformedCondition, at,
               current_.kind == Token::Kind::End
                   ? std::string("The condition ends too early.")
                   : fmt::format("A name or a number should stand here instead of {}.",
                                 in_quotes(current_.text)),
               "Complete it, as in trust >= 60 and not visited(opening).");
    }
  }

  Expression number() {
    std::int32_t value = 0;
    const auto text = current_.text;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size()) {
      refuse(DiagnosticCode::SumTooLarge, current_.at,
             fmt::format("{} is more than a number can hold.", text), "Use a number within 2,147,483,647.");
    }
    const auto at = current_.at;
    take();
    return make(Operator::Constant, kInteger, at, value);
  }

  Expression name() {
    const std::string word(current_.text);
    const auto at = current_.at;
    take();
    if (current_.kind == Token::Kind::Open) return question(word, at);
    if (word == "true" || word == "false")
      return make(Operator::Constant, kBoolean, at, word == "true" ? 1 : 0);
    const auto* built_in = std::ranges::find(kKeptNames, word, &KeptName::name);
    if (built_in != kKeptNames.end()) {
      const auto type =
          built_in->op == Operator::Stage ? ValueType{ValueType::Kind::Choice, kStageSet} : kInteger;
      return make(built_in->op, type, at);
    }
    if (const auto variable = names_.variables.find(word)) {
      return make(Operator::Variable, (*names_.variable_details)[*variable].type, at,
                  static_cast<std::int32_t>(*variable));
    }
    refuse_unknown(word, at);
  }

  /// What to write instead of a name that is no value.
  [[nodiscard]] std::string instead_of(const std::string& word, const std::vector<std::string>& known) const {
    if (names_.facts.find(word)) return fmt::format("It is a fact. Write known({}).", word);
    if (names_.promises.find(word))
      return fmt::format("It is a promise. Write promised({0}), kept({0}) or broken({0}).", word);
    if (names_.remedies.find(word)) return fmt::format("It is a remedy. Write given({}).", word);
    if (names_.turns.find(word)) return fmt::format("It is a turn. Write visited({}).", word);
    if (word == "elapsed" || word == "time")
      return "Ask for elapsed_seconds, or for elapsed_turns: the replies given so far.";
    if (current_.kind == Token::Kind::Name && !is_joining(current_.text))
      return "A condition is no sentence. Write names and signs, as in anger >= 60 and known(a-fact).";
    return did_you_mean(word, known, "Declare it under variables.");
  }

  static bool is_joining(std::string_view word) {
    return word == "and" || word == "or" || word == "is" || word == "not";
  }

  [[noreturn]] void refuse_unknown(const std::string& word, Token::Place at) {
    if (std::ranges::find(kQuestions, word, &Question::name) != kQuestions.end()) {
      refuse(DiagnosticCode::MalformedCondition, at,
             fmt::format("{} asks about something that must be named.", word),
             fmt::format("Write {}(...) with a name in brackets.", word));
    }
    auto known = names_.variables.all();
    for (const auto& built_in : kKeptNames) known.emplace_back(built_in.name);
    const auto dash = word.find('-');
    const bool difference =
        dash != std::string::npos && std::ranges::find(known, word.substr(0, dash)) != known.end();
    refuse(DiagnosticCode::UnknownName, at, fmt::format("Nothing is called {}.", in_quotes(word)),
           difference ? std::string("To take one from the other, put blanks around the minus sign.")
                      : instead_of(word, known));
  }

  Expression question(const std::string& word, Token::Place at) {
    take();  // the bracket
    const auto* asked = std::ranges::find(kQuestions, word, &Question::name);
    if (asked == kQuestions.end()) {
      std::vector<std::string> known;
      for (const auto& each : kQuestions) known.emplace_back(each.name);
      refuse(DiagnosticCode::UnknownFunction, at, fmt::format("There is no question {}(...).", word),
             did_you_mean(word, known, fmt::format("The questions are {}.", list_of(known))));
    }
    if (current_.kind != Token::Kind::Name && current_.kind != Token::Kind::Text) {
      refuse(DiagnosticCode::MalformedCondition, current_.at,
             fmt::format("A name should stand in the brackets of {}.", word),
             fmt::format("Write {}(some-name).", word));
    }
    const auto subject = find_subject(*asked, std::string(current_.text), current_.at);
    take();
    const auto close = current_.at;
    if (!take_if(Token::Kind::Close)) {
      refuse(DiagnosticCode::MalformedCondition, close, "A bracket is not closed.", "Add ).");
    }
    const bool about_typed = asked->op == Operator::Rated || asked->op == Operator::Shows;
    if (about_typed && asking_ != Asking::AboutTypedReply) {
      refuse(DiagnosticCode::OnlyInTypedRules, at,
             fmt::format("{} can be asked only of a typed reply.", word),
             "Move it into typed: rules: of the turn.");
    }
    const Token::Place all{at.begin, close.begin + 1 - at.begin};
    const bool visited = asked->op == Operator::Visits && !asked->counts;
    auto node = make(asked->op, asked->counts || visited ? kInteger : kBoolean, all, subject);
    if (!visited) return node;
    auto zero = make(Operator::Constant, kInteger, all, 0);
    return join(Operator::Greater, kBoolean, std::move(node), std::move(zero));
  }

  std::int32_t find_subject(const Question& asked, const std::string& name, Token::Place at) {
    const auto in = [&](const NameTable& table, DiagnosticCode code, std::string_view what) {
      if (const auto found = table.find(name)) return static_cast<std::int32_t>(*found);
      if (report_.is_full()) throw Refused{};
      refuse(code, at, fmt::format("There is no {} {}.", what, in_quotes(name)),
             did_you_mean(name, table.all(), declare_first(what)));
    };
    switch (asked.op) {
      case Operator::Visits:
        return in(names_.turns, DiagnosticCode::UnknownTurn, "turn");
      case Operator::Known:
        return in(names_.facts, DiagnosticCode::UnknownFact, "fact");
      case Operator::Given:
        return in(names_.remedies, DiagnosticCode::UnknownRemedy, "remedy");
      case Operator::Rated:
        return criterion(name, at);
      case Operator::Shows:
        return indicator(name, at);
      default:
        return in(names_.promises, DiagnosticCode::UnknownPromise, "promise");
    }
  }

  std::int32_t criterion(const std::string& name, Token::Place at) {
    if (const auto found = names_.rubric->find_criterion(name)) return *found;
    std::vector<std::string> known;
    for (const auto& each : names_.rubric->criteria) known.push_back(each.id);
    refuse(DiagnosticCode::UnknownCriterion, at,
           fmt::format("The rubric has no criterion {}.", in_quotes(name)),
           did_you_mean(name, known, fmt::format("Its criteria are {}.", list_of(known))));
  }

  std::int32_t indicator(const std::string& name, Token::Place at) {
    if (const auto found = names_.rubric->find_indicator(name)) return *found;
    std::vector<std::string> known;
    for (const auto& each : names_.rubric->indicators) known.push_back(each.id);
    refuse(DiagnosticCode::UnknownIndicator, at,
           fmt::format("The rubric has no indicator {}.", in_quotes(name)),
           did_you_mean(name, known, "The rubric lists its indicators."));
  }

  void must_be_boolean(const Expression& node, std::string_view joiner) {
    if (node.type.kind == ValueType::Kind::Boolean) return;
    refuse(DiagnosticCode::NotACondition, node,
           fmt::format("{} joins conditions, and this is {}.", in_quotes(joiner), type_name(node.type)),
           "Compare it with something, as in trust >= 60.");
  }

  const YamlValue& value_;
  ConditionLexer lexer_;
  std::size_t offset_;
  const Names& names_;
  Asking asking_;
  DiagnosticReport& report_;
  Token current_;
  std::size_t nesting_ = 0;
};

void check_depth(const Expression& node, DiagnosticReport& report) {
  if (places_needed(node) <= kMostOperands) return;
  report.add(DiagnosticCode::ConditionTooDeep, node.place, "This condition has too many parts.",
             "Split it: set a variable in one place and ask for it in another.");
  throw Refused{};
}

/// Longer ones would be nested too deeply to walk.
bool check_length(const YamlValue& value, std::string_view what, DiagnosticReport& report) {
  if (value.text.size() <= kLongestConditionBytes) return true;
  report.add(DiagnosticCode::TextTooLong, value.place,
             fmt::format("{} has {} bytes; at most {} fit.", what, value.text.size(), kLongestConditionBytes),
             "Split it: set a variable in one place and ask for it in another.");
  return false;
}

}  // namespace

std::optional<Expression> parse_condition(const YamlValue& value, const Names& names, Asking asking,
                                          DiagnosticReport& report) {
  if (!value.is_text()) {
    report.add(DiagnosticCode::WrongShape, value.place, "A condition is text.",
               "Write it as in when: trust >= 60.");
    return std::nullopt;
  }
  if (!check_length(value, "A condition", report)) return std::nullopt;
  try {
    Parser parser(value, value.text, 0, names, asking, report);
    auto node = parser.whole();
    check_depth(node, report);
    if (node.type.kind != ValueType::Kind::Boolean) {
      report.add(DiagnosticCode::NotACondition, node.place,
                 fmt::format("This is {}, not a condition.", Parser::type_name(node.type)),
                 "Compare it with something, as in trust >= 60.");
      return std::nullopt;
    }
    return node;
  } catch (const Refused&) {
    return std::nullopt;
  }
}

std::optional<Expression> parse_sum(const YamlValue& value, std::string_view text, std::size_t offset,
                                    ValueType wanted, const Names& names, DiagnosticReport& report) {
  if (!check_length(value, "An effect", report)) return std::nullopt;
  try {
    Parser parser(value, text, offset, names, Asking::Anywhere, report);
    auto node = parser.whole();
    check_depth(node, report);
    if (!(node.type == wanted)) {
      report.add(DiagnosticCode::TypeMismatch, node.place,
                 fmt::format("{} is needed here, and this is {}.", capitalised(Parser::type_name(wanted)),
                             Parser::type_name(node.type)),
                 "Change the value, or the name that it is for.");
      return std::nullopt;
    }
    return node;
  } catch (const Refused&) {
    return std::nullopt;
  }
}

}  // namespace rapport
