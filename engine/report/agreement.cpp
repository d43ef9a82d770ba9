// SPDX-License-Identifier: MIT
#include "engine/report/agreement.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>

#include "engine/base/chance.h"

namespace rapport {
namespace {

constexpr std::size_t kDraws = 1000;

std::size_t place_of(Level level) {
  return static_cast<std::size_t>(std::ptrdiff_t{static_cast<int>(level)} + 1);
}

int distance(const RatingPair& pair) {
  return std::abs(static_cast<int>(pair.one) - static_cast<int>(pair.other));
}

}  // namespace

LevelTable table_of(const std::vector<RatingPair>& pairs) {
  LevelTable table{};
  for (const auto& pair : pairs) ++table[place_of(pair.one)][place_of(pair.other)];
  return table;
}

std::optional<double> weighted_kappa(const LevelTable& table) {
  std::array<double, kLevels> ones{}, others{};
  double all = 0;
  for (std::size_t i = 0; i < kLevels; ++i) {
    for (std::size_t j = 0; j < kLevels; ++j) {
      const auto times = static_cast<double>(table[i][j]);
      ones[i] += times;
      others[j] += times;
      all += times;
    }
  }
  double observed = 0, expected = 0;
  for (std::size_t i = 0; i < kLevels; ++i) {
    for (std::size_t j = 0; j < kLevels; ++j) {
      const double apart = static_cast<double>(i) - static_cast<double>(j);
      observed += apart * apart * static_cast<double>(table[i][j]);
      expected += apart * apart * ones[i] * others[j];
    }
  }
  // Both raters gave one level only, and the same one; or there are no pairs.
  if (expected == 0) return std::nullopt;
  return 1 - observed * all / expected;
}

std::optional<Interval> kappa_interval(const std::vector<RatingPair>& pairs, std::size_t draws,
                                       std::uint64_t seed) {
  std::map<std::size_t, LevelTable> by_reply;
  for (const auto& pair : pairs) {
    auto& table = by_reply.try_emplace(pair.reply).first->second;
    ++table[place_of(pair.one)][place_of(pair.other)];
  }
  std::vector<LevelTable> replies;
  for (const auto& [reply, table] : by_reply) replies.push_back(table);
  if (replies.empty()) return std::nullopt;
  Chance chance(seed);
  std::vector<double> kappas;
  for (std::size_t draw = 0; draw < draws; ++draw) {
    LevelTable sum{};
    for (std::size_t i = 0; i < replies.size(); ++i) {
      const auto& one = replies[chance.below(static_cast<std::uint32_t>(replies.size()))];
      for (std::size_t r = 0; r < kLevels; ++r) {
        for (std::size_t c = 0; c < kLevels; ++c) sum[r][c] += one[r][c];
      }
    }
    if (const auto kappa = weighted_kappa(sum)) kappas.push_back(*kappa);
  }
  if (kappas.empty() || kappas.size() * 2 < draws) return std::nullopt;
  std::ranges::sort(kappas);
  const auto at = [&](double share) {
    return kappas[static_cast<std::size_t>(std::lround(share * static_cast<double>(kappas.size() - 1)))];
  };
  return Interval{at(0.025), at(0.975)};
}

Agreement agreement_of(const std::vector<RatingPair>& pairs, std::optional<std::uint64_t> seed) {
  Agreement agreement;
  agreement.pairs = pairs.size();
  if (pairs.empty()) return agreement;
  std::map<std::size_t, bool> replies;
  double same = 0, near = 0, sum = 0;
  for (const auto& pair : pairs) {
    replies[pair.reply] = true;
    same += distance(pair) == 0 ? 1 : 0;
    near += distance(pair) <= 1 ? 1 : 0;
    sum += static_cast<int>(pair.one) - static_cast<int>(pair.other);
  }
  const auto count = static_cast<double>(pairs.size());
  agreement.replies = replies.size();
  agreement.kappa = weighted_kappa(table_of(pairs));
  if (agreement.kappa && seed) agreement.interval = kappa_interval(pairs, kDraws, *seed);
  agreement.exact = same / count;
  agreement.near = near / count;
  agreement.bias = sum / count;
  return agreement;
}

}  // namespace rapport
