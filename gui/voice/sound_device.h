// SPDX-License-Identifier: MIT
/// \file Where sound goes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "engine/base/result.h"

namespace rapport::gui {

/// Takes one channel of samples at the rate that it was opened for.
class SoundDevice {
 public:
  SoundDevice() = default;
  virtual ~SoundDevice() = default;
  SoundDevice(const SoundDevice&) = delete;
  SoundDevice& operator=(const SoundDevice&) = delete;
  SoundDevice(SoundDevice&&) = delete;
  SoundDevice& operator=(SoundDevice&&) = delete;

  /// Waits until there is room for them.
  virtual Result<void> play(std::span<const std::int16_t> samples) = 0;
  /// How many samples have been heard of those that were played.
  [[nodiscard]] virtual std::size_t heard() = 0;
  /// Waits until all of them have been heard.
  virtual void finish() = 0;
};

}  // namespace rapport::gui
