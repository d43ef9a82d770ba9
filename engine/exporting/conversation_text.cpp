// SPDX-License-Identifier: MIT
#include "engine/exporting/conversation_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

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

/// "never", "once", "3 times".
std::string times(int count) {
  if (count == 0) return "never";
  return count == 1 ? "once" : fmt::format("{} times", count);
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

std::string status_text(const Debrief& debrief) {
  switch (debrief.status) {
    case AttemptStatus::Incomplete:
      return "Not finished yet.";
    case AttemptStatus::Abandoned:
      return "Left before the end.";
    case AttemptStatus::Passed:
    case AttemptStatus::Failed:
      break;
  }
  const bool passed = debrief.status == AttemptStatus::Passed;
  return fmt::format("{} (asked for: {} overall, {} on each criterion).",
                     passed ? "Passed" : "Not passed yet", debrief.mark.overall, debrief.mark.each);
}

std::string outcome_text(const Debrief& debrief, const TextStyle& style) {
  std::string text;
  if (debrief.ended) {
    text += style.wrapped(fmt::format("{}: {}.", tier_name(debrief.tier), debrief.ending_title));
    text += "\n" + style.wrapped(fmt::format("\"{}\"", debrief.account), "  ", "  ");
    text += style.wrapped(fmt::format("- {}, afterwards", debrief.customer), "  ", "  ");
    if (!debrief.word_of_mouth.empty())
      text += "\n" + style.wrapped("What others hear: " + debrief.word_of_mouth);
  } else {
    text += "The conversation has not come to an end.\n";
  }
  text += "\n" + style.wrapped("What it was really about: " + debrief.worry);
  if (debrief.worry_found) text += *debrief.worry_found ? "You found it.\n" : "It stayed hidden from you.\n";
  return text;
}

std::string criteria_text(const Debrief& debrief, const TextStyle& style) {
  std::string text;
  for (const auto& criterion : debrief.criteria) {
    if (!criterion.score) {
      const auto* why = criterion.called == 0 ? "not called for" : "called for, and not rated";
      text += style.marked(Emphasis::Faint, fmt::format("  {:<12} {}", criterion.name, why)) + "\n";
      continue;
    }
    text += fmt::format("  {:<12} {:>3}  {}  called for {}, missed {}\n", criterion.name,
                        points(*criterion.score), bar(*criterion.score), times(criterion.called),
                        times(criterion.missed));
  }
  if (debrief.overall) text += fmt::format("  {:<12} {:>3}\n", "Overall", points(*debrief.overall));
  return text + "  " + status_text(debrief) + "\n";
}

std::string mood_text(const Debrief& debrief) {
  std::string trust = "  Trust ";
  std::string anger = "  Anger ";
  for (const auto& point : debrief.mood) {
    trust += fmt::format(" {:>3}", point.trust);
    anger += fmt::format(" {:>3}", point.anger);
  }
  auto text = trust + "\n" + anger + "\n";
  text += fmt::format("  Before the failure trust stood at {}. Loyalty was {} before",
                      debrief.trust_before_failure, debrief.loyalty_before);
  if (debrief.loyalty_after) text += fmt::format(" and is {} now", *debrief.loyalty_after);
  text += ".\n";
  if (debrief.paradox) text += "  A failure handled well: more loyal now than if nothing had gone wrong.\n";
  return text;
}

std::string ledger_text(const Debrief& debrief, const TextStyle& style) {
  std::string text;
  for (const auto& promise : debrief.promises) {
    text += style.wrapped(fmt::format("{}: {}{}", promise_state_name(promise.state), promise.what,
                                      promise.within_authority ? "" : " (more than you may promise)"),
                          "  - ", "    ");
  }
  for (const auto& remedy : debrief.remedies) {
    text += style.wrapped(fmt::format("{} {} for: {}", remedy.cost, debrief.currency, remedy.what), "  - ",
                          "    ");
  }
  text += fmt::format("  {} {} spent, {} trust since the first word.\n", debrief.remedy_cost,
                      debrief.currency, signed_number(debrief.trust_regained));
  return text;
}

}  // namespace

