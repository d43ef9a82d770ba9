// SPDX-License-Identifier: MIT
#include "engine/exporting/diagnostic_page_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "engine/authoring/diagnostic_pages.h"

namespace rapport {
namespace {

using Emphasis = TextStyle::Emphasis;

/// What a block of lines is, said before it, from what follows its three backquotes.
std::string_view caption_of(std::string_view kind) {
  if (kind == "text expected") return "rapport lint then says:";
  if (kind == "yaml example") return "In a scenario without other problems:";
  if (kind == "yaml append") return "At the end of a scenario without other problems:";
  if (kind == "yaml rubric") return "In a rubric without other problems:";
  if (kind.starts_with("text generated")) return "A file too large to be shown:";
  return "A whole file:";
}

/// Reads a page line by line.
class PageText {
 public:
  explicit PageText(const TextStyle& style) : style_(style) {}

  void take(std::string_view line) {
    if (line.starts_with("```")) {
      end_paragraph();
      inside_block_ = !inside_block_;
      if (inside_block_) text_ += fmt::format("{}\n\n", caption_of(line.substr(3)));
    } else if (inside_block_) {
      text_ += line.empty() ? "\n" : fmt::format("    {}\n", line);
    } else if (line.empty()) {
      end_paragraph();
      if (!text_.ends_with("\n\n")) text_ += "\n";
    } else if (line.starts_with('#')) {
      text_ += style_.marked(Emphasis::Strong, line.substr(line.find_first_not_of("# "))) + "\n";
    } else {
      if (line.starts_with("- ") || line.starts_with("| ")) end_paragraph();
      paragraph_ += paragraph_.empty() ? "" : " ";
      paragraph_ += line;
    }
  }

  [[nodiscard]] std::string end() {
    end_paragraph();
    return std::move(text_);
  }

 private:
  void end_paragraph() {
    for (const std::string_view word : {"Error.", "Warning."}) {
      const auto marked = fmt::format("*{}*", word);
      if (paragraph_.starts_with(marked)) paragraph_.replace(0, marked.size(), word);
    }
    if (!paragraph_.empty())
      text_ += style_.wrapped(paragraph_, "", paragraph_.starts_with("- ") ? "  " : "");
    paragraph_.clear();
  }

  const TextStyle& style_;
  std::string text_, paragraph_;
  bool inside_block_ = false;
};

}  // namespace

std::string diagnostic_page_text(DiagnosticCode code, const TextStyle& style) {
  PageText text(style);
  auto page = page_of(code);
  while (!page.empty()) {
    const auto end = std::min(page.find('\n'), page.size());
    text.take(page.substr(0, end));
    page.remove_prefix(std::min(end + 1, page.size()));
  }
  return text.end();
}

std::string diagnostic_list_text(const TextStyle& style) {
  std::string text;
  for (const auto& entry : diagnostic_catalog()) {
    const auto* severity = entry.severity == Severity::Error ? "error" : "warning";
    text += style.wrapped(summary_of(entry.code), fmt::format("{}  {:<7}  ", entry.number(), severity),
                          std::string(16, ' '));
  }
  return text;
}

}  // namespace rapport
