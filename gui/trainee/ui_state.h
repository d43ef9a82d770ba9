// SPDX-License-Identifier: MIT
/// \file What the screens themselves remember from frame to frame. Losing it loses nobody's work but the
/// draft.
#pragma once

#include <cstddef>

#include "gui/widgets/reply_draft.h"

namespace rapport::gui {

/// How long `show_news` lasts.
inline constexpr int kFramesOfNews = 3;

struct UiState {
  ReplyDraft draft;
  bool case_file_open = true;
  /// Frames for which the conversation still scrolls to the last exchange: more than one, since a scrollbar
  /// that appears makes lines shorter.
  int show_news = 0;
  bool focus_reply = false;  ///< put the cursor into the reply box
  bool to_top = false;       ///< scroll the page to its beginning
};

}  // namespace rapport::gui
