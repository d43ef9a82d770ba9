// SPDX-License-Identifier: MIT
#include "engine/report/calibration_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/base/words.h"
#include "engine/report/debrief.h"

namespace rapport {
namespace {

constexpr double kNoBias = 0.1;  ///< a tenth of a level: nobody would notice

std::string group_text(const TrustGroup& group) {
  std::vector<std::string> names;
  for (const auto* row : group.criteria) names.push_back(row->criterion);
  const auto list = fmt::format("{}", fmt::join(names, ", "));
  switch (group.trust) {
    case Trust::Not:
      return tr_format(
          "Do not rely on it for: {}. There it may agree with trainers hardly more than chance would.", list);
    case Trust::WithEveryCare:
      return tr_format("Only a hint, so read the reply first: {}.", list);
    case Trust::WithCare:
      return tr_format("Good enough for coaching, and for no decision about a person: {}.", list);
    case Trust::Well:
      return tr_format("Good for coaching and for telling whose replies to read first: {}.", list);
    case Trust::VeryWell:
      return tr_format("In very close agreement with trainers: {}.", list);
    case Trust::TooFew:
      return tr_format("Not known yet, for too few replies were rated blindly, or nearly all alike: {}.",
                       list);
  }
  return {};
}

bool is_biased(const Agreement& agreement) {
  return agreement.replies >= kEnoughReplies && agreement.bias && std::abs(*agreement.bias) >= kNoBias;
}

}  // namespace

std::string trust_text(const Agreement& agreement) {
  switch (trust_in(agreement)) {
    case Trust::TooFew:
      if (agreement.replies < kEnoughReplies) {
        return tr_format("Too few to say: {} of at least {} replies have been rated blindly.",
                         agreement.replies, kEnoughReplies);
      }
      return tr(
          "Too alike to say: nearly all replies were given one level, so agreement cannot be told from "
          "chance.");
    case Trust::Not:
      return tr(
          "Do not rely on it: the machine may agree with trainers hardly more than chance would. Let a "
          "trainer rate these replies.");
    case Trust::WithEveryCare:
      return tr(
          "Use it as a hint only: it agrees with trainers somewhat. Read the reply before you say anything "
          "about it.");
    case Trust::WithCare:
      return tr(
          "Use it for coaching: it agrees with trainers moderately. Before a decision about a person, let a "
          "trainer read the replies.");
    case Trust::Well:
      return tr(
          "It agrees with trainers well: good for coaching and for telling whose replies to read first. "
          "Before a decision about a person, let a trainer read the replies it rests on.");
    case Trust::VeryWell:
      return tr(
          "It agrees with trainers very closely. A decision about a person is still a person's: look at the "
          "replies it rests on.");
  }
  return {};
}

std::string bias_text(const Agreement& agreement) {
  if (agreement.replies < kEnoughReplies || !agreement.bias) return {};
  const double bias = *agreement.bias;
  if (!is_biased(agreement)) {
    const bool is_of_use = trust_in(agreement) > Trust::Not;
    return is_of_use ? tr("It is neither milder nor stricter than trainers.") : std::string();
  }
  return bias > 0 ? tr_format("It is milder than trainers, by {:.1f} of a level on average.", bias)
                  : tr_format("It is stricter than trainers, by {:.1f} of a level on average.", -bias);
}

std::vector<std::string> verdict_text(const CalibrationReport& report) {
  if (report.all.pairs == 0) return {trust_text(report.all)};
  std::vector<std::string> sentences;
  bool some_use = false;
  for (const auto& group : trust_groups(report)) {
    sentences.push_back(group_text(group));
    some_use = some_use || group.trust >= Trust::WithCare;
  }
  if (some_use)
    sentences.emplace_back(
        tr("Before a decision about a person, let a trainer read the replies that it rests on."));
  return sentences;
}

std::vector<std::string> bias_lines(const CalibrationReport& report) {
  std::vector<std::string> milder, stricter, lines;
  for (const auto& row : report.criteria) {
    if (!is_biased(row.blind)) continue;
    const double bias = *row.blind.bias;
    (bias > 0 ? milder : stricter).push_back(fmt::format("{} {:.1f}", row.criterion, std::abs(bias)));
  }
  if (!milder.empty())
    lines.push_back(tr_format("Milder than trainers, in levels on average: {}.", fmt::join(milder, ", ")));
  if (!stricter.empty())
    lines.push_back(
        tr_format("Stricter than trainers, in levels on average: {}.", fmt::join(stricter, ", ")));
  return lines;
}

std::vector<std::string> correction_lines(const CalibrationReport& report) {
  std::vector<std::string> lines;
  if (report.corrections == 0) return lines;
  lines.push_back(
      tr_n_format("{} correction. It was chosen because it looked wrong, so it says nothing of how often "
                  "the machine errs and is in none of the numbers above.",
                  "{} corrections. They were chosen because they looked wrong, so they say nothing of how "
                  "often the machine errs and are in none of the numbers above.",
                  report.corrections, report.corrections));
  for (const auto& row : report.criteria) {
    if (row.corrections == 0) continue;
    lines.push_back(tr_format("{}: {}, the machine {:+.1f} levels from the trainer on average.",
                              row.criterion, row.corrections, row.correction_bias));
  }
  return lines;
}

std::vector<std::string> scope_lines(const CalibrationReport& report) {
  std::vector<std::string> lines;
  if (report.all.pairs + report.corrections > 0) {
    lines.emplace_back(
        tr("The machine is judged by what it gave when each reply was given, for that is what the scores are "
           "made of. Where it has been taught anew since, choose the months after that."));
  }
  if (report.not_blind > 0) {
    lines.push_back(tr_n_format(
        "{} blind rating is left out: the same trainer had corrected the reply before, and so had seen the "
        "machine's level.",
        "{} blind ratings are left out: the same trainer had corrected the reply before, and so had seen the "
        "machine's level.",
        report.not_blind, report.not_blind));
  }
  return lines;
}

std::string apart_text(const Disagreement& one) {
  return tr_format("{}: machine {}, trainer {}{}", one.criterion, level_name(one.machine),
                   level_name(one.trainer), one.blind ? tr(" (blind)") : tr(" (correction)"));
}

std::string kappa_note() {
  return tr(
      "kappa: agreement beyond chance, with quadratic weights; 1 is perfect, 0 is chance. bias: machine less "
      "trainer, in levels.");
}

std::string calibration_note(const CalibrationReport& report) {
  if (!report.some_demonstration) return {};
  return tr("DEMONSTRATION: some or all of these ratings were made by \"rapport demo\"; nobody gave them.");
}

}  // namespace rapport
