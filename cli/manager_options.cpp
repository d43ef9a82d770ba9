// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "cli/certificate_command.h"
#include "cli/command_line.h"
#include "cli/demo_command.h"
#include "cli/rate_command.h"
#include "cli/report_command.h"
#include "cli/rescore_command.h"
#include "cli/shared_options.h"
#include "engine/exporting/report_csv.h"

namespace rapport {
namespace {

void add_report(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<ReportOptions>();
  auto& report = *options;
  auto* report_command =
      app.add_subcommand("report", "What people have learnt: by criterion, team, scenario, month");
  add_record_filter(*report_command, report.filter);
  add_mode(
      *report_command, [&report](Mode mode) { report.filter.mode = mode; },
      "assessment (counted attempts, the default) or practice; never both in one report");
  report_command
      ->add_option("--stalled-after", report.stalled_after_weeks,
                   "Weeks without a reply after which somebody counts as stalled (default: 4)")
      ->check(CLI::Range(1, 520))
      ->option_text("WEEKS");
  report_command->add_option("--people", report.most_people, "How many people to list (default: 30)")
      ->check(CLI::Range(std::size_t{0}, std::size_t{1'000'000}))
      ->option_text("NUMBER");
  report_command->add_flag_callback(
      "--without-demonstration", [&report] { report.filter.demonstration = false; },
      "Leave out what rapport demo made up");
  auto* calibration =
      report_command->add_flag("--calibration", report.calibration,
                               "Tell instead how far the machine's ratings agree with those of trainers");
  auto* json = report_command->add_flag("--json", report.json, "Print one JSON object");
  report_command->add_option("--csv", report.csv, "Print one table as comma-separated values")
      ->check(CLI::IsMember(std::vector<std::string>(kReportTableWords.begin(), kReportTableWords.end())))
      ->option_text("people|teams|scenarios|months|signs|moments")
      ->excludes(json)
      ->excludes(calibration);
  report_command
      ->add_option("--save-html", report.save_html, "Save it as a page too, in a file that is not there yet")
      ->check(check_not_empty)
      ->option_text("FILE");
  add_store_url(*report_command, report.store.url);
  report_command->footer("docs/reports.md tells how each number is made.");
  does(*report_command, chosen, [options](const std::string& program) {
    // Programs read JSON and tables.
    if (!options->json && options->csv.empty()) speak_for_people();
    return run_report(*options, program);
  });
}

void add_rate(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<RateOptions>();
  auto& rate = *options;
  auto* rate_command = app.add_subcommand(
      "rate", "Rate typed replies as a trainer: a sample blindly, or one that the machine rated wrongly");
  rate_command->add_option("--name", rate.name, "Your name in the record")
      ->required()
      ->check(check_not_empty);
  add_record_filter(*rate_command, rate.filter);
  rate_command->add_option("--sample", rate.sample, "How many replies to draw (default: 20)")
      ->check(CLI::Range(std::size_t{1}, std::size_t{1000}))
      ->option_text("NUMBER");
  add_seed(
      *rate_command, [&rate](std::uint64_t given) { rate.seed = given; },
      "The same seed draws the same replies, for a second trainer (default: 1)");
  auto* attempt =
      rate_command->add_option("--attempt", rate.attempt, "Correct a rating of this attempt instead")
          ->check(check_not_empty);
  auto* reply = rate_command->add_option("--reply", rate.reply, "Which reply of it, from 1")
                    ->check(CLI::Range(std::size_t{1}, std::size_t{1'000'000}))
                    ->option_text("NUMBER")
                    ->needs(attempt);
  auto* criterion = rate_command
                        ->add_option("--criterion", rate.criterion,
                                     "listening, empathy, ownership, followup, or one that the scenario adds")
                        ->check(check_not_empty)
                        ->needs(attempt);
  auto* level =
      rate_command
          ->add_option_function<std::string>(
              "--level",
              [&rate](const std::string& word) {
                rate.level = level_from(word);
                if (!rate.level)
                  throw CLI::ValidationError(
                      "--level", "2 (strong), 1 (partial), 0 (missing) or -1 (harmful) is expected");
              },
              "What you give: 2 (strong), 1 (partial), 0 (missing) or -1 (harmful)")
          ->option_text("LEVEL")
          ->needs(attempt);
  auto* reason = rate_command->add_option("--reason", rate.reason, "Why, in a sentence")->needs(attempt);
  attempt->needs(reply)->needs(criterion)->needs(level)->needs(reason);
  add_store_url(*rate_command, rate.store.url);
  does(*rate_command, chosen, [options](const std::string& program) {
    speak_for_people();
    return run_rate(*options, program);
  });
}

void add_certificate(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<CertificateOptions>();
  auto& certificate = *options;
  auto* certificate_command =
      app.add_subcommand("certificate", "Certify a passed counted attempt, with what it rests on");
  certificate_command->add_option("ATTEMPT", certificate.attempt, "Its id: rapport list --attempts")
      ->required()
      ->check(check_not_empty);
  certificate_command
      ->add_option("--save-html", certificate.save_html,
                   "Save it as a page too, in a file that is not there yet")
      ->check(check_not_empty)
      ->option_text("FILE");
  add_store_url(*certificate_command, certificate.store.url);
  does(*certificate_command, chosen, [options](const std::string& program) {
    speak_for_people();
    return run_certificate(*options, program);
  });
}

void add_rescore(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<RescoreOptions>();
  auto& rescore = *options;
  auto* rescore_command =
      app.add_subcommand("rescore",
                         "Score finished attempts by another rubric; the earlier scores are kept: "
                         "exit code 0 all, 1 some could not be, 2 could not run");
  rescore_command->add_option("ATTEMPT", rescore.attempt, "Its id (default: all that are finished)")
      ->check(check_not_empty);
  rescore_command->add_option("--rubric", rescore.rubric, "The rubric's file")
      ->required()
      ->check(check_not_empty)
      ->option_text("FILE");
  rescore_command->add_option("--scenario", rescore.scenario, "Only attempts with the scenario of this id")
      ->check(check_not_empty);
  rescore_command->add_flag("--dry-run", rescore.dry_run, "Tell what would come of it, and keep nothing");
  add_store_url(*rescore_command, rescore.store.url);
  does(*rescore_command, chosen,
       [options](const std::string& program) { return run_rescore(*options, program); });
}

void add_demo(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<DemoOptions>();
  auto& demo = *options;
  auto* demo_command =
      app.add_subcommand("demo", "Make up people and attempts, to see what reports look like");
  demo_command->add_option("--people", demo.wish.people, "How many trainees (default: 24)")
      ->check(CLI::Range(std::size_t{1}, kMostDemonstrationPeople))
      ->option_text("NUMBER");
  demo_command->add_option("--attempts", demo.wish.attempts, "How many attempts (default: 600)")
      ->check(CLI::Range(std::size_t{0}, kMostDemonstrationAttempts))
      ->option_text("NUMBER");
  add_seed(
      *demo_command, [&demo](std::uint64_t given) { demo.wish.seed = given; },
      "The same seed makes the same people and attempts (default: 1)");
  demo_command->add_option("--until", demo.until, "The last day, such as 2026-06-30 (default: today)")
      ->check(check_not_empty)
      ->option_text("DAY");
  demo_command->add_option("--weeks", demo.wish.weeks, "Over how many weeks (default: 26)")
      ->check(CLI::Range(std::size_t{1}, std::size_t{520}))
      ->option_text("NUMBER");
  demo_command->add_flag("--chosen-only", demo.chosen_only, "Nobody types, which is quicker");
  add_store_url(*demo_command, demo.store.url)
      ->description("Where to put them (default: demonstration.sqlite beside the usual store)");
  does(*demo_command, chosen, [options](const std::string& program) { return run_demo(*options, program); });
}

}  // namespace

void add_manager_commands(CLI::App& app, Chosen& chosen) {
  add_report(app, chosen);
  add_rate(app, chosen);
  add_certificate(app, chosen);
  add_rescore(app, chosen);
  add_demo(app, chosen);
}

}  // namespace rapport
