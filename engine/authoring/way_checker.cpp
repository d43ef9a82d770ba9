// SPDX-License-Identifier: MIT
#include "engine/authoring/way_checker.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "engine/scenario/visit.h"

namespace rapport {
namespace {

/// Turns are nodes 0 to T-1, endings T to T+E-1.
class WayChecker {
 public:
  WayChecker(const Scenario& scenario, const AttainableValues& values, DiagnosticReport& report)
      : scenario_(scenario),
        values_(values),
        report_(report),
        turns_(scenario.turns.size()),
        promises_cost_patience_(some_promise_lowers_patience()) {}

  void check() {
    check_reachable();
    check_closable();
    check_silent_loops();
    check_endings_in_reach();
    check_promises();
  }

 private:
  using Node = std::size_t;
  using Nodes = std::vector<Node>;

  [[nodiscard]] bool is_possible(const std::optional<Expression>& when, std::optional<TurnIndex> turn) const {
    return !when || values_.judge(*when, turn) != Verdict::NeverTrue;
  }

  void add_branches(const std::vector<Branch>& branches, std::optional<TurnIndex> turn, Nodes& to) const {
    for (const auto& branch : branches) {
      if (!is_possible(branch.when, turn)) continue;
      switch (branch.to.kind) {
        case Destination::Kind::Turn:
          to.push_back(branch.to.index);
          break;
        case Destination::Kind::Ending:
          to.push_back(turns_ + branch.to.index);
          break;
        case Destination::Kind::Stay:
          break;
      }
    }
  }

  static bool lowers_patience(const std::vector<Effect>& effects) {
    return std::ranges::any_of(effects, [](const Effect& effect) {
      if (effect.target != Effect::Target::Patience) return false;
      return effect.value.op != Operator::Constant || effect.mode == Effect::Mode::Set ||
             effect.value.subject < 0;
    });
  }

  [[nodiscard]] bool some_promise_lowers_patience() const {
    return std::ranges::any_of(scenario_.promises, [](const Promise& promise) {
      return lowers_patience(promise.kept) || (promise.broken && lowers_patience(*promise.broken));
    });
  }

  void add_outcome(const std::vector<Effect>& effects, const std::vector<Branch>& go, TurnIndex turn,
                   Nodes& to) const {
    add_branches(go, turn, to);
    if (lowers_patience(effects)) add_branches(scenario_.customer.out_of_patience, std::nullopt, to);
  }

  /// Where the authored ways lead: the replies, the rules for typed ones, silence, promises that cost
  /// patience. Not the patience that typed words nobody understood use up.
  [[nodiscard]] Nodes authored_ways(TurnIndex index) const {
    const auto& turn = scenario_.turns[index];
    Nodes to;
    add_branches(turn.go, index, to);
    if (promises_cost_patience_) add_branches(scenario_.customer.out_of_patience, std::nullopt, to);
    if (turn.replies.empty()) return to;
    for (const auto& reply : turn.replies) {
      if (is_possible(reply.when, index)) add_outcome(reply.effects, reply.go, index, to);
    }
    for (const auto& rule : turn.typed_rules) {
      if (values_.judge(rule.when, index) != Verdict::NeverTrue)
        add_outcome(rule.effects, rule.go, index, to);
    }
    add_branches(turn.typed_fallback.go, index, to);
    if (turn.clock) add_outcome(turn.clock->effects, turn.clock->go, index, to);
    return to;
  }

  /// Where anything the trainee does, or leaves undone, can lead.
  [[nodiscard]] Nodes all_ways(TurnIndex index) const {
    const auto& turn = scenario_.turns[index];
    auto to = authored_ways(index);
    if (!turn.replies.empty()) add_outcome(turn.typed_fallback.effects, {}, index, to);
    return to;
  }

