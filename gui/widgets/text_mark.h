// SPDX-License-Identifier: MIT
/// \file Words of a text that are underlined, and what is said of them.
#pragma once

#include <cstddef>
#include <string>

#include "engine/assessment/assessment.h"

namespace rapport::gui {

struct TextMark {
  WordSpan words;             ///< bytes of the text
  std::size_t criterion = 0;  ///< in the rubric's order: says how the line looks
  bool harms = false;         ///< the words cost something instead of earning it
  std::string title, text;    ///< shown to who points at the words
};

}  // namespace rapport::gui
