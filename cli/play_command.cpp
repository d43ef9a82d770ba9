// SPDX-License-Identifier: MIT
#include "cli/play_command.h"

#include <fmt/format.h>

#include <charconv>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>

#include "cli/save_debrief.h"
#include "cli/terminal.h"
#include "cli/terminal_conversation.h"
#include "engine/attempt/attempt_runner.h"
#include "engine/authoring/scenario_loader.h"
#include "engine/base/clock.h"
#include "engine/base/new_uuid.h"
#include "engine/base/words.h"

namespace rapport {
namespace {

constexpr std::uint64_t kSeedOfScripts = 1;

std::uint64_t random_seed() {
  std::random_device source;
  return source();
}

/// The attempt with the id `wanted`, or the last unfinished one: with a scenario, or with any if its id is
/// empty.
Result<Attempt> attempt_to_resume(const AttemptRepository& store, const std::string& wanted,
                                  const std::string& scenario_id) {
  if (wanted != "last") {
    auto attempt = store.find(wanted);
    if (attempt && attempt->result.status == AttemptStatus::Abandoned)
      return failure(ErrorCode::NotNow, tr("This attempt was left for good."),
                     tr_format("Begin a new one, or read its debrief: rapport debrief {}.", wanted));
    return attempt;
  }
  constexpr std::size_t kEnough = 1000;
  auto attempts = store.list(scenario_id, kEnough);
  if (!attempts) return tl::unexpected(attempts.error());
  for (auto& attempt : *attempts) {
    if (attempt.result.status == AttemptStatus::Incomplete) return std::move(attempt);
  }
  return failure(ErrorCode::NotFound,
                 scenario_id.empty() ? std::string(tr("There is no unfinished attempt."))
                                     : tr_format("There is no unfinished attempt with {}.", scenario_id),
                 tr("Begin one without --resume."));
}

/// Lets the person choose a scenario; NotFound if they leave.
Result<std::string> choose_scenario(const Catalogue& catalogue) {
  const auto style = standard_style();
  std::vector<std::string> ids;
  for (const auto& file : scenario_files(catalogue.library)) {
    const auto loaded = load_scenario(file, *catalogue.rubric);
    if (!loaded.value) continue;
    ids.push_back(file.string());
    std::cout << "\n"
              << style.wrapped(loaded.value->title, fmt::format("  {} ", ids.size()), "    ")
              << style.marked(TextStyle::Emphasis::Faint,
                              style.wrapped(tr_n_format("{}, {} minute. {}", "{}, {} minutes. {}",
                                                        static_cast<std::size_t>(loaded.value->minutes),
                                                        loaded.value->sector, loaded.value->minutes,
                                                        loaded.value->summary),
                                            "    ", "    "));
  }
  for (std::string line; std::cout << "\n"
                                   << tr("Which one? Its number, or nothing to leave: ") << std::flush,
                         std::getline(std::cin, line) && !line.empty();) {
    std::size_t number = 0;
    std::from_chars(line.data(), line.data() + line.size(), number);
    if (number >= 1 && number <= ids.size()) return ids[number - 1];
    std::cout << tr_format("There is no scenario {}.", line);
  }
  return failure(ErrorCode::NotFound, tr("No scenario was chosen."), tr("rapport list shows what there is."));
}

/// Where the replies come from: a file or a pipe that `file` then holds open, or standard input.
Result<std::istream*> replies_of(const PlayOptions& options, std::ifstream& file) {
  const auto& path = options.replies_file;
  if (path.empty() || path == "-") return &std::cin;
  std::error_code problem;
  if (!std::filesystem::exists(path, problem))
    return failure(ErrorCode::NotFound, tr_format("There is no file {}.", path),
                   tr("Check the spelling of its name and folder."));
  if (std::filesystem::is_directory(path, problem))
    return failure(ErrorCode::Unreadable, tr_format("{} is not a file.", path), tr("Name a file."));
  file.open(path, std::ios::binary);
  if (!file)
    return failure(ErrorCode::Unreadable, tr_format("{} cannot be read.", path),
                   tr("Check that you may read it."));
  return &file;
}

}  // namespace

int run_play(const PlayOptions& options, const std::string& program) {
  const auto catalogue = open_catalogue(program);
  if (!catalogue) return report_error(catalogue.error());
  const bool live = options.replies_file.empty() && !options.json && is_interactive();
  const bool resumes = !options.resume.empty();
  if (options.scenario.empty() && !resumes && !live)
    return report_error(
        {ErrorCode::NotFound, tr("No scenario is named."), tr("rapport list shows what there is.")});
  if (!options.save_html.empty()) {
    if (const auto can = check_can_save(options.save_html); !can) return report_error(can.error());
  }
  std::ifstream file;
  const auto replies = replies_of(options, file);
  if (!replies) return report_error(replies.error());

  std::shared_ptr<const Scenario> scenario;
  const auto open = [&](const Result<std::string>& wanted) -> Result<void> {
    auto opened =
        wanted.and_then([&](const auto& name) { return open_scenario(*catalogue, name, options.language); });
    if (!opened) return tl::unexpected(opened.error());
    scenario = std::move(*opened);
    return {};
  };
  if (!options.scenario.empty() || !resumes) {
    const auto wanted =
        options.scenario.empty() ? choose_scenario(*catalogue) : Result<std::string>(options.scenario);
    if (const auto opened = open(wanted); !opened) return report_error(opened.error());
  }
  const auto store = resumes ? open_existing_store(options.store) : open_store(options.store);
  if (!store) return report_error(store.error());

  const SystemClock clock;
  const auto listener = open_listener(*catalogue);
  const AttemptRunner::Surroundings around{store->get(), &clock, &listener};
  const auto runner = [&]() -> Result<AttemptRunner> {
    if (!resumes) {
      const auto seed = options.seed.value_or(live ? random_seed() : kSeedOfScripts);
      return AttemptRunner::begin(scenario, catalogue->rubric, options.mode, seed, ordered_uuid(clock.now()),
                                  options.trainee, around);
    }
    const auto attempt = attempt_to_resume(**store, options.resume, scenario ? scenario->id : "");
    if (!attempt) return tl::unexpected(attempt.error());
    if (!scenario) {
      if (const auto opened = open(attempt->saved.scenario_id); !opened)
        return tl::unexpected(opened.error());
    }
    return AttemptRunner::resume(scenario, catalogue->rubric, *attempt, around);
  }();
  if (!runner) return report_error(runner.error());
  return live ? hold_by_hand(*runner, options, store->get())
              : hold_by_script(*runner, options, store->get(), **replies);
}

}  // namespace rapport
