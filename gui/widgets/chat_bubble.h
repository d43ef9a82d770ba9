// SPDX-License-Identifier: MIT
/// \file One line of a conversation, shown as what it is.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "engine/report/transcript.h"
#include "gui/theme/look.h"
#include "gui/widgets/text_mark.h"

namespace rapport::gui {

/// The customer speaks from the left, the trainee from the right; what is seen stands in the middle, the
/// ledger small. `marks` are of the text; several bubbles with marks need an ImGui id each around them.
/// `heard`: the bytes of the text that are being said aloud.
void chat_bubble(const Look& look, TranscriptLine::Speaker speaker, std::string_view text, float width,
                 std::span<const TextMark> marks = {}, std::optional<WordSpan> heard = {});

}  // namespace rapport::gui
