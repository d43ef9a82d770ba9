// SPDX-License-Identifier: MIT
/// \file What the author's screen remembers from frame to frame. Losing it loses nobody's work.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/session/trial.h"
#include "gui/author/graph_view.h"
#include "gui/widgets/reply_draft.h"
#include "gui/widgets/search_words.h"

namespace rapport::gui {

/// The height of a text is known after it was drawn once.
inline constexpr int kFramesToEnd = 3;

struct AuthorUi {
  GraphView view;
  bool graph_shown = false;      ///< the view was fitted to the graph
  bool graph_changed = false;    ///< it is another graph than in the last frame
  bool heat = false;             ///< show how often plays by chance come by
  bool has_canvas_keys = false;  ///< the keyboard moves the graph
  SearchWords graph_words;
  std::vector<std::uint32_t> found;  ///< nodes that the words are in
  std::size_t found_at = 0;          ///< where Enter goes next
  TrialStart start;                  ///< as set in the form
  ReplyDraft words;                  ///< typed in a trial
  bool set_up = false;               ///< the values of a trial are being set
  bool to_top = false;
  float side_height = 0;  ///< of what stands beside a trial, in pixels
  int show_end = 0;       ///< frames for which the end of the trial is brought into sight

  /// Another file was opened.
  void forget() {
    graph_shown = false;
    graph_words.words.clear();
    found.clear();
    start = {};
    set_up = false;
    words.set_words({});
    to_top = true;
  }
};

}  // namespace rapport::gui
