// SPDX-License-Identifier: MIT
#include "engine/exchange/story_expression.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "engine/exchange/plain_text.h"

namespace rapport {
namespace {

using Op = StoryExpression::Op;

constexpr std::size_t kLongestExpression = 1000;
constexpr std::size_t kDeepestBrackets = 32;
constexpr std::size_t kMostOperandsRead = 60;
static_assert(kDeepestBrackets + kMostOperandsRead < kDeepestExpression);
/// As far as a scenario's numbers go.
constexpr std::int32_t kFarthestNumber = 1'000'000;

/// Leaves the parse with what is not known; caught in this file.
struct Unknown {
  std::string what;
};

struct Sign {
  std::string_view spelt;
  Op op;
};
// Longer ones first.
constexpr auto kComparisons = std::to_array<Sign>({{"===", Op::Equal},
                                                   {"!==", Op::NotEqual},
                                                   {"==", Op::Equal},
                                                   {"!=", Op::NotEqual},
                                                   {"<=", Op::LessOrEqual},
                                                   {">=", Op::GreaterOrEqual},
                                                   {"<", Op::Less},
                                                   {">", Op::Greater}});
constexpr auto kComparingWords = std::to_array<Sign>({{"isnot", Op::NotEqual},
                                                      {"neq", Op::NotEqual},
                                                      {"ne", Op::NotEqual},
                                                      {"eq", Op::Equal},
                                                      {"gte", Op::GreaterOrEqual},
                                                      {"gt", Op::Greater},
                                                      {"lte", Op::LessOrEqual},
                                                      {"lt", Op::Less}});

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         (static_cast<unsigned char>(c) >= 0x80);
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

StoryExpression join(Op op, StoryExpression left, StoryExpression right) {
  StoryExpression node;
  node.op = op;
  node.operands.push_back(std::move(left));
  node.operands.push_back(std::move(right));
  return node;
}

StoryExpression leaf(Op op, std::string text, std::int32_t number = 0) {
  return {op, std::move(text), number, {}};
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {
    if (text.size() > kLongestExpression) throw Unknown{"something very long"};
  }

  StoryExpression condition() {
    auto left = conjunction();
    while (take_word("or") || take("||")) {
      count_operand();
      left = join(Op::Or, std::move(left), conjunction());
    }
    return left;
  }

  void must_end() {
    skip_blanks();
    if (at_ < text_.size()) throw Unknown{fmt::format("\"{}\"", in_one_line(text_.substr(at_, 20)))};
  }

  [[nodiscard]] bool at_end() {
    skip_blanks();
    return at_ >= text_.size();
  }

  bool take(std::string_view sign) {
    skip_blanks();
    if (!text_.substr(at_).starts_with(sign)) return false;
    at_ += sign.size();
    return true;
  }

  bool take_word(std::string_view word) {
    skip_blanks();
    const auto rest = text_.substr(at_);
    if (!rest.starts_with(word)) return false;
    if (rest.size() > word.size() && (is_letter(rest[word.size()]) || is_digit(rest[word.size()])))
      return false;
    at_ += word.size();
    return true;
  }

  /// $name or _name.
  std::optional<std::string> variable() {
    skip_blanks();
    if (at_ + 1 >= text_.size() || (text_[at_] != '$' && text_[at_] != '_') || !is_letter(text_[at_ + 1]))
      return std::nullopt;
    auto begin = at_ + (text_[at_] == '$' ? 1 : 0);
    ++at_;
    while (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_]))) ++at_;
    if (at_ < text_.size() &&
        (text_[at_] == '[' || (text_[at_] == '.' && at_ + 1 < text_.size() && is_letter(text_[at_ + 1]))))
      throw Unknown{"a part of a list or an object"};
    return std::string(text_.substr(begin, at_ - begin));
  }

  /// One change, and what stands behind it is left.
  StoryChange change() {
    const bool before_plus = take("++");
    const bool before_minus = !before_plus && take("--");
    const auto name = variable();
    if (!name) {  // 3 into $a
      it_.reset();
      auto value = condition();
      if (!take_word("into")) throw Unknown{"a change without a variable"};
      auto into = variable();
      if (!into) throw Unknown{"a change without a variable"};
      return {*into, std::move(value), 0};
    }
    const auto self = leaf(Op::Variable, *name);
    const auto one = leaf(Op::Number, {}, 1);
    if (before_plus || take("++")) return {*name, join(Op::Add, self, one), 0};
    if (before_minus || take("--")) return {*name, join(Op::Subtract, self, one), 0};
    it_ = *name;
    constexpr auto kSums = std::to_array<Sign>({{"+=", Op::Add},
                                                {"-=", Op::Subtract},
                                                {"*=", Op::Multiply},
                                                {"/=", Op::Divide},
                                                {"%=", Op::Remainder}});
    for (const auto& sum : kSums) {
      if (take(sum.spelt)) return {*name, join(sum.op, self, condition()), 0};
    }
    if (!take_word("to") && !take("=")) throw Unknown{"a change without a value"};
    return {*name, condition(), 0};
  }

  [[nodiscard]] std::size_t at() {
    skip_blanks();
    return at_;
  }

 private:
  class Nesting {
   public:
    explicit Nesting(Reader& reader) : reader_(reader) {
      if (++reader_.nesting_ > kDeepestBrackets) throw Unknown{"something nested very deeply"};
    }
    ~Nesting() { --reader_.nesting_; }
    Nesting(const Nesting&) = delete;
    Nesting(Nesting&&) = delete;
    Nesting& operator=(const Nesting&) = delete;
    Nesting& operator=(Nesting&&) = delete;

   private:
    Reader& reader_;
  };

  void skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }

  /// Chains of one operator become trees that lean to the left; this bounds how far.
  void count_operand() {
    if (++operands_ > kMostOperandsRead) throw Unknown{"something very long"};
  }

  StoryExpression conjunction() {
    auto left = negation();
    while (take_word("and") || take("&&")) {
      count_operand();
      left = join(Op::And, std::move(left), negation());
    }
    return left;
  }

  StoryExpression negation() {
    const bool sign = !text_.substr(std::min(at(), text_.size())).starts_with("!=") && take("!");
    if (!sign && !take_word("not")) return comparison();
    const Nesting nesting(*this);
    StoryExpression node;
    node.op = Op::Not;
    node.operands.push_back(negation());
    return node;
  }

  std::optional<Op> comparing() {
    for (const auto& sign : kComparisons) {
      if (take(sign.spelt)) return sign.op;
    }
    for (const auto& word : kComparingWords) {
      if (take_word(word.spelt)) return word.op;
    }
    if (!take_word("is")) return std::nullopt;
    return take_word("not") ? Op::NotEqual : Op::Equal;
  }

  StoryExpression comparison() {
    count_operand();
    auto left = sum();
    if (is_history_ && take_word("contains")) {
      is_history_ = false;
      auto name = quoted();
      if (!name) throw Unknown{"a passage that is worked out"};
      return leaf(Op::Visited, *name);
    }
    if (is_history_) throw Unknown{"a list"};
    const auto op = comparing();
    return op ? join(*op, std::move(left), sum()) : left;
  }

  StoryExpression sum() {
    auto left = product();
    for (;;) {
      const bool plus = take("+");
      if (!plus && !take("-")) return left;
      count_operand();
      left = join(plus ? Op::Add : Op::Subtract, std::move(left), product());
    }
  }

  StoryExpression product() {
    auto left = factor();
    for (;;) {
      const auto op = take("*")   ? std::optional(Op::Multiply)
                      : take("/") ? std::optional(Op::Divide)
                      : take("%") ? std::optional(Op::Remainder)
                                  : std::nullopt;
      if (!op) return left;
      count_operand();
      left = join(*op, std::move(left), factor());
    }
  }

  std::optional<std::string> quoted() {
    skip_blanks();
    auto rest = text_.substr(at_);
    std::string words;
    if (!take_quoted(rest, words)) return std::nullopt;
    at_ = text_.size() - rest.size();
    return words;
  }

  StoryExpression number() {
    std::int32_t value = 0;
    const auto* const begin = text_.data() + at_;
    const auto* const last = text_.data() + text_.size();
    const auto [end, problem] = std::from_chars(begin, last, value);
    at_ += static_cast<std::size_t>(end - begin);
    if (end != last && *end == '.' && end + 1 != last && is_digit(end[1]))
      throw Unknown{"a number that is not whole"};
    if (problem != std::errc{} || value > kFarthestNumber) throw Unknown{"a number beyond a million"};
    return leaf(Op::Number, {}, value);
  }

  StoryExpression factor() {
    const Nesting nesting(*this);
    skip_blanks();
    if (at_ >= text_.size()) throw Unknown{"a sentence that stops in the middle"};
    if (take("(history:")) {
      if (!take(")")) throw Unknown{"a list"};
      is_history_ = true;
      return {};
    }
    if (take("(")) {
      auto inner = condition();
      if (!take(")")) throw Unknown{"a bracket that is not closed"};
      return inner;
    }
    if (take("-")) {
      auto operand = factor();
      if (operand.op == Op::Number) {
        operand.number = -operand.number;
        return operand;
      }
      return join(Op::Subtract, leaf(Op::Number, {}, 0), std::move(operand));
    }
    if (is_digit(text_[at_])) return number();
    if (auto name = variable()) return leaf(Op::Variable, *name);
    if (auto words = quoted()) return leaf(Op::Text, *words);
    return word();
  }

  StoryExpression word() {
    for (const auto* spelt : {"true", "false"}) {
      if (take_word(spelt)) return leaf(Op::Truth, {}, std::string_view(spelt) == "true" ? 1 : 0);
    }
    if (it_ && take_word("it")) return leaf(Op::Variable, *it_);
    if (take("turns()")) return leaf(Op::Turns, {});
    for (const auto& [spelt, op] : {std::pair{"visited_count", Op::Visits}, std::pair{"visited", Op::Visits},
                                    std::pair{"hasVisited", Op::Visited}}) {
      if (!take_word(spelt)) continue;
      if (!take("(")) throw Unknown{fmt::format("\"{}\"", spelt)};
      const auto name = quoted();
      if (!take(")")) throw Unknown{"a passage that is worked out"};
      return leaf(op, name.value_or(std::string()));
    }
    if (take("Math.clamp(")) {
      StoryExpression node;
      node.op = Op::Clamp;
      node.operands.push_back(condition());
      for (int i = 0; i < 2; ++i) {
        if (!take(",")) throw Unknown{"Math.clamp without its bounds"};
        node.operands.push_back(condition());
        if (node.operands.back().op != Op::Number)
          throw Unknown{"Math.clamp with bounds that are worked out"};
      }
      if (!take(")")) throw Unknown{"a bracket that is not closed"};
      return node;
    }
    throw Unknown{fmt::format("\"{}\"", in_one_line(text_.substr(at_, 20)))};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t nesting_ = 0;
  std::size_t operands_ = 0;
  bool is_history_ = false;
  std::optional<std::string> it_;  ///< the variable that is being changed
};

}  // namespace

