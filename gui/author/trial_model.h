// SPDX-License-Identifier: MIT
/// \file What the author's trial of a scenario shows: the conversation, every reply open or closed, and why.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/report/transcript.h"
#include "engine/session/trial.h"
#include "gui/author/author_desk.h"

namespace rapport::gui {

/// One line of a condition taken apart.
struct ConditionLine {
  int depth = 0;
  bool holds = false;
  std::string text;  ///< the part as it is written, or what its parts must do together
  std::string now;   ///< "trust is 42"; may be empty
};

/// One way on from a reply, as it would be now.
struct BranchLine {
  bool taken = false;
  std::string leads_to;
  std::vector<ConditionLine> when;  ///< empty: it has no condition
};

struct TrialChoice {
  int number = 0;  ///< the key that gives it, 1 to 9
  std::string id, words;
  std::string leads_to;  ///< if there is one way alone; else empty
  bool open = false;
  std::vector<ConditionLine> when;   ///< empty: it is always open
  std::vector<BranchLine> branches;  ///< where it leads; of open ones with a choice of ways alone
};

/// A rule for typed words, as it was asked of the last ones.
struct RuleLine {
  std::string name;
  bool met = false;
  std::vector<ConditionLine> when;
};

struct TrialRow {
  TranscriptLine::Speaker speaker = TranscriptLine::Speaker::Narrator;
  std::string text;
  std::optional<std::size_t> reply;  ///< the line is this reply's: one may go back before it
};

struct TrialModel {
  bool possible = false;  ///< there is a scenario without errors
  bool running = false;
  std::size_t replies = 0;            ///< that were given
  std::vector<TrialField> fields;     ///< what may be set before it begins
  std::vector<std::string> turns;     ///< where it may begin; empty if they are too many for a menu
  std::string place;                  ///< where it stands: the id of a turn or an ending
  std::optional<std::uint32_t> node;  ///< the same in the graph
  std::size_t line = 0;               ///< and in the file
  std::string not_beyond;             ///< why an edit has moved it; empty if none has
  int trust = 0, anger = 0, patience = 0;
  std::vector<std::string>
      changed;  ///< values that are not as at the scenario's beginning, such as "calls: 3"
  std::vector<TrialRow> lines;
  std::vector<TrialChoice> choices;
  std::vector<RuleLine> rules;
  std::string silence;  ///< what happens without an answer; empty if the customer would wait
  bool over = false;
  std::string ending;
  TrialStart here;  ///< to begin another one where this one stands
};

[[nodiscard]] TrialModel make_trial_model(const AuthorDesk& desk);

/// A value of a field in words: "42", "yes", "offered".
[[nodiscard]] std::string value_text(const TrialField& field, std::int32_t value);

}  // namespace rapport::gui
