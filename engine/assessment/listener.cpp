// SPDX-License-Identifier: MIT
#include "engine/assessment/listener.h"

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

#include "engine/assessment/assess.h"
#include "engine/text/language.h"

namespace rapport {

std::string customer_words_at(const Turn& turn) {
  std::string said;
  for (const auto& line : turn.customer) {
    for (const auto& wording : line.wordings) said.append(said.empty() ? "" : "\n").append(wording);
  }
  return said;
}

Heard heard_of(const Rubric& rubric, const Reading& reading) {
  Heard heard;
  if (!reading.rated) return heard;
  for (std::size_t c = 0; c < rubric.criteria.size(); ++c)
    heard.ratings.set(static_cast<CriterionIndex>(c), reading.criteria[c].level);
  for (const auto& sign : reading.signs) heard.shown.set(sign.indicator);
  return heard;
}

Heard heard_as(const ReplyOption& option, const Rubric& rubric, const Reading& reading) {
  auto heard = heard_of(rubric, reading);
  if (!reading.rated) return heard;
  const auto authored = option.levels();
  int credit = 0;
  int earned = 0;
  for (std::size_t c = 0; c < rubric.criteria.size(); ++c) {
    const auto criterion = static_cast<CriterionIndex>(c);
    const int given = authored.value(criterion);
    const int said = heard.ratings.value(criterion);
    credit += std::max(given, 0);
    earned += std::clamp(said, 0, std::max(given, 0));
    if (said < 0 && given >= 0) ++heard.harms;
  }
  heard.earned_percent = static_cast<std::uint8_t>(credit == 0 ? 100 : earned * 100 / credit);
  return heard;
}

std::shared_ptr<const Assessor> Listener::assessor() const {
  return assessor_.valid() ? assessor_.get() : nullptr;
}

namespace {

/// Names a scenario's words: the same scenario in two languages has one hash.
std::string words_of(const Scenario& scenario) {
  return scenario.hash + scenario.translation;
}

/// Where a conversation is held in a language that cannot be rated, words are taken for English only if the
/// detector is sure of it: a short answer that it cannot tell is most likely in the language of the
/// conversation.
void keep_to_the_language(const Scenario& scenario, std::string_view words, Reading& reading) {
  const auto language = std::string_view(scenario.language).substr(0, 2);
  if (language == "en" || !reading.rated || detected_language(words) == "en") return;
  reading.language = language;
  reading.rated = false;
}

}  // namespace

std::shared_ptr<const Assessor> Listener::assessor_for(const Scenario& scenario) const {
  auto general = assessor();
  if (general == nullptr || scenario.rubric == nullptr) return general;
  {
    const std::scoped_lock lock(mutex_);
    if (const auto found = own_assessors_.find(words_of(scenario)); found != own_assessors_.end())
      return found->second;
  }
  // The loader has tried the cues; should they fail all the same, the reply is rated by the rest.
  auto own = general->with_rubric(scenario.rubric);
  auto rates = own ? std::make_shared<const Assessor>(std::move(*own)) : std::move(general);
  const std::scoped_lock lock(mutex_);
  return own_assessors_.emplace(words_of(scenario), std::move(rates)).first->second;
}

std::shared_ptr<const OptionMatcher> Listener::matcher_of(const Assessor& assessor, const Scenario& scenario,
                                                          TurnIndex turn) const {
  const std::pair key(words_of(scenario), turn);
  {
    const std::scoped_lock lock(mutex_);
    if (const auto found = matchers_.find(key); found != matchers_.end()) return found->second;
  }
  std::vector<OptionWordings> options;
  for (const auto& reply : scenario.turns[turn].replies) {
    OptionWordings wordings{reply.id, {reply.words}};
    wordings.examples.insert(wordings.examples.end(), reply.also.begin(), reply.also.end());
    options.push_back(std::move(wordings));
  }
  auto matcher = std::make_shared<const OptionMatcher>(std::move(options), assessor.encoder());
  const std::scoped_lock lock(mutex_);
  return matchers_.emplace(key, std::move(matcher)).first->second;
}

void Listener::prepare(const Scenario& scenario, TurnIndex turn) const {
  const auto rates = assessor_for(scenario);
  if (rates != nullptr && !scenario.turns[turn].replies.empty())
    static_cast<void>(matcher_of(*rates, scenario, turn));
}

void Listener::give_back_memory() const {
  if (!assessor_.valid() || assessor_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return;
  if (const auto rates = assessor_.get(); rates != nullptr && rates->encoder()) rates->encoder()->give_back();
}

Hearing Listener::hear(const Scenario& scenario, TurnIndex turn, const OptionSet& open_options,
                       std::string_view words) const {
  {
    const std::scoped_lock lock(mutex_);
    const bool again = last_ && last_->turn == turn && last_->open_options == open_options &&
                       last_->words == words && last_->scenario == words_of(scenario);
    if (again) return last_->hearing;
  }
  auto hearing = hear_anew(scenario, turn, open_options, words);
  const std::scoped_lock lock(mutex_);
  last_ = Remembered{words_of(scenario), std::string(words), turn, open_options, hearing};
  return hearing;
}

namespace {

constexpr double kCertain = 0.8;  ///< a reading this sure outweighs a likeness

/// Whether words are certainly so much better than an option that they cannot mean it, however alike they
/// sound: "leave the oven off" is not "light the oven".
bool contradicts(const ReplyOption& option, const Reading& reading) {
  return std::ranges::any_of(option.ratings, [&](const AuthoredRating& rating) {
    const auto& said = reading.criteria[rating.criterion];
    return rating.level == Level::Harmful && said.level == Level::Strong && said.confidence >= kCertain;
  });
}

}  // namespace

Hearing Listener::hear_anew(const Scenario& scenario, TurnIndex turn, const OptionSet& open_options,
                            std::string_view words) const {
  const auto& here = scenario.turns[turn];
  Hearing hearing;
  hearing.option = option_meant(here, open_options, words);
  hearing.verbatim = hearing.option.has_value();
  const auto rates = hearing.verbatim ? nullptr : assessor_for(scenario);
  if (rates == nullptr) return hearing;
  constexpr std::size_t kShort = 12;
  hearing.assessor = rates->model().corpus.substr(0, kShort) + (rates->has_vectors() ? "+vectors" : "");
  hearing.reading = rates->read(rates->context(customer_words_at(here)), words);
  keep_to_the_language(scenario, words, *hearing.reading);
  hearing.heard = heard_of(rates->rubric(), *hearing.reading);
  if (here.replies.empty() || !hearing.reading->rated) return hearing;
  const auto match = matcher_of(*rates, scenario, turn)->match(words);
  // Closed options are matched too: what means one of them does not mean its nearest open neighbour.
  if (match.is_none() || !open_options[match.best]) return hearing;
  if (contradicts(here.replies[match.best], *hearing.reading)) return hearing;
  hearing.option = static_cast<OptionIndex>(match.best);
  hearing.heard = heard_as(here.replies[match.best], rates->rubric(), *hearing.reading);
  return hearing;
}

}  // namespace rapport
