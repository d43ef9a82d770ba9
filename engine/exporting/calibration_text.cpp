// SPDX-License-Identifier: MIT
#include "engine/exporting/calibration_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/base/words.h"
#include "engine/exporting/report_text.h"
#include "engine/exporting/text_table.h"
#include "engine/report/calibration_words.h"
#include "engine/report/count_text.h"
#include "engine/report/figure_text.h"

namespace rapport {
namespace {

using Emphasis = TextStyle::Emphasis;
using Side = TextTable::Side;

constexpr std::size_t kApartOfCriterion = 3;
constexpr std::size_t kApartOfSign = 1;

std::string kappa_text(const Agreement& agreement) {
  if (!agreement.kappa || agreement.replies < kEnoughReplies) return "-";
  if (!agreement.interval) return fmt::format("{:.2f}", *agreement.kappa);
  return fmt::format("{:.2f} ({:.2f} to {:.2f})", *agreement.kappa, agreement.interval->low,
                     agreement.interval->high);
}

std::string bias_number(const std::optional<double>& bias) {
  return bias ? fmt::format("{:+.2f}", *bias == 0 ? 0.0 : *bias) : "-";
}

std::string count_text(std::size_t count) {
  return rapport::count_text(static_cast<std::int64_t>(count));
}

std::string criteria(const CalibrationReport& report, const TextStyle& style) {
  TextTable table({{tr("Blind ratings"), Side::Left},
                   {tr("replies"), Side::Right},
                   {tr("kappa (95 %)"), Side::Right},
                   {tr("same"), Side::Right},
                   {tr("within one"), Side::Right},
                   {tr("bias"), Side::Right}});
  const auto add = [&](const std::string& name, const Agreement& agreement) {
    auto row = agreement_cells(agreement);
    row.insert(row.begin(), name);
    table.add_row(row);
  };
  for (const auto& row : report.criteria) add(row.criterion, row.blind);
  add(tr("All criteria"), report.all);
  if (report.trainers.pairs > 0) add(tr("Two trainers"), report.trainers);
  return "\n" + table.text(style) + style.wrapped(kappa_note());
}

/// Where machine and trainer are furthest apart; at most `most`.
std::string apart(const std::vector<Disagreement>& worst, std::size_t most, const TextStyle& style) {
  std::string text;
  for (std::size_t i = 0; i < std::min(most, worst.size()); ++i) {
    const auto& one = worst[i];
    text += style.wrapped(apart_text(one), "  ", "    ");
    text +=
        style.wrapped(tr_format("{}, reply {} of attempt {}", one.scenario_id, one.reply + 1, one.attempt_id),
                      "    ", "    ");
    if (!one.reason.empty()) text += style.wrapped(one.reason, "    ", "    ");
  }
  return text;
}

std::string signs(const CalibrationReport& report, const TextStyle& style) {
  TextTable table({{tr("Where the machine found this sign"), Side::Left},
                   {tr("replies"), Side::Right},
                   {tr("kappa"), Side::Right},
                   {tr("same"), Side::Right},
                   {tr("bias"), Side::Right},
                   {tr("corrected"), Side::Right}});
  std::string worst;
  for (std::size_t i = 0; i < std::min(kMostSignsRated, report.signs.size()); ++i) {
    const auto& row = report.signs[i];
    const auto cells = agreement_cells(row.blind);
    const auto kappa = cells[1].substr(0, cells[1].find(' '));  // there is no room for the range
    table.add_row({row.sign, cells[0], kappa, cells[2], cells[4], count_text(row.corrections)});
    if (row.worst.empty()) continue;
    worst += style.wrapped(row.sign, "  ", "  ") + apart(row.worst, kApartOfSign, style);
  }
  if (table.is_empty()) return {};
  auto text = "\n" + table.text(style);
  text += style.wrapped(tr("Those first of which the ratings are surest to be often wrong."));
  if (report.signs.size() > kMostSignsRated) {
    text += style.wrapped(
        tr_format("These are {} of {} signs; --json tells all.", kMostSignsRated, report.signs.size()));
  }
  if (worst.empty()) return text;
  return text + "\n" + style.marked(Emphasis::Strong, tr("Furthest apart, sign by sign")) + "\n" + worst;
}

std::string corrections(const CalibrationReport& report, const TextStyle& style) {
  const auto lines = correction_lines(report);
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i)
    text += i == 0 ? "\n" + style.wrapped(lines[i]) : style.wrapped(lines[i], "  ", "    ");
  return text;
}

std::string apart_by_criterion(const CalibrationReport& report, const TextStyle& style) {
  std::string text;
  for (const auto& row : report.criteria) text += apart(row.worst, kApartOfCriterion, style);
  if (text.empty()) return {};
  return "\n" + style.marked(Emphasis::Strong, tr("Furthest apart, criterion by criterion")) + "\n" + text;
}

}  // namespace

std::vector<std::string> agreement_cells(const Agreement& agreement) {
  return {count_text(agreement.replies), kappa_text(agreement), share_text(agreement.exact, kPlainSigns),
          share_text(agreement.near, kPlainSigns), bias_number(agreement.bias)};
}

std::string calibration_text(const CalibrationReport& report, const TextStyle& style) {
  std::string text;
  if (const auto note = calibration_note(report); !note.empty()) text += style.wrapped(note) + "\n";
  text += style.marked(Emphasis::Strong, tr("How far the machine's ratings can be trusted")) + "\n";
  text += style.wrapped(
      in_one_harmless_line(question_text(report.filter, report.team, report.scenario, report.person)) + ".");
  text += "\n";
  for (const auto& sentence : verdict_text(report)) text += style.wrapped(sentence);
  for (const auto& line : bias_lines(report)) text += style.wrapped(line);
  for (const auto& line : scope_lines(report)) text += style.wrapped(line);
  if (report.all.pairs + report.corrections == 0) {
    return text +
           style.wrapped(tr("\"rapport rate\" draws replies for a trainer to rate without seeing what the "
                            "machine gave."));
  }
  return text + criteria(report, style) + apart_by_criterion(report, style) + signs(report, style) +
         corrections(report, style);
}

}  // namespace rapport
