// SPDX-License-Identifier: MIT
#include "engine/authoring/portrait_reader.h"

#include <string>
#include <vector>

#include "engine/authoring/field_reader.h"

namespace rapport {
namespace {

// In the order of the enumerators.
const std::vector<std::string> kFaces = {"oval", "round", "square", "long"};
const std::vector<std::string> kHairStyles = {"short", "cropped", "receding", "bald", "bob",
                                              "long",  "bun",     "curly",    "afro", "headscarf"};
const std::vector<std::string> kHairColours = {"black", "brown", "blonde", "red", "grey", "white"};
const std::vector<std::string> kEyes = {"brown", "hazel", "green", "blue", "grey"};
const std::vector<std::string> kBeards = {"none", "moustache", "short", "full"};
const std::vector<std::string> kClothing = {"coat", "shirt",   "sweater", "cardigan",
                                            "suit", "uniform", "dress"};
const std::vector<std::string> kClothingColours = {"navy", "teal", "green", "ochre",
                                                   "rust", "plum", "grey",  "cream"};

/// Leaves `word` as it is where the key is left out or wrong.
template <typename Word>
void read_word(FieldReader& fields, std::string_view key, const std::vector<std::string>& words, Word& word) {
  word = static_cast<Word>(fields.one_of(key, Need::May, words, static_cast<std::size_t>(word)));
}

}  // namespace

Portrait read_portrait(const YamlValue& value, DiagnosticReport& report) {
  Portrait portrait;
  FieldReader fields(value, "the portrait", report);
  portrait.age = fields.number("age", Need::May, 16, 95, portrait.age);
  portrait.skin = fields.number("skin", Need::May, 1, 6, portrait.skin);
  read_word(fields, "face", kFaces, portrait.face);
  if (const auto* hair = fields.value("hair", Need::May)) {
    FieldReader look(*hair, "the hair", report);
    read_word(look, "style", kHairStyles, portrait.hair_style);
    read_word(look, "colour", kHairColours, portrait.hair_colour);
    look.finish();
  }
  read_word(fields, "eyes", kEyes, portrait.eyes);
  read_word(fields, "beard", kBeards, portrait.beard);
  portrait.glasses = fields.truth("glasses", Need::May, portrait.glasses);
  read_word(fields, "clothing", kClothing, portrait.clothing);
  read_word(fields, "clothing_colour", kClothingColours, portrait.clothing_colour);
  fields.finish();
  return portrait;
}

}  // namespace rapport
