// SPDX-License-Identifier: MIT
#include "gui/voice/alsa_device.h"

#include <alsa/asoundlib.h>

#include <algorithm>

namespace rapport::gui {
namespace {

constexpr unsigned int kLatency = 120'000;  // microseconds

tl::unexpected<Error> no_sound(int problem) {
  return failure(ErrorCode::NotFound,
                 std::string("There is no sound device: ") + snd_strerror(problem) + ".");
}

class AlsaDevice final : public SoundDevice {
 public:
  explicit AlsaDevice(snd_pcm_t* device) : device_(device) {}
  ~AlsaDevice() override { snd_pcm_close(device_); }
  AlsaDevice(const AlsaDevice&) = delete;
  AlsaDevice& operator=(const AlsaDevice&) = delete;
  AlsaDevice(AlsaDevice&&) = delete;
  AlsaDevice& operator=(AlsaDevice&&) = delete;

  Result<void> play(std::span<const std::int16_t> samples) override {
    constexpr int kQuietly = 1;
    while (!samples.empty()) {
      const auto taken = snd_pcm_writei(device_, samples.data(), samples.size());
      if (taken < 0) {
        const int problem = snd_pcm_recover(device_, static_cast<int>(taken), kQuietly);
        if (problem < 0) return no_sound(problem);
        continue;
      }
      const auto count = std::min(samples.size(), static_cast<std::size_t>(taken));
      played_ += count;
      samples = samples.subspan(count);
    }
    return {};
  }

  [[nodiscard]] std::size_t heard() override {
    snd_pcm_sframes_t waiting = 0;
    if (snd_pcm_delay(device_, &waiting) != 0 || waiting < 0) waiting = 0;
    return played_ - std::min(played_, static_cast<std::size_t>(waiting));
  }

  void finish() override { snd_pcm_drain(device_); }

 private:
  snd_pcm_t* device_;
  std::size_t played_ = 0;
};

}  // namespace

Result<std::unique_ptr<SoundDevice>> open_alsa(const std::string& name, int rate) {
  snd_pcm_t* device = nullptr;
  if (const int problem = snd_pcm_open(&device, name.c_str(), SND_PCM_STREAM_PLAYBACK, 0); problem < 0)
    return no_sound(problem);
  auto opened = std::make_unique<AlsaDevice>(device);
  constexpr unsigned int kOneChannel = 1;
  constexpr int kResample = 1;
  const int problem = snd_pcm_set_params(device, SND_PCM_FORMAT_S16, SND_PCM_ACCESS_RW_INTERLEAVED,
                                         kOneChannel, static_cast<unsigned int>(rate), kResample, kLatency);
  if (problem < 0) return no_sound(problem);
  return opened;
}

}  // namespace rapport::gui
