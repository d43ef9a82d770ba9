// SPDX-License-Identifier: MIT
#include "engine/text/short_forms.h"

#include <gtest/gtest.h>

namespace rapport {
namespace {

using Words = std::vector<std::string>;

TEST(ShortForms, AreReadWithTheirApostrophe) {
  EXPECT_EQ(full_words("i'll"), (Words{"i", "will"}));
  EXPECT_EQ(full_words("i'm"), (Words{"i", "am"}));
  EXPECT_EQ(full_words("we're"), (Words{"we", "are"}));
  EXPECT_EQ(full_words("you've"), (Words{"you", "have"}));
  EXPECT_EQ(full_words("they'd"), (Words{"they", "would"}));
  EXPECT_EQ(full_words("isn't"), (Words{"is", "not"}));
}

TEST(ShortForms, KnowTheOddOnes) {
  EXPECT_EQ(full_words("won't"), (Words{"will", "not"}));
  EXPECT_EQ(full_words("can't"), (Words{"can", "not"}));
  EXPECT_EQ(full_words("cannot"), (Words{"can", "not"}));
  EXPECT_EQ(full_words("shan't"), (Words{"shall", "not"}));
  EXPECT_EQ(full_words("let's"), (Words{"let", "us"}));
}

TEST(ShortForms, AreReadWithoutTheirApostropheWhereThatMakesNoOtherWord) {
  EXPECT_EQ(full_words("dont"), (Words{"do", "not"}));
  EXPECT_EQ(full_words("im"), (Words{"i", "am"}));
  for (const auto* word : {"ill", "well", "were", "shell", "id", "wed", "hell"})
    EXPECT_EQ(full_words(word), (Words{word}));
}

TEST(ShortForms, AreWhatPeopleTypeInAHurry) {
  EXPECT_EQ(full_words("pls"), (Words{"please"}));
  EXPECT_EQ(full_words("tmrw"), (Words{"tomorrow"}));
  EXPECT_EQ(full_words("u"), (Words{"you"}));
  EXPECT_EQ(full_words("asap"), (Words{"as", "soon", "as", "possible"}));
  EXPECT_EQ(full_words("gonna"), (Words{"going", "to"}));
}

TEST(ShortForms, TellIsFromAPossession) {
  EXPECT_EQ(full_words("that's"), (Words{"that", "is"}));
  EXPECT_EQ(full_words("it's"), (Words{"it", "is"}));
  EXPECT_EQ(full_words("driver's"), (Words{"driver"}));
}

TEST(ShortForms, LeaveOtherWordsAlone) {
  EXPECT_EQ(full_words("sorry"), (Words{"sorry"}));
  EXPECT_EQ(full_words(""), (Words{""}));
  EXPECT_EQ(full_words("rock'n'roll"), (Words{"rocknroll"}));
}

}  // namespace
}  // namespace rapport
