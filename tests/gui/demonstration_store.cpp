// SPDX-License-Identifier: MIT
#include "demonstration_store.h"

#include <gtest/gtest.h>

#include <future>
#include <utility>
#include <vector>

#include "engine/demonstration/demonstration.h"
#include "engine/storage/sql_store.h"
#include "test_desk.h"
#include "tests/support/shipped.h"

namespace rapport::gui {
namespace {

template <typename Done>
void must(const Done& done) {
  ASSERT_TRUE(done) << done.error().text();
}

struct OpenStore {
  std::unique_ptr<SqlRepository> attempts;
  std::unique_ptr<SqlRecords> records;
};

OpenStore open_file(const std::filesystem::path& path) {
  auto opened = SqlStore::open("sqlite:" + path.string());
  EXPECT_TRUE(opened);
  const std::shared_ptr<SqlStore> store = std::move(*opened);
  return {std::make_unique<SqlRepository>(store), std::make_unique<SqlRecords>(store)};
}

void fill(const std::filesystem::path& path) {
  const auto [attempts, records] = open_file(path);
  std::vector<std::shared_ptr<const Scenario>> scenarios;
  for (const auto& one : DemonstrationStore::shelf().scenarios) scenarios.push_back(one.scenario);
  DemonstrationWish wish;
  wish.people = 18;
  wish.attempts = 240;
  wish.seed = 7;
  wish.until = TimePoint{std::chrono::sys_days{std::chrono::year{2023} / 11 / 13}.time_since_epoch()};
  Demonstration demonstration(wish, scenarios, shipped_rubric(), &DemonstrationStore::listener());
  must(records->keep_source("rubric", shipped_rubric()->hash, *shipped_rubric()->source));
  for (const auto& scenario : scenarios)
    must(records->keep_source("scenario", scenario->hash, *scenario->source));
  for (const auto& person : demonstration.people()) must(records->put_person(person));
  for (const auto& team : demonstration.teams()) must(records->put_team(team));
  while (!demonstration.is_done()) must(attempts->add(demonstration.next()));
  for (const auto& opinion : demonstration.opinions()) must(records->add_opinion(opinion));
}

const std::filesystem::path& filled() {
  static const test::TemporaryFolder folder;
  static const auto path = [] {
    auto file = folder.path() / "made.sqlite";
    fill(file);
    return file;
  }();
  return path;
}

}  // namespace

DemonstrationStore::DemonstrationStore() {
  std::filesystem::copy_file(filled(), path());
  auto opened = open_file(path());
  attempts_ = std::move(opened.attempts);
  records_ = std::move(opened.records);
}

OpenRecordsLater DemonstrationStore::open() {
  return [this](const std::stop_token&) -> Result<OpenRecords> {
    return OpenRecords{records_.get(), attempts_.get()};
  };
}

const Shelf& DemonstrationStore::shelf() {
  static const Shelf kShelf = [] {
    Shelf shelf;
    for (const auto* name : {"propane-missed-delivery.yaml", "scratched-car-door.yaml", "wrong-coffee.yaml"})
      add_to_shelf(shelf, TestDesk::source("scenarios") / name, shipped_rubric());
    EXPECT_EQ(shelf.scenarios.size(), 3U);
    return shelf;
  }();
  return kShelf;
}

const Listener& DemonstrationStore::listener() {
  static const Listener kListener{[] {
    std::promise<std::shared_ptr<const Assessor>> ready;
    ready.set_value(std::shared_ptr<const Assessor>(&shipped_assessor(), [](const Assessor*) {}));
    return AssessorToCome(ready.get_future());
  }()};
  return kListener;
}

}  // namespace rapport::gui
