// SPDX-License-Identifier: MIT
/// \file What the page of settings shows. Whatever can be pressed carries the settings that it leads to.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gui/settings/languages.h"
#include "gui/settings/settings.h"
#include "gui/voice/customer_voice.h"

namespace rapport::gui {

/// One of several, of which one holds.
struct SettingChoice {
  std::string id, title, meaning;
  bool chosen = false;
  Settings leads_to;
};

/// A look, and the colours it can be shown with.
struct ThemeChoice {
  Theme theme;
  SettingChoice choice;
};

/// On or off.
struct SettingSwitch {
  std::string id, title, meaning;
  bool on = false;
  Settings leads_to;
};

/// A value that goes up and down in steps.
struct SettingSteps {
  std::string id, title, meaning;
  std::string value;                   ///< "125 %"
  std::optional<Settings> less, more;  ///< none at the end of the steps
  std::string less_name, more_name;    ///< what the two buttons are called
};

struct SettingsModel {
  std::vector<SettingChoice> languages;  ///< empty where there is only one
  std::vector<ThemeChoice> themes;
  SettingSteps text;
  SettingSwitch motion;
  std::vector<SettingChoice> send_keys;
  SettingSwitch numbers;
  SettingSwitch voice;
  std::optional<SettingSteps> volume;          ///< while the voice is on
  std::optional<SettingSwitch> quiet_writing;  ///< likewise
  Settings reset;
  bool all_usual = true;  ///< there is nothing to reset
};

/// `trouble`: why the customer could not be heard when it was tried last.
[[nodiscard]] SettingsModel make_settings_model(const Settings& settings,
                                                VoiceTrouble trouble = VoiceTrouble::None,
                                                const LanguagesHere& languages = {});

}  // namespace rapport::gui
