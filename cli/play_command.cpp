// SPDX-License-Identifier: MIT
#include "cli/play_command.h"

#include <fmt/format.h>

#include <charconv>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>

#include "cli/terminal.h"
#include "engine/attempt/attempt_runner.h"
#include "engine/authoring/scenario_loader.h"
#include "engine/base/clock.h"
#include "engine/base/file.h"
#include "engine/exporting/attempt_json.h"
#include "engine/exporting/conversation_text.h"
#include "engine/report/debrief.h"
#include "engine/report/transcript.h"

namespace rapport {
namespace {

constexpr std::uint64_t kSeedOfScripts = 1;
constexpr std::size_t kLargestRepliesFile = 64U << 20U;

const char* const kInteractiveHelp =
    "  a number       choose that reply\n"
    "  anything else  say it in your own words\n"
    "  :hint  :case  :back  :help  :quit (the attempt is kept and can be resumed)\n";

/// One run of the command.
class Player {
 public:
  Player(AttemptRunner runner, const PlayOptions& options)
      : runner_(std::move(runner)), options_(options), style_(standard_style()) {}

  int play_script(const std::string& text) {
    show_opening();
    std::size_t number = 0;
    for (std::string_view rest = text; !rest.empty();) {
      ++number;
      const auto end = std::min(rest.find('\n'), rest.size());
      const auto written = from_line(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (!written) continue;
      const auto given = runner_.submit(*written);
      if (!given) {
        finish();
        std::cout.flush();
        std::cerr << fmt::format("rapport: line {} of the replies: {}\n", number, given.error().text());
        return kFindings;
      }
      show_step();
    }
    finish();
    return kDone;
  }

  int play_live() {
    show_opening();
    std::cout << "\n" << kInteractiveHelp;
    std::string line;
    while (!runner_.session().is_over()) {
      show_replies();
      std::cout << "\n> " << std::flush;
      if (!std::getline(std::cin, line)) break;
      if (line == ":quit") break;
      answer(line);
    }
    if (runner_.session().is_over()) {
      finish();
    } else if (options_.store.none) {
      std::cout << "\nNothing was kept.\n";
    } else {
      std::cout << fmt::format("\nKept as {0}. Go on with: rapport play {1} --resume {0}\n",
                               runner_.attempt().id, runner_.scenario().id);
    }
    return kDone;
  }

 private:
  [[nodiscard]] const std::string& customer() const { return runner_.scenario().customer.name; }
  [[nodiscard]] bool practises() const { return runner_.attempt().mode == Mode::Practice; }

  void show_opening() {
    if (options_.json) return;
    std::cout << briefing_text(runner_.scenario(), runner_.rubric(), style_);
    for (const auto& exchange : transcript(runner_.session()))
      std::cout << lines_text(exchange.lines, customer(), style_);
  }

  void show_step() {
    if (options_.json) return;
    // Flushed, so that whoever reads along sees a reply as soon as it is kept.
    std::cout << lines_text(lines_of_last_step(runner_.session()), customer(), style_) << std::flush;
  }

  void show_replies() const {
    const auto& session = runner_.session();
    const auto& turn = session.turn();
    if (turn.message) {
      std::cout << "\n"
                << style_.wrapped(fmt::format("To: {}. Subject: {}. {}", turn.message->to,
                                              turn.message->subject, turn.message->task),
                                  "  * ", "    ");
    }
    std::cout << "\n";
    for (const auto option : shown_options()) {
      const auto& reply = turn.replies[option.index];
      const auto* act = reply.kind == ReplyOption::Kind::Done ? "(do) " : "";
      std::cout << style_.wrapped(act + reply.words, fmt::format("  {} ", option.number), "    ");
    }
  }

  struct ShownOption {
    int number;
    std::size_t index;
  };
  [[nodiscard]] std::vector<ShownOption> shown_options() const {
    std::vector<ShownOption> shown;
    const auto& session = runner_.session();
    for (std::size_t i = 0; i < session.turn().replies.size(); ++i) {
      if (session.state().is_open(static_cast<OptionIndex>(i)))
        shown.push_back({static_cast<int>(shown.size()) + 1, i});
    }
    return shown;
  }

  void answer(const std::string& line) {
    if (line.find_first_not_of(" \t") == std::string::npos) return;
    if (line == ":help") return static_cast<void>(std::cout << kInteractiveHelp);
    if (line == ":case")
      return static_cast<void>(std::cout << briefing_text(runner_.scenario(), runner_.rubric(), style_));
    if (line == ":hint") return hint();
    if (line == ":back") return back();
    const auto reply = reply_of(line);
    if (!reply) return;
    if (const auto given = runner_.submit(*reply); !given) {
      std::cout << style_.wrapped(given.error().text(), "  ! ", "    ");
      return;
    }
    show_step();
    if (practises()) std::cout << "\n" << coaching_text(make_debrief(runner_).turns.back(), style_);
  }

  std::optional<WrittenReply> reply_of(const std::string& line) const {
    int number = 0;
    const auto [end, problem] = std::from_chars(line.data(), line.data() + line.size(), number);
    if (problem != std::errc{} || end != line.data() + line.size())
      return WrittenReply{WrittenReply::Kind::Typed, line};
    for (const auto option : shown_options()) {
      if (option.number == number)
        return WrittenReply{WrittenReply::Kind::Option, runner_.session().turn().replies[option.index].id};
    }
    std::cout << fmt::format("  There is no reply {} here.\n", number);
    return std::nullopt;
  }

  void hint() const {
    const auto& text = runner_.session().turn().hint;
    if (!practises()) {
      std::cout << "  There are no hints in a counted attempt.\n";
    } else {
      std::cout << style_.wrapped(text.empty() ? "There is no hint for this moment." : text, "  * ", "    ");
    }
  }

  void back() {
    const auto count = runner_.session().replies().size();
    if (count == 0) return static_cast<void>(std::cout << "  This is the beginning.\n");
    if (const auto taken = runner_.rewind(count - 1); !taken) {
      std::cout << style_.wrapped(taken.error().text(), "  ! ", "    ");
      return;
    }
    std::cout << "\n  Taken back. It is kept, and does not count.\n"
              << lines_text(transcript(runner_.session()).back().lines, customer(), style_);
  }

  void finish() {
    if (options_.json) {
      std::cout << attempt_json(runner_);
      return;
    }
    std::cout << debrief_text(make_debrief(runner_), style_);
    std::cout << fmt::format("\nSeed {}.", runner_.session().seed());
    if (!options_.store.none) std::cout << fmt::format(" Attempt {}.", runner_.attempt().id);
    std::cout << "\n";
  }

  AttemptRunner runner_;
  const PlayOptions& options_;
  TextStyle style_;
};

std::uint64_t random_seed() {
  std::random_device source;
  return source();
}

Result<Attempt> attempt_to_resume(const AttemptRepository& store, const std::string& wanted,
                                  const std::string& scenario_id) {
  if (wanted != "last") return store.find(wanted);
  constexpr std::size_t kEnough = 1000;
  auto attempts = store.list(scenario_id, kEnough);
  if (!attempts) return tl::unexpected(attempts.error());
  for (auto& attempt : *attempts) {
    if (attempt.result.status == AttemptStatus::Incomplete) return std::move(attempt);
  }
  return failure(ErrorCode::NotFound, fmt::format("There is no unfinished attempt with {}.", scenario_id),
                 "Begin one without --resume.");
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
                              style.wrapped(fmt::format("{}, {} minutes. {}", loaded.value->sector,
                                                        loaded.value->minutes, loaded.value->summary),
                                            "    ", "    "));
  }
  for (std::string line; std::cout << "\nWhich one? Its number, or nothing to leave: " << std::flush,
                         std::getline(std::cin, line) && !line.empty();) {
    std::size_t number = 0;
    std::from_chars(line.data(), line.data() + line.size(), number);
    if (number >= 1 && number <= ids.size()) return ids[number - 1];
    std::cout << fmt::format("There is no scenario {}.", line);
  }
  return failure(ErrorCode::NotFound, "No scenario was chosen.", "rapport list shows what there is.");
}

Result<std::string> script_of(const PlayOptions& options) {
  if (!options.replies_file.empty() && options.replies_file != "-")
    return read_file(options.replies_file, kLargestRepliesFile);
  return std::string(std::istreambuf_iterator<char>(std::cin), {});
}

}  // namespace

