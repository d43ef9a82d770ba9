// SPDX-License-Identifier: MIT
#include "engine/exchange/story_variables.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "engine/authoring/condition_parser.h"
#include "engine/authoring/step_reader.h"
#include "engine/authoring/wording.h"
#include "engine/exchange/plain_text.h"
#include "engine/exchange/story_ids.h"

namespace rapport {
namespace {

using Op = StoryExpression::Op;

constexpr std::size_t kMostVariables = 200;
constexpr std::size_t kMostChoices = 100;
constexpr int kUsualRange = 10'000;
constexpr int kFarthestNumber = 1'000'000;
constexpr std::string_view kNothing = "none";
const char* const kAsComment = "It was left as a comment.";

/// Thrown while writing an expression, with what has no place in a scenario; caught in this file.
struct NoPlace {
  std::string what;
};

bool is_arithmetic(Op op) {
  return op == Op::Add || op == Op::Subtract || op == Op::Multiply || op == Op::Divide || op == Op::Remainder;
}
bool is_order(Op op) {
  return op == Op::Less || op == Op::LessOrEqual || op == Op::Greater || op == Op::GreaterOrEqual;
}

/// hasKey and has_key are has-key.
std::string spelt_apart(std::string_view name) {
  std::string apart;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool hump = name[i] >= 'A' && name[i] <= 'Z' && i > 0 && name[i - 1] >= 'a' && name[i - 1] <= 'z';
    if (hump) apart += ' ';
    apart += name[i] == '_' ? ' ' : name[i];
  }
  return apart;
}

struct Spelling {
  std::string_view sign;
  int rank;  ///< how tightly it binds
};
constexpr int kTightest = 7;

Spelling spelling_of(Op op) {
  switch (op) {
    case Op::Or:
      return {" or ", 1};
    case Op::And:
      return {" and ", 2};
    case Op::Less:
      return {" < ", 4};
    case Op::LessOrEqual:
      return {" <= ", 4};
    case Op::Greater:
      return {" > ", 4};
    case Op::GreaterOrEqual:
      return {" >= ", 4};
    case Op::Equal:
      return {" is ", 4};
    case Op::NotEqual:
      return {" is not ", 4};
    case Op::Add:
      return {" + ", 5};
    case Op::Subtract:
      return {" - ", 5};
    case Op::Multiply:
      return {" * ", 6};
    case Op::Divide:
      return {" / ", 6};
    case Op::Remainder:
      return {" % ", 6};
    default:
      return {"", kTightest};
  }
}

std::size_t size_of(const StoryExpression& expression) {
  std::size_t size = 1;
  for (const auto& operand : expression.operands) size += size_of(operand);
  return size;
}

/// Sums of two numbers worked out, which keeps starts and effects readable.
void work_out(StoryExpression& expression) {
  for (auto& operand : expression.operands) work_out(operand);
  const auto is_number = [](const StoryExpression& e) { return e.op == Op::Number; };
  if (expression.operands.size() < 2 || !std::ranges::all_of(expression.operands, is_number)) return;
  const std::int64_t a = expression.operands[0].number;
  const std::int64_t b = expression.operands[1].number;
  std::int64_t result = 0;
  if (expression.op == Op::Add) {
    result = a + b;
  } else if (expression.op == Op::Subtract) {
    result = a - b;
  } else if (expression.op == Op::Clamp) {
    result = std::min(std::max(a, b), std::int64_t{expression.operands[2].number});
  } else {
    return;
  }
  if (result > kFarthestNumber || result < -kFarthestNumber) return;
  expression = {Op::Number, {}, static_cast<std::int32_t>(result), {}};
}

/// `expression` with the variables that were changed before by what they are then.
StoryExpression substituted(const StoryExpression& expression,
                            const std::map<std::string, StoryExpression>& now) {
  if (expression.op == Op::Variable) {
    const auto changed = now.find(expression.text);
    return changed == now.end() ? expression : changed->second;
  }
  auto copy = expression;
  for (auto& operand : copy.operands) operand = substituted(operand, now);
  return copy;
}

}  // namespace

