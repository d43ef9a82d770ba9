// SPDX-License-Identifier: MIT
/// \file Writes HTML that is well-formed XML too, whatever the words in it are.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rapport {

/// A value as it is meant; it is escaped when written.
struct HtmlAttribute {
  std::string_view name;
  std::string value;
};

/// A page that grows from its beginning to its end. Names of elements and attributes are our own; everything
/// else may come from anybody.
class HtmlText {
 public:
  using Attributes = std::vector<HtmlAttribute>;

  /// An element that holds what is written while this lives. Elements end in the opposite order in which they
  /// began.
  class Element {
   public:
    ~Element() {
      if (page_ != nullptr) page_->close();
    }
    Element(Element&& other) noexcept : page_(std::exchange(other.page_, nullptr)) {}
    Element(const Element&) = delete;
    Element& operator=(const Element&) = delete;
    Element& operator=(Element&&) = delete;

   private:
    friend class HtmlText;
    explicit Element(HtmlText& page) : page_(&page) {}
    HtmlText* page_;
  };

  /// An element on lines of its own, such as a section.
  [[nodiscard]] Element block(std::string_view name, const Attributes& attributes = {});
  /// An element within a line, such as a mark.
  [[nodiscard]] Element inside(std::string_view name, const Attributes& attributes = {});
  /// An element of words alone, on a line of its own.
  void line(std::string_view name, const Attributes& attributes, std::string_view words);
  /// An element of words alone, within a line.
  void run(std::string_view name, const Attributes& attributes, std::string_view words);
  /// An element that holds nothing, on a line of its own.
  void empty(std::string_view name, const Attributes& attributes);
  void words(std::string_view words);
  /// Our own style sheet: written as it is, so it must hold neither < nor &.
  void style(std::string_view sheet);

  /// What has been written. Every element must have ended.
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  struct Open {
    std::string_view name;
    bool is_block;
  };

  void begin(std::string_view name, const Attributes& attributes);
  void open(Open element, const Attributes& attributes);
  void close();

  std::string text_ = "<!DOCTYPE html>\n";
  std::vector<Open> open_;
};

/// Words as they may stand in an element or in a quoted value. What is not UTF-8, and characters that no page
/// may hold (controls, non-characters) or that would turn the text around them about (bidirectional
/// embeddings, overrides and isolates), become U+FFFD. A carriage return before a line feed goes.
[[nodiscard]] std::string html_escaped(std::string_view words);

}  // namespace rapport
