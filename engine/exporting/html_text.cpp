// SPDX-License-Identifier: MIT
#include "engine/exporting/html_text.h"

#include "engine/text/utf8.h"

namespace rapport {
namespace {

/// The first character of text that is UTF-8 and not empty.
struct Character {
  char32_t code = 0;
  std::size_t bytes = 1;
};

Character first_character(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t bytes = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  char32_t code = lead & (0xFFU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) code = code << 6U | (byte(i) & 0x3FU);
  return {code, bytes};
}

/// Characters that XML 1.0 forbids, that HTML calls a mistake, or that reorder what follows them.
bool is_unwelcome(char32_t c) {
  const bool is_blank = c == '\t' || c == '\n';
  const bool is_control = (c < 0x20 && !is_blank) || (c >= 0x7F && c <= 0x9F);
  const bool is_no_character = (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFEU) == 0xFFFEU;
  const bool reorders = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  return is_control || is_no_character || reorders;
}

/// As it may stand in a page; `as_written` are its bytes.
std::string_view escaped(char32_t c, std::string_view as_written) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return is_unwelcome(c) ? "\uFFFD" : as_written;
  }
}

}  // namespace

std::string html_escaped(std::string_view words) {
  const auto repaired = repair_utf8(words);
  std::string text;
  text.reserve(repaired.size());
  for (std::string_view rest = repaired; !rest.empty();) {
    const auto [c, bytes] = first_character(rest);
    const auto as_written = rest.substr(0, bytes);
    rest.remove_prefix(bytes);
    const bool ends_line = c == '\r' && rest.starts_with('\n');
    if (!ends_line) text += escaped(c, as_written);
  }
  return text;
}

HtmlText::Element HtmlText::block(std::string_view name, const Attributes& attributes) {
  open({name, true}, attributes);
  return Element(*this);
}

HtmlText::Element HtmlText::inside(std::string_view name, const Attributes& attributes) {
  open({name, false}, attributes);
  return Element(*this);
}

void HtmlText::line(std::string_view name, const Attributes& attributes, std::string_view words) {
  run(name, attributes, words);
  text_ += '\n';
}

void HtmlText::run(std::string_view name, const Attributes& attributes, std::string_view words) {
  open({name, false}, attributes);
  this->words(words);
  close();
}

void HtmlText::empty(std::string_view name, const Attributes& attributes) {
  begin(name, attributes);
  text_ += "/>\n";
}

void HtmlText::words(std::string_view words) {
  text_ += html_escaped(words);
}

void HtmlText::style(std::string_view sheet) {
  const auto element = block("style");
  text_ += sheet;
}

void HtmlText::begin(std::string_view name, const Attributes& attributes) {
  text_ += '<';
  text_ += name;
  for (const auto& attribute : attributes) {
    text_ += ' ';
    text_ += attribute.name;
    text_ += "=\"" + html_escaped(attribute.value) + '"';
  }
}

void HtmlText::open(Open element, const Attributes& attributes) {
  begin(element.name, attributes);
  text_ += element.is_block ? ">\n" : ">";
  open_.push_back(element);
}

void HtmlText::close() {
  const auto element = open_.back();
  open_.pop_back();
  text_ += "</";
  text_ += element.name;
  text_ += element.is_block ? ">\n" : ">";
}

}  // namespace rapport
