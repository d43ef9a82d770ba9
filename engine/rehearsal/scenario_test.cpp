// SPDX-License-Identifier: MIT
#include "engine/rehearsal/scenario_test.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <optional>
#include <string_view>
#include <utility>

#include "engine/attempt/attempt_runner.h"
#include "engine/attempt/score.h"
#include "engine/authoring/source_text.h"
#include "engine/authoring/wording.h"
#include "engine/text/closest_word.h"

namespace rapport {
namespace {

constexpr std::string_view kExpect = "expect";
constexpr std::uint64_t kSeed = 1;

struct TestReply {
  WrittenReply written;
  std::size_t line = 0;
};

/// `after` replies have been given when it is asked; kTheEnd: all.
constexpr std::size_t kTheEnd = static_cast<std::size_t>(-1);
struct TimedExpectation {
  Expectation expected;
  std::size_t after = kTheEnd;
};

struct ScenarioTest {
  std::vector<TestReply> replies;
  std::vector<TimedExpectation> expectations;  ///< in the order of the moments
};

/// The first word of a comment in small letters, and what stands behind it.
struct Comment {
  std::string word;
  bool has_colon = false;
  std::size_t rest = 0;  ///< where the text behind the word and its colon begins in the line
  std::size_t begin = 0;
};

std::optional<Comment> comment_of(std::string_view line) {
  const auto sign = line.find_first_not_of(" \t");
  if (sign == std::string_view::npos || line[sign] != '#') return std::nullopt;
  Comment comment;
  comment.begin = std::min(line.find_first_not_of("# \t", sign), line.size());
  auto at = comment.begin;
  for (; at < line.size() && std::isalpha(static_cast<unsigned char>(line[at])) != 0; ++at)
    comment.word += static_cast<char>(std::tolower(static_cast<unsigned char>(line[at])));
  const auto next = line.find_first_not_of(" \t", at);
  comment.has_colon = next != std::string_view::npos && line[next] == ':';
  comment.rest = comment.has_colon ? next + 1 : at;
  comment.rest = std::min(line.find_first_not_of(" \t", comment.rest), line.size());
  return comment;
}

class TestReader {
 public:
  TestReader(const SourceText& source, const Scenario& scenario, const Rubric& rubric,
             DiagnosticReport& report)
      : source_(source), scenario_(scenario), names_(names_of(scenario, rubric)), report_(report) {}

  ScenarioTest read() {
    for (std::size_t number = 1; number <= source_.line_count(); ++number) {
      auto line = source_.line(number);
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (const auto comment = comment_of(line)) {
        read_comment(*comment, line, number);
      } else if (auto reply = from_line(line)) {
        test_.replies.push_back({std::move(*reply), number});
      }
    }
    std::ranges::stable_sort(test_.expectations, {}, &TimedExpectation::after);
    return std::move(test_);
  }

 private:
  void read_comment(const Comment& comment, std::string_view line, std::size_t number) {
    const SourceSpan word{static_cast<std::uint32_t>(number), static_cast<std::uint32_t>(comment.begin),
                          static_cast<std::uint32_t>(std::max<std::size_t>(comment.word.size(), 1))};
    const bool is_expect = comment.word == kExpect || comment.word == "expects" || comment.word == "expected";
    if (!is_expect) {
      // Nothing is worse than an expectation that nobody reads.
      const bool is_near = comment.has_colon && edit_distance(comment.word, kExpect, 2) <= 2;
      if (is_near)
        report_.add(DiagnosticCode::UnknownKey, word,
                    fmt::format("{} is not read.", in_quotes(comment.word + ":")),
                    "Did you mean \"expect:\"?");
      return;
    }
    if (!comment.has_colon) {
      report_.add(DiagnosticCode::UnknownKey, word, "What is expected stands behind a colon.",
                  "Write # expect: and what; or begin the comment with another word.");
      return;
    }
    auto text = line.substr(comment.rest);
    text = text.substr(0, text.find_last_not_of(" \t") + 1);
    const SourceSpan place{static_cast<std::uint32_t>(number), static_cast<std::uint32_t>(comment.rest),
                           static_cast<std::uint32_t>(std::max<std::size_t>(text.size(), 1))};
    const auto subject = test_.replies.empty() ? SpeaksOf::TheEnd : SpeaksOf::AReply;
    auto expected = read_expectation(std::string(text), place, subject, scenario_, names_, report_);
    if (!expected) return;
    test_.expectations.push_back(
        {std::move(*expected), test_.replies.empty() ? kTheEnd : test_.replies.size()});
  }

