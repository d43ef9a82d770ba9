// SPDX-License-Identifier: MIT
#include "gui/trainee/lobby_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "engine/attempt/score.h"
#include "engine/base/words.h"
#include "engine/report/next_step.h"
#include "gui/trainee/lobby_search.h"
#include "gui/trainee/wording.h"

namespace rapport::gui {
namespace {

/// With fewer scenarios one sees at a glance what there is.
constexpr std::size_t kWorthSearching = 7;
/// A scenario is mostly about what it calls for this often, compared with what it calls for most often.
constexpr double kMostly = 0.9;

struct Trained {
  std::string id, name;
  double share = 0;
};

/// What a scenario calls for, most often first.
std::vector<Trained> trained_criteria(const Scenario& scenario, const Rubric& rubric) {
  std::vector<Trained> trained;
  for (std::size_t c = 0; c < rubric.criteria.size(); ++c) {
    const double share = share_calling_for(scenario, static_cast<CriterionIndex>(c));
    if (share > 0)
      trained.push_back({rubric.criteria[c].id, in_sentence(spoken_text(rubric.criteria[c].name)), share});
  }
  std::ranges::stable_sort(trained, std::ranges::greater{}, &Trained::share);
  return trained;
}

std::string result_text(const Attempt& attempt) {
  const auto score =
      attempt.result.overall ? points_text(attempt.result.overall) : std::string(tr("not rated"));
  return fmt::format("{}, {}", score, status_name(attempt.result.status));
}

/// Attempts with the latest first.
using Attempts = std::vector<const Attempt*>;

void add_results(LobbyCard& card, const Attempts& attempts) {
  const Attempt* best = nullptr;
  const Attempt* last = nullptr;
  for (const auto* attempt : attempts) {
    card.touched = std::max(card.touched, attempt->updated);
    const bool unfinished = attempt->result.status == AttemptStatus::Incomplete;
    if (unfinished && !card.unfinished) {
      card.unfinished = attempt->id;
      const auto replies = attempt->saved.replies.size();
      card.unfinished_text = tr_n_format("{}, {} reply so far", "{}, {} replies so far", replies,
                                         mode_name(attempt->mode), replies);
    }
    if (!is_finished(attempt->result.status)) continue;
    if (last == nullptr) last = attempt;
    if (best == nullptr || attempt->result.overall > best->result.overall) best = attempt;
  }
  card.played = last != nullptr;
  if (best != nullptr) card.best = result_text(*best);
  if (last != nullptr) card.last = result_text(*last);
}

std::vector<std::string> standing_of(const LobbyCard& card) {
  std::vector<std::string> lines;
  if (card.unfinished) lines.push_back(card.unfinished_text);
  if (card.played && card.best == card.last) {
    lines.push_back(tr_format("Best and last: {}", card.best));
  } else if (card.played) {
    lines.push_back(tr_format("Best: {}", card.best));
    lines.push_back(tr_format("Last: {}", card.last));
  }
  if (lines.empty()) lines.emplace_back(tr("Not played yet"));
  return lines;
}

LobbyCard card_of(const ShelfScenario& on_shelf) {
  const auto& scenario = *on_shelf.scenario;
  LobbyCard card;
  card.id = scenario.id;
  card.title = scenario.title;
  card.summary = scenario.summary;
  card.facts = dotted({scenario.sector, minutes_text(scenario.minutes), difficulty_name(scenario.difficulty),
                       channel_name(scenario.channel)});
  const auto trained = trained_criteria(scenario, *on_shelf.rubric);
  std::vector<std::string> names;
  for (const auto& criterion : trained) {
    names.push_back(criterion.name);
    if (criterion.share >= kMostly * trained.front().share) card.mostly.push_back(criterion.id);
  }
  card.trains = joined(names);
  std::string found_by = fmt::format("{}\n{}\n{}", scenario.title, scenario.sector, scenario.summary);
  for (const auto& tag : scenario.tags) found_by += fmt::format("\n{}", tag);
  card.found_by = searchable(found_by);
  card.sector = scenario.sector;
  card.difficulty = scenario.difficulty;
  card.minutes = scenario.minutes;
  return card;
}

std::string reason_text(const NextStep& step, const ShelfScenario& chosen, const LobbyCard& card) {
  using Reason = NextStep::Reason;
  switch (step.reason) {
    case Reason::Unfinished:
      return tr_format("You are in the middle of it. {}.", card.unfinished_text);
    case Reason::FirstOfAll:
      return tr("A good one to begin with: none here is gentler.");
    case Reason::Weakest: {
      const auto name = spoken_text(chosen.rubric->criteria[step.criterion].name);
      const auto weak =
          step.attempts == 1
              ? tr_format("{} went least well last time: {} of 100.", name, points(step.score01))
              : tr_n_format("{} has gone least well of late: {} of 100 on average over {} attempt.",
                            "{} has gone least well of late: {} of 100 on average over {} attempts.",
                            step.attempts, name, points(step.score01), step.attempts);
      return fmt::format("{} {}", weak,
                         step.played ? tr("This one calls for it often.")
                                     : tr("This one calls for it often, and you have not played it yet."));
    }
    case Reason::NotPlayed:
      return tr("You have not played it yet.");
    case Reason::LongestUntouched:
      return tr("You have played them all. This is the one you have left alone the longest.");
  }
  return {};
}

std::optional<LobbyNext> next_of(const LobbyModel& model, const Shelf& shelf,
                                 const std::vector<Attempt>& attempts) {
  std::vector<std::shared_ptr<const Scenario>> scenarios;
  for (const auto& one : shelf.scenarios) scenarios.push_back(one.scenario);
  const auto step = next_step(scenarios, attempts);
  if (!step) return std::nullopt;
  const auto place = std::ranges::find(model.cards, step->scenario_id, &LobbyCard::id) - model.cards.begin();
  const auto& card = model.cards[static_cast<std::size_t>(place)];
  LobbyNext next{card.id, card.title, card.facts,
                 reason_text(*step, shelf.scenarios[static_cast<std::size_t>(place)], card), std::nullopt};
  if (step->reason == NextStep::Reason::Unfinished) next.attempt = step->attempt;
  return next;
}

/// What the menus offer.
void find_offers(LobbyModel& model, const Shelf& shelf) {
  std::map<std::string, std::string> sectors;  // in the order of their letters
  std::set<std::string> mostly;
  for (const auto& card : model.cards) {
    if (!card.sector.empty()) sectors.emplace(searchable(card.sector), card.sector);
    mostly.insert(card.mostly.begin(), card.mostly.end());
  }
  for (auto& [order, name] : sectors) model.sectors.push_back(std::move(name));
  for (const auto& on_shelf : shelf.scenarios) {
    for (const auto& criterion : on_shelf.rubric->criteria) {
      if (mostly.erase(criterion.id) > 0)
        model.criteria.push_back({criterion.id, spoken_text(criterion.name)});
    }
  }
}

/// Adds the entry that leads to the same lobby but for one thing.
template <typename Value>
void add(LobbyMenu& menu, const LobbyFilter& filter, std::string name, Value LobbyFilter::*which,
         const Value& value) {
  LobbyChoice choice{std::move(name), filter, filter.*which == value};
  choice.leads_to.*which = value;
  menu.choices.push_back(std::move(choice));
}

LobbyMenu sector_menu(const LobbyModel& model) {
  LobbyMenu menu{"sector", tr("Sector"), {}};
  add(menu, model.filter, tr("Any sector"), &LobbyFilter::sector, std::string());
  for (const auto& sector : model.sectors) add(menu, model.filter, sector, &LobbyFilter::sector, sector);
  return menu;
}

LobbyMenu difficulty_menu(const LobbyFilter& filter) {
  LobbyMenu menu{"difficulty", tr("Difficulty"), {}};
  add(menu, filter, tr("Any difficulty"), &LobbyFilter::difficulty, std::optional<Difficulty>());
  for (const auto one : {Difficulty::Gentle, Difficulty::Moderate, Difficulty::Demanding})
    add(menu, filter, capitalised(difficulty_name(one)), &LobbyFilter::difficulty, std::optional(one));
  return menu;
}

LobbyMenu criterion_menu(const LobbyModel& model) {
  LobbyMenu menu{"criterion", tr("Mostly trains"), {}};
  add(menu, model.filter, tr("Anything"), &LobbyFilter::criterion, std::string());
  for (const auto& [id, name] : model.criteria) add(menu, model.filter, name, &LobbyFilter::criterion, id);
  return menu;
}

LobbyMenu order_menu(const LobbyFilter& filter) {
  LobbyMenu menu{"order", tr("Order"), {}};
  add(menu, filter, tr("By title"), &LobbyFilter::order, LobbyOrder::Title);
  add(menu, filter, tr("Shortest first"), &LobbyFilter::order, LobbyOrder::Shortest);
  add(menu, filter, tr("Gentlest first"), &LobbyFilter::order, LobbyOrder::Gentlest);
  add(menu, filter, tr("Longest untouched first"), &LobbyFilter::order, LobbyOrder::LongestUntouched);
  return menu;
}

LobbyChoice only_new_of(const LobbyFilter& filter) {
  LobbyChoice choice{tr("Not played yet"), filter, filter.not_played};
  choice.leads_to.not_played = !filter.not_played;
  return choice;
}

bool is_shown(const LobbyCard& card, const LobbyFilter& filter, std::string_view words) {
  return (filter.sector.empty() || card.sector == filter.sector) &&
         (!filter.difficulty || card.difficulty == *filter.difficulty) &&
         (filter.criterion.empty() ||
          std::ranges::find(card.mostly, filter.criterion) != card.mostly.end()) &&
         !(filter.not_played && card.played) && finds(card.found_by, words);
}

bool comes_before(const LobbyCard& one, const LobbyCard& other, LobbyOrder order) {
  const auto key = [&](const LobbyCard& card) {
    const int minutes = order == LobbyOrder::Shortest || order == LobbyOrder::Gentlest ? card.minutes : 0;
    const auto difficulty = order == LobbyOrder::Gentlest ? card.difficulty : Difficulty::Gentle;
    const auto touched = order == LobbyOrder::LongestUntouched ? card.touched : TimePoint{};
    return std::tuple(touched, difficulty, minutes, std::string_view(card.found_by),
                      std::string_view(card.id));
  };
  return key(one) < key(other);
}

std::string count_of(const LobbyModel& model) {
  const auto all = model.cards.size();
  if (model.shown.size() == all) return tr_n_format("{} scenario", "{} scenarios", all, all);
  return tr_n_format("{} of {} scenario", "{} of {} scenarios", all, model.shown.size(), all);
}

}  // namespace

LobbyModel make_lobby(const Shelf& shelf, const std::vector<Attempt>& attempts, const LobbyFilter& filter,
                      const ShelfReading& reading) {
  std::map<std::string_view, Attempts> by_scenario;
  for (const auto& attempt : attempts) by_scenario[attempt.saved.scenario_id].push_back(&attempt);
  LobbyModel model;
  model.unplayable = shelf.unplayable;
  for (const auto& on_shelf : shelf.scenarios) {
    auto card = card_of(on_shelf);
    if (const auto found = by_scenario.find(card.id); found != by_scenario.end())
      add_results(card, found->second);
    card.standing = standing_of(card);
    model.cards.push_back(std::move(card));
  }
  find_offers(model, shelf);
  if (!reading.is_done()) {
    model.reading = tr_format("Reading scenarios, {} of {}", reading.read, reading.total);
    model.reading_share = static_cast<float>(reading.read) / static_cast<float>(reading.total);
  } else {
    model.next = next_of(model, shelf, attempts);
  }
  narrow(model, filter);
  return model;
}

std::string team_text(const TeamDelivery& delivery) {
  if (!delivery.problem) {
    const char* const there = tr("What counts, and what you have shared, is with your team.");
    const auto others = delivery.of_others;
    if (others == 0) return there;
    return fmt::format(
        "{} {}", there,
        tr_n_format("{} attempt on this machine is another person's; it goes under their own account.",
                    "{} attempts on this machine are other people's; they go under their own accounts.",
                    others, others));
  }
  const auto& problem = *delivery.problem;
  const auto why = problem.code == ErrorCode::NotNow
                       ? std::string(tr("Its server cannot be reached now; it is tried again by itself."))
                       : fmt::format("{} {}", problem.message, problem.way_out);
  const auto n = delivery.waiting;
  if (n == 0) return why;
  return fmt::format(
      "{} {}",
      tr_n_format("{} attempt is still to go to your team, and is safe here until then.",
                  "{} attempts are still to go to your team, and are safe here until then.", n, n),
      why);
}

void narrow(LobbyModel& model, const LobbyFilter& filter) {
  model.filter = filter;
  model.has_tools = model.cards.size() >= kWorthSearching || filter.narrows();
  model.shown.clear();
  const auto words = searchable(filter.words);
  for (std::size_t i = 0; i < model.cards.size(); ++i) {
    if (is_shown(model.cards[i], filter, words)) model.shown.push_back(i);
  }
  const auto before = [&](std::size_t one, std::size_t other) {
    return comes_before(model.cards[one], model.cards[other], filter.order);
  };
  if (model.reading.empty()) std::ranges::sort(model.shown, before);
  model.count = count_of(model);
  model.menus = {sector_menu(model), difficulty_menu(filter), criterion_menu(model), order_menu(filter)};
  model.only_new = only_new_of(filter);
}

}  // namespace rapport::gui
