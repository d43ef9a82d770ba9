// SPDX-License-Identifier: MIT
#include "cli/list_command.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "cli/known_filter.h"
#include "cli/record_store.h"
#include "cli/terminal.h"
#include "engine/attempt/score.h"
#include "engine/authoring/scenario_loader.h"
#include "engine/authoring/wording.h"
#include "engine/translation/translated_scenario.h"

namespace rapport {
namespace {

/// In which languages a scenario is there besides its own, and how much of each; empty if there are none.
std::string languages_text(const Catalogue& catalogue, const std::filesystem::path& file,
                           const Scenario& scenario) {
  std::vector<std::string> languages;
  for (const auto& each : translation_files(file)) {
    const auto loaded = load_translation(each, scenario, *catalogue.rubric);
    if (!loaded.value) {
      languages.push_back(fmt::format("{} (cannot be read)", each.language));
      continue;
    }
    const auto counts = in_language(scenario, *catalogue.rubric, *loaded.value).counts;
    languages.push_back(counts.is_complete() ? each.language
                                             : fmt::format("{} ({} of {} lines)", each.language,
                                                           counts.translated, counts.of_scenario()));
  }
  return languages.empty()
             ? std::string()
             : fmt::format("  In {}, and translated into {}\n", scenario.language, list_of(languages));
}

int list_scenarios(const Catalogue& catalogue) {
  const auto style = standard_style();
  for (const auto& file : scenario_files(catalogue.library)) {
    const auto loaded = load_scenario(file, *catalogue.rubric);
    if (!loaded.value) {
      std::cout << fmt::format("{} cannot be read: rapport lint {}\n\n", file.filename().string(),
                               file.string());
      continue;
    }
    const auto& scenario = *loaded.value;
    const char* difficulties[] = {"gentle", "moderate", "demanding"};
    std::cout << style.marked(TextStyle::Emphasis::Strong, scenario.id)
              << fmt::format("  {} minutes, {}\n", scenario.minutes,
                             difficulties[static_cast<std::size_t>(scenario.difficulty)]);
    std::cout << style.wrapped(scenario.title, "  ", "  ") << languages_text(catalogue, file, scenario)
              << style.wrapped(scenario.summary, "  ", "  ") << "\n";
  }
  return kDone;
}

int list_attempts(const ListOptions& options, const Catalogue& catalogue) {
  const auto store = open_record_store(options.store);
  if (!store) return report_error(store.error());
  const auto filter = known_filter(catalogue, *store->records, options.filter);
  if (!filter) return report_error(filter.error());
  const auto summaries = store->records->attempts(*filter, options.most, std::nullopt);
  if (!summaries) return report_error(summaries.error());
  if (summaries->empty()) {
    std::cout << (options.filter == RecordFilter{}
                      ? "There is no attempt yet. Hold a conversation: rapport play.\n"
                      : "There is no such attempt.\n");
  }
  for (const auto& summary : *summaries) {
    const auto attempt = store->attempts->find(summary.id);
    if (!attempt) return report_error(attempt.error());
    const auto seconds = std::chrono::time_point_cast<std::chrono::seconds>(summary.started);
    const auto overall =
        summary.overall ? fmt::format("{:>3}", points(*summary.overall)) : std::string("  -");
    std::cout << fmt::format("{}  {:%Y-%m-%d %H:%M} UTC  {:<10}  {:<10} {}  {} ({})  {}\n", summary.id,
                             fmt::gmtime(std::chrono::system_clock::to_time_t(seconds)),
                             word_of(summary.mode), word_of(summary.status), overall, summary.scenario_id,
                             counted(attempt->saved.replies.size(), "reply"),
                             in_one_harmless_line(attempt->trainee));
  }
  return kDone;
}

}  // namespace

int run_list(const ListOptions& options, const std::string& program) {
  const auto catalogue = open_catalogue(program);
  if (!catalogue) return report_error(catalogue.error());
  if (options.attempts) return list_attempts(options, *catalogue);
  return list_scenarios(*catalogue);
}

}  // namespace rapport
