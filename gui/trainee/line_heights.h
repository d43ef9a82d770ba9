// SPDX-License-Identifier: MIT
/// \file How high the lines of a conversation are, so that those out of sight need not be drawn to find the
/// others' places.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/report/transcript.h"

namespace rapport::gui {

/// Remembered from frame to frame. A line whose words or speaker have changed counts as new.
class LineHeights {
 public:
  /// What heights depend on beside the line itself.
  struct Setting {
    float width = 0, scale = 0;
    int characters = 0;  ///< in the font: words get wider or narrower when it learns some

    friend bool operator==(const Setting&, const Setting&) = default;
  };

  /// Before the lines of a frame. Forgets everything if the setting is another.
  void begin(const Setting& setting);

  /// The height of the line at this place, in pixels; nothing if it has not been drawn yet.
  [[nodiscard]] std::optional<float> at(std::size_t place, const TranscriptLine& line) const;

  void note(std::size_t place, const TranscriptLine& line, float height);

 private:
  struct Known {
    TranscriptLine line;
    std::optional<float> height;
  };

  Setting setting_;
  std::vector<Known> lines_;
};

}  // namespace rapport::gui
