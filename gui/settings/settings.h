// SPDX-License-Identifier: MIT
/// \file What a person may set about the window.
#pragma once

#include <optional>
#include <string>

namespace rapport::gui {

enum class Theme { AsSystem, Dark, Light, HighContrast };

/// Which key sends a typed reply. The other one begins a new line.
enum class SendKey { CtrlEnter, Enter };

struct VoiceSettings {
  bool on = false;
  int volume = 80;  ///< 0 to 100
  bool quiet_while_writing = false;

  friend bool operator==(const VoiceSettings&, const VoiceSettings&) = default;
};

/// A place on the desktop, in its own coordinates.
struct WindowPlace {
  int x = 0, y = 0;

  friend bool operator==(const WindowPlace&, const WindowPlace&) = default;
};

struct WindowSettings {
  int width = 1280, height = 800;    ///< on a screen of usual density
  std::optional<WindowPlace> place;  ///< none: the system chooses
  bool maximised = false;

  friend bool operator==(const WindowSettings&, const WindowSettings&) = default;
};

inline constexpr int kSmallestText = 75, kUsualText = 100, kLargestText = 300;  // percent
inline constexpr int kVolumeStep = 10;

struct Settings {
  Theme theme = Theme::AsSystem;
  int text_percent = kUsualText;  ///< kSmallestText to kLargestText
  bool reduced_motion = false;
  SendKey send_with = SendKey::CtrlEnter;
  bool numbers_shown = true;  ///< trust and anger as figures beside the customer
  VoiceSettings voice;
  std::string language;               ///< such as "es"; empty: as the system
  std::string conversation_language;  ///< likewise, where a scenario is there in it; empty: its author's
  std::string team_store;             ///< the team's server, to which attempts are handed on; empty: none
  WindowSettings window;

  friend bool operator==(const Settings&, const Settings&) = default;
};

/// The next size of text that Ctrl+plus and Ctrl+minus lead to; the same where there is none.
[[nodiscard]] int larger_text(int percent);
[[nodiscard]] int smaller_text(int percent);

/// As they were when Rapport was new, but for the window's size and place and the team's server, which nobody
/// means by that.
[[nodiscard]] Settings without_choices(const Settings& settings);

}  // namespace rapport::gui
