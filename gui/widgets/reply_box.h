// SPDX-License-Identifier: MIT
/// \file A field for a reply of one's own that wraps while one types.
#pragma once

#include <imgui.h>

#include "gui/settings/settings.h"
#include "gui/shell/keys.h"
#include "gui/theme/look.h"
#include "gui/widgets/reply_draft.h"

namespace rapport::gui {

/// As high as its text, from two lines to six. `id` is its stable id with an invisible label:
/// "###reply_words". `take_focus` puts the cursor into it. True in the frame in which the key is pressed that
/// sends; the other one begins a new line: Enter, or Enter with Shift or Ctrl.
bool reply_box(const Look& look, const char* id, ReplyDraft& draft, const Keys& keys, SendKey send_with,
               bool take_focus, float width);

/// The same for a name: one line high. Enter does nothing in it.
void name_box(const Look& look, const char* id, ReplyDraft& draft, const Keys& keys, float width);

/// The height that a reply_box() would have.
[[nodiscard]] float reply_box_height(const Look& look, const ReplyDraft& draft);

}  // namespace rapport::gui
