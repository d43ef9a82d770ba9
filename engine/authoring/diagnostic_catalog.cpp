// SPDX-License-Identifier: MIT
#include "engine/authoring/diagnostic_catalog.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

namespace rapport {
namespace {

constexpr auto kCatalog = std::to_array<DiagnosticEntry>({
#define X(name, number, severity) {DiagnosticCode::name, #name, Severity::severity},
    RAPPORT_DIAGNOSTICS(X)
#undef X
});

bool same_letters(std::string_view one, std::string_view other) {
  return std::ranges::equal(
      one, other, [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
}

std::optional<DiagnosticCode> find_number(std::string_view digits) {
  int number = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (problem != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  const auto* const found = std::ranges::lower_bound(
      kCatalog, number, {}, [](const DiagnosticEntry& entry) { return static_cast<int>(entry.code); });
  if (found == kCatalog.end() || static_cast<int>(found->code) != number) return std::nullopt;
  return found->code;
}

}  // namespace

std::string DiagnosticEntry::number() const {
  return fmt::format("SC{:03}", static_cast<int>(code));
}

std::span<const DiagnosticEntry> diagnostic_catalog() {
  return kCatalog;
}

const DiagnosticEntry& entry_of(DiagnosticCode code) {
  return *std::ranges::lower_bound(kCatalog, code, {}, &DiagnosticEntry::code);
}

std::optional<DiagnosticCode> find_diagnostic(std::string_view word) {
  if (const auto dash = word.find('-'); dash != std::string_view::npos) {
    const auto code = find_diagnostic(word.substr(0, dash));
    return code && code == find_diagnostic(word.substr(dash + 1)) ? code : std::nullopt;
  }
  for (const auto& entry : kCatalog) {
    if (same_letters(word, entry.name)) return entry.code;
  }
  return find_number(word.size() > 2 && same_letters(word.substr(0, 2), "SC") ? word.substr(2) : word);
}

}  // namespace rapport
