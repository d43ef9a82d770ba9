// SPDX-License-Identifier: MIT
/// \file What a YAML file holds, with the place of every part.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/source_span.h"

namespace rapport {

struct YamlEntry;

/// Text, a list or a mapping. Scalars stay text: what they mean is decided by whoever asks for them, so `no`
/// is the word no and `010` the number ten. Keys of a mapping are unique. Plain values; copying copies the
/// tree.
struct YamlValue {
  enum class Kind : std::uint8_t { Nothing, Text, List, Mapping };
  Kind kind = Kind::Nothing;
  bool quoted = false;
  SourceSpan place;
  std::string text;
  std::vector<YamlValue> items;
  std::vector<YamlEntry> entries;

  [[nodiscard]] bool is_text() const { return kind == Kind::Text; }
  [[nodiscard]] bool is_list() const { return kind == Kind::List; }
  [[nodiscard]] bool is_mapping() const { return kind == Kind::Mapping; }
  /// The value of a key of a mapping, or null. Valid as long as the tree is not changed.
  [[nodiscard]] const YamlValue* find(std::string_view key) const;
};

struct YamlEntry {
  std::string key;
  SourceSpan key_place;
  YamlValue value;
};

inline const YamlValue* YamlValue::find(std::string_view key) const {
  for (const auto& entry : entries) {
    if (entry.key == key) return &entry.value;
  }
  return nullptr;
}

}  // namespace rapport
