// SPDX-License-Identifier: MIT
#include "cli/save_debrief.h"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>
#include <vector>

#include "engine/attempt/attempt_repository.h"
#include "engine/base/clock.h"
#include "engine/base/file.h"
#include "engine/base/words.h"
#include "engine/exporting/debrief_html.h"
#include "engine/proof/proof.h"
#include "engine/report/debrief.h"
#include "engine/report/earlier_results.h"

namespace rapport {

Result<void> check_can_save(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code problem;
  if (fs::exists(fs::symlink_status(path, problem))) {
    return failure(ErrorCode::Conflict, tr_format("There is something called {} already.", path),
                   tr("Name a file that is not there yet."));
  }
  const auto folder = fs::absolute(path, problem).parent_path();
  if (!fs::is_directory(folder, problem))
    return failure(ErrorCode::NotFound, tr_format("There is no folder {}.", folder.string()),
                   tr("Make it first."));
  return {};
}

Result<void> save_debrief(const AttemptRunner& runner, const AttemptRepository* repository,
                          const std::string& path) {
  constexpr std::size_t kEnough = 1000;
  std::vector<Attempt> attempts;
  if (repository != nullptr)
    attempts = repository->list(runner.scenario().id, kEnough).value_or(std::vector<Attempt>());
  const auto debrief = make_debrief(runner, best_scores(prove(runner.scenario(), runner.rubric())));
  const auto earlier = earlier_results(attempts, runner.attempt(), debrief.criteria.size());
  const auto offset = utc_offset_at(runner.attempt().started);
  return write_new_file(path, debrief_html(debrief, earlier, imprint_of(runner, offset)));
}

}  // namespace rapport
