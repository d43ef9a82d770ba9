// SPDX-License-Identifier: MIT
#include "engine/exporting/debrief_html.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "engine/attempt/score.h"
#include "engine/base/words.h"
#include "engine/exporting/debrief_style.h"
#include "engine/exporting/html_text.h"
#include "engine/exporting/mood_svg.h"
#include "engine/exporting/page_parts.h"
#include "engine/exporting/page_style.h"
#include "engine/report/marked_words.h"

namespace rapport {
namespace {

constexpr std::string_view kNone = "\u2013";
constexpr std::size_t kUnderlines = 4;  ///< c0 to c3 of the style; sub-skills share one

/// "never", "once", "3 times".
std::string times(int count) {
  if (count == 0) return tr("never");
  return tr_n_format("once", "{} times", static_cast<std::size_t>(count), count);
}

std::string points_text(const std::optional<double>& score) {
  return score ? std::to_string(points(*score)) : std::string(kNone);
}

std::string change_text(int change) {
  if (change == 0) return tr("no change");
  return change > 0 ? fmt::format("+{}", change) : fmt::format("\u2212{}", -change);
}

/// A sign that is only worth noting is rated neither way.
std::string sign_level_name(Level level) {
  return level == Level::Missing ? std::string(tr("noted")) : level_name(level);
}

/// How the style knows a level.
const char* level_class(Level level) {
  switch (level) {
    case Level::Strong:
      return "strong";
    case Level::Partial:
      return "partial";
    case Level::Missing:
      return "missing";
    case Level::Harmful:
      return "harmful";
  }
  return "";
}

/// Writes one page from its beginning to its end.
class DebriefPage {
 public:
  DebriefPage(const Debrief& debrief, const EarlierResults& earlier, const Imprint& imprint)
      : debrief_(debrief), earlier_(earlier), imprint_(imprint) {}

  std::string write() {
    {
      const auto html = begin_page(page_);
      write_page_head(page_, tr_format("Debrief: {}", debrief_.scenario_title), {kPageStyle, kDebriefStyle});
      const auto body = page_.block("body");
      write_banner();
      {
        const auto main = page_.block("main");
        write_outcome();
        write_criteria();
        write_mood();
        write_advice();
        write_loyalty();
        write_ledger();
        write_turns();
      }
      write_imprint();
    }
    return page_.text();
  }

 private:
  void write_banner() {
    const auto header = page_.block("header");
    page_.line("p", {{"class", "kicker"}}, tr("Rapport: debrief of a conversation"));
    said("h1", {}, debrief_.scenario_title);
    const auto held = wall_time(imprint_.held, imprint_.utc_offset);
    {
      const auto line = page_.block("p", {{"class", "quiet"}});
      write_sentence(imprint_.trainee.empty()
                         ? tr_format("A conversation with {}, held on {}.", debrief_.customer, kHole)
                         : tr_format("{} with {}, held on {}.", imprint_.trainee, debrief_.customer, kHole),
                     [&] {
                       page_.run("time", {{"datetime", held.machine}}, held.words);
                     });
    }
    const bool practice = imprint_.mode == Mode::Practice;
    const auto line = page_.block("p", {{"class", practice ? "mode practice" : "mode"}});
    page_.run("strong", {}, practice ? tr("Practice.") : tr("Assessment."));
    page_.words(" ");
    page_.words(practice ? tr("Held with help, could be taken back, and does not count.")
                         : tr("Held without help, and counts."));
  }

  void write_outcome() {
    const auto section = begin_section(page_, "outcome", tr("How it ended"));
    if (debrief_.ended) {
      const auto line = page_.block("p", {{"class", "tier"}});
      page_.words(fmt::format("{}: ", tier_name(debrief_.tier)));
      page_.run("span", as_said({}), debrief_.ending_title);
    } else {
      page_.line("p", {{"class", "tier"}}, tr("The conversation has not come to an end."));
    }
    if (!debrief_.account.empty()) {
      const auto figure = page_.block("figure", {{"class", "account"}});
      said("blockquote", {}, debrief_.account);
      page_.line("figcaption", {}, tr_format("{}, afterwards", debrief_.customer));
    }
    if (!debrief_.word_of_mouth.empty()) {
      page_.line("h3", {}, tr("What others will hear"));
      said("p", {}, debrief_.word_of_mouth);
    }
    page_.line("p", {}, status_text(debrief_));
  }

