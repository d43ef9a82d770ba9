// SPDX-License-Identifier: MIT
/// \file Every number on the page of trust is there a second time: from the rows of opinions by plain SQL,
/// and by formulas written down here anew.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <sstream>

#include "demonstration_store.h"
#include "engine/report/debrief.h"
#include "tests/support/raw_store.h"
#include "tests/support/shipped.h"
#include "ui_probe.h"

namespace rapport::gui {
namespace {

/// Where somebody looks at these attempts: how the filter is set, and the same as a condition on rows.
struct TrustView {
  const char* name;
  std::string condition;
  std::function<void(RecordFilter&, const ManagerModel&)> narrow;
};

/// A row of `opinions`, in the order in which they were given.
struct RawOpinion {
  long serial = 0;
  std::string attempt, reply, criterion, scenario, rater, signs;
  int machine = 0, level = 0;
  bool blind = false, is_rated = false;

  [[nodiscard]] std::string place() const { return attempt + " " + reply; }
  [[nodiscard]] int apart() const { return machine - level; }
};
using RawOpinions = std::vector<RawOpinion>;

std::vector<std::string> parts_of(const std::string& row) {
  std::vector<std::string> parts;
  std::stringstream stream(row);
  for (std::string part; std::getline(stream, part, '|');) parts.push_back(part);
  return parts;
}

template <typename Wanted>
RawOpinions only(const RawOpinions& from, const Wanted& wanted) {
  RawOpinions list;
  std::ranges::copy_if(from, std::back_inserter(list), wanted);
  return list;
}

std::size_t replies_in(const RawOpinions& list) {
  std::set<std::string> places;
  for (const auto& one : list) places.insert(one.place());
  return places.size();
}

/// One less the mean squared distance of pairs, over that of every machine's level with every trainer's.
double kappa_of(const RawOpinions& list) {
  double observed = 0, by_chance = 0;
  for (const auto& one : list) {
    observed += one.apart() * one.apart();
    for (const auto& other : list) by_chance += std::pow(one.machine - other.level, 2);
  }
  return by_chance == 0 ? std::nan("") : 1 - observed * static_cast<double>(list.size()) / by_chance;
}

/// The same of levels counted in a table, since it is asked thousands of times.
double kappa_of_counts(const std::array<std::array<double, 4>, 4>& counts) {
  double all = 0, observed = 0, by_chance = 0;
  for (std::size_t m = 0; m < 4; ++m) {
    for (std::size_t t = 0; t < 4; ++t) {
      const double square = std::pow(static_cast<double>(m) - static_cast<double>(t), 2);
      all += counts[m][t];
      observed += counts[m][t] * square;
      for (std::size_t i = 0; i < 4; ++i) {
        for (std::size_t j = 0; j < 4; ++j) by_chance += counts[m][i] * counts[j][t] * square;
      }
    }
  }
  return by_chance == 0 ? std::nan("") : 1 - observed * all / by_chance;
}

/// Where 95 of 100 samples of as many replies lie, by chance of another kind than the program's.
std::pair<double, double> interval_of(const RawOpinions& list) {
  std::map<std::string, RawOpinions> by_reply;
  for (const auto& one : list) by_reply[one.place()].push_back(one);
  std::vector<const RawOpinions*> replies;
  for (const auto& [place, of_reply] : by_reply) replies.push_back(&of_reply);
  std::mt19937 random(42);
  std::uniform_int_distribution<std::size_t> any(0, replies.size() - 1);
  std::vector<double> kappas;
  for (int draw = 0; draw < 2000; ++draw) {
    std::array<std::array<double, 4>, 4> counts{};
    for (std::size_t i = 0; i < replies.size(); ++i) {
      for (const auto& one : *replies[any(random)])
        ++counts[static_cast<std::size_t>(one.machine + 1)][static_cast<std::size_t>(one.level + 1)];
    }
    if (const auto kappa = kappa_of_counts(counts); !std::isnan(kappa)) kappas.push_back(kappa);
  }
  std::ranges::sort(kappas);
  return {kappas.at(kappas.size() * 25 / 1000), kappas.at(kappas.size() * 975 / 1000)};
}

double share_of(const RawOpinions& list, int most_apart) {
  const auto near =
      std::ranges::count_if(list, [&](const RawOpinion& one) { return std::abs(one.apart()) <= most_apart; });
  return static_cast<double>(near) / static_cast<double>(list.size());
}

double bias_of(const RawOpinions& list) {
  double sum = 0;
  for (const auto& one : list) sum += one.apart();
  return sum / static_cast<double>(list.size());
}

/// The least share of wrong ratings that a sample like this one is not surprising for, looked for by halving:
/// there the share that was seen lies 1.96 standard deviations above.
double least_wrong(const RawOpinions& list) {
  const auto replies = static_cast<double>(replies_in(list));
  if (replies == 0) return 0;
  const double seen = 1 - share_of(list, 0);
  double low = 0, high = seen;
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    (seen - middle > 1.959964 * std::sqrt(middle * (1 - middle) / replies) ? low : high) = middle;
  }
  return low;
}

std::string percent_of(double share) {
  return fmt::format("{} %", std::lround(share * 100));
}
std::string bias_words_of(double bias) {
  const auto shown = fmt::format("{:.2f}", std::abs(bias));
  return shown == "0.00" ? "±0" : (bias > 0 ? "+" : "−") + shown;
}

class TrustOfTheManager : public testing::TestWithParam<TrustView> {
 protected:
  TrustOfTheManager() {
    probe_.desk.services.rubric = shipped_rubric();
    probe_.desk.services.listener = &DemonstrationStore::listener();
    probe_.desk.services.open_records = store_.open();
    update(probe_.state, OpenManager{}, probe_.desk.services);
    auto filter = probe_.state.manager.filter;
    GetParam().narrow(filter, probe_.state.manager_page);
    perform(ChangeRecordFilter{filter});
    perform(ShowManagerPage{ManagerPage::Calibration});
    read();
  }

