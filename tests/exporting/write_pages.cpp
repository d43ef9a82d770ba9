// SPDX-License-Identifier: MIT
/// \file Writes pages for pages_test.py into a folder: ordinary ones, empty ones, and ones in which every
/// text means mischief.
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "engine/exporting/calibration_html.h"
#include "engine/exporting/certificate_html.h"
#include "engine/exporting/debrief_html.h"
#include "engine/exporting/report_html.h"
#include "engine/report/debrief.h"
#include "tests/exporting/hostile_words.h"
#include "tests/exporting/made_calibration.h"
#include "tests/exporting/made_report.h"
#include "tests/exporting/told_attempt.h"

namespace rapport::test {
namespace {

std::string debrief_page(const std::string& replies, std::shared_ptr<const Scenario> scenario,
                         const std::string& name) {
  const auto runner = told_attempt(replies, std::move(scenario), "00000000-0000-4000-8000-000000000001");
  auto imprint = imprint_of(runner, std::chrono::minutes(60));
  imprint.trainee = name;
  return debrief_html(make_debrief(runner), {}, imprint);
}

void write(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

void write_pages(const std::filesystem::path& folder) {
  const auto words = all_hostile_words();
  const auto scenario = scenario_of(kToldScenario);
  auto spoilt = made_report(6);
  for_each_text(spoilt, [&](std::string& text) { text = words; });
  const std::chrono::minutes offset(60);
  write(folder / "report.html", report_html(made_report(30), {scenario}, offset));
  write(folder / "report-empty.html", report_html({}, {}, offset));
  write(folder / "report-hostile.html", report_html(spoilt, {spoilt_scenario(words)}, offset));
  auto spoilt_certificate = made_certificate();
  for_each_text(spoilt_certificate, [&](std::string& text) { text = words; });
  write(folder / "certificate.html", certificate_html(made_certificate(), offset));
  write(folder / "certificate-hostile.html", certificate_html(spoilt_certificate, offset));
  auto spoilt_calibration = made_calibration();
  for_each_text(spoilt_calibration, [&](std::string& text) { text = words; });
  const TimePoint now{std::chrono::milliseconds(1'795'352'700'000)};
  write(folder / "trust.html", calibration_html(made_calibration(), now, offset));
  write(folder / "trust-empty.html", calibration_html({}, now, offset));
  write(folder / "trust-hostile.html", calibration_html(spoilt_calibration, now, offset));
  write(folder / "debrief.html", debrief_page("~\nbad\n> I call you tomorrow at nine.\n", scenario, "Kim"));
  write(folder / "debrief-hostile.html",
        debrief_page(to_line({WrittenReply::Kind::Typed, "Or " + words}) + "\nbad\ndated\n",
                     spoilt_scenario(words), words));
}

}  // namespace
}  // namespace rapport::test

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "Name a folder.\n";
    return 2;
  }
  rapport::test::write_pages(argv[1]);
  return testing::Test::HasFailure() ? 1 : 0;
}
