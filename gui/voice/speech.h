// SPDX-License-Identifier: MIT
/// \file A text as sound in memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "engine/base/result.h"
#include "gui/voice/caption_words.h"
#include "gui/voice/voice_messages.h"

namespace rapport::gui {

/// A word of the text, and the sample at which it begins to be heard.
struct TimedWord {
  CaptionWord word;
  std::size_t sample = 0;

  friend bool operator==(const TimedWord&, const TimedWord&) = default;
};

struct Speech {
  int rate = 22050;  ///< samples a second
  std::vector<std::int16_t> samples;
  std::vector<TimedWord> words;  ///< in order of both
};

/// espeak-ng. A process can have one once: version 1.51 hangs when it is begun anew. One thread at a time.
class Synthesiser {
 public:
  /// NotFound if espeak-ng has nothing to speak with.
  [[nodiscard]] static Result<std::unique_ptr<Synthesiser>> open();
  ~Synthesiser();
  Synthesiser(const Synthesiser&) = delete;
  Synthesiser& operator=(const Synthesiser&) = delete;
  Synthesiser(Synthesiser&&) = delete;
  Synthesiser& operator=(Synthesiser&&) = delete;

  [[nodiscard]] int rate() const { return rate_; }

  /// Speaks the text as text, whatever it holds. A voice or a language that is not installed is replaced by
  /// English. NotFound if that is not there either.
  [[nodiscard]] Result<Speech> speak(const VoiceRequest& request);

 private:
  explicit Synthesiser(int rate) : rate_(rate) {}

  int rate_;
};

}  // namespace rapport::gui