  const SourceText& source_;
  const Scenario& scenario_;
  Names names_;
  DiagnosticReport& report_;
  ScenarioTest test_;
};

/// What the name of a test that expects nothing says; empty if it says nothing.
std::string said_by(std::string_view name) {
  const auto behind = [&](std::string_view prefix) { return std::string(name.substr(prefix.size())); };
  if (name == "best") return "result passed";
  if (name == "worst") return "result failed";
  if (name == "broken-promise") return "promises_broken > 0";
  if (name.starts_with("ending-")) return "ending " + behind("ending-");
  for (const std::string_view prefix : {"typed-", "tier-"}) {
    if (name.starts_with(prefix) && std::ranges::find(kTierWords, behind(prefix)) != kTierWords.end())
      return "tier " + behind(prefix);
  }
  return {};
}

/// Holds the conversation of a test and compares.
class Play {
 public:
  Play(const std::shared_ptr<const Scenario>& scenario, const std::shared_ptr<const Rubric>& rubric,
       const Listener& listener)
      : scenario_(*scenario),
        runner_(AttemptRunner::begin(scenario, rubric, Mode::Assessment, kSeed, "test", "",
                                     {nullptr, &clock_, &listener})) {
    moment_.visits.assign(scenario_.turns.size(), 0);
    if (runner_) see();
  }

  std::vector<Difference> hold(const ScenarioTest& test) {
    if (!runner_) {
      differ(0, 0, runner_.error().message, runner_.error().way_out);
      return std::move(differences_);
    }
    bool all_given = true;
    std::size_t given = 0;
    for (; given < test.replies.size() && all_given; ++given) {
      all_given = give(test.replies[given]);
      if (all_given) compare(test, given + 1);
    }
    if (all_given) compare(test, kTheEnd);
    if (all_given && test.expectations.empty() && moment_.state.phase != Phase::Ended)
      differ(test.replies.empty() ? 0 : test.replies.back().line, 0,
             fmt::format("The replies come to no ending; {}.", where_it_is()),
             "Add replies, or say what is expected: # expect: ...");
    std::ranges::stable_sort(differences_, {}, &Difference::line);
    return std::move(differences_);
  }

 private:
  bool give(const TestReply& reply) {
    const auto submitted = runner_->submit(reply.written);
    if (!submitted) {
      if (reply.written.kind == WrittenReply::Kind::Option && !runner_->session().is_over())
        explain_closed(reply);
      else
        differ(reply.line, 0, submitted.error().message,
               runner_->session().is_over() ? "Take out what stands behind its last reply."
                                            : submitted.error().way_out);
      return false;
    }
    moment_.has_reply = true;
    moment_.reply = runner_->session().replies().back();
    moment_.assessment = runner_->assessments().back();
    moment_.last_turn = moment_.reply.turn;
    see();
    return true;
  }

  void explain_closed(const TestReply& reply) {
    const auto& turn = runner_->session().turn();
    const auto& state = runner_->session().state();
    std::vector<std::string> open;
    bool exists = false;
    for (std::size_t i = 0; i < turn.replies.size(); ++i) {
      exists = exists || turn.replies[i].id == reply.written.text;
      if (state.is_open(static_cast<OptionIndex>(i))) open.push_back(turn.replies[i].id);
    }
    const auto otherwise =
        open.empty() ? std::string("No reply is open here.")
                     : fmt::format("Open here: {}. Words of your own begin with >.", list_of(open, "or"));
    differ(reply.line, 1,
           exists ? fmt::format("The reply {} of turn {} is closed here: its condition does not hold.",
                                reply.written.text, turn.id)
                  : fmt::format("Turn {} has no reply {}.", turn.id, in_quotes(reply.written.text)),
           exists ? otherwise : did_you_mean(reply.written.text, open, otherwise));
  }

  /// Takes in what the last step made happen.
  void see() {
    for (const auto& event : runner_->session().events()) {
      if (event.kind == SessionEvent::Kind::TurnReached) ++moment_.visits[event.subject];
    }
    moment_.state = runner_->session().state();
    if (!moment_.has_reply) moment_.last_turn = scenario_.start;
  }

  void compare(const ScenarioTest& test, std::size_t after) {
    const auto first = std::ranges::lower_bound(test.expectations, after, {}, &TimedExpectation::after);
    for (auto each = first; each != test.expectations.end() && each->after == after; ++each)
      compare(each->expected);
  }

  void compare(const Expectation& expected) {
    const auto [holds, actual] = found(expected);
    if (holds != expected.negated) return;
    auto message = fmt::format("Expected {}; {}.", expected.text, actual);
    differ(expected.place.line, expected.place.line == 0 ? 0 : expected.place.begin_byte + 1,
           std::move(message), "");
  }

  struct Found {
    bool holds = false;
    std::string actual;  ///< a clause about what is so
  };

