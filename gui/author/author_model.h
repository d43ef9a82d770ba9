// SPDX-License-Identifier: MIT
/// \file What the author's screen shows of a file: its problems, its figures, its graph.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gui/author/author_desk.h"

namespace rapport::gui {

struct AuthorFileRow {
  std::filesystem::path file;
  std::string name;
  bool open = false;
};

struct ProblemRow {
  bool is_error = false;
  std::string kind;            ///< "Error" or "Warning"
  std::string place;           ///< "line 12, column 5"; may be empty
  std::filesystem::path file;  ///< of a translation; empty: the open one
  std::string code, message, hint;
  std::string source;    ///< the line of the file; may be empty
  std::size_t line = 0;  ///< 0: none
};

struct EndingRow {
  std::string name, id, tier;
  std::string way;      ///< "5 replies lead there."
  std::string replies;  ///< "warm-greeting, ask-why"; may be empty
  std::string share;    ///< of plays by chance, in words
  double share01 = 0;
  std::uint32_t node = 0;
  bool never = false;
};

struct ScoreRow {
  std::string name;
  std::optional<double> lowest, mean, highest;  ///< 0 to 1
  std::string text;
  std::string doubt;  ///< what the proof could not rule out; may be empty
};

/// A way from or to the turn that is looked at.
struct WayRow {
  std::string text;  ///< "warm-greeting → ask-why"
  std::string note;  ///< on what it depends, and how many plays by chance go there
  std::uint32_t node = 0;
};

struct NodeDetail {
  std::uint32_t node = 0;
  std::string name, kind, words;
  std::string reached;  ///< how few replies lead there, and how many plays come by
  std::string way;      ///< those replies; may be empty
  std::size_t line = 0;
  std::optional<std::string> turn;  ///< its id, if a trial can begin there
  std::vector<WayRow> from, to;
};

struct AuthorModel {
  std::string folder, file, title;
  std::vector<AuthorFileRow> files;
  std::string status;    ///< of the file, one sentence
  bool at_work = false;  ///< something is being read or proved
  bool has_errors = false;
  bool is_old = false;  ///< what is shown of the scenario is of the last version without errors
  AuthorPage page = AuthorPage::Problems;
  std::vector<ProblemRow> problems;
  std::size_t more_problems = 0;  ///< that are not listed
  std::string proof_text;         ///< what the proof rests on; empty before the first is there
  std::vector<EndingRow> endings;
  std::vector<ScoreRow> scores;
  std::vector<std::string> undecided;
  std::shared_ptr<const AuthoredScenario> scenario;  ///< null: none was read yet
  std::shared_ptr<const AuthorProof> proof;          ///< only one that fits the graph of `scenario`
  std::optional<NodeDetail> detail;
  std::vector<std::string> way_names;     ///< by GraphEdge::Kind
  std::size_t line_count = 0;             ///< of the file; 0 if it cannot be read
  std::vector<bool> lit_nodes, lit_ways;  ///< a shortest way to what is looked at; may be empty
};

/// How an ending leaves the customer, in words.
[[nodiscard]] std::string tier_word(Tier tier);

[[nodiscard]] AuthorModel make_author_model(const AuthorDesk& desk);

}  // namespace rapport::gui
