// SPDX-License-Identifier: MIT
/// \file Settings as JSON and back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gui/settings/settings.h"

namespace rapport::gui {

/// Of the file's form. A file without a version counts as broken.
inline constexpr int kSettingsVersion = 1;

struct ParsedSettings {
  Settings settings;             ///< with the usual value for whatever made no sense
  bool readable = true;          ///< it is a settings file at all
  bool newer = false;            ///< a later version of Rapport wrote it
  std::vector<std::string> odd;  ///< the names of the settings that made no sense, such as "window.width"
};

/// Never fails and never throws, whatever the bytes are.
[[nodiscard]] ParsedSettings parse_settings(std::string_view json);

/// `before`: the file that they take the place of. What this version does not know in it is kept; it may be
/// empty or broken.
[[nodiscard]] std::string settings_json(const Settings& settings, std::string_view before);

}  // namespace rapport::gui
