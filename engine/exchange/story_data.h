// SPDX-License-Identifier: MIT
/// \file The JSON in a Twee file: what StoryData says, and the metadata of passages.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace rapport {

/// Empty is what was not said.
struct StoryData {
  std::string ifid, format, format_version, start;
};

/// Nothing if `json` is no JSON object.
[[nodiscard]] std::optional<StoryData> read_story_data(std::string_view json);

/// Whether `json` is a JSON object.
[[nodiscard]] bool is_json_object(std::string_view json);

/// The words of StoryData, line-broken and indented, with a line break at the end.
[[nodiscard]] std::string story_data_json(const StoryData& data);

}  // namespace rapport