std::string briefing_text(const Scenario& scenario, const Rubric& rubric, const TextStyle& style) {
  const auto& briefing = scenario.briefing;
  std::string text = style.marked(Emphasis::Strong, scenario.title) + "\n\n";
  text += style.wrapped(briefing.role) + style.wrapped(briefing.situation);
  if (!briefing.objectives.empty())
    text += heading("To practise", style) + bullets(briefing.objectives, style);
  if (!briefing.case_file.empty()) {
    text += heading("Case file", style);
    for (const auto& note : briefing.case_file)
      text += style.wrapped(fmt::format("{}: {}", note.when, note.note), "  - ", "    ");
  }
  if (!briefing.may.empty()) text += heading("You may", style) + bullets(briefing.may, style);
  if (!briefing.may_not.empty()) text += heading("You may not", style) + bullets(briefing.may_not, style);
  if (!briefing.solutions.empty()) text += heading("At hand", style) + bullets(briefing.solutions, style);
  text += heading("What good looks like", style);
  for (const auto& criterion : rubric.criteria) {
    text += style.wrapped(fmt::format("{}: {}", criterion.name, criterion.question), "  - ", "    ");
  }
  return text;
}

std::string lines_text(const std::vector<TranscriptLine>& lines, const std::string& customer,
                       const TextStyle& style) {
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
        spoken("You", Emphasis::Trainee, line.text);
        break;
      case TranscriptLine::Speaker::TraineeAct:
        spoken("You (do)", Emphasis::Trainee, line.text);
        break;
      case TranscriptLine::Speaker::TraineeWrote:
        spoken("You (write)", Emphasis::Trainee, line.text);
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
    text +=
        style.wrapped("These words could not be rated, and count neither for nor against you.", "  ", "  ");
  }
  for (const auto& feedback : turn.feedback) {
    if (!feedback.level && turn.rated_by == RatedBy::Nobody) continue;
    const auto line =
        fmt::format("{} {} ({}){} {}", sign_of(feedback.level), feedback.criterion,
                    level_name(feedback.level), feedback.because.empty() ? "" : ":", feedback.because);
    text += style.marked(emphasis_of(feedback.level), style.wrapped(line, "  ", "      "));
  }
  for (const auto* slip : turn.slips)
    text += style.wrapped(fmt::format("{}: {}. {}", slip->code, slip->name, slip->lesson), "  ! ", "      ");
  std::vector<std::string> shown;
  for (const auto& missed : turn.missed) {
    if (missed.stronger.empty() || std::ranges::find(shown, missed.stronger) != shown.end()) continue;
    shown.push_back(missed.stronger);
    text += style.wrapped(fmt::format("Stronger on {}: \"{}\"", missed.criterion, missed.stronger), "  + ",
                          "      ");
  }
  return text;
}

std::string debrief_text(const Debrief& debrief, const TextStyle& style) {
  std::string text =
      heading("Debrief: " + debrief.scenario_title, style) + "\n" + outcome_text(debrief, style);
  text += heading("The criteria, of 100", style) + criteria_text(debrief, style);
  text += heading("Trust and anger, reply by reply", style) + mood_text(debrief);
  text += heading("Promises and remedies", style) + ledger_text(debrief, style);
  text += heading("Reply by reply", style);
  for (const auto& turn : debrief.turns) {
    text +=
        "\n" + style.wrapped(fmt::format("{}. {}: \"{}\"", turn.reply + 1, debrief.customer, turn.customer),
                             "", "   ");
    text += style.wrapped(fmt::format("You{}: {}", turn.done ? " (do)" : "", turn.words), "   ", "   ");
    text += style.marked(Emphasis::Faint, fmt::format("   trust {} ({}), anger {} ({})\n", turn.trust,
                                                      signed_number(turn.trust_change), turn.anger,
                                                      signed_number(turn.anger_change)));
    text += coaching_text(turn, style);
    if (!turn.coaching.empty()) text += style.wrapped(turn.coaching, "  ~ ", "      ");
  }
  if (!debrief.keep.empty()) text += heading("Keep", style) + style.wrapped(debrief.keep, "  ", "  ");
  if (!debrief.start.empty()) text += heading("Start", style) + style.wrapped(debrief.start, "  ", "  ");
  if (!debrief.stop.empty()) text += heading("Stop", style) + style.wrapped(debrief.stop, "  ", "  ");
  return text;
}

}  // namespace rapport
