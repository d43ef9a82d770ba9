// SPDX-License-Identifier: MIT
#include "cli/watch_command.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <pthread.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <thread>

#include "cli/authored_files.h"
#include "cli/catalogue.h"
#include "cli/terminal.h"
#include "engine/authoring/changed_findings.h"
#include "engine/authoring/rubric_loader.h"
#include "engine/base/content_hash.h"
#include "engine/base/file.h"
#include "engine/base/file_watch.h"
#include "engine/proof/proved_scenario.h"
#include "engine/translation/translated_scenario.h"

namespace rapport {
namespace {

namespace fs = std::filesystem;
using Emphasis = TextStyle::Emphasis;

constexpr std::size_t kLargestFile = 64 << 20;  // far beyond what the loader takes, which says so

/// Wakes this thread by a signal, so that one wait is for the watch and for the person alike. The signals are
/// held back from here on in this thread and in those that it starts.
class Alarm {
 public:
  Alarm() : thread_(::pthread_self()) {
    ::sigemptyset(&signals_);
    for (const int signal : {SIGUSR1, SIGINT, SIGTERM}) ::sigaddset(&signals_, signal);
    ::pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  }

  /// From any thread.
  void ring() const { ::pthread_kill(thread_, SIGUSR1); }

  /// Waits until it rings; false if the person wants to end.
  [[nodiscard]] bool wait() const {
    int signal = 0;
    return ::sigwait(&signals_, &signal) == 0 && signal == SIGUSR1;
  }

 private:
  pthread_t thread_;
  sigset_t signals_{};
};

/// "1 error, 2 warnings", "nothing to mend"
std::string in_numbers(const std::vector<Diagnostic>& found) {
  const auto errors =
      static_cast<std::size_t>(std::ranges::count(found, Severity::Error, &Diagnostic::severity));
  const auto warnings = found.size() - errors;
  if (found.empty()) return "nothing to mend";
  if (warnings == 0) return counted(errors, "error");
  if (errors == 0) return counted(warnings, "warning");
  return counted(errors, "error") + ", " + counted(warnings, "warning");
}

/// The bytes of a file. An editor that is about to write one may have emptied it: it is given a moment.
Result<std::string> read_settled(const fs::path& file) {
  constexpr int kLooks = 10;
  auto bytes = read_file(file, kLargestFile);
  for (int i = 0; i < kLooks && bytes && bytes->empty(); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    bytes = read_file(file, kLargestFile);
  }
  return bytes;
}

/// What is held of a file from save to save.
struct WatchedFile {
  std::optional<std::string> content;  ///< its hash; nothing while it is not there
  FindingsOverTime findings;
  bool looked_at = false;
};

bool is_translation(const fs::path& file) {
  return file.extension() == ".po";
}

class Watcher {
 public:
  Watcher(const Catalogue& catalogue, const TextStyle& style) : catalogue_(catalogue), style_(style) {}

  /// Looks at those of `files` that are not as they were, and tells what came of it.
  void look(const std::set<fs::path>& files) {
    for (const auto& file : files) files_.try_emplace(file);
    for (auto& [file, watched] : files_) look(file, watched);
  }

 private:
  void look(const fs::path& file, WatchedFile& watched) {
    const auto bytes = read_settled(file);
    std::error_code unknown;
    if (!bytes && !fs::exists(file, unknown)) {
      if (watched.content || !watched.looked_at)
        say(file, "is gone, and is looked at again as soon as it is back");
      watched.looked_at = true;
      watched.content.reset();
      return;
    }
    auto content = bytes ? content_hash(*bytes) : std::string();
    for (const auto& beside : files_beside(file)) {
      const auto other = read_settled(beside);
      content += " " + (other ? content_hash(*other) : std::string());
    }
    if (watched.content == content) return;
    const auto begun = std::chrono::steady_clock::now();
    const bool first = !watched.looked_at;
    watched.looked_at = true;
    watched.content = std::move(content);
    const auto [found, looked] = findings(file);
    const auto changed = watched.findings.take(found, looked);
    const auto took =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begun);
    auto news = in_numbers(found);
    if (!first && !changed.fresh.empty()) news += fmt::format(", {} new", changed.fresh.size());
    if (!changed.mended.empty()) news += fmt::format(", {} mended", changed.mended.size());
    if (!first && changed.fresh.empty() && changed.mended.empty() && !found.empty()) news += ", as before";
    say(file, fmt::format("{} ({} ms)", news, took.count()));
    for (const auto& each : changed.mended) tell("mended", Emphasis::Good, each);
    for (const auto& each : changed.same) tell("still", Emphasis::Faint, each);
    for (const auto& each : changed.fresh) {
      std::cout << style_.marked(Emphasis::Bad, first ? "found" : "new") << "    " << to_text(each) << "\n";
    }
  }