  void perform(ManagerAction action) {
    update(probe_.state, Action(std::move(action)), probe_.desk.services);
    probe_.frames(4);
  }

  /// The latest opinion of each rater, blind and correction apart, without blind ones after a correction of
  /// that reply by the same rater.
  void read() {
    for (
        const auto& row : raw_.run(
            "select o.serial, o.attempt_id, o.reply, o.criterion_id, a.scenario_id, o.rater_id, "
            "o.machine_signs, coalesce(o.machine_level, 9), o.level, o.blind from opinions o join attempts a "
            "on a.id = o.attempt_id where (" +
            GetParam().condition +
            ") and o.serial = (select max(l.serial) from opinions l where l.attempt_id = o.attempt_id and "
            "l.reply = o.reply and l.criterion_id = o.criterion_id and l.rater_id = o.rater_id and l.blind = "
            "o.blind) and not (o.blind and exists (select 1 from opinions c where not c.blind and "
            "c.attempt_id = o.attempt_id and c.reply = o.reply and c.rater_id = o.rater_id and c.serial < "
            "o.serial)) order by o.serial")) {
      const auto parts = parts_of(row);
      RawOpinion one{std::stol(parts.at(0)),
                     parts[1],
                     parts[2],
                     parts[3],
                     parts[4],
                     parts[5],
                     parts[6],
                     std::stoi(parts.at(7)),
                     std::stoi(parts.at(8)),
                     parts.at(9) == "1",
                     parts[7] != "9"};
      (one.blind ? blind_ : corrected_).push_back(one);
    }
    for (const auto& one : blind_) {
      if (one.is_rated) rated_.push_back(one);
    }
  }

  [[nodiscard]] const CalibrationPage& page() const { return *probe_.state.manager_page.calibration; }
  [[nodiscard]] static const FigureRow* row_in(const FigureTable& table, const std::string& name) {
    const auto found =
        std::ranges::find_if(table.rows, [&](const FigureRow& row) { return row[0].text == name; });
    return found == table.rows.end() ? nullptr : &*found;
  }
  [[nodiscard]] bool says(const std::string& words) const {
    return std::ranges::any_of(probe_.texts(), [&](const DrawnText& text) { return text.whole == words; });
  }

