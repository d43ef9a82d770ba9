// SPDX-License-Identifier: MIT
/// \file Who speaks the customer's lines.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "gui/voice/delivery.h"

namespace rapport::gui {

/// A line of a conversation, by its place in it.
struct SpokenLine {
  std::size_t line = 0;
  std::string text;
};

/// The word that is heard now: bytes of the text of that line.
struct SpokenWord {
  std::size_t line = 0;
  std::size_t begin_byte = 0, end_byte = 0;

  friend bool operator==(const SpokenWord&, const SpokenWord&) = default;
};

/// Why nothing was heard when it was tried last.
enum class VoiceTrouble {
  None,
  NoSpeech,  ///< the program that speaks is not there or does not work
  NoSound    ///< there is no sound device that it can use
};

/// How things stand at one moment.
struct VoiceState {
  bool speaking = false;
  std::optional<SpokenWord> word;
  VoiceTrouble trouble = VoiceTrouble::None;

  friend bool operator==(const VoiceState&, const VoiceState&) = default;
};

/// Nothing here waits: neither for speech nor for a device. That nothing can be heard is no error: the words
/// stand on the screen.
class CustomerVoice {
 public:
  CustomerVoice() = default;
  virtual ~CustomerVoice() = default;
  CustomerVoice(const CustomerVoice&) = delete;
  CustomerVoice& operator=(const CustomerVoice&) = delete;
  CustomerVoice(CustomerVoice&&) = delete;
  CustomerVoice& operator=(CustomerVoice&&) = delete;

  /// Speaks these lines, one after the other, instead of what is being said.
  virtual void say(std::vector<SpokenLine> lines, const Delivery& delivery) = 0;
  virtual void stop() = 0;
  /// Finds out whether anything could be heard, unless something is being said. state() tells it a little
  /// later.
  virtual void try_out() = 0;

  [[nodiscard]] virtual VoiceState state() const = 0;
  [[nodiscard]] bool is_speaking() const { return state().speaking; }
};

}  // namespace rapport::gui
