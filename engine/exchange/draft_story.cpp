// SPDX-License-Identifier: MIT
#include "engine/exchange/draft_story.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/authoring/field_reader.h"
#include "engine/authoring/wording.h"
#include "engine/exchange/draft_ways.h"
#include "engine/exchange/plain_text.h"
#include "engine/exchange/story_ids.h"
#include "engine/exchange/story_variables.h"
#include "engine/text/language.h"
#include "engine/text/utf8.h"

namespace rapport {
namespace {

using Kind = StoryNode::Kind;

constexpr std::size_t kMostPassages = 20'000;
constexpr std::size_t kMostEndings = 90;  ///< a scenario may have 100; a few are made here
constexpr std::size_t kMostVariants = 12;
constexpr std::size_t kMostBranches = 50;
constexpr std::size_t kMostEntryChanges = 20;
constexpr std::string_view kNoWords = "\u2026";
constexpr auto kTierTags = std::to_array<std::string_view>(
    {"advocate", "recovered", "fragile", "handed-over", "lost-quietly", "lost-loudly"});

/// A condition on the way to a piece of a passage.
struct Asked {
  const StoryExpression* what = nullptr;
  bool negated = false;
  std::size_t at = 0;
};
using Path = std::vector<Asked>;

/// A link or a jump, and what must hold for it.
struct Way {
  Path path;
  const StoryNode* node = nullptr;
};

/// A passage on its way to be a turn or an ending.
struct Scene {
  const StoryPassage* passage = nullptr;  ///< null: a link leads to it and it is not there
  std::string name, id;
  std::vector<Way> links, goes;
  bool always_goes = false;  ///< the last of `goes` is taken if no other is
  std::vector<const StoryChange*> entry;
  std::vector<std::string> left;

  [[nodiscard]] bool leads_on() const { return !links.empty() || !goes.empty(); }
};

bool has_tag(const Scene& scene, std::string_view tag) {
  return scene.passage != nullptr && std::ranges::find(scene.passage->tags, tag) != scene.passage->tags.end();
}

/// Whether playing the pieces to their end always comes to a jump.
bool always_goes(const std::vector<StoryNode>& nodes) {
  return std::ranges::any_of(nodes, [](const StoryNode& node) {
    if (node.kind == Kind::Go) return true;
    if (node.kind != Kind::Choice || node.alternatives.back().when || node.alternatives.back().unreadable)
      return false;
    return std::ranges::all_of(node.alternatives, [](const StoryAlternative& each) {
      return !each.unreadable && always_goes(each.body);
    });
  });
}

/// One way a passage can read.
struct Variant {
  Path path;  ///< what must hold, if no earlier variant was taken
  std::vector<std::string> wordings = {""};
};

class StoryDrafter {
 public:
  StoryDrafter(const Story& story, const std::string& name, WaysCounted counted, const Rubric& rubric,
               Remarks& remarks)
      : story_(story), name_(name), counted_(counted), rubric_(rubric), remarks_(remarks) {}

  Result<ScenarioDraft> draft() {
    if (story_.passages.empty())
      return failure(ErrorCode::Invalid, fmt::format("{} has no passage that could be played.", name_),
                     "Passages begin with a line such as :: Start, nodes of Yarn with title: Start.");
    if (story_.passages.size() > kMostPassages) return too_many(story_.passages.size());
    for (const auto& passage : story_.passages) add_scene(passage);
    for (std::size_t i = 0; i < scenes_.size(); ++i) find_ways(i);  // which may add scenes at the end
    std::size_t turns = 0;
    for (const auto& scene : scenes_) turns += 1 + scene.links.size() / kMostOptions;
    if (turns > kMostPassages) return too_many(turns);
    find_start();
    find_variables();
    head();
    count_endings();
    for (std::size_t i = 0; i < scenes_.size(); ++i) make(i);
    end_patience();
    if (make_ways_out(draft_, counted_ == WaysCounted::OnlyWithoutCondition, ids_, made_the_end_)) {
      remarks_.add(
          0, "There are turns from which no ending can be reached, or that go round without any reply.",
          R"(They were given a reply that leads out; look for the words "Leave it there." and "Go on.")");
    }
    split_replies(draft_, ids_);
    if (draft_.turns.size() > kMostPassages) return too_many(draft_.turns.size());
    return std::move(draft_);
  }

