// SPDX-License-Identifier: MIT
#include "engine/exchange/sugarcube.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "engine/authoring/wording.h"

namespace rapport {
namespace {

struct JoiningWord {
  Operator op;
  std::string_view sign;
  int rank;  ///< how tightly it binds
};
constexpr int kTightestWord = 7;
constexpr auto kJoining = std::to_array<JoiningWord>({{Operator::Or, "or", 1},
                                                      {Operator::And, "and", 2},
                                                      {Operator::Less, "lt", 4},
                                                      {Operator::LessOrEqual, "lte", 4},
                                                      {Operator::Greater, "gt", 4},
                                                      {Operator::GreaterOrEqual, "gte", 4},
                                                      {Operator::Equal, "is", 4},
                                                      {Operator::NotEqual, "isnot", 4},
                                                      {Operator::Add, "+", 5},
                                                      {Operator::Subtract, "-", 5},
                                                      {Operator::Multiply, "*", 6},
                                                      {Operator::Divide, "/", 6},
                                                      {Operator::Remainder, "%", 6}});

/// The variables and the kept names that an expression asks for.
void names_in(const Expression& expression, std::set<std::pair<Operator, std::int32_t>>& names) {
  if (expression.op == Operator::Trust || expression.op == Operator::Anger ||
      expression.op == Operator::Patience)
    names.emplace(expression.op, 0);
  if (expression.op == Operator::Variable) names.emplace(expression.op, expression.subject);
  for (const auto& operand : expression.operands) names_in(operand, names);
}

std::pair<Operator, std::int32_t> target_of(const Effect& effect) {
  switch (effect.target) {
    case Effect::Target::Trust:
      return {Operator::Trust, 0};
    case Effect::Target::Anger:
      return {Operator::Anger, 0};
    case Effect::Target::Patience:
      return {Operator::Patience, 0};
    case Effect::Target::Variable:
      break;
  }
  return {Operator::Variable, static_cast<std::int32_t>(effect.variable)};
}

constexpr int kSecondsOfTurn = 20;

/// A whole number of turns, asked as `seconds` are asked: at most and more go down to it, less and at least
/// up.
std::int32_t turns_of(std::int32_t seconds, Operator comparison) {
  const bool up = comparison == Operator::Less || comparison == Operator::GreaterOrEqual;
  const auto down = seconds / kSecondsOfTurn - (seconds % kSecondsOfTurn < 0 ? 1 : 0);
  return down + (up && seconds % kSecondsOfTurn != 0 ? 1 : 0);
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

std::string SugarCubeWriter::name(std::string_view kind, std::string_view id) {
  std::string name = "$";
  if (!kind.empty()) name += std::string(kind) + "_";
  for (const char c : id) name += c == '-' ? '_' : c;
  return name;
}

std::string SugarCubeWriter::name(const Effect& effect) const {
  switch (effect.target) {
    case Effect::Target::Trust:
      return "$trust";
    case Effect::Target::Anger:
      return "$anger";
    case Effect::Target::Patience:
      return "$patience";
    case Effect::Target::Variable:
      break;
  }
  return name("", scenario_.variables[effect.variable].id);
}

std::string SugarCubeWriter::set(const std::string& name, std::string_view value) {
  return fmt::format("<<set {} to {}>>", name, value);
}

std::string SugarCubeWriter::value_of(const Expression& expression) const {
  if (expression.type.kind == ValueType::Kind::Boolean) return expression.subject != 0 ? "true" : "false";
  if (expression.type.kind == ValueType::Kind::Integer) return std::to_string(expression.subject);
  const auto position = static_cast<std::size_t>(expression.subject);
  if (expression.type.choice_set == kStageSet) return fmt::format("\"{}\"", stage_words()[position]);
  return fmt::format("\"{}\"", scenario_.variables[expression.type.choice_set].values[position]);
}

std::string SugarCubeWriter::outcome(const Expression& expression, const Turn* turn, bool kept) const {
  limits_.promise_outcome = true;
  const auto& promise = scenario_.promises[static_cast<std::size_t>(expression.subject)];
  auto promised = name("promised", promise.id);
  std::string holds = promise.authority == Authority::Within ? "true" : "false";
  if (promise.kept_when) {
    holds = write(*promise.kept_when, turn, kTightestWord);
  } else if ((promise.authority == Authority::Within) == kept) {
    return promised;
  }
  return fmt::format("({} and {}{})", promised, kept ? "" : "not ", holds);
}

std::string SugarCubeWriter::write(const Expression& expression, const Turn* turn, int needed) const {
  const auto subject = static_cast<std::size_t>(expression.subject);
  switch (expression.op) {
    case Operator::Constant:
      return value_of(expression);
    case Operator::Trust:
      return "$trust";
    case Operator::Anger:
      return "$anger";
    case Operator::Patience:
      return "$patience";
    case Operator::Cost:
      return "$cost";
    case Operator::ElapsedSeconds:
      limits_.time = true;
      return fmt::format("(turns() * {})", kSecondsOfTurn);
    case Operator::ElapsedTurns:
      return "turns()";
    case Operator::PromisesKept:
    case Operator::PromisesBroken:
      limits_.promises_counted = true;
      return "0";
    case Operator::Stage:
      return fmt::format("\"{}\"",
                         stage_words()[static_cast<std::size_t>(
                             turn != nullptr ? turn->stage.value_or(Stage::Contact) : Stage::Contact)]);
    case Operator::Variable:
      return name("", scenario_.variables[subject].id);
    case Operator::Visits:
      return fmt::format("visited(\"{}\")", scenario_.turns[subject].id);
    case Operator::Known:
      return name("known", scenario_.facts[subject].id);
    case Operator::Given:
      return name("given", scenario_.remedies[subject].id);
    case Operator::Promised:
      return name("promised", scenario_.promises[subject].id);
    case Operator::Kept:
      return outcome(expression, turn, true);
    case Operator::Broken:
      return outcome(expression, turn, false);
    case Operator::Rated:
      return fmt::format("rated({})", rubric_.criteria[subject].id);
    case Operator::Shows:
      return fmt::format("shows({})", rubric_.indicators[subject].id);
    case Operator::Not: {
      const auto text = "not " + write(expression.operands[0], turn, kTightestWord);
      return needed > 3 ? "(" + text + ")" : text;
    }
    default:
      break;
  }
  const auto* const joining = std::ranges::find(kJoining, expression.op, &JoiningWord::op);
  const auto& left = expression.operands[0];
  const auto& right = expression.operands[1];
  // The stage of a turn is known when the story is written.
  if (left.op == Operator::Stage && right.op == Operator::Constant)
    return (write(left, turn, 0) == write(right, turn, 0)) == (expression.op == Operator::Equal) ? "true"
                                                                                                 : "false";
  const bool compares = joining->rank == 4;
  if (compares && left.op == Operator::ElapsedSeconds && right.op == Operator::Constant) {
    limits_.time = true;
    const auto text = fmt::format("turns() {} {}", joining->sign, turns_of(right.subject, expression.op));
    return joining->rank < needed ? "(" + text + ")" : text;
  }
  const auto text = fmt::format("{} {} {}", write(left, turn, compares ? 5 : joining->rank), joining->sign,
                                write(right, turn, joining->rank + 1));
  return joining->rank < needed ? "(" + text + ")" : text;
}

std::string SugarCubeWriter::condition(const Expression& expression, const Turn* turn) const {
  return write(expression, turn, 0);
}

std::string SugarCubeWriter::effects(const std::vector<Effect>& effects, const Turn* turn) const {
  std::string sets;
  std::set<std::pair<Operator, std::int32_t>> changed;
  for (const auto& effect : effects) {
    std::set<std::pair<Operator, std::int32_t>> asked;
    names_in(effect.value, asked);
    for (const auto& each : asked) limits_.order_matters = limits_.order_matters || changed.contains(each);
    changed.insert(target_of(effect));
    int least = 0;
    int most = effect.target == Effect::Target::Patience ? kMostPatience : 100;
    bool is_number = true;
    if (effect.target == Effect::Target::Variable) {
      const auto& variable = scenario_.variables[effect.variable];
      least = variable.least;
      most = variable.most;
      is_number = variable.type.kind == ValueType::Kind::Integer;
    }
    const bool constant = effect.value.op == Operator::Constant;
    if (effect.mode == Effect::Mode::Set && (constant || !is_number)) {
      sets += set(name(effect), write(effect.value, turn, 0));
      continue;
    }
    auto value = write(effect.value, turn, effect.mode == Effect::Mode::Add ? 6 : 0);
    if (effect.mode == Effect::Mode::Add) {
      const bool less = constant && effect.value.subject < 0;
      value = fmt::format("{} {} {}", name(effect), less ? "-" : "+", less ? value.substr(1) : value);
    }
    sets += set(name(effect), fmt::format("Math.clamp({}, {}, {})", value, least, most));
  }
  return sets;
}

std::string sugarcube_words(std::string_view words) {
  // Two of a kind are markup wherever they stand; one at the beginning of a line is.
  constexpr std::string_view kDoubled = "'/_-=~^@{\"[<:";
  constexpr std::string_view kBeginning = "!*#>|";
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const char c = words[i];
    const char next = i + 1 < words.size() ? words[i + 1] : '\0';
    const bool begins_line = i == 0 || words[i - 1] == '\n';
    const bool doubled = kDoubled.find(c) != std::string_view::npos && next == c;
    const bool name = (c == '$' || (c == '_' && (i == 0 || words[i - 1] == ' '))) &&
                      (is_letter(next) || next == '_' || next == '$');
    const bool tag = c == '<' && (is_letter(next) || next == '/' || next == '!');
    const bool comment = c == '/' && (next == '*' || next == '%');
    const bool entity = c == '&' && (is_letter(next) || next == '#');
    if (doubled || name || tag || comment || entity || c == '\\' ||
        (begins_line && kBeginning.find(c) != std::string_view::npos)) {
      out += fmt::format("&#{};", static_cast<int>(c));
    } else {
      out += c;
    }
  }
  return out;
}

std::string sugarcube_quoted(std::string_view words) {
  std::string out = "\"";
  for (const char c : sugarcube_words(words)) {
    if (c == '"') {
      out += "&quot;";
    } else if (c == '>') {
      out += "&gt;";
    } else {
      out += c == '\n' ? ' ' : c;
    }
  }
  return out + "\"";
}

}  // namespace rapport
