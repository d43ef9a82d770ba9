// SPDX-License-Identifier: MIT
/// \file Conversations held by chance: thousands of plays in a moment, the same ones for the same seed.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/proof/seen.h"
#include "engine/proof/state_space.h"
#include "engine/proof/typed_ways.h"
#include "engine/rubric/rubric.h"
#include "engine/scenario/scenario.h"
#include "engine/session/session_state.h"

namespace rapport {

/// How somebody picks among the open replies.
enum class Policy : std::uint8_t {
  Uniform,   ///< any of them, each as likely
  Weak,      ///< the worse of two drawn
  Strong,    ///< the better of two drawn
  Best,      ///< the best there is, ties by chance
  Worst,     ///< the worst there is, ties by chance
  Anything,  ///< replies, typed words of every kind, cold and harmful ones too, and silence
};

/// One reply of a play: as a Way, but for where it leads.
struct PlayStep {
  Way::Kind kind = Way::Kind::Option;
  std::uint16_t number = 0;
  std::uint8_t earned_percent = 100;  ///< of typed words that mean the option; see Heard
  std::uint8_t harms = 0;

  friend bool operator==(const PlayStep&, const PlayStep&) = default;
};

/// What a reply counts on one criterion: halves of a point, and whether it counts at all.
struct Worth {
  std::int8_t halves = 0;
  bool counts = false;
};

/// What each authored reply is worth, by option of the program and criterion. See attempt/score.h.
class OptionWorths {
 public:
  OptionWorths(const Scenario& scenario, const Rubric& rubric);

  [[nodiscard]] const Worth& at(std::uint32_t option, std::size_t criterion) const {
    return worths_[option * criteria_ + criterion];
  }
  /// The halves of all criteria together, by the rubric's weights: for comparing replies.
  [[nodiscard]] double total(std::uint32_t option) const { return totals_[option]; }
  [[nodiscard]] std::size_t criteria() const { return criteria_; }
  /// Whether any reply counts for the criterion.
  [[nodiscard]] bool counts_anywhere(std::size_t criterion) const;

 private:
  std::size_t criteria_;
  std::vector<Worth> worths_;
  std::vector<double> totals_;
};

/// A play that came to its end.
struct ChancePlay {
  std::vector<PlayStep> steps;
  std::uint32_t ending = 0;          ///< meaningless unless `ended`
  bool ended = false;                ///< false: stuck, or broken off after kMostReplies
  std::vector<int> halves, counted;  ///< by criterion, over the authored replies that were chosen
  int trust = 0, anger = 0;
  std::int32_t cost = 0;

  /// From 0 to 1; nothing if the criterion never counted.
  [[nodiscard]] std::optional<double> score(std::size_t criterion) const;
};

/// Whoever talks longer than this is going round in circles.
inline constexpr std::size_t kMostReplies = 400;

/// Plays one conversation after the other. One thread at a time.
class ChancePlayer {
 public:
  /// `scenario` must outlive it.
  ChancePlayer(const Scenario& scenario, const OptionWorths& worths, std::uint64_t seed);

  /// The next play; valid until the one after. Adds what happens to `seen`, and to the shortest plays.
  const ChancePlay& play(Policy policy);

  /// The same with the best or the worst for one criterion alone.
  const ChancePlay& play_for(std::size_t criterion, bool best);

  [[nodiscard]] const Seen& seen() const { return seen_; }
  /// By turn and by ending: the shortest play so far that gets there; empty if none did, or it is the start.
  [[nodiscard]] const std::vector<std::vector<PlayStep>>& to_turns() const { return to_turns_; }
  [[nodiscard]] const std::vector<std::vector<PlayStep>>& to_endings() const { return to_endings_; }

 private:
  struct Choice {
    Policy policy = Policy::Uniform;
    std::optional<std::size_t> criterion;  ///< the only one that Best and Worst look at
  };
  const ChancePlay& play(const Choice& choice);
  [[nodiscard]] double value_of(std::uint32_t option, const Choice& choice) const;
  [[nodiscard]] std::uint32_t pick_option(const SessionState& state, const Choice& choice);
  [[nodiscard]] PlayStep pick_anything(const SessionState& state, Heard& heard);
  [[nodiscard]] std::uint32_t below(std::uint32_t bound);
  void take_note();

  const Program& program_;
  const OptionWorths& worths_;
  TypedWays typed_;
  std::uint64_t random_;
  Witness witness_;
  SessionEvents events_;
  ChancePlay play_;
  Seen seen_;
  std::vector<std::vector<PlayStep>> to_turns_, to_endings_;
};

}  // namespace rapport
