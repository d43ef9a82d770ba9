// SPDX-License-Identifier: MIT
/// \file What happens in at least one of the plays looked at.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/scenario/program.h"
#include "engine/session/session_event.h"

namespace rapport {

/// By position in the tables of the program, or of the scenario where the program has none.
struct Seen {
  Seen() = default;
  /// Nothing yet.
  explicit Seen(const Program& program)
      : turns(program.turns.size()),
        stuck(program.turns.size()),
        endings(program.endings.size()),
        branches(program.branches.size()),
        options(program.options.size()),
        rules(program.rules.size()),
        lines(program.lines.size()),
        facts(program.first_remedy - program.first_fact),
        promises_made(program.promises.size()),
        promises_kept(program.promises.size()),
        promises_broken(program.promises.size()) {}

  std::vector<bool> turns;     ///< reached
  std::vector<bool> stuck;     ///< no reply is open there and there is no other way
  std::vector<bool> endings;   ///< reached
  std::vector<bool> branches;  ///< taken
  std::vector<bool> options;   ///< open
  std::vector<bool> rules;     ///< met by typed words
  std::vector<bool> lines;     ///< spoken
  std::vector<bool> facts;     ///< revealed
  std::vector<bool> promises_made, promises_kept, promises_broken;
};

/// Writes down what the events of a step show.
class Witness {
 public:
  /// `program` must outlive it.
  explicit Witness(const Program& program);

  void note(const SessionEvents& events, Seen& seen) const;

 private:
  std::vector<std::uint32_t> line_of_wording_;
};

}  // namespace rapport
