// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "cli/assess_command.h"
#include "cli/command_line.h"
#include "cli/match_command.h"
#include "cli/shared_options.h"
#include "cli/train_command.h"

namespace rapport {
namespace {

void add_assess(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<AssessOptions>();
  auto& assess = *options;
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
  does(*assess_command, chosen,
       [options](const std::string& program) { return run_assess(*options, program); });
}

void add_match(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<MatchOptions>();
  auto& match = *options;
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
  does(*match_command, chosen, [options](const std::string&) { return run_match(*options); });
}

void add_train(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<TrainOptions>();
  auto& train = *options;
  auto* train_command =
      app.add_subcommand("train", "Fit the model that rates replies from the labelled corpus");
  train_command->add_option("CORPUS", train.corpus, "Its folder (default: assets/corpus of the source tree)")
      ->check(check_not_empty);
  train_command
      ->add_option("--out", train.out, "The model's file (default: the one that rapport assess reads)")
      ->check(check_not_empty);
  train_command->add_flag("--without-vectors", train.without_vectors,
                          "Fit words and cues alone, for machines without the sentence model");
  does(*train_command, chosen,
       [options](const std::string& program) { return run_train(*options, program); });
}

}  // namespace

void add_rating_commands(CLI::App& app, Chosen& chosen) {
  add_assess(app, chosen);
  add_match(app, chosen);
  add_train(app, chosen);
}

}  // namespace rapport
