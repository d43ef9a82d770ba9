// SPDX-License-Identifier: MIT
#include "engine/authoring/condition_lexer.h"

#include <algorithm>

namespace rapport {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool is_name_part(char c) {
  return is_letter(c) || is_digit(c) || c == '.';
}

}  // namespace

ConditionToken ConditionLexer::token(ConditionToken::Kind kind, std::size_t begin) const {
  return {kind, text_.substr(begin, at_ - begin), {begin, at_ - begin}};
}

ConditionToken ConditionLexer::next() {
  using Kind = ConditionToken::Kind;
  while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n')) ++at_;
  const auto begin = at_;
  if (at_ == text_.size()) return token(Kind::End, begin);
  const char c = text_[at_++];
  const auto peek = [&](std::size_t ahead = 0) {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  };
  if (is_digit(c)) {
    while (is_digit(peek())) ++at_;
    if (!is_letter(peek())) return token(Kind::Number, begin);
  }
  if (is_letter(c) || is_digit(c)) {
    while (is_name_part(peek()) || (peek() == '-' && is_name_part(peek(1)))) ++at_;
    return token(Kind::Name, begin);
  }
  if (c == '"' || c == '\'') {
    const auto end = text_.find(c, at_);
    const auto inner = at_;
    at_ = end == std::string_view::npos ? text_.size() : end + 1;
    auto result = token(end == std::string_view::npos ? Kind::Bad : Kind::Text, begin);
    if (result.kind == Kind::Text) result.text = text_.substr(inner, end - inner);
    return result;
  }
  switch (c) {
    case '+':
      return token(Kind::Plus, begin);
    case '-':
      return token(Kind::Minus, begin);
    case '*':
      return token(Kind::Star, begin);
    case '/':
      return token(Kind::Slash, begin);
    case '%':
      return token(Kind::Percent, begin);
    case '(':
      return token(Kind::Open, begin);
    case ')':
      return token(Kind::Close, begin);
    case '<':
    case '>':
      if (peek() == '=') ++at_;
      return token(Kind::Comparison, begin);
    case '=':
      if (peek() != '=') return token(Kind::SingleEquals, begin);
      ++at_;
      return token(Kind::Comparison, begin);
    case '!':
      if (peek() != '=') return token(Kind::Bad, begin);
      ++at_;
      return token(Kind::Comparison, begin);
    default:
      // The rest of a character of several bytes belongs to it.
      while (at_ < text_.size() && (static_cast<unsigned char>(text_[at_]) & 0xC0U) == 0x80U) ++at_;
      return token(Kind::Bad, begin);
  }
}

}  // namespace rapport
