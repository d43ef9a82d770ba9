// SPDX-License-Identifier: MIT
/// \file Where settings are kept between one opening of the window and the next.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "engine/base/result.h"
#include "gui/settings/settings.h"

namespace rapport::gui {

/// $XDG_CONFIG_HOME/rapport/settings.json, or ~/.config/rapport/settings.json. `environment` gives the value
/// of a variable, or null. NotFound if it names no home. Source: XDG Base Directory Specification 0.8, by
/// which a relative $XDG_CONFIG_HOME counts as none.
[[nodiscard]] Result<std::filesystem::path> default_settings_path(
    const std::function<const char*(const char* name)>& environment);

/// One settings file. It may be used from one thread at a time.
class SettingsFile {
 public:
  explicit SettingsFile(std::filesystem::path path) : path_(std::move(path)) {}

  struct Opened {
    Settings settings;
    std::optional<Error> problem;  ///< what the person should know about it
  };
  /// Never fails: what cannot be used is replaced by what is usual, and told. A file with anything in it that
  /// makes no sense is moved to the same name with `.broken` behind it, so that nothing is lost. No file is
  /// no problem.
  [[nodiscard]] Opened open();

  /// Keeps what it does not know in the file that was opened. A file of a later version of Rapport, or one
  /// that could not be moved out of the way, is left as it is; open() has told so. Waits for the disk.
  [[nodiscard]] Result<void> write(const Settings& settings);

 private:
  [[nodiscard]] std::string put_aside();

  std::filesystem::path path_;
  std::string before_;  ///< the file as it was read or written last
  bool left_alone_ = false;
};

}  // namespace rapport::gui
