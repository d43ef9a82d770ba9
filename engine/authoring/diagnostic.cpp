// SPDX-License-Identifier: MIT
#include "engine/authoring/diagnostic.h"

#include <fmt/format.h>
#include <utf8.h>

#include <algorithm>
#include <utility>

#include "engine/text/utf8.h"

namespace rapport {
namespace {

/// The code points of a text, with a blank for each tab and control character: whatever an author wrote, a
/// terminal only shows it.
std::u32string printable(const std::string& line) {
  auto points = utf8::utf8to32(repair_utf8(line));
  for (auto& point : points) {
    if (point < U' ' || (point >= 0x7F && point < 0xA0)) point = U' ';
  }
  return points;
}

std::string harmless(const std::string& text) {
  return utf8::utf32to8(printable(text));
}

/// The part of a long line around the place, and the place's column in it.
std::pair<std::string, std::size_t> excerpt(const Diagnostic& diagnostic) {
  constexpr std::size_t kWidest = 100;
  constexpr std::size_t kBefore = 60;
  auto points = printable(diagnostic.source_line);
  auto column = diagnostic.column;
  const std::u32string dots = U"...";
  if (column > kBefore + dots.size()) {
    const auto cut = column - kBefore;
    points = dots + points.substr(std::min(cut, points.size()));
    column = column - cut + dots.size();
  }
  if (points.size() > kWidest) points = points.substr(0, kWidest - dots.size()) + dots;
  return {utf8::utf32to8(points), column};
}

}  // namespace

std::string to_text(const Diagnostic& diagnostic) {
  const auto& entry = entry_of(diagnostic.code);
  const auto* severity = entry.severity == Severity::Error ? "error" : "warning";
  std::string text = harmless(diagnostic.file);
  if (diagnostic.line != 0) text += fmt::format(":{}:{}", diagnostic.line, diagnostic.column);
  text +=
      fmt::format(": {}: {} [{}-{}]\n", severity, harmless(diagnostic.message), entry.number(), entry.name);
  if (diagnostic.line != 0 && !diagnostic.source_line.empty()) {
    const auto [line, column] = excerpt(diagnostic);
    const auto room = count_characters(line) + 1 > column ? count_characters(line) + 1 - column : 1;
    const auto underline = std::clamp<std::size_t>(diagnostic.width, 1, std::max<std::size_t>(room, 1));
    text += fmt::format("    {}\n    {}^{}\n", line, std::string(column - 1, ' '),
                        std::string(underline - 1, '~'));
  }
  if (!diagnostic.hint.empty()) text += fmt::format("    {}\n", harmless(diagnostic.hint));
  return text;
}

Diagnostic unread_file(const std::filesystem::path& path, const Error& error) {
  Diagnostic diagnostic;
  diagnostic.code =
      error.code == ErrorCode::Invalid ? DiagnosticCode::FileTooLarge : DiagnosticCode::FileNotRead;
  diagnostic.file = path.string();
  diagnostic.message = error.message;
  diagnostic.hint = error.way_out;
  return diagnostic;
}

void DiagnosticReport::add(DiagnosticCode code, SourceSpan place, std::string message, std::string hint) {
  constexpr std::size_t kLongestLine = 64U << 10U;
  auto& count = entry_of(code).severity == Severity::Error ? errors_ : warnings_;
  if (count >= kMostDiagnostics) return;
  Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.file = source_.name();
  diagnostic.message = std::move(message);
  diagnostic.hint = std::move(hint);
  if (place.line != 0) {
    const auto line = source_.line(place.line);
    diagnostic.line = place.line;
    diagnostic.column = source_.column_of(place);
    diagnostic.width = std::max<std::size_t>(
        1, count_characters(
               line.substr(std::min<std::size_t>(place.begin_byte, line.size()), place.length_bytes)));
    if (line.size() <= kLongestLine) diagnostic.source_line = line;
  }
  const bool known = std::ranges::any_of(found_, [&](const Diagnostic& other) {
    return other.code == code && other.line == diagnostic.line && other.column == diagnostic.column &&
           other.message == diagnostic.message;
  });
  if (known) return;
  ++count;
  found_.push_back(std::move(diagnostic));
}

std::vector<Diagnostic> DiagnosticReport::take() {
  std::ranges::stable_sort(found_, {}, [](const Diagnostic& d) { return std::pair{d.line, d.column}; });
  errors_ = 0;
  warnings_ = 0;
  return std::exchange(found_, {});
}

}  // namespace rapport
