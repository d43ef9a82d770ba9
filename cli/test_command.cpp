// SPDX-License-Identifier: MIT
#include "cli/test_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "cli/catalogue.h"
#include "cli/terminal.h"
#include "engine/base/file.h"
#include "engine/exporting/test_json.h"
#include "engine/rehearsal/scenario_test.h"

namespace rapport {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kTestsEnding = ".tests";
constexpr std::string_view kTestEnding = ".replies";

/// The tests to play, by the scenario that they are about.
using TestsOfScenarios = std::map<fs::path, std::set<fs::path>>;

/// A folder's name, also of one that is named with a slash or a dot behind it.
std::string name_of(const fs::path& folder) {
  std::error_code problem;
  const auto real = fs::canonical(folder, problem);
  return (problem ? folder : real).filename().string();
}

std::optional<fs::path> shipped_scenario(const Library& library, const std::string& id) {
  for (auto& file : scenario_files(library)) {
    if (file.stem() == id) return std::move(file);
  }
  return std::nullopt;
}

/// Whose tests a folder holds: NAME.yaml beside NAME.tests, else the shipped scenario that it is called.
std::optional<fs::path> scenario_of(const fs::path& folder, const Library& library) {
  const auto name = name_of(folder);
  if (!name.ends_with(kTestsEnding)) return shipped_scenario(library, name);
  std::error_code problem;
  const auto real = fs::canonical(folder, problem);
  const auto stem = name.substr(0, name.size() - kTestsEnding.size());
  // As the person named it, if that has a folder: names in messages are then those that they know.
  const auto beside = folder.has_filename() && folder.filename() == name ? folder.parent_path()
                      : problem                                          ? folder.parent_path()
                                                                         : real.parent_path();
  return beside / (stem + ".yaml");
}

std::set<fs::path> tests_in(const fs::path& folder) {
  std::set<fs::path> tests;
  std::error_code problem;
  for (auto it = fs::directory_iterator(folder, fs::directory_options::skip_permission_denied, problem);
       !problem && it != fs::directory_iterator(); it.increment(problem)) {
    std::error_code unknown;
    if (it->path().extension() == kTestEnding && it->is_regular_file(unknown)) tests.insert(it->path());
  }
  return tests;
}

Error no_tests(const std::string& name, const std::string& where) {
  return {ErrorCode::NotFound, fmt::format("There are no tests of {}.", name),
          fmt::format("Write one: {}/first{}, one reply a line. docs/trainers-guide.md shows how.", where,
                      kTestEnding)};
}

Result<void> add_folder(const fs::path& folder, const Library& library, TestsOfScenarios& tests) {
  const auto before = tests.size();
  const auto add = [&](const fs::path& each) {
    auto found = tests_in(each);
    if (found.empty()) return;
    if (const auto scenario = scenario_of(each, library)) tests[*scenario].merge(found);
  };
  add(folder);
  std::error_code problem;
  for (auto it =
           fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, problem);
       !problem && it != fs::recursive_directory_iterator(); it.increment(problem)) {
    std::error_code unknown;
    if (it->is_directory(unknown)) add(it->path());
  }
  if (tests.size() > before) return {};
  if (!tests_in(folder).empty())
    return failure(ErrorCode::NotFound,
                   fmt::format("Whose tests are those in {} cannot be told.", folder.string()),
                   "Call the folder NAME.tests and put it beside NAME.yaml.");
  const auto example = folder / ("NAME" + std::string(kTestsEnding));
  return tl::unexpected(no_tests(fmt::format("a scenario in {}", folder.string()), example.string()));
}

Result<void> add_named(const std::string& name, const Library& library, TestsOfScenarios& tests) {
  std::error_code problem;
  if (fs::is_directory(name, problem)) return add_folder(name, library, tests);
  const fs::path path(name);
  if (path.extension() == kTestEnding) {
    const auto folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
    const auto scenario = scenario_of(folder, library);
    if (!scenario)
      return failure(ErrorCode::NotFound, fmt::format("Whose test {} is cannot be told.", name),
                     "Put it into a folder NAME.tests beside NAME.yaml.");
    tests[*scenario].insert(path);
    return {};
  }
  const auto scenario = find_scenario(library, name);
  if (!scenario) return tl::unexpected(scenario.error());
  auto folder = *scenario;
  folder.replace_extension(kTestsEnding);
  auto found = tests_in(folder);
  if (!fs::exists(*scenario, problem))
    return failure(ErrorCode::NotFound, fmt::format("There is no file {}.", scenario->string()),
                   "Check the spelling of its name and folder.");
  if (found.empty()) return tl::unexpected(no_tests(name, folder.string()));
  tests[*scenario].merge(found);
  return {};
}

/// As one line for a terminal: control characters are blanks.
std::string on_one_line(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
  return text;
}

void print_outcome(const TestedFile& tested, const TextStyle& style) {
  using Emphasis = TextStyle::Emphasis;
  const auto& outcome = tested.outcome;
  const auto scenario = fs::path(tested.scenario).stem().string();
  std::cout << on_one_line(
                   fmt::format("{}  {}: {}", outcome.passed() ? "passed" : "FAILED", scenario, outcome.name))
            << "\n";
  for (const auto& difference : outcome.differences) {
    auto place = tested.file;
    if (difference.line > 0) place += fmt::format(":{}", difference.line);
    if (difference.line > 0 && difference.column > 0) place += fmt::format(":{}", difference.column);
    std::cout << "  " << style.marked(Emphasis::Strong, on_one_line(place)) << ": "
              << on_one_line(difference.message) << "\n";
    if (!difference.hint.empty()) std::cout << "    " << on_one_line(difference.hint) << "\n";
  }
}

}  // namespace

int run_test(const TestOptions& options, const std::string& program) {
  const auto catalogue = open_catalogue(program);
  if (!catalogue) return report_error(catalogue.error());
  TestsOfScenarios tests;
  bool could_run = true;
  const auto report = [&](const Error& error) {
    report_error(error);
    could_run = false;
  };
  for (const auto& name : options.paths) {
    if (const auto added = add_named(name, catalogue->library, tests); !added) report(added.error());
  }
  const auto listener = open_listener(*catalogue);
  const auto style = standard_style();
  std::vector<TestedFile> tested;
  for (const auto& [file, names] : tests) {
    const auto scenario = open_scenario(*catalogue, file.string());
    if (!scenario) {
      report(scenario.error());
      continue;
    }
    for (const auto& test : names) {
      auto bytes = read_file(test, kLargestTestBytes);
      if (!bytes) {
        report(bytes.error());
        continue;
      }
      tested.push_back({test.string(), file.string(),
                        run_scenario_test(test.stem().string(), std::move(*bytes), *scenario,
                                          catalogue->rubric, listener)});
      if (options.format == TestFormat::Text) print_outcome(tested.back(), style);
    }
  }
  const auto passed = static_cast<std::size_t>(
      std::ranges::count_if(tested, [](const TestedFile& each) { return each.outcome.passed(); }));
  if (options.format == TestFormat::Json) {
    std::cout << test_json(tested);
  } else if (!tested.empty() || could_run) {
    std::cout << fmt::format("{} passed, {} failed\n", passed, tested.size() - passed);
  }
  if (!could_run) return kCouldNotRun;
  return passed == tested.size() ? kDone : kFindings;
}

}  // namespace rapport
