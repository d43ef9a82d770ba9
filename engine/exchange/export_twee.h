// SPDX-License-Identifier: MIT
/// \file A scenario as a Twee 3 file, which Twine and Tweego read: passages with links and macros of
/// SugarCube.
#pragma once

#include <string>
#include <vector>

#include "engine/exchange/remark.h"
#include "engine/rubric/rubric.h"
#include "engine/scenario/scenario.h"

namespace rapport {

struct ExportedStory {
  std::string twee;
  std::vector<Remark> remarks;  ///< what Twee cannot say, one for each kind of thing
};

/// Turns and endings become passages named by their ids, so that import_story() gives the same turns, endings
/// and ways again. What only a trainer needs (ratings, coaching, other wordings) stands in comments; what
/// SugarCube has no counterpart for is remarked on. `file` is what remarks call the scenario's file. The same
/// scenario gives the same bytes.
[[nodiscard]] ExportedStory export_twee(const Scenario& scenario, const Rubric& rubric,
                                        const std::string& file);

}  // namespace rapport
