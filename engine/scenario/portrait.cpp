// SPDX-License-Identifier: MIT
#include "engine/scenario/portrait.h"

#include <array>
#include <cstddef>
#include <initializer_list>

namespace rapport {
namespace {

/// Numbers that look random and follow from a text alone. Sources: FNV-1a (Fowler, Noll, Vo) for the
/// beginning, splitmix64 (Steele, Lea, Flood 2014) for the rest.
class Lots {
 public:
  explicit Lots(std::string_view text) {
    for (const char c : text) state_ = (state_ ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  }

  /// A number from 0 to `count` - 1.
  std::size_t draw(std::size_t count) {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return static_cast<std::size_t>((z ^ (z >> 31U)) % count);
  }

  template <typename Word>
  Word one_of(std::initializer_list<Word> words) {
    return words.begin()[draw(words.size())];
  }

  template <typename Word>
  Word any(Word last) {
    return static_cast<Word>(draw(static_cast<std::size_t>(last) + 1));
  }

 private:
  std::uint64_t state_ = 0xCBF29CE484222325U;
};

Portrait::HairColour hair_colour(Lots& lots, int age, int skin) {
  using Colour = Portrait::HairColour;
  if (age >= 70) return lots.one_of({Colour::Grey, Colour::White});
  if (age >= 58) return Colour::Grey;
  if (skin >= 5) return Colour::Black;
  if (skin >= 3) return lots.one_of({Colour::Black, Colour::Brown});
  return lots.one_of({Colour::Brown, Colour::Blonde, Colour::Red, Colour::Brown});
}

Portrait::HairStyle hair_style(Lots& lots, bool he, bool she, int age, int skin) {
  using Style = Portrait::HairStyle;
  const auto round = skin >= 4 ? Style::Afro : Style::Curly;
  if (he && age >= 50) return lots.one_of({Style::Short, Style::Receding, Style::Bald, Style::Cropped});
  if (he) return lots.one_of({Style::Short, Style::Cropped, Style::Curly, round});
  if (she) return lots.one_of({Style::Bob, Style::Long, Style::Bun, Style::Curly, round});
  return lots.one_of({Style::Short, Style::Cropped, Style::Bob, Style::Curly});
}

}  // namespace

Portrait made_up_portrait(std::string_view scenario_id, std::string_view pronouns) {
  Lots lots(scenario_id);
  const bool he = pronouns.starts_with("he"), she = pronouns.starts_with("she");
  Portrait portrait;
  portrait.age = 24 + static_cast<int>(lots.draw(55));
  portrait.skin = 1 + static_cast<int>(lots.draw(6));
  portrait.face = lots.any(Portrait::Face::Long);
  portrait.hair_colour = hair_colour(lots, portrait.age, portrait.skin);
  portrait.hair_style = hair_style(lots, he, she, portrait.age, portrait.skin);
  portrait.eyes = portrait.skin <= 2 ? lots.any(Portrait::Eyes::Grey) : Portrait::Eyes::Brown;
  if (he) portrait.beard = lots.any(Portrait::Beard::Full);
  portrait.glasses = lots.draw(3) == 0;
  using Clothing = Portrait::Clothing;
  portrait.clothing = she ? lots.any(Clothing::Dress)
                          : lots.one_of({Clothing::Coat, Clothing::Shirt, Clothing::Sweater,
                                         Clothing::Cardigan, Clothing::Suit});
  portrait.clothing_colour = lots.any(Portrait::ClothingColour::Cream);
  return portrait;
}

}  // namespace rapport
