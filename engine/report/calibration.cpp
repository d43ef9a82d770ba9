// SPDX-License-Identifier: MIT
#include "engine/report/calibration.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <tuple>
#include <utility>

#include "engine/base/words.h"

namespace rapport {
namespace {

constexpr double kNoBias = 0.1;  ///< a tenth of a level: nobody would notice

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

class Calibration {
 public:
  Calibration(std::vector<Opinion> opinions, const Rubric& rubric, std::uint64_t seed)
      : opinions_(std::move(opinions)), rubric_(rubric), seed_(seed) {}

  CalibrationReport make(std::size_t most_worst) {
    std::erase_if(opinions_, [&](const Opinion& opinion) {
      report_.some_demonstration |= opinion.demonstration;
      if (opinion.blind) by_trainers_[{numbers_.of(opinion), opinion.criterion_id}].push_back(opinion.level);
      if (!opinion.machine) ++report_.unrated;
      return !opinion.machine.has_value();
    });
    for (const auto& opinion : opinions_) report_.corrections += opinion.blind ? 0 : 1;
    report_.all = agreement_of(pairs_where([](const Opinion&) { return true; }), seed_);
    compare_trainers();
    add_criteria();
    add_signs();
    add_worst(most_worst);
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

  void add_criteria() {
    std::vector<std::string> ids;
    for (const auto& criterion : rubric_.criteria) ids.push_back(criterion.id);
    std::vector<std::string> further;
    for (const auto& opinion : opinions_) {
      if (!rubric_.find_criterion(opinion.criterion_id)) further.push_back(opinion.criterion_id);
    }
    std::ranges::sort(further);
    further.erase(std::unique(further.begin(), further.end()), further.end());
    ids.insert(ids.end(), further.begin(), further.end());
    for (const auto& id : ids) {
      CriterionCalibration row;
      row.criterion_id = id;
      row.criterion = name_of(id);
      const auto pairs = pairs_where([&](const Opinion& one) { return one.criterion_id == id; });
      row.blind = agreement_of(pairs, seed_);
      row.table = table_of(pairs);
      int sum = 0;
      for (const auto& opinion : opinions_) {
        if (opinion.blind || opinion.criterion_id != id) continue;
        ++row.corrections;
        sum += difference(opinion);
      }
      if (row.corrections > 0) row.correction_bias = sum / static_cast<double>(row.corrections);
      if (row.blind.pairs + row.corrections > 0) report_.criteria.push_back(std::move(row));
    }
  }

  void add_signs() {
    std::map<std::string, SignCalibration> signs;
    const auto shows = [](const Opinion& opinion, const std::string& sign) {
      return std::ranges::find(opinion.machine_signs, sign) != opinion.machine_signs.end();
    };
    for (const auto& opinion : opinions_) {
      for (const auto& id : opinion.machine_signs) {
        auto& row = signs[id];
        row.indicator_id = id;
        if (!opinion.blind) ++row.corrections;
      }
    }
    for (auto& [id, row] : signs) {
      const auto indicator = rubric_.find_indicator(id);
      row.sign = indicator ? spoken_text(rubric_.indicators[*indicator].sign) : id;
      const auto pairs = pairs_where([&](const Opinion& one) { return shows(one, row.indicator_id); });
      row.blind = agreement_of(pairs, std::nullopt);
      report_.signs.push_back(row);
    }
    std::ranges::sort(report_.signs, {}, [](const SignCalibration& row) {
      return std::tuple(row.blind.exact.value_or(1), -static_cast<double>(row.blind.pairs),
                        -static_cast<double>(row.corrections), row.indicator_id);
    });
  }

  void add_worst(std::size_t most) {
    std::vector<const Opinion*> order;
    for (const auto& opinion : opinions_) {
      if (difference(opinion) != 0) order.push_back(&opinion);
    }
    std::ranges::sort(
        order, {}, [](const Opinion* one) { return std::pair(-std::abs(difference(*one)), -one->serial); });
    if (order.size() > most) order.resize(most);
    for (const auto* one : order) {
      report_.worst.push_back({one->attempt_id, one->reply, one->scenario_id, one->criterion_id,
                               name_of(one->criterion_id), *one->machine, one->level, one->reason,
                               one->blind});
    }
  }

  [[nodiscard]] std::string name_of(const std::string& criterion_id) const {
    const auto criterion = rubric_.find_criterion(criterion_id);
    return criterion ? spoken_text(rubric_.criteria[*criterion].name) : criterion_id;
  }

  std::vector<Opinion> opinions_;
  const Rubric& rubric_;
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
  if (std::abs(bias) < kNoBias) return tr("It is neither milder nor stricter than trainers.");
  return bias > 0 ? tr_format("It is milder than trainers, by {:.1f} of a level on average.", bias)
                  : tr_format("It is stricter than trainers, by {:.1f} of a level on average.", -bias);
}

CalibrationReport make_calibration(const std::vector<Opinion>& opinions, const Rubric& rubric,
                                   std::size_t most_worst, std::uint64_t seed) {
  return Calibration(latest(opinions), rubric, seed).make(most_worst);
}

}  // namespace rapport
