// SPDX-License-Identifier: MIT
#include "gui/trainee/settings_model.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/base/words.h"

namespace rapport::gui {
namespace {

/// The same settings but for one.
template <typename Value>
Settings with(Settings settings, Value Settings::*which, Value value) {
  settings.*which = std::move(value);
  return settings;
}

SettingChoice language_choice(const Settings& settings, std::string tag, std::string id, std::string title,
                              std::string meaning) {
  return {std::move(id), std::move(title), std::move(meaning), settings.language == tag,
          with(settings, &Settings::language, tag)};
}

std::vector<SettingChoice> language_choices(const Settings& settings, const LanguagesHere& here) {
  if (here.tags.size() < 2) return {};
  std::vector<SettingChoice> choices;
  std::string of_system;
  for (const auto& [tag, name, meaning] : kLanguages) {
    if (here.of_system == tag) of_system = tr_format("{}, for now.", name);
    if (std::ranges::find(here.tags, tag) != here.tags.end())
      choices.push_back(language_choice(settings, tag, fmt::format("language_{}", tag), name, meaning));
  }
  choices.insert(choices.begin(),
                 language_choice(settings, {}, "language_system", tr("As the system"), of_system));
  return choices;
}

ThemeChoice theme_choice(const Settings& settings, Theme theme, std::string id, std::string title,
                         std::string meaning) {
  return {theme,
          {std::move(id), std::move(title), std::move(meaning), settings.theme == theme,
           with(settings, &Settings::theme, theme)}};
}

std::vector<ThemeChoice> theme_choices(const Settings& settings) {
  return {
      theme_choice(settings, Theme::AsSystem, "theme_system", tr("As the system"), tr("Dark, for now.")),
      theme_choice(settings, Theme::Dark, "theme_dark", tr("Dark"), tr("Light words on a dark ground.")),
      theme_choice(settings, Theme::Light, "theme_light", tr("Light"), tr("Dark words on a light ground.")),
      theme_choice(settings, Theme::HighContrast, "theme_high_contrast", tr("High contrast"),
                   tr("White on black, clear edges."))};
}

std::optional<Settings> with_text(const Settings& settings, int percent) {
  if (percent == settings.text_percent) return std::nullopt;
  return with(settings, &Settings::text_percent, percent);
}

SettingSteps text_steps(const Settings& settings) {
  return {"text",
          tr("Size of text"),
          tr("Everything grows with it. Ctrl and plus or minus do the same on every page."),
          fmt::format("{} %", settings.text_percent),
          with_text(settings, smaller_text(settings.text_percent)),
          with_text(settings, larger_text(settings.text_percent)),
          tr("Smaller"),
          tr("Larger")};
}

std::optional<Settings> with_volume(Settings settings, int volume) {
  if (volume == settings.voice.volume) return std::nullopt;
  settings.voice.volume = volume;
  return settings;
}

SettingSteps volume_steps(const Settings& settings) {
  const int volume = settings.voice.volume;
  return {"volume",
          tr("Loudness of the voice"),
          {},
          fmt::format("{} %", volume),
          with_volume(settings, std::max(0, volume - kVolumeStep)),
          with_volume(settings, std::min(100, volume + kVolumeStep)),
          tr("Softer"),
          tr("Louder")};
}

std::string voice_meaning(VoiceTrouble trouble) {
  switch (trouble) {
    case VoiceTrouble::None:
      return tr("The customer's lines are spoken. The words always stand on the screen too.");
    case VoiceTrouble::NoSound:
      return tr(
          "Nothing can be heard, since no sound device was found. The words always stand on the screen.");
    case VoiceTrouble::NoSpeech:
      return tr(
          "Nothing can be heard, since the program that speaks does not work. Installing espeak-ng-data may "
          "help. The words always stand on the screen.");
  }
  return {};
}

SettingSwitch voice_switch(const Settings& settings, VoiceTrouble trouble) {
  auto other = settings;
  other.voice.on = !other.voice.on;
  return {"voice", tr("Hear the customer"), voice_meaning(trouble), settings.voice.on, other};
}

SettingSwitch quiet_writing_switch(const Settings& settings) {
  auto other = settings;
  other.voice.quiet_while_writing = !other.voice.quiet_while_writing;
  return {"quiet_writing", tr("Quiet while I write"),
          tr("The customer falls silent when you begin to write."), settings.voice.quiet_while_writing,
          other};
}

SettingChoice send_choice(const Settings& settings, SendKey key, std::string id, std::string title,
                          std::string meaning) {
  return {std::move(id), std::move(title), std::move(meaning), settings.send_with == key,
          with(settings, &Settings::send_with, key)};
}

}  // namespace

SettingsModel make_settings_model(const Settings& settings, VoiceTrouble trouble,
                                  const LanguagesHere& languages) {
  SettingsModel model;
  model.languages = language_choices(settings, languages);
  model.themes = theme_choices(settings);
  model.text = text_steps(settings);
  model.motion = {
      "motion", tr("Less movement"),
      tr("Nothing moves by itself: the customer neither blinks nor breathes, and a face changes at "
         "once."),
      settings.reduced_motion, with(settings, &Settings::reduced_motion, !settings.reduced_motion)};
  model.send_keys = {send_choice(settings, SendKey::CtrlEnter, "send_ctrl_enter", tr("Ctrl+Enter sends"),
                                 tr("Enter begins a new line.")),
                     send_choice(settings, SendKey::Enter, "send_enter", tr("Enter sends"),
                                 tr("Shift+Enter begins a new line, as in most chats."))};
  model.numbers = {"numbers", tr("Trust and anger as numbers"),
                   tr("Off, you read the customer as you would across the counter."), settings.numbers_shown,
                   with(settings, &Settings::numbers_shown, !settings.numbers_shown)};
  model.voice = voice_switch(settings, trouble);
  if (settings.voice.on) {
    model.volume = volume_steps(settings);
    model.quiet_writing = quiet_writing_switch(settings);
  }
  model.reset = without_choices(settings);
  model.all_usual = model.reset == settings;
  return model;
}

}  // namespace rapport::gui