  [[nodiscard]] std::vector<bool> reachable_from(Nodes open) const {
    std::vector<bool> seen(turns_ + scenario_.endings.size());
    for (const auto node : open) seen[node] = true;
    while (!open.empty()) {
      const auto node = open.back();
      open.pop_back();
      if (node >= turns_) continue;
      for (const auto next : ways_[node]) {
        if (seen[next]) continue;
        seen[next] = true;
        open.push_back(next);
      }
    }
    return seen;
  }

  void check_reachable() {
    for (std::size_t i = 0; i < turns_; ++i) ways_.push_back(all_ways(static_cast<TurnIndex>(i)));
    reached_ = reachable_from({scenario_.start});
    for (std::size_t i = 0; i < turns_; ++i) {
      if (reached_[i]) continue;
      report_.add(DiagnosticCode::UnreachableTurn, scenario_.turns[i].place,
                  fmt::format("Nothing leads to turn {}.", scenario_.turns[i].id),
                  "Let a goto lead here, or take the turn out.");
    }
    for (std::size_t i = 0; i < scenario_.endings.size(); ++i) {
      if (reached_[turns_ + i]) continue;
      report_.add(DiagnosticCode::UnreachableEnding, scenario_.endings[i].place,
                  fmt::format("Nothing leads to ending {}.", scenario_.endings[i].id),
                  "Let a goto lead here, or take the ending out.");
    }
  }

  /// Whether all replies of a turn may be closed at once; nothing if that is too much to try.
  [[nodiscard]] std::optional<bool> may_all_be_closed(TurnIndex index) const {
    std::vector<const Expression*> conditions;
    for (const auto& reply : scenario_.turns[index].replies) {
      if (!reply.when) return false;
      conditions.push_back(&*reply.when);
    }
    return values_.may_all_be_false(conditions, index);
  }

  void check_closable() {
    for (std::size_t i = 0; i < turns_; ++i) {
      const auto& turn = scenario_.turns[i];
      if (turn.replies.empty() || !turn.go.empty()) continue;
      if (!may_all_be_closed(static_cast<TurnIndex>(i)).value_or(false)) continue;
      report_.add(DiagnosticCode::AllRepliesMayClose, turn.place,
                  fmt::format("All replies of turn {} may be closed at once.", turn.id),
                  "Leave one reply without a when, or give the turn a goto for that case.");
    }
  }

  /// A session goes on by itself until replies are open, and relies on this check to come to an end: a turn
  /// that may be too much to try counts as one that goes on alone.
  void check_silent_loops() {
    std::vector<bool> alone(turns_);
    for (std::size_t i = 0; i < turns_; ++i) {
      const auto index = static_cast<TurnIndex>(i);
      alone[i] = !scenario_.turns[i].go.empty() && may_all_be_closed(index).value_or(true);
    }
    enum class Mark { New, Open, Done };
    std::vector<Mark> marks(turns_, Mark::New);
    for (std::size_t start = 0; start < turns_; ++start) {
      if (marks[start] != Mark::New || !alone[start]) continue;
      std::vector<std::pair<Node, Nodes>> path;
      const auto enter = [&](Node node) {
        marks[node] = Mark::Open;
        Nodes to;
        add_branches(scenario_.turns[node].go, static_cast<TurnIndex>(node), to);
        path.emplace_back(node, std::move(to));
      };
      enter(start);
      while (!path.empty()) {
        auto& [node, to] = path.back();
        if (to.empty()) {
          marks[node] = Mark::Done;
          path.pop_back();
          continue;
        }
        const auto next = to.back();
        to.pop_back();
        if (next >= turns_ || !alone[next]) continue;
        if (marks[next] == Mark::Open) {
          report_.add(DiagnosticCode::SilentLoop, scenario_.turns[next].place,
                      fmt::format("From turn {} the conversation can come back to it without any reply.",
                                  scenario_.turns[next].id),
                      "Put a turn with an open reply into the loop, or lead out of it.");
          return;
        }
        if (marks[next] == Mark::New) enter(next);
      }
    }
  }

