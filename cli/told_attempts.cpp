// SPDX-License-Identifier: MIT
#include "cli/told_attempts.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <ranges>
#include <utility>

#include "engine/authoring/scenario_loader.h"

namespace rapport {
namespace {

/// The scenarios at hand by the hash of their text, each read once.
class ScenariosByHash {
 public:
  explicit ScenariosByHash(const Catalogue& catalogue) {
    for (const auto& file : scenario_files(catalogue.library)) {
      auto loaded = load_scenario(file, *catalogue.rubric);
      if (loaded.value) by_hash_.emplace(loaded.value->hash, std::move(loaded.value));
    }
  }

  [[nodiscard]] std::shared_ptr<const Scenario> find(const ContentHash& hash) const {
    const auto found = by_hash_.find(hash);
    return found == by_hash_.end() ? nullptr : found->second;
  }

 private:
  std::map<ContentHash, std::shared_ptr<const Scenario>> by_hash_;
};

}  // namespace

Result<ToldCount> for_each_told(
    const Catalogue& catalogue, const AttemptRepository& store, const ToldChoice& choice,
    const std::function<Result<bool>(const Attempt&)>& skip,
    const std::function<Result<void>(const AttemptRunner&, const StatementFrame&)>& tell) {
  constexpr std::size_t kAll = 100'000'000;
  const auto attempts = store.list(choice.scenario, kAll);
  if (!attempts) return tl::unexpected(attempts.error());
  const ScenariosByHash scenarios(catalogue);
  const auto listener = open_listener(catalogue);
  const SystemClock clock;
  ToldCount count;
  for (const auto& attempt : *attempts | std::views::reverse) {
    if (!is_finished(attempt.result.status)) {
      ++count.unfinished;
      continue;
    }
    if (attempt.mode == Mode::Practice && !attempt.shared && !choice.with_practice) {
      ++count.practice;
      continue;
    }
    if (attempt.demonstration && !choice.with_demonstration) {
      ++count.demonstration;
      continue;
    }
    const auto skipped = skip(attempt);
    if (!skipped) return tl::unexpected(skipped.error());
    if (*skipped) continue;
    const auto scenario = scenarios.find(attempt.saved.scenario_hash);
    auto runner = scenario == nullptr ? failure(ErrorCode::NotFound, "")
                                      : AttemptRunner::resume(scenario, catalogue.rubric, attempt,
                                                              {nullptr, &clock, &listener});
    if (!runner || !is_finished(runner->attempt().result.status)) {
      ++count.changed;
      continue;
    }
    StatementFrame frame;
    frame.person = attempt.person_id;
    frame.demonstration = attempt.demonstration;
    if (auto told = tell(*runner, frame); !told) return tl::unexpected(told.error());
    ++count.told;
  }
  return count;
}

std::string left_out_text(const ToldCount& count) {
  std::string text;
  const auto add = [&](std::size_t number, const char* one, const char* many) {
    if (number == 0) return;
    text += number == 1 ? std::string(one) : fmt::format(fmt::runtime(many), number);
    text += "\n";
  };
  add(count.unfinished, "1 attempt was left out: it is not finished.",
      "{} attempts were left out: they are not finished.");
  add(count.practice, "1 attempt was left out: it was practice, which is its trainee's own.",
      "{} attempts were left out: they were practice, which is its trainee's own.");
  add(count.demonstration, "1 attempt was left out: it is a demonstration.",
      "{} attempts were left out: they are demonstrations.");
  add(count.changed, "1 attempt was left out: its scenario is not here as it was played.",
      "{} attempts were left out: their scenarios are not here as they were played.");
  return text;
}

}  // namespace rapport
