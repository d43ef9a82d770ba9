// SPDX-License-Identifier: MIT
/// \file How the customer looks.
#pragma once

#include <cstdint>
#include <string_view>

namespace rapport {

/// Every field has a value, so that a face can always be drawn. The words of a scenario's file stand in the
/// order of these enumerators (authoring/portrait_reader.cpp).
struct Portrait {
  enum class Face : std::uint8_t { Oval, Round, Square, Long };
  enum class HairStyle : std::uint8_t {
    Short,
    Cropped,
    Receding,
    Bald,
    Bob,
    Long,
    Bun,
    Curly,
    Afro,
    Headscarf
  };
  enum class HairColour : std::uint8_t { Black, Brown, Blonde, Red, Grey, White };
  enum class Eyes : std::uint8_t { Brown, Hazel, Green, Blue, Grey };
  enum class Beard : std::uint8_t { None, Moustache, Short, Full };
  enum class Clothing : std::uint8_t { Coat, Shirt, Sweater, Cardigan, Suit, Uniform, Dress };
  enum class ClothingColour : std::uint8_t { Navy, Teal, Green, Ochre, Rust, Plum, Grey, Cream };

  int age = 45;  ///< years, 16 to 95
  int skin = 3;  ///< 1 light to 6 dark
  Face face = Face::Oval;
  HairStyle hair_style = HairStyle::Short;
  HairColour hair_colour = HairColour::Brown;
  Eyes eyes = Eyes::Brown;
  Beard beard = Beard::None;
  bool glasses = false;
  Clothing clothing = Clothing::Shirt;
  ClothingColour clothing_colour = ClothingColour::Navy;

  friend bool operator==(const Portrait&, const Portrait&) = default;
};

/// A face for a scenario that describes none: the same id always gives the same one, on every machine.
/// Beards, buns and dresses follow the pronouns where these say "he" or "she".
[[nodiscard]] Portrait made_up_portrait(std::string_view scenario_id, std::string_view pronouns);

}  // namespace rapport
