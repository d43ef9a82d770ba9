// SPDX-License-Identifier: MIT
/// \file Which replies a trainer rates without knowing what the machine gave.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "engine/records/opinion.h"

namespace rapport {

/// A reply to be rated. It holds nothing of what the machine made of it.
struct BlindItem {
  AttemptId attempt_id;
  std::size_t reply = 0;
  std::string scenario_id;
  std::string words;
  std::vector<std::string> criteria;  ///< ids to rate it on, in the rubric's order
  bool demonstration = false;         ///< made up by `rapport demo`

  friend bool operator==(const BlindItem&, const BlindItem&) = default;
};

/// `wanted` of the replies, or all if there are not as many, in an order that says nothing. Every reply has
/// the same chance of being drawn, so that agreement over the sample is that over all; still the sample is
/// spread over the scenarios and over what the machine gave, the rarest included, in their true shares: the
/// replies are laid in order of both, and every so-manieth is taken from a beginning drawn by chance
/// (systematic sampling with implicit strata; Cochran, W. G. (1977), Sampling Techniques, chapter 8). The
/// same replies and seed give the same sample, in whatever order the replies come.
[[nodiscard]] std::vector<BlindItem> blind_sample(const std::vector<RatedReply>& replies, std::size_t wanted,
                                                  std::uint64_t seed);

/// Without the replies of which this rater has said anything: blindly, or in a correction, for whoever has
/// corrected one has seen what the machine gave.
[[nodiscard]] std::vector<BlindItem> not_yet_rated(std::vector<BlindItem> items,
                                                   const std::vector<Opinion>& opinions,
                                                   const std::string& rater_id);

}  // namespace rapport
