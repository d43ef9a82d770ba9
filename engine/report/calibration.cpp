// SPDX-License-Identifier: MIT
#include "engine/report/calibration.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "engine/base/words.h"

namespace rapport {
namespace {

constexpr std::size_t kMostFarApart = 10;
constexpr std::uint64_t kSeedOfInterval = 1;

/// A reply by a number, for as long as one report is made.
class ReplyNumbers {
 public:
  std::size_t of(const Opinion& opinion) {
    return numbers_.try_emplace({opinion.attempt_id, opinion.reply}, numbers_.size()).first->second;
  }

 private:
  std::map<std::pair<AttemptId, std::size_t>, std::size_t> numbers_;
};

int difference(const Opinion& opinion) {
  return static_cast<int>(*opinion.machine) - static_cast<int>(opinion.level);
}

/// The latest opinion of each rater on each criterion of each reply; blind ones and corrections apart.
std::vector<Opinion> latest(const std::vector<Opinion>& opinions) {
  std::map<std::tuple<AttemptId, std::size_t, std::string, std::string, bool>, const Opinion*> kept;
  for (const auto& opinion : opinions) {
    auto& place =
        kept[{opinion.attempt_id, opinion.reply, opinion.criterion_id, opinion.rater_id, opinion.blind}];
    if (place == nullptr || place->serial < opinion.serial) place = &opinion;
  }
  std::vector<Opinion> list;
  for (const auto& [key, opinion] : kept) list.push_back(*opinion);
  std::ranges::sort(list, {}, &Opinion::serial);
  return list;
}

/// Takes out the blind opinions of replies that the same rater had corrected before; gives how many.
std::size_t take_out_seen(std::vector<Opinion>& opinions) {
  std::map<std::tuple<AttemptId, std::size_t, std::string>, std::int64_t> first_correction;
  for (const auto& one : opinions) {
    if (one.blind) continue;
    const auto [at, is_new] =
        first_correction.try_emplace({one.attempt_id, one.reply, one.rater_id}, one.serial);
    if (!is_new) at->second = std::min(at->second, one.serial);
  }
  return std::erase_if(opinions, [&](const Opinion& one) {
    if (!one.blind) return false;
    const auto found = first_correction.find({one.attempt_id, one.reply, one.rater_id});
    return found != first_correction.end() && found->second < one.serial;
  });
}

/// A criterion, and the scenario that adds it: two scenarios may call different things by one id. Without a
/// scenario it is the rubric's.
struct CriterionKey {
  std::string scenario_id, criterion_id;

  friend auto operator<=>(const CriterionKey&, const CriterionKey&) = default;
};

class Calibration {
 public:
  Calibration(std::vector<Opinion> opinions, const Rubric& rubric,
              const std::vector<std::shared_ptr<const Scenario>>& scenarios, std::size_t most_worst,
              std::uint64_t seed)
      : opinions_(std::move(opinions)),
        rubric_(rubric),
        scenarios_(scenarios),
        most_worst_(most_worst),
        seed_(seed) {}

  CalibrationReport make() {
    for (const auto& opinion : opinions_) report_.some_demonstration |= opinion.demonstration;
    report_.not_blind = take_out_seen(opinions_);
    opinions_ = latest(opinions_);
    if (opinions_.empty()) return std::move(report_);
    std::erase_if(opinions_, [&](const Opinion& opinion) {
      if (opinion.blind) by_trainers_[{numbers_.of(opinion), opinion.criterion_id}].push_back(opinion.level);
      if (!opinion.machine) ++report_.unrated;
      return !opinion.machine.has_value();
    });
    const auto any = [](const Opinion&) { return true; };
    for (const auto& opinion : opinions_) report_.corrections += opinion.blind ? 0 : 1;
    report_.all = agreement_of(pairs_where(any), seed_);
    compare_trainers();
    add_criteria();
    add_signs();
    report_.worst = worst_where(any);
    return std::move(report_);
  }

 private:
  template <typename Wanted>
  std::vector<RatingPair> pairs_where(const Wanted& wanted) {
    std::vector<RatingPair> pairs;
    for (const auto& opinion : opinions_) {
      if (opinion.blind && wanted(opinion))
        pairs.push_back({*opinion.machine, opinion.level, numbers_.of(opinion)});
    }
    return pairs;
  }

