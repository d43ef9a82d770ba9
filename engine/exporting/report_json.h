// SPDX-License-Identifier: MIT
/// \file A manager's report as one JSON object.
#pragma once

#include <string>

#include "engine/report/cohort_report.h"

namespace rapport {

/// Every number of the report under stable English names; docs/exports.md tells the keys. What is not known
/// is null. The same report gives the same bytes. Ends with a line break.
[[nodiscard]] std::string report_json(const CohortReport& report);

}  // namespace rapport
