// SPDX-License-Identifier: MIT
#include "cli/manager_options.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <cstdlib>
#include <map>
#include <utility>

#include "cli/certificate_command.h"
#include "cli/demo_command.h"
#include "cli/rate_command.h"
#include "cli/report_command.h"
#include "engine/base/words.h"
#include "engine/exporting/report_csv.h"

namespace rapport {
namespace {

std::string check_not_empty(const std::string& value) {
  return value.empty() ? "is empty; leave it out for the default" : "";
}

void add_store(CLI::App& command, StoreChoice& store, const std::string& about) {
  command.add_option("--store", store.url, about)->check(check_not_empty);
}
constexpr const char* kUsualStore =
    "Where attempts are kept: sqlite:PATH or postgresql:... (default: the XDG data folder)";

void add_month(CLI::App& command, const std::string& name, std::optional<Month>& into,
               const std::string& about) {
  command
      .add_option_function<std::string>(
          name,
          [&into, name](const std::string& text) {
            into = month_from(text);
            if (!into) throw CLI::ValidationError(name, "a month is expected, such as 2026-03");
          },
          about)
      ->option_text("YEAR-MONTH");
}

void add_seed(CLI::App& command, std::uint64_t& seed, const std::string& about) {
  command
      .add_option_function<std::string>(
          "--seed",
          [&seed](const std::string& text) {
            const auto* const last = text.data() + text.size();
            const auto [end, problem] = std::from_chars(text.data(), last, seed);
            if (problem != std::errc{} || end != last)
              throw CLI::ValidationError("--seed",
                                         "a whole number from 0 to 18446744073709551615 is expected");
          },
          about)
      ->option_text("NUMBER");
}

void add_filter(CLI::App& command, RecordFilter& filter) {
  command.add_option("--team", filter.team_id, "Only the trainees of this team: its id or name")
      ->check(check_not_empty);
  command.add_option("--person", filter.person_id, "Only this person: the id or name")
      ->check(check_not_empty);
  command.add_option("--scenario", filter.scenario_id, "Only attempts with the scenario of this id")
      ->check(check_not_empty);
  add_month(command, "--from", filter.from, "The first month, in UTC, by when attempts began");
  add_month(command, "--to", filter.to, "The last month");
}

void speak_for_people() {
  speak(catalogue_folder(),
        languages_of_system([](const char* variable) -> const char* { return std::getenv(variable); }));
}

}  // namespace

struct ManagerCommands::Parts {
  ReportOptions report;
  RateOptions rate;
  CertificateOptions certificate;
  RescoreOptions rescore;
  DemoOptions demo;
  bool without_demonstration = false;
  CLI::App *report_command = nullptr, *rate_command = nullptr, *certificate_command = nullptr,
           *rescore_command = nullptr, *demo_command = nullptr;

  void add_report(CLI::App& app) {
    report_command =
        app.add_subcommand("report", "What people have learnt: by criterion, team, scenario, month");
    add_filter(*report_command, report.filter);
    const std::map<std::string, Mode> modes = {{"practice", Mode::Practice},
                                               {"assessment", Mode::Assessment}};
    report_command
        ->add_option("--mode", report.filter.mode,
                     "assessment (counted attempts, the default) or practice; never both in one report")
        ->transform(CLI::CheckedTransformer(modes, CLI::ignore_case))
        ->option_text("assessment|practice");
    report_command
        ->add_option("--stalled-after", report.stalled_after_weeks,
                     "Weeks without a reply after which somebody counts as stalled (default: 4)")
        ->check(CLI::Range(1, 520))
        ->option_text("WEEKS");
    report_command->add_option("--people", report.most_people, "How many people to list (default: 30)")
        ->check(CLI::Range(std::size_t{0}, std::size_t{1'000'000}))
        ->option_text("NUMBER");
    report_command->add_flag("--without-demonstration", without_demonstration,
                             "Leave out what rapport demo made up");
    auto* calibration =
        report_command->add_flag("--calibration", report.calibration,
                                 "Tell instead how far the machine's ratings agree with those of trainers");
    auto* json =
        report_command->add_flag("--json", report.json, "Print one JSON object")->excludes(calibration);
    report_command->add_option("--csv", report.csv, "Print one table as comma-separated values")
        ->check(CLI::IsMember(std::vector<std::string>(kReportTableWords.begin(), kReportTableWords.end())))
        ->option_text("people|teams|scenarios|months|signs|moments")
        ->excludes(json)
        ->excludes(calibration);
    report_command
        ->add_option("--save-html", report.save_html,
                     "Save it as a page too, in a file that is not there yet")
        ->check(check_not_empty)
        ->option_text("FILE")
        ->excludes(calibration);
    add_store(*report_command, report.store, kUsualStore);
    report_command->footer("docs/reports.md tells how each number is made.");
  }