  /// Which of two trainers is the one and which the other means nothing, so each pair stands there both ways
  /// round; `pairs` counts it once.
  void compare_trainers() {
    std::vector<RatingPair> pairs;
    for (const auto& [key, levels] : by_trainers_) {
      for (std::size_t i = 0; i < levels.size(); ++i) {
        for (std::size_t j = i + 1; j < levels.size(); ++j) {
          pairs.push_back({levels[i], levels[j], key.first});
          pairs.push_back({levels[j], levels[i], key.first});
        }
      }
    }
    report_.trainers = agreement_of(pairs, seed_);
    report_.trainers.pairs /= 2;
  }

  [[nodiscard]] CriterionKey key_of(const Opinion& opinion) const {
    const bool is_rubrics = rubric_.find_criterion(opinion.criterion_id).has_value();
    return {is_rubrics ? std::string() : opinion.scenario_id, opinion.criterion_id};
  }

  void add_criteria() {
    std::vector<CriterionKey> keys;
    for (const auto& criterion : rubric_.criteria) keys.push_back({{}, criterion.id});
    std::set<CriterionKey> further;
    for (const auto& opinion : opinions_) {
      if (auto key = key_of(opinion); !key.scenario_id.empty()) further.insert(std::move(key));
    }
    keys.insert(keys.end(), further.begin(), further.end());
    for (const auto& key : keys) {
      const auto is_of_it = [&](const Opinion& one) { return key_of(one) == key; };
      CriterionCalibration row;
      row.criterion_id = key.criterion_id;
      row.scenario_id = key.scenario_id;
      row.criterion = name_of(key);
      const auto pairs = pairs_where(is_of_it);
      row.blind = agreement_of(pairs, seed_);
      row.table = table_of(pairs);
      int sum = 0;
      for (const auto& opinion : opinions_) {
        if (opinion.blind || !is_of_it(opinion)) continue;
        ++row.corrections;
        sum += difference(opinion);
      }
      if (row.corrections > 0) row.correction_bias = sum / static_cast<double>(row.corrections);
      row.worst = worst_where(is_of_it);
      report_.criteria.push_back(std::move(row));
    }
  }

  void add_signs() {
    std::map<std::string, SignCalibration> signs;
    for (const auto& opinion : opinions_) {
      for (const auto& id : opinion.machine_signs) {
        auto& row = signs[id];
        row.indicator_id = id;
        if (!opinion.blind) ++row.corrections;
      }
    }
    for (auto& [id, row] : signs) {
      const auto shows = [&](const Opinion& one) {
        return std::ranges::find(one.machine_signs, row.indicator_id) != one.machine_signs.end();
      };
      row.sign = sign_of(id);
      row.blind = agreement_of(pairs_where(shows), seed_);
      row.worst = worst_where(shows);
      report_.signs.push_back(std::move(row));
    }
    std::ranges::sort(report_.signs, {}, [](const SignCalibration& row) {
      return std::tuple(-least_wrong_share(row.blind), -static_cast<double>(row.blind.pairs),
                        -static_cast<double>(row.corrections), row.indicator_id);
    });
  }

  template <typename Wanted>
  [[nodiscard]] std::vector<Disagreement> worst_where(const Wanted& wanted) const {
    std::vector<const Opinion*> order;
    for (const auto& opinion : opinions_) {
      if (difference(opinion) != 0 && wanted(opinion)) order.push_back(&opinion);
    }
    std::ranges::sort(
        order, {}, [](const Opinion* one) { return std::pair(-std::abs(difference(*one)), -one->serial); });
    if (order.size() > most_worst_) order.resize(most_worst_);
    std::vector<Disagreement> worst;
    for (const auto* one : order) {
      const auto* const scenario = scenario_of(one->scenario_id);
      worst.push_back({one->attempt_id, one->reply, one->scenario_id,
                       scenario == nullptr ? one->scenario_id : scenario->title, one->criterion_id,
                       name_of(key_of(*one)), *one->machine, one->level, one->reason, one->blind});
    }
    return worst;
  }

  [[nodiscard]] const Scenario* scenario_of(const std::string& id) const {
    const auto found =
        std::ranges::find_if(scenarios_, [&](const auto& scenario) { return scenario->id == id; });
    return found == scenarios_.end() ? nullptr : found->get();
  }

  [[nodiscard]] std::string name_of(const CriterionKey& key) const {
    const auto* const scenario = scenario_of(key.scenario_id);
    const auto& rubric = scenario == nullptr || scenario->rubric == nullptr ? rubric_ : *scenario->rubric;
    const auto criterion = rubric.find_criterion(key.criterion_id);
    const auto name = criterion ? spoken_text(rubric.criteria[*criterion].name) : key.criterion_id;
    if (key.scenario_id.empty()) return name;
    return tr_format("{} (in \"{}\")", name, scenario == nullptr ? key.scenario_id : scenario->title);
  }

