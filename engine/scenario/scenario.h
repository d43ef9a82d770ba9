// SPDX-License-Identifier: MIT
/// \file An authored conversation, whole and checked.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/content_hash.h"
#include "engine/rubric/rubric.h"
#include "engine/scenario/customer.h"
#include "engine/scenario/program.h"
#include "engine/scenario/turn.h"

namespace rapport {

enum class Difficulty : std::uint8_t { Gentle, Moderate, Demanding };

struct Failure {
  enum class Kind : std::uint8_t { Product, Service, Policy, Person };
  enum class Cause : std::uint8_t { Ours, Omission, Outside };
  enum class Severity : std::uint8_t { Minor, Moderate, Critical };
  std::string what;
  Kind kind = Kind::Service;
  Cause cause = Cause::Ours;
  Severity severity = Severity::Moderate;
};

struct CaseNote {
  std::string when, note;
};

/// What the trainee reads before the conversation, and keeps at hand.
struct Briefing {
  std::string role, situation;
  std::vector<std::string> objectives;
  std::vector<CaseNote> case_file;
  std::vector<std::string> may, may_not;
  std::vector<std::string> solutions;
};

struct Fact {
  std::string id, text;
  bool known = false;  ///< from the start
  SourceSpan place;
};

/// A declared name. Booleans and choices are stored as whole numbers; a choice's value is its position in
/// `values`.
struct Variable {
  std::string id;
  ValueType type;
  std::int32_t least = 0, most = 1, start = 0;
  std::vector<std::string> values;
  std::string about;
  SourceSpan place;
};

/// Whether the trainee may grant something.
enum class Authority : std::uint8_t { Within, Approval, Beyond };

struct Promise {
  std::string id, what;
  std::int32_t due_seconds = 0;  ///< after the moment it is made
  Authority authority = Authority::Within;
  std::optional<Expression> kept_when;  ///< else kept unless beyond authority
  std::vector<Effect> kept;
  std::optional<std::vector<Effect>> broken;  ///< else the default, which grows with each broken promise
  SourceSpan place;
};

struct Remedy {
  std::string id, what;
  std::int32_t cost = 0;  ///< whole units of the scenario's currency
  Authority authority = Authority::Within;
  SourceSpan place;
};

/// Immutable once loaded; held by shared_ptr<const Scenario> and shared between threads without locks. Cross
/// references are positions in the vectors below. Built by authoring/scenario_loader.h, which guarantees that
/// all of them exist.
struct Scenario {
  std::string id;
  int version = 1;
  std::string title, language, sector, summary;
  std::vector<std::string> tags;
  Difficulty difficulty = Difficulty::Moderate;
  int minutes = 10;
  std::string author, license;
  std::vector<std::string> practices;
  std::string currency = "EUR";
  Channel channel = Channel::InPerson;
  std::string rubric_id = "recovery";
  /// The rubric named so with what the scenario adds to it behind: sub-skills, and signs such as blockers. It
  /// keeps that rubric's id, version and hash. Null if it adds nothing; see rubric_of().
  std::shared_ptr<const Rubric> rubric;
  std::optional<PassMark> pass;
  Failure failure;
  Briefing briefing;
  Customer customer;
  std::vector<Fact> facts;
  std::vector<Variable> variables;
  std::vector<Promise> promises;
  std::vector<Remedy> remedies;
  std::vector<Turn> turns;
  std::vector<Ending> endings;
  TurnIndex start = 0;
  ContentHash hash;                           ///< of the file's bytes
  std::shared_ptr<const std::string> source;  ///< these bytes; null if it was not read from text
  ContentHash translation;  ///< of the words that stand here in another language; empty: they are the file's

  Program program;  ///< what a session runs, derived from the rest by compile()
};

/// The rubric that rates a scenario: its own if it adds to `base`, the one that it was loaded with, else
/// `base`.
[[nodiscard]] inline std::shared_ptr<const Rubric> rubric_of(const Scenario& scenario,
                                                             const std::shared_ptr<const Rubric>& base) {
  return scenario.rubric != nullptr ? scenario.rubric : base;
}

}  // namespace rapport