 private:
  [[nodiscard]] tl::unexpected<Error> too_many(std::size_t turns) const {
    return failure(ErrorCode::Invalid,
                   fmt::format("{} would become {} turns or more; a scenario has at most {}.", name_, turns,
                               kMostPassages),
                   "Split the story, and bring one part after the other.");
  }

  // ---- passages

  void add_scene(const StoryPassage& passage) {
    Scene scene;
    scene.passage = &passage;
    scene.name = passage.name;
    scene.id = ids_.take(readable_id(passage.name, "passage"));
    if (!by_name_.emplace(passage.name, scenes_.size()).second) {
      remarks_.add(passage.at, fmt::format("There is a passage {} already.", in_quotes(passage.name)),
                   fmt::format("It was brought as {}, to which nothing leads.", scene.id));
    }
    scenes_.push_back(std::move(scene));
  }

  /// The scene of a name; one that is not there is made.
  std::size_t scene_of(const std::string& name, std::size_t at) {
    const auto [found, is_new] = by_name_.emplace(name, scenes_.size());
    if (!is_new) return found->second;
    Scene scene;
    scene.name = name;
    scene.id = ids_.take(readable_id(name, "passage"));
    remarks_.add(at, fmt::format("There is no passage {}.", in_quotes(in_one_line(name))),
                 fmt::format("An ending {} was made for it.", scene.id));
    scenes_.push_back(std::move(scene));
    return scenes_.size() - 1;
  }

  void find_ways(std::size_t index) {
    if (scenes_[index].passage == nullptr) return;
    const auto& nodes = scenes_[index].passage->nodes;
    Path path;
    bool open = false;
    walk(index, nodes, path, open);
    auto& scene = scenes_[index];
    scene.always_goes = always_goes(nodes);
    const bool plain = std::ranges::all_of(scene.links, [](const Way& way) {
      return way.node->kind == Kind::Link && way.node->body.empty() && !way.node->target.empty();
    });
    if (has_tag(scene, "goes-on") && plain && !scene.links.empty()) {  // its links only carry the reader on
      scene.goes.insert(scene.goes.end(), std::make_move_iterator(scene.links.begin()),
                        std::make_move_iterator(scene.links.end()));
      scene.links.clear();
      scene.always_goes = true;
    }
    const auto unconditional =
        std::ranges::find_if(scene.goes, [](const Way& way) { return way.path.empty(); });
    if (unconditional != scene.goes.end()) scene.goes.erase(unconditional + 1, scene.goes.end());
    if (scene.always_goes && !scene.goes.empty() && !scene.links.empty()) {
      remarks_.add(scene.passage->at, "The links of this passage are never seen: it always goes on at once.",
                   "They were left as comments.");
      for (const auto& way : scene.links)
        scene.left.push_back(fmt::format("{} -> {}", plain_text(way.node->text), way.node->target));
      scene.links.clear();
    }
  }

