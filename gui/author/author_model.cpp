// SPDX-License-Identifier: MIT
#include "gui/author/author_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <deque>

#include "engine/attempt/score.h"
#include "engine/base/words.h"
#include "engine/graph/graph_heat.h"
#include "engine/proof/play_text.h"

namespace rapport::gui {
namespace {

/// More than this nobody reads at a time.
constexpr std::size_t kMostProblems = 100;
constexpr std::size_t kMostWays = 40;

ProblemRow row_of(const Diagnostic& diagnostic) {
  const bool is_error = diagnostic.severity() == Severity::Error;
  ProblemRow row;
  row.is_error = is_error;
  row.kind = is_error ? tr("Error") : tr("Warning");
  row.line = diagnostic.line;
  if (diagnostic.line > 0) row.place = tr_format("line {}, column {}", diagnostic.line, diagnostic.column);
  const auto& entry = entry_of(diagnostic.code);
  row.code = fmt::format("{}-{}", entry.number(), entry.name);
  row.message = diagnostic.message;
  row.hint = diagnostic.hint;
  const auto begin = diagnostic.source_line.find_first_not_of(" \t");
  if (begin != std::string::npos) row.source = diagnostic.source_line.substr(begin);
  return row;
}

/// Its own name, which tells more than where it lies.
std::string name_of_folder(const std::filesystem::path& folder) {
  const auto name = folder.has_filename() ? folder.filename() : folder.parent_path().filename();
  return name.empty() ? folder.string() : name.string();
}

std::string percent(double share01) {
  return share01 > 0 && share01 < 0.001 ? std::string(tr("less than 0.1 %"))
                                        : tr_format("{:.1f} %", share01 * 100);
}

std::string fewest_replies(const Reached& reached) {
  const auto count = reached.play.size();
  if (!reached.can_be) return tr("Never reached.");
  if (reached.is_shortest)
    return tr_n_format("{} reply leads there.", "{} replies lead there.", count, count);
  return tr_n_format("{} reply leads there, or fewer.", "{} replies lead there, or fewer.", count, count);
}

std::string way_name(GraphEdge::Kind kind) {
  switch (kind) {
    case GraphEdge::Kind::Reply:
      return tr("reply");
    case GraphEdge::Kind::Typed:
      return tr("typed words");
    case GraphEdge::Kind::Fallback:
      return tr("other words");
    case GraphEdge::Kind::Silence:
      return tr("silence");
    case GraphEdge::Kind::OutOfPatience:
      return tr("out of patience");
    case GraphEdge::Kind::Automatic:
      return tr("by itself");
  }
  return {};
}

/// Lives for the length of a call of make_author_model().
class AuthorModelMaker {
 public:
  explicit AuthorModelMaker(const AuthorDesk& desk) : desk_(desk) {}

  AuthorModel make() {
    model_.folder = name_of_folder(desk_.folder);
    model_.file = desk_.file.filename().string();
    model_.page = desk_.page;
    model_.has_errors = desk_.has_errors;
    model_.at_work = desk_.reading || desk_.proving;
    for (const auto& file : desk_.files)
      model_.files.push_back({file, file.stem().string(), file == desk_.file});
    model_.is_old = desk_.has_errors && desk_.scenario != nullptr;
    list_problems();
    if (desk_.bytes != nullptr)
      model_.line_count = static_cast<std::size_t>(std::ranges::count(*desk_.bytes, '\n')) + 1;
    for (int kind = 0; kind <= static_cast<int>(GraphEdge::Kind::Automatic); ++kind)
      model_.way_names.push_back(way_name(static_cast<GraphEdge::Kind>(kind)));
    model_.status = status();
    model_.title = model_.file;
    if (desk_.scenario == nullptr) return std::move(model_);
    model_.scenario = desk_.scenario;
    model_.title = scenario().title.empty() ? model_.file : scenario().title;
    if (proof_fits()) {
      model_.proof = desk_.proof;
      tell_proof();
    }
    if (desk_.node) look_at(*desk_.node);
    return std::move(model_);
  }

 private:
  [[nodiscard]] const Scenario& scenario() const { return *desk_.scenario->scenario; }
  [[nodiscard]] const ScenarioGraph& graph() const { return desk_.scenario->graph; }

  /// What an earlier proof said of other turns would be told of the wrong ones.
  [[nodiscard]] bool proof_fits() const {
    return desk_.proof != nullptr && !desk_.proof->proof.turns.empty() &&
           desk_.proof->proof.turns.size() == scenario().turns.size() &&
           desk_.proof->proof.endings.size() == scenario().endings.size() &&
           desk_.proof->proof.criteria.size() == desk_.scenario->rubric->criteria.size() &&
           desk_.proof->heat.edges.size() == graph().edges.size();
  }