  /// Turns from which no authored way ever ends: the customer cannot leave.
  void check_endings_in_reach() {
    std::vector<Nodes> back(turns_ + scenario_.endings.size());
    for (std::size_t i = 0; i < turns_; ++i) {
      for (const auto to : authored_ways(static_cast<TurnIndex>(i))) back[to].push_back(i);
    }
    std::vector<bool> ends(back.size());
    Nodes open;
    for (std::size_t i = turns_; i < back.size(); ++i) {
      ends[i] = true;
      open.push_back(i);
    }
    while (!open.empty()) {
      const auto node = open.back();
      open.pop_back();
      for (const auto from : back[node]) {
        if (ends[from]) continue;
        ends[from] = true;
        open.push_back(from);
      }
    }
    for (std::size_t i = 0; i < turns_; ++i) {
      if (ends[i] || !reached_[i]) continue;
      report_.add(DiagnosticCode::NoEndingFromHere, scenario_.turns[i].place,
                  fmt::format("From turn {} nothing ever leads to an ending.", scenario_.turns[i].id),
                  "Let a reply lead out of the loop, or lower patience on the way round.");
    }
  }

  /// Whether some of these turns form a cycle. Time passes in each: there are no silent loops, and every
  /// reply takes time.
  [[nodiscard]] bool goes_round(const std::vector<bool>& among) const {
    std::vector<std::size_t> ways_in(turns_);
    Nodes ready;
    std::size_t left = 0;
    for (std::size_t i = 0; i < turns_; ++i) {
      if (!among[i]) continue;
      ++left;
      for (const auto to : ways_[i]) {
        if (to < turns_) ++ways_in[to];
      }
    }
    for (std::size_t i = 0; i < turns_; ++i) {
      if (among[i] && ways_in[i] == 0) ready.push_back(i);
    }
    for (; !ready.empty(); --left) {
      const auto node = ready.back();
      ready.pop_back();
      for (const auto to : ways_[node]) {
        if (to < turns_ && --ways_in[to] == 0) ready.push_back(to);
      }
    }
    return left != 0;
  }

  /// Whether enough time can pass after a promise is made for it to fall due.
  void check_promises() {
    std::vector<Nodes> made_at(scenario_.promises.size());
    visit_marks(scenario_, [&](Mark mark, std::optional<TurnIndex> turn) {
      if (mark.kind == Mark::Kind::Promise && turn) made_at[mark.index].push_back(*turn);
    });
    for (std::size_t p = 0; p < made_at.size(); ++p) {
      if (made_at[p].empty()) continue;
      const auto after = reachable_from(made_at[p]);
      std::int64_t seconds = 0;
      for (std::size_t i = 0; i < turns_; ++i) {
        if (!after[i]) continue;
        const auto& turn = scenario_.turns[i];
        std::int64_t longest = 0;
        for (const auto& reply : turn.replies) longest = std::max<std::int64_t>(longest, reply.takes_seconds);
        seconds += turn.passes_seconds + longest;
      }
      const auto& promise = scenario_.promises[p];
      if (seconds >= promise.due_seconds || goes_round(after)) continue;
      report_.add(
          DiagnosticCode::PromiseNeverChecked, promise.place,
          fmt::format("After {} is promised, the conversation is over before it falls due.", promise.id),
          "Let a passage carry the time past it, and let the customer speak of it.");
    }
  }

  const Scenario& scenario_;
  const AttainableValues& values_;
  DiagnosticReport& report_;
  std::size_t turns_;
  bool promises_cost_patience_;
  std::vector<Nodes> ways_;
  std::vector<bool> reached_;
};

}  // namespace

void check_ways(const Scenario& scenario, const AttainableValues& values, DiagnosticReport& report) {
  WayChecker(scenario, values, report).check();
}

}  // namespace rapport
