// SPDX-License-Identifier: MIT
#include "engine/training/measures.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

namespace rapport {

double weighted_kappa(const std::vector<int>& one, const std::vector<int>& other) {
  if (one.empty()) return 1;
  std::map<int, double> by_one, by_other;
  double observed = 0;
  for (std::size_t i = 0; i < one.size(); ++i) {
    ++by_one[one[i]];
    ++by_other[other[i]];
    observed += (one[i] - other[i]) * (one[i] - other[i]);
  }
  double expected = 0;
  for (const auto& [a, times_a] : by_one) {
    for (const auto& [b, times_b] : by_other) expected += (a - b) * (a - b) * times_a * times_b;
  }
  expected /= static_cast<double>(one.size());
  return expected == 0 ? 1 : 1 - observed / expected;
}

double f1(const std::vector<bool>& truth, const std::vector<bool>& found) {
  double right = 0, wrong = 0, missed = 0;
  for (std::size_t i = 0; i < truth.size(); ++i) {
    right += truth[i] && found[i] ? 1 : 0;
    wrong += !truth[i] && found[i] ? 1 : 0;
    missed += truth[i] && !found[i] ? 1 : 0;
  }
  return right == 0 ? 0 : 2 * right / (2 * right + wrong + missed);
}

double macro_f1(const std::vector<bool>& truth, const std::vector<bool>& found) {
  auto not_truth = truth, not_found = found;
  not_truth.flip();
  not_found.flip();
  return (f1(truth, found) + f1(not_truth, not_found)) / 2;
}

double area_under_curve(const std::vector<bool>& truth, const std::vector<double>& scores) {
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) { return scores[i]; });
  double positives = 0, ranks = 0;
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin;
    while (end < order.size() && scores[order[end]] == scores[order[begin]]) ++end;
    const double rank = static_cast<double>(begin + end + 1) / 2;  // the mean of equal ones, from 1
    for (; begin < end; ++begin) {
      if (!truth[order[begin]]) continue;
      ++positives;
      ranks += rank;
    }
  }
  const double negatives = static_cast<double>(scores.size()) - positives;
  if (positives == 0 || negatives == 0) return 0.5;
  return (ranks - positives * (positives + 1) / 2) / (positives * negatives);
}

double calibration_error(const std::vector<bool>& right, const std::vector<double>& confidence) {
  constexpr std::size_t kBins = 10;
  struct Bin {
    double right = 0, confidence = 0, count = 0;
  };
  std::vector<Bin> bins(kBins);
  for (std::size_t i = 0; i < right.size(); ++i) {
    const auto place = static_cast<std::size_t>(std::clamp(confidence[i], 0.0, 0.999999) * kBins);
    bins[place].right += right[i] ? 1 : 0;
    bins[place].confidence += confidence[i];
    ++bins[place].count;
  }
  double error = 0;
  for (const auto& bin : bins) error += std::abs(bin.right - bin.confidence);
  return right.empty() ? 0 : error / static_cast<double>(right.size());
}

}  // namespace rapport
