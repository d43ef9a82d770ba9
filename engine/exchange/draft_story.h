// SPDX-License-Identifier: MIT
/// \file From a story of passages and links to a scenario of turns and replies.
#pragma once

#include <string>

#include "engine/base/result.h"
#include "engine/exchange/remark.h"
#include "engine/exchange/scenario_draft.h"
#include "engine/exchange/story.h"
#include "engine/rubric/rubric.h"

namespace rapport {

/// Which ways count as leading to an ending, when a way out is made where there is none.
enum class WaysCounted { All, OnlyWithoutCondition };

/// A passage becomes a turn, its links replies, a passage that leads nowhere an ending. What a passage
/// changes as it begins is done by the replies that lead to it. `name` is the file's, for an id and a title
/// where the story has none. Fails with Invalid if the story has no passage, or more than a scenario can
/// hold.
[[nodiscard]] Result<ScenarioDraft> draft_of(const Story& story, const std::string& name, WaysCounted counted,
                                             const Rubric& rubric, Remarks& remarks);

}  // namespace rapport
