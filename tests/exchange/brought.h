// SPDX-License-Identifier: MIT
/// \file A vocabulary for tests of import: stories from a few lines, and what became of them.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "engine/exchange/import_story.h"
#include "tests/support/test_scenario.h"

namespace rapport::test {

/// A story that was imported, its scenario loaded. Fails the test if it was refused.
struct Brought {
  ImportedStory story;
  std::shared_ptr<const Scenario> scenario;

  [[nodiscard]] const Turn& turn(std::string_view id) const {
    static const Turn kNone;
    const auto found = std::ranges::find(scenario->turns, id, &Turn::id);
    if (found != scenario->turns.end()) return *found;
    ADD_FAILURE() << "no turn " << id;
    return kNone;
  }
  [[nodiscard]] const ReplyOption& reply(std::string_view turn_id, std::string_view id) const {
    static const ReplyOption kNone;
    const auto& replies = turn(turn_id).replies;
    const auto found = std::ranges::find(replies, id, &ReplyOption::id);
    if (found != replies.end()) return *found;
    ADD_FAILURE() << "no reply " << id << " in " << turn_id;
    return kNone;
  }
  /// Ids of where a list of branches leads, as in "a b stay".
  [[nodiscard]] std::string ways(const std::vector<Branch>& branches) const {
    std::string all;
    for (const auto& branch : branches) {
      if (!all.empty()) all += " ";
      all += branch.to.kind == Destination::Kind::Stay     ? "stay"
             : branch.to.kind == Destination::Kind::Ending ? scenario->endings[branch.to.index].id
                                                           : scenario->turns[branch.to.index].id;
    }
    return all;
  }
  [[nodiscard]] bool has_ending(std::string_view id) const {
    return std::ranges::find(scenario->endings, id, &Ending::id) != scenario->endings.end();
  }
  /// Whether the file has this line, whatever its indentation.
  [[nodiscard]] bool says(std::string_view line) const { return story.yaml.find(line) != std::string::npos; }
  /// All remarks, as on a terminal.
  [[nodiscard]] std::string remarks() const {
    std::string all;
    for (const auto& remark : story.remarks) all += to_text(remark);
    return all;
  }
};

inline Brought bring(const std::string& bytes, StoryLanguage language = StoryLanguage::Twee,
                     const std::string& name = "story.twee") {
  auto story = import_story(name, bytes, language, *shipped_rubric());
  if (!story) {
    ADD_FAILURE() << story.error().text();
    return {};
  }
  auto loaded = load_scenario_text("brought.yaml", story->yaml, *shipped_rubric());
  for (const auto& diagnostic : loaded.diagnostics) {
    if (diagnostic.severity() == Severity::Error) ADD_FAILURE() << to_text(diagnostic);
  }
  return {std::move(*story), loaded.value};
}

/// Whether some conversation of at most `most` replies ends; replies are picked by the seed.
inline bool can_end(const std::shared_ptr<const Scenario>& scenario, std::size_t most = 500) {
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    Session session(scenario, shipped_rubric(), seed);
    std::uint64_t dice = seed;
    for (std::size_t i = 0; i < most && !session.is_over(); ++i) {
      dice = dice * 6364136223846793005ULL + 1442695040888963407ULL;
      Reply reply;
      const auto pick = static_cast<OptionIndex>((dice >> 33U) % kMostOptions);
      if (session.state().is_open(pick)) {
        reply.option = pick;
      } else {
        reply.kind = WrittenReply::Kind::Typed;
        // Words that mean nothing cost patience; they are tried only where nothing is open.
        if ((dice >> 20U) % 4 != 0) continue;
      }
      if (!session.reply(reply)) return false;
    }
    if (session.is_over()) return true;
  }
  return false;
}

}  // namespace rapport::test