  void write_criteria() {
    const auto section = begin_section(page_, "criteria", tr("The criteria"));
    const auto wide = page_.block("div", {{"class", "wide"}});
    const auto table = page_.block("table");
    page_.line("caption", {}, criteria_caption());
    if (earlier_.attempts > 0) {
      write_table_head(page_, {tr("Criterion"), tr("This attempt"), tr("Last attempt"), tr("Best before"),
                               tr("Best possible"), tr("Called for"), tr("Missed")});
    } else {
      write_table_head(
          page_, {tr("Criterion"), tr("This attempt"), tr("Best possible"), tr("Called for"), tr("Missed")});
    }
    {
      const auto body = page_.block("tbody");
      for (std::size_t c = 0; c < debrief_.criteria.size(); ++c) write_criterion(c);
    }
    const auto foot = page_.block("tfoot");
    const auto row = page_.block("tr");
    page_.line("th", {{"scope", "row"}}, tr("Overall"));
    page_.line("td", {}, points_text(debrief_.overall));
    if (earlier_.attempts > 0) {
      page_.line("td", {}, points_text(earlier_.overall.last));
      page_.line("td", {}, points_text(earlier_.overall.best));
    }
    page_.line("td", {{"colspan", "3"}}, kNone);
  }

  [[nodiscard]] const char* criteria_caption() const {
    return earlier_.attempts > 0
               ? tr("Points of 100. Each bar is this attempt. The upright line in it is the mark to pass, "
                    "the "
                    "dashed one the best that this scenario allows, the "
                    "triangle "
                    "your last attempt, the diamond your best before.")
               : tr("Points of 100. Each bar is this attempt. The upright line in it is the mark to pass, "
                    "the "
                    "dashed one the best that this scenario allows.");
  }

  void write_criterion(std::size_t c) {
    const auto& criterion = debrief_.criteria[c];
    const auto earlier = c < earlier_.criteria.size() ? earlier_.criteria[c] : EarlierScore{};
    const auto row = page_.block("tr");
    page_.line("th", {{"scope", "row"}}, criterion.name);
    {
      const auto cell = page_.block("td");
      if (criterion.score) {
        page_.words(points_text(criterion.score));
        write_bar(criterion, earlier);
      } else {
        page_.words(criterion.called == 0 ? tr("not called for") : tr("called for, and not rated"));
      }
    }
    if (earlier_.attempts > 0) {
      page_.line("td", {}, points_text(earlier.last));
      page_.line("td", {}, points_text(earlier.best));
    }
    page_.line("td", {}, points_text(criterion.best_possible));
    page_.line("td", {}, times(criterion.called));
    page_.line("td", {}, times(criterion.missed));
  }

  /// Says nothing that the cells beside it do not say in numbers.
  void write_bar(const CriterionDebrief& criterion, const EarlierScore& earlier) {
    const auto svg = begin_bar();
    write_fill("fill", points(*criterion.score));
    write_upright("tick", debrief_.mark.each);
    if (criterion.best_possible) write_upright("reach", points(*criterion.best_possible));
    if (earlier.last) {
      const int x = bar_place(points(*earlier.last));
      write_mark(fmt::format("{},9 {},0 {},0", x, x - 5, x + 5));
    }
    if (earlier.best) {
      const int x = bar_place(points(*earlier.best));
      write_mark(fmt::format("{},7 {},12 {},17 {},12", x, x + 5, x, x - 5));
    }
  }

  static constexpr int kBarWidth = 240, kBarMargin = 6, kBarTop = 7, kBarThickness = 10;

  static int bar_place(int of_100) {
    return kBarMargin + (kBarWidth - 2 * kBarMargin) * std::clamp(of_100, 0, 100) / 100;
  }

