// SPDX-License-Identifier: MIT
#include "cli/rate_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <utility>

#include "cli/known_filter.h"
#include "cli/record_store.h"
#include "cli/terminal.h"
#include "engine/base/words.h"
#include "engine/exporting/conversation_text.h"
#include "engine/report/blind_rating.h"
#include "engine/report/debrief.h"
#include "engine/report/played_attempt.h"

namespace rapport {
namespace {

using Emphasis = TextStyle::Emphasis;

constexpr std::size_t kLongestOpinion = 4096;

/// What a trainer answers about one criterion.
struct Answer {
  enum class Kind { Level, Skip, Leave };
  Kind kind = Kind::Leave;
  Level level = Level::Missing;
};

class BlindRating {
 public:
  BlindRating(const Catalogue& catalogue, const RecordStore& store, const Listener& listener, Person rater)
      : catalogue_(catalogue), store_(store), listener_(listener), rater_(std::move(rater)) {}

  /// How many ratings were kept.
  Result<std::size_t> rate(const std::vector<BlindQuestion>& questions) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < questions.size(); ++i) {
      const auto& item = questions[i].item;
      if (auto shown = show(item, i + 1, questions.size()); !shown) return tl::unexpected(shown.error());
      std::vector<BlindLevel> levels;
      bool leaves = false;
      for (const auto place : questions[i].criteria()) {
        const auto& criterion = questions[i].rubric->criteria[place];
        const auto answer = ask(criterion);
        if (!answer) return tl::unexpected(answer.error());
        leaves = answer->kind == Answer::Kind::Leave;
        if (leaves) break;
        if (answer->kind == Answer::Kind::Level) levels.push_back({criterion.id, answer->level});
      }
      // A reply is rated as a whole or not at all, so that nobody sees half of it twice.
      if (leaves) break;
      if (auto done = keep_blindly(*store_.records, item, levels, rater_.id, clock_.now()); !done)
        return tl::unexpected(done.error());
      kept += levels.size();
    }
    return kept;
  }

 private:
  Result<void> show(const BlindItem& item, std::size_t number, std::size_t of) {
    const auto attempt = store_.attempts->find(item.attempt_id);
    if (!attempt) return tl::unexpected(attempt.error());
    const auto runner = as_played(catalogue_, store_, *attempt, listener_, clock_);
    if (!runner) return tl::unexpected(runner.error());
    std::cout << "\n"
              << style_.marked(Emphasis::Strong, tr_format("Reply {} of {}", number, of)) << "\n"
              << style_.wrapped(runner->scenario().title)
              << (item.demonstration ? style_.wrapped(tr("Demonstration: nobody gave this reply.")) : "")
              << "\n"
              << before(*runner, item.reply) << "\n"
              << style_.marked(Emphasis::Strong, tr("The reply to rate")) << "\n"
              << style_.wrapped(item.words, "  ", "  ");
    return {};
  }

  /// What was said shortly before a reply.
  [[nodiscard]] std::string before(const AttemptRunner& runner, std::size_t reply) const {
    constexpr std::size_t kLines = 7;
    auto lines = lines_until(runner.session(), reply);
    if (!lines.empty()) lines.pop_back();  // the reply itself
    std::string text;
    if (lines.size() > kLines) {
      const auto earlier = lines.size() - kLines;
      text += style_.wrapped(tr_n_format("(earlier: {} line)", "(earlier: {} lines)", earlier, earlier));
      lines.erase(lines.begin(), lines.end() - kLines);
    }
    text += lines_text(lines, runner.scenario().customer.name, style_, Reader::Other);
    return text;
  }

  Result<Answer> ask(const Criterion& criterion) {
    while (true) {
      std::cout << tr_format("  {} (2, 1, 0 or -1; ? explains, s skips, q leaves): ",
                             spoken_text(criterion.name))
                << std::flush;
      const auto line = read_line(std::cin, kLongestOpinion);
      if (!line) return tl::unexpected(line.error());
      if (!*line || **line == "q") return Answer{};
      if (**line == "s") return Answer{Answer::Kind::Skip, {}};
      if (const auto level = level_from(**line)) return Answer{Answer::Kind::Level, *level};
      std::cout << "\n" << style_.wrapped(spoken_text(criterion.question), "    ", "    ");
      for (const auto level : {Level::Strong, Level::Partial, Level::Missing, Level::Harmful}) {
        std::cout << style_.wrapped(spoken_text(criterion.anchor(level)),
                                    fmt::format("    {:>2}  ", static_cast<int>(level)), "        ");
      }
    }
  }

  const Catalogue& catalogue_;
  const RecordStore& store_;
  const Listener& listener_;
  Person rater_;
  SystemClock clock_;
  TextStyle style_ = standard_style();
};

int rate_blindly(const RateOptions& options, const Catalogue& catalogue, const RecordStore& store,
                 const Person& rater) {
  const auto filter = known_filter(catalogue, *store.records, options.filter);
  if (!filter) return report_error(filter.error());
  const auto round = draw_blindly(*store.records, texts_at_hand(catalogue),
                                  {*filter, options.sample, options.seed}, rater.id);
  if (!round) return report_error(round.error());
  const auto& questions = round->questions;
  std::cout << tr_n_format("{} reply was drawn; {} of them you have not rated yet.",
                           "{} replies were drawn; {} of them you have not rated yet.", round->drawn,
                           round->drawn, questions.size())
            << "\n";
  const auto listener = open_listener(catalogue);
  const auto kept = BlindRating(catalogue, store, listener, rater).rate(questions);
  if (!kept) return report_error(kept.error());
  std::cout << "\n"
            << tr_n_format("{} rating was kept. rapport report --calibration shows what comes of them.",
                           "{} ratings were kept. rapport report --calibration shows what comes of them.",
                           *kept, *kept)
            << "\n";
  return kDone;
}

int correct_rating(const RateOptions& options, const RecordStore& store, const Person& rater) {
  const auto opinion = correct(
      *store.records,
      {options.attempt, options.reply - 1, options.criterion, *options.level, options.reason, rater.id},
      SystemClock().now());
  if (!opinion) return report_error(opinion.error());
  std::cout << tr_format("Kept: {} instead of the machine's {}. Both stay in the record.",
                         level_name(opinion->level), level_name(opinion->machine))
            << "\n";
  return kDone;
}

}  // namespace

std::optional<Level> level_from(std::string_view word) {
  if (word == "2" || word == "strong") return Level::Strong;
  if (word == "1" || word == "partial") return Level::Partial;
  if (word == "0" || word == "missing") return Level::Missing;
  if (word == "-1" || word == "harmful") return Level::Harmful;
  return std::nullopt;
}

int run_rate(const RateOptions& options, const std::string& program) {
  const auto catalogue = open_catalogue(program);
  if (!catalogue) return report_error(catalogue.error());
  const auto store = open_record_store(options.store);
  if (!store) return report_error(store.error());
  const auto rater = store->records->self(options.name);
  if (!rater) return report_error(rater.error());
  return options.attempt.empty() ? rate_blindly(options, *catalogue, *store, *rater)
                                 : correct_rating(options, *store, *rater);
}

}  // namespace rapport
