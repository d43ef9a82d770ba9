// SPDX-License-Identifier: MIT
#include "cli/shared_options.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <cstdlib>
#include <optional>
#include <utility>

#include "engine/base/words.h"

namespace rapport {
namespace {

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

}  // namespace

void does(CLI::App& command, Chosen& chosen, Chosen run) {
  command.callback([&chosen, run = std::move(run)] { chosen = run; });
}

std::string check_not_empty(const std::string& value) {
  return value.empty() ? "is empty; leave it out for the default" : "";
}

CLI::Option* add_seed(CLI::App& command, std::function<void(std::uint64_t)> take, const std::string& about) {
  const auto read = [take = std::move(take)](const std::string& text) {
    std::uint64_t seed = 0;
    const auto* const last = text.data() + text.size();
    const auto [end, problem] = std::from_chars(text.data(), last, seed);
    if (problem != std::errc{} || end != last)
      throw CLI::ValidationError("--seed", "a whole number from 0 to 18446744073709551615 is expected");
    take(seed);
  };
  return command.add_option_function<std::string>("--seed", read, about)->option_text("NUMBER");
}

CLI::Option* add_store_url(CLI::App& command, std::string& url) {
  return command
      .add_option(
          "--store", url,
          "Where attempts are kept: sqlite:PATH or postgresql://HOST/DATABASE (default: a file in the "
          "XDG data folder)")
      ->check(check_not_empty);
}

void add_store_choice(CLI::App& command, StoreChoice& store) {
  command.add_flag("--no-store", store.none, "Keep nothing")->excludes(add_store_url(command, store.url));
}

CLI::Option* add_mode(CLI::App& command, std::function<void(Mode)> take, const std::string& about) {
  const auto read = [take = std::move(take)](const std::string& word) {
    const auto mode = mode_from(word);
    if (!mode) throw CLI::ValidationError("--mode", "practice or assessment is expected");
    take(*mode);
  };
  return command.add_option_function<std::string>("--mode", read, about)->option_text("practice|assessment");
}

void add_record_filter(CLI::App& command, RecordFilter& filter) {
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

}  // namespace rapport