bool take_quoted(std::string_view& text, std::string& words) {
  if (text.empty() || (text[0] != '"' && text[0] != '\'')) return false;
  std::string read;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) {
      ++i;
      read += text[i] == 'n' ? '\n' : text[i];
    } else if (text[i] == text[0]) {
      text.remove_prefix(i + 1);
      while (!text.empty() && is_blank(text[0])) text.remove_prefix(1);
      words = std::move(read);
      return true;
    } else {
      read += text[i];
    }
  }
  return false;
}

Result<StoryExpression> read_story_condition(std::string_view text) {
  try {
    Reader reader(text);
    auto condition = reader.condition();
    reader.must_end();
    return condition;
  } catch (const Unknown& unknown) {
    return failure(ErrorCode::Invalid, unknown.what);
  }
}

Result<std::vector<StoryChange>> read_story_changes(std::string_view text, std::size_t at) {
  try {
    Reader reader(text);
    std::vector<StoryChange> changes;
    while (!reader.at_end()) {
      const auto begin = reader.at();
      changes.push_back(reader.change());
      changes.back().at = at + begin;
      if (!reader.take(",") && !reader.take(";")) reader.must_end();
    }
    return changes;
  } catch (const Unknown& unknown) {
    return failure(ErrorCode::Invalid, unknown.what);
  }
}

std::vector<std::string> read_either(std::string_view text) {
  text = trimmed(text);
  for (const auto* name : {"either(", "(either:"}) {
    if (!text.starts_with(name) || !text.ends_with(')')) continue;
    text.remove_prefix(std::string_view(name).size());
    text.remove_suffix(1);
    std::vector<std::string> texts;
    for (text = trimmed(text); !text.empty(); text = trimmed(text)) {
      texts.emplace_back();
      if (!take_quoted(text, texts.back())) return {};
      if (text.starts_with(',')) text.remove_prefix(1);
    }
    return texts;
  }
  return {};
}

}  // namespace rapport
