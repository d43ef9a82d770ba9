// SPDX-License-Identifier: MIT
#include "cli/terminal_conversation.h"

#include <fmt/format.h>

#include <cctype>
#include <charconv>
#include <iostream>
#include <utility>

#include "cli/save_debrief.h"
#include "cli/terminal.h"
#include "engine/base/words.h"
#include "engine/exporting/attempt_json.h"
#include "engine/exporting/conversation_text.h"
#include "engine/report/debrief.h"
#include "engine/report/transcript.h"

namespace rapport {
namespace {

/// A mark, a blank, and words of which every character may be written as two.
constexpr std::size_t kLongestLineBytes = 2 + 2 * kLongestReplyBytes;
/// A terminal holds 4,096 bytes of a line with its line break, and drops what is typed after them.
constexpr std::size_t kFullTerminalLineBytes = 4095;
constexpr std::string_view kBlanks = " \t\r\n";

const char* interactive_help() {
  return tr(
      "  a number       choose that reply\n"
      "  anything else  say it in your own words\n"
      "  > and words    say them, even if they look like a number or a command\n"
      "  :wait          say nothing, where the customer waits for an answer\n"
      "  :hint  :case  :back  :help\n"
      "  :quit          stop here; the attempt is kept and can be resumed\n"
      "  :leave         stop for good; the attempt cannot be resumed\n");
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

/// A colon and a letter: a smile made of a colon and a bracket is none.
bool is_command(std::string_view word) {
  return word.size() > 1 && word[0] == ':' && std::isalpha(static_cast<unsigned char>(word[1])) != 0;
}

bool is_number(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

/// What has to be typed to be sure.
const char* yes_word() {
  return tr("yes");
}

/// A word as a shell reads it back.
std::string in_shell(const std::string& word) {
  constexpr std::string_view kPlain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:=@%+,";
  if (word.find_first_not_of(kPlain) == std::string::npos) return word;
  std::string quoted = "'";
  for (const char c : word) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

/// One run of the command.
class Player {
 public:
  Player(AttemptRunner runner, const PlayOptions& options, const AttemptRepository* store)
      : runner_(std::move(runner)), options_(options), store_(store), style_(standard_style()) {}

  int play_script(std::istream& replies) {
    show_opening();
    for (std::size_t number = 1;; ++number) {
      const auto line = read_line(replies, kLongestLineBytes);
      if (!line) return stop_script(number, line.error());
      if (!*line) break;
      const auto written = from_line(**line);
      if (!written) continue;
      const auto answered = submit(*written);
      if (!answered.was_taken) return stop_script(number, answered.outcome.error());
      if (answered.outcome) continue;
      static_cast<void>(finish());
      return report_error(answered.outcome.error());
    }
    return finish();
  }

  int play_live() {
    show_opening();
    std::cout << "\n" << interactive_help();
    while (!runner_.session().is_over()) {
      show_replies();
      std::cout << "\n> " << std::flush;
      const auto line = next_line();
      if (!line || trimmed(*line) == ":quit") break;
      if (trimmed(*line) == ":leave") {
        if (leave()) return kDone;
        continue;
      }
      answer(*line);
    }
    if (runner_.session().is_over()) return finish();
    if (options_.store.none) {
      std::cout << fmt::format("\n{}\n", tr("Nothing was kept."));
    } else {
      std::cout << fmt::format(
          "\n{}\n", tr_format("Kept as {}. Go on with: {}", runner_.attempt().id, command_to_go_on()));
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

  /// A reply that was taken has an error if the result that it led to could not be stored.
  struct Answered {
    bool was_taken;
    Result<void> outcome;
  };

  /// Answers, and shows what comes of it.
  Answered submit(const WrittenReply& written) {
    const auto before = runner_.session().replies().size();
    auto outcome = runner_.submit(written);
    const bool was_taken = runner_.session().replies().size() > before;
    if (was_taken) show_step();
    return {was_taken, std::move(outcome)};
  }

  int stop_script(std::size_t line, const Error& error) {
    static_cast<void>(finish());
    std::cout.flush();
    std::cerr << fmt::format("rapport: {}\n", tr_format("line {} of the replies: {}", line, error.text()));
    return kFindings;
  }

  [[nodiscard]] std::string command_to_go_on() const {
    const auto& scenario = options_.scenario.empty() ? runner_.scenario().id : options_.scenario;
    auto command = fmt::format("rapport play {} --resume {}", in_shell(scenario), runner_.attempt().id);
    if (!options_.language.empty()) command += " --language " + in_shell(options_.language);
    if (!options_.store.url.empty()) command += " --store " + in_shell(options_.store.url);
    return command;
  }

  /// What is typed next; nothing at the end, or if a line is beyond all bounds.
  static std::optional<std::string> next_line() {
    return read_line(std::cin, kLongestLineBytes).value_or(std::nullopt);
  }

  void show_replies() const {
    const auto& session = runner_.session();
    const auto& turn = session.turn();
    if (turn.message) {
      std::cout << "\n"
                << style_.wrapped(tr_format("To: {}. Subject: {}. {}", turn.message->to,
                                            turn.message->subject, turn.message->task),
                                  "  * ", "    ")
                << fmt::format("    {}\n",
                               tr("In your own words: as many lines as you like, and a line with only a dot "
                                  "sends them."));
    }
    if (turn.clock) {
      std::cout << "\n"
                << style_.wrapped(tr_n_format("{} waits {} second for an answer; :wait lets it pass.",
                                              "{} waits {} seconds for an answer; :wait lets them pass.",
                                              static_cast<std::size_t>(turn.clock->seconds), customer(),
                                              turn.clock->seconds),
                                  "  * ", "    ");
    }
    std::cout << "\n";
    for (const auto option : shown_options()) {
      const auto& reply = turn.replies[option.index];
      const auto act = reply.kind == ReplyOption::Kind::Done ? fmt::format("{} ", tr("(do)")) : std::string();
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
    const auto word = trimmed(line);
    if (word.empty()) return;
    if (word == ":case")
      return static_cast<void>(std::cout << briefing_text(runner_.scenario(), runner_.rubric(), style_));
    if (word == ":hint") return hint();
    if (word == ":back") return back();
    if (word == ":wait") return say({WrittenReply::Kind::Silence, {}});
    if (is_command(word)) return static_cast<void>(std::cout << interactive_help());
    if (is_number(word)) return choose(word);
    if (const auto words = words_beginning_with(line)) say({WrittenReply::Kind::Typed, *words});
  }

  void say(const WrittenReply& reply) {
    const auto answered = submit(reply);
    if (!answered.outcome) std::cout << style_.wrapped(answered.outcome.error().text(), "  ! ", "    ");
    if (answered.was_taken && practises())
      std::cout << "\n" << coaching_text(make_debrief(runner_).turns.back(), style_);
  }

  void choose(std::string_view word) {
    for (const auto option : shown_options()) {
      if (std::to_string(option.number) == word)
        return say({WrittenReply::Kind::Option, runner_.session().turn().replies[option.index].id});
    }
    std::cout << fmt::format("  {}\n",
                             tr_format("There is no reply {0} here. To say it in words: > {0}", word));
  }

  /// The words that begin with `first`: one line, or at a message every line up to a lone dot. Nothing if
  /// they are blank or may not be whole.
  std::optional<std::string> words_beginning_with(std::string first) const {
    bool is_cut = first.size() >= kFullTerminalLineBytes;
    if (first.starts_with('>')) first.erase(0, first.starts_with("> ") ? 2 : 1);
    std::string words = std::move(first);
    if (runner_.session().turn().message) {
      for (auto line = next_line(); !line || trimmed(*line) != "."; line = next_line()) {
        if (!line) {
          std::cout << fmt::format("\n  {}\n",
                                   tr("The message was not sent: it lacks its last line, a dot."));
          return std::nullopt;
        }
        is_cut |= line->size() >= kFullTerminalLineBytes;
        words += "\n" + *line;
      }
    }
    if (is_cut) {
      std::cout << style_.wrapped(
          runner_.session().turn().message
              ? tr("A line is as long as a terminal can hold, so its end may be missing. Nothing was sent. "
                   "Break "
                   "it into shorter lines, or begin its line with > in a file and play that with --replies "
                   "FILE.")
              : tr("A line is as long as a terminal can hold, so its end may be missing. Nothing was sent. "
                   "Say it "
                   "in fewer words, or begin its line with > in a file and play that with --replies FILE."),
          "  ! ", "    ");
      return std::nullopt;
    }
    if (trimmed(words).empty()) return std::nullopt;
    return words;
  }

  /// Whether the person left for good.
  bool leave() {
    // Translators: {} is the word that is to be typed; it is the translation of "yes".
    std::cout << "  "
              << tr_format("Leave for good? The attempt cannot be resumed then. Type {} to leave: ",
                           yes_word())
              << std::flush;
    const auto answer = next_line();
    if (!answer || trimmed(*answer) != yes_word()) {
      std::cout << fmt::format("  {}\n", tr("The conversation goes on."));
      return false;
    }
    if (const auto left = runner_.abandon(); !left) {
      std::cout << style_.wrapped(left.error().text(), "  ! ", "    ");
      return false;
    }
    std::cout << (options_.store.none ? fmt::format("\n{}\n", tr("Left for good. Nothing was kept."))
                                      : fmt::format("\n{}\n", tr_format("Left for good, and kept as {}.",
                                                                        runner_.attempt().id)));
    return true;
  }

  void hint() const {
    const auto& text = runner_.session().turn().hint;
    if (!practises()) {
      std::cout << fmt::format("  {}\n", tr("There are no hints in a counted attempt."));
    } else {
      std::cout << style_.wrapped(text.empty() ? std::string(tr("There is no hint for this moment.")) : text,
                                  "  * ", "    ");
    }
  }

  void back() {
    const auto count = runner_.session().replies().size();
    if (count == 0)
      return static_cast<void>(std::cout << fmt::format("  {}\n", tr("This is the beginning.")));
    if (const auto taken = runner_.rewind(count - 1); !taken) {
      std::cout << style_.wrapped(taken.error().text(), "  ! ", "    ");
      return;
    }
    std::cout << fmt::format("\n  {}\n", tr("Taken back. It is kept, and does not count."))
              << lines_text(transcript(runner_.session()).back().lines, customer(), style_);
  }

  /// Shows the debrief, and saves it where that is wanted. Gives the exit code.
  int finish() {
    show_debrief();
    if (options_.save_html.empty()) return kDone;
    if (const auto saved = save_debrief(runner_, store_, options_.save_html); !saved)
      return report_error(saved.error());
    if (!options_.json) std::cout << tr_format("Saved as {}.", options_.save_html) << "\n";
    return kDone;
  }

  void show_debrief() {
    if (options_.json) {
      std::cout << attempt_json(runner_);
      return;
    }
    std::cout << debrief_text(make_debrief(runner_), style_);
    std::cout << "\n" << tr_format("Seed {}.", runner_.session().seed());
    if (!options_.store.none) std::cout << " " << tr_format("Attempt {}.", runner_.attempt().id);
    std::cout << "\n";
  }

  AttemptRunner runner_;
  const PlayOptions& options_;
  const AttemptRepository* store_;
  TextStyle style_;
};

}  // namespace

int hold_by_hand(AttemptRunner runner, const PlayOptions& options, const AttemptRepository* store) {
  return Player(std::move(runner), options, store).play_live();
}

int hold_by_script(AttemptRunner runner, const PlayOptions& options, const AttemptRepository* store,
                   std::istream& replies) {
  return Player(std::move(runner), options, store).play_script(replies);
}

}  // namespace rapport
