// SPDX-License-Identifier: MIT
#include "engine/attempt/attempt_runner.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "engine/assessment/assess.h"
#include "engine/assessment/kept_hearing.h"
#include "engine/attempt/score.h"
#include "engine/attempt/tally.h"
#include "engine/base/new_uuid.h"
#include "engine/base/words.h"

namespace rapport {

namespace {

const Listener& listener_or_plain(const Listener* listener) {
  static const Listener kPlain;
  return listener == nullptr ? kPlain : *listener;
}

}  // namespace

Understand understand_with(const Listener* listener) {
  return [&hears = listener_or_plain(listener)](const Scenario& scenario, const SessionState& state,
                                                std::string_view words) {
    auto hearing = hears.hear(scenario, state.place, state.open_options, words);
    return Understanding{hearing.option, hearing.heard};
  };
}

AttemptRunner::AttemptRunner(Session session, Attempt attempt, Hearings hearings, Surroundings around)
    : session_(std::move(session)),
      attempt_(std::move(attempt)),
      around_(around),
      hearings_(std::move(hearings)) {
  for (std::size_t i = 0; i < session_.replies().size(); ++i)
    assessments_.push_back(assess_reply(session_.replies()[i], hearings_[i]));
}

/// Before the attempt that names them, so that no attempt lacks its texts.
Result<void> AttemptRunner::keep_sources() {
  auto* repository = around_.repository;
  if (scenario().source != nullptr) {
    auto kept = repository->keep_source("scenario", scenario().hash, *scenario().source);
    if (!kept) return kept;
  }
  if (rubric().source != nullptr) return repository->keep_source("rubric", rubric().hash, *rubric().source);
  return {};
}

Result<AttemptRunner> AttemptRunner::begin(std::shared_ptr<const Scenario> scenario,
                                           std::shared_ptr<const Rubric> rubric, Mode mode,
                                           std::uint64_t seed, AttemptId id, std::string trainee,
                                           Surroundings around) {
  Session session(std::move(scenario), std::move(rubric), seed);
  Attempt attempt;
  attempt.id = std::move(id);
  attempt.trainee = std::move(trainee);
  attempt.scenario_version = session.scenario().version;
  attempt.rubric_version = session.rubric().version;
  attempt.mode = mode;
  attempt.started = attempt.updated = around.clock->now();
  attempt.saved = session.save();
  AttemptRunner runner(std::move(session), std::move(attempt), {}, around);
  if (around.repository != nullptr) {
    auto stored = runner.keep_sources().and_then([&] { return around.repository->begin(runner.attempt_); });
    if (!stored) return tl::unexpected(stored.error());
  }
  if (runner.session_.is_over()) {
    if (auto recorded = runner.record_ending(); !recorded) return tl::unexpected(recorded.error());
  }
  return runner;
}

Result<AttemptRunner> AttemptRunner::resume(std::shared_ptr<const Scenario> scenario,
                                            std::shared_ptr<const Rubric> rubric, const Attempt& attempt,
                                            Surroundings around) {
  const bool edited =
      attempt.saved.scenario_hash != scenario->hash || attempt.saved.rubric_hash != rubric->hash;
  const bool unfinished = attempt.result.status == AttemptStatus::Incomplete;
  if (edited && unfinished && attempt.mode == Mode::Assessment) {
    return failure(ErrorCode::Conflict,
                   tr("The scenario or the rubric has been edited since this counted attempt began."),
                   tr("Begin a new one; what was said so far is kept."));
  }
  Hearings hearings(attempt.saved.replies.size());
  const auto rates = rubric_of(*scenario, rubric);
  std::size_t place = 0;
  const auto understand = [&](const Scenario& held, const SessionState& state, std::string_view words) {
    const auto& replies = attempt.saved.replies;
    while (replies[place].kind != WrittenReply::Kind::Typed) ++place;  // words are asked for in their order
    auto& hearing = hearings[place];
    if (place < attempt.readings.size() && !attempt.readings[place].empty()) {
      hearing = hearing_from_kept_text(attempt.readings[place], held, state.place, state.open_options, *rates,
                                       words.size());
    }
    if (!hearing) {
      hearing = listener_or_plain(around.listener).hear(held, state.place, state.open_options, words);
    }
    ++place;
    return Understanding{hearing->option, hearing->heard};
  };
  auto session = Session::resume(std::move(scenario), std::move(rubric), attempt.saved, understand);
  if (!session) return tl::unexpected(session.error());
  AttemptRunner runner(std::move(*session), attempt, std::move(hearings), around);
  if (!edited) {
    // The last reply may have been stored and its ending not: the process died between the two.
    const bool lacks_ending = runner.session_.is_over() && unfinished;
    if (auto recorded = lacks_ending ? runner.record_ending() : Result<void>{}; !recorded) {
      return tl::unexpected(recorded.error());
    }
    return runner;
  }
  if (auto moved = runner.follow_the_edit(unfinished); !moved) return tl::unexpected(moved.error());
  return runner;
}

Result<void> AttemptRunner::follow_the_edit(bool unfinished) {
  const auto old = attempt_.id;
  auto* repository = around_.repository;
  attempt_.scenario_version = scenario().version;
  attempt_.rubric_version = rubric().version;
  attempt_.saved = session_.save();
  attempt_.readings.resize(hearings_.size());
  for (std::size_t i = 0; i < hearings_.size(); ++i) {
    const auto turn = session_.replies()[i].turn;
    attempt_.readings[i] = hearings_[i] ? to_kept_text(*hearings_[i], scenario(), turn, rubric()) : "";
  }
  if (!unfinished) {
    // What the store says stays true of the text as it was; here everything follows the text as it is.
    around_.repository = nullptr;
    attempt_.result = {};
    return session_.is_over() ? record_ending() : Result<void>{};
  }
  if (repository == nullptr) return session_.is_over() ? record_ending() : Result<void>{};
  const auto now = around_.clock->now();
  attempt_.id = ordered_uuid(now);
  attempt_.shared = std::nullopt;
  auto begun = keep_sources().and_then([&] { return repository->begin(attempt_); });
  if (!begun) return begun;
  for (std::size_t i = 0; i < attempt_.saved.replies.size(); ++i) {
    const KeptReply reply(attempt_.saved.replies[i], attempt_.readings[i]);
    if (auto kept = repository->append_reply(attempt_.id, i, reply, now); !kept) return kept;
  }
  AttemptResult left;
  left.status = AttemptStatus::Abandoned;
  if (auto ended = repository->finish(old, left, now); !ended) return ended;
  return session_.is_over() ? record_ending() : Result<void>{};
}

Assessment AttemptRunner::assess_reply(const Reply& reply, const std::optional<Hearing>& hearing) const {
  const auto& turn = scenario().turns[reply.turn];
  AssessedReply assessed{reply.option, reply.kind == WrittenReply::Kind::Silence, reply.words, nullptr};
  if (hearing && hearing->reading) assessed.reading = &*hearing->reading;
  return assess(rubric(), turn, assessed);
}

/// A reply as it is kept. In a translation, words that are an authored wording are kept as its option: an
/// attempt does not know its language, and must mean the same when it is read in another.
WrittenReply AttemptRunner::kept_form(const WrittenReply& written) const {
  const bool may_be_wording =
      !scenario().translation.empty() && written.kind == WrittenReply::Kind::Typed && !session_.is_over();
  if (!may_be_wording) return written;
  const auto& turn = session_.turn();
  const auto option = option_meant(turn, session_.state().open_options, written.text);
  return option ? WrittenReply{WrittenReply::Kind::Option, turn.replies[*option].id} : written;
}

Result<void> AttemptRunner::submit(const WrittenReply& given) {
  const auto written = kept_form(given);
  std::optional<Hearing> hearing;
  const auto understand = [&](const Scenario& held, const SessionState& state, std::string_view words) {
    hearing = listener_or_plain(around_.listener).hear(held, state.place, state.open_options, words);
    return Understanding{hearing->option, hearing->heard};
  };
  auto reply = session_.read(written, understand);
  if (!reply) return tl::unexpected(reply.error());
  if (auto possible = session_.check(*reply); !possible) return possible;
  const auto now = around_.clock->now();
  auto reading = hearing ? to_kept_text(*hearing, scenario(), reply->turn, rubric()) : std::string();
  if (around_.repository != nullptr) {
    auto stored = around_.repository->append_reply(attempt_.id, session_.replies().size(),
                                                   KeptReply(written, reading), now);
    if (!stored) return stored;
  }
  assessments_.push_back(assess_reply(*reply, hearing));
  hearings_.push_back(std::move(hearing));
  static_cast<void>(session_.reply(std::move(*reply)));  // checked above
  attempt_.saved.replies.push_back(written);
  attempt_.readings.resize(attempt_.saved.replies.size() - 1);
  attempt_.readings.push_back(std::move(reading));
  attempt_.updated = now;
  return session_.is_over() ? record_ending() : Result<void>{};
}

Result<void> AttemptRunner::rewind(std::size_t count) {
  if (attempt_.mode == Mode::Assessment) {
    return failure(ErrorCode::NotNow, tr("A counted attempt cannot be taken back."),
                   tr("Practise the scenario to try other replies."));
  }
  if (count >= session_.replies().size()) return {};
  const auto now = around_.clock->now();
  if (around_.repository != nullptr) {
    if (auto stored = around_.repository->take_back(attempt_.id, count, now); !stored) return stored;
  }
  session_.rewind(count);
  assessments_.resize(count);
  hearings_.resize(count);
  attempt_.saved.replies.resize(count);
  attempt_.readings.resize(count);
  attempt_.shared = std::nullopt;
  attempt_.result = {};
  attempt_.updated = now;
  return {};
}

Result<void> AttemptRunner::record_ending() {
  const auto scores = score(rubric(), assessments_);
  AttemptResult result;
  const bool ended = session_.state().phase == Phase::Ended;
  const bool passed = passes(scores, scenario().pass.value_or(rubric().pass));
  // A session that is over without an ending is stuck: a mistake in the scenario, which nobody passes or
  // fails.
  result.status = !ended ? AttemptStatus::Abandoned : passed ? AttemptStatus::Passed : AttemptStatus::Failed;
  if (ended) {
    const auto& ending = scenario().endings[session_.state().place];
    result.ending_id = ending.id;
    result.tier = ending.tier;
  }
  result.trust = session_.state().trust();
  result.anger = session_.state().anger();
  result.signs = tally_signs(rubric(), assessments_, hearings_);
  result.moments = tally_moments(rubric(), assessments_);
  result.overall = scores.overall;
  result.criteria = scores.criteria;
  result.remedy_cost = session_.state().cost();
  attempt_.result = result;
  if (around_.repository == nullptr) return {};
  return around_.repository->finish(attempt_.id, result, around_.clock->now());
}

Result<void> AttemptRunner::abandon() {
  if (attempt_.result.status != AttemptStatus::Incomplete) return {};
  AttemptResult result = attempt_.result;
  result.status = AttemptStatus::Abandoned;
  if (around_.repository != nullptr) {
    if (auto stored = around_.repository->finish(attempt_.id, result, around_.clock->now()); !stored)
      return stored;
  }
  attempt_.result = std::move(result);
  return {};
}

}  // namespace rapport