  void list_problems() {
    for (const bool errors : {true, false}) {
      for (const auto& one : desk_.diagnostics) list(one, errors);
      for (const auto& one : desk_.translations.diagnostics) {
        if (!list(one, errors)) continue;
        auto& row = model_.problems.back();
        row.file = one.file;
        const auto name = row.file.filename().string();
        row.place = row.place.empty() ? name : fmt::format("{}, {}", name, row.place);
      }
    }
  }

  /// Lists a problem if it is an error, or not, as is wanted, and there is room.
  bool list(const Diagnostic& one, bool errors) {
    if ((one.severity() == Severity::Error) != errors) return false;
    if (model_.problems.size() == kMostProblems) {
      ++model_.more_problems;
      return false;
    }
    model_.problems.push_back(row_of(one));
    return true;
  }

  [[nodiscard]] std::string status() const {
    if (desk_.folder.empty()) return {};
    if (desk_.file.empty()) return {};
    if (desk_.bytes == nullptr && desk_.reading) return tr("The file is being read.");
    std::size_t errors = 0, warnings = 0;
    for (const auto* found : {&desk_.diagnostics, &desk_.translations.diagnostics}) {
      for (const auto& one : *found) ++(one.severity() == Severity::Error ? errors : warnings);
    }
    if (errors > 0) return tr_n_format("{} error", "{} errors", errors, errors);
    if (desk_.proving) return tr("It can be played. The proof is at work.");
    if (desk_.proof == nullptr) return {};
    if (warnings == 0) return tr("Proved. Nothing to mend.");
    return tr_n_format("Proved. {} warning.", "Proved. {} warnings.", warnings, warnings);
  }

  void tell_proof() {
    const auto& proof = desk_.proof->proof;
    model_.proof_text =
        proof.lists_all_states
            ? tr_n_format("The one state that the conversation can be in was listed.",
                          "All {} states that the conversation can be in were listed, in {:.1f} seconds.",
                          proof.states, proof.states, desk_.proof->seconds)
            : tr_format(
                  "{} states were listed in {:.1f} seconds; for the rest, freer conversations were followed.",
                  proof.states, desk_.proof->seconds);
    model_.undecided = desk_.proof->undecided;
    for (std::size_t i = 0; i < proof.endings.size(); ++i) model_.endings.push_back(ending_row(i));
    for (std::size_t c = 0; c < proof.criteria.size(); ++c) model_.scores.push_back(score_row(c));
  }

  [[nodiscard]] EndingRow ending_row(std::size_t index) const {
    const auto& ending = scenario().endings[index];
    const auto& reached = desk_.proof->proof.endings[index];
    EndingRow row;
    row.name = ending.title.empty() ? ending.id : ending.title;
    row.id = ending.id;
    row.tier = tier_word(ending.tier);
    row.never = !reached.can_be;
    row.way = fewest_replies(reached);
    row.replies = replies_of(reached.play);
    row.share01 = reached.share;
    row.share = tr_format("{} of plays by chance", percent(reached.share));
    row.node = graph().node_of_ending(static_cast<EndingIndex>(index));
    return row;
  }

  [[nodiscard]] ScoreRow score_row(std::size_t criterion) const {
    const auto& range = desk_.proof->proof.criteria[criterion];
    ScoreRow row;
    row.name = spoken_text(desk_.scenario->rubric->criteria[criterion].name);
    row.lowest = range.lowest;
    row.mean = range.mean;
    row.highest = range.highest;
    if (!range.lowest || !range.highest) {
      row.text = tr("No written reply counts for it.");
      return row;
    }
    const auto lowest = points(*range.lowest), highest = points(*range.highest);
    row.text = range.mean ? tr_format("from {} to {}, usually {:.0f}", lowest, highest, *range.mean * 100)
                          : tr_format("from {} to {}", lowest, highest);
    if (!range.lowest_is_proved) row.doubt = tr("Less may be possible.");
    if (!range.highest_is_proved) row.doubt = tr("More may be possible.");
    if (!range.lowest_is_proved && !range.highest_is_proved) row.doubt = tr("Less and more may be possible.");
    return row;
  }

  /// The replies of a play, by their ids.
  [[nodiscard]] std::string replies_of(const std::vector<PlayStep>& play) const {
    std::string text;
    for (const auto& line : lines_of(scenario(), play)) {
      if (!text.empty()) text += ", ";
      switch (line.step.kind) {
        case Way::Kind::Option:
          text += scenario().turns[line.turn].replies[line.step.number].id;
          if (!line.can_be_given) text += fmt::format(" ({})", way_name(GraphEdge::Kind::Typed));
          break;
        case Way::Kind::Silence:
          text += way_name(GraphEdge::Kind::Silence);
          break;
        default:
          text += way_name(GraphEdge::Kind::Typed);
      }
    }
    return text;
  }

