// SPDX-License-Identifier: MIT
#include "gui/voice/speech.h"

#include <espeak-ng/speak_lib.h>

#include <algorithm>
#include <array>
#include <string>

namespace rapport::gui {
namespace {

constexpr int kUsualVolume = 100;  // of 200: more would be cut off

/// What the callback fills.
struct Recording {
  const CaptionWords& caption;
  Speech speech;
  std::size_t next = 0;  ///< word of the caption that has not been heard
};

/// espeak-ng tells the places of numbers and abbreviations several times or late: a word counts from where it
/// is met first, and one that is passed over is heard with the next.
void note_word(Recording& recording, const espeak_EVENT& event) {
  const auto& words = recording.caption.words();
  const auto character = static_cast<std::size_t>(std::max(0, event.text_position - 1));
  const auto met = recording.caption.word_at(character);
  for (; recording.next <= met && recording.next < words.size(); ++recording.next) {
    auto sample = static_cast<std::size_t>(std::max(0, event.sample));
    if (!recording.speech.words.empty()) sample = std::max(sample, recording.speech.words.back().sample);
    recording.speech.words.push_back({words[recording.next], sample});
  }
}

int on_sound(short* samples, int count, espeak_EVENT* events) {
  if (events == nullptr || events->user_data == nullptr) return 0;
  auto& recording = *static_cast<Recording*>(events->user_data);
  if (samples != nullptr && count > 0) {
    recording.speech.samples.insert(recording.speech.samples.end(), samples, samples + count);
  }
  for (const auto* event = events; event->type != espeakEVENT_LIST_TERMINATED; ++event) {
    if (event->type == espeakEVENT_WORD) note_word(recording, *event);
  }
  return 0;
}

bool choose(const std::string& voice) {
  const auto speaker = voice.find('+');
  const auto as_english = speaker == std::string::npos ? std::string("en") : "en" + voice.substr(speaker);
  const std::array names = {voice, as_english, std::string("en")};
  return std::ranges::any_of(names,
                             [](const auto& name) { return espeak_SetVoiceByName(name.c_str()) == EE_OK; });
}

void set(const Delivery& how) {
  constexpr int kGapUnit = 10;  // milliseconds
  espeak_SetParameter(espeakRATE, how.words_per_minute, 0);
  espeak_SetParameter(espeakPITCH, how.pitch, 0);
  espeak_SetParameter(espeakRANGE, how.melody, 0);
  espeak_SetParameter(espeakVOLUME, how.volume * kUsualVolume / 100, 0);
  espeak_SetParameter(espeakWORDGAP, static_cast<int>(how.between_words.count()) / kGapUnit, 0);
}

tl::unexpected<Error> no_voice() {
  return failure(ErrorCode::NotFound, "espeak-ng has no voice to speak with.", "Install espeak-ng-data.");
}

}  // namespace

Result<std::unique_ptr<Synthesiser>> Synthesiser::open() {
  const int rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nullptr, espeakINITIALIZE_DONT_EXIT);
  if (rate <= 0) return no_voice();
  return std::unique_ptr<Synthesiser>(new Synthesiser(rate));
}

Synthesiser::~Synthesiser() {
  espeak_Terminate();
}

Result<Speech> Synthesiser::speak(const VoiceRequest& request) {
  if (!choose(request.delivery.voice)) return no_voice();
  set(request.delivery);
  const CaptionWords caption(request.text);
  Recording recording{caption, {rate_, {}, {}}};
  if (caption.words().empty()) return std::move(recording.speech);
  espeak_SetSynthCallback(on_sound);
  // Neither SSML nor phonemes: what looks like them is read out as it stands.
  constexpr unsigned int kAsText = espeakCHARS_UTF8 | espeakENDPAUSE;
  const auto& text = caption.text();
  if (espeak_Synth(text.c_str(), text.size() + 1, 0, POS_CHARACTER, 0, kAsText, nullptr, &recording) != EE_OK)
    return failure(ErrorCode::Invalid, "espeak-ng did not speak.");
  return std::move(recording.speech);
}

}  // namespace rapport::gui
