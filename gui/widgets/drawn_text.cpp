// SPDX-License-Identifier: MIT
#include "gui/widgets/drawn_text.h"

#include <vector>

namespace rapport::gui {

void note_text(const Look& look, const ImDrawList& list, ImVec2 begin, ImVec2 end, ImVec2 clip_begin,
               ImVec2 clip_end, std::string_view words, std::string_view whole) {
  if (look.drawn == nullptr) return;
  look.drawn->push_back({begin, end, clip_begin, clip_end, list._OwnerName == nullptr ? "" : list._OwnerName,
                         std::string(words), std::string(whole)});
}

}  // namespace rapport::gui
