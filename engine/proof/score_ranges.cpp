// SPDX-License-Identifier: MIT
#include "engine/proof/score_ranges.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace rapport {
namespace {

/// Beyond this many sums of points that some state can have been reached with, the mean is left out.
constexpr std::size_t kMostSums = 400'000;

/// The states that written replies lead to, each before those it leads to; or a state on a circle.
struct Order {
  std::vector<StateIndex> states;
  std::optional<StateIndex> circle;
};

Order order_by_replies(const StateSpace& space) {
  enum class Mark : std::uint8_t { New, Open, Done };
  std::vector<Mark> marks(space.size(), Mark::New);
  std::vector<std::pair<StateIndex, std::uint32_t>> path = {{0, space.first_way[0]}};
  Order order;
  marks[0] = Mark::Open;
  while (!path.empty()) {
    auto& [state, next] = path.back();
    while (next < space.first_way[state + 1] && space.ways[next].kind != Way::Kind::Option) ++next;
    if (next == space.first_way[state + 1]) {
      marks[state] = Mark::Done;
      order.states.push_back(state);
      path.pop_back();
      continue;
    }
    const auto to = space.ways[next++].to;
    if (marks[to] == Mark::Open) {
      order.circle = to;
      return order;
    }
    if (marks[to] == Mark::Done) continue;
    marks[to] = Mark::Open;
    path.emplace_back(to, space.first_way[to]);
  }
  std::ranges::reverse(order.states);
  return order;
}

/// Works on one state space. Lives for the length of a call.
class Ranges {
 public:
  Ranges(const Program& program, const StateSpace& space, const OptionWorths& worths,
         const std::vector<StateIndex>& order)
      : program_(program), space_(space), worths_(worths), order_(order) {}

  ScoreRange range_of(std::size_t criterion) {
    criterion_ = criterion;
    ScoreRange range;
    const auto highest = extreme(1);
    if (!highest) return range;
    const auto lowest = extreme(-1);
    range.highest = std::max(0.0, highest->first / 2);
    range.highest_play = highest->second;
    range.lowest = std::max(0.0, lowest->first / 2);
    range.lowest_play = lowest->second;
    range.lowest_is_proved = range.highest_is_proved = true;
    range.mean = mean();
    return range;
  }

 private:
  [[nodiscard]] const Worth& worth_of(StateIndex from, const Way& way) const {
    return worths_.at(program_.turns[space_.where[from].place].options.begin + way.number, criterion_);
  }

  struct Best {
    double gain = -std::numeric_limits<double>::infinity();  ///< halves gained over the guess
    int halves = 0, counted = 0;
    std::uint32_t way = 0;
  };

  /// For each state the play onwards that gains most over `guess` halves a reply; `sign` -1: least.
  void look_ahead(double guess, int sign) {
    best_.assign(space_.size(), {});
    for (auto i = order_.size(); i > 0; --i) {
      const auto state = order_[i - 1];
      auto& best = best_[state];
      if (space_.where[state].kind == StateSpace::Where::Kind::Ended) best.gain = 0;
      for (auto w = space_.first_way[state]; w < space_.first_way[state + 1]; ++w) {
        const auto& way = space_.ways[w];
        if (way.kind != Way::Kind::Option) continue;
        const auto& worth = worth_of(state, way);
        const auto& onwards = best_[way.to];
        const double gain = onwards.gain + (worth.counts ? sign * (worth.halves - guess) : 0);
        if (gain > best.gain)
          best = {gain, onwards.halves + worth.halves, onwards.counted + (worth.counts ? 1 : 0), w};
      }
    }
  }

