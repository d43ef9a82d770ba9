// SPDX-License-Identifier: MIT
#include "gui/trainee/wording.h"

#include <fmt/format.h>

#include "engine/attempt/score.h"
#include "engine/base/words.h"

namespace rapport::gui {

std::string points_text(std::optional<double> score01) {
  return score01 ? tr_format("{} of 100", points(*score01)) : std::string(tr("not called for"));
}

std::string difficulty_name(Difficulty difficulty) {
  switch (difficulty) {
    case Difficulty::Gentle:
      return tr("gentle");
    case Difficulty::Moderate:
      return tr("moderate");
    case Difficulty::Demanding:
      return tr("demanding");
  }
  return {};
}

std::string channel_name(Channel channel) {
  switch (channel) {
    case Channel::InPerson:
      return tr("face to face");
    case Channel::Phone:
      return tr("on the phone");
    case Channel::Chat:
      return tr("in a chat");
    case Channel::Email:
      return tr("by e-mail");
  }
  return {};
}

std::string mode_name(Mode mode) {
  return mode == Mode::Practice ? tr("Practice") : tr("Assessment");
}

std::string status_name(AttemptStatus status) {
  switch (status) {
    case AttemptStatus::Incomplete:
      return tr("not finished");
    case AttemptStatus::Passed:
      return tr("passed");
    case AttemptStatus::Failed:
      return tr("not passed");
    case AttemptStatus::Abandoned:
      return tr("abandoned");
  }
  return {};
}

std::string change_text(int change) {
  if (change == 0) return tr("no change");
  return change > 0 ? fmt::format("+{}", change) : fmt::format("\u2212{}", -change);
}

std::string joined(const std::vector<std::string>& words) {
  if (words.size() < 2) return words.empty() ? std::string() : words.front();
  std::string first = words.front();
  for (std::size_t i = 1; i + 1 < words.size(); ++i) first += ", " + words[i];
  return tr_format("{} and {}", first, words.back());
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

std::string minutes_text(int minutes) {
  return tr_n_format("{} minute", "{} minutes", static_cast<std::size_t>(minutes), minutes);
}

}  // namespace rapport::gui
