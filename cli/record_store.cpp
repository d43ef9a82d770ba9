// SPDX-License-Identifier: MIT
#include "cli/record_store.h"

#include <utility>

#include "engine/authoring/rubric_loader.h"
#include "engine/authoring/scenario_loader.h"
#include "engine/base/content_hash.h"
#include "engine/base/file.h"
#include "engine/base/words.h"
#include "engine/storage/sql_store.h"
#include "engine/storage/store_location.h"

namespace rapport {
namespace {

constexpr std::size_t kMostBytes = 64 << 20;

/// An authored text by its hash, and what it makes; the value that is at hand if it is of that text.
template <typename Value, typename Load>
Result<std::shared_ptr<const Value>> text_as_played(const RecordStore& store, const ContentHash& hash,
                                                    const std::shared_ptr<const Value>& at_hand,
                                                    const Load& load) {
  if (at_hand != nullptr && at_hand->hash == hash) return at_hand;
  const auto kept = store.records->source(hash);
  if (!kept) {
    return failure(ErrorCode::Conflict,
                   tr("The scenario or the rubric has been edited since, and the store has not kept the text "
                      "that was played."),
                   tr("Bring the file back as it was."));
  }
  auto loaded = load(*kept);
  if (loaded.value == nullptr) {
    return failure(ErrorCode::Invalid, tr("The text that was played cannot be read by this version."),
                   tr("Look at it with the version that it was played with."));
  }
  return loaded.value;
}

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

Result<AttemptRunner> as_played(const Catalogue& catalogue, const RecordStore& store, const Attempt& attempt,
                                const Listener& listener, const Clock& clock) {
  const auto rubric =
      text_as_played<Rubric>(store, attempt.saved.rubric_hash, catalogue.rubric,
                             [](const std::string& text) { return load_rubric_text("rubric.yaml", text); });
  if (!rubric) return tl::unexpected(rubric.error());
  std::shared_ptr<const Scenario> at_hand;
  if (const auto file = find_scenario(catalogue.library, attempt.saved.scenario_id); file)
    at_hand = load_scenario(*file, **rubric).value;
  const auto scenario =
      text_as_played<Scenario>(store, attempt.saved.scenario_hash, at_hand, [&](const std::string& text) {
        return load_scenario_text(attempt.saved.scenario_id + ".yaml", text, **rubric);
      });
  if (!scenario) return tl::unexpected(scenario.error());
  return AttemptRunner::resume(*scenario, *rubric, attempt, {nullptr, &clock, &listener});
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

}  // namespace rapport
