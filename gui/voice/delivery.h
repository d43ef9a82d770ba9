// SPDX-License-Identifier: MIT
/// \file How a customer's line is spoken, from who they are and how they feel.
#pragma once

#include <chrono>
#include <string>

#include "engine/scenario/customer.h"

namespace rapport::gui {

/// In espeak-ng's measures. Every value is one that it accepts.
struct Delivery {
  std::string voice = "en";    ///< a language, and who speaks it: "en+f2"
  int words_per_minute = 170;  ///< 80 to 450
  int pitch = 50;              ///< 0 to 100
  int melody = 50;             ///< 0 to 100: how far the pitch moves; 0 is flat
  int volume = 80;             ///< 0 to 100
  std::chrono::milliseconds between_words{0};

  friend bool operator==(const Delivery&, const Delivery&) = default;
};

/// Trust and anger from 0 to 100; beyond, they count as the end.
struct Mood {
  float trust = 50, anger = 50;
};

/// A furious customer is fast, high and loud; one who has gone cold is slow, flat and leaves pauses; one who
/// was won back is soft. In between the voice is in between, without a jump. Who speaks follows from pronouns
/// and name alone, so that a customer always has the same voice. `language` is the scenario's; what is no
/// language's tag counts as English. `volume` is that of the settings, 0 to 100.
[[nodiscard]] Delivery delivery_of(const Customer& customer, const std::string& language, Mood mood,
                                   int volume);

}  // namespace rapport::gui
