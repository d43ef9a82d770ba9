// SPDX-License-Identifier: MIT
#include "gui/voice/recital.h"

#include <algorithm>
#include <span>

namespace rapport::gui {

Result<void> recite(const Speech& speech, SoundDevice& device,
                    const std::function<void(const CaptionWord&)>& at_word) {
  constexpr std::size_t kStepsPerSecond = 25;  // as often as an eye could tell
  const auto step = std::max<std::size_t>(1, static_cast<std::size_t>(speech.rate) / kStepsPerSecond);
  auto next = speech.words.begin();
  const auto tell_until = [&](std::size_t heard) {
    for (; next != speech.words.end() && next->sample <= heard; ++next) at_word(next->word);
  };
  for (std::span<const std::int16_t> rest = speech.samples; !rest.empty();) {
    const auto now = rest.first(std::min(step, rest.size()));
    if (auto played = device.play(now); !played) return played;
    rest = rest.subspan(now.size());
    tell_until(device.heard());
  }
  device.finish();
  tell_until(speech.samples.size());
  return {};
}

}  // namespace rapport::gui