  [[nodiscard]] HtmlText::Element begin_bar() {
    return page_.block("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                               {"class", "bar"},
                               {"viewBox", fmt::format("0 0 {} 24", kBarWidth)},
                               {"width", std::to_string(kBarWidth)},
                               {"height", "24"},
                               {"aria-hidden", "true"}});
  }

  void write_fill(const char* kind, int of_100) {
    const auto rect = [&](const char* name, int width, const char* fill) {
      page_.empty("rect", {{"class", name},
                           {"x", std::to_string(kBarMargin)},
                           {"y", std::to_string(kBarTop)},
                           {"width", std::to_string(width)},
                           {"height", std::to_string(kBarThickness)},
                           {"rx", "3"},
                           {"fill", fill}});
    };
    rect("track", bar_place(100) - kBarMargin, "none");
    if (of_100 > 0) rect(kind, bar_place(of_100) - kBarMargin, "#777777");
  }

  void write_upright(const char* kind, int of_100) {
    const auto x = std::to_string(bar_place(of_100));
    page_.empty("line", {{"class", kind},
                         {"x1", x},
                         {"x2", x},
                         {"y1", std::to_string(kBarTop - 4)},
                         {"y2", std::to_string(kBarTop + kBarThickness + 4)},
                         {"stroke", "currentColor"}});
  }

  void write_mark(const std::string& corners) {
    page_.empty("polygon", {{"class", "mark"}, {"points", corners}});
  }

  void write_mood() {
    const auto section = begin_section(page_, "mood", tr("Trust and anger"));
    {
      const auto figure = page_.block("figure");
      write_mood_svg(page_, debrief_.mood);
    }
    const auto details = page_.block("details", {{"open", "open"}});
    page_.line("summary", {}, tr("The same in numbers"));
    const auto table = page_.block("table");
    page_.line("caption", {}, tr("Trust and anger, from 0 to 100, at the start and after each reply"));
    write_table_head(page_, {tr("After"), tr("Trust"), tr("Anger")});
    const auto body = page_.block("tbody");
    for (std::size_t i = 0; i < debrief_.mood.size(); ++i) {
      const auto row = page_.block("tr");
      {
        const auto cell = page_.block("th", {{"scope", "row"}});
        if (i == 0) {
          page_.words(tr_in("chart", "Start"));
        } else {
          page_.run("a", {{"href", fmt::format("#reply-{}", i)}}, tr_format("Reply {}", i));
        }
      }
      page_.line("td", {}, std::to_string(debrief_.mood[i].trust));
      page_.line("td", {}, std::to_string(debrief_.mood[i].anger));
    }
  }

  void write_advice() {
    const std::pair<const char*, const std::string*> pieces[] = {
        {tr("Keep"), &debrief_.keep}, {tr("Start"), &debrief_.start}, {tr("Stop"), &debrief_.stop}};
    if (std::ranges::all_of(pieces, [](const auto& piece) { return piece.second->empty(); })) return;
    const auto section = begin_section(page_, "advice", tr("Next time"));
    const auto columns = page_.block("div", {{"class", "advice"}});
    for (const auto& [name, advice] : pieces) {
      if (advice->empty()) continue;
      const auto piece = page_.block("div");
      page_.line("h3", {}, name);
      page_.line("p", {}, *advice);
    }
  }

  void write_loyalty() {
    const auto section = begin_section(page_, "loyalty", tr("Loyalty, and what it was about"));
    {
      const auto list = page_.block("ul");
      write_loyalty_point("before", tr("Before the failure"), debrief_.loyalty_before);
      if (debrief_.loyalty_after) write_loyalty_point("fill", tr("Afterwards"), *debrief_.loyalty_after);
    }
    if (!debrief_.loyalty_after)
      page_.line("p", {}, tr("What it is afterwards is known once the conversation has ended."));
    if (debrief_.paradox)
      page_.line("p", {}, tr("A failure handled well: more loyal now than if nothing had gone wrong."));
    page_.line("p", {}, trust_text());
    if (debrief_.worry.empty()) return;
    page_.line("h3", {}, tr("What it was really about"));
    said("p", {}, debrief_.worry);
    if (debrief_.worry_found)
      page_.line("p", {}, *debrief_.worry_found ? tr("You found it.") : tr("It stayed hidden from you."));
  }

