// SPDX-License-Identifier: MIT
/// \file Speech being heard.
#pragma once

#include <functional>

#include "engine/base/result.h"
#include "gui/voice/sound_device.h"
#include "gui/voice/speech.h"

namespace rapport::gui {

/// Plays all of it and calls `at_word` for each word when it is heard, in order. Ends when all has been
/// heard, or when the device fails.
Result<void> recite(const Speech& speech, SoundDevice& device,
                    const std::function<void(const CaptionWord&)>& at_word);

}  // namespace rapport::gui
