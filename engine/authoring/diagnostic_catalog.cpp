// SPDX-License-Identifier: MIT
#include "engine/authoring/diagnostic_catalog.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace rapport {
namespace {

constexpr auto kCatalog = std::to_array<DiagnosticEntry>({
#define X(name, number, severity) {DiagnosticCode::name, #name, Severity::severity},
    RAPPORT_DIAGNOSTICS(X)
#undef X
});

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

}  // namespace rapport