  [[nodiscard]] std::string trust_text() const {
    const int change = debrief_.trust_regained;
    if (change == 0)
      return tr_format("Before the failure trust stood at {}. The conversation won none and lost none.",
                       debrief_.trust_before_failure);
    return tr_format("Before the failure trust stood at {}. The conversation has changed it by {}.",
                     debrief_.trust_before_failure, change_text(change));
  }

  void write_loyalty_point(const char* kind, const char* when, int loyalty) {
    const auto item = page_.block("li");
    page_.words(tr_format("{}: {} of 100", when, loyalty));
    const auto svg = begin_bar();
    write_fill(kind, loyalty);
  }

  void write_ledger() {
    const auto section = begin_section(page_, "ledger", tr("Promises and remedies"));
    page_.line("h3", {}, tr("Promises"));
    if (debrief_.promises.empty()) {
      page_.line("p", {}, tr("None were made."));
    } else {
      const auto table = page_.block("table");
      write_table_head(page_, {tr("What was promised"), tr("What became of it")});
      const auto body = page_.block("tbody");
      for (const auto& promise : debrief_.promises) {
        const auto row = page_.block("tr");
        said("th", {{"scope", "row"}}, promise.what);
        const auto became = promise_state_name(promise.state);
        page_.line("td", {},
                   promise.within_authority ? became : tr_format("{}, and not yours to promise", became));
      }
    }
    page_.line("h3", {}, tr("Remedies"));
    if (debrief_.remedies.empty()) return page_.line("p", {}, tr("None were given."));
    const auto table = page_.block("table");
    write_table_head(page_, {tr("What was given"), tr("Cost")});
    {
      const auto body = page_.block("tbody");
      for (const auto& remedy : debrief_.remedies) {
        const auto row = page_.block("tr");
        said("th", {{"scope", "row"}}, remedy.what);
        page_.line("td", {}, fmt::format("{} {}", remedy.cost, debrief_.currency));
      }
    }
    const auto foot = page_.block("tfoot");
    const auto row = page_.block("tr");
    page_.line("th", {{"scope", "row"}}, tr("In all"));
    page_.line("td", {}, fmt::format("{} {}", debrief_.remedy_cost, debrief_.currency));
  }

  void write_turns() {
    const auto section = begin_section(page_, "turns", tr("Reply by reply"));
    if (debrief_.turns.empty()) return page_.line("p", {}, tr("No reply was given."));
    write_key();
    const auto list = page_.block("ol", {{"class", "turns"}});
    for (const auto& turn : debrief_.turns) {
      const auto item = page_.block("li");
      const auto article = page_.block(
          "article", {{"class", "turn"}, {"aria-labelledby", fmt::format("reply-{}", turn.reply + 1)}});
      write_turn(turn);
    }
  }

  /// How the underlines are to be read; only where there are any.
  void write_key() {
    const bool has_evidence = std::ranges::any_of(debrief_.turns, [](const TurnDebrief& turn) {
      return std::ranges::any_of(turn.feedback,
                                 [](const ReplyFeedback& one) { return !one.evidence.empty(); });
    });
    if (!has_evidence) return;
    page_.line("p", {}, tr("Words that were rated are underlined:"));
    const auto list = page_.block("ul", {{"class", "key"}});
    for (std::size_t c = 0; c < debrief_.criteria.size(); ++c) {
      const auto item = page_.block("li");
      page_.run("mark", {{"class", underline(c)}}, debrief_.criteria[c].name);
    }
    const auto item = page_.block("li");
    page_.run("mark", {{"class", "harm"}}, tr("did harm"));
  }

  static std::string underline(std::size_t criterion) {
    return criterion < kUnderlines ? fmt::format("c{}", criterion) : std::string("more");
  }

  [[nodiscard]] std::string underline_of(const WordMark& mark) const {
    if (mark.sign->level == Level::Harmful) return "harm";
    const auto found =
        std::ranges::find(debrief_.criteria, mark.criterion->criterion_id, &CriterionDebrief::id);
    return underline(static_cast<std::size_t>(found - debrief_.criteria.begin()));
  }

