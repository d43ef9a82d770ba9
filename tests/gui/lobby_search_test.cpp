// SPDX-License-Identifier: MIT
#include "gui/trainee/lobby_search.h"

#include <gtest/gtest.h>

namespace rapport::gui {
namespace {

bool found(std::string_view words, std::string_view text) {
  return finds(searchable(text), searchable(words));
}

TEST(LobbySearch, KnowsNoCapitalsAndNoAccents) {
  EXPECT_TRUE(found("cafe", "The Café at noon"));
  EXPECT_TRUE(found("CAFÉ", "the cafe at noon"));
  EXPECT_TRUE(found("Garcon", "garçon"));
  EXPECT_TRUE(found("senora", "A señora with a list"));
  EXPECT_TRUE(found("\u0041\u030Angstrom", "Ångström"));  // composed or not
}

TEST(LobbySearch, WantsEveryWordInAnyOrder) {
  EXPECT_TRUE(found("noon  cafe", "The café at noon"));
  EXPECT_FALSE(found("noon hotel", "The café at noon"));
}

TEST(LobbySearch, FindsPartsOfWords) {
  EXPECT_TRUE(found("deliv", "Missed delivery"));
  EXPECT_TRUE(found("livery", "Missed delivery"));
  EXPECT_FALSE(found("delivx", "Missed delivery"));
}

TEST(LobbySearch, PassesOverSigns) {
  EXPECT_TRUE(found("loan-car", "A loan car"));
  EXPECT_TRUE(found("don't", "don’t"));
  EXPECT_TRUE(found("\"noon\"!", "at noon"));
}

TEST(LobbySearch, FindsEverythingByNothing) {
  EXPECT_TRUE(found("", "anything"));
  EXPECT_TRUE(found("  ?! ", "anything"));
  EXPECT_TRUE(found("", ""));
  EXPECT_FALSE(found("x", ""));
}

TEST(LobbySearch, FindsOtherAlphabetsAsTheyAreWritten) {
  EXPECT_TRUE(found("Мария", "Звонок: Мария Петрова"));
  EXPECT_FALSE(found("Мария", "Звонок: Марта Петрова"));
  EXPECT_TRUE(found("straße", "In der Straße"));
}

TEST(LobbySearch, SurvivesBytesThatAreNoText) {
  EXPECT_FALSE(found("\xff\xfe x", "anything"));
  EXPECT_TRUE(found("any", "any\xc3\x28thing"));
}

}  // namespace
}  // namespace rapport::gui
