// SPDX-License-Identifier: MIT
#include "cli/played_texts.h"

namespace rapport {

Result<AttemptRunner> PlayedTexts::bring_back(const Attempt& attempt) {
  const Key key(attempt.saved.scenario_hash, attempt.saved.rubric_hash);
  const auto found = texts_.find(key);
  if (found != texts_.end()) {
    if (!found->second.scenario) return tl::unexpected(found->second.gone);
    return AttemptRunner::resume(found->second.scenario, found->second.rubric, attempt,
                                 {nullptr, &clock_, &listener_});
  }
  auto runner = as_played(catalogue_, store_, attempt, listener_, clock_);
  Texts texts;
  if (runner) {
    texts.scenario = runner->session().shared_scenario();
    texts.rubric = runner->session().shared_rubric();
  } else {
    texts.gone = runner.error();
  }
  texts_.emplace(key, std::move(texts));
  return runner;
}

}  // namespace rapport