  struct Found {
    std::vector<Diagnostic> diagnostics;
    Looked looked = Looked::AtAll;
  };

  [[nodiscard]] Found findings(const fs::path& file) const {
    if (is_rubric(file)) {
      auto loaded = load_rubric(file);
      return {std::move(loaded.diagnostics), loaded.value ? Looked::AtAll : Looked::UntilAnError};
    }
    if (is_translation(file)) return {lint_translation(file, *catalogue_.rubric)};
    auto proved = prove_scenario(file, *catalogue_.rubric);
    Found found{std::move(proved.diagnostics), proved.scenario ? Looked::AtAll : Looked::UntilAnError};
    for (const auto& beside : translation_files(file)) {
      auto problems = translation_problems(beside, proved.scenario.get(), *catalogue_.rubric);
      const bool hides =
          std::ranges::find(problems, Severity::Error, &Diagnostic::severity) != problems.end();
      if (hides) found.looked = Looked::UntilAnError;
      std::ranges::move(problems, std::back_inserter(found.diagnostics));
    }
    return found;
  }

  /// What a file is held against: the translations beside a scenario, the scenario beside a translation.
  [[nodiscard]] static std::vector<fs::path> files_beside(const fs::path& file) {
    std::vector<fs::path> files;
    if (const auto scenario = scenario_path_of(file)) {
      files.push_back(*scenario);
    } else {
      for (const auto& each : translation_files(file)) files.push_back(each.path);
    }
    return files;
  }

  /// One line: the time, the file, the news.
  static void say(const fs::path& file, const std::string& news) {
    const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::cout << fmt::format("{:%H:%M:%S}  {}: {}\n", fmt::localtime(now), file.string(), news);
  }

  /// A finding on one line: its place and its words, without the source.
  void tell(std::string_view what, Emphasis emphasis, const Diagnostic& finding) const {
    auto text = to_text(finding);
    text = text.substr(0, text.find('\n'));
    std::cout << style_.marked(emphasis, what) << std::string(what.size() < 6 ? 8 - what.size() : 2, ' ')
              << text << "\n";
  }

  const Catalogue& catalogue_;
  TextStyle style_;
  std::map<fs::path, WatchedFile> files_;
};

fs::path folder_of(const fs::path& file) {
  return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

/// The folder and those below it.
void add_folders(const fs::path& folder, std::set<fs::path>& folders) {
  folders.insert(folder);
  std::error_code problem;
  std::error_code unknown;
  for (auto it =
           fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, problem);
       !problem && it != fs::recursive_directory_iterator(); it.increment(problem)) {
    if (it->is_directory(unknown)) folders.insert(it->path());
  }
}

}  // namespace

int run_watch(const WatchOptions& options, const std::string& program) {
  const auto catalogue = open_catalogue(program);
  if (!catalogue) return report_error(catalogue.error());
  std::set<fs::path> single_files;
  std::set<fs::path> folders_named;
  std::error_code unknown;
  for (const auto& name : options.paths) {
    const auto files = authored_files(catalogue->library, name);
    if (!files) return report_error(files.error());
    if (fs::is_directory(name, unknown)) {
      folders_named.insert(name);
    } else if (fs::exists(files->front(), unknown)) {
      single_files.insert(files->front());
    } else {
      return report_error({ErrorCode::NotFound, fmt::format("There is no file {}.", name),
                           fmt::format("rapport new {} begins one.", name)});
    }
  }
  const Alarm alarm;
  FileWatch watch({".yaml", ".po"}, [&alarm] { alarm.ring(); });
  Watcher watcher(*catalogue, standard_style());
  std::cout << "Ctrl-C ends it.\n";
  do {
    auto files = single_files;
    std::set<fs::path> folders;
    for (const auto& file : single_files) folders.insert(folder_of(file));
    for (const auto& folder : folders_named) add_folders(folder, folders);
    watch.look_at({folders.begin(), folders.end()});
    for (const auto& folder : folders_named) {
      auto named = authored_files(catalogue->library, folder.string());
      if (named) files.insert(named->begin(), named->end());
    }
    watcher.look(files);
    std::cout << std::flush;
  } while (std::cout.good() && alarm.wait());
  return kDone;
}

}  // namespace rapport