  void write_turn(const TurnDebrief& turn) {
    page_.line("h3", {{"id", fmt::format("reply-{}", turn.reply + 1)}},
               tr_format("Reply {}", turn.reply + 1));
    if (!turn.customer.empty()) {
      page_.line("p", {{"class", "who"}}, debrief_.customer);
      said("blockquote", {{"class", "said customer"}}, turn.customer);
    }
    page_.line("p", {{"class", "who you"}}, turn.done ? tr("You (do)") : tr("You"));
    write_words(turn);
    page_.line("p", {{"class", "quiet"}},
               tr_format("Trust {} ({}), anger {} ({}).", turn.trust, change_text(turn.trust_change),
                         turn.anger, change_text(turn.anger_change)));
    write_ratings(turn);
    write_stronger(turn);
    for (const auto& slip : turn.slips) {
      const auto note = page_.block("div", {{"class", "slip"}});
      page_.line("p", {{"class", "level"}}, fmt::format("{}: {}", slip.code, slip.name));
      page_.line("p", {}, slip.lesson);
    }
    if (turn.coaching.empty()) return;
    page_.line("h4", {}, tr("What this moment was about"));
    said("p", {}, turn.coaching);
  }

  void write_words(const TurnDebrief& turn) {
    const auto bubble = page_.inside("blockquote", as_said({{"class", "said reply"}}));
    for (const auto& run : marked_words(turn)) {
      const auto length = run.words.end_byte - run.words.begin_byte;
      write_run(run.marks, 0, std::string_view(turn.words).substr(run.words.begin_byte, length));
    }
  }

  /// One mark inside the other, so that each has its own line.
  void write_run(const std::vector<WordMark>& marks, std::size_t at, std::string_view words) {
    if (at == marks.size()) return page_.words(words);
    const auto& mark = marks[at];
    const auto element =
        page_.inside("mark", {{"class", underline_of(mark)},
                              {"title", fmt::format("{}, {}: {}", mark.criterion->criterion,
                                                    sign_level_name(mark.sign->level), mark.sign->sign)}});
    write_run(marks, at + 1, words);
  }

  void write_ratings(const TurnDebrief& turn) {
    if (turn.rated_by == RatedBy::Nobody)
      page_.line("p", {}, tr("These words could not be rated, and count neither for nor against you."));
    const auto is_rated = [](const ReplyFeedback& one) { return one.level.has_value(); };
    if (std::ranges::none_of(turn.feedback, is_rated)) return;
    page_.line("h4", {},
               turn.rated_by == RatedBy::Assessor ? tr("Rated by the assessor") : tr("Rated by its author"));
    const auto list = page_.block("ul");
    for (const auto& rating : turn.feedback) {
      if (rating.level) write_rating(turn, rating);
    }
  }

  void write_rating(const TurnDebrief& turn, const ReplyFeedback& rating) {
    const auto item = page_.block("li", {{"class", level_class(*rating.level)}});
    page_.run("span", {{"class", "level"}},
              fmt::format("{}: {}", rating.criterion, level_name(rating.level)));
    page_.words(rating.called_for ? std::string(". ") : fmt::format(" {}. ", tr("(not called for here)")));
    page_.words(rating.because);
    if (rating.evidence.empty()) return;
    const auto signs = page_.block("ul", {{"class", "signs"}});
    for (const auto& sign : rating.evidence) {
      const auto one = page_.block("li");
      page_.words(fmt::format("\u201c{}\u201d: {} ({})", words_at(turn, sign.words), sign.sign,
                              sign_level_name(sign.level)));
    }
  }

  static std::string_view words_at(const TurnDebrief& turn, WordSpan span) {
    const auto begin = std::min(span.begin_byte, turn.words.size());
    const auto end = std::clamp(span.end_byte, begin, turn.words.size());
    return std::string_view(turn.words).substr(begin, end - begin);
  }

