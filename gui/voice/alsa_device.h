// SPDX-License-Identifier: MIT
/// \file The system's sound by ALSA, through which PipeWire and PulseAudio can be reached too.
#pragma once

#include <memory>
#include <string>

#include "gui/voice/sound_device.h"

namespace rapport::gui {

/// `name` is ALSA's: "default" is what the person chose, "null" is heard by nobody. NotFound if there is
/// none.
[[nodiscard]] Result<std::unique_ptr<SoundDevice>> open_alsa(const std::string& name, int rate);

}  // namespace rapport::gui
