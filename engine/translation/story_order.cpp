// SPDX-License-Identifier: MIT
#include "engine/translation/story_order.h"

#include <cstddef>

namespace rapport {
namespace {

/// A queue that lets everything in once.
class Walk {
 public:
  explicit Walk(const Scenario& scenario)
      : scenario_(scenario),
        seen_turns_(scenario.turns.size(), false),
        seen_endings_(scenario.endings.size(), false) {}

  void visit(Destination to) {
    if (to.kind == Destination::Kind::Stay) return;
    auto& seen = to.kind == Destination::Kind::Turn ? seen_turns_ : seen_endings_;
    if (to.index >= seen.size() || seen[to.index]) return;
    seen[to.index] = true;
    order_.push_back(to);
  }

  void visit(const std::vector<Branch>& branches) {
    for (const auto& branch : branches) visit(branch.to);
  }

  /// Goes on from everything that was let in and not left yet.
  void follow() {
    for (; next_ < order_.size(); ++next_) {
      if (order_[next_].kind != Destination::Kind::Turn) continue;
      const auto& turn = scenario_.turns[order_[next_].index];
      for (const auto& reply : turn.replies) visit(reply.go);
      for (const auto& rule : turn.typed_rules) visit(rule.go);
      visit(turn.typed_fallback.go);
      if (turn.clock) visit(turn.clock->go);
      visit(turn.go);
    }
  }

  [[nodiscard]] std::vector<Destination> take() { return std::move(order_); }

 private:
  const Scenario& scenario_;
  std::vector<bool> seen_turns_, seen_endings_;
  std::vector<Destination> order_;
  std::size_t next_ = 0;
};

}  // namespace

std::vector<Destination> story_order(const Scenario& scenario) {
  Walk walk(scenario);
  walk.visit(Destination{Destination::Kind::Turn, scenario.start});
  walk.follow();
  walk.visit(scenario.customer.out_of_patience);
  walk.follow();
  for (TurnIndex i = 0; i < scenario.turns.size(); ++i) {
    walk.visit(Destination{Destination::Kind::Turn, i});
    walk.follow();
  }
  for (EndingIndex i = 0; i < scenario.endings.size(); ++i)
    walk.visit(Destination{Destination::Kind::Ending, i});
  return walk.take();
}

}  // namespace rapport
