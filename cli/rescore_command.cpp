// SPDX-License-Identifier: MIT
#include "cli/rescore_command.h"

#include <fmt/format.h>

#include <future>
#include <iostream>
#include <optional>
#include <utility>
#include <vector>

#include "cli/record_store.h"
#include "cli/terminal.h"
#include "engine/attempt/score.h"
#include "engine/authoring/open_assessor.h"
#include "engine/authoring/rubric_loader.h"
#include "engine/base/words.h"
#include "engine/report/played_attempt.h"
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

Result<Rescored> score_one(const Catalogue& catalogue, const RecordStore& store, const AttemptId& id,
                           const std::shared_ptr<const Rubric>& rubric, const Listener& listener,
                           const Listener& first_listener, bool keep) {
  const SystemClock clock;
  const auto attempt = store.attempts->find(id);
  if (!attempt) return tl::unexpected(attempt.error());
  const auto text = played_text(catalogue, store, *attempt);
  if (!text) return tl::unexpected(text.error());
  const auto runner = as_played(catalogue, store, *attempt, first_listener, clock);
  if (!runner) return tl::unexpected(runner.error());
  auto after = score_again(*runner, *text, rubric, &listener, clock.now());
  if (!after) return tl::unexpected(after.error());
  Rescored rescored;
  rescored.before.status = attempt->result.status;
  rescored.before.overall = attempt->result.overall;
  rescored.after = *after;
  if (keep) {
    const auto added = store.records->add_scoring(id, *after);
    if (!added) return tl::unexpected(added.error());
    rescored.is_new = *added;
  }
  return rescored;
}

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
  const auto first_listener = open_listener(*catalogue);
  const auto ids = wanted_attempts(*store->records, options);
  if (!ids) return report_error(ids.error());
  if (!options.dry_run && loaded.value->source != nullptr) {
    const auto kept = store->records->keep_source("rubric", loaded.value->hash, *loaded.value->source);
    if (!kept) return report_error(kept.error());
  }
  std::size_t refused = 0, unchanged = 0;
  ScoredSum before, after;
  for (const auto& id : *ids) {
    const auto scored =
        score_one(*catalogue, *store, id, loaded.value, **listener, first_listener, !options.dry_run);
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