StoryVariables::StoryVariables(const Story& story, const std::vector<StoryChange>& first,
                               std::function<std::string(const std::string&)> turn_of,
                               const std::vector<std::string>& turns, const Rubric& rubric, Remarks& remarks)
    : turn_of_(std::move(turn_of)), remarks_(remarks) {
  names_.rubric = &rubric;
  for (const auto& turn : turns) names_.turns.declare(turn);
  // What is said plainly first; then what follows from it; then what is only likely, such as a bare $open
  // being a yes or no; then what follows from that.
  for (const bool weakly : {false, false, true, false}) {
    for (const auto& change : first) look_at(change, weakly);
    for (const auto& passage : story.passages) look_at(passage.nodes, weakly);
  }
  declare(first);
}

void StoryVariables::look_at(const StoryChange& change, bool weakly) {
  auto& known = known_[change.variable];
  if (known.at == 0) known.at = change.at;
  const StoryExpression self{Op::Variable, change.variable, 0, {}};
  compare(self, change.value, weakly);
  if (change.value.op == Op::Clamp) {
    const auto low = change.value.operands[1].number;
    const auto high = change.value.operands[2].number;
    known.bounds = known.bounds
                       ? std::pair{std::min(known.bounds->first, low), std::max(known.bounds->second, high)}
                       : std::pair{low, high};
  }
}

void StoryVariables::look_at(const std::vector<StoryNode>& nodes, bool weakly) {
  for (const auto& node : nodes) {
    for (const auto& change : node.changes) look_at(change, weakly);
    look_at(node.body, weakly);
    for (const auto& alternative : node.alternatives) {
      if (alternative.when) {
        static_cast<void>(type_of(*alternative.when, weakly));
        if (weakly) set(*alternative.when, Type::Truth);
      }
      look_at(alternative.body, weakly);
    }
  }
}

void StoryVariables::set(const StoryExpression& expression, Type type) {
  if (expression.op != Op::Variable || type == Type::Unknown) return;
  auto& known = known_[expression.text];
  if (known.type == Type::Unknown) {
    known.type = type;
  } else if (known.type != type && type != Type::Truth) {
    known.type = Type::Mixed;
  } else if (known.type != type && known.type == Type::Words) {
    return;  // a choice asked as a yes or no: whether it is something at all
  }
}

void StoryVariables::compare(const StoryExpression& a, const StoryExpression& b, bool weakly) {
  const auto type_a = type_of(a, weakly);
  const auto type_b = type_of(b, weakly);
  const auto learn = [&](const StoryExpression& variable, Type type, const StoryExpression& other) {
    if (variable.op != Op::Variable || type == Type::Unknown) return;
    auto& known = known_[variable.text];
    if (type == Type::Truth && known.type != Type::Unknown && known.type != Type::Truth) {
      known.type = Type::Mixed;
      return;
    }
    set(variable, type);
    if (other.op == Op::Text && std::ranges::find(known.texts, other.text) == known.texts.end() &&
        known.texts.size() <= kMostChoices)
      known.texts.push_back(other.text);
    if (other.op == Op::Number) known.farthest = std::max(known.farthest, std::abs(other.number));
  };
  learn(a, type_b, b);
  learn(b, type_a, a);
}

StoryVariables::Type StoryVariables::type_of(const StoryExpression& expression, bool weakly) {
  const auto& operands = expression.operands;
  if (is_arithmetic(expression.op) || is_order(expression.op) || expression.op == Op::Clamp) {
    for (const auto& operand : operands) {
      if (type_of(operand, weakly) == Type::Unknown) set(operand, Type::Number);
    }
    if (is_order(expression.op)) compare(operands[0], operands[1], weakly);
  } else if (expression.op == Op::Equal || expression.op == Op::NotEqual) {
    compare(operands[0], operands[1], weakly);
  } else {
    for (const auto& operand : operands) {
      static_cast<void>(type_of(operand, weakly));
      if (weakly) set(operand, Type::Truth);
    }
    if (expression.op == Op::Variable) static_cast<void>(known_[expression.text]);
  }
  return std::as_const(*this).type_of(expression);
}

StoryVariables::Type StoryVariables::type_of(const StoryExpression& expression) const {
  switch (expression.op) {
    case Op::Text:
      return Type::Words;
    case Op::Variable: {
      const auto found = known_.find(expression.text);
      return found == known_.end() ? Type::Unknown : found->second.type;
    }
    case Op::Number:
    case Op::Visits:
    case Op::Turns:
    case Op::Clamp:
      return Type::Number;
    default:
      return is_arithmetic(expression.op) ? Type::Number : Type::Truth;
  }
}

