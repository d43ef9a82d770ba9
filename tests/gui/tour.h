// SPDX-License-Identifier: MIT
/// \file A walk through every screen of the window, for whoever wants to look at all of them.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ui_probe.h"

namespace rapport::gui {

/// A screen in one of its states, and how to come there from the one before.
struct Stop {
  std::string_view name;   ///< of its picture's file, and of the test that fails
  std::string_view shows;  ///< what there is to see, one sentence
  void (*go)(UiProbe& probe);
};

/// In the order in which they must be visited, beginning in the lobby of a window that was just opened.
[[nodiscard]] std::span<const Stop> tour();

/// The window with the shipped scenarios and the shipped assessor without sentence vectors, which are not on
/// every machine; ready for the first stop. In the language that a system asks for.
[[nodiscard]] std::unique_ptr<UiProbe> begin_tour(ImVec2 size, float scale,
                                                  const std::string& language = "en");

/// Goes to a stop and draws until nothing moves any more.
void visit(const Stop& stop, UiProbe& probe);

}  // namespace rapport::gui
