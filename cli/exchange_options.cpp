// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "cli/attempt_export.h"
#include "cli/command_line.h"
#include "cli/export_command.h"
#include "cli/import_command.h"
#include "cli/send_command.h"
#include "cli/shared_options.h"

namespace rapport {
namespace {

void add_export(CLI::App& app, Chosen& chosen) {
  struct Given {
    ExportOptions scenario;
    AttemptExportOptions attempts;
    bool of_attempts = false;
  };
  const auto given = std::make_shared<Given>();
  auto& exported = given->scenario;
  auto& exported_attempts = given->attempts;
  auto* export_command = app.add_subcommand(
      "export", "Write a scenario for Twine, its texts for translators, or what was held for other programs");
  export_command
      ->add_option("SCENARIO", exported.scenario,
                   "A file, or the id of a shipped scenario (with --attempts: an id, or all)")
      ->check(check_not_empty);
  export_command
      ->add_option(
          "--format", exported.format,
          "csv or po, for translators; twee: Twee 3 with the macros of SugarCube, for Twine and Tweego. With "
          "--attempts: csv, json, or xapi (xAPI 1.0.3 statements, for learning record stores)")
      ->required()
      ->option_text("csv|json|po|twee|xapi");
  auto* of_attempts =
      export_command->add_flag("--attempts", given->of_attempts, "The attempts held, instead of a scenario");
  export_command
      ->add_flag("--with-practice", exported_attempts.with_practice,
                 "Practice too, which is left out otherwise unless its trainee has shared it")
      ->needs(of_attempts);
  export_command
      ->add_flag("--without-words", exported_attempts.without_words,
                 "Leave out what was typed, in statements")
      ->needs(of_attempts);
  export_command
      ->add_option(
          "--home", exported_attempts.home,
          "Under which address statements name people and scenarios (default: https://rapport.invalid)")
      ->check(check_not_empty)
      ->option_text("URL")
      ->needs(of_attempts);
  add_store_choice(*export_command, exported_attempts.store);
  export_command
      ->add_option("--language", exported.language,
                   "Into which language it is translated: what is there already is part of the file")
      ->check(check_not_empty);
  export_command
      ->add_option(
          "-o,--output", exported.output,
          "The file to write, which is not there yet or is the translation beside the scenario (default: "
          "standard output)")
      ->check(check_not_empty)
      ->option_text("FILE");
  export_command->add_flag("--bom", exported.byte_order_mark,
                           "Begin a table with a byte order mark, by which some spreadsheets know UTF-8");
  does(*export_command, chosen, [given](const std::string& program) {
    if (!given->of_attempts) return run_export(given->scenario, program);
    if (given->scenario.scenario != "all") given->attempts.scenario = given->scenario.scenario;
    given->attempts.format = given->scenario.format;
    given->attempts.output = given->scenario.output;
    given->attempts.byte_order_mark = given->scenario.byte_order_mark;
    return run_attempt_export(given->attempts, program);
  });
}

void add_import(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<ImportOptions>();
  auto& imported = *options;
  auto* import_command = app.add_subcommand(
      "import",
      "Make a scenario of a story of Twine or Yarn, or take in a translation that came back: "
      "exit code 0 all of it, 1 something to look at, 2 could not run");
  import_command
      ->add_option(
          "FILE", imported.file,
          "A story: Twee 3 with the macros of SugarCube or Harlowe, or Yarn. Or a translation: .csv or .po")
      ->required()
      ->check(check_not_empty);
  import_command
      ->add_option("--from", imported.from, "What a story is written in (default: told from the file)")
      ->check(CLI::IsMember({"twee", "yarn"}))
      ->option_text("twee|yarn");
  import_command
      ->add_option("--scenario", imported.scenario,
                   "Of which scenario a translation is: a file, or the id of a shipped one")
      ->check(check_not_empty);
  import_command
      ->add_option("--language", imported.language, "Which language a translation is in, if it does not say")
      ->check(check_not_empty);
  import_command
      ->add_option("-o,--output", imported.output,
                   "Where it goes, for a story a file that is not there yet (default: a story to standard "
                   "output, a translation beside its scenario)")
      ->check(check_not_empty)
      ->option_text("FILE");
  does(*import_command, chosen,
       [options](const std::string& program) { return run_import(*options, program); });
}

void add_send(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<SendOptions>();
  auto& sent = *options;
  auto* send_command = app.add_subcommand("send",
                                          "Send finished attempts to a learning record store: exit code 0 "
                                          "all is there, 1 some was refused for good, 2 "
                                          "not all was sent");
  send_command->add_option("--to", sent.to, "Its address, such as https://lrs.example.org/xapi")
      ->required()
      ->check(check_not_empty)
      ->option_text("URL");
  send_command
      ->add_option("--credentials", sent.credentials,
                   "A file of one line, USER:PASSWORD, that nobody else may read (default: the variable "
                   "RAPPORT_RECORD_STORE)")
      ->check(check_not_empty)
      ->option_text("FILE");
  send_command
      ->add_option("--authorities", sent.authorities,
                   "A file of certificates to trust in place of the system's (PEM)")
      ->check(check_not_empty)
      ->option_text("FILE");
  send_command
      ->add_option(
          "--home", sent.home,
          "Under which address statements name people and scenarios (default: https://rapport.invalid)")
      ->check(check_not_empty)
      ->option_text("URL");
  send_command
      ->add_option(
          "--tries", sent.tries,
          "How often to try where the store gives no answer, before the rest is left for later (default: 6)")
      ->check(CLI::Range(1, 100))
      ->option_text("NUMBER");
  send_command->add_flag("--without-words", sent.without_words, "Leave out what was typed");
  add_store_choice(*send_command, sent.store);
  send_command->footer(
      "Practice is sent only where its trainee has shared it. What could not be sent waits, and goes with "
      "the next "
      "\"rapport send\".");
  does(*send_command, chosen, [options](const std::string& program) { return run_send(*options, program); });
}

}  // namespace

void add_exchange_commands(CLI::App& app, Chosen& chosen) {
  add_export(app, chosen);
  add_import(app, chosen);
  add_send(app, chosen);
}

}  // namespace rapport
