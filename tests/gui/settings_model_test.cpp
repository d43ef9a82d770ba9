// SPDX-License-Identifier: MIT
#include "gui/trainee/settings_model.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace rapport::gui {
namespace {

TEST(SettingsModel, ShowsWhichChoicesHold) {
  Settings settings;
  settings.theme = Theme::Light;
  settings.send_with = SendKey::Enter;
  const auto model = make_settings_model(settings);
  for (const auto& [theme, choice] : model.themes) {
    EXPECT_EQ(choice.chosen, theme == Theme::Light);
    EXPECT_EQ(choice.leads_to.theme, theme);
    EXPECT_EQ(choice.leads_to.send_with, SendKey::Enter);  // nothing else changes
  }
  EXPECT_EQ(std::ranges::count_if(model.send_keys, &SettingChoice::chosen), 1);
}

TEST(SettingsModel, LeadsFromEverySwitchToTheOtherSide) {
  const auto model = make_settings_model({});
  EXPECT_TRUE(model.numbers.on);
  EXPECT_FALSE(model.numbers.leads_to.numbers_shown);
  EXPECT_TRUE(model.motion.leads_to.reduced_motion);
  EXPECT_TRUE(model.voice.leads_to.voice.on);
  EXPECT_FALSE(make_settings_model(model.motion.leads_to).motion.leads_to.reduced_motion);
}

TEST(SettingsModel, StopsAtTheSmallestAndTheLargestText) {
  Settings settings;
  settings.text_percent = kSmallestText;
  EXPECT_FALSE(make_settings_model(settings).text.less);
  settings.text_percent = kLargestText;
  const auto model = make_settings_model(settings);
  EXPECT_FALSE(model.text.more);
  ASSERT_TRUE(model.text.less);
  EXPECT_EQ(model.text.less->text_percent, 250);
  EXPECT_EQ(model.text.value, "300 %");
}

TEST(SettingsModel, AsksHowLoudTheVoiceShallBeOnlyWhileItIsOn) {
  Settings settings;
  EXPECT_FALSE(make_settings_model(settings).volume);
  EXPECT_FALSE(make_settings_model(settings).quiet_writing);
  settings.voice = {true, 95};
  ASSERT_TRUE(make_settings_model(settings).quiet_writing);
  EXPECT_TRUE(make_settings_model(settings).quiet_writing->leads_to.voice.quiet_while_writing);
  const auto volume = make_settings_model(settings).volume;
  ASSERT_TRUE(volume);
  EXPECT_EQ(volume->more->voice.volume, 100);
  EXPECT_EQ(volume->less->voice.volume, 85);
  settings.voice.volume = 0;
  EXPECT_FALSE(make_settings_model(settings).volume->less);
}

TEST(SettingsModel, OffersAResetOnlyIfThereIsSomethingToReset) {
  Settings settings;
  settings.window.width = 1700;
  EXPECT_TRUE(make_settings_model(settings).all_usual);
  settings.theme = Theme::Light;
  const auto model = make_settings_model(settings);
  EXPECT_FALSE(model.all_usual);
  EXPECT_EQ(model.reset.theme, Theme::AsSystem);
  EXPECT_EQ(model.reset.window.width, 1700);
}

}  // namespace
}  // namespace rapport::gui