// ---- declaring

DraftVariable StoryVariables::draft_of(const std::string& name, Known& known) {
  DraftVariable variable;
  variable.id = known.id;
  variable.about = fmt::format("${} of the story", in_one_line(name));
  switch (known.type) {
    case Type::Number: {
      variable.kind = DraftVariable::Kind::Integer;
      const auto most = std::clamp(known.farthest * 2, kUsualRange, kFarthestNumber);
      const auto bounds = known.bounds.value_or(std::pair{-most, most});
      variable.least = std::max(std::min(bounds.first, 0), -kFarthestNumber);
      variable.most =
          std::min(std::max({bounds.second, known.bounds ? std::min(known.farthest, kFarthestNumber) : 0, 0}),
                   kFarthestNumber);
      if (!known.bounds) variable.about += "; TODO: narrow its min and max";
      break;
    }
    case Type::Words: {
      variable.kind = DraftVariable::Kind::Choice;
      IdsInUse ids;
      variable.values.push_back(ids.take(std::string(kNothing)));
      known.values.emplace("", kNothing);
      for (const auto& text : known.texts) {
        if (text.empty()) continue;
        auto value = text == kNothing ? std::string(kNothing) : ids.take(readable_id(text, "value"));
        if (known.values.emplace(text, value).second && value != kNothing)
          variable.values.push_back(std::move(value));
      }
      break;
    }
    default:
      break;
  }
  return variable;
}

void StoryVariables::declare(const std::vector<StoryChange>& first) {
  IdsInUse ids;
  for (auto& entry : known_) {
    const auto& name = entry.first;
    auto& known = entry.second;
    const auto not_declared = [&](const std::string& why) {
      remarks_.add(known.at, fmt::format("The variable ${} {}.", shortened(in_one_line(name)), why),
                   "It was not declared; what asks for it or changes it was left out.");
    };
    if (known.type == Type::Mixed) {
      not_declared("holds values of several kinds");
      continue;
    }
    if (known.texts.size() > kMostChoices) {
      not_declared(fmt::format("holds more than {} different words", kMostChoices));
      continue;
    }
    known.is_kept = known.type == Type::Number && (name == "trust" || name == "anger" || name == "patience");
    if (known.is_kept) {
      known.id = name;
      continue;
    }
    if (declared_.size() >= kMostVariables) {
      not_declared(fmt::format("is one more than the {} that a scenario can have", kMostVariables));
      continue;
    }
    if (known.type == Type::Unknown) known.type = Type::Truth;
    known.id = ids.take(readable_id(spelt_apart(name), "story"));
    declared_.push_back(draft_of(name, known));
  }
  start_with(first);
  for (std::size_t i = 0; i < declared_.size(); ++i) {
    const auto& draft = declared_[i];
    Variable variable;
    variable.id = draft.id;
    variable.type.kind = static_cast<ValueType::Kind>(draft.kind);
    if (draft.kind == DraftVariable::Kind::Choice) variable.type.choice_set = static_cast<std::uint32_t>(i);
    variable.least = draft.least;
    variable.most =
        draft.kind == DraftVariable::Kind::Choice ? static_cast<int>(draft.values.size()) - 1 : draft.most;
    variable.start = draft.start;
    variable.values = draft.values;
    details_.push_back(std::move(variable));
    names_.variables.declare(draft.id);
  }
  names_.variable_details = &details_;
}

void StoryVariables::start_with(const std::vector<StoryChange>& first) {
  std::map<std::string, StoryExpression> now;
  for (const auto& change : first) {
    const auto found = known_.find(change.variable);
    if (found == known_.end() || found->second.id.empty()) continue;  // which has been said
    auto value = substituted(change.value, now);
    work_out(value);
    auto& known = found->second;
    const auto refuse = [&](const std::string& why) {
      remarks_.add(change.at, fmt::format("${} cannot start {}.", change.variable, why),
                   "It starts with nothing.");
    };
    if (value.op != Op::Number && value.op != Op::Truth && value.op != Op::Text) {
      refuse("with a value that is worked out");
      continue;
    }
    now[change.variable] = value;
    if (known.is_kept) {
      const auto least = change.variable == "patience" ? 1 : 0;
      const auto most = change.variable == "patience" ? 20 : 100;
      kept_starts_[change.variable] = std::clamp(value.number, least, most);
      if (value.number < least || value.number > most)
        refuse(fmt::format("at {}: it goes from {} to {}", value.number, least, most));
      continue;
    }
    auto& draft = *std::ranges::find(declared_, known.id, &DraftVariable::id);
    if (draft.kind == DraftVariable::Kind::Choice) {
      const auto& id = known.values.at(value.text);
      draft.start = static_cast<int>(std::ranges::find(draft.values, id) - draft.values.begin());
    } else {
      draft.start = value.number;
      draft.least = std::min(draft.least, draft.start);
      draft.most = std::max(draft.most, draft.start);
    }
  }
}