  // ---- the turn or ending that is looked at

  void look_at(std::uint32_t at) {
    const auto& node = graph().nodes[at];
    NodeDetail detail;
    detail.node = at;
    detail.name = name_of(at);
    detail.words = words_at(node);
    const bool is_turn = at < graph().turns;
    if (is_turn) {
      detail.line = scenario().turns[node.index].place.line;
      detail.turn = node.id;
    } else if (node.kind == GraphNode::Kind::Ending) {
      detail.line = scenario().endings[node.index].place.line;
    }
    detail.kind = kind_of(node);
    if (model_.proof != nullptr) tell_reached(detail, node, is_turn);
    list_ways(detail);
    light_way(detail, node, is_turn);
    model_.detail = std::move(detail);
  }

  /// What is seen and said there first.
  [[nodiscard]] std::string words_at(const GraphNode& node) const {
    const auto first = [](const std::vector<LineVariant>& lines) {
      return lines.empty() || lines.front().wordings.empty() ? std::string() : lines.front().wordings.front();
    };
    if (node.kind == GraphNode::Kind::OutOfPatience) return {};
    if (node.kind == GraphNode::Kind::Ending) return scenario().endings[node.index].title;
    const auto& turn = scenario().turns[node.index];
    const auto said = first(turn.customer);
    return said.empty() ? turn.narration : said;
  }

  static std::string kind_of(const GraphNode& node) {
    switch (node.kind) {
      case GraphNode::Kind::Turn:
        return tr("Turn");
      case GraphNode::Kind::Message:
        return tr("A message to write");
      case GraphNode::Kind::Passage:
        return tr("Time passes");
      case GraphNode::Kind::OutOfPatience:
        return tr("The customer has had enough");
      case GraphNode::Kind::Ending:
        return tr_format("Ending: {}", tier_word(node.tier.value_or(Tier::Fragile)));
    }
    return {};
  }

  [[nodiscard]] std::string name_of(std::uint32_t at) const {
    const auto& node = graph().nodes[at];
    return node.kind == GraphNode::Kind::OutOfPatience ? std::string(tr("out of patience")) : node.id;
  }

  void tell_reached(NodeDetail& detail, const GraphNode& node, bool is_turn) const {
    const auto& heat = model_.proof->heat;
    const double share =
        heat.plays == 0
            ? 0
            : std::min(1.0, static_cast<double>(heat.nodes[detail.node]) / static_cast<double>(heat.plays));
    const auto came_by = tr_format("{} of plays by chance come by.", percent(share));
    if (node.kind == GraphNode::Kind::OutOfPatience) {
      detail.reached = came_by;
      return;
    }
    const auto& reached =
        is_turn ? model_.proof->proof.turns[node.index] : model_.proof->proof.endings[node.index];
    if (is_turn && node.index == scenario().start) {
      detail.reached = tr("The conversation begins here.");
      return;
    }
    detail.reached = fmt::format("{} {}", fewest_replies(reached), came_by);
    detail.way = replies_of(reached.play);
  }

  void list_ways(NodeDetail& detail) const {
    const auto& edges = graph().edges;
    for (std::size_t i = 0; i < edges.size(); ++i) {
      const auto& edge = edges[i];
      if (edge.from == detail.node && detail.to.size() < kMostWays)
        detail.to.push_back({way_text(edge), way_note(edge, i), edge.to});
      if (edge.to == detail.node && edge.from != detail.node && detail.from.size() < kMostWays)
        detail.from.push_back(
            {fmt::format("{}: {}", name_of(edge.from), what_of(edge)), share_of(i), edge.from});
    }
  }

  [[nodiscard]] std::string what_of(const GraphEdge& edge) const {
    if (edge.kind == GraphEdge::Kind::Reply) return scenario().turns[edge.from].replies[edge.source].id;
    return way_name(edge.kind);
  }

  [[nodiscard]] std::string way_text(const GraphEdge& edge) const {
    if (edge.to == edge.from) return tr_format("{}: stays", what_of(edge));
    return fmt::format("{} → {}", what_of(edge), name_of(edge.to));
  }

  /// On what it depends, and how often it is gone.
  [[nodiscard]] std::string way_note(const GraphEdge& edge, std::size_t number) const {
    auto share = share_of(number);
    if (!edge.conditional) return share;
    return share.empty() ? std::string(tr("on a condition")) : tr_format("on a condition, {}", share);
  }

  [[nodiscard]] std::string share_of(std::size_t edge) const {
    if (model_.proof == nullptr || model_.proof->heat.plays == 0) return {};
    const auto& heat = model_.proof->heat;
    return percent(std::min(1.0, static_cast<double>(heat.edges[edge]) / static_cast<double>(heat.plays)));
  }

