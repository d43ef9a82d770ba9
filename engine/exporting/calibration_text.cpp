// SPDX-License-Identifier: MIT
#include "engine/exporting/calibration_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/base/words.h"
#include "engine/exporting/text_table.h"
#include "engine/report/count_text.h"
#include "engine/report/debrief.h"

namespace rapport {
namespace {

using Emphasis = TextStyle::Emphasis;
using Side = TextTable::Side;

std::string kappa_text(const Agreement& agreement) {
  if (!agreement.kappa || agreement.replies < kEnoughReplies) return "-";
  if (!agreement.interval) return fmt::format("{:.2f}", *agreement.kappa);
  return fmt::format("{:.2f} ({:.2f} to {:.2f})", *agreement.kappa, agreement.interval->low,
                     agreement.interval->high);
}

std::string percent_text(const std::optional<double>& share) {
  return share ? fmt::format("{:.0f} %", *share * 100) : "-";
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
    table.add_row({name, count_text(agreement.replies), kappa_text(agreement), percent_text(agreement.exact),
                   percent_text(agreement.near), bias_number(agreement.bias)});
  };
  for (const auto& row : report.criteria) add(row.criterion, row.blind);
  add(tr("All criteria"), report.all);
  if (report.trainers.pairs > 0) add(tr("Two trainers"), report.trainers);
  return "\n" + table.text(style) +
         style.wrapped(
             tr("kappa: agreement beyond chance, with quadratic weights; 1 is perfect, 0 is chance. bias: "
                "machine less trainer, in levels."));
}

std::string trust_by_criterion(const CalibrationReport& report, const TextStyle& style) {
  std::string text;
  for (const auto& row : report.criteria) {
    auto line = row.criterion + ": " + trust_text(row.blind);
    if (const auto bias = bias_text(row.blind); !bias.empty()) line += " " + bias;
    text += style.wrapped(line, "  ", "    ");
  }
  return text;
}

std::string signs(const CalibrationReport& report, const TextStyle& style) {
  constexpr std::size_t kMost = 12;
  TextTable table({{tr("Where the machine found this sign"), Side::Left},
                   {tr("rated"), Side::Right},
                   {tr("same"), Side::Right},
                   {tr("bias"), Side::Right},
                   {tr("corrected"), Side::Right}});
  for (std::size_t i = 0; i < std::min(kMost, report.signs.size()); ++i) {
    const auto& row = report.signs[i];
    table.add_row({row.sign, count_text(row.blind.pairs), percent_text(row.blind.exact),
                   bias_number(row.blind.bias), count_text(row.corrections)});
  }
  return table.is_empty() ? std::string() : "\n" + table.text(style);
}

std::string corrections(const CalibrationReport& report, const TextStyle& style) {
  if (report.corrections == 0) return {};
  auto text =
      "\n" + style.wrapped(tr_n_format(
                 "{} correction. It was chosen because it looked wrong, so it says nothing of how often "
                 "the machine errs and is in none of the numbers above.",
                 "{} corrections. They were chosen because they looked wrong, so they say nothing of how "
                 "often the machine errs and are in none of the numbers above.",
                 report.corrections, report.corrections));
  for (const auto& row : report.criteria) {
    if (row.corrections > 0) {
      text += style.wrapped(tr_format("{}: {}, the machine {:+.1f} levels from the trainer on average.",
                                      row.criterion, row.corrections, row.correction_bias),
                            "  ", "    ");
    }
  }
  return text;
}

std::string worst(const CalibrationReport& report, const TextStyle& style) {
  if (report.worst.empty()) return {};
  auto text = "\n" + style.marked(Emphasis::Strong, tr("Furthest apart")) + "\n";
  for (const auto& one : report.worst) {
    const auto place =
        tr_format("{}, reply {} of attempt {}", one.scenario_id, one.reply + 1, one.attempt_id);
    text +=
        style.wrapped(tr_format("{}: machine {}, trainer {}{}", one.criterion, level_name(one.machine),
                                level_name(one.trainer), one.blind ? tr(" (blind)") : tr(" (correction)")),
                      "  ", "    ");
    text += style.wrapped(place, "    ", "    ");
    if (!one.reason.empty()) text += style.wrapped(one.reason, "    ", "    ");
  }
  return text;
}

}  // namespace

std::string calibration_text(const CalibrationReport& report, const TextStyle& style) {
  std::string text;
  if (report.some_demonstration) {
    text += style.wrapped(
                tr("DEMONSTRATION: some or all of these ratings were made by \"rapport demo\"; nobody gave "
                   "them.")) +
            "\n";
  }
  text += style.marked(Emphasis::Strong, tr("How far the machine's ratings can be trusted")) + "\n";
  text += style.wrapped(trust_text(report.all));
  if (const auto bias = bias_text(report.all); !bias.empty()) text += style.wrapped(bias);
  if (report.all.pairs + report.corrections == 0) {
    return text +
           style.wrapped(tr("\"rapport rate\" draws replies for a trainer to rate without seeing what the "
                            "machine gave."));
  }
  return text + trust_by_criterion(report, style) + criteria(report, style) + signs(report, style) +
         corrections(report, style) + worst(report, style);
}

}  // namespace rapport
