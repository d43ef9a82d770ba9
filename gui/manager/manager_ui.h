// SPDX-License-Identifier: MIT
/// \file What the manager's screen remembers from frame to frame. Losing it loses nobody's work but a reason
/// that is being written.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "engine/rubric/rating.h"
#include "gui/widgets/reply_draft.h"
#include "gui/widgets/search_words.h"

namespace rapport::gui {

/// A rating that is being corrected.
struct CorrectionForm {
  std::size_t reply = 0;
  std::string criterion_id;
  std::optional<Level> level;  ///< chosen instead of the machine's
};

struct ManagerUi {
  SearchWords words;    ///< that are searched for in names
  bool to_top = false;  ///< scroll what lies before one to its beginning
  bool to_row = false;  ///< the keyboard goes back to the person that one came from
  std::optional<CorrectionForm> correcting;
  ReplyDraft reason, rater;
  bool show_form = false;   ///< scroll to the rating that is being corrected
  bool takes_long = false;  ///< the store has been asked for more than a moment
};

}  // namespace rapport::gui
