// SPDX-License-Identifier: MIT
#include "engine/exchange/draft_ways.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <utility>

namespace rapport {
namespace {

using Node = std::size_t;

/// Turns are nodes 0 to T-1, endings T to T+E-1.
class WaysOut {
 public:
  WaysOut(ScenarioDraft& draft, bool only_certain, IdsInUse& ids, std::string& the_end)
      : draft_(draft), only_certain_(only_certain), ids_(ids), the_end_(the_end) {
    for (const auto& turn : draft.turns) nodes_.emplace(turn.id, nodes_.size());
    for (const auto& ending : draft.endings) nodes_.emplace(ending.id, nodes_.size());
  }

  bool make() {
    break_silent_loops();
    reach_endings();
    return added_;
  }

 private:
  void add_reply(DraftTurn& turn, std::string id, std::string words, std::vector<DraftBranch> go) {
    DraftReply reply;
    reply.id = std::move(id);
    while (std::ranges::find(turn.replies, reply.id, &DraftReply::id) != turn.replies.end()) reply.id += "-2";
    reply.words = std::move(words);
    reply.is_act = true;
    reply.go = std::move(go);
    reply.left.emplace_back("TODO: this reply was not in the story; without it there was no way out of here");
    turn.replies.push_back(std::move(reply));
    added_ = true;
  }

  /// As strict as the loader: a turn all of whose replies have a condition may go on by itself.
  [[nodiscard]] static bool goes_alone(const DraftTurn& turn) {
    return !turn.go.empty() &&
           std::ranges::all_of(turn.replies, [](const DraftReply& reply) { return !reply.when.empty(); });
  }

  void break_silent_loops() {
    enum class Mark : std::uint8_t { New, Open, Done };
    std::vector<Mark> marks(draft_.turns.size(), Mark::New);
    for (Node first = 0; first < marks.size(); ++first) {
      if (marks[first] != Mark::New) continue;
      std::vector<std::pair<Node, std::size_t>> path = {{first, 0}};  // and the branch to look at next
      marks[first] = Mark::Open;
      while (!path.empty()) {
        const auto node = path.back().first;
        auto& turn = draft_.turns[node];
        if (!goes_alone(turn) || path.back().second >= turn.go.size()) {
          marks[node] = Mark::Done;
          path.pop_back();
          continue;
        }
        const auto next = nodes_.at(turn.go[path.back().second++].to);
        if (next >= marks.size() || marks[next] == Mark::Done) continue;
        if (marks[next] == Mark::Open) {
          add_reply(turn, "go-on", "Go on.", std::exchange(turn.go, {}));
        } else {
          marks[next] = Mark::Open;
          path.emplace_back(next, 0);
        }
      }
    }
  }

  [[nodiscard]] std::vector<Node> ways_of(const DraftTurn& turn) const {
    std::vector<Node> to;
    const auto add = [&](const std::vector<DraftBranch>& branches) {
      for (const auto& branch : branches) {
        if (branch.to != "stay" && (!only_certain_ || branch.when.empty()))
          to.push_back(nodes_.at(branch.to));
      }
    };
    add(turn.go);
    for (const auto& reply : turn.replies) {
      if (!only_certain_ || reply.when.empty()) add(reply.go);
    }
    return to;
  }

  void reach_endings() {
    std::vector<std::vector<Node>> back(nodes_.size());
    for (Node i = 0; i < draft_.turns.size(); ++i) {
      for (const auto to : ways_of(draft_.turns[i])) back[to].push_back(i);
    }
    std::vector<bool> ends(nodes_.size());
    std::vector<Node> open;
    const auto spread = [&](Node from) {
      ends[from] = true;
      open.push_back(from);
      while (!open.empty()) {
        const auto node = open.back();
        open.pop_back();
        for (const auto before : back[node]) {
          if (ends[before]) continue;
          ends[before] = true;
          open.push_back(before);
        }
      }
    };
    for (Node i = draft_.turns.size(); i < nodes_.size(); ++i) spread(i);
    // Turns with replies first: one more does them less harm.
    for (const bool with_replies : {true, false}) {
      for (Node i = 0; i < draft_.turns.size(); ++i) {
        if (ends[i] || draft_.turns[i].replies.empty() == with_replies) continue;
        add_reply(draft_.turns[i], "leave-it-there", "Leave it there.", {{"", end()}});
        spread(i);
      }
    }
  }

  const std::string& end() {
    if (the_end_.empty()) {
      the_end_ = ids_.take("the-end");
      DraftEnding ending;
      ending.id = the_end_;
      ending.title = "The end";
      draft_.endings.push_back(std::move(ending));
    }
    return the_end_;
  }

  ScenarioDraft& draft_;
  bool only_certain_;
  IdsInUse& ids_;
  std::string& the_end_;
  std::unordered_map<std::string, Node> nodes_;
  bool added_ = false;
};

void add_way_to_more(std::vector<DraftReply>& replies, const std::string& more) {
  DraftReply reply;
  reply.id = "more";
  while (std::ranges::find(replies, reply.id, &DraftReply::id) != replies.end()) reply.id += "-2";
  reply.words = "Think of something else.";
  reply.is_act = true;
  reply.go.push_back({"", more});
  reply.left.emplace_back(
      "TODO: a turn has at most nine replies; the others of this one stand behind this reply");
  replies.push_back(std::move(reply));
}

}  // namespace

bool make_ways_out(ScenarioDraft& draft, bool only_certain, IdsInUse& ids, std::string& the_end) {
  return WaysOut(draft, only_certain, ids, the_end).make();
}

void split_replies(ScenarioDraft& draft, IdsInUse& ids) {
  constexpr std::size_t kRoom = kMostOptions - 1;
  const auto turns = draft.turns.size();
  for (std::size_t i = 0; i < turns; ++i) {
    auto all = std::move(draft.turns[i].replies);
    const auto first = draft.turns[i].id;
    auto now = i;  // the turn that is being filled
    for (std::size_t next = 0; next < all.size();) {
      const auto left = all.size() - next;
      const auto here = left <= kMostOptions ? left : kRoom;
      for (const auto end = next + here; next < end; ++next)
        draft.turns[now].replies.push_back(std::move(all[next]));
      if (next == all.size()) break;
      DraftTurn more;
      more.id = ids.take(id_with(first, "more"));
      more.lines.push_back({"", {"\u2026"}});
      add_way_to_more(draft.turns[now].replies, more.id);
      draft.turns.push_back(std::move(more));
      now = draft.turns.size() - 1;
    }
  }
}

}  // namespace rapport
