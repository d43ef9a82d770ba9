// SPDX-License-Identifier: MIT
/// \file Many attempts brought back by the very texts that each was held with.
#pragma once

#include <map>
#include <memory>
#include <utility>

#include "cli/catalogue.h"
#include "cli/record_store.h"
#include "engine/attempt/attempt_runner.h"
#include "engine/base/content_hash.h"
#include "engine/base/result.h"

namespace rapport {

/// Brings attempts back as as_played() does, but reads each scenario and rubric once. What it is made of must
/// outlive it.
class PlayedTexts {
 public:
  PlayedTexts(const Catalogue& catalogue, const RecordStore& store, const Listener& listener,
              const Clock& clock)
      : catalogue_(catalogue), store_(store), listener_(listener), clock_(clock) {}

  [[nodiscard]] Result<AttemptRunner> bring_back(const Attempt& attempt);

 private:
  using Key = std::pair<ContentHash, ContentHash>;  ///< of a scenario and a rubric
  struct Texts {
    std::shared_ptr<const Scenario> scenario;  ///< null: gone
    std::shared_ptr<const Rubric> rubric;
    Error gone{};
  };

  const Catalogue& catalogue_;
  const RecordStore& store_;
  const Listener& listener_;
  const Clock& clock_;
  std::map<Key, Texts> texts_;
};

}  // namespace rapport
