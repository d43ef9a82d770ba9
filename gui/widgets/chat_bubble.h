// SPDX-License-Identifier: MIT
/// \file One line of a conversation, shown as what it is.
#pragma once

#include <string_view>

#include "engine/report/transcript.h"
#include "gui/theme/look.h"

namespace rapport::gui {

/// The customer speaks from the left, the trainee from the right; what is seen stands in the middle, the
/// ledger small.
void chat_bubble(const Look& look, TranscriptLine::Speaker speaker, std::string_view text, float width);

}  // namespace rapport::gui
