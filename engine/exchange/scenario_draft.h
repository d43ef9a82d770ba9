// SPDX-License-Identifier: MIT
/// \file A scenario as it is being made of a story: as far as the story says, with what its author must add.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "engine/scenario/turn.h"

namespace rapport {

/// Conditions and changes are in the language of scenarios, and have been read by its parser. An empty
/// condition is none. `left` is what has no place but a comment.

struct DraftBranch {
  std::string when, to;
};

struct DraftLine {
  std::string when;
  std::vector<std::string> wordings;  ///< one or more
};

struct DraftReply {
  std::string id, words;
  bool is_act = false;  ///< done rather than said
  std::string when;
  std::vector<std::pair<std::string, std::string>> effects;
  std::vector<DraftBranch> go;
  std::vector<std::string> left;
};

struct DraftTurn {
  std::string id;
  std::vector<DraftLine> lines;
  std::vector<DraftReply> replies;
  std::vector<DraftBranch> go;
  std::vector<std::string> left;
};

struct DraftEnding {
  std::string id, title;
  Tier tier = Tier::Fragile;
  bool tier_is_known = false;
  std::vector<DraftLine> lines;  ///< may be empty
  std::vector<std::string> left;
};

struct DraftVariable {
  enum class Kind : std::uint8_t { Integer, Boolean, Choice } kind = Kind::Boolean;
  std::string id, about;
  int least = 0, most = 1, start = 0;
  std::vector<std::string> values;  ///< of a choice, whose `start` is a position in them
};

struct ScenarioDraft {
  std::string id, title, language = "en", author, origin;
  bool language_is_known = false;
  std::string customer = "The customer";
  int trust = 50, anger = 50, patience = 5;
  std::string out_of_patience;
  std::vector<DraftVariable> variables;
  std::string start;
  std::vector<DraftTurn> turns;
  std::vector<DraftEnding> endings;
  std::vector<std::string> left;
};

/// The draft as a scenario's file, with TODO in a comment or a text wherever its author has to choose.
[[nodiscard]] std::string draft_yaml(const ScenarioDraft& draft);

}  // namespace rapport
