// SPDX-License-Identifier: MIT
#include "gui/trainee/wording.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "engine/attempt/score.h"

namespace rapport::gui {

std::string points_text(std::optional<double> score01) {
  return score01 ? fmt::format("{} of 100", points(*score01)) : std::string("not called for");
}

std::string difficulty_name(Difficulty difficulty) {
  switch (difficulty) {
    case Difficulty::Gentle:
      return "gentle";
    case Difficulty::Moderate:
      return "moderate";
    case Difficulty::Demanding:
      return "demanding";
  }
  return {};
}

std::string channel_name(Channel channel) {
  switch (channel) {
    case Channel::InPerson:
      return "face to face";
    case Channel::Phone:
      return "on the phone";
    case Channel::Chat:
      return "in a chat";
    case Channel::Email:
      return "by e-mail";
  }
  return {};
}

std::string mode_name(Mode mode) {
  return mode == Mode::Practice ? "Practice" : "Assessment";
}

std::string status_name(AttemptStatus status) {
  switch (status) {
    case AttemptStatus::Incomplete:
      return "not finished";
    case AttemptStatus::Passed:
      return "passed";
    case AttemptStatus::Failed:
      return "not passed";
    case AttemptStatus::Abandoned:
      return "abandoned";
  }
  return {};
}

std::string count_text(std::size_t count, const std::string& one, const std::string& many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string moment_text(TimePoint moment, std::chrono::minutes utc_offset) {
  const auto shifted = std::chrono::time_point_cast<std::chrono::seconds>(moment + utc_offset);
  const auto time = fmt::gmtime(std::chrono::system_clock::to_time_t(shifted));
  return fmt::format("{} {:%B %Y, %H:%M}", time.tm_mday, time);
}

std::string change_text(int change) {
  if (change == 0) return "no change";
  return change > 0 ? fmt::format("+{}", change) : fmt::format("\u2212{}", -change);
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " and " : ", ";
    text += words[i];
  }
  return text;
}

std::string capitalised(std::string words) {
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
    words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

std::string in_sentence(std::string name) {
  if (!name.empty() && name[0] >= 'A' && name[0] <= 'Z') name[0] = static_cast<char>(name[0] - 'A' + 'a');
  return name;
}

std::string dotted(const std::vector<std::string>& parts) {
  std::string text;
  for (const auto& part : parts) {
    if (part.empty()) continue;
    if (!text.empty()) text += "  ·  ";
    text += part;
  }
  return text;
}

}  // namespace rapport::gui
