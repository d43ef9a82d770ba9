// SPDX-License-Identifier: MIT
/// \file One problem in an authored file, ready to be shown.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engine/authoring/diagnostic_catalog.h"
#include "engine/authoring/source_text.h"
#include "engine/base/result.h"
#include "engine/base/source_span.h"

namespace rapport {

/// Self-contained: outlives the file's text.
struct Diagnostic {
  DiagnosticCode code = DiagnosticCode::FileNotRead;
  std::string file;
  std::size_t line = 0;     ///< from 1; 0 if the problem has no place, such as a file that does not exist
  std::size_t column = 0;   ///< in characters from 1
  std::size_t width = 1;    ///< characters to underline
  std::string source_line;  ///< empty if it is far too long to be shown
  std::string message;      ///< what is wrong, one sentence
  std::string hint;         ///< what to do about it

  [[nodiscard]] Severity severity() const { return entry_of(code).severity; }
};

/// A warning that a note in the file allows, and why.
struct AllowedDiagnostic {
  Diagnostic diagnostic;
  std::string reason;
};

/// As on a terminal: `file:line:column: error: message [SC040-UnknownTarget]`, the line, a caret under the
/// place, the hint. Long lines are shown around the place only. Control
/// characters are shown as blanks.
[[nodiscard]] std::string to_text(const Diagnostic& diagnostic);

/// The diagnostic for a file that could not be read.
[[nodiscard]] Diagnostic unread_file(const std::filesystem::path& path, const Error& error);

/// As many errors, and as many warnings, as are kept of one file. Nobody reads more, and a file made to harm
/// could have a million.
inline constexpr std::size_t kMostDiagnostics = 500;

/// Collects the problems of one file.
class DiagnosticReport {
 public:
  /// `format_page` is the document to which hints send the author.
  explicit DiagnosticReport(const SourceText& source,
                            std::string_view format_page = "docs/scenario-format.md")
      : source_(source), format_page_(format_page) {}

  void add(DiagnosticCode code, SourceSpan place, std::string message, std::string hint);

  [[nodiscard]] bool has_errors() const { return errors_ > 0; }
  /// True if further errors would be dropped, so that looking for hints is wasted.
  [[nodiscard]] bool is_full() const { return errors_ >= kMostDiagnostics; }
  /// False if some warnings may have been dropped.
  [[nodiscard]] bool has_all_warnings() const { return warnings_ < kMostDiagnostics; }
  /// In the order of the file. Leaves the report empty.
  [[nodiscard]] std::vector<Diagnostic> take();
  /// What was added since, in no order.
  [[nodiscard]] const std::vector<Diagnostic>& so_far() const { return found_; }
  [[nodiscard]] const SourceText& source() const { return source_; }
  [[nodiscard]] const std::string& format_page() const { return format_page_; }

 private:
  const SourceText& source_;
  std::string format_page_;
  std::vector<Diagnostic> found_;
  std::size_t errors_ = 0;
  std::size_t warnings_ = 0;
};

}  // namespace rapport