std::optional<int> StoryVariables::start_of(std::string_view kept_name) const {
  const auto found = kept_starts_.find(std::string(kept_name));
  return found == kept_starts_.end() ? std::nullopt : std::optional(found->second);
}

// ---- writing

std::string StoryVariables::render(const StoryExpression& expression, int needed, Context context,
                                   const std::string& here) const {
  const auto& operands = expression.operands;
  const auto bracketed = [&](const std::string& text, int rank) {
    return rank < needed ? "(" + text + ")" : text;
  };
  const auto turn = [&] {
    auto id = expression.text.empty() ? here : turn_of_(expression.text);
    if (id.empty())
      throw NoPlace{
          fmt::format("a visit to {}, which is not a turn", in_quotes(in_one_line(expression.text)))};
    return id;
  };
  // A number or a choice asked as a yes or no.
  if (context == Context::Truth && expression.op != Op::Visits) {
    const auto type = type_of(expression);
    if (type == Type::Number) return bracketed(render(expression, 5, Context::Any, here) + " != 0", 4);
    if (type == Type::Words && expression.op == Op::Variable)
      return bracketed(fmt::format("{} is not {}", render(expression, 5, Context::Any, here), kNothing), 4);
  }
  switch (expression.op) {
    case Op::Number:
      return std::to_string(expression.number);
    case Op::Truth:
      return expression.number != 0 ? "true" : "false";
    case Op::Text:
      throw NoPlace{fmt::format("the text {}", in_quotes(in_one_line(expression.text)))};
    case Op::Variable: {
      const auto found = known_.find(expression.text);
      if (found == known_.end() || found->second.id.empty())
        throw NoPlace{fmt::format("the variable ${}", shortened(in_one_line(expression.text)))};
      return found->second.id;
    }
    case Op::Visited:
      return fmt::format("visited({})", turn());
    case Op::Visits:
      return fmt::format("{}({})", context == Context::Truth ? "visited" : "visits", turn());
    case Op::Turns:
      return "elapsed_turns";
    case Op::Clamp:
      return render(operands[0], needed, context, here);
    case Op::Not:
      return bracketed("not " + render(operands[0], 3, Context::Truth, here), 3);
    case Op::And:
    case Op::Or: {
      const auto [sign, rank] = spelling_of(expression.op);
      return bracketed(render(operands[0], rank, Context::Truth, here) + std::string(sign) +
                           render(operands[1], rank, Context::Truth, here),
                       rank);
    }
    case Op::Equal:
    case Op::NotEqual: {
      const auto* left = operands.data();
      const auto* right = &operands[1];
      if (left->op == Op::Text) std::swap(left, right);
      const auto sign = spelling_of(expression.op).sign;
      if (right->op == Op::Text && left->op == Op::Variable) {
        const auto name = render(*left, 5, Context::Any, here);
        const auto& values = known_.at(left->text).values;
        const auto value = values.find(right->text);
        if (value == values.end())
          throw NoPlace{fmt::format("the text {}", in_quotes(in_one_line(right->text)))};
        return bracketed(fmt::format("{}{}{}", name, sign, value->second), 4);
      }
      return bracketed(
          render(*left, 5, Context::Any, here) + std::string(sign) + render(*right, 5, Context::Any, here),
          4);
    }
    default: {
      const auto [sign, rank] = spelling_of(expression.op);
      return bracketed(render(operands[0], rank == 4 ? 5 : rank, Context::Any, here) + std::string(sign) +
                           render(operands[1], rank + 1, Context::Any, here),
                       rank);
    }
  }
}

