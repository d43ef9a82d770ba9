// SPDX-License-Identifier: MIT
/// \file What was typed, as words and sentences.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/text/folded_text.h"
#include "engine/text/lexicon.h"

namespace rapport {

/// One word or sign. A short form gives two words with the same place: "I'll" is `i` `will`.
struct Word {
  enum class Kind : std::uint8_t { Plain, Unknown, Name, Number, Money, Time, Day, Code, Contact, Sign };
  Kind kind = Kind::Plain;
  std::string form;  ///< lower case, repaired; a class in angle brackets for all but Plain, Unknown and Sign
  std::string
      stem;  ///< of a plain word that carries content; otherwise the form, `<name>` for every unknown word
  std::uint64_t self = 0;  ///< of the word itself as far as its meaning goes: tells unknown words apart
  bool grammar = false;
  bool repaired = false;                       ///< typed in another way and taken for this word
  std::uint32_t begin_byte = 0, end_byte = 0;  ///< in the text as typed
};

/// One sentence, or a part of one that stands on its own.
struct Unit {
  std::size_t first = 0, last = 0;  ///< words [first, last)
  bool asks = false;                ///< it ends in a question mark
};

struct ReplyWords {
  std::vector<Word> words;
  std::vector<Unit> units;
  std::string language;  ///< ISO 639-1, or `und` where there is nothing to tell by
  bool cut = false;      ///< only the beginning was read
};

/// The most units that are read; the rest of a longer text is left out and `cut` says so.
inline constexpr std::size_t kMostUnits = 200;

/// Reads what was typed. Numbers, amounts, times, days and names become classes, so that another name or date
/// changes nothing. Linear in the text. Pure; any thread.
[[nodiscard]] ReplyWords read_words(std::string_view typed, const Lexicon& lexicon);

/// The words of a unit as an encoder of sentences should see them: repaired, lower case, one stand-in for
/// every name, number, amount, time and day.
[[nodiscard]] std::string plain_sentence(const ReplyWords& reply, const Unit& unit);

}  // namespace rapport
