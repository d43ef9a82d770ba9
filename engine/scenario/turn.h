// SPDX-License-Identifier: MIT
/// \file One exchange: what the customer says, what the trainee may answer, where that leads.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/source_span.h"
#include "engine/rubric/rating.h"
#include "engine/scenario/expression.h"

namespace rapport {

using TurnIndex = std::uint32_t;
using EndingIndex = std::uint32_t;
using FactIndex = std::uint32_t;
using PromiseIndex = std::uint32_t;
using RemedyIndex = std::uint32_t;
using VariableIndex = std::uint32_t;
using OptionIndex = std::uint8_t;

/// The most replies of a turn, and a set of them by their positions.
inline constexpr std::size_t kMostOptions = 9;
using OptionSet = std::bitset<kMostOptions>;

enum class Channel : std::uint8_t { InPerson, Phone, Chat, Email };
enum class Stage : std::uint8_t { Contact, Listen, Acknowledge, Investigate, Resolve, Agree, FollowUp };

/// Where a branch leads. `Stay` keeps the turn without repeating the customer's line.
struct Destination {
  enum class Kind : std::uint8_t { Turn, Ending, Stay };
  Kind kind = Kind::Stay;
  std::uint32_t index = 0;  ///< of the turn or ending

  friend bool operator==(const Destination&, const Destination&) = default;
};

/// A condition and where it leads. Without a condition it is always taken.
struct Branch {
  std::optional<Expression> when;
  Destination to;
  SourceSpan place;
};

/// One change to one name. The value may ask anything that a condition may.
struct Effect {
  enum class Target : std::uint8_t { Trust, Anger, Patience, Variable };
  enum class Mode : std::uint8_t { Add, Set };
  Target target = Target::Trust;
  VariableIndex variable = 0;
  Mode mode = Mode::Add;
  Expression value;
  SourceSpan place;
};

/// One wording of the customer's line, and when it is spoken.
struct LineVariant {
  std::optional<Expression> when;
  int from_visit = 1;                 ///< spoken only from this visit of the turn on
  std::vector<std::string> wordings;  ///< one or more; the session's seed picks
  std::vector<FactIndex> reveals;
  SourceSpan place;
};

/// A level that the author gave, and why, in words for the trainee.
struct AuthoredRating {
  CriterionIndex criterion = 0;
  Level level = Level::Missing;
  std::string because;
  std::string assessor_differs;  ///< why the assessor may rate these words otherwise; for authors only
  SourceSpan place;
};

/// One authored choice.
struct ReplyOption {
  enum class Kind : std::uint8_t { Said, Done, Written };
  /// Seconds that a reply of this kind takes unless its author says otherwise.
  [[nodiscard]] static constexpr std::int32_t usual_seconds(Kind kind) {
    return kind == Kind::Said ? 20 : kind == Kind::Done ? 60 : 300;
  }
  std::string id;
  Kind kind = Kind::Said;
  std::string words;
  std::vector<std::string> also;  ///< other ways of saying the same
  std::optional<Expression> when;
  std::vector<AuthoredRating> ratings;
  std::vector<std::string> slips;  ///< codes T1 to T20
  std::vector<Effect> effects;
  std::vector<PromiseIndex> promises;
  std::vector<PromiseIndex> withdraws;  ///< bad news told before it falls due
  std::vector<RemedyIndex> gives;
  std::vector<FactIndex> reveals;
  std::int32_t takes_seconds = 0;
  std::vector<Branch> go;
  SourceSpan place;

  /// The authored levels alone.
  [[nodiscard]] Ratings levels() const {
    Ratings result;
    for (const auto& rating : ratings) result.set(rating.criterion, rating.level);
    return result;
  }
};

/// Routes typed words that mean none of the options, by how they were rated.
struct TypedRule {
  Expression when;
  std::vector<Effect> effects;
  std::vector<PromiseIndex> promises;
  std::vector<FactIndex> reveals;
  std::vector<Branch> go;
  SourceSpan place;
};

/// What happens to typed words that mean none of the options and fit no rule.
struct TypedFallback {
  std::optional<std::string> say;  ///< else the customer's reaction to what was missing
  std::vector<Effect> effects;     ///< patience falls by 1 unless authored otherwise
  std::vector<Branch> go;          ///< stays unless authored otherwise
};

/// How long the customer waits for an answer.
struct PatienceClock {
  std::int32_t seconds = 0;
  std::string say;
  std::vector<Effect> effects;
  std::vector<Branch> go;
};

/// A message to be written.
struct MessageTask {
  std::string to, subject, task;
};

struct Turn {
  enum class Kind : std::uint8_t { Talk, Message, Passage };
  std::string id;
  Kind kind = Kind::Talk;
  std::optional<Stage> stage;
  std::optional<Channel> channel;
  CriterionSet calls_for;
  std::string narration;
  std::vector<LineVariant> customer;
  std::string coaching;
  std::string hint;
  std::optional<PatienceClock> clock;
  std::optional<MessageTask> message;
  std::int32_t passes_seconds = 0;
  std::vector<ReplyOption> replies;
  std::vector<TypedRule> typed_rules;
  TypedFallback typed_fallback;
  std::vector<Branch> go;  ///< when there is no open reply
  SourceSpan place;
};

/// An outcome, from best to worst; not win and lose.
enum class Tier : std::uint8_t { Advocate, Recovered, Fragile, HandedOver, LostQuietly, LostLoudly };

/// The tiers' words in files, in the order of Tier.
inline constexpr std::array<std::string_view, 6> kTierWords = {"advocate",    "recovered",    "fragile",
                                                               "handed-over", "lost-quietly", "lost-loudly"};

[[nodiscard]] constexpr std::string_view word_of(Tier tier) {
  return kTierWords[static_cast<std::size_t>(tier)];
}

struct Ending {
  std::string id;
  Tier tier = Tier::Fragile;
  std::string title;
  std::string narration;
  std::vector<LineVariant> say;  ///< may be empty
  std::string account;           ///< how it felt, in the customer's words
  std::string word_of_mouth;
  int loyalty = 0;  ///< 0 to 100, afterwards
  SourceSpan place;
};

}  // namespace rapport
