// SPDX-License-Identifier: MIT
/// \file A running conversation: its state, and the replies that led there.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/content_hash.h"
#include "engine/base/result.h"
#include "engine/scenario/scenario.h"
#include "engine/session/advance.h"
#include "engine/session/reply.h"
#include "engine/session/session_event.h"
#include "engine/session/session_state.h"

namespace rapport {

/// How typed words are understood at a turn: which of the open options they mean, and how they are rated.
/// Must be a pure function, since a resumed session asks it again.
struct Understanding {
  std::optional<OptionIndex> option;
  Heard heard;
};
using Understand =
    std::function<Understanding(const Scenario& scenario, const SessionState& state, std::string_view words)>;

/// What a saved session rests on besides its replies.
struct SavedSession {
  std::string scenario_id;
  ContentHash scenario_hash;
  std::string rubric_id;
  ContentHash rubric_hash;
  std::uint64_t seed = 0;
  std::vector<WrittenReply> replies;
};

/// The text form: a few header lines, then one reply a line as reply.h says. See docs/session-format.md.
[[nodiscard]] std::string to_text(const SavedSession& saved);
[[nodiscard]] Result<SavedSession> saved_session_from_text(std::string_view text);

/// A value: copying it forks the conversation. Holds the scenario alive. One thread at a time.
class Session {
 public:
  /// A conversation at its first turn, rated by rubric_of() the two. `scenario` and `rubric` must not be
  /// null.
  Session(std::shared_ptr<const Scenario> scenario, std::shared_ptr<const Rubric> rubric, std::uint64_t seed);

  /// A beginning of one's own, for trying a scenario out; see begin_conversation_at().
  struct Beginning {
    TurnIndex turn = 0;
    std::vector<std::int32_t> slots;
  };
  /// A conversation that begins elsewhere. What save() gives does not remember that.
  Session(std::shared_ptr<const Scenario> scenario, std::shared_ptr<const Rubric> rubric, std::uint64_t seed,
          Beginning beginning);

  /// Whether a reply is possible here: NotNow if the session is over, the option does not exist or is closed,
  /// or the turn has no clock to run out.
  [[nodiscard]] Result<void> check(const Reply& reply) const;

  /// Answers the customer. Fails exactly when check() does, and changes nothing then.
  Result<void> reply(Reply given);

  /// A reply as it was written down, checked against the present turn. Typed words go through `understand`.
  [[nodiscard]] Result<Reply> read(const WrittenReply& written, const Understand& understand) const;

  /// Back to the moment before reply number `count` (0: the beginning). Requires count <= replies().size().
  void rewind(std::size_t count);

  /// Everything needed to come back here: as small as the list of replies, whatever the scenario's size.
  [[nodiscard]] SavedSession save() const;

  /// A saved session come back. Against an edited scenario it resumes if every reply is still possible where
  /// it was given; else it fails with Conflict and names the first reply that is not.
  [[nodiscard]] static Result<Session> resume(std::shared_ptr<const Scenario> scenario,
                                              std::shared_ptr<const Rubric> rubric, const SavedSession& saved,
                                              const Understand& understand);

  [[nodiscard]] const Scenario& scenario() const { return *scenario_; }
  [[nodiscard]] const std::shared_ptr<const Rubric>& shared_rubric() const { return rubric_; }
  [[nodiscard]] const std::shared_ptr<const Scenario>& shared_scenario() const { return scenario_; }
  [[nodiscard]] const Rubric& rubric() const { return *rubric_; }
  [[nodiscard]] const SessionState& state() const { return state_; }
  [[nodiscard]] std::uint64_t seed() const { return state_.seed; }
  [[nodiscard]] const std::vector<Reply>& replies() const { return replies_; }
  /// What the last step made happen: valid until the next change.
  [[nodiscard]] const SessionEvents& events() const { return events_; }
  [[nodiscard]] bool is_over() const { return state_.phase != Phase::AwaitingReply; }
  /// The turn that waits for a reply. Requires !is_over().
  [[nodiscard]] const Turn& turn() const { return scenario_->turns[state_.place]; }

 private:
  void begin(std::uint64_t seed);

  std::shared_ptr<const Scenario> scenario_;
  std::shared_ptr<const Rubric> rubric_;
  std::optional<Beginning> beginning_;
  SessionState state_;
  std::vector<Reply> replies_;
  SessionEvents events_;
};

/// The move that a reply makes.
[[nodiscard]] Move move_of(const Reply& reply);

/// The written form of a reply that was given in `scenario`.
[[nodiscard]] WrittenReply written_form(const Scenario& scenario, const Reply& reply);

}  // namespace rapport
