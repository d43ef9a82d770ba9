// SPDX-License-Identifier: MIT
/// \file The languages that the window can speak, each in its own words: who looks for theirs reads no other.
#pragma once

#include <array>
#include <string>
#include <vector>

namespace rapport::gui {

struct Language {
  const char* tag;
  const char* name;
  const char* meaning;  ///< what choosing it does
};

inline constexpr std::array kLanguages = {
    Language{"en", "English", "The window, the coach's notes and the debrief."},
    Language{"es", "Español", "La ventana, los comentarios y el análisis."},
};

/// What this machine has words in.
struct LanguagesHere {
  std::vector<std::string> tags;  ///< with fewer than two there is nothing to choose
  std::string of_system = "en";   ///< the one that the system asks for, or English
};

}  // namespace rapport::gui
