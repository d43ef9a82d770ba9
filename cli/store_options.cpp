// SPDX-License-Identifier: MIT
#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "cli/command_line.h"
#include "cli/people_command.h"
#include "cli/shared_options.h"
#include "cli/store_command.h"

namespace rapport {
namespace {

void add_store(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<StoreOptions>();
  auto& kept = *options;
  auto* store_command =
      app.add_subcommand("store", "Keep a store: migrate, check, copy, hand on, roles, forget");
  store_command->require_subcommand(1);
  auto* store_migrate =
      store_command->add_subcommand("migrate", "Make a store, or bring it to the newest schema");
  add_store_url(*store_migrate, kept.store.url);
  auto* store_check =
      store_command->add_subcommand("check", "Read everything and say what is not as it should be");
  add_store_url(*store_check, kept.store.url);
  auto* store_copy =
      store_command->add_subcommand("copy", "Copy a store into an empty one, and compare the two");
  store_copy->add_option("FROM", kept.from, "A store")->required()->check(check_not_empty);
  store_copy->add_option("TO", kept.to, "An empty store, or what an interrupted copy left")
      ->required()
      ->check(check_not_empty);
  auto* store_hand_on =
      store_command->add_subcommand("hand-on", "Hand counted attempts and shared practice on to a server");
  add_store_url(*store_hand_on, kept.store.url);
  store_hand_on->add_option("--to", kept.to, "postgresql://HOST/DATABASE")
      ->required()
      ->check(check_not_empty);
  store_hand_on->add_option("--name", kept.name, "Only this person's attempts")->check(check_not_empty);
  auto* store_roles = store_command->add_subcommand("setup-roles", "Say on a server who may see and do what");
  add_store_url(*store_roles, kept.store.url)->required();
  auto* store_forget =
      store_command->add_subcommand("forget", "Erase attempts that were last changed long ago");
  add_store_url(*store_forget, kept.store.url);
  constexpr int kMostMonths = 1200;
  store_forget->add_option("--older-than", kept.months, "Months")
      ->required()
      ->check(CLI::Range(1, kMostMonths));
  store_forget->add_flag("--yes", kept.sure, "Really");
  does(*store_migrate, chosen, [options](const std::string&) { return run_store_migrate(*options); });
  does(*store_check, chosen, [options](const std::string&) { return run_store_check(*options); });
  does(*store_copy, chosen, [options](const std::string&) { return run_store_copy(*options); });
  does(*store_hand_on, chosen, [options](const std::string&) { return run_store_hand_on(*options); });
  does(*store_roles, chosen, [options](const std::string&) { return run_store_setup_roles(*options); });
  does(*store_forget, chosen, [options](const std::string&) { return run_store_forget(*options); });
}

void add_person(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<PersonOptions>();
  auto& person = *options;
  auto* person_command = app.add_subcommand("person", "The people of a store: list, add, export, erase");
  person_command->require_subcommand(1);
  auto* person_list = person_command->add_subcommand("list", "Ids, names and accounts");
  add_store_url(*person_list, person.store.url);
  auto* person_add = person_command->add_subcommand("add", "Enter a person");
  add_store_url(*person_add, person.store.url);
  person_add->add_option("NAME", person.name, "As shown in reports")->required();
  person_add->add_option("--account", person.account, "By which a server knows the person")
      ->check(check_not_empty);
  auto* person_team = person_add->add_option("--team", person.team, "A team's id; made if it is not there");
  person_add->add_option("--role", person.role, "In the team: trainee, manager or trainer (default: trainee)")
      ->needs(person_team);
  auto* person_export =
      person_command->add_subcommand("export", "Everything that is held about a person, as JSON");
  add_store_url(*person_export, person.store.url);
  person_export->add_option("PERSON", person.person, "Id, account or name")
      ->required()
      ->check(check_not_empty);
  person_export->add_option("--out", person.out, "A new file (default: standard output)")
      ->check(check_not_empty);
  auto* person_erase =
      person_command->add_subcommand("erase", "Take a person with all attempts out of the store");
  add_store_url(*person_erase, person.store.url);
  person_erase->add_option("PERSON", person.person, "Id, account or name")
      ->required()
      ->check(check_not_empty);
  person_erase->add_flag("--yes", person.sure, "Really");
  does(*person_list, chosen, [options](const std::string&) { return run_person_list(*options); });
  does(*person_add, chosen, [options](const std::string&) { return run_person_add(*options); });
  does(*person_export, chosen, [options](const std::string&) { return run_person_export(*options); });
  does(*person_erase, chosen, [options](const std::string&) { return run_person_erase(*options); });
}

void add_team(CLI::App& app, Chosen& chosen) {
  const auto options = std::make_shared<TeamOptions>();
  auto& team = *options;
  auto* team_command = app.add_subcommand("team", "The teams of a store: list, join, leave, rename");
  team_command->require_subcommand(1);
  const auto add = [&](const char* name, const char* about, int (*run)(const TeamOptions&)) {
    auto* command = team_command->add_subcommand(name, about);
    add_store_url(*command, team.store.url);
    does(*command, chosen, [options, run](const std::string&) { return run(*options); });
    return command;
  };
  add("list", "Teams, and who is in them", run_team_list);
  auto* join = add("join", "Put somebody into a team, which is made if it is not there", run_team_join);
  auto* leave = add("leave", "Take somebody out of a team; attempts stay", run_team_leave);
  for (auto* command : {join, leave}) {
    command->add_option("PERSON", team.person, "Id, account or name")->required()->check(check_not_empty);
    command->add_option("--team", team.team, "Its id or name")->required()->check(check_not_empty);
  }
  join->add_option("--role", team.role, "trainee, manager or trainer (default: trainee)");
  auto* rename = add("rename", "Call a team something else", run_team_rename);
  rename->add_option("TEAM", team.team, "Its id or name")->required()->check(check_not_empty);
  rename->add_option("NAME", team.name, "As shown in reports")->required()->check(check_not_empty);
}

}  // namespace

void add_store_commands(CLI::App& app, Chosen& chosen) {
  add_store(app, chosen);
  add_person(app, chosen);
  add_team(app, chosen);
}

}  // namespace rapport
