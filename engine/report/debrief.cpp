// SPDX-License-Identifier: MIT
#include "engine/report/debrief.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/assessment/assess.h"
#include "engine/base/words.h"
#include "engine/session/advance.h"

namespace rapport {
namespace {

/// The words of the open option that is strongest on a criterion, unless it is the one given or is itself not
/// strong.
std::string stronger_words(const Turn& turn, const OptionSet& open_options, CriterionIndex criterion,
                           std::optional<OptionIndex> given) {
  const ReplyOption* best = nullptr;
  int best_sum = 0;
  for (std::size_t i = 0; i < turn.replies.size(); ++i) {
    const auto& option = turn.replies[i];
    if (!open_options[i] || given == static_cast<OptionIndex>(i)) continue;
    const auto levels = option.levels();
    if (levels.value(criterion) < static_cast<int>(Level::Strong)) continue;
    int sum = 0;
    for (std::size_t c = 0; c < kMostCriteria; ++c) sum += levels.value(static_cast<CriterionIndex>(c));
    if (best == nullptr || sum > best_sum) {
      best = &option;
      best_sum = sum;
    }
  }
  return best == nullptr ? std::string() : best->words;
}

/// Walks the session once more and writes down what there is to say.
class DebriefWriter {
 public:
  DebriefWriter(const AttemptRunner& runner, const CriterionScores& best_written)
      : runner_(runner),
        best_written_(best_written),
        scenario_(runner.scenario()),
        rubric_(runner.rubric()) {}

  Debrief write() {
    debrief_.scenario_title = scenario_.title;
    debrief_.customer = scenario_.customer.name;
    debrief_.currency = scenario_.currency;
    debrief_.mark = scenario_.pass.value_or(rubric_.pass);
    debrief_.trust_before_failure = scenario_.customer.trust_before;
    debrief_.loyalty_before = scenario_.customer.loyalty;
    debrief_.worry = scenario_.customer.worry;
    walk();
    write_ending();
    write_criteria();
    write_advice();
    return std::move(debrief_);
  }

 private:
  void walk() {
    const auto exchanges = transcript(runner_.session());
    SessionEvents events;
    auto state = begin_conversation(scenario_.program, runner_.session().seed(), &events);
    note_ledger(events);
    debrief_.mood.push_back({state.trust(), state.anger()});
    const auto& replies = runner_.session().replies();
    for (std::size_t i = 0; i < replies.size(); ++i) {
      const auto before = state;
      events.clear();
      state = advance(scenario_.program, std::move(state), move_of(replies[i]), &events);
      note_ledger(events);
      debrief_.mood.push_back({state.trust(), state.anger()});
      auto turn = write_turn(i, before, state);
      turn.customer = last_customer_line(exchanges, i);
      debrief_.turns.push_back(std::move(turn));
    }
  }

  static std::string last_customer_line(const std::vector<Exchange>& exchanges, std::size_t before_reply) {
    for (std::size_t i = before_reply + 1; i-- > 0;) {
      const auto& lines = exchanges[i].lines;
      const auto found = std::find_if(lines.rbegin(), lines.rend(), [](const TranscriptLine& line) {
        return line.speaker == TranscriptLine::Speaker::Customer;
      });
      if (found != lines.rend()) return found->text;
    }
    return {};
  }

  TurnDebrief write_turn(std::size_t index, const SessionState& before, const SessionState& after) const {
    const auto& reply = runner_.session().replies()[index];
    const auto& assessment = runner_.assessments()[index];
    const auto& turn = scenario_.turns[reply.turn];
    // To what was typed even the option that it means is a stronger way of saying it.
    const bool typed = reply.kind == WrittenReply::Kind::Typed;
    TurnDebrief written;
    written.reply = index;
    written.turn_id = turn.id;
    written.words =
        reply.kind == WrittenReply::Kind::Silence ? tr("(No answer.)") : words_of(scenario_, reply);
    written.done = reply.kind == WrittenReply::Kind::Option &&
                   turn.replies[*reply.option].kind == ReplyOption::Kind::Done;
    written.trust = after.trust();
    written.anger = after.anger();
    written.trust_change = after.trust() - before.trust();
    written.anger_change = after.anger() - before.anger();
    written.rated_by = assessment.rated_by;
    written.coaching = turn.coaching;
    for (std::size_t c = 0; c < assessment.criteria.size(); ++c) {
      const auto& criterion = assessment.criteria[c];
      if (!criterion.level && !criterion.called_for) continue;
      const auto place = static_cast<CriterionIndex>(c);
      const auto name = spoken_text(rubric_.criteria[c].name);
      written.feedback.push_back({rubric_.criteria[c].id, name, criterion.level, criterion.called_for,
                                  reason_text(rubric_, place, criterion.because), evidence_of(criterion),
                                  place});
      if (!criterion.is_missed()) continue;
      written.missed.push_back(
          {rubric_.criteria[c].id, name,
           stronger_words(turn, before.open_options, place, typed ? std::nullopt : reply.option)});
    }
    for (const auto& code : assessment.slips) {
      if (const auto* slip = rubric_.find_slip(code))
        written.slips.push_back({slip->code, spoken_text(slip->name), spoken_text(slip->lesson)});
    }
    return written;
  }

