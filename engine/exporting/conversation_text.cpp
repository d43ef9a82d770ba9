// SPDX-License-Identifier: MIT
#include "engine/exporting/conversation_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/base/words.h"
#include "engine/text/utf8.h"

namespace rapport {
namespace {

using Emphasis = TextStyle::Emphasis;

std::string heading(std::string_view title, const TextStyle& style) {
  return "\n" + style.marked(Emphasis::Strong, title) + "\n";
}

std::string bullets(const std::vector<std::string>& entries, const TextStyle& style) {
  std::string text;
  for (const auto& entry : entries) text += style.wrapped(entry, "  - ", "    ");
  return text;
}

/// "Called for 3 times, missed once".
std::string calls_text(const CriterionDebrief& criterion) {
  const auto called = criterion.called == 0
                          ? std::string(tr("called for never"))
                          : tr_n_format("called for once", "called for {} times",
                                        static_cast<std::size_t>(criterion.called), criterion.called);
  if (criterion.missed == 0) return fmt::format("{}, {}", called, tr("missed never"));
  return fmt::format("{}, {}", called,
                     tr_n_format("missed once", "missed {} times", static_cast<std::size_t>(criterion.missed),
                                 criterion.missed));
}

/// Filled up with blanks to so many characters.
std::string padded(std::string text, std::size_t characters) {
  const auto has = count_characters(text);
  if (has < characters) text.append(characters - has, ' ');
  return text;
}

/// A bar of twenty blocks for 0 to 1.
std::string bar(double score01) {
  constexpr int kBlocks = 20;
  const int filled = std::clamp(static_cast<int>(std::lround(score01 * kBlocks)), 0, kBlocks);
  return std::string(static_cast<std::size_t>(filled), '#') +
         std::string(static_cast<std::size_t>(kBlocks - filled), '.');
}

std::string signed_number(int value) {
  return fmt::format("{:+}", value);
}

std::string sign_of(std::optional<Level> level) {
  if (!level) return "  ?";
  return fmt::format("{:>3}", *level == Level::Harmful ? "-1" : std::to_string(static_cast<int>(*level)));
}

Emphasis emphasis_of(std::optional<Level> level) {
  if (!level || *level == Level::Partial) return Emphasis::Faint;
  return *level == Level::Strong ? Emphasis::Good : Emphasis::Bad;
}

std::string outcome_text(const Debrief& debrief, const TextStyle& style) {
  std::string text;
  if (debrief.ended) {
    text += style.wrapped(fmt::format("{}: {}.", tier_name(debrief.tier), debrief.ending_title));
    text += "\n" + style.wrapped(fmt::format("\"{}\"", debrief.account), "  ", "  ");
    text += style.wrapped("- " + tr_format("{}, afterwards", debrief.customer), "  ", "  ");
    if (!debrief.word_of_mouth.empty())
      text += "\n" + style.wrapped(tr_format("What others hear: {}", debrief.word_of_mouth));
  } else {
    text += fmt::format("{}\n", tr("The conversation has not come to an end."));
  }
  text += "\n" + style.wrapped(tr_format("What it was really about: {}", debrief.worry));
  if (debrief.worry_found)
    text +=
        fmt::format("{}\n", *debrief.worry_found ? tr("You found it.") : tr("It stayed hidden from you."));
  return text;
}

std::string criteria_text(const Debrief& debrief, const TextStyle& style) {
  constexpr std::size_t kUsualName = 12;
  auto wide = std::max(kUsualName, count_characters(tr("Overall")));
  for (const auto& criterion : debrief.criteria) wide = std::max(wide, count_characters(criterion.name));
  std::string text;
  for (const auto& criterion : debrief.criteria) {
    const auto name = padded(criterion.name, wide);
    if (!criterion.score) {
      const auto* why = criterion.called == 0 ? tr("not called for") : tr("called for, and not rated");
      text += style.marked(Emphasis::Faint, fmt::format("  {} {}", name, why)) + "\n";
      continue;
    }
    text += fmt::format("  {} {:>3}  {}  {}\n", name, points(*criterion.score), bar(*criterion.score),
                        calls_text(criterion));
  }
  if (debrief.overall)
    text += fmt::format("  {} {:>3}\n", padded(tr("Overall"), wide), points(*debrief.overall));
  return text + "  " + status_text(debrief) + "\n";
}

std::string mood_text(const Debrief& debrief) {
  const std::string names[] = {tr("Trust"), tr("Anger")};
  const auto wide = std::max(count_characters(names[0]), count_characters(names[1])) + 1;
  std::string trust = "  " + padded(names[0], wide);
  std::string anger = "  " + padded(names[1], wide);
  for (const auto& point : debrief.mood) {
    trust += fmt::format(" {:>3}", point.trust);
    anger += fmt::format(" {:>3}", point.anger);
  }
  auto text = trust + "\n" + anger + "\n  ";
  text += tr_format("Before the failure trust stood at {}.", debrief.trust_before_failure) + " ";
  text += debrief.loyalty_after ? tr_format("Loyalty was {} before and is {} now.", debrief.loyalty_before,
                                            *debrief.loyalty_after)
                                : tr_format("Loyalty was {} before.", debrief.loyalty_before);
  text += "\n";
  if (debrief.paradox)
    text +=
        fmt::format("  {}\n", tr("A failure handled well: more loyal now than if nothing had gone wrong."));
  return text;
}

std::string ledger_text(const Debrief& debrief, const TextStyle& style) {
  std::string text;
  for (const auto& promise : debrief.promises) {
    auto line = fmt::format("{}: {}", promise_state_name(promise.state), promise.what);
    if (!promise.within_authority) line += fmt::format(" {}", tr("(more than you may promise)"));
    text += style.wrapped(line, "  - ", "    ");
  }
  for (const auto& remedy : debrief.remedies) {
    text +=
        style.wrapped(tr_format("{} {} for: {}", remedy.cost, debrief.currency, remedy.what), "  - ", "    ");
  }
  text += "  " +
          tr_format("{} {} spent, {} trust since the first word.", debrief.remedy_cost, debrief.currency,
                    signed_number(debrief.trust_regained)) +
          "\n";
  return text;
}

}  // namespace

std::string briefing_text(const Scenario& scenario, const Rubric& rubric, const TextStyle& style) {
  const auto& briefing = scenario.briefing;
  std::string text = style.marked(Emphasis::Strong, scenario.title) + "\n\n";
  text += style.wrapped(briefing.role) + style.wrapped(briefing.situation);
  if (!briefing.objectives.empty())
    text += heading(tr("To practise"), style) + bullets(briefing.objectives, style);
  if (!briefing.case_file.empty()) {
    text += heading(tr("Case file"), style);
    for (const auto& note : briefing.case_file)
      text += style.wrapped(fmt::format("{}: {}", note.when, note.note), "  - ", "    ");
  }
  if (!briefing.may.empty()) text += heading(tr("You may"), style) + bullets(briefing.may, style);
  if (!briefing.may_not.empty()) text += heading(tr("You may not"), style) + bullets(briefing.may_not, style);
  if (!briefing.solutions.empty()) text += heading(tr("At hand"), style) + bullets(briefing.solutions, style);
  text += heading(tr("What good looks like"), style);
  for (const auto& criterion : rubric.criteria) {
    text += style.wrapped(fmt::format("{}: {}", spoken_text(criterion.name), spoken_text(criterion.question)),
                          "  - ", "    ");
  }
  return text;
}

std::string lines_text(const std::vector<TranscriptLine>& lines, const std::string& customer,
                       const TextStyle& style, Reader reader) {
  const bool own = reader == Reader::Trainee;
  std::string text;
  const auto spoken = [&](const std::string& who, Emphasis emphasis, const std::string& words) {
    const auto body = style.wrapped(words, "    ", "    ");
    text += "\n" + style.marked(emphasis, who) + "\n" + body;
  };
  for (const auto& line : lines) {
    switch (line.speaker) {
      case TranscriptLine::Speaker::Customer:
        spoken(customer, Emphasis::Customer, line.text);
        break;
      case TranscriptLine::Speaker::Trainee:
        spoken(own ? tr("You") : tr("Trainee"), Emphasis::Trainee, line.text);
        break;
      case TranscriptLine::Speaker::TraineeAct:
        spoken(own ? tr("You (do)") : tr("Trainee (does)"), Emphasis::Trainee, line.text);
        break;
      case TranscriptLine::Speaker::TraineeWrote:
        spoken(own ? tr("You (write)") : tr("Trainee (writes)"), Emphasis::Trainee, line.text);
        break;
      case TranscriptLine::Speaker::Narrator:
        text += "\n" + style.wrapped(line.text, "  * ", "    ");
        break;
      case TranscriptLine::Speaker::Ledger:
        text += style.marked(Emphasis::Faint, style.wrapped(line.text, "  > ", "    "));
        break;
    }
  }
  return text;
}

std::string coaching_text(const TurnDebrief& turn, const TextStyle& style) {
  std::string text;
  if (turn.rated_by == RatedBy::Nobody) {
    text += style.wrapped(tr("These words could not be rated, and count neither for nor against you."), "  ",
                          "  ");
  }
  for (const auto& feedback : turn.feedback) {
    if (!feedback.level && turn.rated_by == RatedBy::Nobody) continue;
    const auto line =
        fmt::format("{} {} ({}){} {}", sign_of(feedback.level), feedback.criterion,
                    level_name(feedback.level), feedback.because.empty() ? "" : ":", feedback.because);
    text += style.marked(emphasis_of(feedback.level), style.wrapped(line, "  ", "      "));
  }
  for (const auto& slip : turn.slips)
    text += style.wrapped(fmt::format("{}: {}. {}", slip.code, slip.name, slip.lesson), "  ! ", "      ");
  std::vector<std::string> shown;
  for (const auto& missed : turn.missed) {
    if (missed.stronger.empty() || std::ranges::find(shown, missed.stronger) != shown.end()) continue;
    shown.push_back(missed.stronger);
    text += style.wrapped(tr_format("Stronger on {}: \"{}\"", missed.criterion, missed.stronger), "  + ",
                          "      ");
  }
  return text;
}

std::string debrief_text(const Debrief& debrief, const TextStyle& style) {
  std::string text =
      heading(tr_format("Debrief: {}", debrief.scenario_title), style) + "\n" + outcome_text(debrief, style);
  text += heading(tr("The criteria, of 100"), style) + criteria_text(debrief, style);
  text += heading(tr("Trust and anger, reply by reply"), style) + mood_text(debrief);
  text += heading(tr("Promises and remedies"), style) + ledger_text(debrief, style);
  text += heading(tr("Reply by reply"), style);
  for (const auto& turn : debrief.turns) {
    text +=
        "\n" + style.wrapped(fmt::format("{}. {}: \"{}\"", turn.reply + 1, debrief.customer, turn.customer),
                             "", "   ");
    text += style.wrapped(fmt::format("{}: {}", turn.done ? tr("You (do)") : tr("You"), turn.words), "   ",
                          "   ");
    text += style.marked(Emphasis::Faint, "   " +
                                              tr_format("trust {} ({}), anger {} ({})", turn.trust,
                                                        signed_number(turn.trust_change), turn.anger,
                                                        signed_number(turn.anger_change)) +
                                              "\n");
    text += coaching_text(turn, style);
    if (!turn.coaching.empty()) text += style.wrapped(turn.coaching, "  ~ ", "      ");
  }
  if (!debrief.keep.empty()) text += heading(tr("Keep"), style) + style.wrapped(debrief.keep, "  ", "  ");
  if (!debrief.start.empty()) text += heading(tr("Start"), style) + style.wrapped(debrief.start, "  ", "  ");
  if (!debrief.stop.empty()) text += heading(tr("Stop"), style) + style.wrapped(debrief.stop, "  ", "  ");
  return text;
}

}  // namespace rapport
