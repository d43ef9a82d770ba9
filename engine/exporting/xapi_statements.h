// SPDX-License-Identifier: MIT
/// \file A finished attempt in the words of xAPI 1.0.3, for a learning record store.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/attempt/attempt_runner.h"
#include "engine/base/clock.h"
#include "engine/base/result.h"

namespace rapport {

/// Whether what a trainee typed goes along with its ratings.
enum class OwnWords { Included, LeftOut };

/// A team under its id, which becomes part of an address.
struct CohortTeam {
  std::string id, name;
};

/// What statements say besides the attempt itself.
struct StatementFrame {
  /// Under which addresses people, scenarios and teams are named: an organisation's own, such as
  /// https://training.example.org, without a slash at its end. Nothing is fetched from there. The default is
  /// nobody's.
  std::string home = "https://rapport.invalid";
  std::string person;             ///< the pseudonym of who held the attempt; never a name or an address
  std::vector<CohortTeam> teams;  ///< of which they are a trainee: each is a cohort
  std::vector<TimePoint> given;   ///< when each reply was given; none, or one for each
  bool demonstration = false;     ///< made up to be looked at
  OwnWords own_words = OwnWords::Included;
};

/// One statement, as it is sent.
struct Statement {
  std::string id;    ///< a UUID that follows from the attempt's id and the statement's place in it
  std::string json;  ///< one object, without a line break
};

/// Whether an address may be the home of a frame: http or https, a host, and nothing that an IRI forbids.
/// Invalid with the reason otherwise.
[[nodiscard]] Result<void> check_home(std::string_view home);

/// What a finished attempt says, in the shape of cmi5: initialized; one `answered` for each reply; passed or
/// failed; completed; terminated. Empty for an attempt that is not finished. The same attempt and frame give
/// the same bytes, and the ids are the same whatever the frame says, so that a statement that is sent again
/// is known. docs/xapi.md tells every key.
[[nodiscard]] std::vector<Statement> xapi_statements(const AttemptRunner& runner,
                                                     const StatementFrame& frame);

/// Several as one JSON array, a line for each, with a line break at its end.
[[nodiscard]] std::string statement_array(const std::vector<Statement>& statements);

}  // namespace rapport