  [[nodiscard]] std::vector<EvidenceDebrief> evidence_of(const CriterionAssessment& criterion) const {
    std::vector<EvidenceDebrief> written;
    for (const auto& found : criterion.evidence) {
      const auto& indicator = rubric_.indicators[found.indicator];
      written.push_back({indicator.id, spoken_text(indicator.sign), spoken_text(indicator.coaching),
                         indicator.worth, found.words});
    }
    return written;
  }

  /// Remedies and promises in the order in which they happened; a promise made twice stands there twice.
  void note_ledger(const SessionEvents& events) {
    using Kind = SessionEvent::Kind;
    using State = PromiseDebrief::State;
    const auto settle = [&](std::uint32_t promise, State state) {
      const auto& id = scenario_.promises[promise].id;
      const auto last = std::find_if(debrief_.promises.rbegin(), debrief_.promises.rend(),
                                     [&](const PromiseDebrief& made) { return made.id == id; });
      if (last != debrief_.promises.rend()) last->state = state;
    };
    for (const auto& event : events) {
      switch (event.kind) {
        case Kind::RemedyGiven: {
          const auto& remedy = scenario_.remedies[event.subject];
          debrief_.remedies.push_back({remedy.id, remedy.what, event.detail});
          break;
        }
        case Kind::PromiseMade: {
          const auto& promise = scenario_.promises[event.subject];
          debrief_.promises.push_back(
              {promise.id, promise.what, State::Open, promise.authority == Authority::Within});
          break;
        }
        case Kind::PromiseKept:
          settle(event.subject, State::Kept);
          break;
        case Kind::PromiseBroken:
          settle(event.subject, State::Broken);
          break;
        case Kind::PromiseWithdrawn:
          settle(event.subject, State::Withdrawn);
          break;
        default:
          break;
      }
    }
  }

  void write_ending() {
    const auto& state = runner_.session().state();
    debrief_.status = runner_.attempt().result.status;
    debrief_.remedy_cost = state.cost();
    debrief_.trust_regained = state.trust() - scenario_.customer.trust;
    if (scenario_.customer.worry_fact) {
      debrief_.worry_found = state.slots[scenario_.program.first_fact + *scenario_.customer.worry_fact] != 0;
    }
    if (state.phase != Phase::Ended) return;
    const auto& ending = scenario_.endings[state.place];
    debrief_.ended = true;
    debrief_.tier = ending.tier;
    debrief_.ending_id = ending.id;
    debrief_.ending_title = ending.title;
    debrief_.account = ending.account;
    debrief_.word_of_mouth = ending.word_of_mouth;
    debrief_.loyalty_after = ending.loyalty;
    debrief_.paradox = ending.loyalty > scenario_.customer.loyalty;
  }

  void write_criteria() {
    const auto scores = score(rubric_, runner_.assessments());
    debrief_.overall = scores.overall;
    if (is_finished(debrief_.status))
      debrief_.status = passes(scores, debrief_.mark) ? AttemptStatus::Passed : AttemptStatus::Failed;
    for (std::size_t c = 0; c < rubric_.criteria.size(); ++c) {
      CriterionDebrief written{rubric_.criteria[c].id,
                               spoken_text(rubric_.criteria[c].name),
                               scores.criteria[c],
                               0,
                               0,
                               best_possible(c, scores.criteria[c])};
      for (const auto& assessment : runner_.assessments()) {
        written.called += assessment.criteria[c].called_for ? 1 : 0;
        written.missed += assessment.criteria[c].is_missed() ? 1 : 0;
      }
      debrief_.criteria.push_back(std::move(written));
    }
  }

