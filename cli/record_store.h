// SPDX-License-Identifier: MIT
/// \file A store opened for those who look at many attempts.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "cli/catalogue.h"
#include "engine/attempt/attempt_runner.h"
#include "engine/base/result.h"
#include "engine/report/played_attempt.h"
#include "engine/storage/sql_records.h"
#include "engine/storage/sql_repository.h"

namespace rapport {

/// One store, seen as attempts and as records.
struct RecordStore {
  std::string url;
  std::unique_ptr<SqlRepository> attempts;
  std::unique_ptr<SqlRecords> records;
};

/// NotFound if the file does not exist: nothing is made.
[[nodiscard]] Result<RecordStore> open_record_store(const StoreChoice& choice);

/// Makes the file if need be.
[[nodiscard]] Result<RecordStore> make_record_store(const std::string& url);

/// Every scenario of the library that can be played, by file name. Others are passed over.
[[nodiscard]] std::vector<std::shared_ptr<const Scenario>> scenarios_at_hand(const Catalogue& catalogue);

/// The texts of the library, which must outlive what is returned.
[[nodiscard]] TextsAtHand texts_at_hand(const Catalogue& catalogue);

/// NotFound if neither the library nor an attempt of the store has a scenario of this id; an empty one is
/// well.
[[nodiscard]] Result<void> check_scenario(const Catalogue& catalogue, const Records& records,
                                          const std::string& id);

/// An attempt come back by the very texts that it was held with; see played_attempt.h.
[[nodiscard]] Result<AttemptRunner> as_played(const Catalogue& catalogue, const RecordStore& store,
                                              const Attempt& attempt, const Listener& listener,
                                              const Clock& clock);

/// The text of the scenario that an attempt was held with, from the same places.
[[nodiscard]] Result<std::string> played_text(const Catalogue& catalogue, const RecordStore& store,
                                              const Attempt& attempt);

}  // namespace rapport