  /// The cell of kappa, and under it its range. What two trainers say of each other is half as many pairs.
  void expect_kappa(const Figure& cell, const RawOpinions& list, const std::string& name) const {
    const double kappa = list.empty() ? std::nan("") : kappa_of(list);
    if (replies_in(list) < 30 || std::isnan(kappa)) {
      EXPECT_EQ(cell.text, "–") << name;
      EXPECT_EQ(cell.detail, "") << name;
      return;
    }
    EXPECT_EQ(cell.text, fmt::format("{:.2f}", kappa)) << name;
    double low = 2, high = 2;
    ASSERT_EQ(std::sscanf(cell.detail.c_str(), "%lf to %lf", &low, &high), 2) << name << cell.detail;
    const auto [expected_low, expected_high] = interval_of(list);
    // An end is some twelve standard errors of chance from being taken for another.
    const double noise = (expected_high - expected_low) / 8 + 0.01;
    EXPECT_NEAR(low, expected_low, noise) << name;
    EXPECT_NEAR(high, expected_high, noise) << name;
    EXPECT_TRUE(says(cell.text) && says(cell.detail)) << name << " is not on the screen";
  }

  void expect_row(const std::string& name, const RawOpinions& list) const {
    const auto* const row = row_in(page().criteria, name);
    ASSERT_NE(row, nullptr) << name;
    EXPECT_EQ((*row)[1].text, std::to_string(replies_in(list))) << name;
    expect_kappa((*row)[2], list, name);
    EXPECT_EQ((*row)[3].text, list.empty() ? "–" : percent_of(share_of(list, 0))) << name;
    EXPECT_EQ((*row)[4].text, list.empty() ? "–" : percent_of(share_of(list, 1))) << name;
    EXPECT_EQ((*row)[5].text, list.empty() ? "–" : bias_words_of(bias_of(list))) << name;
    for (const auto& cell : *row) EXPECT_TRUE(says(cell.text)) << name << ": " << cell.text;
  }

  /// How they stand in a list: the furthest apart first, the latest of equals.
  static void expect_apart(const std::vector<CalibrationPage::Apart>& shown, RawOpinions all) {
    std::erase_if(all, [](const RawOpinion& one) { return one.apart() == 0; });
    std::ranges::sort(all, [](const RawOpinion& one, const RawOpinion& other) {
      if (std::abs(one.apart()) != std::abs(other.apart()))
        return std::abs(one.apart()) > std::abs(other.apart());
      return one.serial > other.serial;
    });
    ASSERT_EQ(shown.size(), std::min<std::size_t>(10, all.size()));
    for (std::size_t i = 0; i < shown.size(); ++i) {
      const auto words = fmt::format(
          ": machine {}, trainer {}{}", level_name(static_cast<Level>(all[i].machine)),
          level_name(static_cast<Level>(all[i].level)), all[i].blind ? " (blind)" : " (correction)");
      EXPECT_EQ(shown[i].id, all[i].attempt) << i;
      EXPECT_TRUE(shown[i].what.ends_with(words)) << shown[i].what << words;
      EXPECT_TRUE(shown[i].where.ends_with(fmt::format(", reply {}", std::stoi(all[i].reply) + 1)))
          << shown[i].where;
    }
  }

  /// A criterion as it is named: of the rubric, or of one scenario.
  [[nodiscard]] static std::string name_of(const std::string& criterion, const std::string& scenario) {
    if (const auto found = shipped_rubric()->find_criterion(criterion))
      return shipped_rubric()->criteria[*found].name;
    const auto& adding = *DemonstrationStore::shelf().find(scenario)->scenario;
    return fmt::format("{} (in \"{}\")",
                       adding.rubric->criteria[*adding.rubric->find_criterion(criterion)].name, adding.title);
  }

