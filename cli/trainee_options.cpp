// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <map>
#include <memory>
#include <string>

#include "cli/command_line.h"
#include "cli/debrief_command.h"
#include "cli/list_command.h"
#include "cli/play_command.h"
#include "cli/share_command.h"
#include "cli/shared_options.h"

namespace rapport {
namespace {

void add_play(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<PlayOptions>();
  auto& play = *options;
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
  auto* seed = add_seed(
      *play_command, [&play](std::uint64_t given) { play.seed = given; },
      "Which of the customer's wordings are spoken (default: random, 1 for replies from a file)");
  auto* mode = add_mode(
      *play_command, [&play](Mode given) { play.mode = given; },
      "practice (coaching, can be taken back) or assessment (counted)");
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
  add_store_choice(*play_command, play.store);
  does(*play_command, chosen, [options](const std::string& program) {
    // Programs read JSON, and read the same whoever runs them.
    if (!options->json) speak_for_people();
    return run_play(*options, program);
  });
}

void add_list(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<ListOptions>();
  auto& list = *options;
  auto* list_command = app.add_subcommand("list", "The scenarios there are, or the attempts held");
  auto* attempts = list_command->add_flag("--attempts", list.attempts, "Attempts, the latest first");
  add_record_filter(*list_command, list.filter);
  list_command->add_option("--most", list.most, "How many attempts at most (default: 100)")
      ->check(CLI::Range(std::size_t{1}, std::size_t{1'000'000}))
      ->option_text("NUMBER");
  for (const auto* name : {"--team", "--person", "--scenario", "--from", "--to", "--most"})
    list_command->get_option(name)->needs(attempts);
  add_store_choice(*list_command, list.store);
  does(*list_command, chosen, [options](const std::string& program) { return run_list(*options, program); });
}

void add_debrief(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<DebriefOptions>();
  auto& debrief = *options;
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
  add_store_choice(*debrief_command, debrief.store);
  does(*debrief_command, chosen, [options](const std::string& program) {
    // Programs read JSON, and read the same whoever runs them.
    if (!options->json) speak_for_people();
    return run_debrief(*options, program);
  });
}

void add_share(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<ShareOptions>();
  auto& share = *options;
  auto* share_command = app.add_subcommand(
      "share", "Let your team's trainers and managers open a practice attempt, which is private otherwise");
  share_command->add_option("ATTEMPT", share.attempt, "Its id, or last")->required()->check(check_not_empty);
  share_command->add_flag("--take-back", share.take_back, "Make it private again");
  add_store_url(*share_command, share.store.url);
  does(*share_command, chosen, [options](const std::string&) {
    speak_for_people();
    return run_share(*options);
  });
}

}  // namespace

void add_trainee_commands(CLI::App& app, Chosen& chosen) {
  add_play(app, chosen);
  add_list(app, chosen);
  add_debrief(app, chosen);
  add_share(app, chosen);
}

}  // namespace rapport