  Found found(const Expectation& expected) {
    const auto& state = moment_.state;
    const bool ended = state.phase == Phase::Ended;
    switch (expected.kind) {
      case Expectation::Kind::Ending:
        return {ended && state.place == expected.subject, where_it_is()};
      case Expectation::Kind::Tier: {
        if (!ended) return {false, where_it_is()};
        const auto wanted = static_cast<Tier>(expected.subject);
        const auto tier = scenario_.endings[state.place].tier;
        const bool fits = expected.span == Expectation::Span::OrBetter  ? tier <= wanted
                          : expected.span == Expectation::Span::OrWorse ? tier >= wanted
                                                                        : tier == wanted;
        return {fits, where_it_is()};
      }
      case Expectation::Kind::Result: {
        const auto status = runner_->attempt().result.status;
        const auto wanted = expected.passed ? AttemptStatus::Passed : AttemptStatus::Failed;
        return {status == wanted, is_finished(status)
                                      ? fmt::format("it {} with {}", word_of(status), scores_in_words())
                                      : where_it_is()};
      }
      case Expectation::Kind::Score: {
        const auto scores = score(runner_->rubric(), runner_->assessments());
        const bool overall = expected.subject >= scores.criteria.size();
        const auto value = overall ? scores.overall : scores.criteria[expected.subject];
        if (!value) return {false, "nothing on the way called for it, so there is no score"};
        return {compare_values(points(*value), expected.compare, expected.points),
                fmt::format("it is {}", points(*value))};
      }
      case Expectation::Kind::At:
        return {state.phase == Phase::AwaitingReply && state.place == expected.subject, where_it_is()};
      case Expectation::Kind::Means:
        return means(expected);
      case Expectation::Kind::Condition:
        break;
    }
    auto why = why_not(*expected.condition, expected.line, scenario_, moment_);
    return {value_of(*expected.condition, scenario_, moment_) != 0,
            why.empty() ? std::string("that is not so") : std::move(why)};
  }

  Found means(const Expectation& expected) const {
    const auto& reply = moment_.reply;
    const auto& replies = scenario_.turns[reply.turn].replies;
    const auto meant = reply.option ? replies[*reply.option].id : std::string();
    return {meant == expected.option,
            meant.empty() ? "it is understood as none of the replies" : fmt::format("it means {}", meant)};
  }

  [[nodiscard]] std::string where_it_is() const {
    const auto& state = moment_.state;
    switch (state.phase) {
      case Phase::AwaitingReply:
        return fmt::format("it waits for a reply at turn {}", scenario_.turns[state.place].id);
      case Phase::Stuck:
        return fmt::format("it is stuck at turn {}", scenario_.turns[state.place].id);
      case Phase::Ended:
        break;
    }
    const auto& ending = scenario_.endings[state.place];
    return fmt::format("it came to {}, {}, with trust {} and anger {}", ending.id, word_of(ending.tier),
                       state.trust(), state.anger());
  }

  [[nodiscard]] std::string scores_in_words() const {
    const auto scores = score(runner_->rubric(), runner_->assessments());
    std::vector<std::string> words;
    for (std::size_t i = 0; i < scores.criteria.size(); ++i) {
      if (scores.criteria[i])
        words.push_back(fmt::format("{} {}", runner_->rubric().criteria[i].id, points(*scores.criteria[i])));
    }
    if (scores.overall) words.push_back(fmt::format("overall {}", points(*scores.overall)));
    return words.empty() ? "no score" : list_of(words);
  }

  void differ(std::size_t line, std::size_t column, std::string message, std::string hint) {
    differences_.push_back({line, column, std::move(message), std::move(hint)});
  }

  SystemClock clock_;
  const Scenario& scenario_;
  Result<AttemptRunner> runner_;
  Moment moment_;
  std::vector<Difference> differences_;
};

}  // namespace

TestOutcome run_scenario_test(const std::string& name, std::string bytes,
                              const std::shared_ptr<const Scenario>& scenario,
                              const std::shared_ptr<const Rubric>& rubric, const Listener& listener) {
  TestOutcome outcome{name, {}};
  const auto rates = rubric_of(*scenario, rubric);
  const SourceText source(name, std::move(bytes));
  DiagnosticReport report(source, "docs/trainers-guide.md");
  auto test = TestReader(source, *scenario, *rates, report).read();
  const auto said = said_by(name);
  std::vector<Diagnostic> found = report.take();
  if (found.empty() && test.expectations.empty() && !said.empty()) {
    const SourceText text(name, said);
    DiagnosticReport of_name(text, "docs/trainers-guide.md");
    const auto names = names_of(*scenario, *rates);
    auto expected = read_expectation(said, {1, 0, static_cast<std::uint32_t>(said.size())}, SpeaksOf::TheEnd,
                                     *scenario, names, of_name);
    if (expected) {
      expected->place.line = 0;
      test.expectations.push_back({std::move(*expected), kTheEnd});
    }
    for (auto& problem : of_name.take()) {
      problem.line = problem.column = 0;
      found.push_back(std::move(problem));
    }
  }
  for (auto& problem : found)
    outcome.differences.push_back(
        {problem.line, problem.column, std::move(problem.message), std::move(problem.hint)});
  if (outcome.differences.empty()) outcome.differences = Play(scenario, rubric, listener).hold(test);
  return outcome;
}

}  // namespace rapport