  DemonstrationStore store_;
  test::RawStore raw_{store_.path()};
  UiProbe probe_{DemonstrationStore::shelf(), {1800, 6000}};
  RawOpinions blind_, corrected_, rated_;  ///< rated: blind ones where the machine had said something
};

TEST_P(TrustOfTheManager, IsThatOfTheRowsForEveryCriterion) {
  if (blind_.empty() && corrected_.empty()) {  // trainers rate counted attempts
    EXPECT_TRUE(page().criteria.rows.empty());
    EXPECT_EQ(page().verdict.at(0), "Too few to say: 0 of at least 30 replies have been rated blindly.");
    return;
  }
  expect_row("All criteria", rated_);
  std::set<std::string> names;
  for (const auto& criterion : shipped_rubric()->criteria) names.insert(criterion.name);
  for (const auto* list : {&rated_, &corrected_}) {
    for (const auto& one : *list) names.insert(name_of(one.criterion, one.scenario));
  }
  EXPECT_GE(names.size(), 4U);
  std::size_t place = 0;
  for (const auto& name : names) {
    const auto is_of_it = [&](const RawOpinion& one) { return name_of(one.criterion, one.scenario) == name; };
    expect_row(name, only(rated_, is_of_it));
    ++place;
  }
  const bool two = row_in(page().criteria, "Two trainers") != nullptr;
  EXPECT_EQ(page().criteria.rows.size(), place + 1 + (two ? 1 : 0)) << "and no others";
}

TEST_P(TrustOfTheManager, IsThatOfTheRowsBetweenTwoTrainers) {
  std::map<std::string, RawOpinions> together;
  for (const auto& one : blind_) together[one.place() + " " + one.criterion].push_back(one);
  RawOpinions pairs;  // one trainer in the place of the machine, both ways round
  for (const auto& [place, list] : together) {
    for (const auto& one : list) {
      for (const auto& other : list) {
        if (one.rater == other.rater) continue;
        pairs.push_back(one);
        pairs.back().machine = other.level;
      }
    }
  }
  if (pairs.empty()) {
    EXPECT_EQ(row_in(page().criteria, "Two trainers"), nullptr);
  } else {
    expect_row("Two trainers", pairs);
  }
}

TEST_P(TrustOfTheManager, IsThatOfTheRowsForEverySign) {
  std::map<std::string, RawOpinions> rated, corrected;
  std::set<std::string> ids;
  for (const auto& indicator : shipped_rubric()->indicators) {
    const auto shows = [&](const RawOpinion& one) {
      return one.is_rated && one.signs.find('"' + indicator.id + '"') != std::string::npos;
    };
    rated[indicator.id] = only(blind_, shows);
    corrected[indicator.id] = only(corrected_, shows);
    if (rated[indicator.id].size() + corrected[indicator.id].size() > 0) ids.insert(indicator.id);
  }
  EXPECT_EQ(page().signs.rows.size(), std::min<std::size_t>(12, ids.size()));
  double before = 1;
  for (std::size_t i = 0; i < page().signs.rows.size(); ++i) {
    const auto& row = page().signs.rows[i];
    const auto indicator = std::ranges::find_if(
        shipped_rubric()->indicators, [&](const Indicator& one) { return one.sign == row[0].text; });
    ASSERT_NE(indicator, shipped_rubric()->indicators.end()) << row[0].text;
    const auto& list = rated[indicator->id];
    EXPECT_EQ(row[1].text, std::to_string(replies_in(list))) << indicator->id;
    expect_kappa(row[2], list, indicator->id);
    EXPECT_EQ(row[3].text, list.empty() ? "–" : percent_of(share_of(list, 0))) << indicator->id;
    EXPECT_EQ(row[4].text, list.empty() ? "–" : bias_words_of(bias_of(list))) << indicator->id;
    EXPECT_EQ(row[5].text, std::to_string(corrected[indicator->id].size())) << indicator->id;
    const double wrong = least_wrong(list);
    EXPECT_LE(wrong, before + 1e-9) << indicator->id << " stands too far down";
    before = wrong;
    auto all = list;
    all.insert(all.end(), corrected[indicator->id].begin(), corrected[indicator->id].end());
    expect_apart(page().of_signs.at(i).worst, all);
  }
}

TEST_P(TrustOfTheManager, IsFurthestApartWhereTheRowsAre) {
  auto all = rated_;
  all.insert(all.end(), corrected_.begin(), corrected_.end());
  expect_apart(page().worst, all);
  for (std::size_t i = 0; i < page().of_criteria.size(); ++i) {
    const auto& detail = page().of_criteria[i];
    EXPECT_EQ(detail.title, page().criteria.rows.at(i)[0].text);
    const auto of_it = only(
        all, [&](const RawOpinion& one) { return name_of(one.criterion, one.scenario) == detail.title; });
    expect_apart(detail.worst, of_it);
  }
}

TEST_P(TrustOfTheManager, CountsCorrectionsApart) {
  if (corrected_.empty()) {
    EXPECT_TRUE(page().corrections.empty());
    return;
  }
  ASSERT_FALSE(page().corrections.empty());
  EXPECT_TRUE(page().corrections[0].starts_with(std::to_string(corrected_.size()) + " correction"));
  std::set<std::string> names;
  for (const auto& one : corrected_) names.insert(name_of(one.criterion, one.scenario));
  EXPECT_EQ(page().corrections.size(), 1 + names.size());
  for (const auto& name : names) {
    const auto list =
        only(corrected_, [&](const RawOpinion& one) { return name_of(one.criterion, one.scenario) == name; });
    const auto line = fmt::format("{}: {}, the machine {:+.1f} levels from the trainer on average.", name,
                                  list.size(), bias_of(list));
    EXPECT_TRUE(says(line)) << line;
  }
}

TEST_P(TrustOfTheManager, OpensARowToShowWhereItIsFurthestApart) {
  if (page().of_criteria.empty()) return;
  const auto& detail = page().of_criteria[1];
  const auto is_open = [&] { return says("Close"); };
  EXPECT_FALSE(is_open());
  ASSERT_TRUE(probe_.press("###kappa_1"));
  probe_.frames(3);
  EXPECT_TRUE(is_open());
  for (const auto& words : detail.words) EXPECT_TRUE(says(words)) << words;
  for (const auto& one : detail.worst) EXPECT_TRUE(says(one.what)) << one.what;
  ASSERT_TRUE(probe_.press("###sign_kappa_0"));
  probe_.frames(3);
  for (const auto& words : page().of_signs.at(0).words) EXPECT_TRUE(says(words)) << words;
  ASSERT_TRUE(probe_.press("###close_row"));
  probe_.frames(3);
  EXPECT_FALSE(is_open());
}

const std::vector<TrustView>& trust_views() {
  static const std::vector<TrustView> kViews = {
      {"Counted", "a.mode = 'assessment'", [](RecordFilter&, const ManagerModel&) {}},
      {"Practice", "a.mode = 'practice'",
       [](RecordFilter& filter, const ManagerModel&) { filter.mode = Mode::Practice; }},
      {"OneScenario", "a.mode = 'assessment' and a.scenario_id = 'propane-missed-delivery'",
       [](RecordFilter& filter, const ManagerModel&) { filter.scenario_id = "propane-missed-delivery"; }},
      {"SomeMonths",
       "a.mode = 'assessment' and strftime('%Y-%m', a.started_ms / 1000, 'unixepoch') between '2023-07' and "
       "'2023-09'",
       [](RecordFilter& filter, const ManagerModel&) {
         filter.from = Month{2023, 7};
         filter.to = Month{2023, 9};
       }},
      {"OneTeam",
       "a.mode = 'assessment' and a.person_id in (select person_id from team_members where role = 'trainee' "
       "and team_id = (select min(id) from teams))",
       [](RecordFilter& filter, const ManagerModel& page) { filter = page.menus.at(0).leads_to.at(1); }}};
  return kViews;
}

INSTANTIATE_TEST_SUITE_P(Views, TrustOfTheManager, testing::ValuesIn(trust_views()),
                         [](const testing::TestParamInfo<TrustView>& view) { return view.param.name; });

}  // namespace
}  // namespace rapport::gui