  [[nodiscard]] std::optional<double> best_possible(std::size_t criterion,
                                                    const std::optional<double>& reached) const {
    if (!reached || criterion >= best_written_.size() || !best_written_[criterion]) return std::nullopt;
    return std::max(*reached, *best_written_[criterion]);
  }

  /// Keep: what earned most. Start: what was missed most often. Stop: what did harm, a slip before a
  /// criterion.
  void write_advice() {
    const CriterionDebrief* best = nullptr;
    const CriterionDebrief* weakest = nullptr;
    for (const auto& criterion : debrief_.criteria) {
      if (!criterion.score) continue;
      if (*criterion.score > 0 && (best == nullptr || *criterion.score > best->score.value_or(0)))
        best = &criterion;
      if (criterion.missed > 0 && (weakest == nullptr || *criterion.score < weakest->score.value_or(0)))
        weakest = &criterion;
    }
    const auto advice_of = [&](const CriterionDebrief& criterion) -> const Criterion& {
      return rubric_.criteria[static_cast<std::size_t>(&criterion - debrief_.criteria.data())];
    };
    if (best != nullptr) debrief_.keep = spoken_text(advice_of(*best).keep);
    if (weakest != nullptr) debrief_.start = spoken_text(advice_of(*weakest).start);
    debrief_.stop = what_to_stop();
  }

  std::string what_to_stop() const {
    for (const auto& turn : debrief_.turns) {
      if (!turn.slips.empty())
        return fmt::format("{}. {}", turn.slips.front().name, turn.slips.front().lesson);
    }
    for (const auto& assessment : runner_.assessments()) {
      for (std::size_t c = 0; c < assessment.criteria.size(); ++c) {
        if (assessment.criteria[c].level == Level::Harmful) return spoken_text(rubric_.criteria[c].stop);
      }
    }
    return {};
  }

  const AttemptRunner& runner_;
  const CriterionScores& best_written_;
  const Scenario& scenario_;
  const Rubric& rubric_;
  Debrief debrief_;
};

}  // namespace

Debrief make_debrief(const AttemptRunner& runner, const CriterionScores& best_written) {
  return DebriefWriter(runner, best_written).write();
}

std::string tier_name(Tier tier) {
  switch (tier) {
    case Tier::Advocate:
      return tr("Won back, and says so");
    case Tier::Recovered:
      return tr("Won back");
    case Tier::Fragile:
      return tr("Still here, but wary");
    case Tier::HandedOver:
      return tr("Handed over");
    case Tier::LostQuietly:
      return tr("Gone without a word");
    case Tier::LostLoudly:
      return tr("Gone, and tells others");
  }
  return {};
}

std::string status_text(const Debrief& debrief) {
  switch (debrief.status) {
    case AttemptStatus::Incomplete:
      return tr("Not finished yet.");
    case AttemptStatus::Abandoned:
      return tr("Left before the end.");
    case AttemptStatus::Passed:
      return tr_format("Passed. Asked for were {} overall and {} on each criterion.", debrief.mark.overall,
                       debrief.mark.each);
    case AttemptStatus::Failed:
      return tr_format("Not passed yet. Asked for were {} overall and {} on each criterion.",
                       debrief.mark.overall, debrief.mark.each);
  }
  return {};
}

std::string level_name(std::optional<Level> level) {
  if (!level) return tr("not rated");
  switch (*level) {
    case Level::Strong:
      return tr("strong");
    case Level::Partial:
      return tr("partial");
    case Level::Missing:
      return tr("missing");
    case Level::Harmful:
      return tr("harmful");
  }
  return {};
}

std::string promise_state_name(PromiseDebrief::State state) {
  switch (state) {
    case PromiseDebrief::State::Open:
      return tr("still open");
    case PromiseDebrief::State::Kept:
      return tr("kept");
    case PromiseDebrief::State::Broken:
      return tr("broken");
    case PromiseDebrief::State::Withdrawn:
      return tr("taken back in time");
  }
  return {};
}

}  // namespace rapport
