// SPDX-License-Identifier: MIT
#include "cli/rescore_command.h"

#include <fmt/format.h>

#include <future>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "cli/played_texts.h"
#include "cli/record_store.h"
#include "cli/terminal.h"
#include "engine/attempt/score.h"
#include "engine/authoring/open_assessor.h"
#include "engine/authoring/rubric_loader.h"
#include "engine/base/words.h"
#include "engine/report/score_again.h"

namespace rapport {
namespace {

Result<Listener*> listener_for(const Catalogue& catalogue, const std::shared_ptr<const Rubric>& rubric,
                               std::optional<Listener>& made) {
  auto assessor = open_assessor(catalogue.library, rubric);
  if (!assessor) return tl::unexpected(assessor.error());
  std::promise<std::shared_ptr<const Assessor>> ready;
  ready.set_value(std::move(*assessor));
  made.emplace(AssessorToCome(ready.get_future()));
  return &*made;
}

struct Rescored {
  Scoring before, after;
  bool is_new = true;  ///< false: the current scoring says the same, so none was added
};

/// Scores attempts by one rubric, reading each scenario once.
class Rescoring {
 public:
  Rescoring(const Catalogue& catalogue, const RecordStore& store, std::shared_ptr<const Rubric> rubric,
            const Listener& listener, bool keeps)
      : catalogue_(catalogue),
        store_(store),
        rubric_(std::move(rubric)),
        listener_(listener),
        keeps_(keeps) {}

  Result<Rescored> score(const AttemptId& id) {
    const auto attempt = store_.attempts->find(id);
    if (!attempt) return tl::unexpected(attempt.error());
    const auto runner = played_.bring_back(*attempt);
    if (!runner) return tl::unexpected(runner.error());
    const auto scenario = scenario_of(*runner);
    if (!scenario) return tl::unexpected(scenario.error());
    auto after = score_again(*runner, **scenario, rubric_, &listener_, clock_.now());
    if (!after) return tl::unexpected(after.error());
    Rescored rescored;
    rescored.before.status = attempt->result.status;
    rescored.before.overall = attempt->result.overall;
    rescored.after = *after;
    if (keeps_) {
      const auto added = store_.records->add_scoring(id, *after);
      if (!added) return tl::unexpected(added.error());
      rescored.is_new = *added;
    }
    return rescored;
  }

 private:
  using Rated = Result<std::shared_ptr<const Scenario>>;

  /// The scenario of an attempt, rated by the rubric.
  const Rated& scenario_of(const AttemptRunner& runner) {
    const auto& played = runner.scenario();
    const auto found = scenarios_.find(played.hash);
    if (found != scenarios_.end()) return found->second;
    const auto text = played_text(catalogue_, store_, runner.attempt());
    auto rated = text ? by_rubric(played, *text, *rubric_) : Rated(tl::unexpected(text.error()));
    return scenarios_.emplace(played.hash, std::move(rated)).first->second;
  }

  const Catalogue& catalogue_;
  const RecordStore& store_;
  std::shared_ptr<const Rubric> rubric_;
  const Listener& listener_;
  bool keeps_;
  SystemClock clock_;
  Listener first_listener_ = open_listener(catalogue_);
  PlayedTexts played_ = PlayedTexts(catalogue_, store_, first_listener_, clock_);
  std::map<ContentHash, Rated> scenarios_;
};

Result<std::vector<AttemptId>> wanted_attempts(const Records& records, const RescoreOptions& options) {
  if (!options.attempt.empty()) return std::vector{options.attempt};
  constexpr std::size_t kPage = 1000;
  RecordFilter filter;
  filter.scenario_id = options.scenario;
  std::vector<AttemptId> ids;
  std::optional<AttemptCursor> after;
  while (true) {
    const auto page = records.attempts(filter, kPage, after);
    if (!page) return tl::unexpected(page.error());
    for (const auto& attempt : *page) {
      if (is_finished(attempt.status)) ids.push_back(attempt.id);
    }
    if (page->size() < kPage) return ids;
    after = AttemptCursor{page->back().started, page->back().id};
  }
}

std::string result_text(const Scoring& scoring) {
  return fmt::format("{} {}", scoring.overall ? fmt::format("{:>3}", points(*scoring.overall)) : "  -",
                     word_of(scoring.status));
}

/// What many attempts came to by one rubric.
struct ScoredSum {
  int attempts = 0, passed = 0, rated = 0;
  long points_sum = 0;

