// SPDX-License-Identifier: MIT
#include "gui/settings/settings_file.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <system_error>
#include <utility>

#include "engine/base/file.h"
#include "engine/base/words.h"
#include "gui/settings/settings_json.h"
#include "gui/shell/replace_file.h"

namespace rapport::gui {
namespace {

constexpr std::size_t kMostSettingsBytes = std::size_t{64} << 10U;

}  // namespace

Result<std::filesystem::path> default_settings_path(
    const std::function<const char*(const char* name)>& environment) {
  const auto value = [&](const char* name) {
    const char* text = environment(name);
    return std::filesystem::path(text == nullptr ? "" : text);
  };
  auto folder = value("XDG_CONFIG_HOME");
  if (!folder.is_absolute()) {
    const auto home = value("HOME");
    if (!home.is_absolute()) {
      return failure(ErrorCode::NotFound,
                     tr("There is no place for settings: neither HOME nor XDG_CONFIG_HOME is set."),
                     tr("Settings hold until you close this window."));
    }
    folder = home / ".config";
  }
  return folder / "rapport" / "settings.json";
}

std::string SettingsFile::put_aside() {
  auto aside = path_;
  aside += ".broken";
  std::error_code problem;
  std::filesystem::rename(path_, aside, problem);
  if (!problem) return tr_format("The file was kept as {}.", aside.string());
  left_alone_ = true;
  return tr_format(
      "The file could not be moved out of the way ({}), so what you change holds until you close this "
      "window.",
      problem.message());
}

SettingsFile::Opened SettingsFile::open() {
  auto text = read_file(path_, kMostSettingsBytes);
  if (!text && text.error().code == ErrorCode::NotFound) return {};
  if (!text) {
    return {{},
            Error{text.error().code, text.error().message,
                  tr_format("The usual settings are in use. {}", put_aside())}};
  }
  auto parsed = parse_settings(*text);
  if (!parsed.readable) {
    return {{},
            Error{ErrorCode::Invalid, tr_format("The settings in {} make no sense.", path_.string()),
                  tr_format("The usual settings are in use. {}", put_aside())}};
  }
  before_ = std::move(*text);
  left_alone_ = parsed.newer;
  if (parsed.newer) {
    return {std::move(parsed.settings),
            Error{ErrorCode::NewerSchema, tr("Your settings were written by a later version of Rapport."),
                  tr("What this version understands of them is in use. What you change holds until you close "
                     "this window.")}};
  }
  if (parsed.odd.empty()) return {std::move(parsed.settings), std::nullopt};
  const auto kept = put_aside();
  const auto saved = write(parsed.settings);
  return {std::move(parsed.settings),
          Error{ErrorCode::Invalid,
                tr_format("Some of the settings in {} make no sense: {}.", path_.string(),
                          fmt::join(parsed.odd, ", ")),
                tr_format("The usual ones are in use for these. {}", saved ? kept : saved.error().text())}};
}

Result<void> SettingsFile::write(const Settings& settings) {
  if (left_alone_) return {};
  auto json = settings_json(settings, before_);
  if (json == before_) return {};
  if (auto done = replace_file(path_, json); !done) return done;
  before_ = std::move(json);
  return {};
}

}  // namespace rapport::gui
