// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <cstddef>
#include <map>
#include <memory>
#include <string>

#include "cli/command_line.h"
#include "cli/explain_command.h"
#include "cli/graph_command.h"
#include "cli/lint_command.h"
#include "cli/new_command.h"
#include "cli/prove_command.h"
#include "cli/shared_options.h"
#include "cli/simulate_command.h"
#include "cli/test_command.h"
#include "cli/watch_command.h"

namespace rapport {
namespace {

void add_new(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<NewOptions>();
  auto& made = *options;
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
  does(*new_command, chosen, [options](const std::string& program) { return run_new(*options, program); });
}

void add_lint(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<LintOptions>();
  auto& lint = *options;
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
  does(*lint_command, chosen, [options](const std::string& program) {
    options->version = RAPPORT_VERSION;
    return run_lint(*options, program);
  });
}

void add_explain(CLI::App& app, Chosen& chosen) {
  const auto code = std::make_shared<std::string>();
  auto* explain_command =
      app.add_subcommand("explain", "What a code such as SC077 means, and how to mend it");
  explain_command->add_option("CODE", *code, "The code or the name in brackets (default: list them all)")
      ->check(check_not_empty);
  does(*explain_command, chosen, [code](const std::string&) { return run_explain(*code); });
}

void add_watch(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<WatchOptions>();
  auto& watched = *options;
  auto* watch_command =
      app.add_subcommand("watch", "Say at every save what is wrong with scenarios, and what was mended");
  watch_command
      ->add_option("PATH", watched.paths,
                   "Scenarios and rubrics, folders of them, or the ids of shipped scenarios")
      ->required()
      ->check(check_not_empty);
  does(*watch_command, chosen,
       [options](const std::string& program) { return run_watch(*options, program); });
}

void add_test(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<TestOptions>();
  auto& test = *options;
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
  does(*test_command, chosen, [options](const std::string& program) { return run_test(*options, program); });
}

void add_prove(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<ProveOptions>();
  auto& prove = *options;
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
  does(*prove_command, chosen,
       [options](const std::string& program) { return run_prove(*options, program); });
}

void add_simulate(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<SimulateOptions>();
  auto& simulate = *options;
  auto* simulate_command =
      app.add_subcommand("simulate", "Let many trainees pick replies by chance: endings, scores, coverage");
  simulate_command->add_option("SCENARIO", simulate.scenario, "A file, or the id of a shipped scenario")
      ->required()
      ->check(check_not_empty);
  simulate_command->add_option("--plays", simulate.plays, "How many (default: 10000)")
      ->check(CLI::Range(std::size_t{1}, std::size_t{10'000'000}))
      ->option_text("NUMBER");
  add_seed(
      *simulate_command, [&simulate](std::uint64_t given) { simulate.seed = given; },
      "The same seed gives the same plays (default: 1)");
  const std::map<std::string, Policy> policies = {
      {"uniform", Policy::Uniform}, {"weak", Policy::Weak}, {"strong", Policy::Strong}};
  simulate_command
      ->add_option("--policy", simulate.policy,
                   "uniform (any open reply), weak (the worse of two drawn) or strong (the better)")
      ->transform(CLI::CheckedTransformer(policies, CLI::ignore_case))
      ->option_text("uniform|weak|strong");
  simulate_command->add_flag("--json", simulate.json, "Print one JSON object");
  does(*simulate_command, chosen,
       [options](const std::string& program) { return run_simulate(*options, program); });
}

void add_graph(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<GraphOptions>();
  auto& graph = *options;
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
  add_store_choice(*graph_command, graph.store);
  does(*graph_command, chosen,
       [options](const std::string& program) { return run_graph(*options, program); });
}

}  // namespace

void add_author_commands(CLI::App& app, Chosen& chosen) {
  add_new(app, chosen);
  add_lint(app, chosen);
  add_explain(app, chosen);
  add_watch(app, chosen);
  add_test(app, chosen);
  add_prove(app, chosen);
  add_simulate(app, chosen);
  add_graph(app, chosen);
}

}  // namespace rapport
