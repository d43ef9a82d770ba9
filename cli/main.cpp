// SPDX-License-Identifier: MIT
/// \file The command line: which command, with which options.

#include <CLI/CLI.hpp>
#include <charconv>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <map>
#include <string>

#include "cli/assess_command.h"
#include "cli/attempt_export.h"
#include "cli/debrief_command.h"
#include "cli/explain_command.h"
#include "cli/export_command.h"
#include "cli/graph_command.h"
#include "cli/import_command.h"
#include "cli/lint_command.h"
#include "cli/list_command.h"
#include "cli/manager_options.h"
#include "cli/match_command.h"
#include "cli/new_command.h"
#include "cli/play_command.h"
#include "cli/prove_command.h"
#include "cli/send_command.h"
#include "cli/simulate_command.h"
#include "cli/store_command.h"
#include "cli/terminal.h"
#include "cli/test_command.h"
#include "cli/train_command.h"
#include "cli/watch_command.h"
#include "engine/base/words.h"

namespace {

using namespace rapport;

/// An empty word is a variable that was not set, rather than a wish for the default.
std::string check_not_empty(const std::string& value) {
  return value.empty() ? "is empty; leave it out for the default" : "";
}

std::uint64_t seed_from(const std::string& text) {
  std::uint64_t seed = 0;
  const auto* const last = text.data() + text.size();
  const auto [end, problem] = std::from_chars(text.data(), last, seed);
  if (problem != std::errc{} || end != last)
    throw CLI::ValidationError("--seed", "a whole number from 0 to 18446744073709551615 is expected");
  return seed;
}

void add_store_options(CLI::App& command, StoreChoice& store) {
  auto* url = command
                  .add_option("--store", store.url,
                              "Where attempts are kept: sqlite:PATH or postgresql://HOST/DATABASE (default: "
                              "a file in the XDG data "
                              "folder)")
                  ->check(check_not_empty);
  command.add_flag("--no-store", store.none, "Keep nothing")->excludes(url);
}

int run(int argc, char** argv) {
  CLI::App app{"Rapport: practise the talk with a customer after something has gone wrong.", "rapport"};
  app.set_version_flag("--version", "rapport " RAPPORT_VERSION);
  app.require_subcommand(1);
  app.footer("\"rapport COMMAND --help\" says more about each.");

  PlayOptions play;
  auto* play_command = app.add_subcommand("play", "Hold a conversation");
  play_command
      ->add_option("SCENARIO", play.scenario,
                   "A file, or the id of a shipped scenario (default: choose from a list)")
      ->check(check_not_empty);
  play_command
      ->add_option(
          "--replies", play.replies_file,
          "Read the replies from a file or pipe, one a line: an option's id, > and your own words, or ~ for "
          "silence; - is standard input")
      ->check(check_not_empty);
  auto* seed =
      play_command
          ->add_option_function<std::string>(
              "--seed", [&play](const std::string& text) { play.seed = seed_from(text); },
              "Which of the customer's wordings are spoken (default: random, 1 for replies from a file)")
          ->option_text("NUMBER");
  const std::map<std::string, Mode> modes = {{std::string(word_of(Mode::Practice)), Mode::Practice},
                                             {std::string(word_of(Mode::Assessment)), Mode::Assessment}};
  auto* mode =
      play_command
          ->add_option("--mode", play.mode, "practice (coaching, can be taken back) or assessment (counted)")
          ->transform(CLI::CheckedTransformer(modes, CLI::ignore_case))
          ->option_text("practice|assessment");
  auto* name = play_command->add_option("--name", play.trainee, "Your name in the record");
  play_command
      ->add_option("--resume", play.resume,
                   "Go on with an unfinished attempt: its id, or last; SCENARIO may be left out")
      ->check(check_not_empty)
      ->excludes(mode)
      ->excludes(seed)
      ->excludes(name);
  play_command
      ->add_option("--language", play.language,
                   "The language of a translation, such as es (default: the scenario's own)")
      ->check(check_not_empty);
  play_command->add_flag("--json", play.json, "Print one JSON object at the end and nothing else");
  play_command
      ->add_option("--save-html", play.save_html,
                   "Save the debrief as a page too, in a file that is not there yet")
      ->check(check_not_empty)
      ->option_text("FILE");
  add_store_options(*play_command, play.store);

  LintOptions lint;
  auto* lint_command =
      app.add_subcommand("lint", "Check authored files: exit code 0 clean, 1 findings, 2 could not run");
  lint_command->add_option("PATH", lint.paths, "Files, folders, or ids of shipped scenarios")->required();
  const std::map<std::string, LintFormat> formats = {
      {"text", LintFormat::Text}, {"json", LintFormat::Json}, {"sarif", LintFormat::Sarif}};
  auto* lint_format = lint_command
                          ->add_option("--format", lint.format,
                                       "text, json, or sarif (SARIF 2.1.0, for code hosts and editors)")
                          ->transform(CLI::CheckedTransformer(formats))
                          ->option_text("text|json|sarif");
  lint_command
      ->add_flag("--assess", lint.assess,
                 "Rate every written reply with the assessor too, and say where its author differs by two "
                 "levels or more")
      ->excludes(lint_format);
  lint_command->footer("\"rapport explain CODE\" says more about what is found.");

  std::string code;
  auto* explain_command =
      app.add_subcommand("explain", "What a code such as SC077 means, and how to mend it");
  explain_command->add_option("CODE", code, "The code or the name in brackets (default: list them all)")
      ->check(check_not_empty);

  ProveOptions prove;
  auto* prove_command = app.add_subcommand(
      "prove",
      "Prove what can and cannot happen in a scenario: exit code 0 clean, 1 findings, 2 could not run");
  prove_command->add_option("SCENARIO", prove.scenario, "A file, or the id of a shipped scenario")
      ->required()
      ->check(check_not_empty);
  prove_command->add_flag("--turns", prove.turns,
                          "Tell the shortest way to every turn, not only to the endings");
  prove_command->add_flag("--json", prove.json, "Print one JSON object; docs/proof.md explains the keys");
  prove_command
      ->add_option(
          "--most-states", prove.most_states,
          "How many states to list before freer conversations are followed instead (default: 150000)")
      ->check(CLI::Range(std::size_t{1}, std::size_t{20'000'000}))
      ->option_text("NUMBER");

  SimulateOptions simulate;
  auto* simulate_command =
      app.add_subcommand("simulate", "Let many trainees pick replies by chance: endings, scores, coverage");
  simulate_command->add_option("SCENARIO", simulate.scenario, "A file, or the id of a shipped scenario")
      ->required()
      ->check(check_not_empty);
  simulate_command->add_option("--plays", simulate.plays, "How many (default: 10000)")
      ->check(CLI::Range(std::size_t{1}, std::size_t{10'000'000}))
      ->option_text("NUMBER");
  simulate_command
      ->add_option_function<std::string>(
          "--seed", [&simulate](const std::string& text) { simulate.seed = seed_from(text); },
          "The same seed gives the same plays (default: 1)")
      ->option_text("NUMBER");
  const std::map<std::string, Policy> policies = {
      {"uniform", Policy::Uniform}, {"weak", Policy::Weak}, {"strong", Policy::Strong}};
  simulate_command
      ->add_option("--policy", simulate.policy,
                   "uniform (any open reply), weak (the worse of two drawn) or strong (the better)")
      ->transform(CLI::CheckedTransformer(policies, CLI::ignore_case))
      ->option_text("uniform|weak|strong");
  simulate_command->add_flag("--json", simulate.json, "Print one JSON object");

  ExportOptions exported;
  AttemptExportOptions exported_attempts;
  bool exports_attempts = false;
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
      export_command->add_flag("--attempts", exports_attempts, "The attempts held, instead of a scenario");
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
  add_store_options(*export_command, exported_attempts.store);
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

  SendOptions sent;
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
  add_store_options(*send_command, sent.store);
  send_command->footer(
      "Practice is sent only where its trainee has shared it. What could not be sent waits, and goes with "
      "the next "
      "\"rapport send\".");

  ImportOptions imported;
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

  NewOptions made;
  auto* new_command =
      app.add_subcommand("new", "Begin a scenario of your own, in a file that is not there yet");
  new_command->add_option("FILE", made.file, "Its file (default: named after the title)")
      ->check(check_not_empty);
  new_command->add_option("--title", made.title, "What the conversation is called");
  new_command->add_option("--trade", made.trade, "Such as Dry cleaning");
  new_command->add_option("--customer", made.customer, "The customer's name");
  new_command->add_option("--problem", made.problem, "What went wrong, as the customer would say it");
  new_command->add_option("--channel", made.channel, "Where you talk")
      ->option_text("in-person|phone|chat|email");
  new_command->add_option("--severity", made.severity, "How bad it is")
      ->option_text("minor|moderate|critical");
  new_command->footer("In a terminal you are asked for what you do not say here.");

  WatchOptions watched;
  auto* watch_command =
      app.add_subcommand("watch", "Say at every save what is wrong with scenarios, and what was mended");
  watch_command
      ->add_option("PATH", watched.paths,
                   "Scenarios and rubrics, folders of them, or the ids of shipped scenarios")
      ->required()
      ->check(check_not_empty);

  TestOptions test;
  auto* test_command = app.add_subcommand(
      "test", "Play a scenario's own tests: exit code 0 all passed, 1 some failed, 2 could not run");
  test_command
      ->add_option(
          "PATH", test.paths,
          "Scenarios, folders of them, folders of tests, or tests; those of a scenario NAME.yaml are "
          "NAME.tests/*.replies")
      ->required();
  const std::map<std::string, TestFormat> test_formats = {{"text", TestFormat::Text},
                                                          {"json", TestFormat::Json}};
  test_command->add_option("--format", test.format, "text or json")
      ->transform(CLI::CheckedTransformer(test_formats))
      ->option_text("text|json");
  test_command->footer("docs/trainers-guide.md shows how a test is written.");

  ListOptions list;
  auto* list_command = app.add_subcommand("list", "The scenarios there are, or the attempts held");
  list_command->add_flag("--attempts", list.attempts, "Attempts, the latest first");
  add_store_options(*list_command, list.store);

  DebriefOptions debrief;
  auto* debrief_command = app.add_subcommand("debrief", "The feedback on an attempt");
  debrief_command->add_option("ATTEMPT", debrief.attempt, "Its id, or last")->required();
  debrief_command
      ->add_option("--scenario", debrief.scenario, "The scenario's file, if it is not a shipped one")
      ->check(check_not_empty);
  debrief_command
      ->add_option("--language", debrief.language,
                   "The language of a translation, such as es (default: the scenario's own)")
      ->check(check_not_empty);
  debrief_command->add_flag("--json", debrief.json, "Print one JSON object");
  debrief_command
      ->add_option("--save-html", debrief.save_html,
                   "Save the debrief as a page too, in a file that is not there yet")
      ->check(check_not_empty)
      ->option_text("FILE");
  add_store_options(*debrief_command, debrief.store);

  AssessOptions assess;
  auto* assess_command =
      app.add_subcommand("assess", "Rate replies: exit code 0 all, 1 some lines were bad, 2 could not run");
  assess_command
      ->add_flag("--jsonl", assess.jsonl,
                 "Each line is {\"id\", \"customer\", \"reply\"} and is answered with a line of ratings and "
                 "the words that "
                 "earned them")
      ->required();
  assess_command->add_option("FILE", assess.file, "Where the lines are (default: standard input)")
      ->check(check_not_empty);
  assess_command->footer(
      "A line may also have \"calls_for\", a list of criteria, and \"setting\": service, peer, counselling, "
      "meeting or\n"
      "mail (default: told from the words). The answer is {\"id\", \"language\", \"rated\", \"setting\", "
      "\"ratings\":\n"
      "{\"listening\": {\"level\", \"score\", \"confidence\"}, ...}, \"indicators\": [{\"id\", "
      "\"confidence\", \"begin\",\n"
      "\"end\"}]}: levels from -1 to 2, scores from 0 to 1, places in bytes of the reply. A bad line is "
      "answered with\n"
      "{\"id\", \"error\"}.");

  MatchOptions match;
  auto* match_command = app.add_subcommand(
      "match", "Tell which option replies mean: exit code 0 all, 1 some lines were bad, 2 could not run");
  match_command
      ->add_flag("--jsonl", match.jsonl,
                 "Each line is {\"id\", \"options\": [{\"id\", \"examples\": [...]}], \"reply\"} and is "
                 "answered with a line")
      ->required();
  match_command->add_option("FILE", match.file, "Where the lines are (default: standard input)")
      ->check(check_not_empty);
  match_command->footer(
      "The answer is {\"id\", \"best\", \"option\", \"score\", \"none\"}: the likeliest option, the same or "
      "null if none\n"
      "is meant, and how likely each is from 0 to 1. A bad line is answered with {\"id\", \"error\"}.");

  GraphOptions graph;
  auto* graph_command = app.add_subcommand("graph", "Draw what leads where in a scenario");
  graph_command->add_option("SCENARIO", graph.scenario, "A file, or the id of a shipped scenario")
      ->required()
      ->check(check_not_empty);
  graph_command->add_option("--format", graph.format, "svg (default), dot for Graphviz, or mermaid")
      ->check(CLI::IsMember({"svg", "dot", "mermaid"}))
      ->option_text("svg|dot|mermaid");
  graph_command
      ->add_option("--heat", graph.heat,
                   "Show how often the replies in these files, as for rapport play, go each way")
      ->check(check_not_empty)
      ->option_text("FILE ...");
  graph_command->add_flag("--attempts", graph.attempts, "Show how often the attempts held went each way");
  add_store_options(*graph_command, graph.store);

  TrainOptions train;
  auto* train_command =
      app.add_subcommand("train", "Fit the model that rates replies from the labelled corpus");
  train_command->add_option("CORPUS", train.corpus, "Its folder (default: assets/corpus of the source tree)")
      ->check(check_not_empty);
  train_command
      ->add_option("--out", train.out, "The model's file (default: the one that rapport assess reads)")
      ->check(check_not_empty);
  train_command->add_flag("--without-vectors", train.without_vectors,
                          "Fit words and cues alone, for machines without the sentence model");

  const ManagerCommands manager(app);
  StoreOptions kept;
  auto* store_command =
      app.add_subcommand("store", "Keep a store: migrate, check, copy, hand on, roles, forget");
  store_command->require_subcommand(1);
  const auto add_url = [](CLI::App& command, std::string& url, bool required = false) {
    command
        .add_option("--store", url,
                    "sqlite:PATH or postgresql://HOST/DATABASE (default: a file in the XDG data folder)")
        ->check(check_not_empty)
        ->required(required);
  };
  auto* store_migrate =
      store_command->add_subcommand("migrate", "Make a store, or bring it to the newest schema");
  add_url(*store_migrate, kept.store.url);
  auto* store_check =
      store_command->add_subcommand("check", "Read everything and say what is not as it should be");
  add_url(*store_check, kept.store.url);
  auto* store_copy =
      store_command->add_subcommand("copy", "Copy a store into an empty one, and compare the two");
  store_copy->add_option("FROM", kept.from, "A store")->required()->check(check_not_empty);
  store_copy->add_option("TO", kept.to, "An empty store, or what an interrupted copy left")
      ->required()
      ->check(check_not_empty);
  auto* store_hand_on =
      store_command->add_subcommand("hand-on", "Hand counted attempts and shared practice on to a server");
  add_url(*store_hand_on, kept.store.url);
  store_hand_on->add_option("--to", kept.to, "postgresql://HOST/DATABASE")
      ->required()
      ->check(check_not_empty);
  store_hand_on->add_option("--name", kept.name, "Only this person's attempts")->check(check_not_empty);
  auto* store_roles = store_command->add_subcommand("setup-roles", "Say on a server who may see and do what");
  add_url(*store_roles, kept.store.url, true);
  auto* store_forget =
      store_command->add_subcommand("forget", "Erase attempts that were last changed long ago");
  add_url(*store_forget, kept.store.url);
  constexpr int kMostMonths = 1200;
  store_forget->add_option("--older-than", kept.months, "Months")
      ->required()
      ->check(CLI::Range(1, kMostMonths));

  PersonOptions person;
  auto* person_command = app.add_subcommand("person", "The people of a store: list, add, export, erase");
  person_command->require_subcommand(1);
  auto* person_list = person_command->add_subcommand("list", "Ids, names and accounts");
  add_url(*person_list, person.store.url);
  auto* person_add = person_command->add_subcommand("add", "Enter a person");
  add_url(*person_add, person.store.url);
  person_add->add_option("NAME", person.name, "As shown in reports")->required();
  person_add->add_option("--account", person.account, "By which a server knows the person")
      ->check(check_not_empty);
  auto* person_team = person_add->add_option("--team", person.team, "A team's id; made if it is not there");
  person_add->add_option("--role", person.role, "In the team: trainee, manager or trainer (default: trainee)")
      ->needs(person_team);
  auto* person_export =
      person_command->add_subcommand("export", "Everything that is held about a person, as JSON");
  add_url(*person_export, person.store.url);
  person_export->add_option("PERSON", person.person, "Id, account or name")->required();
  person_export->add_option("--out", person.out, "A new file (default: standard output)")
      ->check(check_not_empty);
  auto* person_erase =
      person_command->add_subcommand("erase", "Take a person with all attempts out of the store");
  add_url(*person_erase, person.store.url);
  person_erase->add_option("PERSON", person.person, "Id, account or name")->required();
  person_erase->add_flag("--yes", person.sure, "Really");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    return app.exit(problem) == 0 ? kDone : kCouldNotRun;
  }
  const std::string program = argv[0];
  lint.version = RAPPORT_VERSION;
  // Programs read JSON, and read the same whoever runs them.
  if ((play_command->parsed() && !play.json) || (debrief_command->parsed() && !debrief.json)) {
    speak(catalogue_folder(),
          languages_of_system([](const char* variable) -> const char* { return std::getenv(variable); }));
  }
  if (const auto exit_code = manager.run(program)) return *exit_code;
  if (play_command->parsed()) return run_play(play, program);
  if (lint_command->parsed()) return run_lint(lint, program);
  if (prove_command->parsed()) return run_prove(prove, program);
  if (simulate_command->parsed()) return run_simulate(simulate, program);
  if (new_command->parsed()) return run_new(made, program);
  if (watch_command->parsed()) return run_watch(watched, program);
  if (test_command->parsed()) return run_test(test, program);
  if (explain_command->parsed()) return run_explain(code);
  if (export_command->parsed()) {
    if (!exports_attempts) return run_export(exported, program);
    exported_attempts.scenario = exported.scenario;
    exported_attempts.format = exported.format;
    exported_attempts.output = exported.output;
    return run_attempt_export(exported_attempts, program);
  }
  if (send_command->parsed()) return run_send(sent, program);
  if (import_command->parsed()) return run_import(imported, program);
  if (store_migrate->parsed()) return run_store_migrate(kept);
  if (store_check->parsed()) return run_store_check(kept);
  if (store_copy->parsed()) return run_store_copy(kept);
  if (store_hand_on->parsed()) return run_store_hand_on(kept);
  if (store_roles->parsed()) return run_store_setup_roles(kept);
  if (store_forget->parsed()) return run_store_forget(kept);
  if (person_list->parsed()) return run_person_list(person);
  if (person_add->parsed()) return run_person_add(person);
  if (person_export->parsed()) return run_person_export(person);
  if (person_erase->parsed()) return run_person_erase(person);
  if (list_command->parsed()) return run_list(list, program);
  if (assess_command->parsed()) return run_assess(assess, program);
  if (match_command->parsed()) return run_match(match);
  if (graph_command->parsed()) return run_graph(graph, program);
  if (train_command->parsed()) return run_train(train, program);
  return run_debrief(debrief, program);
}

}  // namespace

int main(int argc, char** argv) {
  // A reader that goes away ends what is shown, not what is recorded.
  static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
  try {
    return checked_output(run(argc, argv));
  } catch (const std::exception& problem) {
    std::cerr << "rapport: something went wrong that should not: " << problem.what() << "\n";
    return kCouldNotRun;
  }
}
