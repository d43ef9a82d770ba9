// SPDX-License-Identifier: MIT
/// \file Twelve people who look nothing like each other.
#pragma once

#include <array>

#include "engine/scenario/portrait.h"

namespace rapport::gui {

/// The first three are the customers of the shipped scenarios.
[[nodiscard]] inline std::array<Portrait, 12> people() {
  using Face = Portrait::Face;
  using Style = Portrait::HairStyle;
  using Hair = Portrait::HairColour;
  using Eyes = Portrait::Eyes;
  using Beard = Portrait::Beard;
  using Wear = Portrait::Clothing;
  using Dye = Portrait::ClothingColour;
  return {{
      {74, 1, Face::Round, Style::Bun, Hair::White, Eyes::Blue, Beard::None, true, Wear::Cardigan, Dye::Plum},
      {41, 3, Face::Square, Style::Short, Hair::Brown, Eyes::Brown, Beard::Short, false, Wear::Sweater,
       Dye::Green},
      {61, 3, Face::Long, Style::Bob, Hair::Grey, Eyes::Hazel, Beard::None, false, Wear::Coat, Dye::Teal},
      {29, 6, Face::Oval, Style::Afro, Hair::Black, Eyes::Brown, Beard::None, false, Wear::Dress, Dye::Ochre},
      {55, 5, Face::Round, Style::Bald, Hair::Grey, Eyes::Brown, Beard::Full, true, Wear::Shirt, Dye::Rust},
      {34, 2, Face::Oval, Style::Long, Hair::Red, Eyes::Green, Beard::None, false, Wear::Shirt, Dye::Navy},
      {26, 4, Face::Oval, Style::Headscarf, Hair::Black, Eyes::Brown, Beard::None, false, Wear::Coat,
       Dye::Teal},
      {67, 2, Face::Square, Style::Receding, Hair::White, Eyes::Grey, Beard::Moustache, false, Wear::Suit,
       Dye::Grey},
      {38, 5, Face::Long, Style::Cropped, Hair::Black, Eyes::Brown, Beard::None, false, Wear::Uniform,
       Dye::Navy},
      {23, 3, Face::Round, Style::Curly, Hair::Black, Eyes::Brown, Beard::None, true, Wear::Sweater,
       Dye::Cream},
      {48, 1, Face::Long, Style::Short, Hair::Blonde, Eyes::Blue, Beard::Full, false, Wear::Coat, Dye::Green},
      {45, 4, Face::Square, Style::Bun, Hair::Black, Eyes::Brown, Beard::None, false, Wear::Suit, Dye::Plum},
  }};
}

}  // namespace rapport::gui
