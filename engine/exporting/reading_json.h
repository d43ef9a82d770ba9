// SPDX-License-Identifier: MIT
/// \file Replies to rate and what the assessor makes of them, each as one line of JSON.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "engine/assessor/assessor.h"
#include "engine/rubric/rubric.h"

namespace rapport {

/// A reply that somebody wants to have rated.
struct RatingRequest {
  std::string id;  ///< as JSON: a string in its quotes, or a number with the digits it was given
  std::string customer;
  std::string reply;
  std::optional<Setting> setting;         ///< none: to be told from the words
  std::optional<CriterionSet> calls_for;  ///< none: was not said
};

/// Why a line asks for nothing that can be done.
struct BadRequest {
  std::string id;  ///< as in RatingRequest; empty if it was not read
  std::string problem;
};

/// Reads `{"id", "customer"?, "reply", "calls_for"?, "setting"?}`; other keys are passed over. `id` is a
/// string or a number, `calls_for` a list of the rubric's criteria, `setting` one of kSettingNames. Takes
/// memory in proportion to the line, however its brackets nest.
[[nodiscard]] tl::expected<RatingRequest, BadRequest> rating_request_from_json(std::string_view line,
                                                                               const Rubric& rubric);

/// `{"id", "language", "rated", "setting", "ratings": {"listening": {"level", "score", "confidence"}, ...},
/// "indicators":
/// [{"id", "confidence", "begin", "end"}]}` and a line break. `begin` and `end` count bytes of the reply in
/// UTF-8. With `calls_for` each rating also says `called_for`. A reply that was not rated has null for levels
/// and scores, and `why`; one of which only the beginning was read has `"cut": true`.
[[nodiscard]] std::string reading_json(const RatingRequest& request, const Reading& reading,
                                       const Rubric& rubric);

/// `{"id"?, "error"}` and a line break.
[[nodiscard]] std::string bad_request_json(const BadRequest& bad);

}  // namespace rapport
