// SPDX-License-Identifier: MIT
#include "engine/exchange/story_data.h"

#include <array>
#include <nlohmann/json.hpp>

namespace rapport {
namespace {

constexpr std::size_t kLongestJson = 64U << 10U;

nlohmann::json parsed(std::string_view json) {
  if (json.size() > kLongestJson) return nlohmann::json::value_t::discarded;
  return nlohmann::json::parse(json, nullptr, false);
}

}  // namespace

std::optional<StoryData> read_story_data(std::string_view json) {
  const auto object = parsed(json);
  if (!object.is_object()) return std::nullopt;
  const auto text_of = [&](std::initializer_list<const char*> keys) {
    for (const auto* key : keys) {
      const auto found = object.find(key);
      if (found != object.end() && found->is_string()) return found->get<std::string>();
    }
    return std::string();
  };
  return StoryData{text_of({"ifid"}), text_of({"format"}), text_of({"format-version", "formatVersion"}),
                   text_of({"start"})};
}

bool is_json_object(std::string_view json) {
  return parsed(json).is_object();
}

std::string story_data_json(const StoryData& data) {
  nlohmann::ordered_json object;
  object["ifid"] = data.ifid;
  object["format"] = data.format;
  object["format-version"] = data.format_version;
  object["start"] = data.start;
  return object.dump(2) + "\n";
}

}  // namespace rapport
