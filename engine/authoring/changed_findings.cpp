// SPDX-License-Identifier: MIT
#include "engine/authoring/changed_findings.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace rapport {
namespace {

/// Findings with the same code and words, the nearest places matched with each other by their order.
using Known = std::multimap<std::pair<DiagnosticCode, std::string>, Diagnostic>;

Known by_words(const std::vector<Diagnostic>& findings) {
  Known known;
  for (const auto& each : findings) known.emplace(std::pair(each.code, each.message), each);
  return known;
}

}  // namespace

ChangedFindings FindingsOverTime::take(const std::vector<Diagnostic>& now, Looked looked) {
  std::ranges::move(hidden_, std::back_inserter(known_));
  hidden_.clear();
  auto before = by_words(known_);
  ChangedFindings changed;
  bool has_fresh_error = false;
  for (const auto& each : now) {
    const auto found = before.find({each.code, each.message});
    if (found != before.end()) {
      before.erase(found);
      changed.same.push_back(each);
    } else {
      has_fresh_error = has_fresh_error || each.severity() == Severity::Error;
      changed.fresh.push_back(each);
    }
  }
  for (auto& [words, gone] : before) {
    // Without a new error no error hides another one; warnings are looked for when there is no error.
    const bool may_be_there =
        looked == Looked::UntilAnError && (has_fresh_error || gone.severity() == Severity::Warning);
    (may_be_there ? hidden_ : changed.mended).push_back(std::move(gone));
  }
  std::ranges::stable_sort(changed.mended, {}, &Diagnostic::line);
  known_ = now;
  return changed;
}

}  // namespace rapport
