// SPDX-License-Identifier: MIT
/// \file What the trainee's own progress shows.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/report/progress.h"
#include "gui/shell/shelf.h"
#include "gui/trainee/lobby_model.h"

namespace rapport::gui {

/// One criterion over one's attempts.
struct CriterionChart {
  std::string name;
  std::vector<RatedAttempt> attempts;  ///< the latest of them, the earliest first
  std::vector<std::string> words;      ///< what they say: a sentence for each kind of attempt
};

struct ProgressRow {
  enum class Door { None, Debrief, Resume };
  AttemptId id;
  std::string moment, scenario, mode, result;
  Door door = Door::None;  ///< where one can go from here
};

struct ProgressModel {
  std::string summary;              ///< how many attempts there are, of which kind
  std::vector<std::string> moving;  ///< what gets better and what does not, in sentences
  std::vector<CriterionChart> charts;
  std::optional<LobbyNext> next;
  std::vector<ProgressRow> rows;  ///< the attempt begun last comes first
};

/// How far the wall's clock is ahead of UTC at a moment.
using UtcOffset = std::function<std::chrono::minutes(TimePoint)>;

/// Criteria are called as the shelf's rubrics call them; without a scenario there are no charts.
[[nodiscard]] ProgressModel make_progress_model(const Progress& progress, const Shelf& shelf,
                                                const std::optional<LobbyNext>& next,
                                                const UtcOffset& utc_offset);

}  // namespace rapport::gui
