// SPDX-License-Identifier: MIT
/// \file A manager's report as one HTML file.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "engine/report/cohort_report.h"
#include "engine/scenario/scenario.h"

namespace rapport {

/// A page that needs nothing but itself, as a debrief's (debrief_html.h): no script, nothing from a network,
/// well-formed XML. People by criteria with numbers in the cells, trend, spread, teams, scenarios, signs;
/// every picture stands beside a table that says the same. Printed it is A4 across, with the heads of tables
/// on every page. `scenarios` are those at hand, for the reasons of suggestions; `utc_offset` is that of the
/// clock on the wall. The same values give the same bytes.
[[nodiscard]] std::string report_html(const CohortReport& report,
                                      const std::vector<std::shared_ptr<const Scenario>>& scenarios,
                                      std::chrono::minutes utc_offset);

}  // namespace rapport
