// SPDX-License-Identifier: MIT
#include "cli/record_store.h"

#include <algorithm>
#include <utility>

#include "engine/authoring/scenario_loader.h"
#include "engine/authoring/wording.h"
#include "engine/base/content_hash.h"
#include "engine/base/file.h"
#include "engine/base/words.h"
#include "engine/storage/sql_store.h"
#include "engine/storage/store_location.h"
#include "engine/text/closest_word.h"

namespace rapport {
namespace {

constexpr std::size_t kMostBytes = 64 << 20;

Result<RecordStore> open_url(const std::string& url) {
  auto opened = SqlStore::open(url);
  if (!opened) return tl::unexpected(opened.error());
  const std::shared_ptr<SqlStore> store = std::move(*opened);
  return RecordStore{url, std::make_unique<SqlRepository>(store), std::make_unique<SqlRecords>(store)};
}

}  // namespace

Result<RecordStore> open_record_store(const StoreChoice& choice) {
  const auto url = url_of(choice);
  if (!url) return tl::unexpected(url.error());
  if (!is_server_url(*url)) {
    if (const auto there = open_existing_store(choice); !there) return tl::unexpected(there.error());
  }
  return open_url(*url);
}

Result<RecordStore> make_record_store(const std::string& url) {
  return open_url(url);
}

std::vector<std::shared_ptr<const Scenario>> scenarios_at_hand(const Catalogue& catalogue) {
  std::vector<std::shared_ptr<const Scenario>> scenarios;
  for (const auto& file : scenario_files(catalogue.library)) {
    if (auto loaded = load_scenario(file, *catalogue.rubric); loaded.value != nullptr)
      scenarios.push_back(std::move(loaded.value));
  }
  return scenarios;
}

TextsAtHand texts_at_hand(const Catalogue& catalogue) {
  return {catalogue.rubric, [&catalogue](std::string_view id, const Rubric& rubric) {
            const auto file = find_scenario(catalogue.library, std::string(id));
            return file ? load_scenario(*file, rubric).value : nullptr;
          }};
}

Result<AttemptRunner> as_played(const Catalogue& catalogue, const RecordStore& store, const Attempt& attempt,
                                const Listener& listener, const Clock& clock) {
  return as_played(*store.records, texts_at_hand(catalogue), attempt, &listener, clock);
}

Result<std::string> played_text(const Catalogue& catalogue, const RecordStore& store,
                                const Attempt& attempt) {
  if (auto kept = store.records->source(attempt.saved.scenario_hash); kept) return kept;
  const auto file = find_scenario(catalogue.library, attempt.saved.scenario_id);
  if (!file) return tl::unexpected(file.error());
  auto text = read_file(*file, kMostBytes);
  if (text && content_hash(*text) != attempt.saved.scenario_hash) {
    return failure(ErrorCode::Conflict,
                   tr("The scenario has been edited since, and the store has not kept the text that was "
                      "played."),
                   tr("Bring the file back as it was."));
  }
  return text;
}

Result<void> check_scenario(const Catalogue& catalogue, const Records& records, const std::string& id) {
  if (id.empty()) return {};
  std::vector<std::string> ids;
  for (const auto& scenario : scenarios_at_hand(catalogue)) ids.push_back(scenario->id);
  const auto held = records.scenarios({});
  if (!held) return tl::unexpected(held.error());
  for (const auto& scenario : *held) ids.push_back(scenario.scenario_id);
  if (std::ranges::find(ids, id) != ids.end()) return {};
  const auto meant = closest_word(id, ids);
  return failure(ErrorCode::NotFound, tr_format("There is no scenario {}.", in_quotes(id)),
                 meant ? tr_format("Did you mean {}?", in_quotes(*meant))
                       : std::string(tr("rapport list shows which there are.")));
}

}  // namespace rapport
