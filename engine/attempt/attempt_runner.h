// SPDX-License-Identifier: MIT
/// \file One attempt being held: understand, advance, record, in this order.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/assessment/assessment.h"
#include "engine/assessment/listener.h"
#include "engine/attempt/attempt.h"
#include "engine/attempt/attempt_repository.h"
#include "engine/base/clock.h"
#include "engine/base/result.h"
#include "engine/session/session.h"

namespace rapport {

/// What happens when the trainee answers; both front ends hold a conversation through it. One thread at a
/// time.
class AttemptRunner {
 public:
  /// Where attempts go, what time it is and who understands typed words. `repository` may be null: nothing is
  /// kept then. `listener` may be null: only authored wordings are understood then. All must outlive the
  /// runner.
  struct Surroundings {
    AttemptRepository* repository = nullptr;
    const Clock* clock = nullptr;
    const Listener* listener = nullptr;
  };

  /// A new attempt. `id` must be new; see ordered_uuid(). Fails if the store cannot take it.
  [[nodiscard]] static Result<AttemptRunner> begin(std::shared_ptr<const Scenario> scenario,
                                                   std::shared_ptr<const Rubric> rubric, Mode mode,
                                                   std::uint64_t seed, AttemptId id, std::string trainee,
                                                   Surroundings around);

  /// An attempt come back at its last reply, its typed words understood as they were when they were given. If
  /// the scenario or the rubric was edited since, and every reply still fits, unfinished practice goes on as
  /// a new attempt with the same replies and the old one is Abandoned, so that a stored hash always names the
  /// text that was played; a finished attempt is shown by the text as it is now and the store is left alone.
  /// Conflict if a reply no longer fits, or for an unfinished counted attempt.
  [[nodiscard]] static Result<AttemptRunner> resume(std::shared_ptr<const Scenario> scenario,
                                                    std::shared_ptr<const Rubric> rubric,
                                                    const Attempt& attempt, Surroundings around);

  /// Answers the customer. When it returns a value the reply is stored and its consequences may be shown;
  /// when it fails nothing has changed, neither here nor in the store, and the caller still has the words.
  /// One exception: if the last reply is stored and the store then refuses the result, the session is over,
  /// and resume() stores the result later.
  Result<void> submit(const WrittenReply& given);

  /// Back to before reply number `count`. NotNow in assessment mode.
  Result<void> rewind(std::size_t count);

  /// Leaves for good: the attempt is Abandoned unless it has ended.
  Result<void> abandon();

  [[nodiscard]] const Session& session() const { return session_; }
  [[nodiscard]] const Scenario& scenario() const { return session_.scenario(); }
  [[nodiscard]] const Rubric& rubric() const { return session_.rubric(); }
  [[nodiscard]] const Attempt& attempt() const { return attempt_; }
  /// One for each reply given, in order.
  [[nodiscard]] const std::vector<Assessment>& assessments() const { return assessments_; }
  /// How each was understood; empty for those that were not typed.
  using Hearings = std::vector<std::optional<Hearing>>;
  [[nodiscard]] const Hearings& hearings() const { return hearings_; }

 private:
  AttemptRunner(Session session, Attempt attempt, Hearings hearings, Surroundings around);

  [[nodiscard]] WrittenReply kept_form(const WrittenReply& written) const;
  [[nodiscard]] Assessment assess_reply(const Reply& reply, const std::optional<Hearing>& hearing) const;
  Result<void> keep_sources();
  Result<void> follow_the_edit(bool unfinished);
  Result<void> record_ending();

  Session session_;
  Attempt attempt_;
  Surroundings around_;
  std::vector<Assessment> assessments_;
  Hearings hearings_;
};

/// How typed words are understood: by `listener`, as the session room wants it. It must outlive what is
/// returned; null understands authored wordings only.
[[nodiscard]] Understand understand_with(const Listener* listener);

}  // namespace rapport
