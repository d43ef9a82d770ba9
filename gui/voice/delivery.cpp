// SPDX-License-Identifier: MIT
#include "gui/voice/delivery.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace rapport::gui {
namespace {

/// What a mood does to a voice.
struct Tone {
  float pace;      ///< of the usual words per minute
  float pitch;     ///< added
  float melody;    ///< of the usual one
  float loudness;  ///< of the loudest
  float pause;     ///< milliseconds between words
};

constexpr Tone kCold = {.pace = 0.84F, .pitch = -5, .melody = 0.4F, .loudness = 0.72F, .pause = 40};
constexpr Tone kFurious = {.pace = 1.18F, .pitch = 9, .melody = 1.35F, .loudness = 1, .pause = 0};
constexpr Tone kRelieved = {.pace = 0.96F, .pitch = 2, .melody = 1.1F, .loudness = 0.68F, .pause = 10};
constexpr Tone kUpset = {.pace = 1.08F, .pitch = 12, .melody = 1.3F, .loudness = 0.9F, .pause = 0};

Tone mix(const Tone& one, const Tone& other, float share) {
  return {.pace = std::lerp(one.pace, other.pace, share),
          .pitch = std::lerp(one.pitch, other.pitch, share),
          .melody = std::lerp(one.melody, other.melody, share),
          .loudness = std::lerp(one.loudness, other.loudness, share),
          .pause = std::lerp(one.pause, other.pause, share)};
}

Tone tone_of(Mood mood) {
  const float trust = std::clamp(mood.trust, 0.0F, 100.0F) / 100.0F;
  const float anger = std::clamp(mood.anger, 0.0F, 100.0F) / 100.0F;
  return mix(mix(kCold, kFurious, anger), mix(kRelieved, kUpset, anger), trust);
}

float usual_pace(Voice::Pace pace) {
  switch (pace) {
    case Voice::Pace::Slow:
      return 150;
    case Voice::Pace::Medium:
      return 170;
    case Voice::Pace::Quick:
      return 190;
  }
  return 170;
}

float usual_pitch(Voice::Pitch pitch) {
  switch (pitch) {
    case Voice::Pitch::Low:
      return 36;
    case Voice::Pitch::Medium:
      return 48;
    case Voice::Pitch::High:
      return 60;
  }
  return 48;
}

/// The old speak a little more slowly.
float pace_of_age(int age) {
  constexpr float kFrom = 60, kYearsToTenth = 35;
  return 1 - 0.1F * std::max(0.0F, static_cast<float>(age) - kFrom) / kYearsToTenth;
}

/// Files of espeak-ng that speak like one person each.
constexpr std::array kWomen = {"f1", "f2", "f3", "f4"};
constexpr std::array kMen = {"m1", "m2", "m3", "m4", "m7"};

std::string speaker_of(const Customer& customer) {
  const bool she = customer.pronouns.starts_with("she"), he = customer.pronouns.starts_with("he");
  const auto sum =
      std::accumulate(customer.name.begin(), customer.name.end(), std::size_t{0},
                      [](std::size_t so_far, char c) { return so_far + static_cast<unsigned char>(c); });
  if (she) return kWomen[sum % kWomen.size()];
  if (he) return kMen[sum % kMen.size()];
  const auto any = sum % (kWomen.size() + kMen.size());
  return any < kWomen.size() ? kWomen[any] : kMen[any - kWomen.size()];
}

/// espeak-ng would take a path, too.
std::string plain_language(std::string language) {
  constexpr std::size_t kLongest = 35;  // as BCP 47 asks software to hold
  std::ranges::transform(language, language.begin(), [](char c) {
    if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
    return c == '_' ? '-' : c;
  });
  const bool plain = language.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
  return plain && !language.empty() && language.size() <= kLongest ? language : "en";
}

int whole(float value, int least, int most) {
  return std::clamp(static_cast<int>(std::lround(value)), least, most);
}

}  // namespace

Delivery delivery_of(const Customer& customer, const std::string& language, Mood mood, int volume) {
  constexpr float kUsualMelody = 50;
  const auto tone = tone_of(mood);
  Delivery delivery;
  delivery.voice = fmt::format("{}+{}", plain_language(language), speaker_of(customer));
  delivery.words_per_minute =
      whole(usual_pace(customer.voice.pace) * pace_of_age(customer.portrait.age) * tone.pace, 80, 450);
  delivery.pitch = whole(usual_pitch(customer.voice.pitch) + tone.pitch, 0, 100);
  delivery.melody = whole(kUsualMelody * tone.melody, 0, 100);
  delivery.volume = whole(static_cast<float>(std::clamp(volume, 0, 100)) * tone.loudness, 0, 100);
  delivery.between_words = std::chrono::milliseconds(whole(tone.pause, 0, 1000));
  return delivery;
}

}  // namespace rapport::gui
