// SPDX-License-Identifier: MIT
#include "gui/settings/settings_json.h"

#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

namespace rapport::gui {
namespace {

using Json = nlohmann::ordered_json;

/// Deeper than any version of ours would nest; what is nested deeper could exhaust the stack when written.
constexpr int kDeepest = 8;
constexpr int kFarthestPlace = 100'000;
constexpr int kSmallestSide = 320, kLargestSide = 16'384;

template <typename Value, std::size_t count>
using Words = std::array<std::pair<Value, const char*>, count>;

constexpr Words<Theme, 4> kThemes = {{{Theme::AsSystem, "system"},
                                      {Theme::Dark, "dark"},
                                      {Theme::Light, "light"},
                                      {Theme::HighContrast, "high-contrast"}}};
constexpr Words<SendKey, 2> kSendKeys = {{{SendKey::CtrlEnter, "ctrl-enter"}, {SendKey::Enter, "enter"}}};

template <typename Value, std::size_t count>
const char* word_of(const Words<Value, count>& words, Value value) {
  for (const auto& [one, word] : words) {
    if (one == value) return word;
  }
  return words.front().second;
}

/// An object, or nothing that can be used.
Json parse(std::string_view text) {
  bool too_deep = false;
  const auto watch = [&](int depth, Json::parse_event_t, Json&) {
    too_deep = too_deep || depth > kDeepest;
    return !too_deep;
  };
  auto parsed = Json::parse(text, watch, false);
  if (too_deep || !parsed.is_object()) return Json::value_t::discarded;
  return parsed;
}

/// Takes the values that make sense out of an object and notes the names of the others.
class Reader {
 public:
  Reader(const Json& object, std::string prefix, std::vector<std::string>& odd)
      : object_(object), prefix_(std::move(prefix)), odd_(odd) {}

  void read(const char* name, bool& value) {
    const auto* found = find(name);
    if (found == nullptr) return;
    if (!found->is_boolean()) return note(name);
    value = found->get<bool>();
  }

  void read(const char* name, int& value, int least, int most) {
    const auto* found = find(name);
    if (found == nullptr) return;
    if (!found->is_number()) return note(name);
    const auto number = found->get<double>();
    if (!(number >= least && number <= most) || std::floor(number) != number) return note(name);
    value = static_cast<int>(number);
  }

  void read(const char* name, std::string& value) {
    constexpr std::size_t kLongest = 35;  // of a language's tag, as BCP 47 asks software to hold
    const auto* found = find(name);
    if (found == nullptr) return;
    if (!found->is_string()) return note(name);
    const auto& text = found->get_ref<const std::string&>();
    const bool plain = text.find_first_not_of(
                           "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                           "-_@.") == std::string::npos;
    if (text.size() > kLongest || !plain) return note(name);
    value = text;
  }

  /// An address, which is looked at more closely where it is used.
  void read_address(const char* name, std::string& value) {
    constexpr std::size_t kLongest = 2000;
    const auto* found = find(name);
    if (found == nullptr) return;
    if (!found->is_string()) return note(name);
    const auto& text = found->get_ref<const std::string&>();
    const bool plain = std::ranges::all_of(text, [](char c) { return c > ' ' && c <= '~'; });
    if (text.size() > kLongest || !plain) return note(name);
    value = text;
  }

  template <typename Value, std::size_t count>
  void read(const char* name, Value& value, const Words<Value, count>& words) {
    const auto* found = find(name);
    if (found == nullptr) return;
    for (const auto& [one, word] : words) {
      if (*found == word) {
        value = one;
        return;
      }
    }
    note(name);
  }

  /// The object of that name; an empty one if there is none.
  [[nodiscard]] const Json& part(const char* name) {
    static const Json kEmpty = Json::object();
    const auto* found = find(name);
    if (found == nullptr) return kEmpty;
    if (found->is_object()) return *found;
    note(name);
    return kEmpty;
  }

 private:
  [[nodiscard]] const Json* find(const char* name) const {
    const auto found = object_.find(name);
    return found == object_.end() ? nullptr : &*found;
  }
  void note(const char* name) { odd_.push_back(prefix_ + name); }

  const Json& object_;
  std::string prefix_;
  std::vector<std::string>& odd_;
};

void read_window(const Json& object, WindowSettings& window, std::vector<std::string>& odd) {
  Reader reader(object, "window.", odd);
  reader.read("width", window.width, kSmallestSide, kLargestSide);
  reader.read("height", window.height, kSmallestSide, kLargestSide);
  reader.read("maximised", window.maximised);
  if (!object.contains("x") || !object.contains("y")) return;
  const auto before = odd.size();
  WindowPlace place;
  reader.read("x", place.x, -kFarthestPlace, kFarthestPlace);
  reader.read("y", place.y, -kFarthestPlace, kFarthestPlace);
  if (odd.size() == before) window.place = place;
}

/// `object` has this part as an object after it.
Json& part_of(Json& object, const char* name) {
  auto& part = object[name];
  if (!part.is_object()) part = Json::object();
  return part;
}

}  // namespace

ParsedSettings parse_settings(std::string_view json) {
  ParsedSettings parsed;
  const auto object = parse(json);
  int version = 0;
  if (object.is_object()) {
    std::vector<std::string> odd;
    Reader(object, {}, odd).read("version", version, 1, kFarthestPlace);
  }
  if (version == 0) {
    parsed.readable = false;
    return parsed;
  }
  parsed.newer = version > kSettingsVersion;
  auto& settings = parsed.settings;
  Reader reader(object, {}, parsed.odd);
  reader.read("theme", settings.theme, kThemes);
  reader.read("text_percent", settings.text_percent, kSmallestText, kLargestText);
  reader.read("reduced_motion", settings.reduced_motion);
  reader.read("send_with", settings.send_with, kSendKeys);
  reader.read("numbers_shown", settings.numbers_shown);
  reader.read("language", settings.language);
  reader.read("conversation_language", settings.conversation_language);
  reader.read_address("team_store", settings.team_store);
  Reader voice(reader.part("voice"), "voice.", parsed.odd);
  voice.read("on", settings.voice.on);
  voice.read("volume", settings.voice.volume, 0, 100);
  voice.read("quiet_while_writing", settings.voice.quiet_while_writing);
  read_window(reader.part("window"), settings.window, parsed.odd);
  return parsed;
}

std::string settings_json(const Settings& settings, std::string_view before) {
  auto object = parse(before);
  if (!object.is_object()) object = Json::object();
  object["version"] = kSettingsVersion;
  object["theme"] = word_of(kThemes, settings.theme);
  object["text_percent"] = settings.text_percent;
  object["reduced_motion"] = settings.reduced_motion;
  object["send_with"] = word_of(kSendKeys, settings.send_with);
  object["numbers_shown"] = settings.numbers_shown;
  object["language"] = settings.language;
  object["conversation_language"] = settings.conversation_language;
  object["team_store"] = settings.team_store;
  auto& voice = part_of(object, "voice");
  voice["on"] = settings.voice.on;
  voice["volume"] = settings.voice.volume;
  voice["quiet_while_writing"] = settings.voice.quiet_while_writing;
  auto& window = part_of(object, "window");
  window["width"] = settings.window.width;
  window["height"] = settings.window.height;
  window["maximised"] = settings.window.maximised;
  if (settings.window.place) {
    window["x"] = settings.window.place->x;
    window["y"] = settings.window.place->y;
  } else {
    window.erase("x");
    window.erase("y");
  }
  constexpr int kIndent = 2;
  return object.dump(kIndent, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace rapport::gui
