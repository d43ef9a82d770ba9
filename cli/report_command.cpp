// SPDX-License-Identifier: MIT
#include "cli/report_command.h"

#include <algorithm>
#include <iostream>

#include "cli/known_filter.h"
#include "cli/record_store.h"
#include "cli/save_debrief.h"
#include "cli/terminal.h"
#include "engine/base/file.h"
#include "engine/exporting/calibration_html.h"
#include "engine/exporting/calibration_json.h"
#include "engine/exporting/calibration_text.h"
#include "engine/exporting/report_csv.h"
#include "engine/exporting/report_html.h"
#include "engine/exporting/report_json.h"
#include "engine/exporting/report_text.h"
#include "engine/report/calibration.h"
#include "engine/report/cohort_report.h"

namespace rapport {
namespace {

int print_calibration(const Catalogue& catalogue, const Records& records, const ReportOptions& options,
                      const RecordFilter& filter) {
  const auto report = ask_calibration(records, texts_at_hand(catalogue), filter);
  if (!report) return report_error(report.error());
  std::cout << (options.json ? calibration_json(*report) : calibration_text(*report, standard_style()));
  if (options.save_html.empty()) return kDone;
  const auto now = SystemClock().now();
  const auto saved = write_new_file(options.save_html, calibration_html(*report, now, utc_offset_at(now)));
  return saved ? kDone : report_error(saved.error());
}

}  // namespace

int run_report(const ReportOptions& options, const std::string& program) {
  if (!options.save_html.empty()) {
    if (const auto can = check_can_save(options.save_html); !can) return report_error(can.error());
  }
  const auto catalogue = open_catalogue(program);
  if (!catalogue) return report_error(catalogue.error());
  const auto store = open_record_store(options.store);
  if (!store) return report_error(store.error());
  const auto filter = known_filter(*catalogue, *store->records, options.filter);
  if (!filter) return report_error(filter.error());
  if (options.calibration) return print_calibration(*catalogue, *store->records, options, *filter);
  const SystemClock clock;
  const CohortQuestion question{*filter, clock.now(), options.stalled_after_weeks};
  const auto facts = ask(*store->records, question);
  if (!facts) return report_error(facts.error());
  const auto scenarios = scenarios_at_hand(*catalogue);
  const auto report = make_cohort_report(question, *facts, scenarios, *catalogue->rubric);
  if (options.json) {
    std::cout << report_json(report);
  } else if (!options.csv.empty()) {
    const auto place = std::ranges::find(kReportTableWords, options.csv) - kReportTableWords.begin();
    std::cout << report_csv(report, static_cast<ReportTable>(place));
  } else {
    std::cout << report_text(report, scenarios, options.most_people, standard_style());
  }
  if (options.save_html.empty()) return kDone;
  const auto page = report_html(report, scenarios, utc_offset_at(question.now));
  const auto saved = write_new_file(options.save_html, page);
  return saved ? kDone : report_error(saved.error());
}

}  // namespace rapport