  /// The greatest (sign 1) or least halves a reply over any play, and that play.
  std::optional<std::pair<double, std::vector<PlayStep>>> extreme(int sign) {
    double guess = sign > 0 ? -2 : 3;  // beyond every level, so that any play that counts gains
    for (;;) {
      look_ahead(guess, sign);
      const auto& start = best_[0];
      if (start.counted == 0 || start.gain <= 1e-9) break;
      guess = static_cast<double>(start.halves) / start.counted;
    }
    if (guess < -1 || guess > 2) return std::nullopt;
    look_ahead(guess - sign * 1e-7, sign);  // so that a play that reaches the guess is preferred to none
    std::vector<PlayStep> play;
    for (StateIndex at = 0; space_.where[at].kind == StateSpace::Where::Kind::Waiting;) {
      const auto& way = space_.ways[best_[at].way];
      play.push_back({way.kind, way.number});
      at = way.to;
    }
    return std::pair{guess, std::move(play)};
  }

  /// The mean score over all plays that count, each reply picked by chance.
  std::optional<double> mean() const {
    using Sums = std::map<std::pair<int, int>, double>;  // halves and counted: how likely
    std::vector<Sums> reached(space_.size());
    reached[0][{0, 0}] = 1;
    double total = 0;
    double likely = 0;
    std::size_t work = 0;
    for (const auto state : order_) {
      auto sums = std::move(reached[state]);
      work += sums.size();
      if (work > kMostSums) return std::nullopt;
      if (space_.where[state].kind == StateSpace::Where::Kind::Ended) {
        for (const auto& [sum, chance] : sums) {
          if (sum.second == 0) continue;
          total += chance * std::max(0.0, sum.first / (2.0 * sum.second));
          likely += chance;
        }
        continue;
      }
      const auto ways = space_.ways_from(state);
      const auto open = std::ranges::count(ways, Way::Kind::Option, &Way::kind);
      for (const auto& way : ways) {
        if (way.kind != Way::Kind::Option) continue;
        const auto& worth = worth_of(state, way);
        for (const auto& [sum, chance] : sums) {
          reached[way.to][{sum.first + worth.halves, sum.second + (worth.counts ? 1 : 0)}] +=
              chance / static_cast<double>(open);
        }
      }
    }
    if (likely <= 0) return std::nullopt;
    return total / likely;
  }

  const Program& program_;
  const StateSpace& space_;
  const OptionWorths& worths_;
  const std::vector<StateIndex>& order_;
  std::size_t criterion_ = 0;
  std::vector<Best> best_;
};

}  // namespace

std::optional<std::vector<ScoreRange>> exact_score_ranges(const Program& program, const StateSpace& space,
                                                          const OptionWorths& worths) {
  if (!space.complete) return std::nullopt;
  const auto order = order_by_replies(space);
  if (order.circle) return std::nullopt;
  std::vector<ScoreRange> ranges;
  Ranges work(program, space, worths, order.states);
  for (std::size_t c = 0; c < worths.criteria(); ++c)
    ranges.push_back(worths.counts_anywhere(c) ? work.range_of(c) : ScoreRange{});
  return ranges;
}

std::optional<std::vector<double>> exact_shares(const Program& program, const StateSpace& space) {
  if (!space.complete) return std::nullopt;
  const auto order = order_by_replies(space);
  if (order.circle) return std::nullopt;
  std::vector<double> likely(space.size());
  likely[0] = 1;
  std::vector<double> shares(program.endings.size());
  double ended = 0;
  for (const auto state : order.states) {
    if (space.where[state].kind == StateSpace::Where::Kind::Ended) {
      shares[space.where[state].place] = likely[state];
      ended += likely[state];
      continue;
    }
    const auto ways = space.ways_from(state);
    const auto open = static_cast<double>(std::ranges::count(ways, Way::Kind::Option, &Way::kind));
    for (const auto& way : ways) {
      if (way.kind == Way::Kind::Option) likely[way.to] += likely[state] / open;
    }
  }
  for (auto& share : shares) share = ended > 0 ? share / ended : 0;
  return shares;
}

std::optional<StateIndex> find_circle(const StateSpace& space) {
  return order_by_replies(space).circle;
}

}  // namespace rapport