  [[nodiscard]] std::string sign_of(const std::string& id) const {
    if (const auto indicator = rubric_.find_indicator(id))
      return spoken_text(rubric_.indicators[*indicator].sign);
    for (const auto& scenario : scenarios_) {
      if (scenario->rubric == nullptr) continue;
      if (const auto indicator = scenario->rubric->find_indicator(id))
        return spoken_text(scenario->rubric->indicators[*indicator].sign);
    }
    return id;
  }

  std::vector<Opinion> opinions_;
  const Rubric& rubric_;
  const std::vector<std::shared_ptr<const Scenario>>& scenarios_;
  std::size_t most_worst_;
  std::uint64_t seed_;
  ReplyNumbers numbers_;
  std::map<std::pair<std::size_t, std::string>, std::vector<Level>> by_trainers_;
  CalibrationReport report_;
};

}  // namespace

Trust trust_in(const Agreement& agreement) {
  if (agreement.replies < kEnoughReplies || !agreement.interval) return Trust::TooFew;
  const double low = agreement.interval->low;
  if (low < 0.2) return Trust::Not;
  if (low < 0.4) return Trust::WithEveryCare;
  if (low < 0.6) return Trust::WithCare;
  return low < 0.8 ? Trust::Well : Trust::VeryWell;
}

CalibrationReport make_calibration(const std::vector<Opinion>& opinions, const Rubric& rubric,
                                   const std::vector<std::shared_ptr<const Scenario>>& scenarios,
                                   std::size_t most_worst, std::uint64_t seed) {
  return Calibration(opinions, rubric, scenarios, most_worst, seed).make();
}

Result<CalibrationReport> ask_calibration(const Records& records, const TextsAtHand& at_hand,
                                          const RecordFilter& filter) {
  auto asked = filter;
  asked.mode = mode_of(filter);
  const auto opinions = records.opinions(asked);
  if (!opinions) return tl::unexpected(opinions.error());
  std::map<std::string, AttemptId> latest_of;  // of each scenario that is spoken of
  for (const auto& opinion : *opinions) latest_of[opinion.scenario_id] = opinion.attempt_id;
  std::vector<std::shared_ptr<const Scenario>> scenarios;
  for (const auto& [scenario_id, attempt_id] : latest_of) {
    auto scenario = at_hand.scenario ? at_hand.scenario(scenario_id, *at_hand.rubric) : nullptr;
    if (const auto attempt = records.attempt(attempt_id); attempt && scenario == nullptr) {
      if (auto texts =
              texts_as_played(records, at_hand, scenario_id, attempt->scenario_hash, attempt->rubric_hash))
        scenario = std::move(texts->scenario);
    }
    if (scenario != nullptr) scenarios.push_back(std::move(scenario));
  }
  auto report = make_calibration(*opinions, *at_hand.rubric, scenarios, kMostFarApart, kSeedOfInterval);
  report.filter = asked;
  if (const auto teams = records.teams(); teams && !asked.team_id.empty()) {
    const auto team = std::ranges::find(*teams, asked.team_id, &Team::id);
    if (team != teams->end()) report.team = team->name;
  }
  if (!asked.person_id.empty()) {
    if (const auto person = records.person(asked.person_id)) report.person = person->name;
  }
  for (const auto& scenario : scenarios) {
    if (scenario->id == asked.scenario_id) report.scenario = scenario->title;
  }
  return report;
}

double least_wrong_share(const Agreement& agreement) {
  if (agreement.replies == 0 || !agreement.exact) return 0;
  constexpr double kZ = 1.959964;  // of a normal distribution, 2.5 % lie above
  const auto count = static_cast<double>(agreement.replies);
  const double wrong = 1 - *agreement.exact;
  const double middle = wrong + kZ * kZ / (2 * count);
  const double half = kZ * std::sqrt((wrong * (1 - wrong) + kZ * kZ / (4 * count)) / count);
  return std::max(0.0, (middle - half) / (1 + kZ * kZ / count));
}

std::vector<TrustGroup> trust_groups(const CalibrationReport& report) {
  std::vector<TrustGroup> groups;
  for (const auto trust :
       {Trust::Not, Trust::WithEveryCare, Trust::WithCare, Trust::Well, Trust::VeryWell, Trust::TooFew}) {
    TrustGroup group{trust, {}};
    for (const auto& row : report.criteria) {
      if (trust_in(row.blind) == trust) group.criteria.push_back(&row);
    }
    if (!group.criteria.empty()) groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace rapport
