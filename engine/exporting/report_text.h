// SPDX-License-Identifier: MIT
/// \file A manager's report for a terminal.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "engine/exporting/text_style.h"
#include "engine/report/cohort_report.h"
#include "engine/scenario/scenario.h"

namespace rapport {

/// The whole report in tables that fit eighty columns, in the language that is spoken. At most `most_people`
/// people are listed, those who need somebody first (stalled, not begun, then the fewest points); what is
/// left out is said. `scenarios` are those at hand, for the words of suggestions.
[[nodiscard]] std::string report_text(const CohortReport& report,
                                      const std::vector<std::shared_ptr<const Scenario>>& scenarios,
                                      std::size_t most_people, const TextStyle& style);

/// What the report is about, in one line: "Counted attempts, March 2026 and later, team North".
[[nodiscard]] std::string question_text(const CohortReport& report);

/// The same and when it was asked, by the wall's clock.
[[nodiscard]] std::string subject_text(const CohortReport& report, std::chrono::minutes utc_offset);

/// The same of a filter; a name that is empty is the id.
[[nodiscard]] std::string question_text(const RecordFilter& filter, const std::string& team,
                                        const std::string& scenario, const std::string& person);

}  // namespace rapport
