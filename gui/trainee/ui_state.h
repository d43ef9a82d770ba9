// SPDX-License-Identifier: MIT
/// \file What the screens themselves remember from frame to frame. Losing it loses nobody's work but the
/// draft.
#pragma once

#include <cstddef>

#include "gui/widgets/reply_draft.h"

namespace rapport::gui {

struct UiState {
  ReplyDraft draft;
  bool case_file_open = true;
  bool show_news = false;    ///< scroll the conversation to the last exchange
  bool focus_reply = false;  ///< put the cursor into the reply box
  bool to_top = false;       ///< scroll the page to its beginning
};

}  // namespace rapport::gui
