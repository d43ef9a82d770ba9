// SPDX-License-Identifier: MIT
#include "engine/demonstration/invented_play.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include "engine/assessment/assess.h"
#include "engine/assessment/kept_hearing.h"
#include "engine/attempt/score.h"
#include "engine/demonstration/phrases.h"
#include "engine/session/session.h"

namespace rapport {
namespace {

constexpr std::size_t kMostReplies = 40;    ///< who goes on longer gives up
constexpr std::size_t kPhrasesWeighed = 4;  ///< nobody thinks of everything that could be said
/// So many of the phrases are ever said at one turn, others at others: each has to be understood there once,
/// which is what takes the time.
constexpr std::size_t kPhrasesOfTurn = 8;
constexpr double kHabit = 0.35;  ///< how much a reply's place in the list still says

}  // namespace

/// One reply as a player weighs and counts it: what an Assessment says, in numbers.
struct InventedPlayer::Answer {
  struct Rated {
    std::int8_t halves = 0;  ///< of a point; the level
    bool rated = false, called_for = false;
    [[nodiscard]] bool counts() const { return rated && (called_for || halves < 0); }
  };
  WrittenReply written;
  Move move;
  std::array<Rated, kMostCriteria> criteria{};
  IndicatorSet shown;  ///< by words that the assessor rated
  bool by_assessor = false;
  std::string reading;
};

/// What a conversation adds up to.
struct InventedPlayer::Count {
  struct Criterion {
    int halves = 0, counted = 0, called = 0, missed = 0, typed_called = 0;
  };
  std::array<Criterion, kMostCriteria> criteria{};
  std::array<int, kMostIndicators> shown{}, shown_called{};

  void add(const Answer& answer, const Rubric& rubric) {
    for (std::size_t c = 0; c < rubric.criteria.size(); ++c) {
      const auto& rated = answer.criteria[c];
      auto& sum = criteria[c];
      if (rated.counts()) {
        sum.halves += rated.halves;
        ++sum.counted;
      }
      if (!rated.called_for || !rated.rated) continue;
      ++sum.called;
      if (rated.halves <= 0) ++sum.missed;
      if (answer.by_assessor) ++sum.typed_called;
    }
    if (answer.shown.none()) return;
    for (std::size_t s = 0; s < rubric.indicators.size(); ++s) {
      if (!answer.shown[s]) continue;
      ++shown[s];
      if (answer.criteria[rubric.indicators[s].criterion].called_for) ++shown_called[s];
    }
  }

  [[nodiscard]] Scores scores(const Rubric& rubric) const {
    Scores scores;
    double weighted = 0, weights = 0;
    for (std::size_t c = 0; c < rubric.criteria.size(); ++c) {
      if (criteria[c].counted == 0) {
        scores.criteria.emplace_back();
        continue;
      }
      const double value = std::max(0.0, criteria[c].halves / 2.0 / criteria[c].counted);
      scores.criteria.emplace_back(value);
      weighted += value * rubric.criteria[c].weight;
      weights += rubric.criteria[c].weight;
    }
    if (weights > 0) scores.overall = weighted / weights;
    return scores;
  }
};

InventedPlayer::InventedPlayer(std::shared_ptr<const Scenario> scenario,
                               const std::shared_ptr<const Rubric>& rubric, const Listener* listener)
    : scenario_(std::move(scenario)), rubric_(rubric_of(*scenario_, rubric)), listener_(listener) {
  for (TurnIndex t = 0; t < scenario_->turns.size(); ++t) {
    auto& answers = options_.emplace_back();
    SessionState state;
    state.place = t;
    for (const auto& option : scenario_->turns[t].replies)
      answers.push_back(answer_of({WrittenReply::Kind::Option, option.id}, state));
  }
}

InventedPlayer::~InventedPlayer() = default;

InventedPlayer::Answer InventedPlayer::answer_of(const WrittenReply& written,
                                                 const SessionState& state) const {
  const auto& turn = scenario_->turns[state.place];
  Answer answer;
  answer.written = written;
  AssessedReply assessed;
  Hearing hearing;
  if (written.kind == WrittenReply::Kind::Option) {
    const auto option = std::ranges::find(turn.replies, written.text, &ReplyOption::id);
    assessed.option = static_cast<OptionIndex>(option - turn.replies.begin());
    answer.move = {Move::Kind::Option, *assessed.option, {}};
  } else {
    hearing = listener_->hear(*scenario_, state.place, state.open_options, written.text);
    assessed.option = hearing.option;
    assessed.words = written.text;
    if (hearing.reading) assessed.reading = &*hearing.reading;
    answer.move = hearing.option ? Move{Move::Kind::Option, *hearing.option, hearing.heard}
                                 : Move{Move::Kind::Typed, 0, hearing.heard};
    answer.reading = to_kept_text(hearing, *scenario_, state.place, *rubric_);
  }
  const auto assessment = assess(*rubric_, turn, assessed);
  for (std::size_t c = 0; c < assessment.criteria.size(); ++c) {
    const auto& rated = assessment.criteria[c];
    answer.criteria[c] = {static_cast<std::int8_t>(rated.level.value_or(Level::Missing)),
                          rated.level.has_value(), rated.called_for};
  }
  answer.by_assessor = assessment.rated_by == RatedBy::Assessor;
  if (answer.by_assessor) {
    for (const auto& sign : hearing.reading->signs) answer.shown.set(sign.indicator);
  }
  return answer;
}

const InventedPlayer::Answer* InventedPlayer::typed_answer(const SessionState& state, std::size_t phrase) {
  auto& kept = typed_[{state.place, state.open_options.to_ulong(), phrase}];
  if (kept == nullptr) {
    kept = std::make_unique<Answer>(
        answer_of({WrittenReply::Kind::Typed, std::string(kPhrases[phrase])}, state));
  }
  return kept.get();
}

void InventedPlayer::offer_options(const SessionState& state) {
  offered_.clear();
  const auto& answers = options_[state.place];
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (state.open_options[i]) offered_.push_back(&answers[i]);
  }
}