  void add_rate(CLI::App& app) {
    rate_command = app.add_subcommand(
        "rate", "Rate typed replies as a trainer: a sample blindly, or one that the machine rated wrongly");
    rate_command->add_option("--name", rate.name, "Your name in the record")
        ->required()
        ->check(check_not_empty);
    add_filter(*rate_command, rate.filter);
    rate_command->add_option("--sample", rate.sample, "How many replies to draw (default: 20)")
        ->check(CLI::Range(std::size_t{1}, std::size_t{1000}))
        ->option_text("NUMBER");
    add_seed(*rate_command, rate.seed,
             "The same seed draws the same replies, for a second trainer (default: 1)");
    auto* attempt =
        rate_command->add_option("--attempt", rate.attempt, "Correct a rating of this attempt instead")
            ->check(check_not_empty);
    auto* reply = rate_command->add_option("--reply", rate.reply, "Which reply of it, from 1")
                      ->check(CLI::Range(std::size_t{1}, std::size_t{1'000'000}))
                      ->option_text("NUMBER")
                      ->needs(attempt);
    auto* criterion =
        rate_command->add_option("--criterion", rate.criterion, "listening, empathy, ownership or followup")
            ->check(check_not_empty)
            ->needs(attempt);
    auto* level = rate_command->add_option("--level", rate.level, "What you give: 2, 1, 0 or -1")
                      ->check(CLI::Range(-1, 2))
                      ->option_text("LEVEL")
                      ->needs(attempt);
    auto* reason = rate_command->add_option("--reason", rate.reason, "Why, in a sentence")->needs(attempt);
    attempt->needs(reply)->needs(criterion)->needs(level)->needs(reason);
    add_store(*rate_command, rate.store, kUsualStore);
  }

  void add_certificate(CLI::App& app) {
    certificate_command =
        app.add_subcommand("certificate", "Certify a passed counted attempt, with what it rests on");
    certificate_command->add_option("ATTEMPT", certificate.attempt, "Its id: rapport list --attempts")
        ->required()
        ->check(check_not_empty);
    add_store(*certificate_command, certificate.store, kUsualStore);
    rescore_command =
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
    add_store(*rescore_command, rescore.store, kUsualStore);
  }

  void add_demo(CLI::App& app) {
    demo_command = app.add_subcommand("demo", "Make up people and attempts, to see what reports look like");
    demo_command->add_option("--people", demo.wish.people, "How many trainees (default: 24)")
        ->check(CLI::Range(std::size_t{1}, kMostDemonstrationPeople))
        ->option_text("NUMBER");
    demo_command->add_option("--attempts", demo.wish.attempts, "How many attempts (default: 600)")
        ->check(CLI::Range(std::size_t{0}, kMostDemonstrationAttempts))
        ->option_text("NUMBER");
    add_seed(*demo_command, demo.wish.seed, "The same seed makes the same people and attempts (default: 1)");
    demo_command->add_option("--until", demo.until, "The last day, such as 2026-06-30 (default: today)")
        ->check(check_not_empty)
        ->option_text("DAY");
    demo_command->add_option("--weeks", demo.wish.weeks, "Over how many weeks (default: 26)")
        ->check(CLI::Range(std::size_t{1}, std::size_t{520}))
        ->option_text("NUMBER");
    demo_command->add_flag("--chosen-only", demo.chosen_only, "Nobody types, which is quicker");
    add_store(*demo_command, demo.store,
              "Where to put them (default: demonstration.sqlite beside the usual store)");
  }
};

ManagerCommands::ManagerCommands(CLI::App& app) : parts_(std::make_unique<Parts>()) {
  parts_->add_report(app);
  parts_->add_rate(app);
  parts_->add_certificate(app);
  parts_->add_demo(app);
}

ManagerCommands::~ManagerCommands() = default;

std::optional<int> ManagerCommands::run(const std::string& program) const {
  auto& parts = *parts_;
  if (parts.without_demonstration) parts.report.filter.demonstration = false;
  if (parts.report_command->parsed()) {
    // Programs read JSON and tables, and read the same whoever runs them.
    if (!parts.report.json && parts.report.csv.empty()) speak_for_people();
    return run_report(parts.report, program);
  }
  if (parts.rate_command->parsed()) {
    speak_for_people();
    return run_rate(parts.rate, program);
  }
  if (parts.certificate_command->parsed()) {
    speak_for_people();
    return run_certificate(parts.certificate, program);
  }
  if (parts.rescore_command->parsed()) return run_rescore(parts.rescore, program);
  if (parts.demo_command->parsed()) return run_demo(parts.demo, program);
  return std::nullopt;
}

}  // namespace rapport
