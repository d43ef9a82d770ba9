// SPDX-License-Identifier: MIT
/// \file A calibration for tests of what is written about it: every field has something in it.
#pragma once

#include "engine/report/calibration.h"

namespace rapport::test {

/// Two criteria and a sign. The numbers follow no rule: who writes them must not compute any.
inline CalibrationReport made_calibration() {
  Agreement good;
  good.pairs = 60;
  good.replies = 50;
  good.kappa = 0.83;
  good.interval = Interval{0.71, 0.92};
  good.exact = 0.88;
  good.near = 0.99;
  good.bias = 0.25;
  auto bad = good;
  bad.kappa = 0.12;
  bad.interval = Interval{-0.05, 0.31};
  bad.bias = -0.02;
  const Disagreement apart{"a-1",
                           2,
                           "wrong-coffee",
                           "The wrong coffee",
                           "empathy",
                           "Empathy",
                           Level::Strong,
                           Level::Harmful,
                           "It is a phrase.",
                           true};
  CalibrationReport report;
  report.all = good;
  report.criteria = {{"listening", "Listening", {}, good, {}, 3, 1.5, {}},
                     {"empathy", "Empathy", {}, bad, {}, 0, 0, {apart}}};
  report.signs = {{"empathy.stock", "A stock phrase", bad, 2, {apart}}};
  report.trainers = good;
  report.corrections = 3;
  report.worst = {apart};
  report.some_demonstration = true;
  return report;
}

/// Calls `change` for every text in it.
template <typename Change>
void for_each_text(CalibrationReport& report, const Change& change) {
  const auto of_worst = [&](std::vector<Disagreement>& worst) {
    for (auto& one : worst) {
      for (auto* text :
           {&one.attempt_id, &one.scenario_id, &one.scenario, &one.criterion_id, &one.criterion, &one.reason})
        change(*text);
    }
  };
  for (auto* text : {&report.team, &report.person, &report.scenario, &report.filter.team_id}) change(*text);
  for (auto& row : report.criteria) {
    for (auto* text : {&row.criterion_id, &row.criterion, &row.scenario_id}) change(*text);
    of_worst(row.worst);
  }
  for (auto& row : report.signs) {
    for (auto* text : {&row.indicator_id, &row.sign}) change(*text);
    of_worst(row.worst);
  }
  of_worst(report.worst);
}

}  // namespace rapport::test
