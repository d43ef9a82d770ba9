// SPDX-License-Identifier: MIT
/// \file What the window and rapport-voice, the program that speaks, tell each other.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "gui/voice/delivery.h"

namespace rapport::gui {

/// What rapport-voice is to say. No text: it only tries whether it could.
struct VoiceRequest {
  Delivery delivery;
  std::string text;  ///< any bytes

  friend bool operator==(const VoiceRequest&, const VoiceRequest&) = default;
};

/// Goes to its standard input: one line with the delivery, then the text as it is.
[[nodiscard]] std::string to_bytes(const VoiceRequest& request);
/// Nothing if these bytes are no request or ask for what espeak-ng does not accept.
[[nodiscard]] std::optional<VoiceRequest> parse_request(std::string_view bytes);

/// What it answers, one line each. The last one is not a Word.
struct VoiceReport {
  enum class Kind {
    Word,      ///< is heard now
    Done,      ///< all of it was heard
    NoSpeech,  ///< espeak-ng has no voice
    NoSound    ///< no sound device
  };
  Kind kind = Kind::Done;
  std::size_t begin_byte = 0, end_byte = 0;  ///< of the text, for a Word

  friend bool operator==(const VoiceReport&, const VoiceReport&) = default;
};

/// With the line's end.
[[nodiscard]] std::string to_line(const VoiceReport& report);
/// Without it.
[[nodiscard]] std::optional<VoiceReport> parse_report(std::string_view line);

}  // namespace rapport::gui