  void add(const Scoring& scoring) {
    ++attempts;
    if (scoring.status == AttemptStatus::Passed) ++passed;
    if (!scoring.overall) return;
    ++rated;
    points_sum += points(*scoring.overall);
  }

  [[nodiscard]] std::string text() const {
    const auto mean =
        rated > 0 ? fmt::format("{:.1f}", static_cast<double>(points_sum) / rated) : std::string("-");
    return fmt::format("{} of {} passed, {} points on average", passed, attempts, mean);
  }
};

}  // namespace

int run_rescore(const RescoreOptions& options, const std::string& program) {
  const auto catalogue = open_catalogue(program);
  if (!catalogue) return report_error(catalogue.error());
  const auto loaded = load_rubric(options.rubric);
  if (loaded.value == nullptr) {
    for (const auto& diagnostic : loaded.diagnostics) std::cerr << to_text(diagnostic);
    return report_error({ErrorCode::Invalid, fmt::format("{} cannot be used.", options.rubric),
                         "Mend what is reported above."});
  }
  const auto store = open_record_store(options.store);
  if (!store) return report_error(store.error());
  if (const auto known = check_scenario(*catalogue, *store->records, options.scenario); !known)
    return report_error(known.error());
  const auto& ours = *catalogue->rubric;
  if (loaded.value->id == ours.id && loaded.value->version == ours.version &&
      loaded.value->hash != ours.hash) {
    return report_error({ErrorCode::Conflict,
                         fmt::format("{} says that it is {} version {}, and is not the one of that version.",
                                     options.rubric, ours.id, ours.version),
                         "Raise its version, so that everybody can tell which marks and ratings are meant."});
  }
  std::optional<Listener> made;
  const auto listener = listener_for(*catalogue, loaded.value, made);
  if (!listener) return report_error(listener.error());
  const auto ids = wanted_attempts(*store->records, options);
  if (!ids) return report_error(ids.error());
  if (!options.dry_run && loaded.value->source != nullptr) {
    const auto kept = store->records->keep_source("rubric", loaded.value->hash, *loaded.value->source);
    if (!kept) return report_error(kept.error());
  }
  Rescoring rescoring(*catalogue, *store, loaded.value, **listener, !options.dry_run);
  std::size_t refused = 0, unchanged = 0;
  ScoredSum before, after;
  for (const auto& id : *ids) {
    const auto scored = rescoring.score(id);
    if (!scored) {
      ++refused;
      std::cerr << "rapport: " << id << ": " << scored.error().text() << "\n";
      continue;
    }
    before.add(scored->before);
    after.add(scored->after);
    if (!scored->is_new) ++unchanged;
    std::cout << fmt::format("{}  {}  ->  {}\n", id, result_text(scored->before), result_text(scored->after));
  }
  std::cout << fmt::format("{} of {} scored by {} version {}{}\n", ids->size() - refused, ids->size(),
                           loaded.value->id, loaded.value->version,
                           options.dry_run ? "; nothing was kept." : "; the earlier scores are kept too.");
  if (unchanged > 0)
    std::cout << fmt::format(
        "{} by this rubric already, with the same result: nothing was added.\n",
        unchanged == 1 ? std::string("1 was scored") : fmt::format("{} were scored", unchanged));
  if (before.attempts > 0)
    std::cout << fmt::format("Before: {}. By this rubric: {}.\n", before.text(), after.text());
  return refused == 0 ? kDone : kFindings;
}

}  // namespace rapport
