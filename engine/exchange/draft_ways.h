// SPDX-License-Identifier: MIT
/// \file What a scenario demands of its ways and a story need not give: an ending in reach, a reply in every
/// loop, at most nine replies.
#pragma once

#include <string>
#include <vector>

#include "engine/exchange/scenario_draft.h"
#include "engine/exchange/story_ids.h"

namespace rapport {

/// Gives a reply "Go on." to turns that would go round by themselves, and a reply "Leave it there." where no
/// ending can be reached, with a comment. With `only_certain` a way under a condition counts as none.
/// `the_end` is the ending they lead to; one is made if it is empty and needed. True if something had to be
/// added.
bool make_ways_out(ScenarioDraft& draft, bool only_certain, IdsInUse& ids, std::string& the_end);

/// Puts replies beyond the ninth into turns behind.
void split_replies(ScenarioDraft& draft, IdsInUse& ids);

}  // namespace rapport
