// SPDX-License-Identifier: MIT
/// \file A manager's report as tables for spreadsheets.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "engine/report/cohort_report.h"

namespace rapport {

/// What a file of comma-separated values can hold: one table.
enum class ReportTable { People, Teams, Scenarios, Months, Signs, Moments, Criteria };
inline constexpr std::array<std::string_view, 7> kReportTableWords = {
    "people", "teams", "scenarios", "months", "signs", "moments", "criteria"};

/// One table (RFC 4180): a head of stable English names, a row for each, lines that end with CR LF. Numbers
/// are numbers, with a point and without a sign before a positive one; what is not known is an empty cell;
/// texts are disarmed as csv_cell() does. Moments are in UTC (ISO 8601). The last columns, report_..., say
/// the same in every row: what the table is of, and how much of it is demonstration.
[[nodiscard]] std::string report_csv(const CohortReport& report, ReportTable table);

}  // namespace rapport