int run_play(const PlayOptions& options, const std::string& program) {
  const auto catalogue = open_catalogue(program);
  if (!catalogue) return report_error(catalogue.error());
  const bool live = options.replies_file.empty() && !options.json && is_interactive();
  if (options.scenario.empty() && !live)
    return report_error({ErrorCode::NotFound, "No scenario is named.", "rapport list shows what there is."});
  const auto wanted =
      options.scenario.empty() ? choose_scenario(*catalogue) : Result<std::string>(options.scenario);
  if (!wanted) return report_error(wanted.error());
  const auto scenario = open_scenario(*catalogue, *wanted);
  if (!scenario) return report_error(scenario.error());
  auto script = live ? Result<std::string>(std::string()) : script_of(options);
  if (!script) return report_error(script.error());
  const auto store = open_store(options.store);
  if (!store) return report_error(store.error());

  const SystemClock clock;
  const AttemptRunner::Surroundings around{store->get(), &clock};
  const auto runner = [&]() -> Result<AttemptRunner> {
    if (options.resume.empty()) {
      const auto seed = options.seed.value_or(live ? random_seed() : kSeedOfScripts);
      return AttemptRunner::begin(*scenario, catalogue->rubric, options.mode, seed, new_attempt_id(),
                                  options.trainee, around);
    }
    if (*store == nullptr)
      return failure(ErrorCode::NotFound, "Nothing can be resumed without a store.", "Leave out --no-store.");
    auto attempt = attempt_to_resume(**store, options.resume, (*scenario)->id);
    if (!attempt) return tl::unexpected(attempt.error());
    return AttemptRunner::resume(*scenario, catalogue->rubric, *attempt, around);
  }();
  if (!runner) return report_error(runner.error());
  Player player(*runner, options);
  return live ? player.play_live() : player.play_script(*script);
}

}  // namespace rapport
