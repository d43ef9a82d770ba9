// SPDX-License-Identifier: MIT
#include "engine/text/language.h"

#include <gtest/gtest.h>

namespace rapport {
namespace {

TEST(DetectedLanguage, IsToldFromASentence) {
  EXPECT_EQ(
      detected_language("Lo siento mucho, su pedido llegará mañana por la mañana y le llamaré yo mismo."),
      "es");
  EXPECT_EQ(
      detected_language("Es tut mir sehr leid, ich kümmere mich sofort darum und rufe Sie bis vier Uhr an."),
      "de");
  EXPECT_EQ(detected_language("非常抱歉，我马上为您处理这个问题，今天下午给您回电话。"), "zh");
  EXPECT_EQ(detected_language("I am very sorry that nobody came, and I will ring you before four o'clock."),
            "en");
}

TEST(DetectedLanguage, IsNoneWhereThereIsNothingToTellBy) {
  EXPECT_EQ(detected_language(""), "");
  EXPECT_EQ(detected_language("ok"), "");
  EXPECT_EQ(detected_language("!?... 12345"), "");
}

TEST(DetectedLanguage, SurvivesAnyBytes) {
  EXPECT_NO_THROW(static_cast<void>(detected_language("\xFF\xFE\x80")));
  EXPECT_NO_THROW(static_cast<void>(detected_language(std::string_view("a\0b", 3))));
  EXPECT_EQ(detected_language(std::string(1'000'000, '\xFF')), "");
}

}  // namespace
}  // namespace rapport