  /// `open`: below a condition that nobody can read, so that a jump is a reply rather than a way.
  void walk(std::size_t index, const std::vector<StoryNode>& nodes, Path& path, bool open) {
    for (const auto& node : nodes) {
      switch (node.kind) {
        case Kind::Words:
        case Kind::Either:
          break;
        case Kind::Left:
          scenes_[index].left.push_back(plain_text(node.text));
          break;
        case Kind::Change:
          if (path.empty() && !open && scenes_[index].entry.size() < kMostEntryChanges) {
            scenes_[index].entry.push_back(&node.changes.front());
          } else if (path.empty() && !open) {
            remarks_.add(node.at, "Too much changes as this passage begins.", "This was left out.");
            scenes_[index].left.push_back(fmt::format("a change of ${}", node.changes.front().variable));
          } else {
            remarks_.add(
                node.at,
                "A change that happens only under a condition has no place at the beginning of a turn.",
                "It was left out.");
            scenes_[index].left.push_back(fmt::format("a change of ${}", node.changes.front().variable));
          }
          break;
        case Kind::Link:
          walk_link(index, node, path);
          break;
        case Kind::Go:
          static_cast<void>(scene_of(node.target, node.at));
          if (open) {
            remarks_.add(node.at, "Whether it goes on here depends on what cannot be asked.",
                         "It was made a reply to choose.");
            scenes_[index].links.push_back({path, &node});
          } else {
            scenes_[index].goes.push_back({path, &node});
          }
          break;
        case Kind::Choice:
          walk_choice(index, node, path, open);
          break;
      }
    }
  }

  void walk_choice(std::size_t index, const StoryNode& choice, Path& path, bool open) {
    const auto depth = path.size();
    for (const auto& alternative : choice.alternatives) {
      open = open || alternative.unreadable;
      if (alternative.when) path.push_back({&*alternative.when, false, alternative.at});
      walk(index, alternative.body, path, open);
      if (alternative.when) path.back().negated = true;
    }
    path.resize(depth);
  }

  void walk_link(std::size_t index, const StoryNode& link, Path& path) {
    if (!link.target.empty()) static_cast<void>(scene_of(link.target, link.at));
    scenes_[index].links.push_back({path, &link});
    walk_link_body(index, link.body, path);
  }

  /// Targets are made known; links inside a link are links of the passage.
  void walk_link_body(std::size_t index, const std::vector<StoryNode>& body, Path& path) {
    for (const auto& node : body) {
      if (node.kind == Kind::Go) static_cast<void>(scene_of(node.target, node.at));
      if (node.kind == Kind::Link) walk_link(index, node, path);
      for (const auto& alternative : node.alternatives) walk_link_body(index, alternative.body, path);
    }
  }

  void find_start() {
    start_ = 0;
    auto found = by_name_.find(story_.start);
    if (story_.start.empty() || found == by_name_.end()) {
      if (!story_.start.empty()) {
        remarks_.add(0, fmt::format("The story begins at {}, which is not there.", in_quotes(story_.start)),
                     "It begins at its first passage.");
      }
      found = by_name_.find("Start");
    }
    if (found != by_name_.end() && scenes_[found->second].passage != nullptr) start_ = found->second;
  }

  void find_variables() {
    auto first = story_.opening;
    for (const auto* change : scenes_[start_].entry) first.push_back(*change);
    std::vector<std::string> turns;
    for (const auto& scene : scenes_) {
      if (scene.leads_on()) turns.push_back(scene.id);
    }
    const auto turn_of = [this](const std::string& name) {
      const auto found = by_name_.find(name);
      return found == by_name_.end() || !scenes_[found->second].leads_on() ? std::string()
                                                                           : scenes_[found->second].id;
    };
    variables_ = std::make_unique<StoryVariables>(story_, first, turn_of, turns, rubric_, remarks_);
  }

