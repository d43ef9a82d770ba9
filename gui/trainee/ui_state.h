// SPDX-License-Identifier: MIT
/// \file What the screens themselves remember from frame to frame. Losing it loses nobody's work but the
/// draft.
#pragma once

#include <cstddef>
#include <optional>

#include "gui/author/author_ui.h"
#include "gui/manager/manager_ui.h"
#include "gui/trainee/line_heights.h"
#include "gui/trainee/lobby_rows.h"
#include "gui/widgets/face_motion.h"
#include "gui/widgets/reply_draft.h"
#include "gui/widgets/search_words.h"

namespace rapport::gui {

/// How long `show_news` lasts.
inline constexpr int kFramesOfNews = 3;

struct UiState {
  ReplyDraft draft;
  bool case_file_open = true;
  /// Frames for which the conversation still scrolls to the last exchange: more than one, since a scrollbar
  /// that appears makes lines shorter.
  int show_news = 0;
  LineHeights line_heights;                ///< of the conversation, as drawn last
  bool focus_reply = false;                ///< put the cursor into the reply box
  bool to_top = false;                     ///< scroll the page to its beginning
  std::optional<std::size_t> show_reply;   ///< scroll the debrief to this reply, counted from 0
  std::optional<std::size_t> shown_reply;  ///< the one that it scrolled to last
  SearchWords lobby_words;                 ///< what is searched for in the lobby
  LobbyRows lobby_rows;                    ///< of the cards there, as drawn last
  bool job_takes_long = false;             ///< say that something is still being done
  bool overlay_to_top = false;
  bool reset_asked = false;  ///< the settings ask whether all of them are to be reset
  AuthorUi author;
  ManagerUi manager;
  FaceMotion face;  ///< of the customer in the conversation
  /// The moment, as in Canvas::now, at which something in sight moves by itself. Set anew in every frame;
  /// none if the window may sleep until something happens.
  std::optional<double> next_change;
};

}  // namespace rapport::gui
