// SPDX-License-Identifier: MIT
#include "cli/demo_command.h"

#include <fmt/format.h>
#include <unistd.h>

#include <charconv>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/record_store.h"
#include "cli/terminal.h"
#include "engine/storage/store_location.h"

namespace rapport {
namespace {

constexpr std::size_t kBatch = 2000;  ///< attempts written in one transaction

/// The end of a day as "2026-06-30", in UTC; nothing for any other text.
std::optional<TimePoint> end_of_day(std::string_view text) {
  int year = 0;
  unsigned month = 0, day = 0;
  const auto number = [&](std::size_t at, std::size_t count, auto& into) {
    const auto part = text.substr(at, count);
    const auto [end, problem] = std::from_chars(part.data(), part.data() + part.size(), into);
    return problem == std::errc{} && end == part.data() + part.size();
  };
  const bool shaped = text.size() == 10 && text[4] == '-' && text[7] == '-' && number(0, 4, year) &&
                      number(5, 2, month) && number(8, 2, day);
  const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                                         std::chrono::day{day}};
  if (!shaped || !date.ok() || year < 1971 || year > 9998) return std::nullopt;
  return TimePoint{(std::chrono::sys_days{date} + std::chrono::days{1}).time_since_epoch()};
}

/// Where demonstrations go if nobody says: never among what was really held.
Result<std::string> url_for_demo(const StoreChoice& choice) {
  if (!choice.url.empty()) return choice.url;
  const auto usual = url_of({}).and_then([](const std::string& url) { return store_path(url); });
  if (!usual) return tl::unexpected(usual.error());
  return "sqlite:" + (usual->parent_path() / "demonstration.sqlite").string();
}

/// Counts on a terminal; nothing elsewhere.
class Progress {
 public:
  explicit Progress(std::size_t of) : of_(of) {}
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() {
    if (shown_) std::cerr << "\r\033[K";
  }
  void show(std::size_t done) {
    if (::isatty(STDERR_FILENO) == 0 || of_ < kBatch) return;
    std::cerr << fmt::format("\r{} of {} attempts", done, of_) << std::flush;
    shown_ = true;
  }

 private:
  std::size_t of_;
  bool shown_ = false;
};

Result<void> write_people(const RecordStore& store, const Demonstration& demonstration,
                          const std::string& seed) {
  for (const auto& person : demonstration.people()) {
    if (store.records->person(person.id)) {
      return failure(ErrorCode::Conflict,
                     fmt::format("The demonstration with the seed {} is in this store already.", seed),
                     "Take another --seed, or another --store.");
    }
    if (auto put = store.records->put_person(person); !put) return put;
  }
  for (const auto& team : demonstration.teams()) {
    if (auto put = store.records->put_team(team); !put) return put;
  }
  return {};
}

Result<void> write_sources(const RecordStore& store, const Catalogue& catalogue,
                           const std::vector<std::shared_ptr<const Scenario>>& scenarios) {
  if (catalogue.rubric->source != nullptr) {
    auto kept = store.records->keep_source("rubric", catalogue.rubric->hash, *catalogue.rubric->source);
    if (!kept) return kept;
  }
  for (const auto& scenario : scenarios) {
    if (scenario->source == nullptr) continue;
    if (auto kept = store.records->keep_source("scenario", scenario->hash, *scenario->source); !kept)
      return kept;
  }
  return {};
}

Result<std::size_t> write_attempts(const RecordStore& store, Demonstration& demonstration,
                                   std::size_t wanted) {
  Progress progress(wanted);
  std::vector<FinishedAttempt> batch;
  std::size_t written = 0;
  const auto flush = [&]() -> Result<void> {
    auto added = store.attempts->add(batch);
    written += batch.size();
    batch.clear();
    progress.show(written);
    return added;
  };
  while (!demonstration.is_done()) {
    for (auto& attempt : demonstration.next()) {
      batch.push_back(std::move(attempt));
      if (batch.size() < kBatch) continue;
      if (auto flushed = flush(); !flushed) return tl::unexpected(flushed.error());
    }
  }
  if (auto flushed = flush(); !flushed) return tl::unexpected(flushed.error());
  return written;
}

}  // namespace

int run_demo(DemoOptions options, const std::string& program) {
  const SystemClock clock;
  options.wish.until = clock.now();
  if (!options.until.empty()) {
    const auto until = end_of_day(options.until);
    if (!until) {
      return report_error(
          {ErrorCode::Invalid, fmt::format("{} is no day.", options.until), "Write it as 2026-06-30."});
    }
    options.wish.until = *until;
  }
  const auto catalogue = open_catalogue(program);
  if (!catalogue) return report_error(catalogue.error());
  const auto url = url_for_demo(options.store);
  if (!url) return report_error(url.error());
  const auto scenarios = scenarios_at_hand(*catalogue);
  if (scenarios.empty())
    return report_error({ErrorCode::NotFound, "There is no scenario to hold.", "rapport lint says why."});
  const auto store = make_record_store(*url);
  if (!store) return report_error(store.error());
  const auto listener = open_listener(*catalogue);
  Demonstration demonstration(options.wish, scenarios, catalogue->rubric,
                              options.chosen_only ? nullptr : &listener);
  if (auto put = write_sources(*store, *catalogue, scenarios); !put) return report_error(put.error());
  if (auto put = write_people(*store, demonstration, std::to_string(options.wish.seed)); !put)
    return report_error(put.error());
  const auto written = write_attempts(*store, demonstration, options.wish.attempts);
  if (!written) return report_error(written.error());
  for (const auto& opinion : demonstration.opinions()) {
    if (auto added = store->records->add_opinion(opinion); !added) return report_error(added.error());
  }
  std::cout << fmt::format(
      "{} attempts of {} people who do not exist are in {}; they are marked as demonstration.\n"
      "Look at them: rapport report --store '{}'\n",
      *written, options.wish.people, *url, *url);
  return kDone;
}

}  // namespace rapport