  /// Several criteria may have missed the same words.
  void write_stronger(const TurnDebrief& turn) {
    std::vector<std::pair<std::string, std::string>> by_words;
    for (const auto& missed : turn.missed) {
      const auto same =
          std::ranges::find(by_words, missed.stronger, &std::pair<std::string, std::string>::first);
      if (same == by_words.end()) {
        by_words.emplace_back(missed.stronger, missed.criterion);
      } else {
        same->second += ", " + missed.criterion;
      }
    }
    if (by_words.empty()) return;
    page_.line("h4", {}, tr("What the moment called for"));
    for (const auto& [words, criteria] : by_words) {
      const auto block = page_.block("div", {{"class", "stronger"}});
      if (words.empty()) {
        page_.line("p", {}, tr_format("Called for, and not given: {}.", criteria));
        continue;
      }
      page_.line("p", {}, tr_format("Stronger on {}:", criteria));
      said("blockquote", {}, words);
    }
  }

  void write_imprint() {
    const auto footer = page_.block("footer");
    page_.line("h2", {}, tr("What this rests on"));
    const auto list = page_.block("dl");
    const auto entry = [&](const char* name, const std::string& value) {
      page_.line("dt", {}, name);
      page_.line("dd", {}, value);
    };
    entry(tr("Mode"), imprint_.mode == Mode::Practice ? tr("practice") : tr("assessment"));
    entry(tr("Scenario"), tr_format("{}, version {} ({})", imprint_.scenario_id, imprint_.scenario_version,
                                    short_hash(imprint_.scenario_hash)));
    entry(tr("Rubric"), tr_format("{}, version {} ({})", imprint_.rubric_id, imprint_.rubric_version,
                                  short_hash(imprint_.rubric_hash)));
    entry(tr("Attempt"), imprint_.attempt);
  }

  static std::string short_hash(const ContentHash& hash) {
    constexpr std::size_t kEnough = 12;
    return fmt::format("SHA-256 {}", hash.substr(0, kEnough));
  }

  /// Stands in a sentence for what is more than words.
  static constexpr auto kHole = "\x1F";

  /// Writes a sentence, and calls `fill()` where its hole is, which may be anywhere in another language.
  template <typename Fill>
  void write_sentence(std::string_view sentence, const Fill& fill) {
    const auto hole = sentence.find(kHole);
    if (hole == std::string_view::npos) return page_.words(sentence);
    page_.words(sentence.substr(0, hole));
    fill();
    page_.words(sentence.substr(hole + 1));
  }

  /// What an author or the trainee wrote stands in its own language and direction.
  [[nodiscard]] HtmlText::Attributes as_said(HtmlText::Attributes attributes) const {
    attributes.push_back({"dir", "auto"});
    if (!imprint_.scenario_language.empty()) attributes.push_back({"lang", imprint_.scenario_language});
    return attributes;
  }
  void said(const char* name, HtmlText::Attributes attributes, std::string_view words) {
    page_.line(name, as_said(std::move(attributes)), words);
  }

  const Debrief& debrief_;
  const EarlierResults& earlier_;
  const Imprint& imprint_;
  HtmlText page_;
};

}  // namespace

Imprint imprint_of(const AttemptRunner& runner, std::chrono::minutes utc_offset) {
  const auto& attempt = runner.attempt();
  const auto& scenario = runner.scenario();
  const auto& rubric = runner.rubric();
  Imprint imprint;
  imprint.attempt = attempt.id;
  imprint.trainee = attempt.trainee;
  imprint.mode = attempt.mode;
  imprint.held = attempt.started;
  imprint.utc_offset = utc_offset;
  imprint.scenario_id = scenario.id;
  imprint.scenario_language = scenario.language;
  imprint.rubric_id = rubric.id;
  imprint.scenario_version = scenario.version;
  imprint.rubric_version = rubric.version;
  imprint.scenario_hash = scenario.hash;
  imprint.rubric_hash = rubric.hash;
  return imprint;
}

std::string debrief_html(const Debrief& debrief, const EarlierResults& earlier, const Imprint& imprint) {
  return DebriefPage(debrief, earlier, imprint).write();
}

}  // namespace rapport