bool StoryVariables::is_condition(const std::string& text) const {
  const SourceText nowhere("", "");
  DiagnosticReport report(nowhere);
  YamlValue value;
  value.kind = YamlValue::Kind::Text;
  value.text = text;
  return parse_condition(value, names_, Asking::Anywhere, report).has_value() && !report.has_errors();
}

Result<std::string> StoryVariables::condition(const StoryExpression& expression,
                                              const std::string& here) const {
  try {
    auto text = render(expression, 0, Context::Truth, here);
    if (is_condition(text)) return text;
    return failure(ErrorCode::Invalid, fmt::format("{}", in_quotes(text)));
  } catch (const NoPlace& none) {
    return failure(ErrorCode::Invalid, none.what);
  }
}

std::string StoryVariables::effect(const StoryChange& change, const StoryExpression& value,
                                   const std::string& here) const {
  const auto& known = known_.at(change.variable);
  const auto* sum = &value;
  while (sum->op == Op::Clamp) sum = sum->operands.data();
  if (known.type == Type::Words) {
    const auto found = sum->op == Op::Text ? known.values.find(sum->text) : known.values.end();
    if (found == known.values.end()) throw NoPlace{"words that are worked out"};
    return found->second;
  }
  if (known.type == Type::Truth) {
    auto text = render(*sum, 0, Context::Truth, here);
    return sum->op == Op::Truth ? text : "=" + text;
  }
  const bool relative = (sum->op == Op::Add || sum->op == Op::Subtract) &&
                        sum->operands[0].op == Op::Variable && sum->operands[0].text == change.variable;
  if (!relative) {
    if (sum->op == Op::Number) return fmt::format("={}", sum->number);
    return "=" + render(*sum, 0, Context::Any, here);
  }
  const auto& by = sum->operands[1];
  if (by.op == Op::Number) {
    const auto step = sum->op == Op::Add ? by.number : -by.number;
    return fmt::format("{:+}", step);
  }
  return (sum->op == Op::Add ? "+" : "-") + render(by, kTightest, Context::Any, here);
}

std::vector<std::pair<std::string, std::string>> StoryVariables::effects(
    const std::vector<const StoryChange*>& changes, const std::string& here,
    std::vector<std::string>& left) const {
  constexpr std::size_t kLargestValue = 100;
  std::map<std::string, StoryExpression> now;
  std::vector<std::pair<std::string, std::string>> effects;
  const SourceText nowhere("", "");
  for (const auto* change : changes) {
    const auto refuse = [&](const std::string& what) {
      remarks_.add(change->at,
                   fmt::format("This change needs {}, which has no place in a scenario's effects.", what),
                   kAsComment);
      left.push_back(fmt::format("a change of ${}", change->variable));
    };
    const auto found = known_.find(change->variable);
    if (found == known_.end() || found->second.id.empty()) {
      refuse(fmt::format("the variable ${}", shortened(in_one_line(change->variable))));
      continue;
    }
    auto value = substituted(change->value, now);
    work_out(value);
    // ($a + 1) + 2 is $a + 3
    if (value.op == Op::Add && value.operands[1].op == Op::Number && value.operands[0].op == Op::Add &&
        value.operands[0].operands[1].op == Op::Number) {
      auto inner = value.operands[0];
      inner.operands[1].number += value.operands[1].number;
      value = std::move(inner);
    }
    if (size_of(value) > kLargestValue) {
      refuse("a very long sum");
      continue;
    }
    const auto& id = found->second.id;
    try {
      auto text = effect(*change, value, here);
      DiagnosticReport report(nowhere);
      YamlValue mapping;
      mapping.kind = YamlValue::Kind::Mapping;
      mapping.entries.push_back({id, {}, {}});
      mapping.entries.front().value.kind = YamlValue::Kind::Text;
      mapping.entries.front().value.text = text;
      if (StepReader(names_, report).read_effects(mapping).size() != 1 || report.has_errors())
        throw NoPlace{in_quotes(text)};
      now[change->variable] = std::move(value);
      const auto earlier = std::ranges::find(effects, id, &std::pair<std::string, std::string>::first);
      if (earlier != effects.end()) {
        earlier->second = std::move(text);
      } else {
        effects.emplace_back(id, std::move(text));
      }
    } catch (const NoPlace& none) {
      refuse(none.what);
    }
  }
  return effects;
}

}  // namespace rapport
