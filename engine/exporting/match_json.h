// SPDX-License-Identifier: MIT
/// \file Replies to match with options and which they mean, each as one line of JSON.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "engine/exporting/reading_json.h"
#include "engine/matching/option_matcher.h"

namespace rapport {

/// A reply, and the options that it may mean.
struct MatchRequest {
  std::string id;  ///< as in RatingRequest
  std::vector<OptionWordings> options;
  std::string reply;
};

/// The most examples that the options of a line may have together: matching takes time with their cube.
inline constexpr std::size_t kMostExamples = 600;

/// Reads `{"id", "options": [{"id", "examples": [...]}], "reply"}`; other keys are passed over. There is at
/// least one option with an example, their ids are strings and differ.
[[nodiscard]] tl::expected<MatchRequest, BadRequest> match_request_from_json(std::string_view line);

/// `{"id", "best", "option", "score", "none"}` and a line break: `best` is the id of the likeliest option,
/// `option` the same or null if none is meant.
[[nodiscard]] std::string match_json(const MatchRequest& request, const Match& match);

}  // namespace rapport