  void head() {
    const auto stem = std::filesystem::path(name_).stem().string();
    const auto titles = in_pieces(story_.title.empty() ? in_one_line(stem) : story_.title, 200);
    draft_.title = titles.empty() ? "Untitled" : titles.front();
    draft_.id = readable_id(draft_.title, "story");
    if (const auto authors = in_pieces(story_.author, kLongestText); !authors.empty())
      draft_.author = authors.front();
    draft_.origin = story_.origin;
    draft_.left = story_.left;
    if (has_words(story_.customer)) draft_.customer = in_pieces(in_one_line(story_.customer), 200).front();
    draft_.variables = variables_->declared();
    draft_.trust = variables_->start_of("trust").value_or(draft_.trust);
    draft_.anger = variables_->start_of("anger").value_or(draft_.anger);
    draft_.patience = variables_->start_of("patience").value_or(draft_.patience);
    draft_.start = scenes_[start_].id;
    std::string words;
    for (const auto& passage : story_.passages) {
      for (const auto& node : passage.nodes) words += node.text.substr(0, 20'000) + "\n";
      if (words.size() > 4000) break;
    }
    const auto sample = in_pieces(words, 4000);
    const auto language = sample.empty() ? std::string() : detected_language(sample.front());
    if (language.size() == 2) {
      draft_.language = language;
      draft_.language_is_known = true;
    }
  }

  // ---- conditions

  /// A condition in the scenario's language, or null if it cannot be asked, which is said once.
  const std::string* asked(const Asked& each, const std::string& here) {
    const auto [found, is_new] = conditions_.try_emplace(each.what);
    if (is_new) {
      auto text = variables_->condition(*each.what, here);
      if (text) {
        found->second = std::move(*text);
      } else {
        remarks_.add(each.at,
                     fmt::format("This condition needs {}, which cannot be asked in a scenario.",
                                 text.error().message),
                     "What it guards was brought without it.");
      }
    }
    return found->second ? &*found->second : nullptr;
  }

  std::string all_of(const Path& path, const std::string& here) {
    std::string all;
    for (const auto& each : path) {
      const auto* text = asked(each, here);
      if (text == nullptr) continue;
      const bool joined = text->find(" or ") != std::string::npos || text->find(" and ") != std::string::npos;
      const bool simple = text->find(' ') == std::string::npos;
      auto part = each.negated                ? fmt::format("not {}", simple ? *text : "(" + *text + ")")
                  : joined && path.size() > 1 ? "(" + *text + ")"
                                              : *text;
      all += (all.empty() ? "" : " and ") + part;
    }
    if (all.empty() || variables_->is_condition(all)) return all;
    remarks_.add(path.front().at, "All that must hold here together is too long for one condition.",
                 "What it guards was brought without it.");
    return {};
  }

  // ---- words

  [[nodiscard]] bool can_be_asked(const StoryAlternative& alternative, const std::string& here) {
    if (alternative.unreadable) return false;
    return !alternative.when || asked({&*alternative.when, false, alternative.at}, here) != nullptr;
  }

  static bool says_something(const StoryNode& node) {
    return (node.kind == Kind::Words && has_words(node.text)) || node.kind == Kind::Either ||
           std::ranges::any_of(node.alternatives, [](const StoryAlternative& each) {
             return std::ranges::any_of(each.body,
                                        [](const StoryNode& inner) { return says_something(inner); });
           });
  }

  /// All words of a piece, whatever their conditions.
  static std::string all_words(const StoryNode& node) {
    std::string words;
    if (node.kind == Kind::Words) words = node.text;
    for (std::size_t i = 0; i < node.wordings.size(); ++i) words += (i == 0 ? "" : " / ") + node.wordings[i];
    for (const auto& alternative : node.alternatives) words += all_words(alternative.body);
    return words;
  }
  static std::string all_words(const std::vector<StoryNode>& nodes) {
    std::string words;
    for (const auto& node : nodes) words += all_words(node);
    return words;
  }

  /// How the pieces can read; nothing if there are too many ways.
  std::optional<std::vector<Variant>> variants(const std::vector<StoryNode>& nodes, const std::string& here) {
    std::vector<Variant> all(1);
    for (const auto& node : nodes) {
      std::vector<Variant> options;
      if (node.kind == Kind::Words) {
        options.push_back({{}, {node.text}});
      } else if (node.kind == Kind::Either) {
        options.push_back({{}, node.wordings});
      } else if (node.kind == Kind::Choice && says_something(node)) {
        if (!std::ranges::all_of(node.alternatives,
                                 [&](const StoryAlternative& a) { return can_be_asked(a, here); })) {
          options.push_back({{}, {all_words(node)}});
        } else {
          for (const auto& alternative : node.alternatives) {
            auto within = variants(alternative.body, here);
            if (!within) return std::nullopt;
            for (auto& each : *within) {
              if (alternative.when)
                each.path.insert(each.path.begin(), {&*alternative.when, false, alternative.at});
              options.push_back(std::move(each));
            }
          }
          if (node.alternatives.back().when) options.emplace_back();
        }
      }
      if (options.empty()) continue;
      if (options.size() == 1 && options.front().path.empty() && options.front().wordings.size() == 1) {
        for (auto& each : all) {
          for (auto& words : each.wordings) words += options.front().wordings.front();
        }
        continue;
      }
      std::vector<Variant> product;
      for (const auto& before : all) {
        for (const auto& option : options) {
          auto joined = before;
          joined.path.insert(joined.path.end(), option.path.begin(), option.path.end());
          joined.wordings.clear();
          for (const auto& first : before.wordings) {
            for (const auto& second : option.wordings) joined.wordings.push_back(first + second);
          }
          if (joined.wordings.size() > kMostVariants || product.size() >= kMostVariants) return std::nullopt;
          product.push_back(std::move(joined));
        }
      }
      all = std::move(product);
    }
    return all;
  }

  /// The lines of a passage, cut into as many turns as its words need. Of a passage without words, one turn
  /// without lines.
  std::vector<std::vector<DraftLine>> lines_of(const Scene& scene) {
    if (scene.passage == nullptr) return {{}};
    const auto& nodes = scene.passage->nodes;
    const auto found = variants(nodes, scene.id);
    std::vector<DraftLine> lines;
    bool too_long = false;
    bool cut_short = !found;
    for (std::size_t i = 0; found && i < found->size(); ++i) {
      const auto& variant = (*found)[i];
      lines.push_back({all_of(variant.path, scene.id), {}});
      for (const auto& words : variant.wordings) {
        auto plain = plain_text(words);
        if (plain.empty()) plain = kNoWords;
        too_long = too_long || count_characters(plain) > kLongestText;
        lines.back().wordings.push_back(std::move(plain));
      }
      // One that always holds ends the list: nothing behind it would ever be said.
      if (lines.back().when.empty()) {
        cut_short = i + 1 < found->size();
        break;
      }
    }
    const bool one_text = lines.size() == 1 && lines.front().wordings.size() == 1;
    if (!cut_short && !too_long) {
      if (one_text && lines.front().wordings.front() == kNoWords) return {{}};
      return {lines};
    }
    if (cut_short || !one_text) {
      remarks_.add(scene.passage->at,
                   "The words of this passage depend on more than the lines of a turn can.",
                   "All its words were brought, one after another.");
    }
    std::vector<std::vector<DraftLine>> parts;
    for (auto& piece : in_pieces(plain_text(all_words(nodes)), kLongestText)) {
      parts.emplace_back();
      parts.back().push_back({"", {std::move(piece)}});
    }
    if (parts.size() > 1) {
      remarks_.add(scene.passage->at,
                   fmt::format("This passage is longer than the {} characters of a line.", kLongestText),
                   fmt::format("It was brought as {}, one after another.", parts.size()));
    }
    if (parts.empty()) parts.emplace_back();
    return parts;
  }

  // ---- ways

  /// What a passage changes as it begins, and those behind it to which it always goes on by itself.
  std::vector<const StoryChange*> changes_on_the_way_to(std::size_t index) {
    constexpr int kFarthest = 20;
    std::vector<const StoryChange*> changes;
    for (int i = 0; i < kFarthest; ++i) {
      const auto& scene = scenes_[index];
      changes.insert(changes.end(), scene.entry.begin(), scene.entry.end());
      if (!scene.links.empty() || scene.goes.size() != 1 || !scene.goes.front().path.empty()) break;
      index = by_name_.at(scene.goes.front().node->target);
    }
    return changes;
  }

  /// Where the pieces of a link's body lead, in their order; `otherwise` if they end without a jump.
  std::vector<DraftBranch> branches_of(const StoryNode& link, const std::string& otherwise,
                                       const std::string& here) {
    std::vector<DraftBranch> branches;
    Path path;
    if (has_jump(link.body)) add_branches(link.body, path, here, otherwise, branches);
    close_branches(branches, false, otherwise);
    return branches;
  }

  static bool has_jump(const std::vector<StoryNode>& nodes) {
    return std::ranges::any_of(nodes, [](const StoryNode& node) {
      return node.kind == Kind::Go || (node.kind == Kind::Choice && has_jump(node));
    });
  }
  static bool has_jump(const StoryNode& choice) {
    return std::ranges::any_of(choice.alternatives,
                               [](const StoryAlternative& each) { return has_jump(each.body); });
  }

  /// `otherwise` is where it goes on if nothing here jumps; empty if that is decided by what stands behind.
  void add_branches(const std::vector<StoryNode>& nodes, Path& path, const std::string& here,
                    const std::string& otherwise, std::vector<DraftBranch>& branches) {
    const auto last = std::find_if(nodes.rbegin(), nodes.rend(), [](const StoryNode& node) {
      return node.kind == Kind::Go || (node.kind == Kind::Choice && has_jump(node));
    });
    if (last == nodes.rend()) {
      if (!otherwise.empty()) branches.push_back({all_of(path, here), otherwise});
      return;
    }
    for (const auto& node : nodes) {
      if (node.kind == Kind::Go) {
        branches.push_back({all_of(path, here), scenes_[by_name_.at(node.target)].id});
        return;
      }
      if (node.kind != Kind::Choice || !has_jump(node)) continue;
      const auto decided = &node == &*last ? otherwise : std::string();
      const auto depth = path.size();
      for (const auto& alternative : node.alternatives) {
        if (alternative.when) path.push_back({&*alternative.when, false, alternative.at});
        add_branches(alternative.body, path, here, decided, branches);
        if (!alternative.when) continue;
        // Where the way before is always taken, its order says that it did not hold.
        if (!decided.empty() || always_goes(alternative.body)) {
          path.pop_back();
        } else {
          path.back().negated = true;
        }
      }
      if (!decided.empty() && node.alternatives.back().when)
        branches.push_back({all_of(path, here), otherwise});
      path.resize(depth);
    }
  }

  /// Makes the last branch one that is always taken, as a scenario needs it.
  static void close_branches(std::vector<DraftBranch>& branches, bool always, const std::string& otherwise) {
    const auto first_always = std::ranges::find(branches, std::string(), &DraftBranch::when);
    if (first_always != branches.end()) {
      branches.erase(first_always + 1, branches.end());
    } else if (always && !branches.empty()) {
      branches.back().when.clear();
    } else {
      branches.push_back({"", otherwise});
    }
    if (branches.size() > kMostBranches)
      branches.erase(branches.begin() + kMostBranches - 1, branches.end() - 1);
  }

  /// `no_jump` must hold for any link of the scene to be seen.
  DraftReply reply_of(const Scene& scene, const Way& way, const std::string& no_jump, IdsInUse& ids) {
    const auto& link = *way.node;
    DraftReply reply;
    auto pieces = in_pieces(plain_text(link.kind == Kind::Go ? "Go on." : link.text), kLongestText);
    if (pieces.empty()) pieces.emplace_back(kNoWords);
    reply.words = pieces.front();
    reply.is_act = link.kind == Kind::Go;
    for (std::size_t i = 1; i < pieces.size(); ++i) reply.left.push_back(pieces[i]);
    if (pieces.size() > 1) {
      remarks_.add(link.at,
                   fmt::format("The words of this link are longer than {} characters.", kLongestText),
                   "The rest was left as a comment.");
    }
    constexpr std::size_t kWordsOfId = 5;
    reply.id = ids.take(readable_id(reply.words, "reply", kWordsOfId));
    reply.when = all_of(way.path, scene.id);
    if (!no_jump.empty()) {
      const auto both = (reply.when.empty() ? "" : reply.when + " and ") + no_jump;
      if (variables_->is_condition(both)) reply.when = both;
    }
    std::vector<const StoryChange*> changes;
    for (const auto& node : link.body) {
      if (node.kind == Kind::Change) {
        changes.push_back(&node.changes.front());
      } else if (node.kind == Kind::Left) {
        reply.left.push_back(plain_text(node.text));
      } else if ((node.kind == Kind::Words && has_words(node.text)) || node.kind == Kind::Either) {
        remarks_.add(node.at, "Words that a link brings out where it stands have no place in a reply.",
                     "They were left as a comment.");
        reply.left.push_back(plain_text(all_words(node)));
      } else if (node.kind == Kind::Choice) {
        leave_inner(node, reply.left);
      }
    }
    const auto otherwise = link.target.empty() ? std::string("stay") : scenes_[by_name_.at(link.target)].id;
    reply.go = branches_of(link, otherwise, scene.id);
    if (reply.go.size() == 1 && reply.go.front().to != "stay") {
      for (const auto* change : changes_on_the_way_to(scene_with(reply.go.front().to)))
        changes.push_back(change);
    } else {
      for (const auto& branch : reply.go) {
        if (branch.to == "stay" || scenes_[scene_with(branch.to)].entry.empty()) continue;
        remarks_.add(
            link.at,
            fmt::format("What changes as {} begins has no place where a reply leads to several turns.",
                        in_quotes(branch.to)),
            "It does not happen on this way.");
      }
    }
    reply.effects = variables_->effects(changes, scene.id, reply.left);
    return reply;
  }

  std::size_t scene_with(const std::string& id) const { return by_id_.at(id); }

  /// Changes and words under a condition within a link.
  void leave_inner(const StoryNode& choice, std::vector<std::string>& left) {
    for (const auto& alternative : choice.alternatives) {
      for (const auto& node : alternative.body) {
        if (node.kind == Kind::Change) {
          remarks_.add(node.at,
                       "A change that happens only under a condition has no place in the effects of a reply.",
                       "It was left out.");
          left.push_back(fmt::format("a change of ${}", node.changes.front().variable));
        } else if (node.kind == Kind::Words && has_words(node.text)) {
          remarks_.add(node.at, "Words that a link brings out where it stands have no place in a reply.",
                       "They were left as a comment.");
          left.push_back(plain_text(node.text));
        } else if (node.kind == Kind::Left) {
          left.push_back(plain_text(node.text));
        }
        if (node.kind == Kind::Choice) leave_inner(node, left);
      }
    }
  }

  // ---- turns and endings

  void count_endings() {
    for (std::size_t i = 0; i < scenes_.size(); ++i) by_id_.emplace(scenes_[i].id, i);
    const auto endings = std::ranges::count_if(scenes_, [](const Scene& scene) { return !scene.leads_on(); });
    if (endings > static_cast<std::ptrdiff_t>(kMostEndings)) {
      remarks_.add(
          0, fmt::format("The story ends in {} places; a scenario has at most 100 endings.", endings),
          fmt::format("Those after the first {} became turns before one common ending.", kMostEndings));
    }
  }

  const std::string& the_end() {
    if (made_the_end_.empty()) {
      made_the_end_ = ids_.take("the-end");
      DraftEnding ending;
      ending.id = made_the_end_;
      ending.title = "The end";
      draft_.endings.push_back(std::move(ending));
    }
    return made_the_end_;
  }

  void make(std::size_t index) {
    const auto& scene = scenes_[index];
    auto parts = lines_of(scene);
    auto id = scene.id;
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
      DraftTurn turn;
      turn.id = id;
      turn.lines = std::move(parts[i]);
      id = ids_.take(scene.id);
      turn.go.push_back({"", id});
      draft_.turns.push_back(std::move(turn));
    }
    const bool ends = !scene.leads_on();
    if (ends && index != start_ && draft_.endings.size() < kMostEndings)
      return make_ending(scene, id, std::move(parts.back()));
    DraftTurn turn;
    turn.id = id;
    turn.lines = std::move(parts.back());
    if (turn.lines.empty()) {
      turn.lines.push_back({"", {std::string(kNoWords)}});
      turn.left.emplace_back("TODO: what the customer says; the passage has no words of its own");
    }
    turn.left.insert(turn.left.end(), scene.left.begin(), scene.left.end());
    IdsInUse reply_ids;
    std::string no_jump;
    constexpr std::size_t kMostAsked = 10;
    for (std::size_t i = 0; i < std::min(scene.goes.size(), kMostAsked); ++i) {
      const auto taken = all_of(scene.goes[i].path, scene.id);
      if (!taken.empty()) no_jump += (no_jump.empty() ? "not (" : " and not (") + taken + ")";
    }
    for (const auto& way : scene.links) turn.replies.push_back(reply_of(scene, way, no_jump, reply_ids));
    if (ends) {
      turn.go.push_back({"", the_end()});
    } else if (!scene.goes.empty()) {
      for (const auto& way : scene.goes) {
        const auto to = by_name_.at(way.node->target);
        turn.go.push_back({all_of(way.path, scene.id), scenes_[to].id});
        if (!scenes_[to].entry.empty() && !way.path.empty()) {
          remarks_.add(way.node->at, "What changes as a passage begins happens in replies only.",
                       "It does not happen on this way.");
        }
      }
      // With replies the last way is taken only if all are closed, which is when one of these holds.
      const bool closed = scene.always_goes || !scene.links.empty();
      close_branches(turn.go, closed, closed ? std::string() : the_end());
    }
    draft_.turns.push_back(std::move(turn));
  }