  // ---- the shortest way to it

  void light_way(const NodeDetail& detail, const GraphNode& node, bool is_turn) {
    lit_edges_.assign(graph().edges.size(), false);
    model_.lit_nodes.assign(graph().nodes.size(), false);
    const bool has_play = model_.proof != nullptr && node.kind != GraphNode::Kind::OutOfPatience;
    if (has_play) {
      const auto& reached =
          is_turn ? model_.proof->proof.turns[node.index] : model_.proof->proof.endings[node.index];
      if (!reached.can_be) return;
      if (!light_play(reached.play)) light_fewest_edges(detail.node);
    } else {
      light_fewest_edges(detail.node);
    }
    stop_at(detail.node);
    const auto& bundle_of = desk_.scenario->ways.bundle_of;
    model_.lit_ways.assign(desk_.scenario->ways.graph.edges.size(), false);
    for (std::size_t i = 0; i < lit_edges_.size(); ++i) {
      if (lit_edges_[i]) model_.lit_ways[bundle_of[i]] = true;
    }
  }

  /// A play goes on by itself where time passes; the way to that place ends there.
  void stop_at(std::uint32_t node) {
    const auto& edges = graph().edges;
    while (graph().nodes[node].kind == GraphNode::Kind::Passage) {
      auto edge = static_cast<std::size_t>(std::ranges::lower_bound(edges, node, {}, &GraphEdge::from) -
                                           edges.begin());
      while (edge < edges.size() && edges[edge].from == node && !lit_edges_[edge]) ++edge;
      if (edge == edges.size() || edges[edge].from != node) return;
      lit_edges_[edge] = false;
      node = edges[edge].to;
      model_.lit_nodes[node] = false;
    }
  }

  /// False if the play has typed words, whose way the steps do not tell.
  bool light_play(const std::vector<PlayStep>& play) {
    Session session(desk_.scenario->scenario, desk_.scenario->rubric, 1);
    for (const auto& step : play) {
      Reply reply;
      if (step.kind == Way::Kind::Option) {
        reply.option = static_cast<OptionIndex>(step.number);
        reply.heard.earned_percent = step.earned_percent;
        reply.heard.harms = step.harms;
      } else if (step.kind == Way::Kind::Silence) {
        reply.kind = WrittenReply::Kind::Silence;
      } else {
        return false;
      }
      if (!session.reply(std::move(reply))) return false;
    }
    auto heat = no_heat(graph());
    add_play(heat, graph(), session);
    for (std::size_t i = 0; i < heat.nodes.size(); ++i) model_.lit_nodes[i] = heat.nodes[i] > 0;
    for (std::size_t i = 0; i < heat.edges.size(); ++i) lit_edges_[i] = heat.edges[i] > 0;
    return true;
  }

  /// Breadth first along the edges, whatever their conditions.
  void light_fewest_edges(std::uint32_t to) {
    const auto& edges = graph().edges;
    constexpr auto kNone = static_cast<std::size_t>(-1);
    std::vector<std::size_t> by(graph().nodes.size(), kNone);
    std::vector<bool> seen(graph().nodes.size(), false);
    std::deque<std::uint32_t> queue = {graph().start};
    seen[graph().start] = true;
    while (!queue.empty() && !seen[to]) {
      const auto from = queue.front();
      queue.pop_front();
      auto edge = std::ranges::lower_bound(edges, from, {}, &GraphEdge::from);
      for (; edge != edges.end() && edge->from == from; ++edge) {
        if (seen[edge->to]) continue;
        seen[edge->to] = true;
        by[edge->to] = static_cast<std::size_t>(edge - edges.begin());
        queue.push_back(edge->to);
      }
    }
    if (!seen[to]) return;
    for (auto node = to;; node = edges[by[node]].from) {
      model_.lit_nodes[node] = true;
      if (by[node] == kNone) return;
      lit_edges_[by[node]] = true;
    }
  }

  const AuthorDesk& desk_;
  AuthorModel model_;
  std::vector<bool> lit_edges_;  ///< of the whole graph
};

}  // namespace

std::string tier_word(Tier tier) {
  switch (tier) {
    case Tier::Advocate:
      return tr("advocate");
    case Tier::Recovered:
      return tr("recovered");
    case Tier::Fragile:
      return tr("fragile");
    case Tier::HandedOver:
      return tr("handed over");
    case Tier::LostQuietly:
      return tr("lost quietly");
    case Tier::LostLoudly:
      return tr("lost loudly");
  }
  return {};
}

AuthorModel make_author_model(const AuthorDesk& desk) {
  return AuthorModelMaker(desk).make();
}

}  // namespace rapport::gui
