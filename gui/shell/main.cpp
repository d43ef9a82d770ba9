// SPDX-License-Identifier: MIT
/// \file rapport-gui: the command line of the window.
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <future>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "engine/authoring/library.h"
#include "engine/authoring/open_assessor.h"
#include "engine/base/clock.h"
#include "engine/base/file.h"
#include "engine/base/file_watch.h"
#include "engine/base/new_uuid.h"
#include "engine/base/words.h"
#include "engine/storage/postgres_store.h"
#include "gui/author/editor_command.h"
#include "gui/settings/settings_file.h"
#include "gui/settings/settings_writer.h"
#include "gui/shell/app.h"
#include "gui/shell/debrief_saver.h"
#include "gui/shell/draft_store.h"
#include "gui/shell/open_file.h"
#include "gui/shell/preparation.h"
#include "gui/shell/shelf_reader.h"
#include "gui/shell/spare_memory.h"
#include "gui/shell/stores.h"
#include "gui/shell/team_courier.h"
#include "gui/shell/worker.h"
#include "gui/voice/voice_process.h"

namespace {

using namespace rapport;
using namespace rapport::gui;

constexpr std::size_t kMostReplyBytes = std::size_t{8} << 20U;

/// Exit code by which a caller can fall back to the terminal.
constexpr int kNoDisplay = 3;

struct CommandLine {
  std::string store, scenario, replies, author, screenshot, size, settings, texts;
  std::optional<std::string> team_store;
  bool no_store = false, timing = false, people = false;
  std::optional<float> scale;
};

void define(CLI::App& parser, CommandLine& line) {
  parser.set_version_flag("--version", std::string("rapport-gui ") + RAPPORT_VERSION);
  auto* store = parser.add_option("--store", line.store, "Where attempts are kept: sqlite:PATH or a path");
  parser.add_flag("--no-store", line.no_store, "Keep attempts only until the window is closed")
      ->excludes(store);
  auto* scenario =
      parser.add_option("--scenario", line.scenario, "Open this scenario's briefing: an id or a file");
  parser
      .add_option("--replies", line.replies, "Practise the scenario and give the replies in this file first")
      ->needs(scenario);
  parser
      .add_option("--author", line.author,
                  "Look at the scenarios in this folder, or at this file, while you write them")
      ->excludes(scenario);
  parser
      .add_flag("--people", line.people,
                "Look at people and teams: what they have learnt, and what they need")
      ->excludes(scenario);
  parser.add_option("--screenshot", line.screenshot, "Draw the window into this PNG file and end");
  parser.add_option("--size", line.size, "Size of the window, such as 1280x800; by default as it was last");
  parser.add_option("--settings", line.settings, "Keep the settings in this file");
  parser.add_option(
      "--team-store", line.team_store,
      "Hand counted attempts and shared practice on to this server whenever it is there, from now "
      "on; \"\": no more");
  parser.add_option("--scale", line.scale, "Size of everything in it; by default as the screen asks")
      ->check(CLI::Range(0.5, 4.0));
  // For programs that operate the window from outside, as tests/gui/window_test.sh does.
  parser.add_option("--texts", line.texts, "Say in this file what stands where in the window")->group("");
  parser.add_flag("--timing", line.timing, "Say when the first frame was shown");
}

Result<WindowOptions> window_options(const CommandLine& line, const WindowSettings& last) {
  WindowOptions options;
  options.scale = line.scale;
  options.visible = line.screenshot.empty();
  if (line.size.empty()) {
    if (!options.visible || options.scale) return options;
    options.width = last.width;
    options.height = last.height;
    options.place = last.place;
    options.maximised = last.maximised;
    return options;
  }
  char rest = 0;
  // The field widths bound the numbers, and how many were read is checked. NOLINTNEXTLINE(cert-err34-c)
  const int read = std::sscanf(line.size.c_str(), "%5dx%5d%c", &options.width, &options.height, &rest);
  if (read != 2 || options.width < 320 || options.height < 240 || options.width > 16384 ||
      options.height > 16384) {
    return failure(ErrorCode::Invalid, fmt::format("{} is no size of a window.", line.size),
                   "Write it as in --size 1280x800.");
  }
  return options;
}

/// What the person has set, and the thread that keeps it; none if there is no place for it.
struct KeptSettings {
  Settings settings;
  std::optional<Tell> news;
  std::unique_ptr<SettingsWriter> writer;
};

Result<KeptSettings> open_settings(const CommandLine& line) {
  const auto path =
      line.settings.empty()
          ? default_settings_path([](const char* name) -> const char* { return std::getenv(name); })
          : Result<std::filesystem::path>(line.settings);
  KeptSettings kept;
  if (line.team_store && !line.team_store->empty()) {
    if (const auto address = server_address(*line.team_store); !address)
      return tl::unexpected(address.error());
  }
  if (!path) {
    kept.news = Tell{path.error().message, path.error().way_out};
    return kept;
  }
  SettingsFile file(*path);
  auto opened = file.open();
  kept.settings = std::move(opened.settings);
  if (opened.problem)
    kept.news = Tell{std::move(opened.problem->message), std::move(opened.problem->way_out)};
  kept.writer = std::make_unique<SettingsWriter>(std::move(file));
  if (line.team_store && *line.team_store != kept.settings.team_store) {
    kept.settings.team_store = *line.team_store;
    kept.writer->save(kept.settings);
  }
  return kept;
}

std::uint64_t random_seed() {
  std::random_device device;
  return std::uint64_t{device()} << 32U | device();
}

/// Replies from a file are always answered in the same words, as by `rapport play`.
std::uint64_t seed_of_replies() {
  return 1;
}

/// Opens what the command line names, as if the trainee had come there by hand.
Result<void> go_to(AppState& state, const CommandLine& line, const Library& library,
                   const Services& services) {
  if (line.scenario.empty()) return {};
  auto id = line.scenario;
  if (state.shelf.find(id) == nullptr) {
    const auto file = find_scenario(library, line.scenario);
    if (!file) return tl::unexpected(file.error());
    const auto rubric = load_rubric_of(library, "recovery");
    const auto before = state.shelf.scenarios.size();
    if (rubric.value != nullptr) add_to_shelf(state.shelf, *file, rubric.value);
    if (state.shelf.scenarios.size() == before) {
      return failure(ErrorCode::Invalid, fmt::format("{} cannot be played.", file->string()),
                     fmt::format("Run `rapport lint {}` to see why.", file->string()));
    }
    id = state.shelf.scenarios.back().scenario->id;
  }
  update(state, OpenScenario{id}, services);
  if (line.replies.empty()) return {};
  const auto text = read_file(line.replies, kMostReplyBytes);
  if (!text) return tl::unexpected(text.error());
  update(state, BeginAttempt{}, services);
  for (const auto& reply : replies_from_lines(*text)) {
    if (!state.runner) break;
    const auto before = state.runner->session().replies().size();
    switch (reply.kind) {
      case WrittenReply::Kind::Option:
        update(state, GiveReply{reply.text}, services);
        break;
      case WrittenReply::Kind::Typed:
        update(state, SendWords{reply.text}, services);
        break;
      case WrittenReply::Kind::Silence:
        update(state, StaySilent{}, services);
        break;
    }
    if (state.runner->session().replies().size() == before) {
      const auto notice = state.notice.value_or(Notice{"A reply could not be given.", {}});
      return failure(ErrorCode::NotNow, notice.what, notice.way_out);
    }
  }
  if (state.conversation.over) update(state, OpenDebrief{}, services);
  return {};
}

/// The window as it opens, and the characters of the texts in it.
struct Opened {
  AppState state;
  GlyphSet glyphs;
};

/// The window is there before the scenarios.
Opened open_lobby(const Library& library, const Services& services) {
  const auto files = scenario_files(library).size();
  return {open_app({}, services, {0, std::max<std::size_t>(1, files)}), {}};
}

/// Whoever names a scenario waits until all are read.
Opened open_scenarios(const Library& library, const Services& services) {
  Opened opened;
  auto shelf = read_shelf(library, [&](const Shelf&, const ShelfProgress& progress) {
    if (const auto text = read_file(progress.file, kLargestScenario)) opened.glyphs.add_text(*text);
    return true;
  });
  opened.state = open_app(std::move(shelf), services);
  return opened;
}

/// The assessor, once somebody types: it takes as much memory as all else that is ours. Without one the
/// window works all the same: typed words are then understood where they repeat a written reply.
std::shared_ptr<const Assessor> open_or_do_without(const Library& library,
                                                   std::shared_ptr<const Rubric> rubric) {
  if (rubric == nullptr) return nullptr;
  auto assessor = open_assessor(library, std::move(rubric));
  if (!assessor) {
    fmt::print(stderr, "rapport-gui: {}\n", assessor.error().text());
    return nullptr;
  }
  if (const auto why = why_without_vectors(**assessor); !why.empty())
    fmt::print(stderr, "rapport-gui: {}\n", why);
  give_back_spare_memory();
  return std::move(*assessor);
}

Result<std::filesystem::path> save_among_documents(const DebriefPage& page) {
  return documents_folder([](const char* name) -> const char* { return std::getenv(name); })
      .and_then([&](const std::filesystem::path& folder) { return save_page(folder, page); });
}

/// Which languages there are words in, and which of them the system asks for.
LanguagesHere find_languages(const std::vector<std::string>& of_system) {
  const auto folder = catalogue_folder();
  LanguagesHere here;
  for (const auto& language : kLanguages) {
    if (has_catalogue(folder, language.tag)) here.tags.emplace_back(language.tag);
  }
  here.of_system = speak(folder, of_system);
  return here;
}

/// Where scenarios are written: as the command line names it, else among those of the program.
Result<void> find_author_files(Services& services, const CommandLine& line, const Library& library) {
  services.author_folder = library.scenarios;
  if (line.author.empty()) return {};
  const std::filesystem::path named = line.author;
  std::error_code problem;
  if (std::filesystem::is_directory(named, problem)) {
    services.author_folder = named;
    return {};
  }
  if (!std::filesystem::exists(named, problem)) {
    return failure(ErrorCode::NotFound, tr_format("There is no file or folder {}.", line.author),
                   tr("Name a scenario's file, or the folder that it lies in."));
  }
  services.author_file = std::filesystem::absolute(named, problem);
  services.author_folder = services.author_file.parent_path();
  return {};
}

Result<void> run(const CommandLine& line, std::chrono::steady_clock::time_point started,
                 const char* program) {
  const auto of_system =
      languages_of_system([](const char* name) -> const char* { return std::getenv(name); });
  const auto languages = find_languages(of_system);
  const auto speak_language = [&](const std::string& language) {
    speak(catalogue_folder(), language.empty() ? of_system : std::vector{language});
  };
  const auto opened_settings = open_settings(line);
  if (!opened_settings) return tl::unexpected(opened_settings.error());
  const auto& kept = *opened_settings;
  speak_language(kept.settings.language);
  const auto window = window_options(line, kept.settings.window);
  if (!window) return tl::unexpected(window.error());
  const auto library = find_library(program);
  if (!library) return tl::unexpected(library.error());
  auto store = line.no_store ? Result<Store>(store_in_memory()) : open_store(line.store);
  if (!store) return tl::unexpected(store.error());

  const SystemClock clock;
  const auto new_seed = line.replies.empty() ? random_seed : seed_of_replies;
  const auto rubric = load_rubric_of(*library, "recovery");
  const Listener listener(
      std::async(std::launch::deferred, open_or_do_without, *library, rubric.value).share());
  Preparation preparation(listener);
  DebriefSaver saver(save_among_documents);
  Services services;
  services.attempts = store->attempts.get();
  services.clock = &clock;
  services.new_seed = new_seed;
  services.new_id = [] { return ordered_uuid(SystemClock().now()); };
  services.listener = &listener;
  services.words_to_come = [&](std::shared_ptr<const Scenario> scenario, TurnIndex turn) {
    preparation.ready(std::move(scenario), turn);
  };
  if (kept.writer != nullptr) {
    services.save_settings = [&](const Settings& settings) { kept.writer->save(settings); };
    services.settings_problem = [&] { return kept.writer->take_problem(); };
  }
  std::optional<DraftStore> drafts;
  if (!store->drafts.empty()) {
    drafts.emplace(store->drafts);
    services.keep_drafts = [&](Drafts now) { drafts->keep(std::move(now)); };
    services.drafts_problem = [&] { return drafts->take_problem(); };
  }
  services.save_debrief = [&](DebriefPage page) { saver.save(std::move(page)); };
  services.debrief_saved = [&] { return saver.take_saved(); };
  services.open_file = open_file;
  services.rubric = rubric.value;
  if (auto found = find_author_files(services, line, *library); !found) return found;
  const auto editor = editor_of([](const char* name) -> const char* { return std::getenv(name); });
  services.open_in_editor = [&](const std::filesystem::path& file, std::size_t at) {
    return open_in_editor(editor, file, at);
  };
  services.speak = speak_language;
  services.languages = languages;
  Bell bell;
  const auto stir = [&] { bell.ring(); };
  Worker worker([&] {
    listener.give_back_memory();
    bell.ring();
  });
  const auto at_once = services;
  const auto stir_and_give_back = [&] {
    give_back_spare_memory();
    bell.ring();
  };
  LaterRecords records(store->url);
  if (!store->url.empty())
    services.open_records = [&](const std::stop_token& stop) { return records.open(stop); };
  if (const char* user = std::getenv("USER"); user != nullptr) services.rater = user;
  Worker author_reader(stir_and_give_back), prover(stir_and_give_back), asker(stir);
  services.look_up_later = [&](Job job) { asker.do_later(std::move(job)); };
  services.read_for_author = [&](Job job) { author_reader.do_later(std::move(job)); };
  services.prove_later = [&](Job job) {
    prover.do_later([job = std::move(job)] {
      give_back_spare_memory();  // the scenario as it was before was thrown away
      return job();
    });
  };
  services.side_job_done = [&] {
    auto done = author_reader.take_done();
    if (!done) done = prover.take_done();
    return done ? std::move(done) : asker.take_done();
  };
  const bool has_file = store->sql != nullptr && !store->sql->is_server();
  const auto& team_store = kept.settings.team_store;
  std::optional<TeamCourier> courier;
  if (has_file && !team_store.empty() && line.screenshot.empty()) {
    courier.emplace([&] { return carry(store->url, team_store); }, stir, TeamCourier::Patience());
    services.hand_on_soon = [&] { courier->look(); };
    services.team_news = [&] { return courier->take_news(); };
  }
  if (courier || (store->sql != nullptr && !has_file)) {
    services.share = [&](const AttemptId& id, const std::optional<TimePoint>& at) {
      return SqlRecords(store->sql).share(id, at);
    };
  }
  FileWatch watch({".yaml", ".po"}, stir);
  services.watch_folder = [&](const std::filesystem::path& folder) { watch.look_at({folder}); };
  services.folder_changed = [&] { return watch.take_change(); };
  services.do_later = [&](Job job) { worker.do_later(std::move(job)); };
  services.job_done = [&] { return worker.take_done(); };
  VoiceProcess voice({voice_program().string()}, VoiceProcess::kPatience,
                     [&](const VoiceState&) { bell.ring(); });
  if (line.screenshot.empty()) services.voice = &voice;
  auto opened = line.scenario.empty() ? open_lobby(*library, services) : open_scenarios(*library, at_once);
  auto& state = opened.state;
  state.settings = kept.settings;
  if (drafts) state.drafts = drafts->read();
  if (!state.notice) state.notice = std::move(store->notice);
  if (auto there = go_to(state, line, *library, at_once); !there) return there;
  listener.give_back_memory();
  give_back_spare_memory();
  if (!line.author.empty()) update(state, OpenAuthor{}, services);
  if (line.people) update(state, OpenManager{}, services);

  std::optional<ShelfReader> reader;
  if (!state.reading.is_done()) {
    reader.emplace(*library, stir);
    services.shelf_news = [&] { return reader->take_news(); };
  }
  AppOptions options;
  options.bell = &bell;
  options.window = *window;
  if (!line.screenshot.empty()) options.screenshot = line.screenshot;
  options.remember_window = line.screenshot.empty() && line.size.empty() && !line.scale;
  if (kept.news) options.news.push_back(*kept.news);
  if (!line.texts.empty()) options.texts = line.texts;
  options.timing = line.timing;
  options.started = started;
  return run_app(std::move(state), services, opened.glyphs, options);
}

}  // namespace

int main(int count, char** arguments) {
  const auto started = std::chrono::steady_clock::now();
  give_back_large_blocks();
  try {
    CLI::App parser("Rapport: practise recovery conversations");
    CommandLine line;
    define(parser, line);
    CLI11_PARSE(parser, count, arguments);
    const auto done = run(line, started, arguments[0]);
    if (done) return EXIT_SUCCESS;
    fmt::print(stderr, "rapport-gui: {}\n", done.error().text());
    if (done.error().code == ErrorCode::NoDisplay) return kNoDisplay;
  } catch (const std::exception& problem) {
    fmt::print(stderr, "rapport-gui: {}\n", problem.what());
  }
  return EXIT_FAILURE;
}