  void make_ending(const Scene& scene, const std::string& id, std::vector<DraftLine> lines) {
    DraftEnding ending;
    ending.id = id;
    ending.title = in_pieces(scene.name.empty() ? "Untitled" : in_one_line(scene.name), 200).front();
    ending.lines = std::move(lines);
    ending.left = scene.left;
    for (std::size_t tier = 0; tier < kTierTags.size(); ++tier) {
      if (!has_tag(scene, kTierTags[tier])) continue;
      ending.tier = static_cast<Tier>(tier);
      ending.tier_is_known = true;
    }
    draft_.endings.push_back(std::move(ending));
  }

  void end_patience() {
    for (const auto& scene : scenes_) {
      if (has_tag(scene, "out-of-patience")) draft_.out_of_patience = scene.id;
    }
    if (!draft_.out_of_patience.empty()) return;
    DraftEnding ending;
    ending.id = ids_.take("patience-ran-out");
    ending.title = "The customer's patience ran out";
    ending.tier = Tier::LostQuietly;
    ending.tier_is_known = true;
    draft_.out_of_patience = ending.id;
    draft_.endings.push_back(std::move(ending));
  }

  const Story& story_;
  const std::string& name_;
  WaysCounted counted_;
  const Rubric& rubric_;
  Remarks& remarks_;
  IdsInUse ids_;
  std::vector<Scene> scenes_;
  std::unordered_map<std::string, std::size_t> by_name_, by_id_;
  std::size_t start_ = 0;
  std::unique_ptr<StoryVariables> variables_;
  std::unordered_map<const StoryExpression*, std::optional<std::string>> conditions_;
  std::string made_the_end_;
  ScenarioDraft draft_;
};

}  // namespace

Result<ScenarioDraft> draft_of(const Story& story, const std::string& name, WaysCounted counted,
                               const Rubric& rubric, Remarks& remarks) {
  return StoryDrafter(story, name, counted, rubric, remarks).draft();
}

}  // namespace rapport