void InventedPlayer::offer_phrases(const SessionState& state, Chance& chance) {
  offered_.clear();
  for (std::size_t i = 0; i < kPhrasesWeighed; ++i) {
    const auto phrase = (state.place * 11 + chance.below(kPhrasesOfTurn) * 7) % kPhrases.size();
    const auto* answer = typed_answer(state, phrase);
    const bool possible = answer->by_assessor && is_allowed(scenario_->program, state, answer->move);
    if (possible) offered_.push_back(answer);
  }
}

/// Each reply is as likely as e to the power of what it is worth to somebody of that skill (a softmax).
const InventedPlayer::Answer& InventedPlayer::pick(const Skill& skill, Chance& chance) const {
  std::array<double, std::max(kMostOptions, kPhrasesWeighed)> weights{};
  double sum = 0;
  for (std::size_t i = 0; i < offered_.size(); ++i) {
    double worth = i == 0 ? kHabit : 0;
    for (std::size_t c = 0; c < rubric_->criteria.size(); ++c) {
      const auto& rated = offered_[i]->criteria[c];
      if (rated.counts()) worth += inclination(skill[c]) * rated.halves;
    }
    weights[i] = std::exp(worth);
    sum += weights[i];
  }
  double drawn = chance.unit() * sum;
  for (std::size_t i = 0; i + 1 < offered_.size(); ++i) {
    drawn -= weights[i];
    if (drawn < 0) return *offered_[i];
  }
  return *offered_.back();
}

InventedPlay InventedPlayer::play(const Skill& skill, double typing, double leaves, std::uint64_t seed,
                                  Chance& chance) {
  InventedPlay play;
  Count count;
  auto state = begin_conversation(scenario_->program, seed, nullptr);
  const auto leaves_after = chance.unit() < leaves ? 1 + chance.below(5) : kMostReplies;
  while (state.phase == Phase::AwaitingReply && play.replies.size() < leaves_after) {
    offer_options(state);
    if (listener_ != nullptr && (offered_.empty() || chance.unit() < typing)) {
      offer_phrases(state, chance);
      if (offered_.empty()) offer_options(state);
    }
    if (offered_.empty()) break;
    const auto& answer = pick(skill, chance);
    count.add(answer, *rubric_);
    play.replies.push_back(answer.written);
    play.readings.push_back(answer.reading);
    state = advance(scenario_->program, std::move(state), answer.move, nullptr);
  }
  if (state.phase != Phase::AwaitingReply) finish(play, state, count);
  return play;
}

void InventedPlayer::finish(InventedPlay& play, const SessionState& state, const Count& count) const {
  auto& result = play.result;
  const auto scores = count.scores(*rubric_);
  const bool ended = state.phase == Phase::Ended;
  const bool passed = passes(scores, scenario_->pass.value_or(rubric_->pass));
  result.status = !ended ? AttemptStatus::Abandoned : passed ? AttemptStatus::Passed : AttemptStatus::Failed;
  if (ended) {
    result.ending_id = scenario_->endings[state.place].id;
    result.tier = scenario_->endings[state.place].tier;
  }
  result.overall = scores.overall;
  result.criteria = scores.criteria;
  result.remedy_cost = state.cost();
  result.trust = state.trust();
  result.anger = state.anger();
  for (std::size_t s = 0; s < rubric_->indicators.size(); ++s) {
    if (count.shown[s] > 0)
      result.signs.push_back({rubric_->indicators[s].id, count.shown[s], count.shown_called[s]});
  }
  for (std::size_t c = 0; c < rubric_->criteria.size(); ++c) {
    const auto& sum = count.criteria[c];
    if (sum.called > 0)
      result.moments.push_back({rubric_->criteria[c].id, sum.called, sum.missed, sum.typed_called});
  }
  std::ranges::sort(result.signs, {}, &SignTally::indicator_id);
  std::ranges::sort(result.moments, {}, &MomentTally::criterion_id);
}

}  // namespace rapport
